"""Keep the person's data in memory: for a data folder that cannot be used, until the program ends."""

from collections.abc import Sequence
from dataclasses import replace

from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.record import SessionRecord
from stretchtimer.domain.review import Balance, PainPair
from stretchtimer.domain.routine import Routine, in_order, unknown_routine
from stretchtimer.domain.stretch import Side
from stretchtimer.domain.window_place import WindowPlace


class MemoryRoutines:
    """Keep routines in memory, beside those that ship."""

    def __init__(self, builtin: Sequence[Routine]) -> None:
        self._builtin = {routine.id: routine for routine in builtin}
        self._own: dict[str, Routine] = {}

    def all(self) -> Sequence[Routine]:
        """Return every routine, shipped ones first, changed ones in their place."""
        return in_order(self._builtin, self._own)

    def text(self, routine_id: str) -> str:
        """Return nothing: no routine has a file."""
        del routine_id
        return ""

    def save(self, routine: Routine, handed_over: str = "") -> None:
        """Keep a routine, or what stands in the place of a shipped one."""
        del handed_over
        self._own[routine.id] = routine

    def delete(self, routine_id: str) -> None:
        """Forget a routine of the person's own, or restore a shipped one."""
        if routine_id not in self._own and routine_id not in self._builtin:
            raise unknown_routine(routine_id)
        self._own.pop(routine_id, None)

    def warnings(self) -> Sequence[str]:
        """Return nothing: there are no files to warn about."""
        return ()


class MemoryPreferences:
    """Keep the settings in memory; `trouble` says why they are kept nowhere else."""

    def __init__(self, trouble: str = "") -> None:
        self.trouble = trouble
        self._preferences = Preferences()

    def load(self) -> Preferences:
        """Return the settings as they were kept last, else the defaults."""
        return self._preferences

    def save(self, preferences: Preferences) -> None:
        """Keep the settings."""
        self._preferences = preferences

    def warnings(self) -> Sequence[str]:
        """Return nothing: there is no file to warn about."""
        return ()


class MemoryHistory:
    """Keep the records of sessions in memory; `trouble` says why they are kept nowhere else."""

    def __init__(self, trouble: str = "") -> None:
        self.trouble = trouble
        self._records: dict[int, SessionRecord] = {}
        self._removed: list[dict[int, SessionRecord]] = []

    def add(self, record: SessionRecord) -> int:
        """Keep a record and return its id; see `domain.ports` for a second one of the same session."""
        for name, kept in self._records.items():
            if kept.same_session(record):
                self._records[name] = kept.completed_by(record)
                return name
        record_id = max(self._records, default=0) + 1
        self._records[record_id] = replace(record, id=record_id)
        return record_id

    def page(
        self, limit: int, offset: int = 0, after: SessionRecord | None = None
    ) -> Sequence[SessionRecord]:
        """Return records, newest first; those that come after one, where that is given."""
        newest = sorted(self._records.values(), key=_age, reverse=True)
        if after is not None:
            newest = [record for record in newest if _age(record) < _age(after)]
        return newest[offset : offset + limit]

    def count(self) -> int:
        """Return the number of records."""
        return len(self._records)

    def last_done(self) -> dict[str, int]:
        """Return, by routine id, the day of its latest session that counts."""
        days: dict[str, int] = {}
        for record in self._counted():
            days[record.routine_id] = max(record.day, days.get(record.routine_id, record.day))
        return days

    def minutes_by_day(self, first_day: int, last_day: int) -> dict[int, float]:
        """Return, by day, the minutes of the sessions that count; days without one are absent."""
        minutes: dict[int, float] = {}
        for record in self._counted():
            if first_day <= record.day <= last_day:
                minutes[record.day] = minutes.get(record.day, 0.0) + record.active_s / 60
        return minutes

    def pain_pairs(self, first_day: int, last_day: int) -> Sequence[PainPair]:
        """Return the pain before and after each session that was asked for both, oldest first."""
        return [
            PainPair(record.day, record.pain_before, record.pain_after)
            for record in sorted(self._records.values(), key=_age)
            if first_day <= record.day <= last_day
            and record.pain_before is not None
            and record.pain_after is not None
        ]

    def balance(self, first_day: int, last_day: int) -> Balance:
        """Return how long each side of the body was stretched."""
        held = dict.fromkeys(Side, 0.0)
        for record in self._records.values():
            if first_day <= record.day <= last_day:
                for hold in record.holds:
                    if hold.felt_side is not None:
                        held[hold.felt_side] += hold.held_s
        return Balance(held[Side.LEFT], held[Side.RIGHT])

    def _counted(self) -> list[SessionRecord]:
        return [record for record in self._records.values() if record.holds_done]

    def remove(self, record_id: int | None) -> int:
        """Take a record out, every one where `record_id` is None; return the removal, 0 where none was."""
        gone = [record_id] if record_id is not None else list(self._records)
        removed = {name: self._records.pop(name) for name in gone if name in self._records}
        if not removed:
            return 0
        self._removed.append(removed)
        return len(self._removed)

    def bring_back(self, removal: int) -> int:
        """Bring back what a removal took out; return how many records."""
        if not 0 < removal <= len(self._removed):
            return 0
        removed, self._removed[removal - 1] = self._removed[removal - 1], {}
        shift = max(self._records) if removed.keys() & self._records.keys() else 0
        for name, record in removed.items():
            self._records[name + shift] = replace(record, id=name + shift)
        return len(removed)


def _age(record: SessionRecord) -> tuple[float, int]:
    return record.started_at, record.id or 0


class MemoryRunning:
    """Keep the session that is under way in memory."""

    def __init__(self) -> None:
        self._snapshot: dict[str, object] | None = None

    @property
    def waits(self) -> bool:
        """Tell whether a session is kept."""
        return self._snapshot is not None

    def claim(self) -> bool:
        """Own the session: nobody else can."""
        return True

    def release(self) -> None:
        """Own it no longer."""

    def save(self, snapshot: dict[str, object]) -> None:
        """Keep the session."""
        self._snapshot = snapshot

    def load(self) -> dict[str, object] | None:
        """Return the session that was under way, None when there is none."""
        return self._snapshot

    def clear(self) -> None:
        """Forget the session: its record is kept, or there is none to keep."""
        self._snapshot = None

    def set_aside(self, reason: str) -> None:
        """Forget the session: there is nowhere to set it aside."""
        del reason
        self._snapshot = None

    def aside(self) -> Sequence[tuple[str, dict[str, object]]]:
        """Return nothing: there is nowhere to set a session aside."""
        return ()

    def forget_aside(self, name: str) -> None:
        """Forget nothing."""

    def warnings(self) -> Sequence[str]:
        """Return nothing: there are no files to warn about."""
        return ()


class MemoryWindow:
    """Keep how the window was left in memory."""

    def __init__(self) -> None:
        self._place: WindowPlace | None = None

    def save(self, place: WindowPlace) -> None:
        """Keep how the window is left."""
        self._place = place

    def load(self) -> WindowPlace | None:
        """Return how the window was left, None when it never was."""
        return self._place
