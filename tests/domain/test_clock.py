"""Time is read in one place, and can be made to stand still."""

import time

import pytest

from stretchtimer.domain.clock import ManualClock, SystemClock, local_day, slept, until_midnight_s


def test_the_system_clock_reads_this_computers_clocks():
    clock = SystemClock()
    assert clock.steady_s() <= time.perf_counter()
    assert abs(clock.wall_s() - time.time()) < 5
    assert clock.utc_offset_s() == (time.localtime().tm_gmtoff or 0)


def test_the_manual_clock_moves_when_it_is_told_and_never_back():
    clock = ManualClock()
    wall_s = clock.wall_s()
    clock.advance(2.0)
    assert (clock.steady_s(), clock.wall_s()) == (2, wall_s + 2)
    clock.sleep(60)
    assert (clock.steady_s(), clock.wall_s()) == (2, wall_s + 62)
    for move in (clock.advance, clock.sleep):
        with pytest.raises(ValueError, match="cannot go back"):
            move(-1)


@pytest.mark.parametrize(
    ("steady_gap_s", "wall_gap_s", "is_sleep"),
    [
        (0.03, 0.03, False),
        (0.03, 5, False),
        (0.03, 5.1, True),
        (20, 20, False),
        (21, 21, True),
        (1, -3600, False),
    ],
)
def test_sleep_is_a_gap_between_the_clocks_or_a_long_one_in_both(steady_gap_s, wall_gap_s, is_sleep):
    assert slept(steady_gap_s, wall_gap_s) is is_sleep


def test_the_day_is_the_local_one():
    clock = ManualClock(wall=86_400 * 100 - 60)
    assert local_day(clock) == 99
    assert until_midnight_s(clock) == 60
    clock.offset = 3600
    assert local_day(clock) == 100
    assert until_midnight_s(clock) == 86_400 - 3540
