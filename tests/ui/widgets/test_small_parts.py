"""Segments, chips, notes, the undo toast and the dots of a week."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from stretchtimer.ui.text.week_days import Day, DayState
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import light
from stretchtimer.ui.widgets import toast as toast_module
from stretchtimer.ui.widgets.banner import Banner
from stretchtimer.ui.widgets.chip import Chip
from stretchtimer.ui.widgets.day_dots import DayDots
from stretchtimer.ui.widgets.segmented import Segmented
from stretchtimer.ui.widgets.undo_toast import UndoToast


@pytest.fixture
def page(qtbot):
    page = QWidget()
    page.resize(640, 480)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


@pytest.fixture
def segments(page):
    segments = Segmented("All holds", [(20, "20 s"), (25, "25 s"), (30, "30 s")], page)
    segments.show()
    return segments


def checked(segments):
    return [button.isChecked() for button in segments.buttons]


def test_one_segment_is_chosen_or_none(qtbot, segments):
    assert checked(segments) == [False] * 3
    qtbot.mouseClick(segments.buttons[1], Qt.MouseButton.LeftButton)
    assert (segments.value, checked(segments)) == (25, [False, True, False])
    segments.set_value(27)
    assert (segments.value, checked(segments)) == (None, [False] * 3)


def test_a_click_on_the_chosen_segment_keeps_it(qtbot, segments):
    segments.set_value(30)
    qtbot.mouseClick(segments.buttons[2], Qt.MouseButton.LeftButton)
    assert checked(segments) == [False, False, True]


def test_arrows_choose_the_neighbour_and_stop_at_the_end(qtbot, segments):
    told = []
    segments.chosen.connect(told.append)
    segments.set_value(25)
    segments.buttons[1].setFocus()
    qtbot.keyClick(segments.buttons[1], Qt.Key.Key_Right)
    assert segments.buttons[2].hasFocus()
    qtbot.keyClick(segments.buttons[2], Qt.Key.Key_Right)
    qtbot.keyClick(segments.buttons[2], Qt.Key.Key_Left)
    assert told == [30, 25]


def test_arrows_choose_where_none_is_chosen_and_tell_it_once(qtbot, segments):
    told = []
    segments.chosen.connect(told.append)
    segments.buttons[0].setFocus()
    qtbot.keyClick(segments.buttons[0], Qt.Key.Key_Right)
    assert (told, segments.value, segments.buttons[1].hasFocus()) == ([25], 25, True)
    segments.set_value(None)
    segments.buttons[0].setFocus()
    qtbot.keyClick(segments.buttons[0], Qt.Key.Key_Left)
    assert told == [25, 20]


def test_up_and_down_are_left_to_the_page(qtbot, page, segments):
    passed = []
    page.keyPressEvent = lambda event: passed.append(event.key())
    segments.set_value(25)
    segments.buttons[1].setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(segments.buttons[1], key)
    assert passed == [Qt.Key.Key_Up, Qt.Key.Key_Down]
    assert (segments.value, segments.buttons[1].hasFocus()) == (25, True)


def test_one_segment_is_in_the_tab_order(segments):
    for value in (None, 20, 30):
        segments.set_value(value)
        stops = [b for b in segments.buttons if b.focusPolicy() is Qt.FocusPolicy.StrongFocus]
        assert len(stops) == 1


def test_a_chip_is_as_wide_as_its_words(qtbot):
    words = "Both sides · 2 times"
    short, long = Chip(Style(), "Moving", "slow"), Chip(Style(), words, "sides")
    for chip in (short, long):
        qtbot.addWidget(chip)
        assert chip.height() > 0
    assert short.sizeHint().width() < long.sizeHint().width()
    assert long.accessibleName() == words


def test_a_note_acts_and_closes(qtbot, page):
    sentence = "The file <b>x</b> is damaged."
    note = Banner(Style(), "error", sentence, "Open", closable=True, parent=page)
    note.show()
    with qtbot.waitSignal(note.acted):
        qtbot.mouseClick(note.action, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(note.closed):
        qtbot.mouseClick(note.close_button, Qt.MouseButton.LeftButton)
    assert not note.isVisible()
    assert note.accessibleName() == sentence


def test_a_toast_goes_by_itself(qtbot, page):
    toast = UndoToast(page, shown_ms=20)
    toast.offer("Deleted.")
    assert toast.isVisible()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_a_toast_waits_while_it_is_pointed_at_or_focused(qtbot, page):
    toast = UndoToast(page)
    toast.offer("Deleted.")
    assert toast.counting
    toast.button.setFocus()
    assert not toast.counting
    page.setFocus()
    toast.button.clearFocus()
    assert toast.counting
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.counting


def test_a_toast_is_read_out(page, monkeypatch):
    said = []
    monkeypatch.setattr(toast_module, "announce", lambda _widget, text: said.append(text))
    UndoToast(page).offer("Deleted.")
    assert said == ["Deleted."]


def test_undo_is_told_once_and_the_toast_goes(qtbot, page):
    toast = UndoToast(page)
    toast.offer("Deleted.")
    with qtbot.waitSignal(toast.undone):
        qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()
    assert not toast.counting


def test_dots_differ_by_state_and_say_what_they_mean(qtbot):
    names = ["Monday", "Tuesday", "Wednesday", "Thursday"]
    states = [DayState.DONE, DayState.MISSED, DayState.TODAY, DayState.TO_COME]
    days = [
        Day(name, "17 November", state, state is DayState.TODAY, 9.2 if state is DayState.DONE else None)
        for name, state in zip(names, states, strict=True)
    ]
    dots = DayDots(Style())
    qtbot.addWidget(dots)
    dots.resize(300, 60)
    dots.show_days(days)
    assert dots.accessibleDescription().split("; ") == [day.words() for day in days]
    shot = dots.grab().toImage()
    done = dots._place(0)
    assert shot.pixelColor(int(done.left()) + 4, int(done.center().y())) == QColor(light().hex("done"))
    seen = [
        shot.copy(dots._place(n).toRect().adjusted(-1, -1, 1, 1)).convertToFormat(shot.format())
        for n in range(4)
    ]
    assert all(seen[a] != seen[b] for a in range(4) for b in range(a))


def test_the_height_of_dots_does_not_depend_on_their_place(qtbot):
    dots = DayDots(Style())
    qtbot.addWidget(dots)
    heights = set()
    for width in (90, 160, 400):
        dots.resize(width, 60)
        heights.add(dots.sizeHint().height())
    assert len(heights) == 1
