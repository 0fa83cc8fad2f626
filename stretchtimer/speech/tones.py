"""Make the tones: soft, short, each with a pitch of its own, exactly as long as the plan says.

Pure Python, so they sound where no voice can be had. A tone is a few sines that swell in 6 ms or more and die
away like a small bell; out is low and in is high, switch has two notes, done rises.
"""

from array import array
from dataclasses import dataclass
from functools import cache
from math import exp, pi, sin

from stretchtimer.domain.plan import Tone
from stretchtimer.speech.pcm import FULL, RATE, frames_in

#: Peak of a tone below full scale; spoken clips peak at -3 dB, so tones stay well under the voice.
PEAK_DB = -12.0


@dataclass(frozen=True, slots=True)
class Partial:
    """One sine of a tone. `from_share` is when it starts, as a share of the tone's length."""

    pitch_hz: float
    from_share: float = 0.0
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a tone is made. `decays` is how many times it falls to 37 % by its end, `level_db` is its peak."""

    partials: tuple[Partial, ...]
    decays: float = 4.0
    attack_s: float = 0.006
    level_db: float = PEAK_DB


RECIPES = {
    Tone.START: Recipe((Partial(660.0), Partial(1320.0, strength=0.25))),
    Tone.END: Recipe((Partial(440.0), Partial(880.0, strength=0.25)), decays=3.5),
    Tone.SWITCH: Recipe((Partial(523.25), Partial(783.99, from_share=0.38)), decays=3.0),
    Tone.SOFT: Recipe((Partial(392.0),), decays=3.0, attack_s=0.02, level_db=-16.0),
    Tone.TICK: Recipe((Partial(1000.0),), decays=5.0, level_db=-16.0),
    Tone.OUT: Recipe(
        (Partial(293.66), Partial(587.33, strength=0.2)), decays=3.0, attack_s=0.02, level_db=-14.0
    ),
    Tone.IN: Recipe(
        (Partial(587.33), Partial(1174.66, strength=0.1)), decays=3.0, attack_s=0.02, level_db=-16.0
    ),
    Tone.DONE: Recipe(
        (Partial(523.25), Partial(659.26, from_share=0.22), Partial(783.99, from_share=0.44)), decays=2.5
    ),
}


@cache
def tone_samples(tone: Tone) -> "array[int]":
    """Return a tone's samples; `round(tone.length_s * RATE)` of them, the last ones silent-soft."""
    recipe = RECIPES[tone]
    count = frames_in(tone.length_s)
    mixed = [0.0] * count
    for partial in recipe.partials:
        _add(mixed, partial, recipe)
    release = min(count, frames_in(0.015))
    for i in range(release):
        mixed[count - 1 - i] *= i / release
    peak = max(map(abs, mixed))
    scale = FULL * 10 ** (recipe.level_db / 20) / peak
    return array("h", [round(value * scale) for value in mixed])


def _add(mixed: list[float], partial: Partial, recipe: Recipe) -> None:
    first = round(partial.from_share * len(mixed))
    attack = recipe.attack_s * RATE
    turn = 2 * pi * partial.pitch_hz / RATE
    fall = recipe.decays / len(mixed)
    for i in range(len(mixed) - first):
        swell = min(1.0, i / attack)
        mixed[first + i] += partial.strength * swell * exp(-fall * i) * sin(turn * i)
