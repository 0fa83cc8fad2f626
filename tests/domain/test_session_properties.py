"""Whatever a person does, a session keeps its time, its plan and its account."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.domain import snapshot
from stretchtimer.domain.command import Command
from stretchtimer.domain.easier_way import take_easier
from stretchtimer.domain.event import Event, PhaseBegan, SessionFinished
from stretchtimer.domain.live_plan import LivePlan
from stretchtimer.domain.plan import Phase, PhaseKind, Plan
from stretchtimer.domain.plan_edit import EDITS, leave_stretch
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.record import HoldOutcome
from stretchtimer.domain.reply import Replies
from stretchtimer.domain.reply_room import say_again
from stretchtimer.domain.session import Session, SessionState
from stretchtimer.domain.session_presenter import SessionPresenter
from stretchtimer.domain.session_runner import SessionSetup
from tests.domain import drawn, rules, shipped
from tests.domain.catalogue import CATALOGUE, PHRASES
from tests.domain.walking import Walker, begun, restored, told_twice

START = SessionSetup(500.0, 3600, 300.0, 3)

_STEERING = (
    Command.SKIP_HOLD,
    Command.SKIP_STRETCH,
    Command.BACK,
    Command.RESTART_HOLD,
    Command.REPEAT_SIDE,
    Command.TAKE_EASIER,
)


ALL_EDITS = {
    **EDITS,
    "leave_stretch": leave_stretch,
    "take_easier": take_easier,
    "say_again": say_again,
}


def passed(events: list[Event]) -> list[Event]:
    """Return what was passed in the plan."""
    return [event for event in events if isinstance(event, PhaseBegan | SessionFinished)]


def close_to(one: float, other: float) -> bool:
    return abs(one - other) < 1e-6


@settings(max_examples=8)
@given(routine=drawn.routines(CATALOGUE, most=3), options=drawn.plan_options(), lengths=drawn.lengths())
def test_many_small_steps_pass_what_one_jump_passes(routine, options, lengths):
    planner = Planner(CATALOGUE, PHRASES, options, lengths)
    jumping = begun(planner, PHRASES, routine)
    total_s = jumping.plan.total_s
    at_once = jumping.advance(total_s + 1)
    stepping = begun(planner, PHRASES, routine)
    step_s = (total_s + 1) / 14_400
    in_steps = [event for step in range(16_001) for event in stepping.advance(step * step_s)]
    assert in_steps == at_once
    assert [event.index for event in at_once if isinstance(event, PhaseBegan)] == list(
        range(len(jumping.plan.phases))
    )
    assert len(at_once) == len(jumping.plan.phases) + 1
    assert stepping.accounts.records(stepping.plan) == jumping.accounts.records(jumping.plan)


@given(
    routine=drawn.routines(CATALOGUE, most=3),
    options=drawn.plan_options(),
    lengths=drawn.lengths(),
    runs=st.lists(st.tuples(st.floats(0, 60), st.floats(0, 1000)), max_size=10),
)
def test_pauses_change_nothing_that_is_passed(routine, options, lengths, runs):
    planner = Planner(CATALOGUE, PHRASES, options, lengths)
    at_once = passed(begun(planner, PHRASES, routine).advance(1e6))
    pausing = Walker(begun(planner, PHRASES, routine))
    for run_s, pause_s in runs:
        pausing.wait(run_s)
        pausing.do(Command.PAUSE)
        pausing.wait(pause_s)
        pausing.do(Command.RESUME)
        pausing.wait(1.0)
    pausing.wait(1e6)
    assert passed(pausing.events) == at_once
    assert told_twice(pausing.events) == []


def test_full_relief_is_the_same_in_steps_at_once_and_with_pauses():
    planner, routine = shipped.planner(), shipped.routine("full-relief")
    at_once = begun(planner, shipped.phrases(), routine).advance(1000)
    stepping = begun(planner, shipped.phrases(), routine)
    assert [event for step in range(16_001) for event in stepping.advance(step * 0.05)] == at_once


def check_plan(plan: Plan, position_s: float, options: PlanOptions) -> None:
    """Check that nothing overlaps anywhere, and that what lies ahead keeps to every rule of a phase."""
    here = plan.at(position_s)
    for index, phase in enumerate(plan.phases):
        cues = phase.cues
        assert all(b.at_s >= a.end_s - 1e-6 for a, b in pairwise(cues)), phase
        assert all(cue.at_s >= 0 and cue.end_s <= phase.length_s + 1e-6 for cue in cues), phase
        if index > here and phase.broken_off_s is None:
            assert list(rules.of_phase(phase, options)) == [], phase


def check_kept(before: Plan, after: Plan, command: Command, here: Phase) -> None:
    """Check that a command left alone what it has nothing to do with."""
    if command in (Command.SAY_AGAIN, Command.STATUS):
        assert [(p.kind, p.place, p.asked_s) for p in after.phases] == [
            (p.kind, p.place, p.asked_s) for p in before.phases
        ]
        assert after.holds == before.holds
        assert all(
            new.length_s >= old.length_s or new.every_step
            for old, new in zip(before.phases, after.phases, strict=True)
        )
        return
    if command not in (*_STEERING, Command.LONGER, Command.SHORTER):
        assert after == before
        return
    old, new = {h.place: h for h in before.holds}, {h.place: h for h in after.holds}
    added = [place for place in new if place not in old]
    assert [place for place in new if place in old] == list(old)
    assert len(added) == (command in (Command.REPEAT_SIDE, Command.TAKE_EASIER) and bool(added))
    for place, hold in old.items():
        kept = new[place]
        assert (kept.item, kept.side, kept.ordinal) == (hold.item, hold.side, hold.ordinal)
        if place != here.place:
            changed = command is Command.TAKE_EASIER and hold.item == here.item
            assert changed or (kept.asked_s, kept.stretch) == (hold.asked_s, hold.stretch)
    assert after.phases[-1].kind is PhaseKind.DONE


@settings(max_examples=300)
@given(
    routine=drawn.routines(CATALOGUE, most=4),
    options=drawn.plan_options(),
    lengths=drawn.lengths(),
    acts=drawn.acts(),
)
def test_whatever_is_done_the_plan_and_the_account_stay_true(routine, options, lengths, acts):
    planner = Planner(CATALOGUE, PHRASES, options, lengths)
    walker = Walker(begun(planner, PHRASES, routine))
    session, presenter = walker.session, SessionPresenter(planner.script)
    for act in acts:
        walker.wait(act.wait_s)
        before, position_s = session.plan, session.position_s(walker.now_s)
        here = session.plan.locate(position_s).phase
        if session.state is SessionState.FINISHED:
            break
        walker.do(act.command)
        position_s = session.position_s(walker.now_s)
        assert 0 <= position_s <= session.plan.total_s
        check_kept(before, session.plan, act.command, here)
        check_plan(session.plan, position_s, options)
        view = presenter.view(session, walker.now_s)
        assert 0 <= view.fraction <= 1
        assert 1 <= view.number <= view.count
        assert sum(segment.current for segment in view.segments) <= 1
    walker.wait(1.0)
    if session.state is SessionState.PAUSED:
        walker.do(Command.END)
    check_account(walker)
    assert told_twice(walker.events) == []


def check_account(walker: Walker) -> None:
    """Check the session's account against the walker's own."""
    accounts, plan = walker.session.accounts, walker.session.plan
    assert close_to(accounts.active_s, walker.active_s)
    records = accounts.records(plan)
    assert len(records) == len(accounts.entries) == len(plan.holds)
    for hold, record in zip(plan.holds, records, strict=True):
        assert abs(record.held_s - walker.held_s.get(hold.place, 0.0)) <= 0.0015
        expected = walker.outcomes.get(hold.place, HoldOutcome.NOT_REACHED)
        if expected is HoldOutcome.NOT_REACHED and walker.session.ended_early and record.held_s > 0:
            expected = HoldOutcome.ENDED_EARLY
        assert record.outcome is expected
        assert (record.hurt_at_s is not None) == (hold.place in walker.hurts)


@settings(max_examples=60)
@given(
    routine=drawn.routines(CATALOGUE, most=3),
    options=drawn.plan_options(),
    share=st.floats(0, 1, exclude_max=True),
    after=drawn.acts(5),
    gone=st.booleans(),
)
def test_whatever_the_moment_of_it_hurts_the_record_keeps_it(routine, options, share, after, gone):
    planner = Planner(CATALOGUE, PHRASES, options)
    walker = Walker(begun(planner, PHRASES, routine))
    walker.wait(share * walker.session.plan.total_s)
    walker.do(Command.HURTS)
    assert walker.session.state is SessionState.OFFERING
    if gone:
        left = snapshot.take(walker.session, START, walker.now_s, 1000.0)
        assert snapshot.restore(left, CATALOGUE).record().worth_keeping
    for act in after:
        walker.do(act.command)
        walker.wait(act.wait_s)
    for _press in range(2):
        walker.do(Command.END)
    session = walker.session
    record = session.accounts.session_record(session.plan, START, 1000.0, not session.ended_early)
    assert record.hurt
    assert record.worth_keeping
    assert [hold.hurt_at_s is not None for hold in record.holds] == [
        hold.place in walker.hurts for hold in session.plan.holds
    ]


@given(
    routine=drawn.routines(CATALOGUE, most=3),
    options=drawn.plan_options(),
    lengths=drawn.lengths(),
    acts=drawn.acts(6),
    later=drawn.acts(4),
)
def test_a_session_that_was_written_down_goes_on_as_if_nothing_had_been(
    routine, options, lengths, acts, later
):
    planner = Planner(CATALOGUE, PHRASES, options, lengths)
    walker = Walker(begun(planner, PHRASES, routine))
    session = walker.session
    for act in acts:
        walker.wait(act.wait_s)
        walker.do(act.command)
    if session.state is SessionState.FINISHED:
        return
    walker.do(Command.PAUSE)
    twin = restored(session, planner, PHRASES, walker.now_s)
    twin.voice_on = session.voice_on
    assert twin.plan == session.plan
    assert twin.position_s(0.0) == session.position_s(walker.now_s)
    assert twin.phase == session.phase
    assert twin.state is session.state
    assert twin.accounts.entries == session.accounts.entries
    assert twin.accounts.active_s == session.accounts.active_s
    now_s = walker.now_s
    for one in (session, twin):
        one.command(Command.RESUME, now_s)
    for act in later:
        now_s += act.wait_s
        assert passed(twin.command(act.command, now_s)) == passed(session.command(act.command, now_s))
    assert twin.plan == session.plan
    assert twin.accounts.records(twin.plan) == session.accounts.records(session.plan)


@pytest.mark.parametrize("command", Command)
@pytest.mark.parametrize("name", ["full-relief", "desk-break"])
def test_every_command_works_at_every_boundary(name, command):
    planner = shipped.planner(PlanOptions(warm_up=True))
    plan = shipped.plan(name, planner.options)
    for start_s in plan.starts_s:
        for offset_s in (-1e-9, 0.0, 1e-9):
            walker = Walker(Session(plan, planner, Replies(shipped.phrases(), planner.script), 0.0))
            walker.wait(max(0.0, start_s + offset_s))
            walker.do(command)
            walker.do(command)
            position_s = walker.session.position_s(walker.now_s)
            assert 0 <= position_s <= walker.session.plan.total_s
            check_plan(walker.session.plan, position_s, planner.options)


@settings(max_examples=60)
@given(
    routine=drawn.routines(CATALOGUE, most=3),
    options=drawn.plan_options(),
    lengths=drawn.lengths(),
    chosen=st.lists(st.tuples(st.sampled_from(list(ALL_EDITS)), st.floats(0, 1)), min_size=1, max_size=5),
)
def test_an_edit_changes_neither_what_it_was_given_nor_what_lies_behind(routine, options, lengths, chosen):
    planner = Planner(CATALOGUE, PHRASES, options, lengths)
    live, twin = (LivePlan(planner.plan(routine), planner) for _each in range(2))
    for name, share in chosen:
        position_s = share * live.plan.total_s
        change = ALL_EDITS[name](live, position_s)
        assert live.plan == twin.plan
        assert ALL_EDITS[name](twin, position_s) == change
        behind = live.plan.at(min(position_s, change.position_s))
        assert change.live.plan.phases[:behind] == live.plan.phases[:behind]
        assert 0 <= change.position_s <= change.live.plan.total_s
        live, twin = change.live, replace(change.live)
