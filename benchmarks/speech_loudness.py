"""Measure how alike in loudness and peak all spoken clips are.

python -m benchmarks.speech_loudness [--voice heart --voice en-us]

Everything that the program can say by itself is measured as it is kept and, where it is the system's voice
that speaks, as the engine makes it: peak, loudness by the quick measure that the clips are made alike with,
and by the full one (ITU-R BS.1770: its filters, 400 ms blocks, both gates).
"""

import contextlib
import math
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.speech_rig import line
from benchmarks.speech_script import VOICES, options_of, spoken_script
from stretchtimer.domain.repertoire import repertoire
from stretchtimer.speech.clip_shape import loudness_of
from stretchtimer.speech.pcm import FULL, RATE
from stretchtimer.speech.pyttsx3_engine import Pyttsx3Engine
from stretchtimer.speech.voice_engine import UnknownVoiceError, VoiceSettings
from tests.domain import shipped


def main() -> None:
    """Speak everything and print each voice's spread, and that of all voices together."""
    options = options_of(__doc__).parse_args()
    all_said = repertoire(shipped.catalogue(), shipped.phrases())
    with (
        tempfile.TemporaryDirectory(prefix="speech-benchmark-") as name,
        spoken_script(Path(name), options.voice or VOICES, options.rate, options.some, all_said) as voices,
    ):
        engine = Pyttsx3Engine()
        for voice, clips in voices.items():
            texts = [clip.text for clip in clips]
            if raw := as_spoken(engine, Path(name) / "raw.wav", texts, VoiceSettings(voice, options.rate)):
                line(f"{voice}: {len(raw)} texts, as spoken", describe(raw))
            line(
                f"{voice}: {len(clips)} texts, as kept", describe([clip.samples for clip in clips]), "<= 2 dB"
            )
        if len(voices) > 1:
            kept = [clip.samples for clips in voices.values() for clip in clips]
            line(f"all voices: {len(kept)} clips, as kept", describe(kept), "<= 2 dB")


def as_spoken(
    engine: Pyttsx3Engine, path: Path, texts: Sequence[str], settings: VoiceSettings
) -> list[Sequence[int]]:
    """Return the texts as the system's engine makes them; none where the voice is not one of its."""
    with contextlib.redirect_stdout(sys.stderr):  # pyttsx3 prints a line for every file
        try:
            return [engine.speak_into(path, text, settings) for text in texts]
        except UnknownVoiceError:
            return []


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
