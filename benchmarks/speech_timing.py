"""Measure how punctual the voice is, on a recording of a sound device: `python -m benchmarks.speech_timing`.

Cues against their planned moments (by cross-correlation with the very clip, and by the first energy heard),
pauses to silence, the first word, clips from nothing, a routine into a file; and pyttsx3's plain `say` in a
thread beside it, asked for the same words at the same pace in the same run.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from benchmarks.speech_rig import busy_processes, line, recorded_device, seconds_to_prepare, spread, voice_in
from stretchtimer.domain.plan import CueLengths, Level, Plan, Tone, estimated_length_s
from stretchtimer.domain.planner import PlanOptions
from stretchtimer.domain.preferences import Preferences
from stretchtimer.speech.file_export import export_plan
from stretchtimer.speech.pcm import RATE as CLIP_RATE
from stretchtimer.speech.pcm import read_clip
from stretchtimer.speech.tones import tone_samples
from tests.domain import shipped
from tests.e2e.harness_sound import RATE, Recording
from tests.speech.cues import speech, spoken, tone
from tests.speech.hearing import find, last_sound_s, poll_until, prepared

STOP_EVERY = 5
LIKE = 0.95
THERE = 0.6

PLAIN_SAY = """
import json, queue, sys, threading, time
from stretchtimer.speech.espeak_library import choose_espeak
choose_espeak()
import pyttsx3
engine = pyttsx3.init(); engine.setProperty("voice", "en-us"); engine.setProperty("rate", 150)
texts = queue.Queue()
def speak():
    while True:
        engine.say(texts.get()); engine.runAndWait()
threading.Thread(target=speak, daemon=True).start()
def tell(**what): sys.stderr.write(json.dumps(what) + "\\n"); sys.stderr.flush()
at = time.perf_counter() + 0.5
for number, (text, length, stops) in enumerate(json.loads(sys.argv[1])):
    time.sleep(max(0, at - time.perf_counter()))
    tell(due=time.perf_counter(), length=length, stops=stops); texts.put(text)
    if stops:
        time.sleep(0.6); tell(stop=time.perf_counter()); engine.stop(); at = time.perf_counter() + 0.6
    else:
        at += length + 0.9
"""


def main() -> None:
    """Run all measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cues", type=int, default=200)
    parser.add_argument("--plain", type=int, default=15, help="cues asked of plain say()")
    parser.add_argument("--load", type=int, default=0, help="busy processes beside")
    options = parser.parse_args()
    with recorded_device() as (server, folder):
        clips_and_file(folder)
        with busy_processes(options.load), server.recording() as heard:
            first_words(heard, folder)
            punctuality(heard, folder, options.cues)
        with server.recording() as heard:
            plain_say(heard, folder, options.plain)


def full_relief(level: Level, lengths: CueLengths = estimated_length_s) -> Plan:
    """Return the longest of the usual routines worked out."""
    return shipped.planner(PlanOptions(level=level), lengths).plan(shipped.routine("full-relief"))


def clips_and_file(folder: Path) -> None:
    """Measure rendering from nothing and writing a file from cached clips."""
    sound = voice_in(folder / "nothing", Preferences(level=Level.LEARN))
    texts = spoken(full_relief(Level.LEARN))
    took_s = seconds_to_prepare(sound, texts)
    line("clips of full-relief, Learn, from nothing", f"{len(texts)} clips in {took_s:.2f} s", "<= 2 s")
    whole = full_relief(Level.LEARN, sound.length_s)
    prepared(sound, spoken(whole))
    began_s = time.perf_counter()
    export_plan(whole, sound.clip, folder / "routine.wav")
    took_s = time.perf_counter() - began_s
    times = whole.total_s / took_s
    line("full-relief to WAV, cached", f"{took_s:.2f} s, {times:.0f} times real time", "<= 3 s, 200 times")
    sound.close()


def first_words(heard: Recording, folder: Path) -> None:
    """Measure from asking to the first sound, with and without the clip, without any process running."""
    for name, clips in (("cached", folder / "clips"), ("first time ever", None)):
        took = []
        for turn in range(5):
            where = clips or folder / f"never{turn}"
            if clips:
                made = voice_in(where, Preferences())
                prepared(made, ["Hold."])
                made.close()
            sound = voice_in(where, Preferences(volume=100))
            began_s = time.perf_counter()
            sound.say("Hold.")
            poll_until(sound, began_s + 1.3)
            sound.close()
            took.append((first_energy_s(heard, began_s, began_s + 1.3) or 9.9 - began_s) - began_s)
        goal = "<= 300 ms" if clips else "<= 1000 ms"
        line(f"asked to first word, {name}", spread([s * 1000 for s in took]), goal)


