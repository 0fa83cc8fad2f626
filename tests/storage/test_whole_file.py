import os
import stat
import time

import pytest

from stretchtimer.domain.errors import StorageError
from stretchtimer.storage.whole_file import write_whole


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_text_is_written_as_it_is(tmp_path):
    path = tmp_path / "file.toml"
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


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600)])
def test_what_is_handed_over_can_be_read_by_whom_the_person_lets_read(tmp_path, mask, mode):
    before = os.umask(mask)
    try:
        write_whole(tmp_path / "file", "for the clinic", handed_over=True)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
@pytest.mark.parametrize("handed_over", [False, True])
def test_an_old_file_keeps_its_bits(tmp_path, handed_over):
    path = tmp_path / "file"
    path.write_text("old")
    path.chmod(0o664)
    write_whole(path, "new", handed_over)
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links")
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    link, target = tmp_path / "here" / "file", tmp_path / "there" / "file"
    link.symlink_to(target)
    for content in ("new", "newer"):
        write_whole(link, content)
        assert link.is_symlink()
        assert target.read_text() == content
    assert names(link.parent) == names(target.parent) == ["file"]


def test_a_folder_that_went_away_is_not_made_anew(tmp_path):
    with pytest.raises(StorageError, match=r"its folder is not there\. If it was deleted or moved"):
        write_whole(tmp_path / "gone" / "file", "new")
    assert names(tmp_path) == []


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
