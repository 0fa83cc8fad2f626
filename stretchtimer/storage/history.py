"""Keep the records of sessions in a SQLite database."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.record import Felt, HoldOutcome, HoldRecord, SessionRecord
from stretchtimer.domain.review import Balance, PainPair
from stretchtimer.domain.stretch import FeltOn, Side
from stretchtimer.domain.translation import gettext as _
from stretchtimer.storage.data_folder import place_of
from stretchtimer.storage.history_leftovers import set_foreign_aside
from stretchtimer.storage.history_removal import bring_back, remove
from stretchtimer.storage.history_schema import (
    MIGRATIONS,
    Migration,
    check_file,
    check_length,
    migrate,
    transaction,
)
from stretchtimer.storage.history_troubles import in_words

#: How long to wait for another program that is writing; the window stands still meanwhile.
BUSY_S = 2.0

_SESSION = (
    "routine_id, routine_name, started_at, ended_at, utc_offset_s, planned_s, active_s, finished, "
    "pain_before, pain_after, felt, note"
)
_HOLD = "stretch_id, stretch_name, side, felt_side, planned_s, held_s, outcome, added_s, variant, hurt_at_s"
_SAME = f"SELECT id, {_SESSION} FROM sessions WHERE started_at = ? AND routine_id = ?"  # noqa: S608
_HOLDS = f"SELECT {_HOLD} FROM holds WHERE session_id = ? ORDER BY position"  # noqa: S608
_NEWEST = "ORDER BY started_at DESC, id DESC LIMIT ? OFFSET ?"
_PAGE = {
    False: f"FROM sessions {_NEWEST}",
    True: f"FROM sessions WHERE (started_at, id) < (?, ?) {_NEWEST}",
}
#: A session in which nothing was held to the end counts for no day.
_LAST_DONE = "SELECT routine_id, max(day) FROM sessions WHERE holds_done > 0 GROUP BY routine_id"
_PAINS = (
    "SELECT day, pain_before, pain_after FROM sessions WHERE day BETWEEN ? AND ? "
    "AND pain_before IS NOT NULL AND pain_after IS NOT NULL ORDER BY started_at, id"
)
_SIDES = (
    "SELECT felt_side, sum(held_s) FROM holds WHERE felt_side IS NOT NULL "
    "AND session_id IN (SELECT id FROM sessions WHERE day BETWEEN ? AND ?) GROUP BY felt_side"
)
_MINUTES = (
    "SELECT day, sum(active_s) / 60 FROM sessions WHERE holds_done > 0 AND day BETWEEN ? AND ? GROUP BY day"
)


class HistoryDatabase:
    """Open a database in a folder that is there, made or brought up to date; to be used by one thread.

    Raise StorageError where it cannot be opened, NewerDataError where a newer version wrote it; the file is
    left as it is then. Every method raises StorageError where the database fails. Another file that comes to
    stand in its place, a backup say, is used from then on.
    """

    #: What is added here lasts, or `add` raises.
    trouble = ""

    def __init__(self, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        # a link leads to where the journal lies too
        self._path, self._migrations = Path(os.path.realpath(path)), migrations
        with in_words(self._path):
            if not self._path.exists():
                # nobody but the owner reads notes on somebody's health; files beside it follow suit
                self._path.touch(mode=0o600)
        self._folder = place_of(self._path.parent)
        self._place: object = None
        self._open()

    def warnings(self) -> Sequence[str]:
        """Return a sentence for what was left beside the database, and where nothing can be added to it."""
        return self._warnings

    def _open(self) -> None:
        check_file(self._path)
        with in_words(self._path):
            self._warnings = set_foreign_aside(self._path)
            check_length(self._path)
            connection = sqlite3.connect(self._path, timeout=BUSY_S, isolation_level=None)
        try:
            with in_words(self._path):
                connection.row_factory = sqlite3.Row
                connection.execute("PRAGMA foreign_keys = ON")
                migrate(connection, self._path, self._migrations)
                # Writing ahead would leave a log that any file in this place is overwritten with; this way
                # there is nothing beside the database but during a change.
                connection.execute("PRAGMA journal_mode = DELETE")
                connection.execute("PRAGMA synchronous = EXTRA")
                # what was deleted is nowhere on the disk
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute("PRAGMA temp_store = MEMORY")
                self._place = place_of(self._path)
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        self._warnings += _obstacle(connection, self._path)

    def add(self, record: SessionRecord) -> int:
        """Keep a record and return its id; see `domain.ports` for a second one of the same session."""
        with self._explained(), transaction(self._connection):
            record_id = None
            if kept := self._all(_SAME, record.started_at, _storable(record.routine_id)):
                record_id = int(kept[0]["id"])
                holds = self._all(_HOLDS, record_id)
                record = _session(kept[0], [_hold(row) for row in holds]).completed_by(record)
                self._connection.execute("DELETE FROM sessions WHERE id = ?", (record_id,))
            values = (record_id, *_session_row(record))
            record_id = self._insert("sessions", f"id, {_SESSION}, day, holds_done", values)
            for position, hold in enumerate(record.holds):
                row = (record_id, position, *_hold_row(hold))
                self._insert("holds", f"session_id, position, {_HOLD}", row)
        return record_id

    def page(
        self, limit: int, offset: int = 0, after: SessionRecord | None = None
    ) -> Sequence[SessionRecord]:
        """Return records, newest first; those that come after one, where that is given."""
        asked = _PAGE[after is not None]
        place = (*((after.started_at, after.id or 0) if after else ()), limit, offset)
        with self._explained(), transaction(self._connection, writes=False):
            sessions = self._all(f"SELECT id, {_SESSION} {asked}", *place)
            holds: dict[int, list[HoldRecord]] = {row["id"]: [] for row in sessions}
            for row in self._all(
                f"SELECT session_id, {_HOLD} FROM holds "  # noqa: S608
                f"WHERE session_id IN (SELECT id {asked}) ORDER BY session_id, position",
                *place,
            ):
                holds[row["session_id"]].append(_hold(row))
            return [_session(row, holds[row["id"]]) for row in sessions]

    def count(self) -> int:
        """Return the number of records."""
        with self._explained():
            return int(self._all("SELECT count(*) FROM sessions")[0][0])

    def last_done(self) -> dict[str, int]:
        """Return, by routine id, the day of its latest session that counts (days since 1970-01-01)."""
        with self._explained():
            return {row[0]: row[1] for row in self._all(_LAST_DONE)}

    def minutes_by_day(self, first_day: int, last_day: int) -> dict[int, float]:
        """Return, by day, the minutes of the sessions that count; days without one are absent."""
        with self._explained():
            return {row[0]: row[1] for row in self._all(_MINUTES, first_day, last_day)}

    def pain_pairs(self, first_day: int, last_day: int) -> Sequence[PainPair]:
        """Return the pain before and after each session that was asked for both, oldest first."""
        with self._explained():
            return [PainPair(*row) for row in self._all(_PAINS, first_day, last_day)]

    def balance(self, first_day: int, last_day: int) -> Balance:
        """Return how long each side of the body was stretched."""
        with self._explained():
            held = {row[0]: row[1] for row in self._all(_SIDES, first_day, last_day)}
        return Balance(held.get(Side.LEFT, 0.0), held.get(Side.RIGHT, 0.0))

    def remove(self, record_id: int | None) -> int:
        """Take a record out, every one where `record_id` is None; return the removal, 0 where none was."""
        with self._explained(), transaction(self._connection):
            return remove(self._connection, record_id)

    def bring_back(self, removal: int) -> int:
        """Bring back, while the program runs, what a removal took out; return how many records."""
        with self._explained(), transaction(self._connection):
            return bring_back(self._connection, removal)

    def close(self) -> None:
        """Close the database; closing twice does no harm."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def _insert(self, table: str, columns: str, values: Sequence[object]) -> int:
        placeholders = ", ".join("?" * len(values))
        statement = f"INSERT INTO {table} ({columns}) VALUES ({placeholders})"  # noqa: S608  all names are ours
        return self._connection.execute(statement, values).lastrowid or 0

    def _all(self, question: str, *values: object) -> list[sqlite3.Row]:
        return self._connection.execute(question, values).fetchall()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Use the database that stands in its place now, and turn what goes wrong with it into words."""
        if self._place is None or place_of(self._path) != self._place:
            self._follow()
        with in_words(self._path):
            # a file that was written over may look to the database as if nothing had changed
            self._connection.execute("PRAGMA shrink_memory")
            yield

    def _follow(self) -> None:
        """Use the file that came to stand in the place of the database; raise StorageError for none.

        A new folder of the old name is another's: what happened here belongs into the one that was moved.
        """
        if not self._path.exists() or place_of(self._path.parent) != self._folder:
            raise StorageError(
                _(
                    "The history {file} is gone: it or its folder was deleted or moved while Stretch Timer "
                    "runs. Put it back, or start Stretch Timer again to begin a new one."
                ).format(file=self._path)
            )
        self._connection.close()
        # nothing is open now, whatever comes of it
        self._place = None
        self._open()


def _obstacle(connection: sqlite3.Connection, path: Path) -> list[str]:
    """Return why nothing can be added now, if so: better said before a session than after it."""
    try:
        with in_words(path), transaction(connection):
            # a database that can only be read begins a change all the same
            connection.execute("DELETE FROM sessions WHERE 0")
    except StorageError as error:
        return [str(error)]
    return []


def _storable(text: str) -> str:
    """Return a text without half characters, which some keyboards send and UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _session_row(record: SessionRecord) -> tuple[object, ...]:
    return (
        _storable(record.routine_id),
        _storable(record.routine_name),
        record.started_at,
        record.ended_at,
        record.utc_offset_s,
        record.planned_s,
        record.active_s,
        record.finished,
        record.pain_before,
        record.pain_after,
        record.felt,
        _storable(record.note),
        record.day,
        record.holds_done,
    )


