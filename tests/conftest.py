"""Keep tests away from the person's folders, screen and sound, and see that they leave nothing running."""

import os
import shutil
import tempfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.leaks import left_since, running
from tests.patience import PATIENCE_S

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The machines that check a change draw the same examples each time; a developer's draws new ones.
_SLOW_IS_FINE = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("ci", derandomize=True, database=None, print_blob=True, **_SLOW_IS_FINE)
settings.register_profile("dev", **_SLOW_IS_FINE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


_HERE = Path(__file__).parent
#: Who asks for one of these hears a sound device in real time.
_LISTENING = {"sound", "recording", "null_sink"}
#: What is run while lines are counted: the tests of the rooms that are, and of what puts them together.
_COUNTED = {_HERE / name for name in ("domain", "storage", "speech", "test_cli.py", "test_terminal.py")}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that hear a sound device, and those of the others that are run while lines are counted.

    What hypothesis draws reaches other lines each time and would make the count one of luck.
    """
    for item in items:
        drawn = getattr(getattr(item, "function", None), "is_hypothesis_test", False)
        if _LISTENING & set(getattr(item, "fixturenames", ())):
            item.add_marker("listens")
        elif not drawn and _COUNTED & {item.path, *item.path.parents}:
            item.add_marker("counted")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Spare the run that counts lines the reading of tests which it would leave out."""
    beside = collection_path.parent == _HERE and collection_path not in _COUNTED
    return True if beside and config.option.markexpr == "counted" else None


def pytest_configure(config: pytest.Config) -> None:
    """Give the whole run an empty home, no sound, no message bus and one language."""
    home = Path(tempfile.mkdtemp(prefix="stretchtimer-test-"))
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    for name in ("data", "config", "cache", "state", "runtime"):
        (home / name).mkdir(mode=0o700)
    (home / "asound.conf").touch()
    os.environ.update(
        HOME=str(home),
        XDG_DATA_HOME=str(home / "data"),
        XDG_CONFIG_HOME=str(home / "config"),
        XDG_CACHE_HOME=str(home / "cache"),
        XDG_STATE_HOME=str(home / "state"),
        XDG_RUNTIME_DIR=str(home / "runtime"),
        # Nobody answers there; a test that wants sound or a bus starts its own.
        PULSE_SERVER=f"unix:{home / 'runtime' / 'no-sound'}",
        ALSA_CONFIG_PATH=str(home / "asound.conf"),
        DBUS_SESSION_BUS_ADDRESS=f"unix:path={home / 'runtime' / 'no-bus'}",
        LC_ALL="C.UTF-8",
    )
    for name in ("LANGUAGE", "QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME"):
        os.environ.pop(name, None)


_WAITS = ("waitActive", "waitCallback", "waitExposed", "waitSignal", "waitSignals", "waitUntil")


@pytest.fixture
def qtbot(qtbot):
    """Wait as patiently as everything else does; pytest-qt's own 5 s are not enough for a busy machine."""
    for name in _WAITS:
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=round(1000 * PATIENCE_S)))
    return qtbot


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest):
    """Fail a test that leaves a thread, a child process or a Qt timer running, and name it."""
    before = running()
    yield
    left = left_since(before)
    if left:
        pytest.fail(f"{request.node.nodeid} left running: {'; '.join(left)}", pytrace=False)
