"""Say what the days of a week hold; no part of it is a window."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.domain.review import DAYS, week_start
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.text import dates


class DayState(StrEnum):
    """What a day's dot says."""

    DONE = "done"
    MISSED = "missed"
    TODAY = "today"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class Day:
    """One day. `weekday` is "Monday", `date` "17 November"; `minutes` is None without a session."""

    weekday: str
    date: str
    state: DayState
    today: bool
    minutes: float | None = None

    def words(self) -> str:
        """Return the day for a screen reader."""
        parts = [f"{self.weekday} {self.date}", _said(self.state)]
        if self.minutes is not None:
            parts.append(dates.minutes(self.minutes))
        return ", ".join(parts)


def week_of(today: int, minutes: Mapping[int, float]) -> tuple[Day, ...]:
    """Return the days of this week, from the one that weeks begin with here.

    `minutes` are those of each day with a session.
    """
    first = week_start(today, dates.first_weekday())
    return tuple(_day(day, today, minutes.get(day)) for day in range(first, first + DAYS))


def _day(day: int, today: int, minutes: float | None) -> Day:
    if minutes is not None:
        state = DayState.DONE
    elif day == today:
        state = DayState.TODAY
    else:
        state = DayState.MISSED if day < today else DayState.TO_COME
    return Day(dates.weekday(day), dates.month_day(day), state, day == today, minutes)


def _said(state: DayState) -> str:
    match state:
        case DayState.DONE:
            return _("done")
        case DayState.MISSED:
            return _("no session")
        case DayState.TODAY:
            return _("today, not yet")
        case DayState.TO_COME:
            return _("still to come")
