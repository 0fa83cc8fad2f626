"""A shaped clip is as loud as every other, starts at once and does not click."""

import itertools
import math
import random
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.speech.clip_shape import (
    CEILING,
    LOUDNESS,
    loudness_of,
    shape,
    soften_ends,
)
from stretchtimer.speech.pcm import FULL, RATE
from tests.speech.pretended import silence, sine


def db(ratio: float) -> float:
    return 20 * math.log10(ratio)


def speech_like(seed: int, level: float, spikes: float = 1.0) -> "array[int]":
    """Return bursts of noise with pauses and single spikes, as loud as speech is uneven."""
    chance = random.Random(seed)
    samples: list[float] = []
    for _syllable in range(chance.randint(3, 9)):
        strength = chance.uniform(0.4, 1.0) * level
        length = chance.randint(1500, 4500)
        samples += [chance.gauss(0, 0.25) * strength * math.sin(math.pi * i / length) for i in range(length)]
        for _spike in range(3):
            samples[chance.randrange(len(samples))] *= spikes
        samples += [0.0] * chance.randint(0, 2500)
    return array("h", [round(max(-1.0, min(1.0, value)) * FULL) for value in samples])


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.floats(0.02, 1.0), st.sampled_from([1.0, 2.0, 3.0]))
def test_loudness_and_peak_are_the_same_for_all(seed, level, spikes):
    clip = shape(speech_like(seed, level, spikes))
    assert abs(db(loudness_of(clip) / LOUDNESS)) < 1.0
    peak = max(map(abs, clip))
    assert peak <= CEILING * 1.001
    assert db(peak / CEILING) > -2.0


@given(st.lists(st.integers(-32_768, 32_767), max_size=400))
def test_any_samples_can_be_shaped(samples):
    clip = shape(array("h", samples))
    assert len(clip) <= len(samples)
    assert all(abs(value) <= CEILING + 1 for value in clip)


def test_silence_around_the_words_is_cut():
    words = sine(0.5)
    clip = shape(silence(0.2) + words + silence(0.3))
    assert len(clip) == pytest.approx(len(words) + 0.015 * RATE, abs=0.002 * RATE)


def test_a_pause_inside_is_kept():
    clip = shape(sine(0.3) + silence(0.4) + sine(0.3))
    assert len(clip) / RATE == pytest.approx(1.0, abs=0.02)


def test_silence_alone_leaves_nothing():
    assert shape(silence(0.5)) == array("h")
    assert shape(array("h")) == array("h")


def test_a_sound_of_a_single_sample_survives():
    assert 0 < len(shape(array("h", [0] * 100 + [9000] + [0] * 100))) < 350


def test_ends_are_faded():
    clip = shape(sine(0.5, level=0.9))
    assert clip[0] == clip[-1] == 0
    loudest_at_the_edge = max(max(map(abs, clip[:4])), max(map(abs, clip[-4:])))
    assert loudest_at_the_edge < CEILING * 0.1


def test_fades_do_not_meet_in_a_short_sound():
    short = array("h", [1000] * 10)
    soften_ends(short)
    assert max(short) <= 1000
    assert short[0] == short[-1] == 0


def test_limiting_keeps_the_wave_smooth():
    loud_then_soft = sine(0.3, level=1.0) + sine(0.7, level=0.15)
    clip = shape(loud_then_soft)
    steps = [abs(b - a) for a, b in itertools.pairwise(clip)]
    steepest_sine_step = CEILING * 2 * math.pi * 440 / RATE
    assert max(steps) <= steepest_sine_step * 1.1


def test_there_is_room_before_and_behind_the_words():
    clip = shape(silence(0.1) + sine(0.1) + silence(0.1))
    assert len(clip) / RATE == pytest.approx(0.005 + 0.1 + 0.010, abs=0.001)
    assert max(map(abs, clip[: RATE // 250])) < 10
