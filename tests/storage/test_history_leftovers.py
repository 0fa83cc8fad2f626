"""What a killed program left beside a history is used where it belongs, and harms no other file there."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from stretchtimer.domain.errors import StorageError
from stretchtimer.storage import history_leftovers
from stretchtimer.storage.history import HistoryDatabase
from stretchtimer.storage.history_schema import MIGRATIONS
from tests.storage.records import record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "history.sqlite3"


def filled(path: Path, count: int, name: str) -> Path:
    """Put some sessions into a history."""
    with closing(HistoryDatabase(path)) as history:
        # a test survives no power cut
        history._connection.execute("PRAGMA synchronous = OFF")
        for day in range(count):
            history.add(record(day, name))
    return path


def routines(path: Path) -> list[str]:
    """Return the routine of each session that the program finds, newest first."""
    with closing(HistoryDatabase(path)) as history:
        assert all(len(kept.holds) == 3 for kept in history.page(99))
        return [kept.routine_id for kept in history.page(99)]


def names(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def written_ahead(path: Path, before: int, after: int, name: str) -> None:
    """Leave what an earlier version left when it was killed: some sessions in the file, some in its log."""
    other = filled(path.with_name("other"), before, name)
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA application_id = 0")
        connection.execute("PRAGMA journal_mode = WAL")
        for day in range(before, before + after):
            when = record(day).started_at
            connection.execute("BEGIN")
            connection.execute(
                "INSERT INTO sessions SELECT max(id) + 1, ?, ?, ?, ?, 0, 1, 9, 9, 1, 1, 1, NULL, '', 3 "
                "FROM sessions",
                (name, name, when, when + 9),
            )
            for position in range(3):
                connection.execute(
                    "INSERT INTO holds SELECT max(session_id) + (? = 0), ?, 'a', 'a', NULL, 9, 9, 'done', 0, "
                    "NULL, NULL, NULL FROM holds",
                    (position, position),
                )
            connection.execute("COMMIT")
        shutil.copyfile(other, path)
        shutil.copyfile(f"{other}-wal", f"{path}-wal")
        shutil.copyfile(f"{other}-shm", f"{path}-shm")
    other.unlink()


def journal_between(before: bytes, after: bytes) -> bytes:
    """Return the journal that takes a database back from one state to the one before."""
    size, nonce, sector = 4096, 77, 512
    changed = [
        (at // size + 1, before[at : at + size])
        for at in range(0, len(before), size)
        if before[at : at + size] != after[at : at + size]
    ]
    head = bytes.fromhex("d9d505f920a163d7") + b"".join(
        number.to_bytes(4) for number in (len(changed), nonce, len(before) // size, sector, size)
    )
    records = b"".join(
        number.to_bytes(4) + page + ((nonce + sum(page[size - 200 : 0 : -200])) % 2**32).to_bytes(4)
        for number, page in changed
    )
    return head.ljust(sector, b"\0") + records


def broken_off(path: Path, count: int, name: str) -> None:
    """Leave what this version leaves when it is killed while it writes one more session."""
    before = filled(path, count, name).read_bytes()
    with closing(HistoryDatabase(path)) as history:
        history.add(record(count, name))
    after = path.read_bytes()
    path.with_name(f"{path.name}-journal").write_bytes(journal_between(before, after))
    # half of the pages have reached the disk
    half = len(after) // 2 // 4096 * 4096
    path.write_bytes(after[:half] + before[half:])


def test_a_log_that_belongs_brings_its_sessions(path):
    written_ahead(path, 2, 3, "gentle")
    assert routines(path) == ["gentle"] * 5
    assert names(path) == [path.name]


def test_a_log_in_use_is_left_alone(path):
    filled(path, 2, "gentle")
    code = (
        "import sqlite3, sys, time\n"
        "other = sqlite3.connect(sys.argv[1])\n"
        "other.execute('PRAGMA journal_mode = WAL')\n"
        "other.execute('DELETE FROM sessions WHERE id = 1')\n"
        "other.commit()\n"
        "print('ready', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        with pytest.raises(StorageError, match="is held by another program"):
            HistoryDatabase(path)
        assert names(path) == [path.name, f"{path.name}-shm", f"{path.name}-wal"]
        process.stdin.close()
    assert routines(path) == ["gentle"]


@pytest.mark.parametrize("backup", [2, 4, 30])
@pytest.mark.parametrize(("before", "after"), [(1, 1), (2, 2), (30, 1)])
@pytest.mark.parametrize("earlier", [False, True])
def test_a_backup_copied_over_a_history_that_was_killed_survives(path, backup, before, after, earlier):
    copy = filled(path.with_name("copy"), backup, "backup")
    if earlier:
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
    content = copy.read_bytes()
    copy.unlink()
    written_ahead(path, before, after, "killed")
    path.write_bytes(content)
    with closing(HistoryDatabase(path)) as history:
        [warning] = history.warnings()
        history.add(record(99, "backup"))
    assert "history.sqlite3-wal was left by a history that is no longer there" in warning
    assert "is now called history.sqlite3-wal.foreign" in warning
    assert routines(path) == ["backup"] * (backup + 1)
    assert names(path) == [path.name, f"{path.name}-wal.foreign"]


def test_a_second_foreign_log_is_kept_beside_the_first(path):
    for _time in range(2):
        written_ahead(path, 1, 1, "killed")
        path.write_bytes(filled(path.with_name("copy"), 2, "backup").read_bytes())
        path.with_name("copy").unlink()
        assert routines(path) == ["backup"] * 2
    assert names(path)[1:] == [f"{path.name}-wal.foreign", f"{path.name}-wal.foreign-2"]


@pytest.mark.parametrize("count", [1, 5, 40])
def test_a_journal_that_belongs_takes_half_a_session_back(path, count):
    broken_off(path, count, "gentle")
    assert routines(path) == ["gentle"] * count
    assert names(path) == [path.name]


@pytest.mark.parametrize("killed", [5, 40])
@pytest.mark.parametrize("backup", [1, 5, 6, 40])
def test_a_backup_copied_over_a_history_that_was_killed_while_writing_survives(path, killed, backup):
    content = filled(path, backup, "backup").read_bytes()
    path.unlink()
    broken_off(path, killed, "killed")
    path.write_bytes(content)
    assert routines(path) == ["backup"] * backup
    assert names(path) == [path.name, f"{path.name}-journal.foreign"]


def test_the_journal_of_a_database_that_was_being_made_harms_no_backup(path):
    content = filled(path, 3, "backup").read_bytes()
    path.with_name(f"{path.name}-journal").write_bytes(journal_between(b"", content))
    assert routines(path) == ["backup"] * 3
    assert names(path) == [path.name, f"{path.name}-journal.foreign"]


def test_a_journal_that_was_never_finished_harms_nothing(path):
    filled(path, 3, "gentle")
    path.with_name(f"{path.name}-journal").write_bytes(bytes(512) + b"half a page")
    assert routines(path) == ["gentle"] * 3
    assert not [name for name in names(path) if "foreign" in name]


def test_no_journal_raises_anything_but_our_errors(path):
    content = filled(path, 3, "gentle").read_bytes()
    chance = random.Random(7)
    for _round in range(40):
        path.write_bytes(content)
        journal = bytearray(journal_between(content[:4096], content[4096:]))
        for _byte in range(8):
            journal[chance.randrange(8, 600)] = chance.choice((0, 1, 255))
        path.with_name(f"{path.name}-journal").write_bytes(journal[: chance.randrange(20, len(journal) + 1)])
        with suppress(StorageError):
            routines(path)
        for left in path.parent.glob("*-journal*"):
            left.unlink()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that kills at once")
def test_a_real_kill_loses_no_session_and_leaves_nothing_beside(path):
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from stretchtimer.storage.history import HistoryDatabase\n"
        "from tests.storage.records import record\n"
        "history = HistoryDatabase(Path(sys.argv[1]))\n"
        "for day in range(3):\n"
        "    history.add(record(day))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, path], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert names(path) == [path.name]
    assert routines(path) == ["gentle"] * 3


@pytest.mark.parametrize("how", ["written over", "moved over"])
@pytest.mark.parametrize("backup", [1, 5, 40])
def test_a_backup_that_comes_while_the_program_runs_is_used_and_added_to(path, how, backup):
    copy = filled(path.with_name("copy"), backup, "backup")
    filled(path, 5, "gentle")
    with closing(HistoryDatabase(path)) as history:
        assert history.last_done().keys() == {"gentle"}
        if how == "written over":
            path.write_bytes(copy.read_bytes())
            copy.unlink()
        else:
            copy.replace(path)
        assert history.last_done().keys() == {"backup"}
        history.add(record(99, "backup"))
        assert history.count() == backup + 1
    assert routines(path) == ["backup"] * (backup + 1)


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody move a file that is open")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_history_that_goes_away_is_said_and_used_again_when_it_is_back(path, what):
    moved = path if what == "file" else path.parent
    with closing(HistoryDatabase(path)) as history:
        history.add(record())
        moved.rename(moved.with_name("elsewhere"))
        for ask in (history.count, lambda: history.add(record(1))):
            with pytest.raises(StorageError, match=r"history\.sqlite3 is gone: it or its folder was deleted"):
                ask()
        assert not moved.exists()
        moved.with_name("elsewhere").rename(moved)
        history.add(record(1))
    assert routines(path) == ["gentle"] * 2


def test_what_cannot_be_used_in_its_place_is_said_each_time_until_it_can(path):
    with closing(HistoryDatabase(path)) as history:
        history.add(record())
        content = path.read_bytes()
        path.unlink()
        path.write_text("not a database")
        for _time in range(2):
            with pytest.raises(StorageError, match="it is not a database"):
                history.count()
        path.write_bytes(content)
        assert history.count() == 1


def test_a_linked_history_is_looked_after_where_it_lies(path, tmp_path):
    target = tmp_path / "elsewhere" / "mine.sqlite3"
    target.parent.mkdir()
    written_ahead(target, 1, 1, "killed")
    target.write_bytes(filled(path, 3, "backup").read_bytes())
    path.unlink()
    path.symlink_to(target)
    assert routines(path) == ["backup"] * 3
    assert path.is_symlink()
    assert names(target) == ["mine.sqlite3", "mine.sqlite3-wal.foreign"]


def test_every_history_has_an_identity_of_its_own(path):
    def identity(of: Path) -> int:
        with closing(sqlite3.connect(of)) as connection:
            return connection.execute("PRAGMA application_id").fetchone()[0]

    one, other = filled(path, 1, "gentle"), filled(path.with_name("other"), 1, "gentle")
    assert 0 != identity(one) != identity(other) != 0
    before = identity(one)
    HistoryDatabase(one, MIGRATIONS).close()
    assert identity(one) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody move a file that is open")
def test_another_folder_of_the_old_name_gets_nothing_of_what_happened_in_the_moved_one(path):
    with closing(HistoryDatabase(path)) as history:
        history.add(record())
        moved = path.parent.rename(path.parent.with_name("moved"))
        path.parent.mkdir()
        filled(path, 1, "other")
        with pytest.raises(StorageError, match="is gone"):
            history.add(record(1))
    assert routines(path) == ["other"]
    assert routines(moved / path.name) == ["gentle"]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody move a file that is open")
def test_the_very_file_that_comes_back_after_a_bad_one_is_used_again(path):
    with closing(HistoryDatabase(path)) as history:
        history.add(record())
        away = path.rename(path.with_name("away"))
        path.write_text("not a database")
        with pytest.raises(StorageError, match="it is not a database"):
            history.count()
        away.replace(path)
        assert history.count() == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has another lock")
@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_other_programs_are_kept_out_while_a_leftover_is_judged(path, monkeypatch, ending):
    filled(path, 1, "gentle")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    leftover = path.with_name(path.name + ending)
    leftover.write_bytes(bytes(2000))
    locked, real = [], Path.rename
    try_it = (
        "import fcntl, sys\n"
        "with open(sys.argv[1], 'r+b') as file:\n"
        "    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 512, 0x40000000)\n"
    )

    def rename(source, target):
        tried = subprocess.run(
            [sys.executable, "-c", try_it, str(path)], stderr=subprocess.DEVNULL, timeout=60
        )
        locked.append(tried.returncode)
        return real(source, target)

    monkeypatch.setattr(history_leftovers, "_journal_belongs", judged(history_leftovers._journal_belongs))
    monkeypatch.setattr(history_leftovers, "_wal_belongs", judged(history_leftovers._wal_belongs))
    monkeypatch.setattr(Path, "rename", rename)
    assert history_leftovers.set_foreign_aside(path)
    assert locked == [1]


def judged(real):
    """Return a judge that looks as ever and finds that nothing belongs."""

    def belongs(*given):
        real(*given)
        return False

    return belongs


def test_a_leftover_that_its_program_removes_meanwhile_is_nobodys(path, monkeypatch):
    filled(path, 1, "gentle")
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(bytes(2000))

    def gone(_database, leftover):
        leftover.unlink()
        return leftover.read_bytes() == b""

    monkeypatch.setattr(history_leftovers, "_journal_belongs", gone)
    assert routines(path) == ["gentle"]
