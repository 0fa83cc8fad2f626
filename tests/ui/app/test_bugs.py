"""A bug is seen wherever it happens: in the log, and in a dialog of the window's own thread."""

import sys
import threading

import pytest

from stretchtimer.ui.app import launch
from tests.ui.answers import Answers


class Noted(Answers):
    """Note in which thread a bug is shown."""

    def show_bug(self, trace):
        self.bugs.append((threading.current_thread(), trace))


@pytest.fixture
def asked():
    return Noted()


@pytest.fixture
def shown(asked):
    return asked.bugs


@pytest.fixture
def bugs(qapp, asked):
    watching = launch.Bugs(asked)
    yield watching
    watching.leave()


def run_in_thread(work) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_a_bug_in_a_thread_is_logged_and_shown_by_the_window(qtbot, bugs, shown, caplog):
    def work() -> None:
        raise ZeroDivisionError("a bug of a thread")

    run_in_thread(work)
    assert shown == []
    qtbot.waitUntil(lambda: len(shown) == 1)
    thread, text = shown[0]
    assert thread is threading.main_thread()
    assert "a bug of a thread" in text
    assert "a bug of a thread" in caplog.text


def test_a_thread_that_ends_itself_is_no_bug(qtbot, bugs, shown, caplog):
    run_in_thread(sys.exit)
    with qtbot.assertNotEmitted(bugs._seen, wait=0):
        pass
    assert shown == []
    assert caplog.text == ""


def test_bugs_are_left_to_who_saw_them_before(qapp, asked):
    before = threading.excepthook
    bugs = launch.Bugs(asked)
    assert threading.excepthook != before
    bugs.leave()
    assert threading.excepthook == before


def test_a_program_without_a_terminal_shows_its_bugs_too(monkeypatch, bugs, shown, caplog):
    monkeypatch.setattr(sys, "stderr", None)
    bugs.show(ValueError, ValueError("a bug"), None)
    assert "a bug" in shown[0][1]


def test_the_program_watches_its_threads(qtbot, monkeypatch, services, asked, qapp):
    watched = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(qapp, "exec", lambda: watched.append(threading.excepthook) or 0)
    before = threading.excepthook
    font, style = qapp.font(), qapp.styleSheet()
    launch.run(services, dialogs=asked)
    qapp.setStyleSheet(style)
    qapp.setFont(font)
    assert watched != [before]
    assert threading.excepthook == before
