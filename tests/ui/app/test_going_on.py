"""A session that was ended by a wrong key goes on from the same second, as one session."""

import pytest
from PySide6.QtCore import Qt

from stretchtimer.domain.command import Command
from tests.ui.app.programs import opened

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform knows no least size


def tick(program, clock, seconds: float) -> None:
    for _step in range(round(seconds)):
        clock.advance(1.0)
        if program.run.driver is None:
            return
        program.run.driver.tick()


def end(program) -> None:
    """Press End until it ends: once more where the session runs."""
    while program.run.driver is not None:
        program.run.driver.command(Command.END)


@pytest.fixture
def ended(services, clock, program):
    """The program on the page after a session that was ended after 60 seconds."""
    opened(program)
    program.start(services.routine("quick-reset"), 6)
    tick(program, clock, 60)
    program.before = program.run.view
    end(program)
    return program


def test_it_goes_on_where_it_stood(qtbot, services, clock, ended):
    assert services.stores.history.count() == 1
    page = ended.window.page("done")
    assert page.go_on.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_G)
    assert ended.window.current == "session"
    view = ended.run.view
    assert view.paused
    assert (view.stretch, view.side, view.number) == (
        ended.before.stretch,
        ended.before.side,
        ended.before.number,
    )
    assert view.remaining_s == pytest.approx(ended.before.remaining_s, abs=0.01)
    assert services.stores.history.count() == 0


def test_it_leaves_one_record_in_the_end(qtbot, services, clock, ended):
    qtbot.mouseClick(ended.window.page("done").go_on, Qt.MouseButton.LeftButton)
    ended.run.driver.command(Command.RESUME)
    tick(ended, clock, 400)
    assert ended.window.current == "done"
    [record] = services.stores.history.page(9)
    assert record.finished
    assert record.pain_before == 6
    assert {hold.outcome for hold in record.holds} == {"done"}
    assert not ended.window.page("done").go_on.isVisible()


def test_it_can_be_ended_again(qtbot, services, clock, ended):
    page = ended.window.page("done")
    qtbot.keyClick(page, Qt.Key.Key_G)
    ended.run.driver.command(Command.RESUME)
    tick(ended, clock, 20)
    end(ended)
    page.finished.emit(None)
    [record] = services.stores.history.page(9)
    assert not record.finished
    assert ended.window.current == "home"


def test_a_finished_session_does_not_go_on(qtbot, services, clock, program):
    opened(program)
    program.start(services.routine("quick-reset"))
    tick(program, clock, 400)
    page = program.window.page("done")
    assert program.window.current == "done"
    assert not page.go_on.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_G)
    assert program.window.current == "done"


def test_full_screen_ends_with_the_session_that_entered_it(qtbot, ended):
    ended.window.toggle_full_screen()
    page = ended.window.page("done")
    qtbot.keyClick(page, Qt.Key.Key_G)
    end(ended)
    page.finished.emit(None)
    assert not ended.window.isFullScreen()
