"""Say what a voice engine is: what it tells about itself, and how it is asked to speak.

Another engine is one file, a class of the shape of `VoiceEngine`, and one line in `engine_registry.py`; which
texts it speaks is said in `casting.py`. Only the processes that speak open an engine, on their main thread.
"""

import sys
from array import array
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol


class RenderError(Exception):
    """One text could not be spoken into a file; says why."""


class UnknownVoiceError(RenderError):
    """No voice of that name is on this computer."""


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """How a text is spoken: the voice's id ("" for the usual one), words per minute, pitch.

    Pitch runs from 0 to 100; a voice's own is 50.
    """

    voice: str = ""
    rate_wpm: int = 150
    pitch: int = 50

    def as_message(self) -> dict[str, Any]:
        """Return the settings as the part of a request that they are."""
        return {"voice": self.voice, "rate": self.rate_wpm, "pitch": self.pitch}

    @classmethod
    def of_message(cls, request: Mapping[str, Any]) -> "VoiceSettings":
        return cls(request["voice"], request["rate"], request["pitch"])


@dataclass(frozen=True, slots=True)
class EngineFacts:
    """What speaks.

    `driver` names the engine, `through` the package that drives it, with its version. `voices` are tables
    with `id`, `name` and `language`. `library` says where its library comes from, None where it has none.
    `pitch` tells whether the pitch can be changed, `shaped` that its clips come trimmed and levelled. `usual`
    is the voice for people who chose none, "" where the system chooses.
    """

    driver: str
    through: str
    voices: list[dict[str, str]] = field(default_factory=list)
    library: dict[str, str] | None = None
    pitch: bool = False
    shaped: bool = False
    usual: str = ""

    @property
    def fingerprint(self) -> str:
        """Return a text that changes whenever the same words could sound different."""
        library = f"{self.library['origin']} {self.library['version']}" if self.library else ""
        return " ".join((sys.platform, self.driver, self.through, library)).strip()

    def as_message(self) -> dict[str, Any]:
        """Return the facts as a JSON table."""
        return {**asdict(self), "fingerprint": self.fingerprint}


class VoiceEngine(Protocol):
    """Speak, on the thread that made it. Making one raises whatever tells why it cannot speak here."""

    facts: EngineFacts

    def speak_into(self, path: Path, text: str, settings: VoiceSettings) -> "array[int]":
        """Return the samples (mono, `pcm.RATE`) of a spoken text; the file `path` may stay.

        Raise RenderError where the text has no words, where there is no such voice (UnknownVoiceError) or
        where this engine cannot write files; OSError where the file cannot be written.
        """
        ...

    def say(self, text: str, settings: VoiceSettings, volume: float) -> None:
        """Speak a text now and return when it has sounded; `volume` runs from 0 to 1.

        Needed only of an engine that cannot write files. Raise RenderError.
        """
        ...
