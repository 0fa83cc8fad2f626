"""The screen has hands and eyes, the sound device has ears, a driver has the time, and all of it ends."""

import math
import struct
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from tests.e2e.harness import Process, wait_until
from tests.e2e.harness_attempts import MOST, Attempt, judge
from tests.e2e.harness_sound import RATE, SoundServer

GREEN = (10, 200, 30)


@pytest.fixture
def tiny(drive, screen):
    """Return the driver of the tiny window, and the window once it is shown and listens to keys."""
    driver = drive("tiny_window")
    return driver, screen.window("Tiny window")


def beep(pitch_hz: float, length_s: float) -> bytes:
    """Return a tone as 16-bit mono samples."""
    count = round(length_s * RATE)
    wave = (round(12_000 * math.sin(2 * math.pi * pitch_hz * n / RATE)) for n in range(count))
    return struct.pack(f"<{count}h", *wave)


def play(samples: bytes, sound) -> float:
    """Play 16-bit mono samples to their end and return the moment before."""
    start_s = time.perf_counter()
    subprocess.run(
        ["pacat", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=500"],
        input=samples,
        env=sound.environment,
        check=True,
    )
    return start_s


def test_keys_arrive(tiny, screen):
    driver, _ = tiny
    screen.key("space", "F11", "ctrl+z")
    screen.type("7q")
    wait_until(lambda: driver.ask("got")[-1:] == ["Q"], "the last key had arrived")
    assert [key for key in driver.ask("got") if key != "Control"] == ["Space", "F11", "Z", "7", "Q"]


def test_clicks_arrive_where_they_were_aimed(tiny, screen):
    driver, window = tiny
    box = screen.box(window)
    assert (box.width, box.height) == (400, 300)
    screen.click(box.x + 12, box.y + 34)
    screen.click(*box.middle, button=3)
    wait_until(lambda: len(driver.ask("got")) == 2, "both clicks had arrived")
    assert driver.ask("got") == ["LeftButton 12,34", "RightButton 200,150"]


def test_the_picture_shows_the_window_and_nothing_else(tiny, screen, tmp_path):
    driver, window = tiny
    wait_until(lambda: screen.picture(window).at(5, 5) == GREEN, "the window was painted")
    before = screen.picture(window)
    assert before.pixels.shape == (300, 400, 3)
    assert before.colours() > 1
    assert all(before.at(x, y) == GREEN for x, y in [(0, 0), (399, 0), (0, 299), (399, 299)])
    driver.ask("advance", seconds=8)
    wait_until(lambda: screen.picture(window).changed(before) > 0.001, "the number had changed")
    before.save(tmp_path / "window.png")
    assert (tmp_path / "window.png").read_bytes().startswith(b"\x89PNG")


def test_a_window_can_be_given_another_size(tiny, screen):
    _, window = tiny
    screen.resize(window, 800, 560)
    box = screen.box(window)
    assert (box.width, box.height) == (800, 560)


def test_a_window_is_closed_by_the_key_for_it(tiny, screen):
    driver, _ = tiny
    screen.key("alt+F4")
    wait_until(lambda: screen.is_gone("Tiny window"), "the window was gone")
    assert driver.ask("got")[-1] == "close"


def test_a_driver_has_the_time_in_its_hands(tiny):
    driver, _ = tiny
    assert driver.ask("advance", seconds=90) == 90
    assert driver.ask("advance", seconds=0.5) == 90.5
    assert driver.ask("text") == "90.5"


def test_an_error_in_a_driver_fails_the_test(tiny):
    driver, _ = tiny
    with pytest.raises(pytest.fail.Exception, match="a clock cannot go back: -1"):
        driver.ask("advance", seconds=-1)


def test_a_tone_is_heard_at_its_pitch(sound, recording):
    def attempt() -> Attempt:
        start_s = play(beep(880, 0.4), sound)
        onset_s = recording.wait_for_sound(start_s)
        beside = recording.trust(start_s, onset_s + 0.7)
        heard = {
            "pitch": recording.pitch_hz(onset_s + 0.05, onset_s + 0.35) == pytest.approx(880, abs=5),
            "silence": recording.is_silent(onset_s + 0.5, onset_s + 0.7),
            "loudness": recording.loudness(onset_s, onset_s + 0.4)
            == pytest.approx(12_000 / math.sqrt(2), rel=0.05),
        }
        return Attempt([what for what, is_so in heard.items() if not is_so], beside.deserved, str(beside))

    judge(attempt() for _ in range(MOST))


def test_tones_are_told_apart_in_time(sound, recording):
    def attempt() -> Attempt:
        start_s = play(beep(660, 0.2) + bytes(RATE) + beep(880, 0.2), sound)  # half a second between them
        first_s = recording.wait_for_sound(start_s)
        onsets_s = recording.onsets_s(first_s - 0.1, first_s + 1.0)
        beside = recording.trust(first_s - 0.1, first_s + 1.0)
        apart_s = [round(second - first, 3) for first, second in pairwise(onsets_s)]
        well = apart_s == [pytest.approx(0.7, abs=0.005)]
        return Attempt([] if well else [f"apart: {apart_s}"], beside.deserved, str(beside))

    judge(attempt() for _ in range(MOST))


def test_the_device_can_vanish_and_return(sound):
    sound.pull_out()
    assert sound.devices() == []
    sound.plug_in()
    assert sound.devices() == ["lab"]


def test_the_server_can_crash_and_return(sound, tmp_path):
    own = SoundServer(tmp_path)
    own.stop()
    assert own.devices() == []
    own.start()
    assert own.devices() == sound.devices() == ["lab"]
    own.stop()


def test_the_message_bus_answers(message_bus):
    program = (
        "from PySide6.QtDBus import QDBusConnection\n"
        "assert QDBusConnection.sessionBus().registerService('org.example.Tiny')\n"
    )
    run = subprocess.run([sys.executable, "-c", program], env=message_bus, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")


def test_a_process_is_ended_with_all_it_started(tmp_path):
    program = (
        "import signal, subprocess, sys\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print(subprocess.Popen(['sleep', '600']).pid, flush=True)\n"
        "input()\n"
    )
    process = Process([sys.executable, "-c", program], tmp_path / "log", stdin=subprocess.PIPE)
    child = wait_until(lambda: process.output().strip(), "it had started a program")
    assert process.stop(within_s=0.1) == -9
    wait_until(lambda: _state(child) in {"", "Z"}, "the program it started had ended")


def _state(pid: str) -> str:
    try:
        return Path("/proc", pid, "stat").read_text().rpartition(") ")[2][:1]
    except OSError:
        return ""


def test_waiting_in_vain_says_for_what():
    with pytest.raises(pytest.fail.Exception, match=r"waited 0\.05 s in vain until the kettle boiled"):
        wait_until(lambda: False, "the kettle boiled", within_s=0.05)


def test_the_program_is_launched_with_data_of_its_own(launch, tmp_path):
    program = launch("list")
    assert program.wait() == 0, program.output()
    assert "quick-reset" in program.output()
    assert (tmp_path / "data").is_dir()
