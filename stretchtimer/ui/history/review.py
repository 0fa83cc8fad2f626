"""Read what the charts and the headline show of a history."""

from dataclasses import dataclass

from stretchtimer.domain.clock import Clock, local_day
from stretchtimer.domain.ports import History
from stretchtimer.domain.review import Balance, PainPair, Period, ReviewWeek, first_day, weeks_of
from stretchtimer.ui.text.dates import first_weekday


@dataclass(frozen=True, slots=True)
class Review:
    """The weeks of a period, oldest first, with the pains and the sides of the same time."""

    weeks: tuple[ReviewWeek, ...]
    pairs: tuple[PainPair, ...]
    balance: Balance

    @property
    def this_week(self) -> ReviewWeek:
        """Return the week that is not over."""
        return self.weeks[-1]


def read_review(history: History, clock: Clock, period: Period) -> Review:
    """Read a period that ends today; raise StorageError where the history cannot be read."""
    today, weekday = local_day(clock), first_weekday()
    first = first_day(today, period, weekday)
    return Review(
        weeks=weeks_of(history.minutes_by_day(first, today), today, period, weekday),
        pairs=tuple(history.pain_pairs(first, today)),
        balance=history.balance(first, today),
    )


def empty_review(clock: Clock, period: Period) -> Review:
    """Return a period in which nothing is known."""
    return Review(weeks_of({}, local_day(clock), period, first_weekday()), (), Balance(0.0, 0.0))
