"""Who opens the program for the first time reads the rules, answers, and is led on to a routine."""

import pytest
from PySide6.QtCore import Qt

from stretchtimer.domain.routine import GENTLE
from tests.ui.app.programs import opened

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform knows no least size


def press(qtbot, program, key):
    page = program.window.page(program.window.current)
    qtbot.keyClick(page.focusWidget() or page, key)


def test_none_of_these_leads_to_the_routines_for_good(qtbot, services, program):
    opened(program)
    assert program.window.current == "safety"
    press(qtbot, program, Qt.Key.Key_Return)
    assert program.window.current == "home"
    assert not program.safety.unread
    assert services.folders.preferences.exists()


def test_two_keys_lead_to_the_first_word(qtbot, program):
    opened(program)
    press(qtbot, program, Qt.Key.Key_Return)
    press(qtbot, program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.current == "session")


def test_some_of_these_leads_to_what_to_do_and_to_gentle(qtbot, program):
    opened(program)
    qtbot.mouseClick(program.window.page("safety").some_button, Qt.MouseButton.LeftButton)
    assert program.window.current == "ask-first"
    assert program.safety.unread
    press(qtbot, program, Qt.Key.Key_Return)
    assert program.window.current == "home"
    assert program.home.routine.id == GENTLE
    assert not program.safety.unread
    press(qtbot, program, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.current == "session")


def test_escape_leads_back_from_what_to_do_to_the_signs(qtbot, program):
    opened(program)
    program.window.page("safety").some_apply.emit()
    press(qtbot, program, Qt.Key.Key_Escape)
    assert program.window.current == "safety"
    assert program.safety.unread


def test_f1_brings_both_pages_back_later(qtbot, program):
    with qtbot.waitExposed(program.window):
        opened(program)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    press(qtbot, program, Qt.Key.Key_Return)
    program.home.choose("full-relief")
    qtbot.keyClick(program.window, Qt.Key.Key_F1)
    assert program.window.current == "safety"
    program.window.page("safety").some_apply.emit()
    press(qtbot, program, Qt.Key.Key_Return)
    assert (program.window.current, program.home.routine.id) == ("home", GENTLE)


def test_a_file_that_came_before_the_answer_is_shown_after_it(qtbot, program, tmp_path):
    file = tmp_path / "list.txt"
    file.write_text("Happy baby 30 s")
    opened(program)
    program.home.exchange.receive(str(file))
    program.window.page("safety").some_apply.emit()
    shown = []
    program.home.exchange.open = shown.append
    press(qtbot, program, Qt.Key.Key_Return)
    assert shown == [str(file)]
