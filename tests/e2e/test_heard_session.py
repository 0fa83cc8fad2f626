"""The real program, the real voice and real time: what is planned is what the sound device plays."""

import json
import os
import statistics
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
#: A tone begins at once; a word may begin with a consonant that is too soft to be told from silence.
WITHIN_S = {"tone": 0.04, "speech": 0.15}


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


def separate_onsets(cues: list[dict]) -> list[tuple[float, str]]:
    """Return the moments, and the kinds, of the cues before which there is silence."""
    onsets, heard_until_s = [], -1.0
    for cue in cues:
        if cue["at_s"] - heard_until_s > APART_S:
            onsets.append((cue["at_s"], cue["kind"]))
        heard_until_s = cue["at_s"] + cue["length_s"]
    return onsets


def test_every_cue_is_heard_at_its_moment_and_pause_is_silent(
    launch, screen, sound, recording, routine, tmp_path
):
    plan = planned(tmp_path, {**os.environ, **sound.environment})
    asked_s = time.perf_counter()
    launch("start", "short", environment=sound.environment)
    screen.window(TITLE)
    first_s = recording.wait_for_sound(asked_s)
    moments, kinds = zip(*separate_onsets(plan["cues"]), strict=True)
    began_s = first_s - plan["cues"][0]["at_s"]
    end_s = began_s + plan["total_s"]
    wait_until(lambda: recording.heard_until_s > end_s + 0.4, "the session was over", plan["total_s"] + 20)
    heard = recording.onsets_s(first_s - 0.01, end_s + 0.3)
    # the first word may wait for the sound device: the others tell when the session began
    offsets = [
        min((onset - moment for onset in heard), key=lambda by: abs(by - began_s)) for moment in moments
    ]
    began_s = statistics.median(offsets)
    late = [
        (moment, kind, round(offset - began_s, 3))
        for moment, kind, offset in zip(moments[1:], kinds[1:], offsets[1:], strict=True)
        if abs(offset - began_s) > WITHIN_S[kind]
    ]
    assert not late, f"planned moments without an onset in time: {late}"
    assert abs(offsets[0] - began_s) < 0.3
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
    assert recording.is_silent(began_s + silent[0] + 0.4, began_s + silent[1] - 0.1)
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
