import json
import logging
import shutil
import sys
import threading
from errno import EACCES
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.domain.errors import StorageError
from stretchtimer.storage import running
from stretchtimer.storage.memory import MemoryRunning
from stretchtimer.storage.running import RunningFile
from tests.patience import PATIENCE_S

SNAPSHOT = {"position_s": 12.5, "holds": [[0, 30.0, "done", None]], "routine": ["a", "Füße"]}


@pytest.fixture
def path(tmp_path):
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "running.json"


def owned(path: Path) -> RunningFile:
    """Return the file as whoever leads a session has it."""
    store = RunningFile(path)
    assert store.claim()
    return store


def left_in(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if file.name != "session.lock")


@pytest.mark.parametrize("keep", ["file", "memory"])
def test_every_store_keeps_a_session_until_it_ended(keep, path):
    store = RunningFile(path) if keep == "file" else MemoryRunning()
    assert store.claim()
    assert not store.waits
    assert store.load() is None
    store.save(SNAPSHOT)
    assert store.load() == SNAPSHOT
    assert store.waits
    store.clear()
    assert store.load() is None
    store.save(SNAPSHOT)
    store.set_aside("no reason")
    assert store.load() is None
    store.release()


def test_there_is_no_session_at_first(path, caplog):
    assert RunningFile(path).load() is None
    assert caplog.records == []


def test_a_session_survives_the_program(path):
    owned(path).save(SNAPSHOT)
    other = RunningFile(path)
    for thread in threading.enumerate():
        if thread.name == "running-file":
            thread.join()
    assert other.load() == SNAPSHOT


def test_the_latest_of_many_sessions_is_kept(path):
    store = owned(path)
    for second in range(50):
        store.save({"position_s": second})
    assert store.load() == {"position_s": 49}


def test_a_session_that_ended_is_forgotten(path):
    store = owned(path)
    store.save(SNAPSHOT)
    assert store.load() == SNAPSHOT
    store.clear()
    assert store.load() is None
    assert left_in(path) == []
    store.clear()


def test_clearing_takes_back_what_waits_to_be_written(path, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()
    written = []

    def slowly(_path, text):
        begun.set()
        go_on.wait(PATIENCE_S)
        written.append(json.loads(text)["session"])

    monkeypatch.setattr(running, "write_whole", slowly)
    store = owned(path)
    store.save({"n": 1})
    assert begun.wait(PATIENCE_S)
    store.save({"n": 2})
    store.save({"n": 3})
    clearing = threading.Thread(target=store.clear)
    clearing.start()
    while store._waiting is not None:
        threading.Event().wait(0.001)
    go_on.set()
    clearing.join()
    assert written == [{"n": 1}]


def test_saving_does_not_wait_for_the_disk(path, monkeypatch):
    go_on, written = threading.Event(), []

    def slowly(_path, text):
        go_on.wait(PATIENCE_S)
        written.append(json.loads(text)["session"]["n"])

    monkeypatch.setattr(running, "write_whole", slowly)
    store = owned(path)
    for number in range(5):
        store.save({"n": number})
    assert written == []
    go_on.set()
    store.load()
    assert written[-1] == 4
    assert len(written) <= 2


def test_a_disk_that_fails_is_logged_once_and_again_after_it_worked(path, monkeypatch, caplog):
    works = [False, False, True, False]

    def write(_path, _text):
        if not works.pop(0):
            raise StorageError("The disk is full.")

    monkeypatch.setattr(running, "write_whole", write)
    store = owned(path)
    for _ in range(4):
        store.save(SNAPSHOT)
        store._settle()
    assert [record.message for record in caplog.records] == ["The disk is full."] * 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Expecting value"),
        (b"{", "Expecting property name"),
        (b"[]", "another version wrote it"),
        (b'{"format": 0, "session": {}}', "another version wrote it"),
        (b'{"format": "2", "session": {}}', "another version wrote it"),
        (b'{"session": {}}', "another version wrote it"),
        (b'{"format": 1}', "it holds no session"),
        (b'{"format": 1, "session": []}', "it holds no session"),
        (b"\xff", "codec can't decode"),
        (b"[" * 100_000, "recursion"),
        (b" " * (running.MAX_BYTES + 1), "it is too large"),
    ],
)
def test_a_broken_file_is_set_aside_and_says_why(path, caplog, content, reason):
    path.write_bytes(content)
    store = owned(path)
    with caplog.at_level(logging.WARNING):
        assert store.load() is None
    [warning] = store.warnings()
    assert [record.message for record in caplog.records] == [warning]
    assert "cannot be taken up again" in warning
    assert reason in warning
    assert warning.endswith(f"it is in {path}.1.")
    assert path.with_name("running.json.1").read_bytes() == content
    # nothing is left to stumble over, and the next one does not take its place
    assert store.load() is None
    path.write_bytes(b"[]")
    store.load()
    assert left_in(path) == ["running.json.1", "running.json.2"]
    assert len(store.warnings()) == 2


