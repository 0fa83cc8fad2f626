"""Sounds begin at their sample, whatever the blocks; late ones are left out; stopping is quick and soft."""

import itertools
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.speech.mixer import FADE_S, LATEST_S, BlockClock, Mixer
from stretchtimer.speech.pcm import RATE
from tests.speech.pretended import sine


class Listener:
    """Ask a mixer for blocks and hear both channels."""

    def __init__(self, start_s: float = 100.0) -> None:
        self.events = []
        self.mixer = Mixer(self.events.append)
        self.mixer.configure(1.0, 0.0)
        self.start_s = start_s
        self.left = array("h")
        self.right = array("h")

    def hear(self, *blocks: int) -> None:
        for frames in blocks:
            block = array("h")
            block.frombytes(self.mixer.mix(frames, self.start_s + len(self.left) / RATE))
            assert len(block) == 2 * frames
            self.left += block[0::2]
            self.right += block[1::2]

    def told(self, event: str) -> list[dict]:
        return [told for told in self.events if told["event"] == event]


@given(
    st.integers(0, 3000),
    st.integers(1, 2500),
    st.lists(st.integers(1, 900), min_size=20, max_size=20),
)
def test_a_sound_begins_at_its_sample_whatever_the_blocks(first, length, blocks):
    listener = Listener()
    sound = array("h", range(1, length + 1))
    listener.mixer.add(1, sound, 100.0 + first / RATE)
    listener.hear(*blocks)
    total = sum(blocks)
    expected = (array("h", bytes(2 * first)) + sound + array("h", bytes(2 * total)))[:total]
    assert listener.left == expected
    assert listener.right == expected
    if first + length <= total:
        assert listener.told("started")[0]["at"] == pytest.approx(100.0 + first / RATE, abs=1e-6)
        assert listener.told("ended")[0]["at"] == pytest.approx(100.0 + (first + length) / RATE, abs=1e-6)


def test_sounds_add_up_and_never_wrap_around():
    listener = Listener()
    listener.mixer.add(1, array("h", [30_000, -30_000, 100]), 100.0)
    listener.mixer.add(2, array("h", [30_000, -30_000, 11]), 100.0)
    listener.hear(4)
    assert list(listener.left) == [32_767, -32_768, 111, 0]


def test_volume_and_sides_are_gains():
    listener = Listener()
    listener.mixer.configure(0.5, 0.0)
    listener.mixer.add(1, array("h", [1000]), 100.0, (1.0, 0.25))
    listener.hear(1)
    assert (listener.left[0], listener.right[0]) == (500, 125)


def test_a_sound_a_little_late_begins_at_once():
    listener = Listener()
    listener.mixer.add(1, array("h", [7, 8]), 100.0 - LATEST_S + 0.01)
    listener.hear(4)
    assert list(listener.left) == [7, 8, 0, 0]


def test_a_sound_too_late_is_left_out_and_told():
    listener = Listener()
    listener.mixer.add(1, array("h", [7, 8]), 100.0 - LATEST_S - 0.1)
    listener.hear(4)
    assert not any(listener.left)
    assert listener.told("dropped") == [{"event": "dropped", "id": 1, "late_ms": 400}]
    assert listener.told("started") == []


def test_a_patient_sound_may_be_later():
    listener = Listener()
    listener.mixer.add(1, array("h", [7]), 99.0, latest_s=1.5)
    listener.hear(1)
    assert listener.left[0] == 7


def test_stopping_fades_within_8_ms_and_forgets_what_is_ahead():
    listener = Listener()
    listener.mixer.add(1, array("h", [10_000] * RATE), 100.0)
    listener.mixer.add(2, array("h", [10_000] * RATE), 100.5)
    listener.hear(1000)
    listener.mixer.stop()
    listener.hear(*[441] * 40)
    faded = listener.left[1000:]
    silent_from = next(i for i, value in enumerate(faded) if value == 0)
    assert silent_from == pytest.approx(FADE_S * RATE, abs=2)
    assert not any(faded[silent_from:])
    assert all(b <= a for a, b in itertools.pairwise(faded))
    assert [told["id"] for told in listener.told("ended")] == [1]
    assert listener.mixer.next_s() is None


def test_a_fade_goes_on_over_blocks():
    listener = Listener()
    listener.mixer.add(1, array("h", [10_000] * RATE), 100.0)
    listener.hear(100)
    listener.mixer.stop()
    listener.hear(*[50] * 8)
    steps = [a - b for a, b in zip(listener.left[100:], listener.left[101:], strict=False)]
    assert max(steps) < 10_000 / (FADE_S * RATE) * 2


def test_cancelling_spares_what_has_begun():
    listener = Listener()
    listener.mixer.add(1, array("h", [5] * 100), 100.0)
    listener.mixer.add(2, array("h", [5] * 100), 100.01)
    listener.hear(10)
    listener.mixer.cancel(1)
    listener.mixer.cancel(2)
    listener.hear(400)
    assert listener.left.count(5) == 100


def test_headphones_are_kept_awake_before_a_sound():
    listener = Listener()
    listener.mixer.configure(1.0, 0.5)
    listener.mixer.add(1, array("h", [500] * 10), 101.0)
    listener.hear(*[441] * 52)
    hiss = [i for i, value in enumerate(listener.left[:22_000]) if value]
    assert hiss[0] / RATE == pytest.approx(0.5, abs=0.021)
    assert max(map(abs, listener.left[:22_000])) == 1


def test_no_hiss_where_none_is_wanted():
    listener = Listener()
    listener.mixer.add(1, sine(0.1), 101.0)
    listener.hear(*[441] * 40)
    assert not any(listener.left)


def test_the_earliest_requests_tell_the_clock():
    clock = BlockClock(latency_s=0.1)
    heard = [
        clock.block(5.0 + i * 0.02 + late, 441) for i, late in enumerate([0.0, 0.004, 0.001, 0.012, 0.0])
    ]
    assert heard == pytest.approx([5.1 + i * 0.02 for i in range(5)], abs=1e-9)


def test_a_filled_buffer_moves_the_clock_at_once():
    clock = BlockClock(latency_s=0.0)
    for _ in range(3):
        clock.block(5.0, 441)  # the device fills its buffer: three blocks at one moment
    assert clock.block(5.02, 441) == pytest.approx(5.02, abs=1e-9)


def test_a_device_that_stood_still_starts_a_new_clock():
    clock = BlockClock(latency_s=0.0)
    for i in range(20):
        clock.block(5.0 + i * 0.02, 441)
    heard = [clock.block(6.4 + i * 0.02, 441) for i in range(8)]
    assert heard[-1] == pytest.approx(6.4 + 7 * 0.02, abs=1e-9)


def test_one_late_block_does_not_move_the_clock():
    clock = BlockClock(latency_s=0.0)
    for i in range(20):
        clock.block(5.0 + i * 0.02, 441)
    assert clock.block(5.4 + 0.2, 441) == pytest.approx(5.4, abs=1e-9)
    assert clock.block(5.42 + 0.18, 441) == pytest.approx(5.42, abs=1e-9)