def _hold_row(hold: HoldRecord) -> tuple[object, ...]:
    return (
        _storable(hold.stretch_id),
        _storable(hold.stretch_name),
        hold.side,
        hold.felt_side,
        hold.planned_s,
        hold.held_s,
        hold.outcome,
        hold.added_s,
        hold.variant,
        hold.hurt_at_s,
    )


def _hold(row: sqlite3.Row) -> HoldRecord:
    return HoldRecord(
        stretch_id=row["stretch_id"],
        stretch_name=row["stretch_name"],
        side=None if row["side"] is None else Side(row["side"]),
        planned_s=row["planned_s"],
        held_s=row["held_s"],
        outcome=HoldOutcome(row["outcome"]),
        added_s=row["added_s"],
        variant=row["variant"],
        hurt_at_s=row["hurt_at_s"],
        felt_on=FeltOn.SAME if row["felt_side"] == row["side"] else FeltOn.OTHER,
    )


def _session(row: sqlite3.Row, holds: Sequence[HoldRecord]) -> SessionRecord:
    return SessionRecord(
        routine_id=row["routine_id"],
        routine_name=row["routine_name"],
        started_at=row["started_at"],
        ended_at=row["ended_at"],
        utc_offset_s=row["utc_offset_s"],
        planned_s=row["planned_s"],
        active_s=row["active_s"],
        finished=bool(row["finished"]),
        holds=tuple(holds),
        pain_before=row["pain_before"],
        pain_after=row["pain_after"],
        felt=None if row["felt"] is None else Felt(row["felt"]),
        note=row["note"],
        id=row["id"],
    )
