"""Copies that other programs leave beside a file are known by their names."""

import pytest

from stretchtimer.storage.copies import copies_beside, plain_name

LEFT = (
    "{stem} (office's conflicted copy 2026-11-30).{ending}",
    "{stem} (conflicted copy 2026-11-30 101500).{ending}",
    "{stem}_conflict-20261130-101500.{ending}",
    "{stem}.sync-conflict-20261130-101500-ABCDEFG.{ending}",
    "{stem} (1).{ending}",
    "{stem}(12).{ending}",
    "{stem}-DESKTOP-8J2KQ.{ending}",
    "{stem}.{ending}~",
    "{stem}.{ending}.bak",
)


@pytest.mark.parametrize("left", LEFT)
@pytest.mark.parametrize("plain", ["legs.stretch", "preferences.toml", "history.sqlite3", "My legs.stretch"])
def test_a_copy_tells_what_it_is_a_copy_of(left, plain):
    stem, ending = plain.split(".")
    assert plain_name(left.format(stem=stem, ending=ending)) == plain


@pytest.mark.parametrize(
    "name",
    [
        *("legs.stretch", "legs-2.stretch", "legs-0a1b2c3d4e.stretch", "preferences.broken.toml"),
        *("history-2026-11.sqlite3", "history.sqlite3-journal", "history.sqlite3.v1.backup", "(1).stretch"),
        *("history.sqlite3-wal.foreign", "own-wall-1f2a3b4c.png", "Legs (left).stretch"),
    ],
)
def test_other_names_are_no_copies(name):
    assert plain_name(name) is None


def test_copies_are_named_whether_the_file_is_there_or_not(tmp_path):
    path = tmp_path / "preferences.toml"
    assert copies_beside(tmp_path / "gone" / "preferences.toml") == []
    (tmp_path / "preferences (1).toml").touch()
    (tmp_path / "other (1).toml").touch()
    for _time in range(2):
        [sentence] = copies_beside(path)
        assert sentence.startswith("preferences (1).toml is not used: it is a copy that another program left")
        path.touch()
