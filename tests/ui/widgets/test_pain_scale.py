"""The pain scale can be used with a pointer, with arrows, and by typing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF

from stretchtimer.domain.clock import ManualClock
from stretchtimer.ui.theme.fonts import digits_font
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import dark, light
from stretchtimer.ui.widgets.pain_scale import TEN_WITHIN_S, PainScale, PainTyping


@pytest.fixture
def clock():
    return ManualClock()


@pytest.fixture
def scale(qtbot, clock):
    widget = PainScale(Style(), clock=clock)
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    widget.show()
    widget.setFocus()
    qtbot.waitUntil(lambda: widget._cells[0].hasFocus())
    return widget


def press(qtbot, widget, *keys):
    for key in keys:
        qtbot.keyClick(widget.focusWidget() or widget, key)


def test_nothing_is_chosen_at_first(scale):
    assert scale.value is None


def test_a_click_chooses_and_a_second_clears(qtbot, scale):
    said = []
    scale.changed.connect(said.append)
    qtbot.mouseClick(scale._cells[7], Qt.MouseButton.LeftButton)
    assert scale.value == 7
    qtbot.mouseClick(scale._cells[7], Qt.MouseButton.LeftButton)
    assert said == [7, None]
    assert not any(cell.isChecked() for cell in scale._cells)


@pytest.mark.parametrize("digit", range(10))
def test_a_typed_digit_chooses(qtbot, scale, digit):
    press(qtbot, scale, str(digit))
    assert scale.value == digit
    assert [cell.value for cell in scale._cells if cell.isChecked()] == [digit]


def test_one_then_zero_soon_is_ten(qtbot, scale, clock):
    press(qtbot, scale, "1")
    clock.advance(TEN_WITHIN_S)
    press(qtbot, scale, "0")
    assert scale.value == 10


def test_one_then_zero_late_is_zero(qtbot, scale, clock):
    press(qtbot, scale, "1")
    clock.advance(TEN_WITHIN_S + 0.01)
    press(qtbot, scale, "0")
    assert scale.value == 0


@given(st.lists(st.tuples(st.integers(0, 9), st.floats(0, 2)), max_size=12))
def test_typing_gives_the_digit_or_ten(typed):
    clock = ManualClock()
    typing, previous = PainTyping(clock), None
    for digit, pause_s in typed:
        clock.advance(pause_s)
        ten = previous is not None and digit == 0 and clock.steady_s() - previous <= TEN_WITHIN_S
        assert typing.typed(digit) == (10 if ten else digit)
        previous = clock.steady_s() if digit == 1 else None


def test_arrows_move_the_focus_and_space_chooses(qtbot, scale):
    press(qtbot, scale, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert scale.value is None
    press(qtbot, scale, Qt.Key.Key_Space)
    assert scale.value == 2
    press(qtbot, scale, Qt.Key.Key_End)
    assert scale._cells[10].hasFocus()
    press(qtbot, scale, Qt.Key.Key_Right)
    assert scale._cells[10].hasFocus()


def test_one_button_is_in_the_tab_order(qtbot, scale):
    press(qtbot, scale, "4")
    tabbed = [cell.value for cell in scale._cells if cell.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert tabbed == [4]


def test_delete_clears(qtbot, scale):
    press(qtbot, scale, "5", Qt.Key.Key_Delete)
    assert scale.value is None


def test_enter_and_escape_are_left_to_the_page(qtbot, scale):
    said = []
    scale.changed.connect(said.append)
    press(qtbot, scale, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_E)
    assert said == []


def test_the_value_before_is_marked_and_said(scale):
    plain = scale.sizeHint().height()
    scale.set_before(4)
    assert scale.sizeHint().height() > plain
    assert scale.accessibleDescription() == "You said 4 before."
    scale.set_before(None)
    assert scale.accessibleDescription() == ""


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_ten_fits_its_button_at_the_smallest_width(scale, percent):
    scale._style.change(scale._style.tokens, percent / 100)
    scale.resize(scale.minimumSizeHint())
    width = QFontMetricsF(digits_font(scale.cell_font_px())).horizontalAdvance("10")
    assert width + 4 <= scale._cells[10].width()
    assert scale._cells[10].geometry().right() < scale.width()


def test_the_chosen_button_takes_the_accent(qtbot, scale):
    for tokens in (light(), dark()):
        scale._style.change(tokens, scale._style.scale)
        scale.set_value(3)
        shot = scale._cells[3].grab().toImage()
        assert shot.pixelColor(6, shot.height() // 2).name() == tokens.color("accent").name()


def test_a_smaller_button_makes_a_smaller_scale(qtbot):
    small = PainScale(Style(), button=QSize(36, 36))
    qtbot.addWidget(small)
    assert small.sizeHint().width() < PainScale(Style()).sizeHint().width()
