"""The real program, the real voice and real time: what is planned is what the sound device plays."""

import json
import os
import subprocess
import sys
import time
from itertools import pairwise

import pytest

from stretchtimer.domain.routine import Item, Routine, Sides
from stretchtimer.domain.stretch import Family
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue
from stretchtimer.storage.routine_files import RoutineFiles
from tests.e2e.harness import PATIENCE_S, wait_until
from tests.e2e.harness_attempts import MOST, Attempt, judge
from tests.speech.hearing import last_sound_s
from tests.speech.recognising import in_recording

TITLE = "Stretch Timer"
#: Where a bare player takes longer to start, the program may have none in the 0.9 s that a session waits.
STARTS_S = 0.45
SHORT = Routine("short", "Short One", (Item("knee-to-chest", 10.0, sides=Sides.RIGHT),), Family.SUPINE)


@pytest.fixture
def routine(tmp_path):
    """Keep a routine of one stretch in the data folder, with settings so that it is no first run."""
    data = tmp_path / "data"
    data.mkdir()
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


def test_every_cue_is_heard_at_its_moment_and_every_word_understood(
    launch, screen, sound, recording, routine, tmp_path
):
    environment = {**os.environ, **sound.environment}

    def attempt() -> Attempt:
        plan = planned(tmp_path, environment)
        bare_s, asked_s = sound.bare_start_s(), time.perf_counter()
        program = launch("start", "short", environment=sound.environment)
        screen.window(TITLE)
        first_s = recording.wait_for_sound(asked_s)
        ends_s = first_s + plan["total_s"]
        wait_until(lambda: recording.heard_until_s > ends_s + 0.4, "the session was over", 2 * PATIENCE_S)
        program.stop()
        heard = in_recording(plan["cues"], recording, asked_s, plan["total_s"])
        assert heard.words.planned == len([cue for cue in plan["cues"] if cue["kind"] == "speech"]) > 9
        beside = recording.trust(first_s, ends_s)
        found = [] if heard.only_the_first and bare_s > STARTS_S else heard.faults
        # where the voice is given too little time for a text, its length is estimated, until it is known
        measured = not found or planned(tmp_path, environment) == plan
        figure = f"{beside}; it took {bare_s:.2f} s to start; lengths {'stood' if measured else 'changed'}"
        return Attempt(found, beside.deserved and measured, figure)

    judge(attempt() for _ in range(MOST))
    wait_until(lambda: (tmp_path / "data" / "history.sqlite3").exists(), "the session was kept")


def test_pause_cuts_what_is_said_and_going_on_sounds_again(
    launch, screen, sound, recording, routine, tmp_path
):
    plan = planned(tmp_path, {**os.environ, **sound.environment})
    begins_s = [cue["at_s"] for cue in plan["cues"]]
    # longer than anything that the plan says and any silence in it
    long_s = max(later - earlier for earlier, later in pairwise(begins_s)) + 1.0

    def long_silence() -> bool:
        now_s = recording.heard_until_s
        return recording.is_silent(now_s - long_s, now_s)

    def attempt() -> Attempt:
        asked_s = time.perf_counter()
        program = launch("start", "short", environment=sound.environment)
        screen.window(TITLE)
        first_s = recording.wait_for_sound(asked_s)
        screen.key("v")  # no word says that it is paused, so that silence is all there is to hear
        screen.key("space")
        pressed_s = time.perf_counter()
        wait_until(long_silence, "nothing was heard for longer than a session is ever silent")
        quiet_s = last_sound_s(recording, first_s, recording.heard_until_s)
        asked_s = time.perf_counter()
        screen.key("space")
        recording.wait_for_sound(asked_s)
        program.stop()
        beside = recording.trust(first_s, quiet_s)
        sentence_s = plan["cues"][0]["length_s"]
        in_time = pressed_s - first_s < sentence_s / 3
        return Attempt(
            [] if quiet_s - first_s < sentence_s * 0.8 else ["the first sentence went on"],
            beside.deserved and in_time,
            f"{beside}; two keys were pressed in {pressed_s - first_s:.2f} s",
        )

    judge(attempt() for _ in range(MOST))
