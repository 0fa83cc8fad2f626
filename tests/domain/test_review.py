"""What the history shows follows from days, minutes and pains alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.review import (
    Balance,
    PainPair,
    Period,
    ReviewDay,
    axis,
    first_day,
    pain_change,
    week_start,
    weeks_of,
)

#: Thursday, 20 November 2025.
TODAY = (date(2025, 11, 20) - date(1970, 1, 1)).days


@given(st.integers(-100_000, 100_000), st.integers(0, 6))
def test_weeks_begin_with_the_day_that_is_asked_for(day, weekday):
    first = week_start(day, weekday)
    assert 0 <= day - first <= 6
    assert date.fromordinal(first + date(1970, 1, 1).toordinal()).weekday() == weekday


@pytest.mark.parametrize("period", Period)
def test_a_period_ends_with_this_week(period):
    weeks = weeks_of({}, TODAY, period)
    assert len(weeks) == period
    assert [week.current for week in weeks] == [False] * (period - 1) + [True]
    days = [day.day for week in weeks for day in week.days]
    assert days == list(range(first_day(TODAY, period), week_start(TODAY) + 7))
    assert [day.to_come for day in weeks[-1].days] == [False] * 4 + [True] * 3


def test_weeks_that_begin_on_sunday_end_on_saturday():
    weeks = weeks_of({TODAY - 4: 3.0}, TODAY, Period.MONTH, first_weekday=6)
    assert weeks[-1].first_day == TODAY - 4
    assert [day.to_come for day in weeks[-1].days] == [False] * 5 + [True] * 2
    assert weeks[-1].minutes == 3.0


def test_a_week_adds_its_days():
    weeks = weeks_of({TODAY: 4.5, TODAY - 1: 10.0, TODAY - 7: 3.0}, TODAY, Period.MONTH)
    assert [week.minutes for week in weeks] == [0.0, 0.0, 3.0, 14.5]
    assert weeks[-1].days[3] == ReviewDay(TODAY, 4.5, today=True)


@pytest.mark.parametrize(
    ("minutes", "level"), [(0, 0), (0.1, 1), (4.9, 1), (5, 2), (9.9, 2), (10, 3), (20, 4), (500, 4)]
)
def test_more_minutes_are_of_a_higher_level(minutes, level):
    assert ReviewDay(TODAY, minutes).level == level


@pytest.mark.parametrize(
    ("minutes", "marks"),
    [
        ([], (0, 5)),
        ([0.0], (0, 5)),
        ([3], (0, 5)),
        ([12], (0, 5, 10, 15)),
        ([34, 2], (0, 20, 40)),
        ([60], (0, 20, 40, 60)),
        ([61], (0, 30, 60, 90)),
    ],
)
def test_an_axis_has_few_round_marks(minutes, marks):
    assert axis(minutes) == marks


@given(st.lists(st.floats(0, 20_000), max_size=60))
def test_no_bar_is_higher_than_its_axis(minutes):
    marks = axis(minutes)
    assert marks[0] == 0
    assert marks[-1] >= max(minutes, default=0)
    assert len(marks) >= 2


def test_the_change_of_pain_is_the_average_of_all():
    assert pain_change([]) is None
    assert pain_change([PainPair(1, 4, 2), PainPair(2, 3, 3), PainPair(3, 2, 3)]) == pytest.approx(-1 / 3)


@pytest.mark.parametrize(
    ("left_s", "right_s", "share", "even"),
    [(0, 0, None, True), (50, 50, 0.5, True), (54, 46, 0.54, True), (60, 40, 0.6, False), (0, 9, 0.0, False)],
)
def test_sides_are_even_where_they_are_near(left_s, right_s, share, even):
    balance = Balance(left_s, right_s)
    assert balance.left_share == share
    assert balance.even is even
