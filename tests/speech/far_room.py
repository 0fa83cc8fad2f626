"""Let a sound be heard from three metres away in a furnished room, with noise.

The room is a box whose walls give back so much that sound dies away in 0.4 s (RT60). Its echoes come from the
images of the source in the walls, each put off a little, as no wall is a mirror. The noise is pink: as strong
in every octave.
"""

from functools import cache

import numpy as np

#: Length, width and height; where the speaker stands and where the listener lies, in metres.
ROOM_M = np.array([5.0, 4.0, 2.7])
SPEAKER_M = np.array([1.0, 1.2, 0.75])
TOWARDS = np.array([0.84, 0.5, -0.2])
DISTANCE_M = 3.0
RT60_S = 0.4
#: The share of a sound's strength that a wall gives back, so that it dies away in that time.
GIVEN_BACK = 0.83
SOUND_M_S = 343.0
SEED = 1
#: What is heard of the room before and behind the words.
AROUND_S = 0.5


@cache
def response(rate: int) -> np.ndarray:
    """Return what becomes of a click: the direct sound first, as loud as it was, then the echoes."""
    chance = np.random.default_rng(SEED)
    listener = SPEAKER_M + DISTANCE_M * TOWARDS / np.linalg.norm(TOWARDS)
    length_s = 1.2 * RT60_S
    reach = np.ceil(length_s * SOUND_M_S / ROOM_M / 2).astype(int)
    cells = np.stack(np.meshgrid(*(np.arange(-n, n + 1) for n in reach), indexing="ij"), -1).reshape(-1, 1, 3)
    mirrored = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)])
    images = (1 - 2 * mirrored) * SPEAKER_M + 2 * cells * ROOM_M
    bounces = np.abs(2 * cells - mirrored).sum(-1)
    away_m = np.linalg.norm(images - listener, axis=-1)
    away_m[bounces > 0] += chance.uniform(0.0, 0.08, (bounces > 0).sum())
    at = (away_m - DISTANCE_M) / SOUND_M_S * rate
    heard = at < length_s * rate
    click = np.zeros(round(length_s * rate) + 2)
    strength = (GIVEN_BACK**bounces * DISTANCE_M / away_m)[heard]
    # Between two samples: shared by both.
    first = at[heard].astype(int)
    share = at[heard] - first
    np.add.at(click, first, strength * (1 - share))
    np.add.at(click, first + 1, strength * share)
    return click


def from_afar(samples: np.ndarray, rate: int, snr_db: float = 10.0) -> np.ndarray:
    """Return a sound as it arrives, at the strength it had, in noise that is weaker by so much."""
    around = np.zeros(round(AROUND_S * rate))
    whole = np.concatenate([around, samples.astype(float), around])
    click = response(rate)
    size = len(whole) + len(click)
    arrived = np.fft.irfft(np.fft.rfft(whole, size) * np.fft.rfft(click, size), size)[: len(whole)]
    words = arrived[len(around) : len(whole) - len(around)]
    strength = np.sqrt((words**2).mean()) if len(words) else 0.0
    scale = np.sqrt((samples.astype(float) ** 2).mean()) / strength if strength else 0.0
    noise = pink(len(whole), rate) * strength * 10 ** (-snr_db / 20)
    return ((arrived + noise) * scale).clip(-32768, 32767).astype(np.int16)


def pink(count: int, rate: int) -> np.ndarray:
    """Return noise with as much in every octave from 50 Hz on, of strength 1, always the same."""
    white = np.fft.rfft(np.random.default_rng(SEED).normal(size=count))
    pitches = np.fft.rfftfreq(count, 1 / rate)
    noise = np.fft.irfft(np.where(pitches < 50, 0.0, white / np.sqrt(np.maximum(pitches, 50.0))), count)
    return noise / np.sqrt((noise**2).mean())
