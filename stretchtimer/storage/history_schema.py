"""Bring a history database to the version this program knows, with a backup before each step."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from stretchtimer.domain.errors import NewerDataError
from stretchtimer.domain.translation import gettext as _
from stretchtimer.storage.history_leftovers import new_identity
from stretchtimer.storage.history_troubles import damaged

#: The statements that lead from one version to the next; the first ones build version 1 from nothing.
Migration = tuple[str, ...]

_VERSION_1: Migration = (
    # Times are seconds since 1970-01-01 UTC; `day` is the local day, in days since then.
    """
    CREATE TABLE sessions (
        id            INTEGER PRIMARY KEY,
        routine_id    TEXT NOT NULL,
        routine_name  TEXT NOT NULL,
        started_at    REAL NOT NULL,
        ended_at      REAL NOT NULL,
        utc_offset_s  INTEGER NOT NULL,
        day           INTEGER NOT NULL,
        planned_s     REAL NOT NULL,
        active_s      REAL NOT NULL,
        finished      INTEGER NOT NULL CHECK (finished IN (0, 1)),
        pain_before   INTEGER CHECK (pain_before BETWEEN 0 AND 10),
        pain_after    INTEGER CHECK (pain_after BETWEEN 0 AND 10),
        felt          TEXT,
        note          TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE holds (
        session_id    INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        position      INTEGER NOT NULL,
        stretch_id    TEXT NOT NULL,
        stretch_name  TEXT NOT NULL,
        side          TEXT,
        planned_s     REAL NOT NULL,
        held_s        REAL NOT NULL,
        outcome       TEXT NOT NULL,
        added_s       REAL NOT NULL,
        variant       TEXT,
        hurt_at_s     REAL,
        PRIMARY KEY (session_id, position)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX sessions_newest ON sessions (started_at DESC, id DESC)",
    # These two answer their questions without a look at the rows themselves.
    "CREATE INDEX sessions_by_day ON sessions (day, active_s)",
    "CREATE INDEX sessions_by_routine ON sessions (routine_id, day)",
)

#: Which side of the body was stretched, not only which one the stretch names, and which sessions count for
#: their day: those with a hold that was held to the end.
_VERSION_2: Migration = (
    "ALTER TABLE holds ADD COLUMN felt_side TEXT",
    # A lunge names the foot in front and stretches the hip behind.
    """
    UPDATE holds SET felt_side = CASE
        WHEN stretch_id <> 'runners-lunge' THEN side
        WHEN side = 'left' THEN 'right'
        WHEN side = 'right' THEN 'left'
    END
    """,
    "ALTER TABLE sessions ADD COLUMN holds_done INTEGER NOT NULL DEFAULT 0",
    """
    UPDATE sessions SET holds_done =
        (SELECT count(*) FROM holds WHERE session_id = sessions.id AND outcome = 'done')
    """,
    "DROP INDEX IF EXISTS sessions_by_day",
    "DROP INDEX IF EXISTS sessions_by_routine",
    "CREATE INDEX sessions_by_day ON sessions (day, holds_done, active_s)",
    "CREATE INDEX sessions_by_routine ON sessions (routine_id, holds_done, day)",
)

MIGRATIONS: tuple[Migration, ...] = (_VERSION_1, _VERSION_2)

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
#: By what a header says, which has no room for the largest.
_PAGE_BYTES = {1: 65_536, **{2**power: 2**power for power in range(9, 16)}}


def check_file(path: Path) -> None:
    """Raise StorageError for a file that is no database, before anything opens it for writing."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        return
    except OSError as error:
        raise damaged(path, error.strerror or str(error)) from error
    # an empty file is what a program leaves that was killed before it wrote anything
    if header and not header.startswith(_MAGIC):
        raise damaged(path, _("it is not a database"))


def check_length(path: Path) -> None:
    """Raise StorageError for a database that was cut off; what was left beside it may still mend that."""
    if any(path.with_name(path.name + ending).exists() for ending in ("-journal", "-wal")):
        return
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
        length = file.seek(0, os.SEEK_END)
    page = int.from_bytes(header[16:18])
    # both count changes; where they differ, the number of pages is of no worth
    if page not in _PAGE_BYTES or header[24:28] != header[92:96]:
        return  # the database itself says what is wrong with it
    whole = int.from_bytes(header[28:32]) * _PAGE_BYTES[page]
    if length < whole:
        raise damaged(
            path, _("it is cut off: {length} of {whole} bytes are there").format(length=length, whole=whole)
        )


def migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring a database to the newest version, one transaction a step; raise NewerDataError if it is past it.

    Before each step that changes an existing database it is copied to `<name>.v<version>.backup`.
    """
    version = _version(connection)
    if version > len(migrations):
        raise NewerDataError(
            _(
                "{file} was written by a newer version of Stretch Timer (its format is {found}, this program "
                "knows {known}). Update Stretch Timer; the file was left as it is."
            ).format(file=path, found=version, known=len(migrations))
        )
    if version < 0 or (version == 0 and _tables(connection)):
        raise damaged(path, _("it belongs to another program"))
    began = version
    if began and not _tables(connection) >= {"sessions", "holds"}:
        raise damaged(path, _("its tables are missing"))
    while version < len(migrations):
        if began:
            _back_up(connection, path, version)
        _step(connection, version, migrations[version])
        version = _version(connection)
    if not connection.execute("PRAGMA application_id").fetchone()[0]:
        # tells it from other histories, whose journals must not be played into it
        connection.execute(f"PRAGMA application_id = {new_identity()}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _step(connection: sqlite3.Connection, version: int, statements: Migration) -> None:
    with transaction(connection):
        # another program may have been first; the lock is ours now, so this answer holds
        if _version(connection) != version:
            return
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version + 1}")


@contextmanager
def transaction(connection: sqlite3.Connection, writes: bool = True) -> Iterator[None]:
    """Keep everything done within, or nothing; what is read within belongs together."""
    connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # a full disk has already ended the transaction
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _back_up(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Copy a database whole; an older backup of the same version is replaced."""
    backup = path.with_name(f"{path.name}.v{version}.backup")
    unfinished = backup.with_name(f".{backup.name}.tmp")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.backup(copy)
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    unfinished.replace(backup)
