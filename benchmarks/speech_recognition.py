"""See whether the words are in the sound: `python -m benchmarks.speech_recognition`.

A speech recogniser (pocketsphinx with its own English model) hears every routine at every level from the
audio file it is written to, and some routines in real time: the program's terminal guide on a sound device
that is recorded. It knows all sentences of the script and no others, so this measures clarity, not dictation.
Counted are the cues that were planned, those heard within their window, those missed, and stray sounds.
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.speech_rig import line, recorded_device, voice_in
from stretchtimer.domain.planner import PlanOptions
from stretchtimer.domain.preferences import Preferences
from stretchtimer.speech.file_export import export_plan
from tests.domain import shipped
from tests.e2e.harness_sound import SoundServer
from tests.speech.cues import spoken
from tests.speech.hearing import prepared
from tests.speech.recognising import Listened, Recogniser, in_recording, listen, read_mono


def main() -> None:
    """Hear everything and print how much was understood, for each routine and level."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voice", default="")
    parser.add_argument("--rate", type=int, default=Preferences().rate_wpm)
    parser.add_argument(
        "--live", nargs="*", default=["quick-reset"], help="routines heard in real time, at Guide"
    )
    options = parser.parse_args()
    with recorded_device() as (server, folder):
        for name in options.live:
            told(f"{name}, guide, in real time", in_real_time(server, folder / "data", name))
        from_files(folder, Preferences(voice=options.voice, rate_wpm=options.rate))


def from_files(folder: Path, preferences: Preferences) -> None:
    """Hear every routine at every level from its audio file."""
    sound = voice_in(folder / "clips", preferences)
    planners = {
        level: shipped.planner(PlanOptions(level=level), sound.length_s) for level in shipped.SPEAKING
    }
    # What fits is known once the clips are there; what may fit is more than what is said.
    for _round in range(2):
        plans = {
            f"{name}, {level}": planner.plan(shipped.routine(name))
            for name in shipped.ROUTINES
            for level, planner in planners.items()
        }
        prepared(sound, [text for one in plans.values() for text in spoken(one)])
    hears = Recogniser(text for one in plans.values() for text in spoken(one))
    file = folder / "routine.wav"
    for name, one in plans.items():
        export_plan(one, sound.clip, file)
        told(name, listen(one.cues(), *read_mono(file), hears))
    sound.close()


def in_real_time(server: SoundServer, data: Path, name: str) -> Listened:
    """Let the program guide a routine in a terminal and hear what the device plays."""
    program = [sys.executable, "-m", "stretchtimer", "--data-dir", str(data)]
    asked = [name, "--level", "guide"]
    answer = subprocess.run([*program, "plan", *asked, "--json"], capture_output=True, check=True)
    planned = json.loads(answer.stdout)
    with server.recording() as recording:
        asked_s = time.perf_counter()
        subprocess.run([*program, "guide", *asked], stdin=subprocess.DEVNULL, capture_output=True, check=True)
        time.sleep(0.5)
        heard = in_recording(planned["cues"], recording, asked_s, planned["total_s"])
    line(f"{name}, guide, in real time: not on time", f"{heard.late or 'none'}")
    return heard.words


def told(name: str, heard: Listened) -> None:
    """Print what was heard of a plan."""
    missed, extra = len(heard.missed), len(heard.extra)
    line(name, f"planned {heard.planned:4d}  heard {heard.heard:4d}  missed {missed}  extra {extra}")
    for at_s, text, taken in heard.missed:
        print(f"  {at_s:.2f} s: {text!r} was taken for {taken!r}")
    for at_s in heard.extra:
        print(f"  {at_s:.2f} s: something sounds that was not planned")


if __name__ == "__main__":
    main()
