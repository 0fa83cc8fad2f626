"""The real program, the real voice and real time: what is planned is what the sound device plays."""

import json
import subprocess
import sys
import time

import pytest

from stretchtimer.domain.routine import Item, Routine
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue
from stretchtimer.storage.routine_files import RoutineFiles
from tests.e2e.harness import wait_until

TITLE = "Stretch Timer"
SHORT = Routine("short", "Short One", (Item("childs-pose", 10.0),))
#: Sound that follows another this closely has no onset of its own in a recording.
APART_S = 0.16


@pytest.fixture
def routine(tmp_path):
    """Keep a routine of half a minute in the data folder, with settings so that it is no first run."""
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


def separate_onsets(cues: list[dict]) -> list[float]:
    """Return the moments of the cues before which there is silence."""
    onsets, heard_until_s = [], -1.0
    for cue in cues:
        if cue["at_s"] - heard_until_s > APART_S:
            onsets.append(cue["at_s"])
        heard_until_s = cue["at_s"] + cue["length_s"]
    return onsets


def test_every_cue_is_heard_at_its_moment_and_pause_is_silent(
    launch, screen, sound, recording, routine, tmp_path
):
    import os

    plan = planned(tmp_path, {**os.environ, **sound.environment})
    asked_s = time.perf_counter()
    launch("start", "short", environment=sound.environment)
    screen.window(TITLE)
    first_s = recording.wait_for_sound(asked_s)
    moments = separate_onsets(plan["cues"])
    began_s = first_s - plan["cues"][0]["at_s"]
    end_s = began_s + plan["total_s"]
    wait_until(lambda: recording.heard_until_s > end_s + 0.4, "the session was over", plan["total_s"] + 20)
    heard = recording.onsets_s(first_s - 0.01, end_s + 0.3)
    misses = [
        (moment, min((abs(began_s + moment - onset) for onset in heard), default=9.0)) for moment in moments
    ]
    late = [(moment, round(error, 3)) for moment, error in misses if error > 0.06]
    assert not late, f"planned moments without an onset within 60 ms: {late}"
    # words may pause within themselves, but nothing sounds where nothing is planned
    silent = next(
        (start, end)
        for (start, end) in zip(
            [cue["at_s"] + cue["length_s"] for cue in plan["cues"]],
            [cue["at_s"] for cue in plan["cues"][1:]],
            strict=False,
        )
        if end - start > 1.0
    )
    assert recording.is_silent(began_s + silent[0] + 0.1, began_s + silent[1] - 0.1)
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
    assert recording.is_silent(pressed_s + 0.1, pressed_s + 1.5)
