"""A person builds a routine with the keyboard alone and with the mouse alone, and does it."""

import pytest

from tests.e2e.harness import wait_until
from tests.e2e.harness_driver import Driver

TITLE = "Stretch Timer"


def full(own: str) -> list:
    """Return Knee to chest 30 s both, rest 10, cat-cow 30, own stretch 45."""
    return [
        ["knee-to-chest", 30.0, "both", 10.0],
        ["cat-cow", 30.0, "both", 0.0],
        [own, 45.0, "both", 0.0],
    ]


@pytest.fixture
def program(drive, screen, tmp_path):
    """Return the driver of the program with its window open on Home."""
    driver = drive("program", str(tmp_path / "data"))
    screen.window(TITLE)
    wait_until(lambda: driver.ask("shown")["page"] == "safety", "the safety rules were shown")
    screen.key("Return")
    wait_until(lambda: driver.ask("shown")["page"] == "home", "the routines were shown")
    return driver


def items(driver: Driver) -> list:
    return driver.ask("editor")["items"]


def ids(driver: Driver) -> list[str]:
    return [item[0] for item in items(driver)]


def focused(driver: Driver, name: str) -> None:
    wait_until(lambda: driver.ask("editor")["focus"] == name, f"{name} had the keyboard")


def click(driver: Driver, screen, name: str, across: float = 0.5) -> None:
    screen.click(*wait_until(lambda: driver.ask("spot", name=name, across=across), f"{name} was there"))


def finish_the_session(driver: Driver, own: str) -> None:
    """Let time go by to the end and see all holds, the rest and the movement in the record."""
    seen = set()
    for _step in range(500):
        shown = driver.ask("advance", seconds=2.0)
        seen.add(shown.get("shown"))
        if shown["page"] == "done":
            break
    assert {"hold", "switch", "rest", "move"} <= seen
    [record] = driver.ask("records")
    assert record["finished"]
    told = [(hold[0], hold[1], hold[5]) for hold in record["holds"]]
    assert told == [
        ("knee-to-chest", "right", "done"),
        ("knee-to-chest", "left", "done"),
        ("cat-cow", None, "done"),
        (own, None, "done"),
    ]
    assert [(hold[2], hold[3]) for hold in record["holds"]] == [(30.0, 30.0)] * 3 + [(45.0, 45.0)]


def test_a_routine_is_built_undone_done_again_saved_and_done_with_the_keyboard_alone(program, screen):
    own = "own-wall-calf"
    screen.key("ctrl+n")
    wait_until(lambda: program.ask("shown")["page"] == "editor", "the editor was open")
    focused(program, "Routine name")
    screen.type("Knees and back")
    screen.key("ctrl+f")
    focused(program, "Search stretches")
    screen.type("cat")
    screen.key("Return")
    screen.type("knee to")
    screen.key("Return")
    wait_until(lambda: ids(program) == ["cat-cow", "knee-to-chest"], "both stretches were added")
    screen.type("Wall calf")
    screen.key("Return")
    screen.window("A stretch of your own")
    focused(program, "Name")
    screen.key("Tab", "Tab", "Tab")
    focused(program, "Hold time for this stretch, seconds")
    screen.key("Up", "Up", "Up", "Return")
    wait_until(lambda: ids(program) == ["cat-cow", "knee-to-chest", own], "the own stretch was added")
    screen.window(TITLE)
    screen.key("Escape")
    focused(program, "3 of 3, Wall calf, 45 seconds")
    screen.key("Up")
    focused(program, "2 of 3, Knee to Chest, both sides, 30 seconds")
    screen.key("alt+Up")
    wait_until(lambda: ids(program) == ["knee-to-chest", "cat-cow", own], "they changed places")
    screen.key("Tab", "Tab", "Tab", "Tab")
    focused(program, "Rest after Knee to Chest, seconds")
    screen.key("Up", "Up")
    wait_until(lambda: items(program) == full(own), "all was set")

    steps = 0
    while program.ask("editor")["can"][1]:
        before = program.ask("editor")["items"], program.ask("editor")["name"]
        screen.key("ctrl+z")
        wait_until(
            lambda before=before: (program.ask("editor")["items"], program.ask("editor")["name"]) != before,
            "a step was undone",
        )
        steps += 1
    assert steps == 7
    assert (items(program), program.ask("editor")["name"]) == ([], "My routine")
    screen.key(*["ctrl+shift+z"] * steps)
    wait_until(lambda: items(program) == full(own), "all was done again")
    assert program.ask("editor")["name"] == "Knees and back"

    screen.key("ctrl+s")
    wait_until(lambda: program.ask("shown")["page"] == "home", "it was saved")
    wait_until(lambda: program.ask("home")["routine"] == "knees-and-back", "it was open")
    screen.key("Return")
    wait_until(lambda: program.ask("shown")["page"] == "session", "the session had begun")
    finish_the_session(program, own)


