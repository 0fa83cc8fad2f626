"""Keep spoken clips in a folder: one WAV file each, found by what was said, and how, and by what.

A clip's file is called `<key>-<samples>.wav`, so one look into the folder tells every length, and a file cut
short by a full disk or a power cut shows. The folder may be deleted at any time. When it cannot be written, a
temporary one takes its place; when that fails too there are no clips, and `warning` says so.
"""

import hashlib
import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from stretchtimer.domain.translation import gettext as _
from stretchtimer.speech.clip_shape import SHAPE_VERSION
from stretchtimer.speech.engine_registry import EngineName
from stretchtimer.speech.pcm import RATE, SAMPLE_BYTES
from stretchtimer.speech.voice_engine import VoiceSettings

_log = logging.getLogger(__name__)

LIMIT_BYTES = 200_000_000
_HEADER_BYTES = 44
_DAY_S = 86_400.0
_TRY_AGAIN_S = 60.0
_TRIES_TO_DELETE = 3
#: Where the fingerprint of each engine is kept whose clips are looked up before it has said what it is.
_ENGINE_FILES = {EngineName.SYSTEM: "engine", EngineName.NATURAL: "engine-natural"}
_PART_SUFFIXES = (".part", ".part.wav")


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words as they are given to the voice, the settings they are spoken with, and by which engine."""

    spoken: str
    settings: VoiceSettings
    engine: EngineName = EngineName.SYSTEM


@dataclass(frozen=True, slots=True)
class Clip:
    """A spoken clip that exists."""

    path: Path
    frames: int

    @property
    def length_s(self) -> float:
        """Return how long it sounds."""
        return self.frames / RATE


@dataclass(slots=True)
class _Entry:
    clip: Clip
    used: float


class ClipCache:
    """Find, keep and forget clips. Safe from any thread; raises nothing about the disk."""

    def __init__(
        self,
        folder: Path,
        limit_bytes: int = LIMIT_BYTES,
        wall_s: Callable[[], float] = time.time,
        spare_folder: Callable[[], str] | None = None,
        engines: Mapping[EngineName, str] | None = None,
    ) -> None:
        self._wanted_folder = folder
        self._folder: Path | None = None
        self._limit_bytes = limit_bytes
        self._wall_s = wall_s
        self._spare_folder = spare_folder or partial(mkdtemp, prefix="stretchtimer-clips-")
        self._spare: Path | None = None
        self._entries: dict[str, _Entry] = {}
        self._opened = False
        self._bytes = 0
        self._engines = dict(engines or {})
        self._lock = threading.RLock()
        self._gave_up_s = 0.0
        self.warning = ""

    def fingerprint(self, engine: EngineName) -> str:
        """Return what clips of an engine are looked up for; "" before it spoke here."""
        with self._lock:
            self._open()
            return self._engines.get(engine, "")

    def use_engine(self, engine: EngineName, fingerprint: str) -> bool:
        """Look clips of an engine up for this fingerprint; tell whether it is another than before."""
        with self._lock:
            if fingerprint == self.fingerprint(engine):
                return False
            self._engines[engine] = fingerprint
            if self._folder is not None and engine in _ENGINE_FILES:
                with suppress(OSError):
                    (self._folder / _ENGINE_FILES[engine]).write_text(fingerprint, encoding="utf-8")
            return True

    def key(self, utterance: Utterance) -> str:
        """Return the name under which an utterance is kept."""
        spoken, settings = utterance.spoken, utterance.settings
        parts = (
            " ".join(spoken.split()),
            settings.voice,
            str(settings.rate_wpm),
            str(settings.pitch),
            self.fingerprint(utterance.engine),
            str(SHAPE_VERSION),
        )
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:40]

    def find(self, key: str) -> Clip | None:
        """Return the clip of a key, None when there is none or its file is not whole."""
        with self._lock:
            self._open()
            entry = self._entries.get(key)
            if entry is None:
                return None
            if not _is_whole(entry.clip):
                self.forget(key)
                return None
            self._mark_used(entry)
            return entry.clip

    def length_s(self, key: str) -> float | None:
        """Return a clip's length without looking at its file, None when there is none."""
        with self._lock:
            self._open()
            entry = self._entries.get(key)
            return entry.clip.length_s if entry else None

    def stem(self, key: str) -> str | None:
        """Return where to write a key's clip, without `-<frames>.wav`; None when nothing can be written."""
        with self._lock:
            if self._gave_up_s and self._wall_s() - self._gave_up_s > _TRY_AGAIN_S:
                self._opened, self._gave_up_s, self.warning = False, 0.0, ""
            self._open()
            if self._folder is None:
                return None
            with suppress(OSError):
                _make(self._folder)
            return str(self._folder / key)

    def add(self, key: str, clip: Clip) -> None:
        """Know a clip that was just written, and forget the longest unused where they are too many."""
        with self._lock:
            self._open()
            self.forget(key, but=clip)
            self._entries[key] = _Entry(clip, self._wall_s())
            self._bytes += _size(clip)
            if self._bytes > self._limit_bytes:
                self._prune()

    def forget(self, key: str, but: Clip | None = None) -> None:
        """Delete a clip, as when its file turned out damaged; a file `but` refers to stays."""
        with self._lock:
            entry = self._entries.pop(key, None)
            if entry is None:
                return
            self._bytes -= _size(entry.clip)
            if but is None or but.path != entry.clip.path:
                with suppress(OSError):
                    entry.clip.path.unlink(missing_ok=True)

    def move_away(self, stem: str, reason: str) -> bool:
        """Use a temporary folder from now on because `stem` could not be written; False without another way.

        Several clips are under way at once: one that failed in a folder that is not used any more
        says nothing about the folder in use.
        """
        with self._lock:
            self._open()
            if self._folder is None:
                return False
            if Path(stem).parent != self._folder:
                return True
            if self._folder == self._spare:
                self._give_up(reason)
                return False
            self._use_spare(reason)
            return self._folder is not None

    @property
    def extent(self) -> tuple[int, int]:
        """Return how many clips there are and how many bytes they take."""
        with self._lock:
            self._open()
            return len(self._entries), self._bytes

    def close(self) -> None:
        """Delete the temporary folder, if one was used."""
        with self._lock:
            # what a voice process that was ended just now still wrote makes the first try fail
            for _try in range(_TRIES_TO_DELETE):
                if self._spare is not None and self._spare.exists():
                    shutil.rmtree(self._spare, ignore_errors=True)
            self._spare = None

    def _open(self) -> None:
        """Look into the folder, once."""
        if self._opened:
            return
        self._opened = True
        self._entries.clear()
        self._bytes = 0
        try:
            _make(self._wanted_folder)
            self._folder = self._wanted_folder
            self._read_folder(self._folder)
            if not os.access(self._folder, os.W_OK):
                raise PermissionError(13, _("it cannot be written"))
        except OSError as error:
            self._use_spare(error.strerror or str(error))

    def _read_folder(self, folder: Path) -> None:
        for engine, file_name in _ENGINE_FILES.items():
            with suppress(OSError, UnicodeDecodeError):
                self._engines[engine] = (folder / file_name).read_text(encoding="utf-8")[:500]
        with os.scandir(folder) as files:
            for file in files:
                if file.name.endswith(_PART_SUFFIXES):
                    self._sweep(Path(file.path))
                elif parsed := _parsed(file.name):
                    key, frames = parsed
                    clip = Clip(Path(file.path), frames)
                    with suppress(OSError):
                        self._take_in(key, _Entry(clip, file.stat().st_mtime))

    def _take_in(self, key: str, entry: _Entry) -> None:
        """Know a file of the folder; of two for one key, made by two programs at once, the newer stays."""
        known = self._entries.get(key)
        if known is not None and known.used > entry.used:
            entry.clip.path.unlink(missing_ok=True)
            return
        self.forget(key)
        self._entries[key] = entry
        self._bytes += _size(entry.clip)

    def _sweep(self, part: Path) -> None:
        """Delete what a killed voice process has half written long ago."""
        with suppress(OSError):
            if self._wall_s() - part.stat().st_mtime > _DAY_S / 24:
                part.unlink()

    def _use_spare(self, reason: str) -> None:
        try:
            # one for as long as the program runs, however often there was no way back to the wanted one
            self._spare = self._folder = self._spare or Path(self._spare_folder())
        except OSError as error:
            self._give_up(error.strerror or str(error))
            return
        self.warning = _(
            "Spoken clips cannot be kept in {folder} ({reason}); they last until you quit."
        ).format(folder=self._wanted_folder, reason=reason)
        _log.warning("clips go to %s: %s (%s)", self._spare, self._wanted_folder, reason)

    def _give_up(self, reason: str) -> None:
        self._folder = None
        self._gave_up_s = self._wall_s()
        self.warning = _(
            "There is no room for spoken clips in {folder} ({reason}). Free some space to hear the voice."
        ).format(folder=self._wanted_folder, reason=reason)
        _log.warning("no clips can be kept: %s", reason)

    def _mark_used(self, entry: _Entry) -> None:
        now = self._wall_s()
        if now - entry.used > _DAY_S:  # a day is fine enough, and keeps looking up clips from writing
            entry.used = now
            with suppress(OSError):
                os.utime(entry.clip.path, (now, now))

    def _prune(self) -> None:
        """Forget the longest unused clips until a tenth of the room is free."""
        for key, _entry in sorted(self._entries.items(), key=lambda item: item[1].used):
            if self._bytes <= self._limit_bytes * 0.9 or len(self._entries) <= 1:
                return
            self.forget(key)


def key_of(path: Path) -> str:
    """Return the key of a clip's file, "" for any other file."""
    return (_parsed(path.name) or ("", 0))[0]


def _parsed(name: str) -> tuple[str, int] | None:
    """Return key and frames of a clip's file name, None for any other file."""
    stem, dot, suffix = name.partition(".")
    key, dash, frames = stem.rpartition("-")
    if not (dot and suffix == "wav" and dash and len(key) == 40 and frames.isascii() and frames.isdigit()):
        return None
    return (key, int(frames)) if len(frames) < 10 else None


def _size(clip: Clip) -> int:
    return _HEADER_BYTES + clip.frames * SAMPLE_BYTES


def _is_whole(clip: Clip) -> bool:
    try:
        return clip.path.stat().st_size == _size(clip)
    except OSError:
        return False


def _make(folder: Path) -> None:
    """Make a folder and the one around it, which may be deleted, but no data folder that was moved away."""
    folder.parent.mkdir(exist_ok=True)
    folder.mkdir(exist_ok=True)
