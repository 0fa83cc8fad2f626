"""Speak with hibari-tts, a neural voice that needs no network; fulfils `voice_engine.VoiceEngine`.

The only file that imports it and numpy, and only the process that speaks opens it. It made the clips of the
voice pack, and speaks what is not in the pack. Known of 0.2.1: it would load any other voice than its own
from the network, so no name of a voice ever reaches it; square brackets in a text are read as phonemes; rare
texts raise IndexError or give no sound at all.
"""

from array import array
from importlib.metadata import version
from pathlib import Path
from typing import Any

from stretchtimer.speech.pcm import FULL, RATE
from stretchtimer.speech.voice_engine import EngineFacts, RenderError, UnknownVoiceError, VoiceSettings
from stretchtimer.speech.voice_pack import HEART

#: How fast it speaks at its own speed 1: the whole script is as long as espeak-ng's at this rate.
FULL_SPEED_WPM = 188
SOURCE_RATE = 24_000
_SEED = 0


class NaturalEngine:
    """Speak as Heart. The same text at the same speed gives the same samples, with the same versions."""

    def __init__(self) -> None:
        from hibari import Hibari

        self._speak = Hibari(voice=HEART, threads=1)
        parts = ("hibari-tts", "onnxruntime", "numpy")
        self.facts = EngineFacts(
            driver="hibari", through=" ".join(f"{part} {version(part)}" for part in parts)
        )

    def speak_into(self, path: Path, text: str, settings: VoiceSettings) -> "array[int]":
        """Return the samples of a spoken text; no file is written."""
        del path
        if settings.voice not in ("", HEART):
            raise UnknownVoiceError(settings.voice)
        if not any(letter.isalnum() for letter in text):
            raise RenderError("there are no words in the text")
        try:
            samples = self._speak(
                text.translate(_BRACKETS), speed=settings.rate_wpm / FULL_SPEED_WPM, seed=_SEED
            )
        except Exception as error:  # whatever it raises, another voice can speak
            raise RenderError(f"{type(error).__name__}: {error}") from error
        if len(samples) < RATE // 20:
            raise RenderError("the voice made no sound")
        return _converted(samples)

    def say(self, text: str, settings: VoiceSettings, volume: float) -> None:
        """Refuse: it can always write ahead."""
        del text, settings, volume
        raise RenderError("this voice does not speak live")


#: What it would take for phonemes.
_BRACKETS = str.maketrans("[]", "  ")


def _converted(samples: Any) -> "array[int]":
    """Return its samples (-1 to 1, 24,000 a second) in the form kept here, by way of their spectrum."""
    import numpy as np

    frames = round(len(samples) * RATE / SOURCE_RATE)
    spectrum = np.fft.rfft(np.asarray(samples, float))[: frames // 2 + 1]
    values = np.fft.irfft(spectrum, frames) * (frames / len(samples) * FULL)
    return array("h", np.clip(np.rint(values), -FULL - 1, FULL).astype(np.int16).tobytes())
