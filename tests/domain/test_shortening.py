"""A session of shorter holds: a third less, within limits, and nothing else is touched."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.routine import Item, Pacing, Routine, check
from stretchtimer.domain.shortening import shortened
from stretchtimer.domain.tempo import fit
from tests.domain import shipped

CATALOGUE = shipped.catalogue()


def one(stretch_id: str, hold_s: float, **changes) -> Routine:
    return Routine("one", "One", (Item(stretch_id, hold_s, **changes),))


@pytest.mark.parametrize(
    ("hold_s", "today_s"), [(60, 40), (45, 30), (40, 25), (30, 20), (25, 15), (20, 15), (15, 10), (10, 10)]
)
def test_a_hold_is_a_third_shorter_in_steps_of_five_and_never_under_its_limit(hold_s, today_s):
    assert shortened(one("knee-to-chest", hold_s), CATALOGUE).items[0].hold_s == today_s


@pytest.mark.parametrize(
    ("stretch_id", "hold_s", "today_s"),
    [("knee-rotations", 36, 24), ("cat-cow", 32, 24), ("cat-cow", 30, 23)],
)
def test_a_movement_loses_whole_cycles_and_becomes_no_faster(stretch_id, hold_s, today_s):
    stretch = CATALOGUE[stretch_id]
    today = shortened(one(stretch_id, hold_s), CATALOGUE)
    assert today.items[0].hold_s == today_s
    assert 0 <= fit(stretch, today_s).beat_s - fit(stretch, hold_s).beat_s < 0.2


@given(st.sampled_from(list(CATALOGUE)), st.floats(0, 1), st.sampled_from(Pacing))
def test_every_hold_stays_within_its_stretch_and_never_grows(stretch, share, pacing):
    hold_s = stretch.min_s + share * (stretch.max_s - stretch.min_s)
    routine = one(stretch.id, hold_s, pacing=pacing)
    today = shortened(routine, CATALOGUE)
    check(today, CATALOGUE)
    assert stretch.min_s <= today.items[0].hold_s <= hold_s


@pytest.mark.parametrize("name", shipped.ROUTINES)
def test_only_holds_change_and_every_routine_that_ships_takes_less_time(name):
    routine = shipped.routine(name)
    today = shortened(routine, CATALOGUE)
    as_written = [replace(item, hold_s=0) for item in routine.items]
    assert [replace(item, hold_s=0) for item in today.items] == as_written
    assert replace(today, items=routine.items) == routine
    planner = shipped.planner()
    assert planner.plan(today).total_s < planner.plan(routine).total_s
