"""A record becomes the page after a session."""

from dataclasses import replace

import pytest

from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.record import HoldOutcome, HoldRecord, SessionRecord
from stretchtimer.domain.stretch import Side
from stretchtimer.ui.check_in.model import result_of, this_week
from stretchtimer.ui.text.week_days import DayState

#: Thursday, 20 November 2025, 10:00 UTC.
NOW = 1_763_632_800.0
TODAY = int(NOW // 86_400)


class Days:
    """A history that knows minutes by day."""

    def __init__(self, minutes):
        self.minutes = minutes

    def minutes_by_day(self, first_day, last_day):
        return {day: spent for day, spent in self.minutes.items() if first_day <= day <= last_day}


def hold(stretch, side, outcome):
    return HoldRecord(stretch, stretch.title(), side, 30.0, 30.0, outcome)


def record(finished=True):
    return SessionRecord(
        routine_id="short",
        routine_name="Short",
        started_at=NOW - 200,
        ended_at=NOW,
        utc_offset_s=0,
        planned_s=180.0,
        active_s=150.4,
        finished=finished,
        holds=(
            hold("lunge", Side.RIGHT, HoldOutcome.DONE),
            hold("lunge", Side.LEFT, HoldOutcome.DONE),
            hold("butterfly", None, HoldOutcome.DONE if finished else HoldOutcome.ENDED_EARLY),
        ),
        pain_before=3,
    )


@pytest.fixture
def clock():
    return ManualClock(wall=NOW)


def test_a_finished_session(clock):
    view = result_of(record(), Days({TODAY: 2.5}), clock)
    assert (view.routine, view.session_s, view.stretches, view.holds) == ("Short", 150.4, 2, 3)
    assert (view.pain_before, view.finished, view.ended) == (3, True, "")
    assert [day.state for day in view.week].count(DayState.DONE) == 1
    assert [(segment.group, segment.filled) for segment in view.segments] == [(0, 1.0), (0, 1.0), (1, 1.0)]


def test_an_early_end_counts_what_was_held(clock):
    view = result_of(record(finished=False), Days({TODAY: 2.5}), clock)
    assert (view.stretches, view.holds) == (1, 2)
    assert view.ended == "Enough for today. 1 of 2 done, the rest is left for next time."
    assert not view.stopped
    assert [segment.filled for segment in view.segments] == [1.0, 1.0, 0.0]


@pytest.mark.parametrize(
    ("hurt_at_s", "said", "hurts"),
    [
        (None, "2 minutes 30 seconds. Every bit counts.", ()),
        (0.0, "2 minutes 30 seconds. It is right to stop when it hurts.", ("Lunge, right",)),
    ],
)
def test_an_end_before_anything_was_held_is_no_finish(clock, hurt_at_s, said, hurts):
    outcome = HoldOutcome.HURT if hurts else HoldOutcome.ENDED_EARLY
    begun = replace(hold("lunge", Side.RIGHT, outcome), hurt_at_s=hurt_at_s)
    view = result_of(replace(record(finished=False), holds=(begun,)), Days({}), clock)
    assert view.stopped
    assert (view.ended, view.hurts) == (said, hurts)
    at_once = replace(record(finished=False), holds=(begun,), active_s=0.3)
    assert result_of(at_once, Days({}), clock).ended == said.removeprefix("2 minutes 30 seconds. ")


def test_what_hurt_in_a_session_that_went_on_is_named_once(clock):
    twice = tuple(replace(one, hurt_at_s=3.0) for one in record().holds[:1] * 2)
    view = result_of(replace(record(), holds=(*twice, *record().holds[1:])), Days({}), clock)
    assert view.hurts == ("Lunge, right",)
    assert view.ended == ""


def test_the_week_begins_on_monday_and_says_what_each_day_holds(clock):
    week = this_week(Days({TODAY - 3: 9.0, TODAY - 2: 8.6, TODAY - 9: 9.0}), clock)
    assert [day.state for day in week] == [
        DayState.DONE,
        DayState.DONE,
        DayState.MISSED,
        DayState.TODAY,
        DayState.TO_COME,
        DayState.TO_COME,
        DayState.TO_COME,
    ]
    assert (week[0].weekday, week[0].date, week[0].minutes) == ("Monday", "17 November", 9.0)
    assert [day.today for day in week].index(True) == 3


def test_the_week_begins_with_the_day_it_begins_with_here(clock, settled):
    settled("ar_EG")
    week = this_week(Days({TODAY - 5: 9.0, TODAY - 6: 9.0}), clock)
    assert [day.weekday for day in week[:2]] == ["Saturday", "Sunday"]
    assert [day.state for day in week[:2]] == [DayState.DONE, DayState.MISSED]
    assert week[5].today


@pytest.mark.parametrize("days_on", range(7))
def test_today_is_in_the_week(days_on):
    week = this_week(Days({}), ManualClock(wall=NOW + days_on * 86_400))
    assert [day.today for day in week].count(True) == 1
    assert len(week) == 7
    assert week[0].weekday == "Monday"
