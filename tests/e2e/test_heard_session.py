"""The real program, the real voice and real time: what is planned is what the sound device plays."""

import json
import os
import subprocess
import sys
import time

import pytest

from stretchtimer.domain.routine import Item, Routine, Sides
from stretchtimer.domain.stretch import Family
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue
from stretchtimer.storage.routine_files import RoutineFiles
from tests.e2e.harness import wait_until
from tests.speech.recognising import in_recording

TITLE = "Stretch Timer"
SHORT = Routine("short", "Short One", (Item("knee-to-chest", 10.0, sides=Sides.RIGHT),), Family.SUPINE)


@pytest.fixture
def routine(tmp_path):
    """Keep a routine of one stretch in the data folder, with settings so that it is no first run."""
    data = tmp_path / "data"
    RoutineFiles(data / "routines", load_builtin_routines(), load_catalogue()).save(SHORT)
    (data / "preferences.toml").write_text('level = "guide"\n')
    return SHORT


def planned(tmp_path, environment) -> dict:
    """Return the plan as the command line tells it, with the lengths of the very clips that are played."""
    command = [sys.executable, "-m", "stretchtimer", "--data-dir", str(tmp_path / "data")]
    told = subprocess.run(
        [*command, "plan", "short", "--json"], capture_output=True, text=True, check=True, env=environment
    )
    return json.loads(told.stdout)


def test_every_cue_is_heard_at_its_moment_and_pause_is_silent(
    launch, screen, sound, recording, routine, tmp_path
):
    plan = planned(tmp_path, {**os.environ, **sound.environment})
    asked_s = time.perf_counter()
    launch("start", "short", environment=sound.environment)
    screen.window(TITLE)
    ends_s = recording.wait_for_sound(asked_s) + plan["total_s"]
    wait_until(lambda: recording.heard_until_s > ends_s + 0.4, "the session was over", plan["total_s"] + 20)
    heard = in_recording(plan["cues"], recording, asked_s, plan["total_s"])
    assert heard.late == []
    assert abs(heard.first_late_s) < 0.3  # the first word may wait for the sound device
    assert heard.words.planned == 9
    assert (heard.words.missed, heard.words.extra) == ([], [])
    wait_until(lambda: (tmp_path / "data" / "history.sqlite3").exists(), "the session was kept")


def test_pause_is_silent_at_once(launch, screen, sound, recording, routine):
    asked_s = time.perf_counter()
    launch("start", "short", environment=sound.environment)
    screen.window(TITLE)
    first_s = recording.wait_for_sound(asked_s)
    screen.key("v")  # no word says that it is paused, so that silence is all there is to hear
    screen.key("space")
    pressed_s = time.perf_counter()
    assert pressed_s - first_s < 2.0, "the first sentence is still being spoken"
    assert recording.is_silent(pressed_s + 0.25, pressed_s + 1.5)
