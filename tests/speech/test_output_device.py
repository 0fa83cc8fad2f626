"""Something always plays: the device while it works, a stand-in while it is missing, gone or hung."""

import queue
import threading

import pytest

from stretchtimer.speech import output_device as module
from stretchtimer.speech.mixer import Mixer
from stretchtimer.speech.output_device import GONE, HANGS, OutputDevice
from tests.e2e.harness import wait_until
from tests.patience import PATIENCE_S
from tests.speech.pretended import PretendedDevice, sine


class Scene:
    def __init__(self) -> None:
        self.events = queue.Queue()
        self.devices = []
        self.plugged_in = True
        self.answers = threading.Event()
        self.answers.set()
        self.mixer = Mixer(lambda event: None)
        self.output = OutputDevice(self.mixer, self.open_device, self.events.put)

    def open_device(self) -> PretendedDevice:
        self.answers.wait(PATIENCE_S)
        if not self.plugged_in:
            raise OSError("failed to init device -1")
        self.devices.append(PretendedDevice())
        return self.devices[-1]

    def hear(self) -> dict:
        return self.events.get(timeout=PATIENCE_S)

    def device_is(self) -> tuple[str, str]:
        event = self.hear()
        assert event["event"] == "device"
        return event["name"], event["reason"]


@pytest.fixture
def scene(monkeypatch):
    for name, value in (
        *(("LOOK_S", 0.002), ("GONE_S", 0.05), ("RETRY_S", 0.05)),
        # a device that answers at all is waited for, however slow the machine
        *(("FIRST_OPEN_S", PATIENCE_S), ("ASLEEP_AFTER_S", 0.3)),
    ):
        monkeypatch.setattr(module, name, value)
    scene = Scene()
    yield scene
    scene.answers.set()
    scene.mixer.stop()
    scene.output.close()


def test_the_device_plays_and_is_let_go_after_a_long_silence(scene):
    assert not scene.output.awake
    scene.output.wake()
    assert scene.device_is() == ("device", "")
    assert scene.hear() == {"event": "asleep"}
    assert scene.devices[0].live
    assert scene.devices[0].closed.wait(PATIENCE_S)
    assert not scene.output.awake
    scene.output.wake()
    assert scene.device_is() == ("device", "")
    assert len(scene.devices) == 2


def test_it_stays_awake_while_something_is_ahead(scene, monkeypatch):
    monkeypatch.setattr(module, "ASLEEP_AFTER_S", 0.03)
    scene.mixer.add(1, sine(0.1), 1e9)
    scene.output.wake()
    assert scene.device_is() == ("device", "")
    # Looked at so often, 2 ms apart, it would have been let go long ago. A keeper that had to wait itself
    # may let one go and open the next at once.
    wait_until(lambda: scene.devices[-1].counted > 50, "a device was looked after for a while")
    assert scene.output.awake


def test_without_a_device_a_stand_in_plays_until_there_is_one(scene):
    scene.mixer.add(1, sine(0.1), 1e9)
    scene.plugged_in = False
    scene.output.wake()
    assert scene.device_is() == ("null", "failed to init device -1")
    scene.plugged_in = True
    assert scene.device_is() == ("device", "")


def test_a_device_that_asks_for_nothing_is_gone_and_comes_back(scene):
    scene.mixer.add(1, sine(0.1), 1e9)
    scene.output.wake()
    assert scene.device_is() == ("device", "")
    scene.plugged_in = False
    scene.devices[0].running = False
    assert scene.device_is() == ("null", GONE)
    assert scene.devices[0].closed.wait(PATIENCE_S)
    scene.plugged_in = True
    name, _reason = scene.device_is()
    while name == "null":
        name, _reason = scene.device_is()
    assert name == "device"


def test_a_sound_system_that_hangs_holds_up_nothing(scene, monkeypatch):
    monkeypatch.setattr(module, "FIRST_OPEN_S", 0.05)
    scene.mixer.add(1, sine(0.1), 1e9)
    scene.answers.clear()
    scene.output.wake()
    assert scene.device_is() == ("null", HANGS)
    scene.answers.set()
    assert scene.device_is() == ("device", "")


def test_closing_ends_what_plays(scene):
    scene.output.wake()
    scene.device_is()
    scene.output.close()
    assert scene.devices[0].closed.is_set()
