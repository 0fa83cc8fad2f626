"""On a bad day a person chooses shorter holds for one session, with the keyboard alone."""

from tests.e2e.harness import wait_until


def test_a_shorter_session_is_recorded_as_it_was_and_the_next_is_as_written(drive, screen, tmp_path):
    driver = drive("program", str(tmp_path / "data"))
    screen.window("Stretch Timer")
    wait_until(lambda: driver.ask("shown")["page"] == "safety", "the safety rules were shown")
    screen.key("Return")
    wait_until(lambda: driver.ask("shown")["page"] == "home", "the routines were shown")
    wait_until(lambda: driver.ask("home")["routine"] == "quick-reset", "Quick Reset was open")
    written = driver.ask("home")
    screen.key("s")
    wait_until(lambda: driver.ask("home")["today"] != written["holds"], "shorter holds were chosen")
    assert driver.ask("home")["holds"] == written["holds"]
    screen.key("Return")
    wait_until(lambda: driver.ask("shown")["page"] == "session", "the session had begun")
    while driver.ask("advance", seconds=2)["page"] != "done":
        pass
    screen.key("Escape")
    wait_until(lambda: driver.ask("shown")["page"] == "home", "the routines were shown")
    [record] = driver.ask("records")
    assert record["routine"] == "quick-reset"
    assert [(hold[0], hold[2], hold[3]) for hold in record["holds"]] == [
        ("knee-rotations", 24.0, 24.0),
        ("knee-to-chest", 15.0, 15.0),
        ("knee-to-chest", 15.0, 15.0),
        ("figure-four", 15.0, 15.0),
        ("figure-four", 15.0, 15.0),
    ]
    after = driver.ask("home")
    assert after["holds"] == after["today"] == written["holds"]