def test_what_a_newer_version_wrote_is_left_to_it(path):
    content = b'{"format": 2, "session": {}}'
    path.write_bytes(content)
    store = owned(path)
    for _look in range(2):
        assert store.load() is None
        [warning] = store.warnings()
        assert "newer version" in warning
        assert str(path) in warning
    assert path.read_bytes() == content


def test_a_folder_in_its_place_is_set_aside(path, caplog):
    path.mkdir()
    (path / "somebody's").touch()
    store = owned(path)
    assert store.load() is None
    assert left_in(path) == ["running.json.1"]
    assert (path.with_name("running.json.1") / "somebody's").exists()
    store.clear()
    assert len(caplog.records) == 1


def test_what_cannot_be_set_aside_stays_and_says_so(path, monkeypatch):
    path.write_bytes(b"{")

    def refuse(_path, _to):
        raise PermissionError(EACCES, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    store = owned(path)
    assert store.load() is None
    assert [sentence.partition(" (")[0] for sentence in store.warnings()] == [f"{path} cannot be written"]
    assert path.read_bytes() == b"{"


class TestTwoPrograms:
    """Two stores on one file are two programs: the lock belongs to the open file, not to the process."""

    def test_only_one_owns_the_session(self, path):
        one, other = RunningFile(path), RunningFile(path)
        assert one.claim()
        assert one.claim(), "who owns it may say so again"
        assert not other.claim()
        one.release()
        assert other.claim()
        assert not one.claim()

    def test_the_other_one_writes_clears_and_moves_nothing(self, path):
        one, other = owned(path), RunningFile(path)
        one.save(SNAPSHOT)
        one.load()
        other.save({"other": 1})
        assert other.load() == SNAPSHOT
        other.clear()
        other.set_aside("it is another's")
        assert one.load() == SNAPSHOT
        assert left_in(path) == ["running.json"]

    def test_who_let_go_writes_nothing_any_more(self, path):
        one = owned(path)
        one.save(SNAPSHOT)
        one.release()
        assert one.load() == SNAPSHOT
        one.clear()
        assert one.waits

    def test_letting_go_waits_for_what_is_being_written(self, path):
        one = owned(path)
        for second in range(20):
            one.save({"position_s": second})
        one.release()
        assert RunningFile(path).load() == {"position_s": 19}

    def test_a_copied_folder_is_free(self, path, tmp_path):
        one = owned(path)
        one.save(SNAPSHOT)
        one.load()
        shutil.copytree(path.parent, tmp_path / "copy")
        copy = RunningFile(tmp_path / "copy" / "running.json")
        assert copy.claim()
        assert copy.load() == SNAPSHOT


@pytest.mark.skipif(sys.platform == "win32", reason="a folder with open files cannot be moved there")
class TestAFolderThatIsMoved:
    def test_takes_the_lock_along(self, path, tmp_path):
        one = owned(path)
        path.parent.rename(tmp_path / "moved")
        assert not RunningFile(tmp_path / "moved" / "running.json").claim()
        one.release()
        assert RunningFile(tmp_path / "moved" / "running.json").claim()

    def test_does_not_come_back_under_its_old_name(self, path, tmp_path):
        one = owned(path)
        path.parent.rename(tmp_path / "moved")
        one.save(SNAPSHOT)
        one.load()
        one.clear()
        assert not path.parent.exists()

    def test_leaves_another_one_of_its_old_name_alone(self, path, tmp_path):
        one = owned(path)
        path.parent.rename(tmp_path / "moved")
        path.parent.mkdir()
        other = owned(path)
        other.save(SNAPSHOT)
        other.load()
        one.save({"one": 1})
        assert one.load() == SNAPSHOT
        one.clear()
        assert other.load() == SNAPSHOT


@given(content=st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_no_content_raises(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("data") / "running.json"
    path.write_bytes(content)
    store = owned(path)
    assert store.load() is None
    store.release()


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(), inside, max_size=4),
    max_leaves=10,
)


@settings(max_examples=40)  # each writes to the disk
@given(snapshot=st.dictionaries(st.text(), PLAIN, max_size=5))
def test_any_session_comes_back_as_it_was(tmp_path_factory, snapshot):
    store = owned(tmp_path_factory.mktemp("data") / "running.json")
    store.save(snapshot)
    assert store.load() == snapshot
    store.release()
