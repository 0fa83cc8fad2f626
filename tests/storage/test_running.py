import json
import logging
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.domain.errors import StorageError
from stretchtimer.storage import running
from stretchtimer.storage.memory import MemoryRunning
from stretchtimer.storage.running import RunningFile

SNAPSHOT = {"position_s": 12.5, "holds": [[0, 30.0, "done", None]], "routine": ["a", "Füße"]}


@pytest.fixture
def path(tmp_path):
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "running.json"


@pytest.mark.parametrize("keep", ["file", "memory"])
def test_every_store_keeps_a_session_until_it_ended(keep, path):
    store = RunningFile(path) if keep == "file" else MemoryRunning()
    assert store.load() is None
    store.save(SNAPSHOT)
    assert store.load() == SNAPSHOT
    store.clear()
    assert store.load() is None


def test_there_is_no_session_at_first(path, caplog):
    assert RunningFile(path).load() is None
    assert caplog.records == []


def test_a_session_survives_the_program(path):
    RunningFile(path).save(SNAPSHOT)
    other = RunningFile(path)
    for thread in threading.enumerate():
        if thread.name == "running-file":
            thread.join()
    assert other.load() == SNAPSHOT


def test_the_latest_of_many_sessions_is_kept(path):
    store = RunningFile(path)
    for second in range(50):
        store.save({"position_s": second})
    assert store.load() == {"position_s": 49}


def test_a_session_that_ended_is_forgotten(path):
    store = RunningFile(path)
    store.save(SNAPSHOT)
    assert store.load() == SNAPSHOT
    store.clear()
    assert store.load() is None
    assert list(path.parent.iterdir()) == []
    store.clear()


def test_clearing_takes_back_what_waits_to_be_written(path, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()
    written = []

    def slowly(_path, text):
        begun.set()
        go_on.wait(5)
        written.append(json.loads(text)["session"])

    monkeypatch.setattr(running, "write_whole", slowly)
    store = RunningFile(path)
    store.save({"n": 1})
    assert begun.wait(5)
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
        go_on.wait(5)
        written.append(json.loads(text)["session"]["n"])

    monkeypatch.setattr(running, "write_whole", slowly)
    store = RunningFile(path)
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
    store = RunningFile(path)
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
        (b'{"format": 2, "session": {}}', "another version wrote it"),
        (b'{"session": {}}', "another version wrote it"),
        (b'{"format": 1}', "it holds no session"),
        (b'{"format": 1, "session": []}', "it holds no session"),
        (b"\xff", "codec can't decode"),
        (b"[" * 100_000, "recursion"),
        (b" " * (running.MAX_BYTES + 1), "it is too large"),
    ],
)
def test_a_broken_file_is_no_session_and_says_why(path, caplog, content, reason):
    path.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert RunningFile(path).load() is None
    (record,) = caplog.records
    assert "cannot be taken up again" in record.message
    assert reason in record.message


def test_a_folder_in_its_place_is_no_session(path, caplog):
    path.mkdir(parents=True)
    store = RunningFile(path)
    assert store.load() is None
    store.clear()
    assert len(caplog.records) == 2


@given(content=st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_no_content_raises(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("data") / "running.json"
    path.write_bytes(content)
    assert RunningFile(path).load() is None


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(), inside, max_size=4),
    max_leaves=10,
)


@settings(max_examples=40)  # each writes to the disk
@given(snapshot=st.dictionaries(st.text(), PLAIN, max_size=5))
def test_any_session_comes_back_as_it_was(tmp_path_factory, snapshot):
    store = RunningFile(tmp_path_factory.mktemp("data") / "running.json")
    store.save(snapshot)
    assert store.load() == snapshot
