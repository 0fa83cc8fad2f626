"""Two programs on one data folder: a session belongs to the living process that leads it."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from stretchtimer.storage.history import HistoryDatabase
from tests.e2e.harness import PATIENCE_S, Process, wait_until
from tests.e2e.harness_driver import ROOT, Driver
from tests.e2e.test_session import TITLE, past_the_safety_page, start, until, wait_for_quick_reset

REFUSED = "stretchtimer: A session is under way in another window or terminal. End it there"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def guide(tmp_path: Path, data: Path) -> Iterator[Callable[[str], Process]]:
    """Guide a routine in a terminal, in real time and without a word; what still runs in the end is ended."""
    started: list[Process] = []

    def run(routine: str) -> Process:
        command = [sys.executable, "-m", "stretchtimer", "--data-dir", data, "guide", routine]
        started.append(
            Process([*command, "--level", "mute"], tmp_path / f"guide-{len(started)}.log", cwd=ROOT)
        )
        return started[-1]

    yield run
    for process in started:
        process.kill()


def routine_under_way(data: Path) -> str:
    """Return the routine of the session that is written down, empty where there is none."""
    try:
        written = json.loads((data / "running.json").read_bytes())
    except FileNotFoundError:
        return ""
    return written["session"]["routine"][0]


def records(data: Path) -> list[tuple[str, bool]]:
    with closing(HistoryDatabase(data / "history.sqlite3")) as history:
        return [(record.routine_id, record.finished) for record in history.page(9)]


def begin(drive, screen, data: Path, seconds: float) -> Driver:
    """Return a window in the middle of a session that is written down."""
    window = drive("program", str(data))
    screen.window(TITLE)
    past_the_safety_page(window, screen)
    wait_for_quick_reset(window)
    start(window, screen)
    window.ask("advance", seconds=seconds)
    window.ask("written")
    return window


def test_a_terminal_beside_a_terminal_is_refused_until_that_one_is_killed(guide, data):
    first = guide("quick-reset")
    wait_until(lambda: routine_under_way(data) == "quick-reset", "the session was written down")
    second = guide("desk-break")
    assert second.wait() == 2
    assert REFUSED in second.output()
    assert first.runs
    assert routine_under_way(data) == "quick-reset"
    first.kill()
    guide("desk-break")
    wait_until(lambda: routine_under_way(data) == "desk-break", "the next session was written down")
    # nothing had been held yet
    assert records(data) == []


def test_a_window_and_a_terminal_leave_a_session_to_its_window_until_that_is_killed(
    drive, screen, guide, data
):
    first = begin(drive, screen, data, 75.0)
    in_session, before = screen.window(TITLE), first.ask("shown")
    written = (data / "running.json").read_bytes()
    terminal = guide("desk-break")
    assert terminal.wait() == 2
    assert REFUSED in terminal.output()
    second = drive("program", str(data))
    wait_until(lambda: second.ask("shown")["page"] == "home", "the routines were shown")
    assert second.ask("button", text="Resume") is None
    assert second.ask("records") == []
    assert (data / "running.json").read_bytes() == written
    screen.focus(in_session)
    wait_until(lambda: not second.ask("active"), "the session's window was in front")
    first.kill()
    wait_until(lambda: second.ask("active"), "the other window had come to the front")
    button = wait_until(lambda: second.ask("button", text="Resume"), "the session was on offer")
    screen.click(*button)
    wait_until(lambda: second.ask("shown")["page"] == "session", "it was taken up")
    shown = second.ask("shown")
    assert [shown[key] for key in ("stretch", "side", "number")] == [
        before[key] for key in ("stretch", "side", "number")
    ]
    screen.key("space")
    until(second, page="done")
    assert records(data) == [("quick-reset", True)]


def test_a_terminal_keeps_a_session_that_was_broken_off_in_the_window_first(drive, screen, guide, data):
    begin(drive, screen, data, 75.0).kill()
    guide("desk-break")
    wait_until(lambda: routine_under_way(data) == "desk-break", "the session was written down")
    assert records(data) == [("quick-reset", False)]


def test_a_folder_that_is_renamed_in_a_session_is_not_made_anew_and_has_one_record_once_it_is_back(
    drive, screen, data
):
    window = begin(drive, screen, data, 40.0)
    moved = data.with_name("moved")
    data.rename(moved)
    until(window, page="done")
    assert not data.exists()
    assert records(moved) == []
    moved.rename(data)
    screen.key("Return")
    wait_until(lambda: window.ask("shown")["page"] == "home", "the check-in was saved")
    assert records(data) == [("quick-reset", True)]
    assert routine_under_way(data) == ""


def test_a_folder_that_stays_renamed_offers_its_session_where_it_is(drive, screen, data):
    window = begin(drive, screen, data, 40.0)
    moved = data.with_name("moved")
    data.rename(moved)
    until(window, page="done")
    window.kill()
    wait_until(lambda: screen.is_gone(TITLE), "the window was gone")
    assert not data.exists()
    again = drive("program", str(moved))
    wait_until(lambda: again.ask("button", text="Resume"), "the session was on offer")
    assert again.ask("records") == []


def test_a_copied_folder_offers_what_was_under_way_in_it(drive, screen, data, tmp_path):
    begin(drive, screen, data, 75.0)
    copy = tmp_path / "copy"
    subprocess.run(["cp", "-a", str(data), str(copy)], check=True, timeout=PATIENCE_S)
    second = drive("program", str(copy))
    wait_until(lambda: second.ask("button", text="Resume"), "the session was on offer")
    assert routine_under_way(data) == "quick-reset"
