"""Two windows on one data folder: a session belongs to the one that leads it."""

import pytest
from PySide6.QtCore import Qt

from stretchtimer.domain.command import Command
from stretchtimer.ui.app.navigation import Navigation
from tests.ui.app.programs import QuietApplication, opened
from tests.ui.app.test_going_on import end, tick

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform knows no least size

ELSEWHERE = "A session is under way in another window or terminal. End it there, then start this one."


@pytest.fixture
def other(qtbot, services, clock, program, asked, qapp):
    """A second window on the same data."""
    beside = QuietApplication(services.folders, clock)
    with beside.stores:
        made = Navigation(beside, asked, qapp)
        qtbot.addWidget(made.window)
        yield made
        made.shut_down()


def offered(program) -> str:
    """Return what is offered to go on with, empty where nothing is."""
    note = program.window.page("home").detail.banners.stopped
    return note.sentence if note is not None and not note.isHidden() else ""


def warning(program) -> str:
    note = program.window.page("home").detail.banners.warning
    return note.sentence if note is not None and not note.isHidden() else ""


def come_to_front(program) -> None:
    program.home.look_again(Qt.ApplicationState.ApplicationActive)


def test_a_session_that_runs_elsewhere_is_neither_offered_nor_kept(services, clock, program, other):
    opened(program)
    program.start(services.routine("quick-reset"))
    tick(program, clock, 60)
    opened(other)
    come_to_front(other)
    assert offered(other) == ""
    other.start(services.routine("gentle"))
    assert other.window.current == "home"
    assert warning(other) == ELSEWHERE
    assert not other.run.busy
    assert services.stores.history.count() == 0
    tick(program, clock, 400)
    assert program.window.current == "done"
    [record] = services.stores.history.page(9)
    assert record.finished
    # and then its turn has come
    other.start(services.routine("gentle"))
    assert other.window.current == "session"


def test_what_another_window_leaves_is_offered_when_this_one_comes_to_the_front(
    services, clock, program, other
):
    opened(program)
    opened(other)
    program.start(services.routine("quick-reset"))
    tick(program, clock, 60)
    program.run.interrupt()
    come_to_front(other)
    assert services.routine("quick-reset").name in offered(other)
    # the other way round it goes away, whoever takes it up
    other.window.page("home").resume_asked.emit()
    assert other.window.current == "session"
    assert offered(other) == ""


def test_an_offer_that_was_taken_up_elsewhere_is_refused_with_a_sentence(services, clock, program, other):
    opened(program)
    program.start(services.routine("quick-reset"))
    tick(program, clock, 60)
    program.run.interrupt()
    opened(other)
    assert offered(other)
    third = QuietApplication(services.folders, clock)
    with third.stores:
        third.logbook.resume(third.logbook.stopped())
        other.window.page("home").resume_asked.emit()
        assert other.window.current == "home"
        assert warning(other) == ELSEWHERE
        assert offered(other) == ""
        assert not other.run.busy
        third.logbook.release()
    assert services.stores.history.count() == 0


def test_what_was_broken_off_is_kept_when_another_begins(services, clock, program, other):
    opened(program)
    program.start(services.routine("quick-reset"))
    tick(program, clock, 60)
    program.run.interrupt()
    opened(other)
    other.start(services.routine("gentle"))
    [record] = services.stores.history.page(9)
    assert (record.routine_id, record.finished) == ("quick-reset", False)


def test_a_session_that_ended_goes_on_only_while_none_runs_elsewhere(services, clock, program, other):
    opened(program)
    program.start(services.routine("quick-reset"))
    tick(program, clock, 60)
    end(program)
    opened(other)
    other.start(services.routine("gentle"))
    program.window.page("done").go_on_asked.emit()
    assert program.window.current == "done"
    assert program.window.page("done").card.trouble.sentence == ELSEWHERE
    assert services.stores.history.count() == 1
    other.run.driver.command(Command.END)
    other.run.driver.command(Command.END)
    program.window.page("done").go_on_asked.emit()
    assert program.window.current == "session"
    assert services.stores.history.count() == 0


@pytest.mark.parametrize("seconds", [0, 5])
def test_a_session_in_which_nothing_was_held_leaves_nothing(services, clock, program, seconds):
    opened(program)
    program.start(services.routine("quick-reset"))
    tick(program, clock, seconds)
    end(program)
    assert program.window.current == "home"
    assert services.stores.history.count() == 0
    assert services.logbook.stopped() is None
    assert not services.stores.running.waits
