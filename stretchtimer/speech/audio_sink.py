"""Hand mixed blocks to something that plays them: the sound device, nothing, or a file.

Three sinks of one shape, as the player process chooses between them. The two here need no library; the real
one is in `audio_library.py`.
"""

import threading
import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from stretchtimer.speech.mixer import BlockClock, Mixer
from stretchtimer.speech.pcm import RATE, SAMPLE_BYTES

BLOCK_S = 0.02


class AudioSink(Protocol):
    """Something that plays blocks until it is closed. `name` says what; `blocks` counts them."""

    name: str

    @property
    def blocks(self) -> int:
        """Return how many blocks have been asked for so far; stands still when the device does."""
        ...

    def go_live(self) -> None:
        """Let the mixer sound from now on."""
        ...

    def close(self) -> None:
        """Stop playing."""
        ...


class BlockSource:
    """Give a device its blocks and count them.

    Until it is `live` the blocks are silent: two devices must not take turns at one mixer.
    """

    def __init__(
        self, mixer: Mixer, latency_s: float, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        self._mixer = mixer
        self._clock = clock
        self._time = BlockClock(latency_s)
        self.blocks = 0
        self.live = False

    def fill(self, frames: int) -> bytes:
        """Return the next `frames` frames."""
        self.blocks += 1
        start_s = self._time.block(self._clock(), frames)
        return self._mixer.mix(frames, start_s) if self.live else bytes(4 * frames)


class DeviceSink:
    """Play on the sound device. Raise `audio_library.NoDeviceError`; block while a sound server hangs."""

    def __init__(self, mixer: Mixer, clock: Callable[[], float] = time.perf_counter) -> None:
        from stretchtimer.speech import audio_library

        self._source = BlockSource(mixer, audio_library.LATENCY_S, clock)
        self._stream = audio_library.DeviceStream(self._source.fill)
        self.name = self._stream.name

    @property
    def blocks(self) -> int:
        """Return how many blocks the device has asked for so far."""
        return self._source.blocks

    def go_live(self) -> None:
        """Let the mixer sound from the next block on."""
        self._source.live = True

    def close(self) -> None:
        """Stop playing; blocks for as long as a hung sound server does."""
        self._source.live = False
        self._stream.close()


class NullSink:
    """Play to nobody at the speed of time, so that a session's events go on without a sound device."""

    name = "null"

    def __init__(self, mixer: Mixer, clock: Callable[[], float] = time.perf_counter) -> None:
        self._source = BlockSource(mixer, 0.0, clock)
        self._source.live = True
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="plays to nobody", daemon=True)
        self._thread.start()

    @property
    def blocks(self) -> int:
        """Return how many blocks have been asked for so far."""
        return self._source.blocks

    def _run(self) -> None:
        next_s = time.perf_counter()
        while not self._over.wait(max(0.0, next_s - time.perf_counter())):
            self._source.fill(round(BLOCK_S * RATE))
            next_s += BLOCK_S

    def go_live(self) -> None:
        """Do nothing: it plays from the start."""

    def close(self) -> None:
        """Stop playing."""
        self._over.set()
        self._thread.join()


class FileSink:
    """Write what would sound to a stereo WAV file, whose first sample stands for `start_s`.

    Time moves as the caller says, or by itself once it goes live.
    """

    name = "file"

    def __init__(
        self, mixer: Mixer, path: Path, start_s: float, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        self._mixer = mixer
        self._start_s = start_s
        self._clock = clock
        self._frames = 0
        self.blocks = 0
        self._over = threading.Event()
        self._thread: threading.Thread | None = None
        self._file = wave.open(str(path), "wb")  # noqa: SIM115  closed by close()
        self._file.setnchannels(2)
        self._file.setsampwidth(SAMPLE_BYTES)
        self._file.setframerate(RATE)

    def play_until(self, moment_s: float) -> None:
        """Write all blocks up to a moment of the steady clock."""
        block = round(BLOCK_S * RATE)
        last = round((moment_s - self._start_s) * RATE)
        while self._frames < last:
            frames = min(block, last - self._frames)
            self._file.writeframes(self._mixer.mix(frames, self._start_s + self._frames / RATE))
            self._frames += frames
            self.blocks += 1

    def go_live(self) -> None:
        """Write on as time goes by."""
        self._thread = threading.Thread(target=self._run, name="plays to a file", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._over.wait(BLOCK_S):
            self.play_until(self._clock())

    def close(self) -> None:
        """Finish the file."""
        self._over.set()
        if self._thread is not None:
            self._thread.join()
        self._file.close()
