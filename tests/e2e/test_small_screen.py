"""On a real screen, however small, the window is seen as a whole, and it comes back where it was left."""

import pytest

from tests.e2e.harness import wait_until
from tests.e2e.harness_display import started_screen
from tests.e2e.harness_driver import Driver

#: Screens with a panel, and how many pixels a logical one has on them.
SCREENS = [((1024, 600), "1"), ((1366, 768), "1.25"), ((1920, 1080), "1.5")]

AREA = ("x", "y", "width", "height")


@pytest.fixture
def on_screen(tmp_path):
    """Return a function that starts a desktop of a size, and one that starts the program on it."""
    drivers, desktops = [], []

    def start(size, scale="1"):
        desktop = started_screen(tmp_path, size, framed=True)
        screen = desktop.__enter__()
        desktops.append(desktop)
        screen.environment["QT_SCALE_FACTOR"] = scale

        def drive():
            drivers.append(Driver("program", (str(tmp_path / "data"),), screen, tmp_path))
            screen.window("Stretch Timer")
            return drivers[-1]

        return screen, drive

    yield start
    for driver in drivers:
        driver.finish()
    for desktop in desktops:
        desktop.__exit__(None, None, None)


def inside(place, outer):
    x, y, width, height = place
    left, top, across, down = outer
    return left <= x and top <= y and x + width <= left + across and y + height <= top + down


@pytest.mark.parametrize(("size", "scale"), SCREENS)
def test_window_and_start_are_on_the_screen_as_a_whole(on_screen, size, scale):
    screen, drive = on_screen(size, scale)
    driver = drive()
    screen.key("Return")
    wait_until(lambda: driver.ask("shown")["page"] == "home", "the routines were shown")
    wait_until(lambda: inside(driver.ask("place")["frame"], driver.ask("place")["room"]), "the frame fits")
    place = driver.ask("place")
    assert place["frame"] != place["window"]
    assert place["room"][3] < size[1] / float(scale)
    start = place["start"]
    assert start[3] >= 54
    assert inside(start, place["room"])


def test_the_window_comes_back_where_and_as_it_was_left(on_screen):
    screen, drive = on_screen((1366, 768))
    driver = drive()
    screen.key("Return")
    wait_until(lambda: driver.ask("shown")["page"] == "home", "the routines were shown")
    window = screen.window("Stretch Timer")
    screen._xdotool("windowsize", window, "900", "600")
    wait_until(lambda: driver.ask("place")["window"][2:] == [900, 600], "the window was smaller")
    screen._xdotool("windowmove", window, "200", "70")
    wait_until(lambda: driver.ask("place")["window"][0] >= 200, "the window had moved")
    left = driver.ask("place")["window"]
    screen.key("alt+F4")
    wait_until(lambda: driver.ask("place")["closed"], "the window had closed")
    driver = drive()
    wait_until(lambda: driver.ask("place")["window"] == left, "the window was where it was left")
    screen.key("F11")
    wait_until(lambda: driver.ask("place")["full"], "the window filled the screen")
    screen.key("alt+F4")
    wait_until(lambda: driver.ask("place")["closed"], "the window had closed")
    driver = drive()
    wait_until(lambda: driver.ask("place")["window"] == left, "it was as large as before")
    assert not driver.ask("place")["full"]


def test_a_maximized_window_that_filled_the_screen_for_a_while_keeps_its_size_without(on_screen):
    screen, drive = on_screen((1366, 768))
    driver = drive()
    screen.key("Return")
    wait_until(lambda: driver.ask("shown")["page"] == "home", "the routines were shown")
    left = driver.ask("place")["window"]
    driver.ask("maximize")
    wait_until(lambda: driver.ask("place")["window"][2] == 1366, "the window was maximized")
    maximized = driver.ask("place")["window"]
    screen.key("F11")
    wait_until(lambda: driver.ask("place")["window"] == [0, 0, 1366, 768], "the window filled the screen")
    screen.key("F11")
    wait_until(lambda: driver.ask("place")["window"] == maximized, "the window was maximized again")
    screen.key("alt+F4")
    wait_until(lambda: driver.ask("place")["closed"], "the window had closed")
    assert driver.ask("kept_place") == {"area": dict(zip(AREA, left, strict=True)), "filling": "maximized"}
    driver = drive()
    wait_until(lambda: driver.ask("place")["window"] == maximized, "the window was maximized")
