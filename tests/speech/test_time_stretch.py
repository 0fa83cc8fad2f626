"""A stretched clip has the length asked for, the pitch and the loudness it had, and every consonant once."""

import math
import random
from array import array
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stretchtimer.speech.clip_shape import shape, soften_ends
from stretchtimer.speech.pcm import FULL, RATE
from stretchtimer.speech.time_stretch import stretched
from tests.speech.pretended import silence, sine

PACES = [0.6, 0.75, 0.9, 1.1, 1.33, 1.8]


def voice_like(seed: int) -> "array[int]":
    """Return syllables, a hiss and a vowel each whose pitch glides, with pauses."""
    chance = random.Random(seed)
    samples: list[float] = []
    for _syllable in range(chance.randint(2, 5)):
        samples += [chance.gauss(0, 0.04) for _ in range(chance.randint(800, 2000))]
        pitch, glide, length = chance.uniform(140, 260), chance.uniform(-60, 60), chance.randint(2500, 5500)
        turn = 0.0
        for i in range(length):
            turn += 2 * math.pi * (pitch + glide * i / length) / RATE
            vowel = sum(math.sin(n * turn) / n for n in (1, 2, 3, 5))
            samples.append(0.25 * vowel * math.sin(math.pi * i / length))
        samples += [0.0] * chance.randint(0, 2500)
    return shape(array("h", [round(max(-1.0, min(1.0, value)) * FULL) for value in samples]))


def sounding(samples: "array[int]") -> "array[int]":
    """Return a sound without the silence at its end."""
    return samples[: max(i for i, value in enumerate(samples) if value) + 1]


def power_of(samples: "array[int]") -> float:
    """Return the mean power of what sounds.

    Loudness leaves quiet parts out: a hiss that is just loud enough before and not after would change it.
    """
    heard = [value * value for value in samples if value]
    return sum(heard) / len(heard)


def steepest(samples: "array[int]") -> int:
    """Return the largest step from one sample to the next."""
    return max(abs(b - a) for a, b in pairwise(samples))


def rises(samples: "array[int]") -> int:
    """Return how often the wave goes up through zero."""
    return sum(a < 0 <= b for a, b in pairwise(samples))


@given(st.data(), st.lists(st.integers(-32_768, 32_767), max_size=3000))
def test_any_samples_become_any_length_and_nowhere_louder(data, samples):
    frames = data.draw(st.integers(-(-len(samples) // 2), 2 * len(samples)))
    made = stretched(array("h", samples), frames)
    assert len(made) == frames
    assert not frames or min(0, *samples) <= min(made)
    assert not frames or max(made) <= max(0, *samples)


@settings(max_examples=20)
@given(st.integers(0, 10_000), st.floats(0.6, 1.8))
@example(259, 1.5)
def test_words_become_any_length_as_loud_as_before_and_nowhere_louder(seed, pace):
    clip = voice_like(seed)
    made = stretched(clip, round(len(clip) * pace))
    assert len(made) == round(len(clip) * pace)
    assert max(map(abs, made)) <= max(map(abs, clip))
    assert abs(10 * math.log10(power_of(made) / power_of(clip))) < 2.0


@pytest.mark.parametrize("pace", PACES)
@pytest.mark.parametrize("pitch_hz", [120, 163, 207, 270, 400])
def test_the_pitch_stays(pitch_hz, pace):
    made = stretched(sine(1.5, pitch_hz), round(1.5 * RATE * pace))
    heard = sounding(made)
    assert rises(heard) / len(heard) * RATE == pytest.approx(pitch_hz, rel=0.01)


@pytest.mark.parametrize("pace", PACES)
def test_silence_stays_silent(pace):
    assert stretched(silence(1.0), round(RATE * pace)) == silence(pace)


def test_the_length_it_has_leaves_a_clip_as_it_is():
    clip = voice_like(1)
    assert stretched(clip, len(clip)) == clip
    assert stretched(array("h"), 0) == array("h")


@pytest.mark.parametrize("pace", PACES[1:-1])
def test_a_burst_is_heard_once_wherever_it_is(pace):
    vowel = sine(1.0, 200, level=0.3)
    for at in (100, 300, 5000, 11_000, 17_000, len(vowel) - 300):
        clip = array("h", vowel)
        clip[at : at + 60] = array("h", [30_000, -30_000] * 30)
        made = stretched(clip, round(len(clip) * pace))
        assert sum(abs(value) == 30_000 for value in made) == 60, at


@pytest.mark.parametrize("pace", PACES)
@pytest.mark.parametrize("ends", [5000, 7000, 9000])
def test_beginning_and_end_are_kept(ends, pace):
    clip = voice_like(2)[:ends]
    soften_ends(clip)
    made = stretched(clip, round(len(clip) * pace))
    assert made[:220] == clip[:220]
    assert sounding(made)[-60:] == sounding(clip)[-60:]


@pytest.mark.parametrize("pace", PACES)
def test_no_step_is_steeper_than_in_the_clip(pace):
    clip = sine(1.0, 207)
    made = stretched(clip, round(len(clip) * pace))
    assert (
        max(abs(b - a) for a, b in pairwise(sounding(made)))
        <= max(abs(b - a) for a, b in pairwise(clip)) * 1.05
    )


def test_a_low_tone_can_be_halved():
    assert len(stretched(sine(2.0, 100), RATE)) == RATE


@pytest.mark.parametrize("frames", [0, 499, 2001])
def test_more_than_half_or_twice_is_refused(frames):
    with pytest.raises(ValueError, match=f"1000 samples cannot be stretched to {frames}"):
        stretched(array("h", [0] * 1000), frames)
