"""The tokens are complete, readable at a distance, and follow the setting."""

from itertools import product

import pytest
from PySide6.QtGui import QColor

from stretchtimer.domain.preferences import Theme
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.ui.theme import tokens


def luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def contrast(one: QColor, other: QColor) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("theme", "screen"), list(product((tokens.light(), tokens.dark()), ScreenState)))
def test_session_words_read_well_on_every_canvas(theme, screen):
    canvas = theme.canvas(screen)
    for words in (canvas.text, canvas.soft):
        assert contrast(words, canvas.canvas) >= 7
        assert contrast(words, canvas.disc) >= 6.99
    assert contrast(canvas.ring, canvas.canvas) >= 4.5


@pytest.mark.parametrize("theme", [tokens.light(), tokens.dark()])
def test_page_words_read_well(theme):
    assert contrast(theme.color("text"), theme.color("surface")) >= 7
    assert contrast(theme.color("text-2"), theme.color("surface")) >= 4.5
    assert contrast(theme.color("border-strong"), theme.color("surface")) >= 3
    assert contrast(theme.color("focus"), theme.color("surface")) >= 3


def test_moving_looks_like_holding():
    assert tokens.light().canvas(ScreenState.MOVE) == tokens.light().canvas(ScreenState.HOLD)


def test_both_themes_have_the_same_names():
    assert set(tokens.light().colors) == set(tokens.dark().colors)


@pytest.mark.parametrize(
    ("theme", "system_dark", "is_dark"),
    [
        (Theme.LIGHT, True, False),
        (Theme.DARK, False, True),
        (Theme.SYSTEM, True, True),
        (Theme.SYSTEM, False, False),
    ],
)
def test_the_setting_chooses_the_theme(theme, system_dark, is_dark):
    assert tokens.for_theme(theme, system_dark).is_dark is is_dark


def test_a_color_may_be_changed_without_harm():
    tokens.light().color("accent").setAlpha(0)
    assert tokens.light().color("accent").alpha() == 255
    assert tokens.light().hex("accent") == tokens.light().color("accent").name().upper()


def test_an_unknown_name_is_refused():
    with pytest.raises(KeyError):
        tokens.light().color("pink-elephant")


def test_durations_and_type_styles():
    assert tokens.motion_ms("canvas") == 240
    assert tokens.type_style("title-m") == (22, 600)
