"""Both histories, on disk and in memory, answer alike."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.domain.record import Felt, HoldOutcome, HoldRecord
from stretchtimer.domain.review import Balance, PainPair
from stretchtimer.domain.stretch import FeltOn, Side
from stretchtimer.storage.history import HistoryDatabase
from stretchtimer.storage.memory import MemoryHistory
from tests.storage.records import MORNING, record, records

DAY = int((MORNING + 7200) // 86_400)


@pytest.fixture(params=["database", "memory"])
def history(request, tmp_path):
    if request.param == "memory":
        yield MemoryHistory()
        return
    database = HistoryDatabase(tmp_path / "history.sqlite3")
    yield database
    database.close()


def test_an_empty_history(history):
    assert history.count() == 0
    assert list(history.page(10)) == []
    assert history.last_done() == {}
    assert history.minutes_by_day(0, 100_000) == {}


def test_a_record_comes_back_as_it_was(history):
    record_id = history.add(record())
    assert list(history.page(10)) == [replace(record(), id=record_id)]
    assert history.count() == 1


def test_the_newest_comes_first_and_of_two_at_once_the_later_added(history):
    for days, routine in ((1, "gentle"), (3, "gentle"), (2, "gentle"), (3, "desk")):
        history.add(record(days, routine, note=f"day {days}"))
    assert [kept.note for kept in history.page(10)] == ["day 3", "day 3", "day 2", "day 1"]
    assert [kept.id for kept in history.page(2)] == [4, 2]
    assert [kept.id for kept in history.page(2, 2)] == [3, 1]
    assert list(history.page(2, 4)) == []


def test_a_second_record_of_a_session_is_the_same_one(history):
    first = history.add(record())
    assert history.add(record()) == first
    # another routine, or another moment, is another session
    history.add(record(routine="desk"))
    history.add(record(1))
    assert history.count() == 3


@pytest.mark.parametrize("early_first", [True, False])
def test_of_two_records_of_a_session_the_fuller_one_is_kept(history, early_first):
    early = record(finished=False, active_s=100.0, ended_at=1_760_000_100.0, holds=record().holds[:2])
    pair = [early, record()] if early_first else [record(), early]
    ids = [history.add(one) for one in pair]
    assert ids == [1, 1]
    assert list(history.page(9)) == [replace(record(), id=1)]
    assert history.balance(0, 100_000) == Balance(left_s=12.5, right_s=30.0)


def test_what_was_answered_stays_when_a_second_record_of_the_session_comes(history):
    early = record(finished=False, active_s=100.0)
    record_id = history.add(early)
    history.add(replace(early, pain_after=2, felt=Felt.EASY, note="Better"))
    history.add(record(note=""))
    [kept] = history.page(9)
    assert kept == replace(record(), id=record_id, pain_after=2, felt=Felt.EASY, note="Better")


def test_a_page_after_a_record_is_the_same_whatever_was_deleted_before_it(history):
    for days, routine in ((1, "gentle"), (3, "gentle"), (2, "gentle"), (3, "desk"), (0, "gentle")):
        history.add(record(days, routine))
    newest, second, third = history.page(3)
    assert [kept.id for kept in history.page(9, after=second)] == [3, 1, 5]
    history.remove(newest.id)
    assert [kept.id for kept in history.page(2, after=second)] == [3, 1]
    assert [kept.id for kept in history.page(2, 1, third)] == [5]


def test_a_check_in_is_added(history):
    first, second = history.add(record()), history.add(record(1))
    history.add(record(pain_after=2, felt=Felt.EASY, note="Better"))
    kept = {kept.id: kept for kept in history.page(10)}
    assert kept[first] == replace(record(), id=first, pain_after=2, felt=Felt.EASY, note="Better")
    assert kept[second] == replace(record(1), id=second)


def test_the_latest_day_of_each_routine(history):
    for days, routine in ((1, "gentle"), (5, "hips-focus"), (3, "gentle"), (2, "gentle")):
        history.add(record(days, routine))
    assert history.last_done() == {"gentle": DAY + 3, "hips-focus": DAY + 5}


def test_minutes_are_added_up_by_local_day_without_pauses(history):
    history.add(record(0, active_s=60.0))
    history.add(record(0.01, active_s=90.0))
    history.add(record(2, active_s=30.0))
    history.add(record(9, active_s=30.0))
    assert history.minutes_by_day(DAY, DAY + 8) == {DAY: 2.5, DAY + 2: 0.5}


def test_a_session_in_which_nothing_was_held_to_its_end_counts_for_no_day(history):
    broken_off = HoldRecord("a", "A", None, 30.0, 29.0, HoldOutcome.ENDED_EARLY)
    hurt = HoldRecord("b", "B", None, 30.0, 0.0, HoldOutcome.HURT, hurt_at_s=0.0)
    history.add(record(1, holds=(broken_off, hurt)))
    assert history.count() == 1
    assert history.last_done() == {}
    assert history.minutes_by_day(0, 100_000) == {}


def test_pain_that_is_told_later_of_the_same_session_is_kept(history):
    quiet = HoldRecord("a", "A", None, 30.0, 9.0, HoldOutcome.ENDED_EARLY)
    history.add(record(holds=(quiet,)))
    history.add(record(holds=(replace(quiet, outcome=HoldOutcome.HURT, hurt_at_s=9.0),)))
    [kept] = history.page(9)
    assert kept.hurt


def test_a_session_late_in_the_evening_belongs_to_the_day_on_the_wall(history):
    midnight_utc = 20_000 * 86_400.0
    history.add(record(started_at=midnight_utc - 60, utc_offset_s=3600))
    history.add(record(started_at=midnight_utc + 60, utc_offset_s=-3600))
    assert set(history.minutes_by_day(0, 100_000)) == {20_000, 19_999}


def test_pain_before_and_after_is_told_where_both_are_known(history):
    history.add(record(3, pain_before=3, pain_after=3))
    history.add(record(1, pain_before=4, pain_after=2))
    history.add(record(2, pain_before=None, pain_after=2))
    history.add(record(2, pain_before=5, pain_after=None))
    history.add(record(9, pain_before=0, pain_after=0))
    pairs = [PainPair(DAY + 1, 4, 2), PainPair(DAY + 3, 3, 3)]
    assert list(history.pain_pairs(DAY, DAY + 8)) == pairs
    assert list(history.pain_pairs(DAY + 4, DAY + 8)) == []


def test_the_seconds_of_both_sides_are_added_up(history):
    assert history.balance(0, 100_000) == Balance(0.0, 0.0)
    for days in (0, 1, 9):
        history.add(record(days))
    assert history.balance(DAY, DAY + 8) == Balance(25.0, 60.0)


def test_the_side_that_is_stretched_is_told_and_counts_not_the_one_a_lunge_names(history):
    lunge = HoldRecord(
        "runners-lunge", "Lunge", Side.RIGHT, 30.0, 20.0, HoldOutcome.DONE, felt_on=FeltOn.OTHER
    )
    twist = replace(lunge, stretch_id="twist", held_s=30.0, felt_on=FeltOn.SAME)
    history.add(record(holds=(lunge, twist)))
    [kept] = history.page(9)
    assert [(hold.side, hold.felt_side) for hold in kept.holds] == [
        (Side.RIGHT, Side.LEFT),
        (Side.RIGHT, Side.RIGHT),
    ]
    assert history.balance(0, 100_000) == Balance(left_s=20.0, right_s=30.0)


def test_a_record_taken_out_comes_back_with_its_holds(history):
    first, second = history.add(record(note="one")), history.add(record(1, note="two"))
    removal = history.remove(first)
    assert [kept.id for kept in history.page(9)] == [second]
    assert history.minutes_by_day(DAY, DAY) == {}
    assert history.bring_back(removal) == 1
    assert list(history.page(9)) == [
        replace(record(1, note="two"), id=second),
        replace(record(note="one"), id=first),
    ]
    assert history.bring_back(removal) == 0


def test_everything_taken_out_comes_back(history):
    for days in range(5):
        history.add(record(days))
    before = list(history.page(9))
    removal = history.remove(None)
    assert (history.count(), history.last_done()) == (0, {})
    assert history.bring_back(removal) == 5
    assert list(history.page(9)) == before


def test_each_removal_comes_back_for_itself(history):
    for days in range(3):
        history.add(record(days, note=str(days)))
    one, rest = history.remove(2), history.remove(None)
    assert one != rest
    assert history.bring_back(one) == 1
    assert [kept.note for kept in history.page(9)] == ["1"]
    assert history.bring_back(rest) == 2
    assert history.count() == 3


def test_a_record_comes_back_beside_one_that_took_its_number(history):
    history.add(record(note="one"))
    removal = history.remove(1)
    assert history.add(record(1, note="two")) == 1
    assert history.bring_back(removal) == 1
    kept = {(kept.id, kept.note, len(kept.holds)) for kept in history.page(9)}
    assert kept == {(1, "two", 3), (2, "one", 3)}


def test_taking_out_what_is_not_there_takes_nothing(history):
    history.add(record())
    assert history.remove(99) == 0
    assert history.bring_back(0) == 0
    assert history.bring_back(7) == 0
    assert history.count() == 1


@settings(max_examples=40)  # each writes to the disk
@given(given=st.lists(records, max_size=5))
def test_histories_agree(tmp_path_factory, given):
    database = HistoryDatabase(tmp_path_factory.mktemp("data") / "history.sqlite3")
    memory = MemoryHistory()
    try:
        for one in given:
            assert database.add(one) == memory.add(one)
        assert list(database.page(10)) == list(memory.page(10))
        assert database.count() == memory.count()
        assert database.last_done() == memory.last_done()
        assert database.minutes_by_day(-20_000, 50_000) == pytest.approx(
            memory.minutes_by_day(-20_000, 50_000)
        )
        assert list(database.pain_pairs(-20_000, 50_000)) == list(memory.pain_pairs(-20_000, 50_000))
        ours, theirs = database.balance(-20_000, 50_000), memory.balance(-20_000, 50_000)
        assert (ours.left_s, ours.right_s) == pytest.approx((theirs.left_s, theirs.right_s))
    finally:
        database.close()
