"""Write a whole plan to one audio file, to the sample as long as the plan, each cue at its very moment.

The file appears whole or not at all.
"""

import os
import wave
from array import array
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stretchtimer.domain.errors import SoundError, StorageError
from stretchtimer.domain.plan import CueKind, Plan, Tone
from stretchtimer.domain.translation import gettext as _
from stretchtimer.speech.audio_format import CHUNK, Cancelled, Progress, format_of, pack
from stretchtimer.speech.panning import CENTRE, Gains, Pan
from stretchtimer.speech.pcm import (
    RATE,
    SAMPLE_BYTES,
    DamagedSoundError,
    frames_in,
    read_clip,
    to_bytes,
)
from stretchtimer.speech.tones import tone_samples

Clips = Callable[[str], Path | None]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A sound at its place in the file, in samples from the start."""

    start: int
    samples: "array[int]"
    gains: Gains


def check_place(path: Path) -> None:
    """Make sure that a file can be begun, before a voice works minutes for it; raise as `export_plan`."""
    format_of(path)
    part = _part_of(path)
    try:
        part.touch()
        part.unlink()
    except OSError as error:
        raise _unwritten(path, error) from error


def export_plan(
    plan: Plan,
    clips: Clips,
    path: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    pan: Pan | None = None,
) -> bool:
    """Write a plan to `path`, in the format of its ending; tell whether it was written, or cancelled.

    `clips` returns the file of a spoken text; `progress` gets shares from 0 to 1; `pan` makes it stereo
    where it sets a text to one side.
    Raise SoundError where a clip or the format is missing, StorageError where the file cannot be written.
    """
    format_ = format_of(path)
    sounds = _placed(plan, clips, pan)
    stereo = any(sound.gains != CENTRE for sound in sounds)
    part = _part_of(path)
    first, last = (progress, None) if format_.library is None else _halves(progress)
    try:
        done = _write_wave(part, sounds, frames_in(plan.total_s), stereo, first, cancelled)
        if done and format_.library is not None:
            done = pack(part, format_, plan.routine_name, last, cancelled)
        if done:
            part.replace(_target_of(path))
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return done


def _target_of(path: Path) -> Path:
    # a link stays one: what it leads to is written
    return Path(os.path.realpath(path))


def _part_of(path: Path) -> Path:
    """Return the file that becomes the other one when it is whole."""
    target = _target_of(path)
    return target.with_name(f".{target.name}.{os.getpid()}.part")


def _unwritten(path: Path, error: OSError) -> StorageError:
    sentence = _(
        "The audio file {file} cannot be written: {reason}. Choose another folder or free some space."
    )
    return StorageError(sentence.format(file=path, reason=error.strerror or error))


def _halves(progress: Progress | None) -> tuple[Progress | None, Progress | None]:
    """Return what hears of two works in a row, and tells of them as of one."""
    if progress is None:
        return None, None
    return (lambda share: progress(share / 2)), (lambda share: progress(0.5 + share / 2))


def _placed(plan: Plan, clips: Clips, pan: Pan | None) -> list[_Placed]:
    """Return all sounds of the plan in order; each clip's file is read once."""
    read = cache(lambda text: _clip_samples(text, clips))
    placed: list[_Placed] = []
    for at_s, cue in plan.cues():
        gains = CENTRE
        if cue.kind is CueKind.TONE:
            samples = tone_samples(Tone(cue.text))
        else:
            samples = read(cue.text)
            gains = pan(cue.text) if pan else CENTRE
        placed.append(_Placed(frames_in(at_s), samples, gains))
    return sorted(placed, key=lambda sound: sound.start)


def _clip_samples(text: str, clips: Clips) -> "array[int]":
    path = clips(text)
    try:
        if path is not None:
            return read_clip(path)
    except (DamagedSoundError, OSError) as error:
        raise SoundError(
            _("The clip of “{text}” cannot be read: {reason}. Try again.").format(text=text, reason=error)
        ) from error
    raise SoundError(
        _("“{text}” could not be spoken. Run “stretchtimer doctor” to see what the voice lacks.").format(
            text=text
        )
    )


def _write_wave(
    path: Path,
    sounds: list[_Placed],
    total: int,
    stereo: bool,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> bool:
    with path.open("wb") as raw:
        with wave.open(raw, "wb") as file:
            file.setnchannels(2 if stereo else 1)
            file.setsampwidth(SAMPLE_BYTES)
            file.setframerate(RATE)
            file.setnframes(total)
            for start, chunk in _chunks(sounds, total, stereo):
                if cancelled is not None and cancelled():
                    return False
                file.writeframesraw(to_bytes(chunk))
                if progress is not None:
                    progress(min(1.0, (start + CHUNK) / total))
        raw.flush()
        os.fsync(raw.fileno())
    return True


def _chunks(sounds: list[_Placed], total: int, stereo: bool) -> "Iterator[tuple[int, array[int]]]":
    """Yield the file piece by piece: the first sample's number and the (interleaved) samples."""
    waiting = list(reversed(sounds))
    sounding: list[_Placed] = []
    for start in range(0, total, CHUNK):
        frames = min(CHUNK, total - start)
        while waiting and waiting[-1].start < start + frames:
            sounding.append(waiting.pop())
        if not stereo:
            yield start, _mixed(sounding, start, frames, None)
        else:
            chunk = array("h", bytes(4 * frames))
            chunk[0::2] = _mixed(sounding, start, frames, 0)
            chunk[1::2] = _mixed(sounding, start, frames, 1)
            yield start, chunk
        sounding = [s for s in sounding if s.start + len(s.samples) > start + frames]


def _mixed(sounds: list[_Placed], start: int, frames: int, channel: int | None) -> "array[int]":
    """Return one channel of a piece. Sounds are copied; only where they overlap are they added."""
    chunk = array("h", bytes(2 * frames))
    filled = 0
    for sound in sounds:
        at = max(0, sound.start - start)
        part = sound.samples[max(0, start - sound.start) :][: frames - at]
        gain = 1.0 if channel is None else sound.gains[channel]
        if gain != 1.0:
            part = array("h", [int(sample * gain) for sample in part])
        overlap = max(0, min(filled - at, len(part)))
        for i in range(overlap):
            chunk[at + i] = max(-32_768, min(32_767, chunk[at + i] + part[i]))
        chunk[at + overlap : at + len(part)] = part[overlap:]
        filled = max(filled, at + len(part))
    return chunk
