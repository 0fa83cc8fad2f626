"""Where a stretch is felt is seen at once, in the light and in the dark."""

import json
from math import hypot

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from stretchtimer.figure.motion import body_at
from stretchtimer.figure.painter import paint_body, screen_in
from stretchtimer.figure.palette import FigureColours, Roles, chosen, contrast
from stretchtimer.figure.vectors import mix
from stretchtimer.paths import asset
from tests.figure.colour_distance import difference, lab, linear
from tests.figure.figures import hold, library

WIDTH, HEIGHT = 560, 420
HOLD = {
    theme: states["hold"]
    for theme, states in json.loads(asset("tokens.json").read_text("utf-8"))["session"].items()
}
#: A limb of a hold that is tinted, and a place of the same cloth that is bare: a bone and a share of it.
TINTED = [
    ("knee-to-chest", None, "thigh.R", "shin.R", 0.45),
    ("runners-lunge", None, "thigh.L", "shin.L", 0.5),
    ("runners-lunge", "knee-down", "thigh.L", "shin.L", 0.6),
    ("runners-lunge", "desk", "thigh.L", "shin.L", 0.5),
    ("figure-four", None, "thigh.R", "shin.R", 0.5),
    ("figure-four", "foot-down", "thigh.R", "shin.R", 0.5),
    ("seated-spinal-twist", "hug", "thigh.R", "shin.R", 0.6),
]


@pytest.fixture(params=sorted(HOLD))
def colours(request, qapp):
    state = HOLD[request.param]
    names = ("canvas", "text", "pose-body", "pose-far", "ring", "track")
    return chosen(Roles(*(state[name] for name in names)), FigureColours("#E3A587", "#4A3038"))


def painted(body, colours):
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(colours.canvas))
    painter = QPainter(image)
    try:
        paint_body(painter, QRectF(0, 0, WIDTH, HEIGHT), body, colours)
    finally:
        painter.end()
    return image


def pixel(image, body, limb, share):
    bone = body.skeleton.bones[limb]
    x, y = screen_in(QRectF(0, 0, WIDTH, HEIGHT), body).point(mix(bone.start, bone.end, share))
    return image.pixelColor(round(x), round(y)).name().upper()


@pytest.mark.parametrize(("stretch", "variant", "tinted", "plain", "bare"), TINTED)
def test_what_is_felt_is_another_colour_than_the_cloth(colours, stretch, variant, tinted, plain, bare):
    body = body_at(hold(stretch, variant), library())
    image = painted(body, colours)
    cloth = lab(*linear(pixel(image, body, plain, bare)))
    limb = [lab(*linear(pixel(image, body, tinted, i / 20))) for i in range(21)]
    # skin is warm, cloth and tint are cold
    felt = max((place for place in limb if place[2] < 0), key=lambda place: hypot(*place[1:]))
    assert difference(felt, cloth) > 15
    assert hypot(*felt[1:]) > 24  # a colour, not a pale light
    assert felt[0] < 80


def test_the_near_leg_is_no_white_in_the_dark(colours, qapp):
    cloth = colours.near["bottom"].lit
    lightness, _red, _blue = lab(*linear(cloth))
    assert 25 < lightness < 65
    # it still is what stands out most
    assert contrast(cloth, colours.canvas) > 3.5
    assert contrast(cloth, colours.canvas) > 1.5 * contrast(colours.far["bottom"].lit, colours.canvas)


def test_the_difference_of_two_colours_is_that_of_the_published_examples():
    for one, other, known in (
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ):
        assert difference(one, other) == pytest.approx(known, abs=1e-4)
