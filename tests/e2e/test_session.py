"""A person walks through the whole program with keys and clicks; the test holds the time."""

import pytest

from tests.e2e.harness import wait_until
from tests.e2e.harness_driver import Driver

TITLE = "Stretch Timer"


@pytest.fixture
def program(drive, screen, tmp_path):
    """Return the driver of the program with its window open on Home and the routine Quick Reset."""
    driver = drive("program", str(tmp_path / "data"))
    screen.window(TITLE)
    past_the_safety_page(driver, screen)
    wait_for_quick_reset(driver)
    return driver


def past_the_safety_page(driver: Driver, screen) -> None:
    wait_until(lambda: driver.ask("shown")["page"] == "safety", "the safety rules were shown")
    screen.key("Return")
    wait_until(lambda: driver.ask("shown")["page"] == "home", "the routines were shown")


def wait_for_quick_reset(driver: Driver) -> None:
    wait_until(lambda: driver.ask("home")["routine"] == "quick-reset", "Quick Reset was open")


def start(driver: Driver, screen) -> None:
    screen.key("Return")
    wait_until(lambda: driver.ask("shown")["page"] == "session", "the session had begun")


def press(driver: Driver, screen, key: str) -> None:
    """Press a key while time stands still, and wait for what it does."""
    before = driver.ask("shown")
    screen.key(key)
    wait_until(lambda: driver.ask("shown") != before, f"{key} had done something")


def until(driver: Driver, **wanted) -> dict:
    """Let time go by until the page shows what is wanted; the window is painted every three seconds of it."""
    for _step in range(350):
        shown = driver.ask("advance", seconds=3.0, wanted=wanted)
        if all(shown.get(key) == value for key, value in wanted.items()):
            return shown
    return pytest.fail(f"{wanted} never came; last {shown}")


def test_a_whole_routine_leaves_a_true_record(program, screen):
    start(program, screen)
    until(program, page="done")
    screen.key("2")
    screen.key("Tab", "j")
    screen.key("Return")
    wait_until(lambda: program.ask("shown")["page"] == "home", "the check-in was saved")
    [record] = program.ask("records")
    assert record["routine"] == "quick-reset"
    assert record["finished"]
    assert record["pain"] == [None, 2]
    assert record["felt"] == "just right"
    held = [
        (stretch, side, planned, seconds, outcome)
        for stretch, side, planned, seconds, _added, outcome in record["holds"]
    ]
    assert held == [
        ("knee-rotations", None, 36.0, 36.0, "done"),
        ("knee-to-chest", "right", 20.0, 20.0, "done"),
        ("knee-to-chest", "left", 20.0, 20.0, "done"),
        ("figure-four", "right", 20.0, 20.0, "done"),
        ("figure-four", "left", 20.0, 20.0, "done"),
    ]
    screen.key("ctrl+3")
    wait_until(lambda: program.ask("shown")["page"] == "history", "the history was shown")


def test_a_skip_ten_seconds_more_and_an_early_end_are_recorded_as_such(program, screen):
    start(program, screen)
    until(program, shown="move")
    program.ask("advance", seconds=7.0)
    press(program, screen, "Right")
    until(program, shown="hold", side="right")
    press(program, screen, "Up")
    until(program, shown="switch", side="left")
    until(program, shown="hold", side="left")
    program.ask("advance", seconds=4.0)
    screen.key("Escape")
    wait_until(lambda: program.ask("shown").get("paused"), "the session stood still")
    before = program.ask("shown")
    assert program.ask("advance", seconds=60)["remaining_s"] == before["remaining_s"]
    screen.key("Escape")
    wait_until(lambda: program.ask("shown")["page"] == "done", "the session had ended")
    [record] = program.ask("records")
    assert not record["finished"]
    rotations, right, left, *others = record["holds"]
    assert rotations[:3] == ["knee-rotations", None, 36.0]
    assert rotations[5] == "skipped"
    # the knees come back to the middle before the movement ends
    assert rotations[3] == pytest.approx(12.0, abs=0.1)
    assert right == ["knee-to-chest", "right", 20.0, 30.0, 10.0, "done"]
    assert left[5] == "ended early"
    assert left[3] == pytest.approx(4.5, abs=0.6)
    assert [(hold[3], hold[5]) for hold in others] == [(0.0, "not reached")] * 2


def test_pain_ends_a_hold_and_offers_an_easier_way(program, screen):
    start(program, screen)
    until(program, shown="hold", side="right")
    program.ask("advance", seconds=5.0)
    screen.key("h")
    wait_until(lambda: program.ask("shown").get("offer"), "an easier way was offered")
    assert program.ask("advance", seconds=30)["offer"], "it never goes on by itself"
    screen.key("1")
    wait_until(lambda: program.ask("shown").get("offer") is False, "the easier way was taken")
    shown = until(program, shown="hold", side="right")
    assert "Thigh" in shown["stretch"]
    until(program, page="done")
    [record] = program.ask("records")
    outcomes = [hold[5] for hold in record["holds"]]
    assert outcomes[1] == "hurt"
    assert set(outcomes) == {"done", "hurt"}


def test_a_hold_is_changed_on_home_and_stays_changed(program, screen):
    total_s = program.ask("home")["total_s"]
    screen.key("bracketleft")
    wait_until(lambda: program.ask("home")["holds"] == [36.0, 15.0, 15.0], "the holds were shorter")
    assert program.ask("home")["total_s"] < total_s


@pytest.mark.parametrize("seconds", [3.0, 40.0, 75.0, 130.0])
def test_a_killed_session_goes_on_at_the_same_stretch_side_and_second(drive, screen, tmp_path, seconds):
    driver = drive("program", str(tmp_path / "data"))
    screen.window(TITLE)
    past_the_safety_page(driver, screen)
    wait_for_quick_reset(driver)
    start(driver, screen)
    before = driver.ask("advance", seconds=seconds)
    driver.ask("written")
    driver.kill()
    wait_until(lambda: screen.is_gone(TITLE), "the window was gone")

    again = drive("program", str(tmp_path / "data"), str(1_795_000_000 + 600))
    screen.window(TITLE)
    wait_until(lambda: again.ask("shown")["page"] == "home", "the routines were shown")
    screen.click(*wait_until(lambda: again.ask("button", text="Resume"), "the session was on offer"))
    shown = wait_until(lambda: (view := again.ask("shown"))["page"] == "session" and view, "it was taken up")
    assert shown["paused"]
    assert (shown["stretch"], shown["side"], shown["number"]) == (
        before["stretch"],
        before["side"],
        before["number"],
    )
    # written down at least every two seconds
    assert 0 <= shown["remaining_s"] - before["remaining_s"] <= 2.0
    screen.key("space")
    until(again, shown="prepare" if before["shown"] == "prepare" else before["shown"], paused=False)
    until(again, page="done")
    assert again.ask("records")[0]["finished"]


def test_the_window_closed_in_a_session_offers_to_go_on(program, screen, drive, tmp_path):
    start(program, screen)
    until(program, shown="hold", side="right")
    screen.key("ctrl+q")
    wait_until(lambda: screen.is_gone(TITLE), "the window was gone")
    assert (tmp_path / "data" / "running.json").stat().st_size > 100
