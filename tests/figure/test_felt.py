"""Where a stretch is felt is seen at once, in the light and in the dark."""

import json
from dataclasses import replace
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
SESSION = json.loads(asset("tokens.json").read_text("utf-8"))["session"]
#: The states in which somebody is shown where it is felt. How far the tint is from the cloth it lies on
#: at least, how much of a colour it is, and how light at most: on a dark canvas it has to be light.
FELT = {"hold": (15, 24, 80), "prepare": (15, 24, 80), "switch": (13, 30, 82)}
#: A thigh that is tinted.
TINTED = [
    ("knee-to-chest", None, "thigh.R"),
    ("both-knees-to-chest", "knees-apart", "thigh.R"),
    ("both-knees-to-chest", "knees-apart", "thigh.L"),
    ("runners-lunge", None, "thigh.L"),
    ("runners-lunge", "knee-down", "thigh.L"),
    ("runners-lunge", "desk", "thigh.L"),
    ("figure-four", None, "thigh.R"),
    ("figure-four", "foot-down", "thigh.R"),
    ("seated-spinal-twist", "hug", "thigh.R"),
]


def colours_of(theme, state):
    roles = SESSION[theme][state]
    names = ("canvas", "text", "pose-body", "pose-far", "ring", "track")
    return chosen(Roles(*(roles[name] for name in names)), FigureColours("#E3A587", "#4A3038"))


def painted(body, colours):
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(colours.canvas))
    painter = QPainter(image)
    try:
        paint_body(painter, QRectF(0, 0, WIDTH, HEIGHT), body, colours)
    finally:
        painter.end()
    return image


def along_limb(image, body, limb):
    """Return the colours of a picture along a limb."""
    bone = body.skeleton.bones[limb]
    screen = screen_in(QRectF(0, 0, WIDTH, HEIGHT), body)
    places = (screen.point(mix(bone.start, bone.end, i / 20)) for i in range(21))
    return [lab(*linear(image.pixelColor(round(x), round(y)).name())) for x, y in places]


@pytest.mark.parametrize("theme", sorted(SESSION))
@pytest.mark.parametrize("state", FELT)
@pytest.mark.parametrize(("stretch", "variant", "limb"), TINTED)
def test_what_is_felt_is_another_colour_than_the_cloth(qapp, theme, state, stretch, variant, limb):
    body, colours = body_at(hold(stretch, variant), library()), colours_of(theme, state)
    tinted, bare = (along_limb(painted(one, colours), body, limb) for one in (body, replace(body, felt=())))
    apart, felt = max((difference(one, other), one) for one, other in zip(tinted, bare, strict=True))
    least, coloured, lightest = FELT[state]
    assert apart > least
    assert hypot(*felt[1:]) > coloured  # a colour, not a pale light
    assert felt[0] < lightest


@pytest.mark.parametrize("theme", sorted(SESSION))
@pytest.mark.parametrize("state", FELT)
def test_the_near_leg_is_no_white_and_stands_out_most(theme, state):
    colours = colours_of(theme, state)
    near, far = (tones["bottom"].lit for tones in (colours.near, colours.far))
    assert 25 < lab(*linear(near))[0] < 65
    assert contrast(near, colours.canvas) > 2.9
    assert contrast(near, colours.canvas) > 1.5 * contrast(far, colours.canvas)


def test_the_difference_of_two_colours_is_that_of_the_published_examples():
    for one, other, known in (
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ):
        assert difference(one, other) == pytest.approx(known, abs=1e-4)
