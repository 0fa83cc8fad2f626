"""Everything that is kept opens in one place, in memory where the folder cannot be used."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from stretchtimer.domain.preferences import Preferences, Theme
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.paths import Folders
from stretchtimer.storage.data_stores import DataStores
from stretchtimer.storage.resources import load_catalogue
from tests.storage.records import record

OWN = Routine("mine", "Mine", (Item("happy-baby", 20.0),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def stores_in() -> Iterator[Callable[[Path], DataStores]]:
    with ExitStack() as opened:

        def stores_in(folder: Path) -> DataStores:
            return opened.enter_context(DataStores(Folders(folder, folder / "cache"), load_catalogue()))

        yield stores_in


def test_what_is_kept_is_there_the_next_time(stores_in, folder):
    first = stores_in(folder)
    assert first.first_run
    first.preferences.save(Preferences(theme=Theme.DARK))
    first.routines.save(OWN)
    first.history.add(record())
    assert first.running.claim()
    first.running.save({"position_s": 3.0})
    first.running.release()
    second = stores_in(folder)
    assert not second.first_run
    assert second.preferences.load().theme is Theme.DARK
    assert OWN.id in [routine.id for routine in second.routines.all()]
    assert second.history.count() == 1
    assert second.running.load() == {"position_s": 3.0}
    assert second.warnings() == []


def test_a_folder_that_cannot_be_used_leaves_everything_usable(stores_in, tmp_path):
    (tmp_path / "file").write_text("in the way")
    stores = stores_in(tmp_path / "file" / "data")
    assert not stores.usable
    assert not stores.first_run
    stores.preferences.save(Preferences(theme=Theme.DARK))
    stores.routines.save(OWN)
    stores.history.add(record())
    stores.running.save({"position_s": 3.0})
    assert stores.preferences.load().theme is Theme.DARK
    assert OWN.id in [routine.id for routine in stores.routines.all()]
    assert stores.history.count() == 1
    assert stores.running.load() == {"position_s": 3.0}
    [warning] = stores.warnings()
    assert "cannot be written" in warning
    assert "--data-dir" in warning


def test_a_history_that_cannot_be_opened_is_named_and_left_as_it_is(stores_in, folder):
    folder.mkdir()
    (folder / "history.sqlite3").write_text("not a database " * 100)
    stores = stores_in(folder)
    assert stores.history.count() == 0
    [warning] = stores.warnings()
    assert "history" in warning
    assert "Until then, sessions are kept only until you close the app." in warning
    assert (folder / "history.sqlite3").read_text().startswith("not a database")


def test_a_history_of_a_newer_version_is_refused(stores_in, folder):
    stores_in(folder).history.count()
    with closing(sqlite3.connect(folder / "history.sqlite3")) as database:
        database.execute("PRAGMA user_version = 99")
    stores = stores_in(folder)
    assert stores.history.count() == 0
    assert any("newer" in warning for warning in stores.warnings())


def test_closing_waits_for_what_is_on_its_way_to_the_disk(stores_in, folder, monkeypatch):
    begun, real = threading.Event(), os.fsync

    def slow(handle):
        begun.set()
        real(handle)

    stores = stores_in(folder)
    assert stores.running.claim()
    monkeypatch.setattr("os.fsync", slow)
    stores.running.save({"position_s": 3.0})
    stores.close()
    assert begun.is_set()
    assert not [thread for thread in threading.enumerate() if thread.name == "running-file"]


def test_copies_of_the_settings_and_of_the_history_are_named_and_never_opened(stores_in, folder):
    stores_in(folder).preferences.save(Preferences())
    copies = ["preferences (1).toml", "history (conflicted copy 2026-11-30).sqlite3"]
    for copy in copies:
        (folder / copy).write_text("not to be read")
    assert [sentence.partition(" is not used")[0] for sentence in stores_in(folder).warnings()] == copies
    assert {(folder / copy).read_text() for copy in copies} == {"not to be read"}


def test_a_folder_that_went_away_is_said_until_it_is_back(stores_in, folder):
    stores = stores_in(folder)
    assert stores.gone() == ""
    folder.rename(folder.with_name("elsewhere"))
    assert "was deleted or moved while Stretch Timer runs" in stores.gone()
    folder.mkdir()
    assert "was deleted or moved while Stretch Timer runs" in stores.gone()
    folder.rmdir()
    folder.with_name("elsewhere").rename(folder)
    assert stores.gone() == ""


def test_a_history_that_cannot_be_written_is_told_before_a_session(stores_in, folder, monkeypatch):
    monkeypatch.setattr("stretchtimer.storage.history.BUSY_S", 0.01)
    stores_in(folder).history.add(record())
    with closing(sqlite3.connect(folder / "history.sqlite3")) as other:
        other.execute("BEGIN EXCLUSIVE")
        stores = stores_in(folder)
        [warning] = stores.warnings()
    assert "is held by another program" in warning
    assert stores.history.trouble == warning
