"""The terminal shows a session and takes keys, with no window anywhere."""

import os
import pty

import pytest

from stretchtimer.app import House
from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.conductor import Conductor
from stretchtimer.domain.plan import Level
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.session import State
from stretchtimer.paths import Folders
from stretchtimer.speech.silent import SilentSound
from stretchtimer.terminal import KEYS, guide, keys_of


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def conductor(tmp_path, clock) -> Conductor:
    house = House(Folders(data=tmp_path, cache=tmp_path / "cache"), clock)
    preferences = Preferences(level=Level.MUTE)
    return house.session(house.routine("desk-break"), preferences, SilentSound(preferences))


def test_every_phase_has_its_line(conductor, clock, capsys):
    guide(conductor, clock.advance, fancy=False)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("GET READY · Chair Cat-Cow")
    assert any(line.startswith("SWITCH SIDES") for line in lines)
    assert lines[-1].startswith("DONE")


def test_the_live_display_shows_what_counts(conductor, clock, capsys):
    guide(conductor, clock.advance, fancy=True)
    shown = capsys.readouterr().out
    assert "DONE" in shown


def test_keys_are_read_from_a_terminal(conductor, clock):
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "r") as keyboard, keys_of(keyboard) as pressed:
        assert pressed() == ""
        os.write(ours, b" q")
        assert pressed() == " q"
    os.close(ours)


def test_space_pauses_and_q_ends(conductor, clock):
    conductor.tick()
    conductor.command(KEYS[" "])
    assert conductor.session.state is State.PAUSED
    conductor.command(KEYS["q"])
    assert conductor.session.state is State.FINISHED
    assert not conductor.record().finished
