"""Days and times are said in one language, and as the region counts them."""

from datetime import UTC, date, datetime

import pytest

from stretchtimer.ui.text import dates
from tests.ui.regions import REGIONS

#: Thursday, 20 November 2025.
THURSDAY = (date(2025, 11, 20) - date(1970, 1, 1)).days


@pytest.mark.parametrize(("region", "first", "twelve"), REGIONS)
def test_the_region_says_what_weeks_begin_with_and_how_hours_are_counted(settled, region, first, twelve):
    settled(region)
    assert (dates.first_weekday(), dates.twelve_hours()) == (first, twelve)


@pytest.mark.parametrize(("region", "_first", "twelve"), REGIONS)
def test_names_and_digits_are_those_of_the_words_everywhere(settled, region, _first, twelve):
    settled(region)
    at = datetime(2025, 11, 20, 13, 5, tzinfo=UTC)
    assert dates.moment(at, 2025) == ("Thu 20 Nov, 1:05 PM" if twelve else "Thu 20 Nov, 13:05")
    assert dates.moment(at, 2026) == ("20 Nov 2025, 1:05 PM" if twelve else "20 Nov 2025, 13:05")
    assert dates.month_year(at, 2025) == "November"
    assert dates.month_year(at, 2026) == "November 2025"
    assert dates.weekday(THURSDAY) == "Thursday"
    assert dates.month_day(THURSDAY) == "20 November"
    assert (dates.short_date(THURSDAY), dates.short_month(THURSDAY)) == ("20 Nov", "Nov")


def test_every_day_and_month_has_its_name():
    week = range(THURSDAY - 3, THURSDAY + 4)
    assert [dates.weekday(day)[:3] for day in week] == [dates.short_weekday(day) for day in week]
    assert len({dates.weekday(day) for day in week}) == 7
    firsts = [(date(2025, number, 1) - date(1970, 1, 1)).days for number in range(1, 13)]
    assert [dates.short_month(day) for day in firsts] == [dates.month(number)[:3] for number in range(1, 13)]
    assert [dates.month_day(day)[2:] for day in firsts] == [
        date(2025, number, 1).strftime("%B") for number in range(1, 13)
    ]


@pytest.mark.parametrize(
    ("hour", "said"), [(0, "12:05 AM"), (1, "1:05 AM"), (11, "11:05 AM"), (12, "12:05 PM"), (23, "11:05 PM")]
)
def test_hours_counted_twice_to_twelve_say_which_half_is_meant(settled, hour, said):
    settled("en_US")
    assert dates.time_of_day(datetime(2025, 11, 20, hour, 5, tzinfo=UTC)) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(0.0, "nothing"), (0.3, "less than a minute"), (1.0, "1 minute"), (12.4, "12 minutes")],
)
def test_minutes_are_said_as_a_number_of_them(count, said):
    assert dates.minutes(count) == said


@pytest.mark.parametrize(("region", "first", "_twelve"), REGIONS)
def test_a_week_of_names_begins_where_the_region_says(settled, region, first, _twelve):
    settled(region)
    usual = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert dates.short_weekdays() == usual[first:] + usual[:first]
