"""Tones are exactly as long as the plan says, soft, and can be told apart."""

import math

import numpy as np
import pytest

from stretchtimer.domain.plan import Tone
from stretchtimer.speech.clip_shape import CEILING
from stretchtimer.speech.pcm import FULL, RATE, frames_in
from stretchtimer.speech.tones import RECIPES, tone_samples


def pitch_hz(tone: Tone) -> float:
    samples = np.array(tone_samples(tone), float)
    padded = np.zeros(RATE * 2)
    padded[: len(samples)] = samples
    return float(np.abs(np.fft.rfft(padded)).argmax() / 2)


@pytest.mark.parametrize("tone", Tone)
def test_every_tone_has_its_length(tone):
    assert len(tone_samples(tone)) == frames_in(tone.length_s)


@pytest.mark.parametrize("tone", Tone)
def test_tones_stay_below_the_voice_and_do_not_click(tone):
    samples = tone_samples(tone)
    peak = max(map(abs, samples))
    assert peak < CEILING / 2
    assert peak == pytest.approx(FULL * 10 ** (RECIPES[tone].level_db / 20), rel=0.01)
    assert abs(samples[0]) < 0.02 * peak
    assert abs(samples[-1]) < 0.02 * peak


def test_out_is_lower_than_in():
    assert pitch_hz(Tone.OUT) * 1.5 < pitch_hz(Tone.IN)


def test_no_two_tones_are_alike():
    sounds = {tone: np.array(tone_samples(tone), float) for tone in Tone}
    for one in Tone:
        for other in Tone:
            if one is not other and len(sounds[one]) == len(sounds[other]):
                a, b = sounds[one], sounds[other]
                assert abs(a @ b) / math.sqrt((a @ a) * (b @ b)) < 0.9, (one, other)
