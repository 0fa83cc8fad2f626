"""The far room is the one it says it is: how long it echoes, what comes first, how much noise there is."""

import numpy as np
import pytest

from stretchtimer.speech.pcm import RATE
from tests.speech.far_room import AROUND_S, RT60_S, from_afar, pink, response


def test_the_direct_sound_comes_first_and_as_loud_as_it_was():
    click = response(RATE)
    assert click[0] == pytest.approx(1.0)
    assert abs(click[1:]).max() < 0.7


def test_sound_dies_away_in_the_time_it_says():
    energy = np.cumsum(response(RATE)[::-1] ** 2)[::-1]
    level = 10 * np.log10(np.maximum(energy / energy[0], 1e-12))
    # From 5 to 25 dB below the beginning, drawn on to 60.
    dies_s = 3 * float((level < -25).argmax() - (level < -5).argmax()) / RATE
    assert dies_s == pytest.approx(RT60_S, rel=0.1)


def test_far_away_most_of_what_is_heard_is_the_room():
    click = response(RATE)
    direct, echoes = click[0] ** 2, (click[1:] ** 2).sum()
    assert -15 < 10 * np.log10(direct / echoes) < -9


def test_noise_is_as_much_weaker_as_asked():
    words = np.random.default_rng(2).normal(0, 3000, RATE)
    quiet, noisy = (from_afar(words, RATE, snr_db).astype(float) for snr_db in (200, 10))
    around = round(AROUND_S * RATE)
    parts = [(part[around:-around] ** 2).mean() for part in (quiet, noisy - quiet)]
    assert 10 * np.log10(parts[0] / parts[1]) == pytest.approx(10, abs=0.5)
    assert np.sqrt(parts[0]) == pytest.approx(3000, rel=0.02)


def test_noise_has_as_much_in_every_octave():
    spectrum = np.abs(np.fft.rfft(pink(4 * RATE, RATE))) ** 2
    octaves = [spectrum[4 * low : 8 * low].sum() for low in (100, 200, 400, 800, 1600, 3200)]
    assert max(octaves) / min(octaves) < 1.3


def test_it_sounds_the_same_each_time():
    words = np.random.default_rng(3).normal(0, 3000, RATE // 2)
    assert (from_afar(words, RATE) == from_afar(words, RATE)).all()
    assert not from_afar(np.zeros(100), RATE).any()
