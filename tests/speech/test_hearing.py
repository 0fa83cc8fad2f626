"""The judge of recordings hears that a sound is shifted, cut short or another one."""

import numpy as np
import pytest

from stretchtimer.domain.plan import Tone
from stretchtimer.speech.tones import tone_samples
from tests.e2e.harness_ruler import Trust
from tests.e2e.harness_sound import RATE
from tests.speech.hearing import faults, find, last_sound_s, resampled
from tests.speech.pretended import sine

CALM = Trust(0.0, 0, 0.0)
CHIRP = tone_samples(Tone.DONE)


class MadeRecording:
    """Five seconds in which sounds were put at their moments."""

    def __init__(self, *sounds: tuple[np.ndarray, float]) -> None:
        self._samples = np.zeros(5 * RATE, np.int32)
        for samples, at_s in sounds:
            first = round(at_s * RATE)
            self._samples[first : first + len(samples)] += samples.astype(np.int32)

    def between(self, start_s: float, end_s: float) -> np.ndarray:
        return self._samples[max(0, round(start_s * RATE)) : round(end_s * RATE)]


def found(*sounds: tuple[np.ndarray, float]) -> list[str]:
    """Tell what is wrong with a recording in which the chirp was due at 1, 2 and 3 seconds."""
    heard = MadeRecording(*sounds)
    return faults([(find(heard, CHIRP, due_s), due_s) for due_s in (1.0, 2.0, 3.0)], CALM)


def test_sounds_at_their_moments_are_without_fault():
    chirp = resampled(CHIRP)
    assert found((chirp, 1.004), (chirp, 1.991), (chirp, 3.02)) == []


@pytest.mark.parametrize("shift_s", [0.06, -0.06])
def test_a_shifted_sound_is_heard_as_such(shift_s):
    chirp = resampled(CHIRP)
    assert found((chirp, 1.0), (chirp, 2.0 + shift_s), (chirp, 3.0)) == [
        f"{shift_s * 1000:.0f} ms from its moment"
    ]


def test_sounds_that_are_all_a_little_late_are_heard_as_such():
    chirp = resampled(CHIRP)
    assert found(*((chirp, due_s + 0.015) for due_s in (1.0, 2.0, 3.0))) == ["usually 15 ms from the moment"]


def test_as_much_as_a_bare_player_is_off_any_other_may_be():
    chirp = resampled(CHIRP)
    heard = MadeRecording((chirp, 1.04))
    place = find(heard, CHIRP, 1.0)
    assert faults([(place, 1.0)], Trust(0.0, 0, 0.032)) == []
    assert faults([(place, 1.0)], Trust(0.0, 0, 0.002)) != []


def test_a_cut_a_lost_and_another_sound_are_not_whole():
    chirp, other = resampled(CHIRP), resampled(sine(0.5))
    assert len(found((chirp[: len(chirp) // 4], 1.0), (other, 3.0))) == 3


def test_the_last_sound_is_found():
    heard = MadeRecording((np.full(RATE // 10, 1000), 1.0))
    assert last_sound_s(heard, 0.5, 2.0) == pytest.approx(1.1, abs=0.001)
    assert last_sound_s(heard, 1.5, 2.0) == 1.5
