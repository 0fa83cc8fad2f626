"""Read and write sound as it is kept here: one channel, 16 bits, 22,050 samples a second.

Every clip, tone and audio file of the program has this form, so lengths add up to the sample.
"""

import sys
import wave
from array import array
from pathlib import Path

RATE = 22_050
FULL = 32_767
SAMPLE_BYTES = 2


class DamagedSoundError(ValueError):
    """A sound file is not what its name or header promises."""


def frames_in(length_s: float) -> int:
    """Return the samples in `length_s` seconds, to the nearest."""
    return round(length_s * RATE)


def to_bytes(samples: "array[int]") -> bytes:
    """Return samples as the little-endian bytes of a WAV file."""
    if sys.byteorder == "big":
        samples = array("h", samples)
        samples.byteswap()
    return samples.tobytes()


def from_bytes(data: bytes) -> "array[int]":
    """Return the samples in the little-endian bytes of a WAV file."""
    samples = array("h")
    samples.frombytes(data)
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def read_clip(path: Path) -> "array[int]":
    """Return the samples of a file in the form kept here; raise DamagedSoundError or OSError."""
    try:
        with wave.open(str(path), "rb") as file:
            if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, SAMPLE_BYTES, RATE):
                raise DamagedSoundError(f"{path.name}: not one channel of 16 bits at {RATE} Hz")
            promised = file.getnframes()
            data = file.readframes(promised)
    except (wave.Error, EOFError) as error:
        raise DamagedSoundError(f"{path.name}: {error}") from error
    if len(data) != promised * SAMPLE_BYTES:
        raise DamagedSoundError(f"{path.name}: {len(data) // SAMPLE_BYTES} of {promised} samples")
    return from_bytes(data)


def write_clip(path: Path, samples: "array[int]") -> None:
    """Write samples as a WAV file in the form kept here; raise OSError."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(SAMPLE_BYTES)
        file.setframerate(RATE)
        file.writeframes(to_bytes(samples))
