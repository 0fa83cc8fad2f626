"""Drive pyttsx3: one `save_to_file` at a time, or one `say` where a driver cannot write files.

The only file that imports pyttsx3; only the processes that speak open it (`voice_engine`). What is worked
around here was measured with 2.99: every request but an engine's first is cut off unless the proxy is marked
busy; a failed write hangs for ever; an unknown voice speaks with the old one; on macOS the file appears later
than the call returns, and is AIFF whatever its name.
"""

import sys
import threading
import time
import wave
from array import array
from collections.abc import Callable
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from stretchtimer.speech.espeak_library import choose_espeak
from stretchtimer.speech.pcm import RATE, DamagedSoundError, read_clip
from stretchtimer.speech.voice_engine import (
    EngineFacts,
    RenderError,
    UnknownVoiceError,
    VoiceSettings,
)

_POLL_S = 0.002
_APPEAR_S = 2.5
_SHORTEST_S = 0.05
_SETTLE_S = 0.05
#: Drivers write 3 to 12 kB for a letter, by rate and form.
_ROOM_BYTES_PER_LETTER = 12_000
_FINISH_S = 3.0
_FINISH_S_PER_LETTER = 0.15


class Pyttsx3Engine:
    """Speak with one of pyttsx3's drivers, the system's own by default; fulfils `VoiceEngine`.

    Raises whatever pyttsx3 raises when no voice can be had at all.
    """

    def __init__(self, driver: str | None = None) -> None:
        library = choose_espeak()
        import pyttsx3

        self._engine = pyttsx3.init(driver) if driver else pyttsx3.init()
        _look_more_often()
        self._errors: list[str] = []
        self._engine.connect("error", self._on_error)
        self._finished = threading.Event()
        self._engine.connect("finished-utterance", self._on_finished)
        self._used: dict[str, object] = {}
        voices = [_voice_table(voice) for voice in self._engine.getProperty("voices") or ()]
        driver = str(self._engine)
        self._default = default_voice(driver, voices)
        self.facts = EngineFacts(
            driver=driver,
            through=f"pyttsx3 {version('pyttsx3')}",
            voices=voices,
            library=asdict(library) if library else None,
            pitch=self._has_pitch(),
            usual=self._default,
        )

    def _on_error(self, name: str | None = None, exception: object = None) -> None:
        del name
        self._errors.append(f"{type(exception).__name__}: {exception}")

    def _on_finished(self, name: str | None = None, completed: bool = True) -> None:
        del name, completed
        self._finished.set()

    def _has_pitch(self) -> bool:
        """Tell whether the driver has a pitch: espeak a number, sapi5 and nsss say None, others refuse."""
        try:
            return isinstance(self._engine.getProperty("pitch"), int | float)
        except KeyError:
            return False

    def speak_into(self, path: Path, text: str, settings: VoiceSettings) -> "array[int]":
        """Return the spoken samples as the engine made them; raise RenderError. The file stays."""
        if not hasattr(self._engine.proxy._driver, "save_to_file"):  # noqa: SLF001  it tells in no other way
            raise RenderError(f"{self.facts.driver} cannot write files")
        if not any(letter.isalnum() for letter in text):
            raise RenderError("there are no words in the text")
        # pyttsx3 hangs for ever on a file it cannot write, and says nothing of a disk that is full: try first
        path.write_bytes(bytes(_ROOM_BYTES_PER_LETTER * len(text)))
        path.write_bytes(b"")
        self._choose(settings)
        self._run(lambda: self._engine.save_to_file(text, str(path)))
        return _appearing(path)

    def say(self, text: str, settings: VoiceSettings, volume: float) -> None:
        """Speak a text now and return when it has sounded; raise RenderError."""
        self._choose(settings)
        self._choose_property("volume", volume)
        self._finished.clear()
        self._run(lambda: self._engine.say(text))
        # espeak's first text returns before it has sounded
        self._finished.wait(_FINISH_S + _FINISH_S_PER_LETTER * len(text))

    def _run(self, request: Callable[[], None]) -> None:
        self._errors.clear()
        # Without this every request but the first is cut off (https://github.com/nateshmbhat/pyttsx3/issues/419).
        self._engine.proxy.setBusy(True)
        request()
        self._engine.runAndWait()
        if self._errors:
            raise RenderError(self._errors[0])

    def _choose(self, settings: VoiceSettings) -> None:
        voice = settings.voice or self._default
        if voice and not self._choose_property("voice", voice):
            if settings.voice:
                raise UnknownVoiceError(f"{voice}: {self._errors[0]}")
            self._default = ""  # this driver refuses it: its own choice speaks
        if self._choose_property("rate", settings.rate_wpm):
            self._settle("rate", settings.rate_wpm)
        if self.facts.pitch and self._choose_property("pitch", settings.pitch):
            self._settle("pitch", settings.pitch)

    def _choose_property(self, name: str, value: object) -> bool:
        """Set a property that is not in force yet; tell whether the driver takes it."""
        if self._used.get(name) == value:
            return True
        self._errors.clear()
        # Not busy: the property is set at once, and a refusal is an error event now.
        self._engine.proxy.setBusy(False)
        self._engine.setProperty(name, value)
        if self._errors:
            self._used.pop(name, None)
            return False
        self._used[name] = value
        return True

    def _settle(self, name: str, value: int) -> None:
        """Wait until a number is in force: espeak takes it later, and forgets it when a text is begun before.

        Drivers that count differently are not waited for long.
        """
        deadline = time.monotonic() + _SETTLE_S
        while self._engine.getProperty(name) != value and time.monotonic() < deadline:
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
