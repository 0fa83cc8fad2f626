"""Pain that was reported is kept, whatever the moment, and the person is asked about it once."""

import pytest
from PySide6.QtCore import Qt

from stretchtimer.domain.command import Command
from stretchtimer.domain.plan import PhaseKind
from stretchtimer.ui.library.page import try_routine
from tests.ui.app.programs import opened

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform knows no least size


def hurt(program, services, clock, kind: PhaseKind, into_s: float) -> None:
    """Start Full Relief, say that it hurts so far into the first phase of a kind, and end the session."""
    program.start(services.routine("full-relief"))
    plan = program.run.driver.runner.session.plan
    index = next(number for number, phase in enumerate(plan.phases) if phase.kind is kind)
    clock.advance(plan.starts_s[index] + into_s)
    program.run.driver.tick()
    for command in (Command.HURTS, Command.END):
        program.run.driver.command(command)


@pytest.mark.parametrize(
    ("kind", "into_s"),
    [
        (PhaseKind.GET_READY, 0.0),
        (PhaseKind.GET_READY, 2.0),
        (PhaseKind.MOVE, 0.2),
        (PhaseKind.HOLD, 0.0),
        (PhaseKind.HOLD, 0.5),
        (PhaseKind.SWITCH, 1.0),
        (PhaseKind.DONE, 1.0),
    ],
)
def test_pain_at_any_moment_leaves_a_record_and_a_question(services, clock, program, kind, into_s):
    opened(program)
    hurt(program, services, clock, kind, into_s)
    assert program.window.current == "done"
    [record] = services.stores.history.page(9)
    assert record.hurt
    card = program.window.page("done").card
    assert card.what.isVisible()
    assert card.help.isVisible()


def test_pain_in_the_warm_up_is_kept_too(services, clock, program):
    program.settings.choose("warm_up", True)
    opened(program)
    hurt(program, services, clock, PhaseKind.MOVE, 0.3)
    [record] = services.stores.history.page(9)
    assert (record.hurt, record.holds[0].stretch_id) == (True, "warm-up")
    assert program.window.current == "done"


def test_nothing_held_and_nothing_hurt_leaves_nothing(services, clock, program):
    opened(program)
    program.start(services.routine("full-relief"))
    for _press in range(2):
        program.run.driver.command(Command.END)
    assert services.stores.history.count() == 0
    assert program.window.current == "home"
    assert program.notice.toast.sentence == "Nothing was held, so nothing is saved."


def test_who_reads_when_to_get_help_has_said_how_bad_it_is(qtbot, services, clock, program):
    opened(program)
    hurt(program, services, clock, PhaseKind.HOLD, 0.5)
    page = program.window.page("done")
    page.card.what.setPlainText("Low back")
    page.card.pain.type_digit(7)
    qtbot.mouseClick(page.card.help, Qt.MouseButton.LeftButton)
    assert program.window.current == "safety"
    [record] = services.stores.history.page(9)
    assert (record.pain_after, record.note) == (7, "Low back")


def test_a_session_that_hurt_goes_on_with_the_same_question(qtbot, services, clock, program):
    opened(program)
    hurt(program, services, clock, PhaseKind.HOLD, 3.0)
    qtbot.keyClick(program.window.page("done"), Qt.Key.Key_G)
    assert program.run.view.offer is not None
    assert services.stores.history.count() == 0
    program.run.driver.command(Command.RESUME)
    clock.advance(5.0)
    program.run.driver.tick()
    for _press in range(2):
        program.run.driver.command(Command.END)
    [record] = services.stores.history.page(9)
    assert record.hurt


@pytest.mark.parametrize("tried", [False, True])
def test_a_stretch_tried_from_the_library_is_no_routine_to_make_shorter(
    qtbot, services, clock, program, tried
):
    opened(program)
    stretch = services.catalogue["cat-cow"]
    program.start(try_routine(stretch) if tried else services.routine("gentle"))
    clock.advance(program.run.driver.runner.session.plan.total_s + 1)
    program.run.driver.tick()
    page = program.window.page("done")
    qtbot.keyClick(page, Qt.Key.Key_T)
    assert page.card.too_much.isVisible() is not tried
