"""Work out what the history shows: days with their levels, weeks, pain, and the balance of both sides.

Days count from 1970-01-01, minutes are session time. Weeks begin with the weekday that is asked for, 0 for
Monday, because that differs from region to region.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

MONDAY = 0
#: From so many minutes on a day is of the next level; any time at all is of the first.
LEVELS_MIN = (5.0, 10.0, 20.0)
DAYS = 7
#: Shares of both sides that lie this near are even.
EVEN_SHARE = 0.05
#: The steps that the marks of an axis may be apart, in minutes.
_STEPS_MIN = (5, 10, 20, 30, 60, 120, 240, 480, 960)
_MOST_STEPS = 3


class Period(IntEnum):
    """How many weeks are shown, this one included."""

    MONTH = 4
    SEASON = 16
    YEAR = 53


@dataclass(frozen=True, slots=True)
class ReviewDay:
    """One day; `level` runs from 0 (nothing) to 4."""

    day: int
    minutes: float
    today: bool = False
    to_come: bool = False

    @property
    def level(self) -> int:
        """Return how much was done."""
        if self.minutes <= 0:
            return 0
        return 1 + sum(self.minutes >= least for least in LEVELS_MIN)


@dataclass(frozen=True, slots=True)
class ReviewWeek:
    """One week, from the day that weeks begin with."""

    days: tuple[ReviewDay, ...]

    @property
    def first_day(self) -> int:
        return self.days[0].day

    @property
    def current(self) -> bool:
        """Tell whether it is this week, which is not over."""
        return any(day.today for day in self.days)

    @property
    def minutes(self) -> float:
        """Return the minutes of all days."""
        return sum(day.minutes for day in self.days)


@dataclass(frozen=True, slots=True)
class PainPair:
    """The pain before and after one session, 0 to 10."""

    day: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Balance:
    """The seconds both sides of the body were stretched: in a lunge not the side of the foot in front."""

    left_s: float
    right_s: float

    @property
    def left_share(self) -> float | None:
        """Return the share of the left side, None where no side was held."""
        both_s = self.left_s + self.right_s
        return self.left_s / both_s if both_s > 0 else None

    @property
    def even(self) -> bool:
        """Tell whether both sides were held for about as long."""
        share = self.left_share
        return share is None or abs(share - 0.5) <= EVEN_SHARE


def week_start(day: int, first_weekday: int = MONDAY) -> int:
    """Return the day that a day's week begins with; day 0 was a Thursday."""
    return day - (day + 3 - first_weekday) % DAYS


def first_day(today: int, period: Period, first_weekday: int = MONDAY) -> int:
    """Return the first day that a period shows."""
    return week_start(today, first_weekday) - DAYS * (period - 1)


def weeks_of(
    minutes: Mapping[int, float], today: int, period: Period, first_weekday: int = MONDAY
) -> tuple[ReviewWeek, ...]:
    """Return the weeks of a period, oldest first; `minutes` are those of each day with a session."""
    start = first_day(today, period, first_weekday)

    def week(first: int) -> ReviewWeek:
        days = range(first, first + DAYS)
        return ReviewWeek(
            tuple(ReviewDay(day, minutes.get(day, 0.0), day == today, day > today) for day in days)
        )

    return tuple(week(start + DAYS * number) for number in range(period))


def axis(minutes: Sequence[float]) -> tuple[int, ...]:
    """Return the marks of an axis for some minutes, from 0 to the first that is not below the most."""
    most = max(minutes, default=0.0)
    step = next((step for step in _STEPS_MIN if step * _MOST_STEPS >= most), _STEPS_MIN[-1])
    steps = max(1, -int(-most // step))
    return tuple(step * number for number in range(steps + 1))


def pain_change(pairs: Sequence[PainPair]) -> float | None:
    """Return how much the pain changed on average, below 0 where it eased; None without any pair."""
    if not pairs:
        return None
    return sum(pair.after - pair.before for pair in pairs) / len(pairs)
