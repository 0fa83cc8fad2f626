"""A new day is told once: at midnight, and when the program comes to the front."""

import pytest
from PySide6.QtCore import Qt

from stretchtimer.domain.clock import ManualClock
from stretchtimer.ui.app.watches import LOOK_AHEAD_S, DayWatch

DAY_S = 86_400
#: Noon of some day where local time is an hour ahead.
NOON = 20_000.0 * DAY_S + 11 * 3600


@pytest.fixture
def clock():
    return ManualClock(wall=NOON, offset=3600)


@pytest.fixture
def today(qapp, clock):
    made = DayWatch(clock, qapp)
    made.watch()
    yield made
    made.stop()


@pytest.fixture
def told(today):
    days = []
    today.day_changed.connect(lambda: days.append(1))
    return days


def test_one_timer_waits_and_looks_twice_before_midnight(clock, today, told):
    assert today.timer.isSingleShot()
    assert today.timer.interval() == (12 * 3600 - LOOK_AHEAD_S) * 1000
    clock.advance(12 * 3600 - LOOK_AHEAD_S)
    today.look()
    assert today.timer.interval() == LOOK_AHEAD_S * 1000
    assert told == []
    clock.advance(LOOK_AHEAD_S)
    today.look()
    assert len(told) == 1
    assert today.timer.interval() == (DAY_S - LOOK_AHEAD_S) * 1000


def test_midnight_is_noticed_by_itself(qtbot, clock, today):
    clock.advance(12 * 3600 - 0.02)
    today.look()
    clock.advance(0.02)
    with qtbot.waitSignal(today.day_changed, timeout=30_000):
        pass
    assert today.timer.isActive()


def test_an_hour_put_forward_in_the_night_is_not_waited_for(clock, today, told):
    clock.advance(12 * 3600 - LOOK_AHEAD_S - 3600)
    # summer time begins: the timer runs out when it is 23 o'clock already
    clock.offset += 3600
    clock.advance(3600)
    today.look()
    assert today.timer.interval() == (LOOK_AHEAD_S - 3600) * 1000
    clock.advance(LOOK_AHEAD_S - 3600)
    today.look()
    assert len(told) == 1


@pytest.mark.parametrize(
    "state", [Qt.ApplicationState.ApplicationInactive, Qt.ApplicationState.ApplicationActive]
)
def test_a_night_that_was_slept_through_is_seen_when_the_program_comes_to_the_front(
    qapp, clock, today, told, state
):
    # the timer stood still in suspend
    clock.sleep(20 * 3600)
    for _time in range(2):
        qapp.applicationStateChanged.emit(state)
        assert len(told) == (state is Qt.ApplicationState.ApplicationActive)


def test_a_clock_that_was_set_back_a_day_is_another_day_too(clock, today, told):
    clock.wall -= DAY_S
    today.look()
    assert len(told) == 1
