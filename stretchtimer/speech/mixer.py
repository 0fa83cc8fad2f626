"""Mix sounds into blocks, each at its own moment, to the sample.

Pure arithmetic: blocks come from whoever asks for them (a sound device, a silent stand-in, a file), time
comes with each block. All moments are seconds of the steady clock at which a sample sounds.
"""

import threading
from array import array
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from stretchtimer.speech.pcm import RATE

#: A sound that cannot begin within this time of its moment is not sounded at all.
LATEST_S = 0.3
FADE_S = 0.008

Emit = Callable[[dict[str, Any]], None]


@dataclass(slots=True, eq=False)
class _Sound:
    id: int
    samples: "array[int]"
    at_s: float
    left: float
    right: float
    latest_s: float
    position: int = 0
    fade_frames: int = -1

    @property
    def started(self) -> bool:
        return self.position > 0


@dataclass(slots=True)
class BlockClock:
    """Tell when the first frame of a block will sound, from when blocks are asked for.

    A device asks for a block late, never early, so the earliest of the last second's requests tell its clock.
    When several in a row come much later than that, the device has stood still, and the
    clock starts over from them.
    """

    latency_s: float
    _offsets: deque[float] = field(default_factory=lambda: deque(maxlen=50))
    _frames: int = 0

    def block(self, now_s: float, frames: int) -> float:
        """Return when the first of `frames` asked for at `now_s` will sound."""
        self._offsets.append(now_s - self._frames / RATE)
        recent = list(self._offsets)[-_STOOD_STILL_BLOCKS:]
        if len(recent) == _STOOD_STILL_BLOCKS and min(recent) > min(self._offsets) + _STOOD_STILL_S:
            self._offsets = deque(recent, maxlen=self._offsets.maxlen)
        start_s = min(self._offsets) + self._frames / RATE + self.latency_s
        self._frames += frames
        return start_s


_STOOD_STILL_BLOCKS = 6
_STOOD_STILL_S = 0.030


class Mixer:
    """Hold sounds until their moment and mix them. Safe from any thread.

    `emit` gets `started` and `ended` (id, the moment) and `dropped` (id, how late); it is called on the
    thread that asks for blocks and must return at once.
    """

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._lock = threading.Lock()
        self._sounds: list[_Sound] = []
        self._volume = 1.0
        self._pre_roll_s = 0.0

    def configure(self, volume: float, pre_roll_s: float) -> None:
        """Use a volume (0 to 1, linear) and a pre-roll from now on."""
        with self._lock:
            self._volume, self._pre_roll_s = volume, pre_roll_s

    def add(
        self,
        id_: int,
        samples: "array[int]",
        at_s: float,
        sides: tuple[float, float] = (1.0, 1.0),
        latest_s: float = LATEST_S,
    ) -> None:
        """Sound samples from `at_s` on, at most `latest_s` later; `sides` are the gains left and right."""
        with self._lock:
            self._sounds.append(_Sound(id_, samples, at_s, *sides, latest_s))

    def cancel(self, id_: int) -> None:
        """Forget a sound that has not begun."""
        with self._lock:
            self._sounds = [sound for sound in self._sounds if sound.id != id_ or sound.started]

    def stop(self) -> None:
        """Fade what sounds within 8 ms, forget what has not begun."""
        with self._lock:
            self._sounds = [sound for sound in self._sounds if sound.started]
            for sound in self._sounds:
                if sound.fade_frames < 0:
                    sound.fade_frames = _FADE_FRAMES

    def next_s(self) -> float | None:
        """Return the earliest moment that something sounds, None when nothing is going to sound."""
        with self._lock:
            return min((sound.at_s for sound in self._sounds), default=None)

    def mix(self, frames: int, start_s: float) -> bytes:
        """Return the next block of interleaved stereo, whose first frame sounds at `start_s`."""
        with self._lock:
            self._drop_late(start_s)
            sounding = [sound for sound in self._sounds if self._offset(sound, start_s) < frames]
            if not sounding:
                return self._quiet(frames, start_s)
            left, right = [0] * frames, [0] * frames
            for sound in sounding:
                self._add_part(sound, left, right, frames, start_s)
            self._sounds = [sound for sound in self._sounds if not self._over(sound)]
        return _interleaved(left, right)

    def _drop_late(self, start_s: float) -> None:
        late = [s for s in self._sounds if not s.started and start_s - s.at_s > s.latest_s]
        for sound in late:
            self._sounds.remove(sound)
            self._emit({"event": "dropped", "id": sound.id, "late_ms": round((start_s - sound.at_s) * 1000)})

    @staticmethod
    def _offset(sound: _Sound, start_s: float) -> int:
        return 0 if sound.started else max(0, round((sound.at_s - start_s) * RATE))

    def _quiet(self, frames: int, start_s: float) -> bytes:
        """Return silence, or a hiss of one step that keeps headphones awake shortly before a sound."""
        wakes = self._pre_roll_s > 0 and any(s.at_s - start_s < self._pre_roll_s for s in self._sounds)
        return (_HISS * frames)[: 4 * frames] if wakes else bytes(4 * frames)

    def _add_part(
        self, sound: _Sound, left: list[int], right: list[int], frames: int, start_s: float
    ) -> None:
        offset = self._offset(sound, start_s)
        part = sound.samples[sound.position : sound.position + frames - offset]
        if not sound.started:
            self._emit({"event": "started", "id": sound.id, "at": start_s + offset / RATE})
        values: list[float] | array[int] = part
        if sound.fade_frames >= 0:
            values = [v * max(0, sound.fade_frames - i) / _FADE_FRAMES for i, v in enumerate(part)]
            sound.fade_frames = max(0, sound.fade_frames - len(part))
        for side, gain in ((left, sound.left * self._volume), (right, sound.right * self._volume)):
            for i, value in enumerate(values, offset):
                side[i] += int(value * gain)
        sound.position += len(part)
        if self._over(sound):
            self._emit({"event": "ended", "id": sound.id, "at": start_s + (offset + len(part)) / RATE})

    @staticmethod
    def _over(sound: _Sound) -> bool:
        return sound.fade_frames == 0 or sound.position >= len(sound.samples)


_FADE_FRAMES = round(FADE_S * RATE)
_HISS = array("h", (1, 1, -1, -1)).tobytes()


def _interleaved(left: list[int], right: list[int]) -> bytes:
    block = array("h", bytes(4 * len(left)))
    block[0::2] = array("h", [min(32_767, max(-32_768, value)) for value in left])
    block[1::2] = array("h", [min(32_767, max(-32_768, value)) for value in right])
    return block.tobytes()
