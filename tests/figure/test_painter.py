import gc
import sys
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.stretch import Side
from stretchtimer.figure.motion import body_at
from stretchtimer.figure.painter import Memory, drawing_of, paint_body, paint_ground, screen_in
from stretchtimer.figure.palette import FigureColours, Roles, chosen
from tests.figure.figures import STRETCHES, hold, library, moment

WIDTH, HEIGHT = 280, 210
#: Where a pixel of ARGB32 keeps its alpha among its four bytes.
ALPHA = 3 if sys.byteorder == "little" else 0
COLOURS = chosen(
    Roles("#F8FAFA", "#0A1C22", "#3C5660", "#9DB2BA", "#00708F", "#D3E1E6"),
    FigureColours("#E3A587", "#4A3038"),
)


@pytest.fixture(autouse=True)
def application(qapp):
    """Painting needs one."""


def picture(at, memory=None, rect=None, width=WIDTH, height=HEIGHT, quick=False):
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    try:
        rect, body = rect or QRectF(0, 0, width, height), body_at(at, library())
        if memory is None and not quick:
            paint_body(painter, rect, body, COLOURS)
        else:
            screen = screen_in(rect, body)
            paint_ground(painter, body, screen, COLOURS)
            drawing_of(body, screen, COLOURS, memory, quick).paint(painter)
    finally:
        painter.end()
    return image


def painted(image):
    """Return the box of pixels that something was painted on: left, top, right, bottom."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    there = rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)[..., ALPHA] > 0
    xs, ys = np.flatnonzero(there.any(axis=0)), np.flatnonzero(there.any(axis=1))
    return int(xs[0]), int(ys[0]), int(xs[-1]), int(ys[-1])


@pytest.mark.parametrize("stretch", STRETCHES)
def test_a_hold_stays_inside_its_picture_and_fills_it(stretch):
    left, top, right, bottom = painted(picture(hold(stretch)))
    assert left > 0
    assert top > 0
    assert right < WIDTH - 1
    assert bottom < HEIGHT - 1
    assert right - left > 0.65 * WIDTH or bottom - top > 0.65 * HEIGHT


def test_a_picture_keeps_to_its_rectangle():
    left, top, right, bottom = painted(picture(hold("butterfly"), rect=QRectF(100, 80, 120, 90)))
    assert 100 <= left < right <= 220
    assert 80 <= top < bottom <= 170


def test_the_left_picture_is_the_mirrored_right_one():
    right, left = (picture(hold("seated-spinal-twist", side=side)) for side in (Side.RIGHT, Side.LEFT))
    mirrored = left.flipped(Qt.Orientation.Horizontal)
    different = sum(
        abs(right.pixelColor(x, y).lightness() - mirrored.pixelColor(x, y).lightness()) > 60
        for x in range(WIDTH)
        for y in range(HEIGHT)
    )
    assert different < 0.01 * WIDTH * HEIGHT


def test_what_is_remembered_changes_nothing():
    memory = Memory()
    for seconds in (0.0, 1.0, 1.5, 6.0, 1.0):
        at = moment(PhaseKind.MOVE, "cat-cow", elapsed_s=seconds, beat_s=4.0)
        assert picture(at, memory) == picture(at)
    assert picture(hold("butterfly"), memory, width=400) == picture(hold("butterfly"), width=400)


def test_limbs_that_rest_are_remembered():
    memory = Memory()
    at = hold("butterfly")
    picture(at, memory)
    before = {name: kept[1] for name, kept in memory.paths.items()}
    picture(replace(at, elapsed_s=2.0), memory)
    same = {name[0] for name, kept in memory.paths.items() if before[name] is kept[1]}
    assert {"thigh.L", "thigh.R", "shin.L", "shin.R", "foot.L", "foot.R"} <= same


@pytest.mark.parametrize("stretch", ["cat-cow", "knee-rotations", "figure-four"])
def test_a_quick_picture_shows_nearly_the_same(stretch):
    fine, quick = picture(hold(stretch)), picture(hold(stretch), quick=True)
    different = sum(
        abs(fine.pixelColor(x, y).lightness() - quick.pixelColor(x, y).lightness()) > 40
        for x in range(WIDTH)
        for y in range(HEIGHT)
    )
    assert 0 < different < 0.012 * WIDTH * HEIGHT


@pytest.mark.parametrize(
    ("stretch", "variant"), [("childs-pose", "raised"), ("runners-lunge", "knee-down"), ("butterfly", None)]
)
def test_a_cushion_has_colours_of_its_own_and_a_contour(stretch, variant):
    there, elsewhere = (colours_in(hold(*of)) for of in ((stretch, variant), ("childs-pose", None)))
    for colour in (COLOURS.cushion.lit, COLOURS.cushion.edge):
        assert QColor(colour).rgb() in there
        assert QColor(colour).rgb() not in elsewhere


def colours_in(at):
    """Return every colour of a picture that is large enough for contours of a pixel."""
    image = picture(at, width=3 * WIDTH, height=3 * HEIGHT)
    return set(np.frombuffer(image.constBits(), np.uint32).tolist())


@pytest.mark.parametrize("size", [(16, 10), (78, 50), (1200, 900)])
def test_any_size_can_be_painted(size):
    width, height = size
    assert painted(picture(hold("happy-baby"), width=width, height=height))


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="nothing counts the references to None there")
def test_painting_loses_no_reference():
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    bodies = [
        body_at(moment(PhaseKind.MOVE, "cat-cow", elapsed_s=i / 3, beat_s=4.0), library()) for i in range(30)
    ]

    def paint_all():
        for body in bodies:
            painter = QPainter(image)
            paint_body(painter, QRectF(0, 0, WIDTH, HEIGHT), body, COLOURS)
            painter.end()

    paint_all()
    gc.collect()
    before = sys.getrefcount(None)
    for _ in range(3):
        paint_all()
    gc.collect()
    assert abs(sys.getrefcount(None) - before) < 100
