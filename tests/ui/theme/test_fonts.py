"""The fonts that ship are the ones that show."""

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF

from stretchtimer.ui.theme import fonts


@pytest.mark.parametrize("weight", [400, 500, 600, 700, 800])
def test_every_weight_is_inter(qapp, weight):
    info = QFontInfo(fonts.ui_font(40, weight))
    assert (info.family(), info.weight(), info.pixelSize()) == ("Inter", weight, 40)


def test_digits_are_equally_wide(qapp):
    metrics = QFontMetricsF(fonts.digits_font(100))
    assert len({round(metrics.horizontalAdvance(digit), 3) for digit in "0123456789"}) == 1


def test_words_keep_their_own_widths(qapp):
    metrics = QFontMetricsF(fonts.ui_font(100, 600))
    assert metrics.horizontalAdvance("1") < metrics.horizontalAdvance("8")


def test_loading_twice_loads_once(qapp):
    fonts.load_fonts((400, 600))
    loaded = fonts._load.cache_info().currsize
    fonts.load_fonts((400, 600))
    assert fonts._load.cache_info().currsize == loaded


def test_a_style_grows_with_the_text_size(qapp):
    assert fonts.styled("body").pixelSize() == 15
    assert fonts.styled("body", 1.5).pixelSize() == 22
    assert fonts.styled("title-m").weight() == 600
