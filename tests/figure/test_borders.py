"""Nothing jumps from one phase to the next, in whole sessions, whatever the person asks for in them."""

from dataclasses import replace
from itertools import pairwise

import pytest

from stretchtimer.domain.command import Command
from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.planner import PlanOptions
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.domain.session import SessionState
from stretchtimer.domain.session_presenter import SessionPresenter
from stretchtimer.domain.stretch import Family
from stretchtimer.figure.motion import body_at
from tests.domain import shipped
from tests.domain.walking import begun, restored
from tests.figure.differences import seen_apart
from tests.figure.figures import library

#: Two pictures a moment apart differ by less, in head heights: some pixels.
STEADY = 0.12
PLANNER = shipped.planner(PlanOptions(warm_up=True))
RESTFUL = Routine(
    "restful",
    "Restful",
    (
        Item("figure-four", 25.0, rest_after_s=12.0),
        Item("butterfly", 23.0, rest_after_s=4.0, repeats=2),
        Item("cat-cow", 30.0, rest_after_s=10.0),
        Item("runners-lunge", 20.0),
    ),
    Family.SUPINE,
)
ROUTINES = {name: shipped.routine(name) for name in ("full-relief", "gentle", "desk-break")}
ROUTINES["restful"] = RESTFUL


def started(name):
    return begun(PLANNER, shipped.phrases(), ROUTINES[name])


def shown(session, now_s):
    """Return the body that a session shows at a moment."""
    session.advance(now_s)
    return body_at(SessionPresenter(PLANNER.script).view(session, now_s).pose, library())


@pytest.mark.parametrize("name", ROUTINES)
def test_no_phase_begins_with_another_body_than_the_last_one_ends_with(name):
    session = started(name)
    plan = session.plan
    for (_start, phase), (border_s, after) in pairwise(zip(plan.starts_s, plan.phases, strict=False)):
        before, then = shown(session, border_s - 1e-4), shown(session, border_s + 1e-4)
        assert seen_apart(before, then) < STEADY, (phase.kind, phase.stretch, after.kind, after.stretch)


JUMPS = (
    Command.SKIP_HOLD,
    Command.SKIP_STRETCH,
    Command.BACK,
    Command.RESTART_HOLD,
    Command.REPEAT_SIDE,
)


@pytest.mark.parametrize("command", JUMPS)
@pytest.mark.parametrize("name", ["restful", "full-relief"])
def test_nothing_jumps_when_the_person_goes_elsewhere(name, command):
    plan = started(name).plan
    end_s = plan.total_s
    for share in range(2, 40):
        at_s = end_s * share / 40
        session = started(name)
        before = shown(session, at_s)
        here = session.plan.phases[session.plan.at(at_s)]
        session.command(command, at_s)
        # whoever skips the closing sees the body no more
        if session.state is not SessionState.FINISHED:
            assert seen_apart(before, shown(session, at_s)) < STEADY, (share, here.kind, here.stretch)


def test_nothing_jumps_however_quickly_the_person_skips():
    session = started("full-relief")
    at_s = 2.0
    before = shown(session, at_s)
    while session.command(Command.SKIP_STRETCH, at_s) and session.state is SessionState.RUNNING:
        assert seen_apart(before, shown(session, at_s)) < STEADY
        at_s += 1.1
        before = shown(session, at_s)


@pytest.mark.parametrize("choice", [Command.TAKE_EASIER, Command.SKIP_STRETCH, Command.RESUME])
def test_nothing_jumps_when_it_hurts(choice):
    for share in range(2, 40):
        session = started("full-relief")
        at_s = session.plan.total_s * share / 40
        before = shown(session, at_s)
        session.command(Command.HURTS, at_s)
        assert seen_apart(before, shown(session, at_s)) < 1e-6
        later_s = at_s + 30
        assert seen_apart(before, shown(session, later_s)) < 1e-6
        session.command(choice, later_s)
        assert seen_apart(before, shown(session, later_s)) < STEADY


def test_a_pause_freezes_the_body_and_going_on_goes_on_from_it():
    session = started("full-relief")
    for at_s in (190.0, 215.3, 230.0):
        before = shown(session, at_s)
        session.command(Command.PAUSE, at_s)
        assert seen_apart(before, shown(session, at_s)) < 1e-6
    assert seen_apart(before, shown(session, 1000.0)) < 1e-6
    session.command(Command.RESUME, 1000.0)
    assert seen_apart(before, shown(session, 1001.0)) < 1e-6


def test_a_session_that_is_taken_up_again_shows_the_same_body():
    for skips in range(5):
        session, at_s = started("restful"), 30.0
        for _skip in range(skips):
            session.advance(at_s)
            session.command(Command.SKIP_STRETCH, at_s)
            at_s += 1.4
        before = shown(session, at_s)
        session.command(Command.PAUSE, at_s)
        again = restored(session, PLANNER, shipped.phrases(), at_s)
        assert seen_apart(before, shown(again, at_s)) < 1e-6


def test_getting_ready_after_a_rest_begins_with_the_resting_figure():
    plan = started("restful").plan
    rest = next(i for i, phase in enumerate(plan.phases) if phase.kind is PhaseKind.REST)
    session = started("restful")
    pose = SessionPresenter(PLANNER.script).view(session, 0.0).pose
    assert pose.before is None
    session.advance(plan.starts_s[rest + 1] + 0.5)
    pose = SessionPresenter(PLANNER.script).view(session, plan.starts_s[rest + 1] + 0.5).pose
    assert pose.before.kind is PhaseKind.REST
    assert pose.before.before.kind is PhaseKind.HOLD
    asleep = replace(pose, elapsed_s=0.0)
    assert seen_apart(body_at(asleep, library()), body_at(pose.before, library())) < 0.02
