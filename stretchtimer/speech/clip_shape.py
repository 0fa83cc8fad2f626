"""Shape a spoken clip: cut the silence around it, bring it to one loudness, soften its ends.

Raw clips of the default voice differ by 7 dB in peak and 5 dB in loudness, and begin up to 44 ms late
(`benchmarks/speech_loudness.py`). Loudness is measured much as ITU-R BS.1770 does: weighted
for the ear, in overlapping blocks of 400 ms, of which those 10 dB below the mean do not count. One gain
brings it to the target; where peaks would then pass the ceiling, a look-ahead limiter turns the gain down
along straight lines of a few milliseconds, which never overshoots and does not bend single waves.
"""

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise, repeat
from math import sqrt
from operator import mul

from stretchtimer.speech.pcm import FULL, RATE

#: Part of a clip's key: clips shaped by other rules are made anew.
SHAPE_VERSION = 2

LOUDNESS = FULL * 10 ** (-16.0 / 20)
CEILING = FULL * 10 ** (-3.0 / 20)
#: What counts as the beginning of the words, as a share of the clip's peak: 50 dB below it.
AUDIBLE = 10 ** (-50.0 / 20)
_STEP = 128
_BLOCK_STEPS = round(0.4 * RATE / _STEP)
_HOP_STEPS = round(0.1 * RATE / _STEP)
_ATTACK = 10 ** (3.6 / 20)
_RELEASE = 10 ** (0.8 / 20)
_CLOSE_ENOUGH = 10 ** (0.2 / 20)
_LEAD = RATE // 200
_TAIL = RATE // 100
_FADE = round(RATE * 0.003)


def shape(samples: "array[int]") -> "array[int]":
    """Return the clip trimmed, at the common loudness, with 3 ms fades; empty when nothing is audible."""
    values = samples.tolist()  # a list's numbers need not be made anew at every look
    steps = _steps(values)
    peaks = [max(max(step), -min(step)) for step in steps]
    start, end = _audible_span(values, peaks)
    # The silence around the words is not measured, but for the rest of the step they begin and end in.
    first, last = start // _STEP, -(-end // _STEP)
    powers = [_weighted_power(step) for step in steps[first:last]]
    loudness = _loudness(powers)
    if loudness < 1.0:
        return array("h")
    edges = _equalising_gains(powers, peaks[first:last], LOUDNESS / loudness)
    skipped = first * _STEP
    clip = _amplified(values[skipped : last * _STEP], edges)[start - skipped : end - skipped]
    soften_ends(clip)
    return clip


def loudness_of(samples: Sequence[int]) -> float:
    """Return how loud a sound is, on the scale of its samples; 0 for silence."""
    return _loudness([_weighted_power(step) for step in _steps(samples)])


def _steps(samples: Sequence[int]) -> list[Sequence[int]]:
    return [samples[i : i + _STEP] for i in range(0, len(samples), _STEP)]


def _weighted_power(step: Sequence[int]) -> float:
    """Return a step's power with up to 4 dB more for pitches that the head makes louder.

    With x(n) - x(n-2) added by 0.3 to x(n), the power is 1.75 times that of x less 0.75 times its correlation
    with itself two samples later. Every fourth sample tells both well enough.
    """
    some = step[::4]
    power: float = sum(map(mul, some, some)) / len(some)
    later: float = sum(map(mul, some, step[2::4])) / len(some)
    return max(0.0, 1.75 * power - 0.75 * later)


def _loudness(powers: list[float]) -> float:
    if not powers:
        return 0.0
    sums = list(accumulate(powers, initial=0.0))
    size = min(_BLOCK_STEPS, len(powers))
    blocks = [(sums[i + size] - sums[i]) / size for i in range(0, len(powers) - size + 1, _HOP_STEPS)]
    floor = sum(blocks) / len(blocks) / 10.0
    counted = [block for block in blocks if block >= floor]
    return sqrt(sum(counted) / len(counted))


def _audible_span(values: list[int], peaks: list[int]) -> tuple[int, int]:
    """Return where the words begin, 5 ms ahead, and end, 10 ms behind; `peaks` are those of the steps."""
    level = AUDIBLE * max(peaks, default=0)
    loud = [step for step, peak in enumerate(peaks) if peak > level]
    if not loud:
        return 0, 0
    first, last = loud[0] * _STEP, min(len(values), (loud[-1] + 1) * _STEP) - 1
    while abs(values[first]) <= level:
        first += 1
    while abs(values[last]) <= level:
        last -= 1
    return max(0, first - _LEAD), min(len(values), last + 1 + _TAIL)


def _equalising_gains(powers: list[float], peaks: list[int], gain: float) -> list[float]:
    """Return the gain at every step's edge; what limiting takes away is asked for again, thrice at most."""
    if max(peaks) * gain <= CEILING:
        return [gain] * (len(peaks) + 1)
    for _round in range(4):
        edges = _limited(peaks, gain)
        limited = [
            power * (a + b) * (a + b) / 4 for power, (a, b) in zip(powers, pairwise(edges), strict=True)
        ]
        short = LOUDNESS / _loudness(limited)
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
    # In whole 65,536ths: integers take two thirds of the time.
    gains = chain.from_iterable(_line(*ends) for ends in pairwise(round(edge * 65_536) for edge in edges))
    return array("h", [sample * gain >> 16 for sample, gain in zip(samples, gains, strict=False)])


def _line(start: int, end: int) -> Iterable[int]:
    """Return a step's whole numbers from one edge's towards the next edge's."""
    slope = (end - start) // _STEP
    return range(start, start + slope * _STEP, slope) if slope else repeat(start, _STEP)


def soften_ends(samples: "array[int]") -> None:
    """Fade the first and last 3 ms in place, so that no clip begins or ends with a click."""
    count = min(_FADE, len(samples) // 2)
    for i in range(count):
        samples[i] = int(samples[i] * i / count)
        samples[-1 - i] = int(samples[-1 - i] * i / count)
