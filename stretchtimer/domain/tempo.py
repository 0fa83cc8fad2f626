"""Fit the tempo of a moving stretch to its seconds, and say where in the movement a moment lies."""

from dataclasses import dataclass
from math import floor

from stretchtimer.domain.routine import Pacing
from stretchtimer.domain.stretch import Stretch


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A moving stretch's beats: halves of a breath of `beat_s` seconds, beginning with the out-breath."""

    beats: int
    beat_s: float
    beats_per_cycle: int

    @property
    def cycles(self) -> int:
        """Return the number of visits or half-cycles, always even."""
        return self.beats // self.beats_per_cycle

    @property
    def pair_beats(self) -> int:
        """Return the beats of one pair: one visit to each side, or one cat and one cow."""
        return 2 * self.beats_per_cycle


def fit(stretch: Stretch, seconds: float, pacing: Pacing = Pacing.NORMAL) -> Rhythm:
    """Fit whole pairs of cycles into `seconds`, as near to the stretch's tempo as can be.

    n = 2 max(1, round(D / 2T)), T' = D / n, so that no visit is cut; halves round up.
    A stretch that names no tempo has one beat.
    """
    tempo = stretch.tempo
    if tempo is None:
        return Rhythm(beats=1, beat_s=seconds, beats_per_cycle=1)
    cycle_s = tempo.slow_s if pacing is Pacing.SLOW else tempo.cycle_s
    cycles = 2 * max(1, floor(seconds / (2 * cycle_s) + 0.5))
    beats = cycles * tempo.beats_per_cycle
    return Rhythm(beats=beats, beat_s=seconds / beats, beats_per_cycle=tempo.beats_per_cycle)
