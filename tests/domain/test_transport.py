"""A position is a function of time, and every phase begins once a visit."""

import pytest

from stretchtimer.domain.plan import Level
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.domain.stretch import Family
from stretchtimer.domain.transport import Transport
from tests.domain.catalogue import CATALOGUE, PHRASES

# ready 0-5, right 5-35, switch 35-41, left 41-71, closing 71-79
PLAN = Planner(CATALOGUE, PHRASES, PlanOptions(level=Level.MUTE)).plan(
    Routine("r", "R", (Item("hug", 30),), Family.SUPINE)
)


def passed(transport: Transport, until_s: float) -> list[tuple[int, bool, float, bool]]:
    """Return index, begin, seconds and end of what is passed."""
    parts = transport.pass_to(PLAN, until_s)
    return [(part.phase_index, part.begins, part.passed_s, part.ends) for part in parts]


def test_plays_from_its_moment_and_not_before():
    transport = Transport(PLAN, 10.0, 100.0)
    assert [transport.position_s(now_s) for now_s in (90, 100, 103.5)] == [10, 10, 13.5]
    assert transport.moment_s(13.5) == 103.5
    assert [transport.waits_s(now_s) for now_s in (90, 100, 103.5)] == [10, 0, 0]


def test_stands_where_it_was_paused():
    transport = Transport(PLAN, 0.0, 100.0)
    transport.pause(7.0)
    assert (transport.position_s(1e6), transport.plays, transport.waits_s(0.0)) == (7, False, 0)
    with pytest.raises(ValueError, match="stands"):
        transport.moment_s(8.0)
    transport.play(200.0)
    assert transport.position_s(201.0) == 8


def test_seeks_while_it_plays_stands_or_is_about_to_play():
    transport = Transport(PLAN, 0.0, 100.0)
    transport.seek(PLAN, 50.0, 110.0)
    assert transport.position_s(111.0) == 51
    transport.pause(51.0)
    transport.seek(PLAN, 20.0, 150.0)
    assert transport.position_s(160.0) == 20
    transport.lead_in(200.0, ())
    transport.seek(PLAN, 30.0, 201.0)
    assert transport.position_s(204.0) == 31


def test_tells_each_phase_once_with_what_was_passed_of_it():
    transport = Transport(PLAN, 0.0, 0.0)
    assert passed(transport, 0.0) == [(0, True, 0, False)]
    assert passed(transport, 3.0) == [(0, False, 3, False)]
    assert passed(transport, 36.0) == [(0, False, 2, True), (1, True, 30, True), (2, True, 1, False)]


def test_a_visit_begins_a_phase_anew_and_a_rewind_does_not():
    transport = Transport(PLAN, 0.0, 0.0)
    passed(transport, 20.0)
    transport.seek(PLAN, 5.0, 20.0)
    assert passed(transport, 5.0) == [(1, True, 0, False)]
    transport.seek(PLAN, 5.0, 20.0, begins=False)
    assert passed(transport, 6.0) == [(1, False, 1, False)]


def test_what_is_taken_up_again_was_begun_before():
    assert passed(Transport(PLAN, 20.0), 20.0) == [(1, False, 0, False)]


def test_has_no_cues_while_it_stands():
    plan = Planner(CATALOGUE, PHRASES, PlanOptions()).plan(
        Routine("r", "R", (Item("hug", 30),), Family.SUPINE)
    )
    transport = Transport(plan, 0.0, 100.0)
    assert [cue for cue, _at_s in transport.upcoming(plan, 100.0, 1.0)] == [plan.phases[0].cues[0]]
    transport.pause(0.0)
    assert list(transport.upcoming(plan, 100.0, 1.0)) == []
