"""The tempo of a movement is fitted to its seconds, so that no visit is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.routine import Pacing
from stretchtimer.domain.tempo import fit
from tests.domain import shipped
from tests.domain.catalogue import HUG


@pytest.mark.parametrize(
    ("name", "seconds", "pacing", "cycles", "cycle_s"),
    [
        ("cat-cow", 30, Pacing.NORMAL, 8, 3.75),  # four whole cycles in the thirty seconds of the source
        ("cat-cow", 40, Pacing.NORMAL, 10, 4),
        ("cat-cow", 40, Pacing.SLOW, 8, 5),
        ("cat-cow", 16, Pacing.NORMAL, 4, 4),
        ("cat-cow", 80, Pacing.NORMAL, 20, 4),
        ("knee-rotations", 36, Pacing.NORMAL, 6, 6),  # three to the right, three to the left
        ("knee-rotations", 48, Pacing.NORMAL, 8, 6),
        ("knee-rotations", 60, Pacing.SLOW, 6, 10),
        ("knee-rotations", 12, Pacing.NORMAL, 2, 6),
        ("knee-rotations", 18, Pacing.NORMAL, 4, 4.5),  # halves round up
    ],
)
def test_the_seconds_are_filled_with_whole_pairs(name, seconds, pacing, cycles, cycle_s):
    rhythm = fit(shipped.catalogue()[name], seconds, pacing)
    assert rhythm.cycles == cycles
    assert rhythm.beat_s * rhythm.beats_per_cycle == cycle_s
    assert rhythm.pair_beats == 2 * rhythm.beats_per_cycle


@given(
    name=st.sampled_from(["cat-cow", "knee-rotations"]),
    seconds=st.floats(1, 600),
    pacing=st.sampled_from(Pacing),
)
def test_pairs_are_whole_and_as_near_to_the_tempo_as_can_be(name, seconds, pacing):
    stretch = shipped.catalogue()[name]
    rhythm = fit(stretch, seconds, pacing)
    asked_s = stretch.tempo.slow_s if pacing is Pacing.SLOW else stretch.tempo.cycle_s
    assert rhythm.cycles % 2 == 0
    assert rhythm.beats * rhythm.beat_s == pytest.approx(seconds)
    pairs = rhythm.cycles // 2
    exact = seconds / (2 * asked_s)
    assert pairs == 1 or abs(pairs - exact) <= 0.5


def test_a_stretch_that_is_held_has_one_beat():
    assert fit(HUG, 30).beats == 1
    assert fit(HUG, 30).beat_s == 30
