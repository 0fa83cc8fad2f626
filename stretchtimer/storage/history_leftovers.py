"""Find out whether a journal that was left beside a history belongs to it, before anything opens the history.

A program that is killed leaves a journal, and whoever opens the database next plays it into whatever file
has the database's name by then. Over a backup that was copied there meanwhile, that destroys the backup.
"""

import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from stretchtimer.domain.translation import gettext as _
from stretchtimer.storage.whole_file import free_path

# https://www.sqlite.org/fileformat2.html: sections 1.3 (database header) and 3 (rollback journal)
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_WRITES_AHEAD = 2
# https://www.sqlite.org/src/file/src/os.h: where programs lock a database against each other
_LOCKED_FROM, _LOCKED_BYTES = 0x40000000, 512


def set_foreign_aside(path: Path) -> list[str]:
    """Give journals that belong to another database than `path` another name; return a sentence for each.

    What belongs is left for the database to recover from, and so is everything while another program has
    the database open. Raise OSError where a foreign one cannot be moved: the database must not be opened.
    """
    sentences = []
    for ending, belongs in (("-journal", _journal_belongs), ("-wal", _wal_belongs)):
        leftover = path.with_name(path.name + ending)
        if not _has_content(leftover) or not _has_content(path):
            continue  # nothing to play, or nothing to play it into: it is thrown away then
        try:
            with _locked(path) as database:
                if database is None or belongs(database, leftover):
                    continue
                aside = free_path(leftover, f"{leftover.name}.foreign")
                leftover.rename(aside)
                path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
        except FileNotFoundError:
            continue  # whom it belonged to has done with it meanwhile
        sentences.append(
            _(
                "{file} was left by a history that is no longer there. It was not used for {history} and is "
                "now called {aside}. Delete it when no session is missing."
            ).format(file=leftover, history=path.name, aside=aside.name)
        )
    return sentences


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


@contextmanager
def _locked(path: Path) -> Iterator[BinaryIO | None]:
    """Keep other programs out of a database meanwhile and hand it over, open; None where one is in it.

    Nothing else may open it until then: the first of its files that this process closes ends the lock.
    """
    try:
        import fcntl
    except ImportError:
        # Windows lets nobody rename a file that is open
        with path.open("rb") as file:
            yield file
        return
    with path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKED_BYTES, _LOCKED_FROM)
        except BlockingIOError:
            yield None
            return
        yield file


def _journal_belongs(database: BinaryIO, journal: Path) -> bool:
    """Tell whether a journal holds pages of this database as they were before its last change.

    Each change counts on in the first page, which is written first; the journal has that page as it was.
    """
    now = database.read(100)
    content = journal.read_bytes()
    if not content.startswith(_JOURNAL_MAGIC):
        return True  # it was never finished: nothing of it is played
    before = bytes(100) if _whole(content, 16) == 0 else _first_page(content)
    if before is None:
        return True  # a change too large for the memory was on its way; there is nothing to compare
    same = _identity(before) in (0, _identity(now))
    return same and _change(now) - _change(before) in (0, 1)


def _first_page(journal: bytes) -> bytes | None:
    """Return the first page of a database as a journal has it, None where it is not in there."""
    sector, page = _whole(journal, 20), _whole(journal, 24)
    at = 0
    while journal.startswith(_JOURNAL_MAGIC, at) and sector and page:
        count, record = _whole(journal, at + 8), at + sector
        for _number in range(count):
            if _whole(journal, record) == 1:
                return journal[record + 4 : record + 4 + page]
            record += page + 8
            if record >= len(journal):
                return None
        at = -(-record // sector) * sector
    return None


def _wal_belongs(database: BinaryIO, wal: Path) -> bool:
    """Tell whether a log of changes continues this database: nothing in the file may be lost by playing it.

    This program no longer makes such logs, earlier versions did.
    """
    header = database.read(100)
    if len(header) < 100 or header[18] != _WRITES_AHEAD:
        return False  # a database is marked as having one before there is one
    with tempfile.TemporaryDirectory(prefix=".history-", dir=wal.parent) as folder:
        alone, played = Path(folder, "alone"), Path(folder, "played")
        for copy in (alone, played):
            database.seek(0)
            with copy.open("wb") as file:
                shutil.copyfileobj(database, file)
        shutil.copyfile(wal, f"{played}-wal")
        kept, came = _sessions(alone), _sessions(played)
    return kept is None or (came is not None and kept <= came)


def _sessions(path: Path) -> set[tuple[object, ...]] | None:
    """Return what tells the sessions of a database from others, None where the database is damaged."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                return None
            return set(connection.execute("SELECT id, routine_id, started_at FROM sessions"))
    except sqlite3.Error:
        return None


def _whole(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 4])


def _change(page: bytes) -> int:
    return _whole(page, 24)


def _identity(page: bytes) -> int:
    return _whole(page, 68)


def new_identity() -> int:
    """Return a number that tells one database from all others, for its `application_id`."""
    return secrets.randbelow(0x7FFFFFFF) + 1
