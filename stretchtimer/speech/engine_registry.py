"""List the voice engines, and open one in the process that speaks with it."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from stretchtimer.speech.voice_engine import VoiceEngine

OpenEngine = Callable[[], VoiceEngine]


class EngineName(StrEnum):
    """What speaks: clips that ship, the neural engine that made them, or the system's voices."""

    PACK = "pack"
    NATURAL = "natural"
    SYSTEM = "system"


def _pack(place: str) -> VoiceEngine:
    from stretchtimer.speech.pack_engine import PackEngine
    from stretchtimer.speech.voice_pack import HEART, open_pack

    return PackEngine(open_pack(Path(place), HEART))


def _natural(_place: str) -> VoiceEngine:
    from stretchtimer.speech.natural_engine import NaturalEngine

    return NaturalEngine()


def _system(_place: str) -> VoiceEngine:
    from stretchtimer.speech.pyttsx3_engine import Pyttsx3Engine

    return Pyttsx3Engine()


#: What opens each engine; it is given the folder that it speaks from, "" where it needs none.
ENGINES: Mapping[str, Callable[[str], VoiceEngine]] = {
    EngineName.PACK: _pack,
    EngineName.NATURAL: _natural,
    EngineName.SYSTEM: _system,
}
