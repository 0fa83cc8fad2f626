"""Know what the first page shows and change what it edits; no part of it is a window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stretchtimer.domain.clock import Clock, local_day
from stretchtimer.domain.need import needs_of
from stretchtimer.domain.review import week_start
from stretchtimer.domain.routine import GENTLE, QUICK_RESET, Item, Routine, Sides, clamp_hold, stretch_of
from stretchtimer.domain.shortening import shortened
from stretchtimer.domain.stretch import Catalogue, Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.text import counts
from stretchtimer.ui.text.dates import ago, first_weekday
from stretchtimer.ui.text.stretch_facts import targets
from stretchtimer.ui.text.week_days import Day, week_of

if TYPE_CHECKING:
    from stretchtimer.domain.ports import History, RoutineStore


@dataclass(frozen=True, slots=True)
class RoutineRow:
    """One routine of the list. `when` is the short form of `last_done`, for a narrow list.

    `badge` says whom it is for, `last_done` when it was done; both are empty where there is nothing to say.
    """

    routine: Routine
    total_s: float
    last_done: str
    when: str
    badge: str

    @property
    def count(self) -> int:
        """Return how many stretches it has."""
        return len(self.routine.items)

    @property
    def summary(self) -> str:
        """Return what it is in a line: its own words, or how many stretches it has."""
        return self.routine.summary or counts.stretches(self.count)


@dataclass(frozen=True, slots=True)
class StretchLine:
    """One stretch of the open routine. Seconds count per side; `low_s` and `high_s` are what it allows.

    `today_s` is what it has in a session of shorter holds, None where that is not chosen.
    """

    stretch_id: str
    variant: str | None
    name: str
    targets: str
    sides: Sides | None
    moving: bool
    repeats: int
    hold_s: float
    low_s: float
    high_s: float
    today_s: float | None = None


@dataclass(frozen=True, slots=True)
class Holds:
    """The holds of a routine, taken together."""

    lines: tuple[StretchLine, ...]

    @property
    def count(self) -> int:
        """Return how many times the routine holds or moves, each side for itself."""
        return sum((2 if line.sides is Sides.BOTH else 1) * line.repeats for line in self.lines)

    @property
    def held_s(self) -> frozenset[float]:
        """Return the different seconds of the stretches that are held, not moved."""
        return frozenset(line.hold_s for line in self.lines if not line.moving)

    @property
    def common_s(self) -> float | None:
        """Return the seconds that all holds have; None when they differ or all stretches move."""
        held_s = self.held_s
        return min(held_s) if len(held_s) == 1 else None

    @property
    def shortest_s(self) -> float | None:
        """Return the shortest hold, None when all stretches move."""
        return min(self.held_s, default=None)


@dataclass(frozen=True, slots=True)
class Week:
    """The days of this week, with the session time in minutes."""

    days: tuple[Day, ...]

    @property
    def done(self) -> int:
        """Return the number of days with a session."""
        return sum(day.minutes is not None for day in self.days)

    @property
    def minutes(self) -> int:
        """Return the whole minutes of all sessions."""
        return round(sum(day.minutes or 0.0 for day in self.days))


class HomeModel:
    """Read routines and history, and change holds; `refresh` reads, also for the first time.

    A changed hold is shown at once and written by `keep`, so that ten clicks are one write.
    """

    def __init__(
        self,
        routines: RoutineStore,
        history: History,
        catalogue: Catalogue,
        clock: Clock,
        total_s: Callable[[Routine], float],
    ) -> None:
        self._store, self._history, self._catalogue, self._clock = routines, history, catalogue, clock
        self._total_s = total_s
        self._routines: list[Routine] = []
        self._totals: dict[Routine, float] = {}
        self._last_done: dict[str, int] = {}
        self._minutes: dict[int, float] = {}
        self._unkept: dict[str, Routine] = {}

    def refresh(self) -> None:
        """Read everything again.

        Raise StorageError when a change cannot be written, or when the history cannot be read: then the
        routines are there without it.
        """
        self.keep()
        self._routines = list(self._store.all())
        self._totals.clear()
        self._last_done, self._minutes = {}, {}
        self._last_done = self._history.last_done()
        today = local_day(self._clock)
        self._minutes = self._history.minutes_by_day(week_start(today, first_weekday()), today)

    @property
    def routines(self) -> Sequence[Routine]:
        """Return the routines in the order of the list."""
        return self._routines

    def routine(self, routine_id: str) -> Routine | None:
        """Return a routine as it is now, None when there is none."""
        return next((routine for routine in self._routines if routine.id == routine_id), None)

    def rows(self) -> list[RoutineRow]:
        """Return the list."""
        return [self.row(routine) for routine in self._routines]

    def row(self, routine: Routine) -> RoutineRow:
        """Return a routine's row of the list."""
        today, day = local_day(self._clock), self._last_done.get(routine.id)
        done, when = ("", "") if day is None else (counts.last_done(day, today), ago(day, today))
        badge = _badge(routine, someone_new=not self._last_done)
        return RoutineRow(routine, self.total_s(routine), done, when, badge)

    @property
    def usual(self) -> Routine | None:
        """Return the routine to begin with: the one done last, for someone new the first of the list."""
        return max(self._routines, key=lambda routine: self._last_done.get(routine.id, -1), default=None)

    def needs(self, routine: Routine) -> str:
        """Return what to have at hand for a routine, empty where nothing is known."""
        needed = needs_of(stretch_of(item, self._catalogue) for item in routine.items)
        names = ", ".join(need.name for need in needed)
        return _("You need: {names}").format(names=names) if names else ""

    def total_s(self, routine: Routine) -> float:
        """Return how long a session of a routine takes."""
        if routine not in self._totals:
            self._totals[routine] = self._total_s(routine)
        return self._totals[routine]

    def lines(self, routine: Routine, today: Routine | None = None) -> list[StretchLine]:
        """Return the stretches of a routine; `today` is the same with the holds of the next session."""
        today_s = [item.hold_s for item in today.items] if today else [None] * len(routine.items)
        stretches = [stretch_of(item, self._catalogue) for item in routine.items]
        return [_line(*parts) for parts in zip(routine.items, stretches, today_s, strict=True)]

    def shortened(self, routine: Routine) -> Routine:
        """Return a routine with shorter holds, for one session."""
        return shortened(routine, self._catalogue)

    def holds(self, routine: Routine) -> Holds:
        """Return what the holds of a routine have in common."""
        return Holds(tuple(self.lines(routine)))

    def set_hold(self, routine: Routine, index: int, hold_s: float) -> Routine:
        """Change one hold, moved into what its stretch allows; return the routine as it is now."""
        stretch = stretch_of(routine.items[index], self._catalogue)
        return self._changed(routine.with_hold(index, clamp_hold(hold_s, stretch)))

    def set_all(self, routine: Routine, hold_s: float) -> Routine:
        """Give all holds the same seconds, as far as each stretch allows; moving stretches keep theirs."""
        return self._changed(_with_holds(routine, self._catalogue, lambda _before_s: hold_s))

    def shift_all(self, routine: Routine, by_s: float) -> Routine:
        """Make all holds longer or shorter, as far as each stretch allows; moving stretches keep theirs."""
        return self._changed(_with_holds(routine, self._catalogue, lambda before_s: before_s + by_s))

    def _changed(self, routine: Routine) -> Routine:
        for place, before in enumerate(self._routines):
            if before.id == routine.id and before != routine:
                self._routines[place] = routine
                self._unkept[routine.id] = routine
        return routine

    def keep(self) -> None:
        """Write what was changed; raise StorageError where it cannot be written, and keep it for later."""
        for routine_id, routine in list(self._unkept.items()):
            self._store.save(routine)
            del self._unkept[routine_id]

    def remove(self, routine: Routine) -> None:
        """Forget a routine of the person's own, or bring a shipped one back as it came."""
        self._unkept.pop(routine.id, None)
        self._store.delete(routine.id)
        self.refresh()

    def duplicate(self, routine: Routine) -> Routine:
        """Keep a copy of a routine under a name of its own, and return it."""
        from stretchtimer.domain.draft import duplicate

        copy = duplicate(routine, self._routines)
        self._store.save(copy)
        self.refresh()
        return copy

    def bring_back(self, routine: Routine) -> None:
        """Keep a routine again that was removed."""
        self._store.save(routine)
        self.refresh()

    def week(self) -> Week:
        return Week(week_of(local_day(self._clock), self._minutes))


def _badge(routine: Routine, someone_new: bool) -> str:
    if routine.id == QUICK_RESET and someone_new:
        return _("Good first choice")
    return _("Sore day") if routine.id == GENTLE else ""


def _with_holds(routine: Routine, catalogue: Catalogue, change: Callable[[float], float]) -> Routine:
    items = []
    for item in routine.items:
        stretch = stretch_of(item, catalogue)
        wanted_s = item.hold_s if stretch.moving else clamp_hold(change(item.hold_s), stretch)
        items.append(replace(item, hold_s=wanted_s))
    return replace(routine, items=tuple(items))


def _line(item: Item, stretch: Stretch, today_s: float | None) -> StretchLine:
    return StretchLine(
        stretch_id=item.stretch_id,
        variant=item.variant,
        name=stretch.name,
        targets=targets(stretch),
        sides=item.sides if stretch.one_sided else None,
        moving=stretch.moving,
        repeats=item.repeats,
        hold_s=item.hold_s,
        low_s=stretch.min_s,
        high_s=stretch.max_s,
        today_s=today_s,
    )
