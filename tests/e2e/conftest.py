"""Hand the end-to-end tests their screen, their sound device, their message bus and the program itself."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.harness import Process, need
from tests.e2e.harness_display import Screen, started_screen
from tests.e2e.harness_driver import ROOT, Driver
from tests.e2e.harness_sound import Recording, SoundServer

PICTURES = ROOT / "build" / "e2e"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what stands in this folder where not all is there that its tests start."""
    for item in items:
        if sys.platform != "linux" and item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.skip(reason="starts an X server and a PulseAudio server"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    """Keep a picture of the screen on which a test failed."""
    report = yield
    screen = getattr(item, "funcargs", {}).get("screen")
    if report.failed and report.when == "call" and screen is not None:
        path = PICTURES / f"{item.path.stem}-{item.name}.png"
        screen.picture().save(path)
        report.sections.append(("screen when it failed", str(path.relative_to(ROOT))))
    return report


@pytest.fixture(scope="session")
def _started_screen(tmp_path_factory) -> Iterator[Screen]:
    with started_screen(tmp_path_factory.mktemp("screen")) as screen:
        yield screen


@pytest.fixture
def screen(_started_screen: Screen) -> Screen:
    """Return the screen, the mouse out of the way."""
    _started_screen.move(0, 0)
    return _started_screen


@pytest.fixture(scope="module")
def sound_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    """Start a sound server for the tests of a module; one that breaks it mends it again."""
    if shutil.which("pulseaudio") is None and shutil.which("pipewire") is not None:
        pytest.skip("PipeWire does the sound here, and PulseAudio cannot be installed beside it")
    server = SoundServer(tmp_path_factory.mktemp("sound"))
    yield server
    server.stop()


@pytest.fixture
def sound(sound_server: SoundServer) -> SoundServer:
    """Return a sound server with one device."""
    return sound_server


@pytest.fixture
def recording(sound: SoundServer) -> Iterator[Recording]:
    """Record what the device plays from before the program starts until the test ends."""
    with sound.recording() as heard:
        yield heard


@pytest.fixture
def message_bus(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Start a D-Bus session bus and return the environment that leads to it."""
    need("dbus-daemon")
    address = f"unix:path={tmp_path / 'bus'}"
    bus = Process(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}", "--print-address"],
        tmp_path / "bus.log",
        stdout=subprocess.PIPE,
    )
    assert bus.popen.stdout.readline(), bus.output()
    yield {"DBUS_SESSION_BUS_ADDRESS": address}
    bus.stop()


@pytest.fixture
def launch(tmp_path: Path, screen: Screen) -> Iterator[Callable[..., Process]]:
    """Start the program as a person does, on the screen, with its data in the test's folder.

    The arguments are the program's own; `environment` adds to the screen's, as that of the sound server does.
    What is still running when the test ends is ended.
    """
    started: list[Process] = []

    def start(*arguments: str, environment: dict[str, str | None] | None = None) -> Process:
        process = Process(
            [sys.executable, "-m", "stretchtimer", "--data-dir", tmp_path / "data", *arguments],
            tmp_path / f"program-{len(started)}.log",
            {**screen.environment, **(environment or {})},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.stop()


@pytest.fixture
def drive(tmp_path: Path, screen: Screen) -> Iterator[Callable[..., Driver]]:
    """Start a driver of `tests/e2e/drivers` by name, on the screen; an error in it fails the test."""
    started: list[Driver] = []

    def start(name: str, *arguments: str) -> Driver:
        started.append(Driver(name, arguments, screen, tmp_path))
        return started[-1]

    yield start
    for driver in started:
        driver.finish()
