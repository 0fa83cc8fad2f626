"""Icons take the colour and size they are asked for."""

import pytest
from PySide6.QtGui import QColor

from stretchtimer.domain.errors import ResourceError
from stretchtimer.paths import asset
from stretchtimer.ui.theme import icons

RED = QColor("#C00000")


def ink(pixmap):
    """Return the colours of all pixels that are fully painted."""
    image = pixmap.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_the_color_replaces_the_current_one(qapp):
    assert ink(icons.pixmap("ph-hold", RED, 48)) == {RED.name()}


def test_the_size_is_in_logical_pixels(qapp):
    drawn = icons.pixmap("play", RED, 20, 1.5)
    assert (drawn.width(), drawn.devicePixelRatio()) == (30, 1.5)


def test_the_same_look_is_drawn_once(qapp):
    first = icons.pixmap("voice", RED, 24)
    assert icons.pixmap("voice", RED, 24).cacheKey() == first.cacheKey()
    assert icons.pixmap("voice", QColor("#00C000"), 24).cacheKey() != first.cacheKey()


def test_an_icon_is_sharp_on_a_screen_twice_as_fine(qapp):
    assert {size.width() for size in icons.icon("close", RED, 20).availableSizes()} >= {20, 40}


def test_every_icon_that_ships_leaves_ink(qapp):
    names = sorted(path.stem for path in asset("icons").glob("*.svg"))
    assert len(names) == 51
    for name in names:
        assert ink(icons.pixmap(name, RED, 48)), name


def test_an_unknown_icon_is_named_in_the_sentence(qapp):
    with pytest.raises(ResourceError, match="“elephant”"):
        icons.pixmap("elephant", RED, 24)


def test_the_program_has_an_icon_in_every_size(qapp):
    icon = icons.program_icon()
    assert {size.width() for size in icon.availableSizes()} == set(icons.PROGRAM_PX)
    drawn = icon.pixmap(64, 64)
    assert {"#0b5c7a", "#ffffff"} <= ink(drawn)
    assert drawn.toImage().pixelColor(0, 0).alpha() == 0