def test_a_routine_is_built_undone_done_again_saved_and_done_with_the_mouse_alone(program, screen):
    own = "own-my-stretch"
    screen.click(*wait_until(lambda: program.ask("button", text="New"), "New was there"))
    wait_until(lambda: program.ask("shown")["page"] == "editor", "the editor was open")
    for stretch in ("Cat-Cow", "Knee to Chest"):
        screen.click(*wait_until(lambda stretch=stretch: program.ask("plus", stretch=stretch), "+ was there"))
    wait_until(lambda: ids(program) == ["cat-cow", "knee-to-chest"], "both stretches were added")
    screen.click(*program.ask("button", text="New stretch of your own"))
    screen.window("A stretch of your own")
    for _press in range(3):
        click(program, screen, "Hold time for this stretch, seconds", across=0.9)
    screen.click(*wait_until(lambda: program.ask("button", text="Save"), "Save was there"))
    screen.window(TITLE)
    wait_until(lambda: ids(program)[2:] == [own], "the own stretch was added")
    start = program.ask("spot", name="2 of 3, Knee to Chest, both sides, 30 seconds", across=0.02)
    end = program.ask("spot", name="1 of 3, Cat-Cow, moving, 30 seconds", across=0.02)
    screen.drag(tuple(start), (end[0], end[1] - 20))
    wait_until(lambda: ids(program) == ["knee-to-chest", "cat-cow", own], "they changed places")
    for count in (1, 2):
        click(program, screen, "Rest after Knee to Chest, seconds", across=0.9)
        wait_until(lambda count=count: items(program)[0][3] == 5.0 * count, "the rest was longer")
    assert items(program) == full(own)

    while program.ask("editor")["can"][1]:
        before = items(program)
        screen.click(*program.ask("button", text="Undo"))
        wait_until(lambda before=before: items(program) != before, "a step was undone")
    assert items(program) == []
    while program.ask("editor")["can"][2]:
        before = items(program)
        screen.click(*program.ask("button", text="Redo"))
        wait_until(lambda before=before: items(program) != before, "a step was done again")
    assert items(program) == full(own)

    screen.click(*program.ask("button", text="Save"))
    wait_until(lambda: program.ask("shown")["page"] == "home", "it was saved")
    assert program.ask("home")["routine"] == "my-routine"
    screen.click(*program.ask("button", text="Start"))
    wait_until(lambda: program.ask("shown")["page"] == "session", "the session had begun")
    finish_the_session(program, own)


def test_leaving_with_changes_asks_once_and_keeps_the_window_open(program, screen):
    screen.key("ctrl+n")
    wait_until(lambda: program.ask("shown")["page"] == "editor", "the editor was open")
    focused(program, "Routine name")
    screen.type("Mine")
    wait_until(lambda: program.ask("editor")["name"] == "Mine", "it had a name")
    screen.key("ctrl+q")
    wait_until(lambda: program.ask("button", text="Discard changes"), "it was asked")
    screen.key("Escape")
    wait_until(lambda: not program.ask("button", text="Discard changes"), "the question was gone")
    assert program.ask("editor")["name"] == "Mine"
    assert not screen.is_gone(TITLE)
    focused(program, "Routine name")
    screen.key("Escape")
    focused(program, "Keep editing")
    screen.key("Tab")
    focused(program, "Discard changes")
    screen.key("space")
    wait_until(lambda: program.ask("shown")["page"] == "home", "the routines were shown")
