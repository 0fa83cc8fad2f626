"""Time is read in one place, and can be made to stand still."""

import sys
import time

import pytest

from stretchtimer.domain.clock import ClockReading, ManualClock, SystemClock, local_day, until_midnight_s


def test_the_system_clock_reads_this_computers_clocks():
    clock = SystemClock()
    assert clock.steady_s() <= time.perf_counter()
    before_s = time.time()
    assert before_s <= clock.wall_s() <= time.time()
    assert clock.utc_offset_s() == (time.localtime().tm_gmtoff or 0)


def test_the_manual_clock_moves_when_it_is_told_and_never_back():
    clock = ManualClock()
    wall_s = clock.wall_s()
    clock.advance(2.0)
    assert (clock.steady_s(), clock.wall_s()) == (2, wall_s + 2)
    clock.sleep(60)
    assert (clock.steady_s(), clock.wall_s(), clock.asleep_s()) == (2, wall_s + 62, 60)
    for move in (clock.advance, clock.sleep):
        with pytest.raises(ValueError, match="cannot go back"):
            move(-1)


@pytest.mark.parametrize(
    ("steady_gap_s", "asleep_gap_s", "is_sleep"),
    [
        (0.03, 0.0, False),
        (0.03, 5.0, False),
        (0.03, 5.1, True),
        (600.0, 0.0, False),
        (600.0, 590.0, True),
        (20.0, None, False),
        (21.0, None, True),
    ],
)
def test_sleep_is_what_the_system_says_else_a_long_time_without_a_look(steady_gap_s, asleep_gap_s, is_sleep):
    before = ClockReading(100.0, None if asleep_gap_s is None else 7.0)
    now = ClockReading(100.0 + steady_gap_s, None if asleep_gap_s is None else 7.0 + asleep_gap_s)
    assert now.slept_since(before) is is_sleep


@pytest.mark.parametrize("step_s", [3600.0, -3600.0, 86_400.0 * 400])
def test_a_clock_that_is_set_is_no_sleep(step_s):
    clock = ManualClock()
    before = ClockReading.at(clock)
    clock.wall += step_s
    clock.advance(0.03)
    assert not ClockReading.at(clock).slept_since(before)


@pytest.mark.skipif(sys.platform != "linux", reason="asks the clocks of Linux")
def test_linux_tells_how_long_it_slept_since_it_was_started(monkeypatch):
    clocks = {time.CLOCK_BOOTTIME: 5000.0, time.CLOCK_MONOTONIC: 4000.0}
    monkeypatch.setattr(time, "clock_gettime", clocks.__getitem__)
    assert SystemClock().asleep_s() == 1000.0
    clocks[time.CLOCK_BOOTTIME] += 60
    assert SystemClock().asleep_s() == 1060.0


def test_the_day_is_the_local_one():
    clock = ManualClock(wall=86_400 * 100 - 60)
    assert local_day(clock) == 99
    assert until_midnight_s(clock) == 60
    clock.offset = 3600
    assert local_day(clock) == 100
    assert until_midnight_s(clock) == 86_400 - 3540
