"""Headphones that fall asleep are woken before every sound, the first words of a session among them."""

import pytest

from stretchtimer.app import Application
from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.session import SessionState
from stretchtimer.paths import Folders
from stretchtimer.speech.silent import SilentSound

STEP_S = 0.1


class Listed(SilentSound):
    """A sound that lists how long before its moment each cue was handed over."""

    def __init__(self, clock, preferences) -> None:
        super().__init__(preferences)
        self._clock = clock
        self.ahead_s = []

    def schedule(self, cue, at_s):
        self.ahead_s.append(at_s - self._clock.steady_s())


@pytest.mark.parametrize(("pre_roll_ms", "offset_ms"), [(0, 0), (500, 0), (1500, 300), (1500, -200)])
def test_every_sound_is_known_before_headphones_have_to_be_woken(tmp_path, pre_roll_ms, offset_ms):
    clock = ManualClock(steady=100.0)
    app = Application(Folders(data=tmp_path, cache=tmp_path / "cache"), clock)
    preferences = Preferences(pre_roll_ms=pre_roll_ms, offset_ms=offset_ms)
    sound = Listed(clock, preferences)
    runner = app.session(app.routine("quick-reset"), preferences, sound)
    while runner.session.state is not SessionState.FINISHED:
        runner.tick()
        clock.advance(STEP_S)
    assert len(sound.ahead_s) > 10
    needed_s = (pre_roll_ms + max(0, offset_ms)) / 1000
    assert min(sound.ahead_s) >= needed_s


def test_a_session_does_not_wait_for_headphones_that_stay_awake(tmp_path):
    clock = ManualClock(steady=100.0)
    app = Application(Folders(data=tmp_path, cache=tmp_path / "cache"), clock)
    sound = Listed(clock, Preferences())
    app.session(app.routine("quick-reset"), Preferences(), sound).tick()
    assert min(sound.ahead_s) <= 0.5