def first_energy_s(heard: Recording, start_s: float, end_s: float) -> float | None:
    """Return when sound is heard first in a span (3 ms windows above 1 % of full scale), None if never."""
    samples = heard.between(start_s, end_s).astype(float)
    window = RATE * 3 // 1000
    level = np.sqrt((samples[: len(samples) // window * window].reshape(-1, window) ** 2).mean(1))
    loud = np.flatnonzero(level > 100)
    return start_s + loud[0] * window / RATE if len(loud) else None


def punctuality(heard: Recording, folder: Path, count: int) -> None:
    """Play many cues at their moments, stop some, and find them in the recording."""
    sound = voice_in(folder / "clips", Preferences(volume=100))
    texts = spoken(full_relief(Level.GUIDE))
    prepared(sound, texts)
    short = [text for text in texts if sound.length_s(text) < 1.6]
    sound.wake()
    chance = random.Random(1)
    at_s = time.perf_counter() + 1.5
    played, stops = [], []
    for number in range(count):
        if number % 4 == 3:
            which = chance.choice(list(Tone))
            cue, samples = tone(which), tone_samples(which)
        else:
            text = chance.choice(short)
            cue, samples = speech(text), read_clip(sound.clip(text))
        poll_until(sound, at_s - 0.6)
        sound.schedule(cue, at_s)
        length_s = len(samples) / CLIP_RATE
        if number % STOP_EVERY == STOP_EVERY - 1:
            poll_until(sound, at_s + length_s * 0.6)
            stops.append(time.perf_counter())
            sound.silence()
            samples = samples[: len(samples) // 2]
        played.append((at_s, samples))
        at_s += length_s + 0.25 + chance.random() * 0.1
    poll_until(sound, at_s)
    sound.close()
    report(heard, played, stops)


def report(heard: Recording, played: list, stops: list[float]) -> None:
    """Print where the cues were heard."""
    places = [(find(heard, samples, at_s, 0.2), at_s) for at_s, samples in played]
    errors = [(place.at_s - at_s) * 1000 for place, at_s in places if place.likeness > THERE]
    onsets = [first_energy_s(heard, at_s - 0.1, at_s + 0.4) for at_s, _samples in played]
    energy = [(onset - at_s) * 1000 for onset, (at_s, _s) in zip(onsets, played, strict=True) if onset]
    goal = "p50 <= 10, p95 <= 25"
    line("cue on time (its own waveform)", spread(errors), goal)
    line("cue on time (first energy)", spread(energy), goal)
    lost = sum(place.likeness <= THERE for place, _at_s in places)
    damaged = sum(THERE < place.likeness < LIKE for place, _at_s in places)
    line("cues lost, damaged", f"{lost}, {damaged} of {len(played)}", "none lost")
    line("pause to silence", spread(silences_ms(heard, stops)), "p95 <= 60")


def silences_ms(heard: Recording, stops: list[float]) -> list[float]:
    """Return how long each stop took to be heard."""
    return [(last_sound_s(heard, stop_s, stop_s + 0.25) - stop_s) * 1000 for stop_s in stops]


def plain_say(heard: Recording, folder: Path, count: int) -> None:
    """Ask pyttsx3's own `say`, in a thread, for words at a similar pace, stopping as often."""
    if shutil.which("aplay") is None:
        line("plain say()", "not measured: it plays through aplay, which is not installed (alsa-utils)")
        return
    sound = voice_in(folder / "clips", Preferences())
    texts = [text for text in spoken(full_relief(Level.GUIDE)) if len(text) < 24][:count]
    jobs = [(text, sound.length_s(text), n % STOP_EVERY == STOP_EVERY - 1) for n, text in enumerate(texts)]
    sound.close()
    process = subprocess.Popen(
        [sys.executable, "-c", PLAIN_SAY, json.dumps(jobs)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={key: value for key, value in os.environ.items() if key != "ALSA_CONFIG_PATH"},
    )
    # stop() may never return: what was asked until then counts, and what was never asked is lost too.
    last_s = sum(length_s + 0.9 for _text, length_s, _stops in jobs) + 6
    time.sleep(last_s)
    process.kill()
    told = [json.loads(text) for text in process.stderr.read().splitlines() if text.startswith("{")]
    process.stderr.close()
    process.wait()
    dues = [one for one in told if "due" in one]
    onsets = [(first_energy_s(heard, one["due"], one["due"] + 0.8), one["due"]) for one in dues]
    late = [(onset - due) * 1000 for onset, due in onsets if onset]
    line("plain say(): asked to first energy", spread(late))
    line("plain say(): cues lost", f"{len(jobs) - len(late)} of {len(jobs)} ({len(dues)} could be asked)")
    line(
        "plain say(): pause to silence",
        spread(silences_ms(heard, [one["stop"] for one in told if "stop" in one])),
    )


if __name__ == "__main__":
    main()
