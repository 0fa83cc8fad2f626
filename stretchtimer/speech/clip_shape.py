"""Shape a spoken clip: cut the silence around it, bring it to one loudness, soften its ends.

Measured over the whole script with the default voice, raw clips differ by 7 dB in peak and 4 dB in loudness
and begin up to 44 ms late (`speech.md` B1). Loudness is the mean power of the 20 ms frames within 20 dB of
the loudest one, so pauses do not count. One gain brings it to the target; where peaks would then pass the
ceiling, a look-ahead limiter turns the gain down along straight lines of a few milliseconds, which never
overshoots and does not bend single waves.
"""

from array import array
from collections.abc import Sequence
from itertools import pairwise, repeat
from math import sqrt
from operator import mul

from stretchtimer.speech.pcm import FULL, RATE

#: Part of a clip's key: clips shaped by other rules are made anew.
SHAPE_VERSION = 1

LOUDNESS = FULL * 10 ** (-16.0 / 20)
CEILING = FULL * 10 ** (-3.0 / 20)
AUDIBLE = FULL * 10 ** (-50.0 / 20)
_STEP = 64
_STEPS_PER_FRAME = 7
_ATTACK = 10 ** (1.8 / 20)
_RELEASE = 10 ** (0.4 / 20)
_CLOSE_ENOUGH = 10 ** (0.2 / 20)
_LEAD = RATE // 200
_TAIL = RATE // 100
_FADE = round(RATE * 0.003)


def shape(samples: "array[int]") -> "array[int]":
    """Return the clip trimmed, at the common loudness, with 3 ms fades; empty when nothing is audible."""
    values = samples.tolist()  # a list's numbers need not be made anew at every look
    steps = [values[i : i + _STEP] for i in range(0, len(values), _STEP)]
    # Every other sample tells the power well enough, in half the time.
    powers = [sum(map(mul, step[::2], step[::2])) / (len(step) / 2) for step in steps]
    peaks = [max(max(step), -min(step)) for step in steps]
    loudness = _active_level(powers)
    if loudness < 1.0:
        return array("h")
    edges = _equalising_gains(powers, peaks, LOUDNESS / loudness)
    start, end = audible_span(values, AUDIBLE * loudness / LOUDNESS)
    clip = _amplified(values[:end], edges)[start:]
    soften_ends(clip)
    return clip


def active_level(samples: "array[int]") -> float:
    """Return the root mean square of the frames that are heard; 0 for silence."""
    steps = (samples[i : i + _STEP] for i in range(0, len(samples), _STEP))
    return _active_level([sum(map(mul, step, step)) / len(step) for step in steps])


def _active_level(powers: list[float]) -> float:
    frames = [
        sum(powers[i : i + _STEPS_PER_FRAME]) / _STEPS_PER_FRAME
        for i in range(0, len(powers), _STEPS_PER_FRAME)
    ]
    floor = max(frames, default=0.0) / 100.0
    heard = [power for power in frames if power > floor]
    return sqrt(sum(heard) / len(heard)) if heard else 0.0


def audible_span(samples: Sequence[int], level: float) -> tuple[int, int]:
    """Return where the sound passes `level` first and last, with 5 ms before and 10 ms behind."""
    first = next((i for i, sample in enumerate(samples) if abs(sample) > level), 0)
    last = next((i for i in range(len(samples) - 1, -1, -1) if abs(samples[i]) > level), first)
    return max(0, first - _LEAD), min(len(samples), last + 1 + _TAIL)


def _equalising_gains(powers: list[float], peaks: list[int], gain: float) -> list[float]:
    """Return the gain at every step's edge; what limiting takes away is asked for again, thrice at most."""
    if max(peaks) * gain <= CEILING:
        return [gain] * (len(peaks) + 1)
    for _round in range(4):
        edges = _limited(peaks, gain)
        left = [power * (a + b) * (a + b) / 4 for power, (a, b) in zip(powers, pairwise(edges), strict=True)]
        short = LOUDNESS / _active_level(left)
        if short < _CLOSE_ENOUGH:
            break
        gain *= short
    return edges


def _limited(peaks: list[int], gain: float) -> list[float]:
    """Return gains of which none is more than either neighbouring step allows, and none is steep."""
    allowed = [gain if peak * gain <= CEILING else CEILING / peak for peak in peaks]
    edges = [allowed[0], *map(min, allowed, allowed[1:]), allowed[-1]]
    for i in range(1, len(edges)):
        if edges[i] > (most := edges[i - 1] * _RELEASE):
            edges[i] = most
    for i in range(len(edges) - 2, -1, -1):
        if edges[i] > (most := edges[i + 1] * _ATTACK):
            edges[i] = most
    return edges


def _amplified(samples: list[int], edges: list[float]) -> "array[int]":
    """Return the samples times the gain drawn in straight lines from edge to edge."""
    out: list[int] = []
    # In whole 65,536ths: integers take two thirds of the time.
    whole = [round(edge * 65_536) for edge in edges]
    level_from, level = 0, whole[0]
    for step, (left, right) in enumerate(pairwise(whole)):
        if left == right == level:
            continue
        start = step * _STEP
        out += [sample * level >> 16 for sample in samples[level_from:start]]
        slope = (right - left) // _STEP
        ramp = range(left, left + slope * _STEP, slope) if slope else repeat(left, _STEP)
        out += [
            sample * gain >> 16 for sample, gain in zip(samples[start : start + _STEP], ramp, strict=False)
        ]
        level_from, level = start + _STEP, right
    out += [sample * level >> 16 for sample in samples[level_from:]]
    return array("h", out)


def soften_ends(samples: "array[int]") -> None:
    """Fade the first and last 3 ms in place, so that no clip begins or ends with a click."""
    count = min(_FADE, len(samples) // 2)
    for i in range(count):
        samples[i] = int(samples[i] * i / count)
        samples[-1 - i] = int(samples[-1 - i] * i / count)
