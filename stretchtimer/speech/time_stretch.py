"""Stretch a spoken clip in time: slower or faster words at the same pitch.

The clip is copied as it is, but for splices: places where reading jumps back, so that some waves of the voice
are heard once more, or ahead, so that some are left out. A splice is made where the clip goes on after it
much as it does before it, within vowels and pauses; the longer one is due, the less alike the two need be. So
consonants stay as they were spoken.
"""

from array import array
from collections.abc import Iterator
from itertools import accumulate
from math import sqrt
from operator import mul
from typing import NamedTuple

from stretchtimer.speech.pcm import RATE

#: Jumps are found in a coarse copy of the clip, which has one sample for so many.
_COARSE = 8
#: How far a jump reaches, in coarse samples: 7 to 15 ms, which holds whole waves of any voice above 125 Hz.
_NEAR, _FAR = 20, 43
#: What is compared, here and there, in coarse samples, and faded: all that is left out or heard again.
_WAVE = _FAR - 1
_FADE = _WAVE * _COARSE
_STEP = 14 * _COARSE
#: What is nearly as much alike farther away is taken: the fewer splices, the better.
_FARTHER = [1.0 + 0.03 * i / (_FAR - _NEAR) for i in range(_FAR - _NEAR)]
#: How far off reading is when a jump is looked for, and when one is made wherever it is; less near the end.
_ASKED = round(0.006 * RATE)
_FORCED = round(0.050 * RATE)
_ALIKE = 0.95
#: The same for the clip itself, of which one sample in so many is compared: breath is in it.
_FINELY, _FEW = 0.85, 3
#: What is left as it is: the first consonant, and the end but for what is missing to the length.
_HEAD = round(0.010 * RATE)
_TAIL = round(0.075 * RATE)


class _Splice(NamedTuple):
    """Read up to `at`, go on at `to`, and fade from the one to the other over some samples."""

    at: int
    to: int
    fade: int = _FADE


def stretched(samples: "array[int]", frames: int) -> "array[int]":
    """Return the clip in exactly so many samples, from half to twice as many as it has; nowhere louder."""
    if frames == len(samples):
        return array("h", samples)
    if not len(samples) <= 2 * frames <= 4 * len(samples):
        raise ValueError(f"{len(samples)} samples cannot be stretched to {frames}")
    clip = _Clip(samples)
    splices = list(_splices(clip, frames))
    while (missing := frames - clip.count + sum(one.to - one.at for one in splices)) < 0:
        read = splices[-1].to + _FADE if splices else 0
        if clip.count + missing - read >= 2 * _STEP or not splices:
            splices.append(clip.skip_near_the_end(-missing, read))
        else:
            splices.pop()
    made = clip.spliced(splices)
    made.extend([0] * missing)
    return made


def _splices(clip: "_Clip", frames: int) -> Iterator[_Splice]:
    """Yield the splices that keep reading close to where it is due, up to the end of the clip."""
    count, kept = clip.count, _HEAD + _TAIL
    if min(count, frames) < 2 * kept:
        return
    falls_behind = (count - kept) / (frames - kept) - 1.0
    at, due = _HEAD, 0.0
    while (at := at + _STEP) < count - _TAIL:
        due += _STEP * falls_behind
        if abs(due) < _ASKED:
            continue
        patience = min(_FORCED, (count - at) // 8)
        asked = _ALIKE * (1 - ((abs(due) - _ASKED) / (patience - _ASKED)) ** 2)
        if jump := clip.jump(at, due > 0, asked):
            yield _Splice(at, at + jump)
            at += jump + _FADE
            due += _FADE * falls_behind - jump


class _Clip:
    """A clip with its coarse copy and the energy in it."""

    def __init__(self, samples: "array[int]") -> None:
        self._values = samples.tolist()
        self.count = len(self._values)
        parts = [self._values[i::_COARSE] for i in range(_COARSE)]
        self._coarse = list(map(sum, zip(*parts, strict=False)))
        self._energies = list(accumulate(map(mul, self._coarse, self._coarse), initial=0))
        # Where less sounds than this, all is alike.
        self._quiet = 1.0 + 0.001 * self._energies[-1] / max(1, len(self._coarse)) * _WAVE

    def jump(self, at: int, ahead: bool, asked: float) -> int:
        """Return how far to jump; 0 where nothing goes on as asked: 1 is the same as here."""
        here, size, coarse, quiet = at // _COARSE, _WAVE, self._coarse, self._quiet
        first, end = (here + _NEAR, here + _FAR) if ahead else (max(1, here - _FAR + 1), here - _NEAR + 1)
        weights = _FARTHER if ahead else _FARTHER[end - first - 1 :: -1]
        wave = coarse[here : here + size]
        energy = self._energies[here + size] - self._energies[here]
        products = [sum(map(mul, wave, coarse[there : there + size])) for there in range(first, end)]
        sums = zip(self._energies[first:end], self._energies[first + size : end + size], strict=True)
        alike = [
            (product + quiet) / (sqrt(energy * (after - before)) + quiet) * farther
            for product, (before, after), farther in zip(products, sums, weights, strict=True)
        ]
        best = max(alike)
        if best < asked:
            return 0
        jump, exactly_alike = self._exactly(at, (first + alike.index(best) - here) * _COARSE)
        return jump if exactly_alike >= asked * _FINELY else 0

    def _exactly(self, at: int, about: int) -> tuple[int, float]:
        """Return the jump to the sample, and how like each other both places are with all that hisses."""
        values, end = self._values, at + _FADE
        wave = values[at:end:_FEW]
        jumps = range(about - _COARSE + 1, about + _COARSE)
        products = [sum(map(mul, wave, values[at + jump : end + jump : _FEW])) for jump in jumps]
        product = max(products)
        jump = jumps[products.index(product)]
        there = values[at + jump : end + jump : _FEW]
        energies = sum(map(mul, wave, wave)) * sum(map(mul, there, there))
        quiet = self._quiet / (_FEW * _COARSE)
        return jump, (product + quiet) / (sqrt(energies) + quiet)

    def skip_near_the_end(self, jump: int, read: int) -> _Splice:
        """Return the splice behind what is read that skips so many samples where it is heard least."""
        end = self.count - jump
        fade = min(_STEP, end - read)
        places = range(max(read, end - 2 * _TAIL), max(read, end - 2 * fade) + 1, _COARSE)
        at = min(places, key=lambda at: self._difference(at, at + jump, fade))
        return _Splice(at, at + jump, fade)

    def _difference(self, at: int, to: int, size: int) -> int:
        here, there = self._values[at : at + size : 4], self._values[to : to + size : 4]
        return sum((a - b) * (a - b) for a, b in zip(here, there, strict=True))

    def spliced(self, splices: list[_Splice]) -> "array[int]":
        """Return the clip read along the splices."""
        values, made, start = self._values, array("h"), 0
        for at, to, fade in splices:
            made.extend(values[start:at])
            faded = zip(range(fade), values[at : at + fade], values[to : to + fade], strict=True)
            made.extend([(a * (fade - i) + b * i) // fade for i, a, b in faded])
            start = to + fade
        made.extend(values[start:])
        return made
