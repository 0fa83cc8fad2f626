"""Use the miniaudio library: open the sound device, decode other forms of sound.

The only file that imports it, and only the two worker processes import this file: a device callback must not
share its interpreter with a window.
"""

import sys
from array import array
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from stretchtimer.speech.pcm import RATE, DamagedSoundError

if "numpy" not in sys.modules:
    # The library looks for numpy to accept its arrays. Bytes are handed over here, and doing without saves a
    # third of the start-up time where numpy happens to be installed.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    import miniaudio

    del sys.modules["numpy"]
else:
    import miniaudio

#: Length of one block. The choice was measured on a loaded machine, see `benchmarks/speech_timing.py`.
BLOCK_S = 0.025

#: From handing a block over until it sounds, on PulseAudio with nothing behind it. Real speakers add their
#: own constant, which is the person's to tell ("If the voice comes late").
LATENCY_S = 0.022

Fill = Callable[[int], bytes]


class NoDeviceError(Exception):
    """No sound device can be opened now; says why."""


class DeviceStream:
    """Play blocks of stereo sound on the default device, asking `fill(frames)` for each on a C thread.

    The library has a device that plays into the void for where there is none; that is no device.
    """

    def __init__(self, fill: Fill) -> None:
        self._source = _blocks(fill)
        next(self._source)
        try:
            self._device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=2,
                sample_rate=RATE,
                buffersize_msec=round(BLOCK_S * 1000),
                app_name="Stretch Timer",
                backends=[backend for backend in miniaudio.Backend if backend is not miniaudio.Backend.NULL],
            )
            self._device.start(self._source)
        except miniaudio.MiniaudioError as error:
            raise NoDeviceError(" ".join(str(part) for part in error.args)) from error
        self.name = str(self._device.backend)

    def close(self) -> None:
        """Stop the device and let go of it; blocks for as long as a hung sound server does."""
        self._device.close()


def _blocks(fill: Fill) -> Generator[bytes, int, None]:
    frames = yield b""
    while True:
        frames = yield fill(frames)


def decode(path: Path) -> "array[int]":
    """Return any sound file the library can read in the form kept here; raise DamagedSoundError."""
    try:
        sound: Any = miniaudio.decode_file(str(path), miniaudio.SampleFormat.SIGNED16, 1, RATE)
    except miniaudio.DecodeError as error:
        raise DamagedSoundError(f"{path.name}: {error}") from error
    return array("h", sound.samples)


def decode_stream(data: bytes) -> "array[int]":
    """Return the sound of a stream in memory in the form kept here; raise DamagedSoundError."""
    try:
        sound: Any = miniaudio.decode(data, miniaudio.SampleFormat.SIGNED16, 1, RATE)
    except miniaudio.DecodeError as error:
        raise DamagedSoundError(str(error)) from error
    return array("h", sound.samples)
