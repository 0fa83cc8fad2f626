"""A letter stands at the leg that the side is named after, the right way round, readable on every canvas."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.stretch import Side
from stretchtimer.figure.lens import TAG_HALF
from stretchtimer.figure.motion import body_at
from stretchtimer.figure.painter import TAG_FROM, Letters, paint_body, screen_in
from stretchtimer.figure.palette import contrast
from stretchtimer.figure.vectors import length, mix, sub
from stretchtimer.ui.theme import tokens
from stretchtimer.ui.widgets.figure_view import colours_for
from tests.figure.figures import ONE_SIDED, acts, end_of, hold, library, moment

SIDED = [(stretch, variant) for stretch, variant, _act in acts() if stretch in ONE_SIDED]
LETTER = {Side.LEFT: "L", Side.RIGHT: "R"}
RECT = QRectF(0, 0, 560, 420)
#: Letters can be read from this contrast on.
READABLE = 4.5


@pytest.fixture(autouse=True)
def application(qapp):
    """Painting needs one."""


def letters():
    return Letters.of(LETTER, QFont())


def picture(body, colours, with_letters, rect=RECT):
    image = QImage(round(rect.width()), round(rect.height()), QImage.Format.Format_RGB32)
    image.fill(colours.canvas)
    painter = QPainter(image)
    paint_body(painter, rect, body, colours, letters() if with_letters else None)
    painter.end()
    return image


def pixels(image):
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[..., :3].astype(int)


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize(("stretch", "variant"), SIDED)
def test_the_letter_of_the_side_stands_at_the_leg_that_is_named(stretch, variant, side):
    body = body_at(hold(stretch, variant, side), library())
    (tag,) = body.tags
    assert (tag.side, tag.share) == (side, 1.0)
    near, far = (
        min(
            length(sub(tag.place, mix(limb.start, limb.end, share)))
            for limb in (body.skeleton.bones[f"{bone}.{LETTER[leg]}"] for bone in ("thigh", "shin"))
            for share in (0.25, 0.5, 0.75, 1.0)
        )
        for leg in (side, side.other)
    )
    assert near < 0.7
    assert near < far


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("variant", [None, "knee-down", "desk"])
def test_the_letter_of_a_lunge_is_at_the_front_leg_and_the_tint_on_the_other_hip(variant, side):
    body = body_at(hold("runners-lunge", variant, side), library())
    joints = body.skeleton.joints
    (tag,), (felt,) = body.tags, body.felt
    front, back = (f"ankle.{LETTER[one]}" for one in (side, side.other))
    assert joints[front][0] > joints[back][0] + 1.0
    assert tag.place[0] > joints["pelvis"][0] > felt.place[0]
    assert f"thigh.{LETTER[side.other]}" in felt.parts
    screen = screen_in(RECT, body)
    assert abs(screen.point(tag.place)[0] - screen.point(felt.place)[0]) > screen.scale


def test_movements_and_stretches_of_both_sides_have_no_letter():
    for stretch, variant, act in acts():
        assert (act.tag is not None) is (stretch in ONE_SIDED), (stretch, variant)


@pytest.mark.parametrize(("stretch", "variant"), SIDED)
def test_a_switch_takes_the_old_letter_away_before_it_shows_the_new_one(stretch, variant):
    switch = moment(
        PhaseKind.SWITCH, stretch, variant, Side.LEFT, length_s=8.0, before=end_of(stretch, variant)
    )
    seen = []
    for i in range(81):
        tags = body_at(replace(switch, elapsed_s=i / 10), library()).tags
        assert len(tags) <= 1
        seen += [tag.side for tag in tags if not seen or tag.side is not seen[-1]]
    assert seen == [Side.RIGHT, Side.LEFT]


@pytest.mark.parametrize("theme", [tokens.light, tokens.dark])
@pytest.mark.parametrize("screen", list(ScreenState))
def test_letters_are_readable_on_every_canvas(screen, theme):
    colours = colours_for(theme(), screen)
    assert contrast(colours.text, colours.canvas) >= READABLE
    body = body_at(hold("figure-four"), library())
    with_letters, without = (pixels(picture(body, colours, on)) for on in (True, False))
    x, y = (round(at) for at in screen_in(RECT, body).point(body.tags[0].place))
    half = round(TAG_HALF * screen_in(RECT, body).scale * 0.8)
    plate = with_letters[y - half : y + half, x - half : x + half].reshape(-1, 3)
    plate_colour, letter_colour = (_bgr(name) for name in (colours.text, colours.canvas))
    is_plate = np.abs(plate - plate_colour).max(axis=1) < 12
    is_letter = np.abs(plate - letter_colour).max(axis=1) < 12
    assert is_plate.mean() > 0.4
    assert is_letter.mean() > 0.08
    assert (with_letters != without).any()


def _bgr(name):
    return np.array([int(name[i : i + 2], 16) for i in (5, 3, 1)])


def test_letters_are_never_mirrored():
    colours = colours_for(tokens.light(), ScreenState.HOLD)
    shapes = []
    for side in Side:
        body = body_at(hold("seated-spinal-twist", None, side), library())
        rows = pixels(picture(body, colours, True))
        screen = screen_in(RECT, body)
        x, y = (round(at) for at in screen.point(body.tags[0].place))
        half = round(TAG_HALF * screen.scale * 0.8)
        tile = rows[y - half : y + half, x - half : x + half]
        shapes.append(np.abs(tile - _bgr(colours.canvas)).max(axis=2) < 60)
    # the stroke of an L is at its left, and so is that of an R
    for shape in shapes:
        columns = np.flatnonzero(shape.any(axis=0))
        middle = (columns[0] + columns[-1] + 1) // 2
        assert shape[:, columns[0] : middle].sum() > 1.15 * shape[:, middle : columns[-1] + 1].sum()


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize(("stretch", "variant"), SIDED)
def test_letters_are_inside_the_picture_from_the_start_position_on(stretch, variant, side):
    ready = moment(PhaseKind.GET_READY, stretch, variant, side, length_s=20.0)
    for i in range(41):
        body = body_at(replace(ready, elapsed_s=i / 2), library())
        screen = screen_in(RECT, body)
        half = TAG_HALF * screen.scale
        for tag in body.tags:
            x, y = screen.point(tag.place)
            assert half <= x <= RECT.width() - half, i
            assert half <= y <= RECT.height() - half, i


def test_a_small_picture_has_no_letter():
    body = body_at(hold("figure-four"), library())
    colours = colours_for(tokens.light(), ScreenState.HOLD)
    for width, height, carries in ((78, 50, False), (240, 180, True)):
        rect = QRectF(0, 0, width, height)
        assert (screen_in(rect, body).scale >= TAG_FROM) is carries
        assert (picture(body, colours, True, rect) != picture(body, colours, False, rect)) is carries
