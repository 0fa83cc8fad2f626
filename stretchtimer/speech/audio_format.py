"""Know the kinds of audio files that can be written here, and turn a WAV file into another in its place."""

import os
import wave
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from stretchtimer.domain.errors import SoundError
from stretchtimer.domain.translation import gettext as _
from stretchtimer.speech.pcm import RATE

#: So much is read and packed at a time: a file can be given up after each.
CHUNK = 10 * RATE
#: Speech is clear at this rate, and ten minutes take 5 MB.
MP3_KBIT_PER_CHANNEL = {1: 64, 2: 96}
#: LAME and every decoder let an MP3 file begin this much later; all that is in it by the same length.
MP3_DELAY = 1105
#: LAME's scale from 0, the best, to 9.
_MP3_QUALITY = 2

Progress = Callable[[float], object]
Cancelled = Callable[[], bool]


def _lame() -> Any:
    return import_module("lameenc")


def _sndfile() -> Any:
    return import_module("soundfile")


@dataclass(frozen=True, slots=True)
class AudioFormat:
    """A kind of audio file: the endings of its name, and what loads its library, nothing for WAV."""

    name: str
    suffixes: tuple[str, ...]
    library: Callable[[], Any] | None = None
    coding: str = ""

    @property
    def here(self) -> bool:
        """Tell whether it can be written on this computer."""
        try:
            if self.library is not None:
                self.library()
        except (ImportError, OSError):  # OSError: its C library is missing
            return False
        return True


#: What is offered, the usual one first.
FORMATS = (
    AudioFormat("MP3", (".mp3",), _lame),
    AudioFormat("WAV", (".wav",)),
    AudioFormat("FLAC", (".flac",), _sndfile, "PCM_16"),
    AudioFormat("OGG", (".ogg", ".oga"), _sndfile, "VORBIS"),
)


def formats_here() -> list[AudioFormat]:
    """Return the kinds of files that can be written on this computer, the usual one first."""
    return [format_ for format_ in FORMATS if format_.here]


def format_of(path: Path) -> AudioFormat:
    """Return what a file's name asks for; raise SoundError, naming what can be written, where it cannot."""
    suffix = path.suffix.lower()
    asked = next((format_ for format_ in FORMATS if suffix in format_.suffixes), None)
    if asked is not None and asked.here:
        return asked
    if asked is None:
        said = _("“{name}” is no kind of audio file that can be written. End its name with {endings}.")
    else:
        said = _("“{name}”: {kind} files cannot be written on this computer. End its name with {endings}.")
    endings = [format_.suffixes[0] for format_ in formats_here()]
    raise SoundError(said.format(name=path.name, kind=asked.name if asked else "", endings=_one_of(endings)))


def _one_of(endings: list[str]) -> str:
    *first, last = endings
    return _("{these} or {last}").format(these=", ".join(first), last=last) if first else last


def pack(
    path: Path,
    format_: AudioFormat,
    title: str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> bool:
    """Turn a WAV file into another kind in its place; False when cancelled; raise OSError.

    `title` is what a player shows, where a file can tell.
    """
    packed = path.with_name(f"{path.name}.packed")
    packing = _pack_mp3 if format_.library is _lame else _pack_sndfile
    try:
        done = packing(path, packed, format_, title, progress or _nobody, cancelled or _never)
        if done:
            packed.replace(path)
        return done
    finally:
        with suppress(OSError):
            packed.unlink(missing_ok=True)


def _nobody(_share: float) -> None:
    pass


def _never() -> bool:
    return False


def _pack_mp3(
    path: Path, packed: Path, _format: AudioFormat, title: str, progress: Progress, cancelled: Cancelled
) -> bool:
    lame = _lame()
    with wave.open(str(path), "rb") as source, packed.open("wb") as target:
        encoder = lame.Encoder()
        # it would write about itself on the standard error
        encoder.silence()
        encoder.set_channels(source.getnchannels())
        encoder.set_in_sample_rate(source.getframerate())
        encoder.set_bit_rate(MP3_KBIT_PER_CHANNEL[source.getnchannels()])
        encoder.set_quality(_MP3_QUALITY)
        target.write(mp3_tags(title))
        total = max(1, source.getnframes())
        while block := source.readframes(CHUNK):
            if cancelled():
                return False
            target.write(encoder.encode(block))
            progress(source.tell() / total)
        target.write(encoder.flush())
        target.flush()
        os.fsync(target.fileno())
    return True


def mp3_tags(title: str) -> bytes:
    """Return what stands before the sound of an MP3 file: the title, and the program as album and artist."""
    program = _("Stretch Timer")
    frames = b"".join(
        _frame(name, text) for name, text in (("TIT2", title), ("TPE1", program), ("TALB", program))
    )
    # the size in four groups of seven bits, as ID3 2.3 asks
    size = bytes(len(frames) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + frames


def _frame(name: str, text: str) -> bytes:
    # 1: UTF-16 that tells the order of its bytes, which every player of ID3 2.3 reads
    content = b"\x01" + text.encode("utf-16")
    return name.encode() + len(content).to_bytes(4, "big") + b"\x00\x00" + content


def _pack_sndfile(
    path: Path, packed: Path, format_: AudioFormat, _title: str, progress: Progress, cancelled: Cancelled
) -> bool:
    soundfile = _sndfile()
    try:
        with soundfile.SoundFile(str(path)) as source:
            rate, channels, total = source.samplerate, source.channels, max(1, source.frames)
            form = {"format": format_.name, "subtype": format_.coding}
            with soundfile.SoundFile(str(packed), "w", rate, channels, **form) as target:
                for block in source.blocks(CHUNK, dtype="int16"):
                    if cancelled():
                        return False
                    target.write(block)
                    progress(source.tell() / total)
    except soundfile.LibsndfileError as error:
        raise OSError(str(error)) from error
    return True
