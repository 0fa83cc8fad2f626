"""Find clips in a recording, when they begin and whether they are whole, and judge them by a bare player."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stretchtimer.speech.pcm import RATE as CLIP_RATE
from stretchtimer.speech.sound import VoiceAndTones
from tests.e2e.harness import wait_until
from tests.e2e.harness_attempts import Attempt
from tests.e2e.harness_ruler import Trust
from tests.e2e.harness_sound import RATE, Recording

#: A sound that was not cut is at least this like itself, whatever the device does to it.
LIKE = 0.9
#: A cue, and most of them, may be this far from the moment, and as much more as a bare player was.
OFF_S = 0.025
USUALLY_OFF_S = 0.010


@dataclass(frozen=True)
class Found:
    """Where a clip stands in a recording. `likeness` is 1 for the very same sound, 0 for nothing like it."""

    at_s: float
    likeness: float


def find(heard: Recording, samples, near_s: float, within_s: float = 0.4) -> Found:
    """Return the place near a moment where a clip fits best, by cross-correlation."""
    clip = resampled(samples)
    start_s = near_s - within_s
    there = heard.between(start_s, near_s + within_s + len(clip) / RATE).astype(float)
    size = 1 << (len(there) + len(clip)).bit_length()
    fits = np.fft.irfft(np.fft.rfft(there, size) * np.conj(np.fft.rfft(clip, size)), size)
    place = int(fits[: max(1, len(there) - len(clip) + 1)].argmax())
    part = there[place : place + len(clip)]
    strength = float(np.linalg.norm(part) * np.linalg.norm(clip[: len(part)]))
    return Found(start_s + place / RATE, float(part @ clip[: len(part)]) / strength if strength else 0.0)


def resampled(samples) -> np.ndarray:
    """Return a clip's samples at the rate of the recording."""
    values = np.asarray(samples, float)
    count = int(len(values) * RATE / CLIP_RATE)
    return np.interp(np.arange(count) * CLIP_RATE / RATE, np.arange(len(values)), values)


def heard_at(heard: Recording, due: Sequence[tuple[Sequence[int], float]]) -> Attempt:
    """Look for sounds at the moments at which they were due, beside what a bare player managed meanwhile."""
    found = [(find(heard, samples, moment_s), moment_s) for samples, moment_s in due]
    last, last_s = due[-1]
    beside = heard.trust(due[0][1] - OFF_S, last_s + len(last) / CLIP_RATE)
    return Attempt(faults(found, beside), beside.deserved, str(beside))


def faults(found: Sequence[tuple[Found, float]], beside: Trust) -> list[str]:
    """Say which sounds, found near the moments at which they were due, were not whole or not on time."""
    damaged = [
        f"due at {moment_s:.3f}, not heard whole (likeness {place.likeness:.2f})"
        for place, moment_s in found
        if place.likeness < LIKE
    ]
    off_s = [place.at_s - moment_s for place, moment_s in found if place.likeness >= LIKE]
    late = [f"{off * 1000:.0f} ms from its moment" for off in off_s if abs(off) > OFF_S + beside.off_s]
    if off_s and (usual_s := float(np.median(np.abs(off_s)))) > USUALLY_OFF_S + beside.off_s:
        late.append(f"usually {usual_s * 1000:.0f} ms from the moment")
    return damaged + late


def last_sound_s(heard: Recording, start_s: float, end_s: float) -> float:
    """Return when the last sound between two moments is heard; the first of them when there is none."""
    loud = np.flatnonzero(np.abs(heard.between(start_s, end_s)) > 100)
    return start_s + float(loud[-1]) / RATE if len(loud) else start_s


def first_sound_s(sound: VoiceAndTones, heard: Recording, after_s: float) -> float:
    """Look after the room until something is heard after a moment, and return when."""

    def first() -> list[float]:
        sound.poll()
        return heard.onsets_s(after_s, max(after_s, heard.heard_until_s))

    return wait_until(first, "there was a sound")[0]


def prepared(sound: VoiceAndTones, texts: Sequence[str]) -> None:
    """Make clips and wait until they are there."""
    sound.prepare(texts)
    wait_until(lambda: (sound.poll(), sound.prepared(texts))[1], "the clips were made")


def poll_until(sound: VoiceAndTones, moment_s: float) -> None:
    """Look after the room, as a session does, until a moment of the steady clock."""
    while (remaining_s := moment_s - time.perf_counter()) > 0:
        sound.poll()
        time.sleep(min(0.05, remaining_s))
