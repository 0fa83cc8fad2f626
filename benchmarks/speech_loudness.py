"""Measure how alike in loudness and peak all spoken clips are: `python -m benchmarks.speech_loudness`.

Every text of every routine is spoken and measured as the engine makes it and as it is kept: peak, loudness by
the quick measure that the clips are made alike with, and by the full one (ITU-R BS.1770: its filters, 400 ms
blocks, both gates).
"""

import argparse
import contextlib
import math
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.speech_rig import line
from stretchtimer.domain import planner
from stretchtimer.speech.clip_shape import loudness_of, shape
from stretchtimer.speech.pcm import FULL, RATE
from stretchtimer.speech.pyttsx3_engine import Pyttsx3Engine
from stretchtimer.speech.voice_engine import VoiceSettings
from tests.domain import shipped
from tests.speech.cues import spoken


def main() -> None:
    """Speak everything and print the spread."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voices", nargs="+", default=["en-us"])
    voices = parser.parse_args().voices
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = all_texts()
        engine = Pyttsx3Engine()
        for voice in voices:
            with contextlib.redirect_stdout(sys.stderr):  # pyttsx3 prints a line for every file
                raw = [engine.speak_into(folder / "raw.wav", text, VoiceSettings(voice)) for text in texts]
            line(f"{voice}: {len(texts)} texts, as spoken", describe(raw))
            line(f"{voice}: {len(texts)} texts, as kept", describe([shape(clip) for clip in raw]), "<= 2 dB")


def all_texts() -> list[str]:
    """Return every text of every routine at every speaking level."""
    options = [planner.PlanOptions(level=level) for level in shipped.SPEAKING]
    plans = (shipped.plan(name, option) for option in options for name in shipped.ROUTINES)
    return list(dict.fromkeys(text for one in plans for text in spoken(one)))


def describe(clips: Sequence) -> str:
    """Return the spread of the three figures in decibels."""
    peaks = [20 * math.log10(max(map(abs, clip)) / FULL) for clip in clips]
    levels = [20 * math.log10(loudness_of(clip) / FULL) for clip in clips]
    loud = [weighted_loudness(np.array(clip, float) / FULL) for clip in clips]
    names = ("peak", "ours", "BS.1770")
    figures = zip(names, (peaks, levels, loud), strict=True)
    return ", ".join(f"{name} {max(f) - min(f):.1f} ({min(f):.1f} to {max(f):.1f})" for name, f in figures)


def weighted_loudness(samples: np.ndarray) -> float:
    """Return the gated loudness in LUFS; a clip shorter than a block is one block."""
    power = weighted(samples) ** 2
    block, hop = min(len(power), round(0.4 * RATE)), round(0.1 * RATE)
    blocks = np.array([power[i : i + block].mean() for i in range(0, len(power) - block + 1, hop)])
    blocks = blocks[blocks > 10 ** ((-70 + 0.691) / 10)]
    gated = blocks[blocks > blocks.mean() / 10]
    return float(-0.691 + 10 * np.log10(gated.mean()))


def weighted(samples: np.ndarray) -> np.ndarray:
    """Return the samples through both filters of BS.1770, applied to the spectrum."""
    count = 2 * len(samples)
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(count))
    response = np.ones_like(z)
    for top, bottom in (shelf(), high_pass()):
        response *= np.polyval(top[::-1], z) / np.polyval(bottom[::-1], z)
    return np.fft.irfft(np.fft.rfft(samples, count) * response, count)[: len(samples)]


def shelf() -> tuple[list[float], list[float]]:
    """Return the head's shelf (+4 dB above 1.7 kHz) for this sample rate."""
    k, q = math.tan(math.pi * 1681.974450955533 / RATE), 0.7071752369554196
    high, band = 10 ** (3.999843853973347 / 20), (10 ** (3.999843853973347 / 20)) ** 0.4996667741545416
    a0 = 1 + k / q + k * k
    top = [(high + band * k / q + k * k) / a0, 2 * (k * k - high) / a0, (high - band * k / q + k * k) / a0]
    return top, [1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0]


def high_pass() -> tuple[list[float], list[float]]:
    """Return the low cut at 38 Hz for this sample rate."""
    k, q = math.tan(math.pi * 38.13547087602444 / RATE), 0.5003270373238773
    a0 = 1 + k / q + k * k
    return [1.0, -2.0, 1.0], [1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0]


if __name__ == "__main__":
    main()
