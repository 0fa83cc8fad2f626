"""A device that is opened at an unlucky moment plays or is closed, whichever step the other thread is at."""

import queue
import threading

import pytest

from stretchtimer.speech import output_device as module
from stretchtimer.speech.mixer import Mixer
from stretchtimer.speech.output_device import OutputDevice
from tests.e2e.harness import wait_until
from tests.patience import PATIENCE_S
from tests.speech.pretended import PretendedDevice, sine

#: More than one way through the code that hands a device over has.
STEPS = range(1, 31)
KEEPER, OPENER = "keeps something playing", "opens the device"


class Scene:
    """An output whose device opens when the test says so."""

    def __init__(self) -> None:
        self.events = queue.SimpleQueue()
        self.devices = []
        self.answers = threading.Event()
        self.mixer = Mixer(lambda event: None)
        self.output = OutputDevice(self.mixer, self.open_device, self.events.put)

    def open_device(self) -> PretendedDevice:
        self.answers.wait(PATIENCE_S)
        self.devices.append(PretendedDevice())
        return self.devices[-1]

    def hear(self, event: str) -> dict:
        while (heard := self.events.get(timeout=PATIENCE_S))["event"] != event:
            pass
        return heard


def openers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == OPENER]


@pytest.fixture
def at_step(monkeypatch):
    """Have something done between two steps of a thread that runs the output's code, and make the scene."""
    scenes, before = [], threading.gettrace()

    def arrange(thread: str, function: str, step: int, act) -> Scene:
        steps = 0

        def trace(frame, event, _argument):
            nonlocal steps
            if frame.f_code.co_filename != module.__file__ or threading.current_thread().name != thread:
                return None
            if function not in ("", frame.f_code.co_name):
                return trace
            frame.f_trace_opcodes = True
            if event == "opcode":
                steps += act(step == steps + 1)
            return trace

        threading.settrace(trace)
        scenes.append(Scene())
        return scenes[-1]

    monkeypatch.setattr(module, "LOOK_S", 0.001)
    monkeypatch.setattr(module, "FIRST_OPEN_S", 0.0)
    yield arrange
    threading.settrace(before)
    for scene in scenes:
        scene.answers.set()
        scene.mixer.stop()
        scene.output.close()
        for thread in openers():
            thread.join(PATIENCE_S)


@pytest.mark.parametrize("step", STEPS)
def test_a_device_that_opens_while_it_is_looked_for_plays(at_step, step):
    def act(now: bool) -> bool:
        if now:
            scene.answers.set()
            for thread in openers():
                thread.join(PATIENCE_S)
        return True

    scene = at_step(KEEPER, "_take_opened", step, act)
    scene.mixer.add(1, sine(0.1), 1e9)
    scene.output.wake()
    wait_until(lambda: scene.devices, "the device was opened")
    wait_until(lambda: scene.devices[0].live, "the device played")
    assert len(scene.devices) == 1


@pytest.mark.parametrize("step", STEPS)
def test_a_device_that_opens_while_its_player_falls_asleep_is_closed(at_step, monkeypatch, step):
    monkeypatch.setattr(module, "ASLEEP_AFTER_S", 0.02)
    asleep = []

    def act(now: bool) -> bool:
        if not scene.devices:
            return False
        if now:
            asleep.append(scene.hear("asleep"))
        return True

    scene = at_step(OPENER, "", step, act)
    scene.answers.set()
    scene.output.wake()
    if not asleep:
        wait_until(lambda: not scene.output.awake and not openers(), "it fell asleep")
    wait_until(lambda: scene.devices[0].closed.is_set(), "the device was let go")


def test_an_output_that_was_closed_in_its_sleep_opens_nothing(at_step):
    scene = at_step(KEEPER, "", 0, lambda _now: False)
    scene.answers.set()
    scene.output.close()
    assert not openers()
    assert scene.devices == []


def test_who_wakes_it_just_before_it_falls_asleep_is_heard(monkeypatch):
    class Time:
        now = 0.0

        def perf_counter(self):
            return self.now

        def sleep(self, seconds):
            self.now += seconds
            if not woken and self.now > module.ASLEEP_AFTER_S - module.LOOK_S:
                woken.append(self.now)
                scene.output.wake()

    woken, time = [], Time()
    monkeypatch.setattr(module, "time", time)
    scene = Scene()
    scene.answers.set()
    scene.output.wake()
    scene.hear("asleep")
    assert time.now > woken[0] + module.ASLEEP_AFTER_S - module.LOOK_S
    scene.output.close()
