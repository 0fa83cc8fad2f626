"""Find clips in a recording: when they begin, and whether they are whole."""

import time
from dataclasses import dataclass

import numpy as np

from stretchtimer.speech.pcm import RATE as CLIP_RATE
from stretchtimer.speech.sound import VoiceAndTones
from tests.e2e.harness_sound import RATE, Recording


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


def silent_after_s(heard: Recording, moment_s: float, within_s: float = 0.6) -> float:
    """Return how long after a moment the last sound is heard; 0 when there is none."""
    loud = np.flatnonzero(np.abs(heard.between(moment_s, moment_s + within_s)) > 100)
    return float(loud[-1] / RATE) if len(loud) else 0.0


def poll_until(sound: VoiceAndTones, moment_s: float) -> None:
    """Look after the room, as a session does, until a moment of the steady clock."""
    while (left_s := moment_s - time.perf_counter()) > 0:
        sound.poll()
        time.sleep(min(0.05, left_s))
