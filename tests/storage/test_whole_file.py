import os
import stat
import time

import pytest

from stretchtimer.domain.errors import StorageError
from stretchtimer.storage.whole_file import write_whole


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_text_is_written_as_it_is(tmp_path):
    path = tmp_path / "new" / "folder" / "file.toml"
    write_whole(path, "Füße\n\r\n")
    assert path.read_bytes() == "Füße\n\r\n".encode()
    assert names(path.parent) == ["file.toml"]


def test_a_file_is_replaced(tmp_path):
    path = tmp_path / "file"
    write_whole(path, "a long old content")
    write_whole(path, "new")
    assert path.read_text() == "new"
    assert names(tmp_path) == ["file"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_nobody_but_the_owner_can_read_it(tmp_path):
    write_whole(tmp_path / "file", "private")
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600


def test_a_failing_rename_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "file"
    write_whole(path, "old")

    def fail(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(StorageError, match=r"file cannot be written \(No space left on device\)\. Free some"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert names(tmp_path) == ["file"]


def test_a_disk_that_fills_up_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "file"
    write_whole(path, "old")

    def fail(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(StorageError, match="No space left"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert names(tmp_path) == ["file"]


def test_a_folder_that_cannot_be_flushed_does_no_harm(tmp_path, monkeypatch):
    real, calls = os.fsync, []

    def once(handle):
        calls.append(handle)
        if len(calls) > 1:
            raise OSError(22, "Invalid argument")
        real(handle)

    monkeypatch.setattr("os.fsync", once)
    write_whole(tmp_path / "file", "new")
    assert (tmp_path / "file").read_text() == "new"
    assert len(calls) == 2


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="cannot be written"):
        write_whole(tmp_path / "file" / "settings.toml", "x")


def test_what_a_killed_program_left_is_removed_and_nothing_else(tmp_path):
    old, fresh = tmp_path / ".fi[l]e.abc.tmp", tmp_path / ".fi[l]e.def.tmp"
    other = tmp_path / ".file.abc.tmp"
    for leftover in (old, fresh, other):
        leftover.write_text("half")
    for leftover in (old, other):
        os.utime(leftover, (time.time() - 3600,) * 2)
    write_whole(tmp_path / "fi[l]e", "whole")
    assert names(tmp_path) == sorted([fresh.name, other.name, "fi[l]e"])


def test_a_text_that_is_no_text_leaves_nothing_behind(tmp_path):
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "file", "\ud800")
    assert names(tmp_path) == []
