"""One living process holds the lock; the system lets go of it for whoever dies."""

import os
import subprocess
import sys
from errno import ENOLCK, ENOSPC, EOPNOTSUPP

import pytest

from stretchtimer.storage import session_lock
from stretchtimer.storage.session_lock import SessionLock

HOLDER = """
import sys
from pathlib import Path
from stretchtimer.storage.session_lock import SessionLock
lock = SessionLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "session.lock"


@pytest.fixture
def holder(path):
    """Another process that holds the lock until it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "True\n"
    yield process
    process.kill()
    process.communicate()


def test_belongs_to_a_living_process_and_not_to_a_killed_one(path, holder):
    lock = SessionLock(path)
    assert not lock.take()
    assert not lock.held
    holder.kill()
    holder.wait()
    assert lock.take()
    assert lock.held


def test_is_not_held_by_what_its_holder_started(path):
    lock = SessionLock(path)
    assert lock.take()
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, close_fds=False)
    lock.give_back()
    try:
        assert SessionLock(path).take()
    finally:
        child.communicate()


def test_that_a_killed_program_left_or_a_copy_brought_means_nothing(path):
    path.write_text("4711 somewhere-else")
    lock = SessionLock(path)
    assert lock.take()
    lock.give_back()
    assert path.read_text() == "4711 somewhere-else"


@pytest.mark.parametrize("code", [EOPNOTSUPP, ENOLCK])
def test_where_nothing_can_be_locked_nobody_is_kept_from_stretching(path, monkeypatch, caplog, code):
    def refuse(_handle):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(session_lock, "_lock", refuse)
    lock = SessionLock(path)
    assert lock.take()
    assert lock.held
    assert os.strerror(code) in caplog.text


def test_where_its_file_cannot_be_made_nobody_is_kept_from_stretching(path, monkeypatch, caplog):
    def refuse(*_how):
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    monkeypatch.setattr(os, "open", refuse)
    lock = SessionLock(path)
    assert lock.take()
    assert lock.held
    assert os.strerror(ENOSPC) in caplog.text


def test_is_not_held_without_its_folder(tmp_path):
    lock = SessionLock(tmp_path / "gone" / "session.lock")
    assert lock.take()
    assert not lock.held
    assert list(tmp_path.iterdir()) == []


def test_nobody_else_can_read_its_file(path):
    SessionLock(path).take()
    assert path.stat().st_mode & 0o077 == 0
