"""Drive pyttsx3, and nothing else of it than one `save_to_file` at a time.

The only file that imports pyttsx3, and only the render process imports this file. What is worked around here
was measured with 2.99 (`speech.md` A): the second request of an engine is cut off unless the proxy is marked
busy first; a failed write hangs for ever; an unknown voice speaks with the old one; on macOS the file appears
later than the call returns, and is AIFF whatever its name.
"""

import sys
import time
import wave
from array import array
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from stretchtimer.speech.espeak_library import EspeakLibrary, choose_espeak
from stretchtimer.speech.pcm import RATE, DamagedSoundError, read_clip

_POLL_S = 0.002
_APPEAR_S = 2.5
_SHORTEST_S = 0.05
_SETTLE_S = 0.05


class RenderError(Exception):
    """One text could not be spoken into a file; says why."""


class UnknownVoiceError(RenderError):
    """No voice of that name is on this computer."""


@dataclass(frozen=True, slots=True)
class EngineFacts:
    """What speaks: pyttsx3's driver and version, the library behind it, the voices as plain tables."""

    driver: str
    pyttsx3: str
    library: EspeakLibrary | None
    voices: list[dict[str, str]]

    @property
    def fingerprint(self) -> str:
        """Return a text that changes whenever the same words could sound different."""
        library = f"{self.library.origin} {self.library.version}" if self.library else ""
        return " ".join((sys.platform, self.driver, self.pyttsx3, library)).strip()

    def as_message(self) -> dict[str, Any]:
        """Return the facts as a JSON table."""
        return {**asdict(self), "fingerprint": self.fingerprint}


class Engine:
    """Speak texts into files, one after the other, on the thread that made it.

    Raises whatever pyttsx3 raises when no voice can be had at all.
    """

    def __init__(self) -> None:
        library = choose_espeak()
        import pyttsx3

        self._engine = pyttsx3.init()
        _look_more_often()
        self._errors: list[str] = []
        self._engine.connect("error", self._on_error)
        self._used: dict[str, object] = {}
        voices = [_voice_table(voice) for voice in self._engine.getProperty("voices") or ()]
        self.facts = EngineFacts(str(self._engine), version("pyttsx3"), library, voices)
        self._default = default_voice(self.facts.driver, voices)

    def _on_error(self, name: str | None = None, exception: object = None) -> None:
        del name
        self._errors.append(f"{type(exception).__name__}: {exception}")

    def speak_into(self, path: Path, text: str, voice: str, rate_wpm: int) -> "array[int]":
        """Return the spoken samples as the engine made them; raise RenderError. The file is left behind."""
        if not any(letter.isalnum() for letter in text):
            raise RenderError("there are no words in the text")
        path.write_bytes(b"")  # pyttsx3 hangs for ever on a file it cannot write, so try first
        self._choose(voice, rate_wpm)
        self._errors.clear()
        # Without this every request but the first is cut off (https://github.com/nateshmbhat/pyttsx3/issues/419).
        self._engine.proxy.setBusy(True)
        self._engine.save_to_file(text, str(path))
        self._engine.runAndWait()
        if self._errors:
            raise RenderError(self._errors[0])
        return _appearing(path)

    def _choose(self, voice: str, rate_wpm: int) -> None:
        wanted = {"voice": voice or self._default, "rate": rate_wpm}
        for name, value in wanted.items():
            if not value or self._used.get(name) == value:
                continue
            self._errors.clear()
            # Not busy: the property is set at once, and a refusal is an error event now.
            self._engine.proxy.setBusy(False)
            self._engine.setProperty(name, value)
            if self._errors:
                self._used.pop(name, None)
                raise UnknownVoiceError(f"{value}: {self._errors[0]}")
            self._used[name] = value
            if name == "rate":
                self._settle(rate_wpm)

    def _settle(self, rate_wpm: int) -> None:
        """Wait until a rate is in force: espeak takes it later, and forgets it when a text is begun before.

        Drivers that count differently are not waited for long.
        """
        deadline = time.monotonic() + _SETTLE_S
        while self._engine.getProperty("rate") != rate_wpm and time.monotonic() < deadline:
            time.sleep(_POLL_S / 2)


def _look_more_often() -> None:
    """Let pyttsx3 notice after 1 ms instead of 10 that espeak has spoken: a clip takes espeak only 2 ms."""
    driver = sys.modules.get("pyttsx3.drivers.espeak")
    if driver is not None:
        driver.time = SimpleNamespace(sleep=lambda _s: time.sleep(0.001))  # type: ignore[attr-defined]


def default_voice(driver: str, voices: list[dict[str, str]]) -> str:
    """Return the voice for people who chose none: American English, "" for the system's own choice."""
    if driver == "espeak":
        return "en-us"
    english = [voice["id"] for voice in voices if voice["language"].lower().startswith("en")]
    american = [voice["id"] for voice in voices if voice["language"].lower().replace("_", "-") == "en-us"]
    return (american or english or [""])[0]


def _voice_table(voice: Any) -> dict[str, str]:
    languages = list(getattr(voice, "languages", None) or ())
    language = languages[0] if languages else ""
    if isinstance(language, bytes):
        language = language.decode("ascii", "replace")
    return {
        "id": str(voice.id),
        "name": str(voice.name or voice.id),
        "language": str(language).replace("_", "-").strip("\x05").lower(),
    }


def _appearing(path: Path, clock: Callable[[], float] = time.monotonic) -> "array[int]":
    """Return the sound of a file as soon as it is whole; raise RenderError when it does not come."""
    deadline = clock() + _APPEAR_S
    while True:
        samples = _whole(path)
        if samples is not None:
            if len(samples) < _SHORTEST_S * RATE:
                raise RenderError("the voice made no sound")
            return samples
        if clock() > deadline:
            raise RenderError("the voice wrote no sound file")
        time.sleep(_POLL_S)


def _whole(path: Path) -> "array[int] | None":
    """Return the file's sound in the form kept here, None while it is still being written."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(12)
    except OSError:
        return None
    if size <= 44 or (head[:4] == b"RIFF" and not _complete(path)):
        return None
    try:
        return read_clip(path)
    except DamagedSoundError:
        return _converted(path, size)


def _complete(path: Path) -> bool:
    """Tell whether a WAV file holds all samples that its header promises."""
    try:
        with wave.open(str(path), "rb") as file:
            wanted = file.getnframes() * file.getnchannels() * file.getsampwidth()
            return wanted > 0 and path.stat().st_size >= wanted + 44
    except (wave.Error, EOFError, OSError):
        return False


def _converted(path: Path, size: int) -> "array[int] | None":
    """Return a sound of another form converted, None while the file still grows."""
    from stretchtimer.speech.audio_library import decode

    time.sleep(5 * _POLL_S)
    if path.stat().st_size != size:
        return None
    try:
        return decode(path)
    except DamagedSoundError:
        return None
