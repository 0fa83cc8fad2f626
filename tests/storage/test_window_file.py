"""Where the window was left is kept, and nothing in the file stops the window from opening."""

import json
import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.window_place import Area, Filling, WindowPlace
from stretchtimer.storage.memory import MemoryWindow
from stretchtimer.storage.window_file import WindowFile, place_in

PLACE = WindowPlace(Area(-40, 25, 1280, 800), Filling.MAXIMIZED)
ENTRY = {"x": 1, "y": 2, "width": 800, "height": 600, "filling": "window"}
NO_PLACES = [
    "",
    "null",
    "[]",
    "7",
    "{",
    "[" * 5000,
    "9" * 5000,
    json.dumps(ENTRY)[:-3],
    *(json.dumps({name: value for name, value in ENTRY.items() if name != left_out}) for left_out in ENTRY),
    *(json.dumps(ENTRY | {"x": value}) for value in (True, 1.5, "1", None, [], 10**9, -(10**400))),
    *(json.dumps(ENTRY | {"width": value}) for value in (0, -5, 10**6)),
    *(json.dumps(ENTRY | {"filling": value}) for value in ("", "wide", None, 1, {})),
    json.dumps(ENTRY).replace("800", "NaN"),
    json.dumps(ENTRY) + " " * 100_000,
]


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "window.json"


@pytest.mark.parametrize("store", [lambda path: WindowFile(path), lambda _path: MemoryWindow()])
def test_a_place_comes_back(path, store):
    kept = store(path)
    assert kept.load() is None
    kept.save(PLACE)
    assert kept.load() == PLACE


def test_the_last_window_that_closes_wins(path):
    one, other = WindowFile(path), WindowFile(path)
    one.save(PLACE)
    other.save(WindowPlace(Area(0, 0, 900, 700)))
    assert one.load() == WindowPlace(Area(0, 0, 900, 700))
    assert [file.name for file in path.parent.iterdir()] == ["window.json"]


@pytest.mark.parametrize("text", NO_PLACES, ids=range(len(NO_PLACES)))
def test_a_file_that_holds_no_place_is_logged_and_written_over(path, caplog, text):
    path.write_text(text)
    assert WindowFile(path).load() is None
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert str(path) in caplog.text
    WindowFile(path).save(PLACE)
    assert WindowFile(path).load() == PLACE


def test_what_is_no_file_and_what_is_no_text_is_logged(path, caplog):
    path.mkdir(parents=True)
    assert WindowFile(path).load() is None
    WindowFile(path).save(PLACE)
    path.rmdir()
    path.write_bytes(b"\xff\xfe\x00")
    assert WindowFile(path).load() is None
    assert len(caplog.records) == 3


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@given(json_values | st.fixed_dictionaries(dict.fromkeys(ENTRY, json_values)))
def test_data_is_a_place_or_said_to_be_none(entry):
    try:
        place = place_in(entry)
    except ValueError:
        return
    assert isinstance(place, WindowPlace)
