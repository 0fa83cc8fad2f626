"""What the first page shows and changes, without a window."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.routine import stretch_of
from stretchtimer.storage.memory import MemoryHistory
from stretchtimer.ui.text import counts
from stretchtimer.ui.text.dates import weekday
from stretchtimer.ui.text.week_days import DayState
from tests.ui.home.homes import CATALOGUE, CountingRoutines, model, record, sum_s


def test_the_list_tells_length_count_and_last_day():
    history = MemoryHistory()
    history.add(record("full-relief", 1, 9))
    rows = model(history=history).rows()
    full = rows[2]
    assert full.routine.id == "full-relief"
    assert full.count == 10
    assert full.total_s == sum_s(full.routine)
    assert full.summary == full.routine.summary
    assert full.last_done == counts.last_done(19, 20)
    assert rows[1].last_done == ""


def test_the_list_says_whom_a_routine_is_for_until_there_is_a_history():
    assert [row.badge for row in model().rows()][:3] == ["Good first choice", "Sore day", ""]
    history = MemoryHistory()
    history.add(record("desk-break", 1, 3))
    rows = model(history=history).rows()
    assert {row.routine.id: row.badge for row in rows if row.badge} == {"gentle": "Sore day"}


def test_someone_new_begins_with_the_first_and_anybody_else_with_what_was_done_last():
    assert model().usual.id == "quick-reset"
    history = MemoryHistory()
    history.add(record("gentle", 2, 4))
    history.add(record("hips-focus", 1, 9))
    assert model(history=history).usual.id == "hips-focus"
    store = CountingRoutines()
    store._builtin.clear()
    assert model(store).usual is None


def test_what_a_routine_needs_is_told_and_nothing_where_nothing_is_known():
    home = model()
    assert home.needs(home.routine("quick-reset")) == "You need: mat"
    assert "cushion" in home.needs(home.routine("gentle"))
    assert "chair that does not roll" in home.needs(home.routine("desk-break"))
    assert home.needs(replace(home.routine("gentle"), items=())) == ""


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (None, "Not done yet"),
        (0, "Last done today"),
        (1, "Last done yesterday"),
        (2, "Last done Tuesday"),
        (6, "Last done Friday"),
        (7, "Last done 13 Nov"),
        (400, "Last done 16 Oct 2024"),
        (-1, "Last done 21 Nov"),
    ],
)
def test_a_day_is_said_as_people_say_it(ago, said):
    today = 20_412
    assert weekday(today) == "Thursday"
    assert counts.last_done(None if ago is None else today - ago, today) == said


def test_one_hold_changes_and_stays_within_its_stretch():
    home = model()
    routine = home.routine("full-relief")
    number = next(i for i, item in enumerate(routine.items) if item.stretch_id == "runners-lunge")
    changed = home.set_hold(routine, number, 500)
    assert changed.items[number].hold_s == 60
    assert [item for i, item in enumerate(changed.items) if i != number] == [
        item for i, item in enumerate(routine.items) if i != number
    ]
    assert home.routine("full-relief") == changed


def test_changes_are_written_together_under_the_same_id():
    store = CountingRoutines()
    home = model(store)
    routine = home.routine("full-relief")
    for seconds in (35, 40, 45):
        routine = home.set_hold(routine, 1, seconds)
    assert store.saved == []
    home.keep()
    home.keep()
    assert [(saved.id, saved.items[1].hold_s) for saved in store.saved] == [("full-relief", 45)]
    home.refresh()
    assert home.routine("full-relief").items[1].hold_s == 45


@given(st.floats(-100, 400), st.integers(0, 7))
def test_all_holds_stay_within_their_stretches_and_moving_ones_keep_theirs(by_s, number):
    home = model()
    routine = home.routines[number]
    changed = home.shift_all(routine, by_s)
    for before, after in zip(routine.items, changed.items, strict=True):
        stretch = stretch_of(before, CATALOGUE)
        if stretch.moving:
            assert after == before
        else:
            assert after.hold_s == min(max(before.hold_s + by_s, stretch.min_s), stretch.max_s)


def test_all_holds_say_what_they_have_in_common():
    home = model()
    routine = home.routine("full-relief")
    assert home.holds(routine).common_s == 30
    assert home.holds(home.set_hold(routine, 1, 25)).common_s is None
    assert home.holds(home.set_all(routine, 20)).common_s == 20


def test_the_total_follows_a_change():
    home = model()
    routine = home.routine("quick-reset")
    before = home.total_s(routine)
    assert home.total_s(home.set_all(routine, 30)) == before + 20


def test_each_side_counts_as_a_hold():
    home = model()
    assert home.holds(home.routine("full-relief")).count == 14
    assert home.holds(home.routine("hips-focus")).count == 11


def test_a_changed_routine_that_ships_comes_back_as_it_came():
    store = CountingRoutines()
    home = model(store)
    original = home.routine("gentle")
    changed = home.set_all(original, 30)
    home.keep()
    home.remove(changed)
    assert home.routine("gentle") == original
    home.bring_back(changed)
    assert home.routine("gentle").items == changed.items


def test_a_change_that_cannot_be_written_is_kept_for_later():
    class Full(CountingRoutines):
        full = True

        def save(self, routine):
            if self.full:
                raise StorageError("The disk is full.")
            super().save(routine)

    store = Full()
    home = model(store)
    home.set_all(home.routine("gentle"), 30)
    with pytest.raises(StorageError):
        home.keep()
    store.full = False
    home.keep()
    assert [saved.id for saved in store.saved] == ["gentle"]


def test_the_week_begins_on_monday_and_never_counts_days_to_come():
    history = MemoryHistory()
    for ago, minutes in ((0, 6.0), (2, 10.0), (4, 99.0)):
        history.add(record("gentle", ago, minutes))
    week = model(history=history).week()
    assert week.days[0].weekday == "Monday"
    assert [day.state for day in week.days] == [
        DayState.MISSED,
        DayState.DONE,
        DayState.MISSED,
        DayState.DONE,
        DayState.TO_COME,
        DayState.TO_COME,
        DayState.TO_COME,
    ]
    assert (week.done, week.minutes) == (2, 16)
    assert (week.days[1].date, week.days[1].minutes) == ("18 November", 10.0)


def test_the_week_begins_with_the_day_it_begins_with_here(settled):
    settled("en_US")
    history = MemoryHistory()
    # Sunday is of this week there, and Saturday is not
    for ago, minutes in ((4, 6.0), (5, 99.0)):
        history.add(record("gentle", ago, minutes))
    week = model(history=history).week()
    assert [day.weekday for day in week.days[:2]] == ["Sunday", "Monday"]
    assert (week.done, week.minutes) == (1, 6)
    assert week.days[4].today


def test_today_without_a_session_is_open():
    assert model().week().days[3].state is DayState.TODAY
