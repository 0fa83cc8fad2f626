"""One object carries colours and text size, and says when they changed."""

from dataclasses import replace

import pytest

from stretchtimer.domain.preferences import Clothes, Looks, Preferences, Theme
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import dark, light

DARK = replace(Preferences(), theme=Theme.DARK, text_size=150)


@pytest.fixture
def undressed(qapp):
    """Leave the program as it was dressed."""
    font, sheet = qapp.font(), qapp.styleSheet()
    yield
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)


def test_a_change_is_told_once_and_nothing_to_who_looks_the_same(qtbot):
    style, told = Style(), []
    style.changed.connect(lambda: told.append((style.tokens, style.scale)))
    style.change(light(), 1.0)
    style.change(dark(), 1.0)
    style.change(dark(), 1.0)
    style.change(dark(), 1.25)
    assert told == [(dark(), 1.0), (dark(), 1.25)]


def test_lengths_and_fonts_grow_with_the_text_and_colours_are_those_of_the_theme(qapp):
    style = Style(dark(), 1.5)
    assert (style.px(15), style.font(14, 600).pixelSize(), style.font(14, 600).weight()) == (22, 21, 600)
    assert style.color("accent") == dark().color("accent")
    with pytest.raises(KeyError):
        style.color("pink-elephant")


def test_settings_dress_the_whole_program(qapp, undressed):
    style = Style()
    style.follow(DARK)
    assert (style.tokens, style.scale) == (dark(), 1.5)
    assert qapp.font().pixelSize() == 22
    assert dark().hex("accent") in qapp.styleSheet()


def test_another_figure_leaves_the_style_sheet_as_it_is(qapp, undressed):
    style = Style()
    style.follow(DARK)
    qapp.setStyleSheet("")
    style.follow(replace(DARK, looks=Looks.EBONY, clothes=Clothes.MOSS))
    assert qapp.styleSheet() == ""
    assert style.tokens == dark().worn(Looks.EBONY, Clothes.MOSS)
    style.follow(replace(DARK, text_size=100))
    assert qapp.styleSheet() != ""
