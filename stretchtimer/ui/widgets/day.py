"""Say what one day of a week holds; no part of it is a window."""

from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext


class DayState(StrEnum):
    """What a day's dot says."""

    DONE = "done"
    MISSED = "missed"
    TODAY = "today"
    TO_COME = "to come"


_SAID = {
    DayState.DONE: "done",
    DayState.MISSED: "no session",
    DayState.TODAY: "today, not yet",
    DayState.TO_COME: "still to come",
}


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
        said = _(_SAID[self.state])
        parts = [f"{self.weekday} {self.date}", said]
        if self.minutes is not None:
            whole = round(self.minutes)
            parts.append(ngettext("{n} minute", "{n} minutes", whole).format(n=whole))
        return ", ".join(parts)
