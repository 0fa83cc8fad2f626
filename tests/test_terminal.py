"""The terminal shows a session and takes keys, with no window anywhere."""

import os
import pty
import signal

import pytest

from stretchtimer.app import Application
from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.plan import Level
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.session import SessionState
from stretchtimer.domain.session_runner import SessionRunner
from stretchtimer.paths import Folders
from stretchtimer.speech.silent import SilentSound
from stretchtimer.terminal import KEYS, countdown, guide, keys_of, screen_of


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def runner(tmp_path, clock) -> SessionRunner:
    app = Application(Folders(data=tmp_path, cache=tmp_path / "cache"), clock)
    preferences = Preferences(level=Level.MUTE)
    return app.session(app.routine("desk-break"), preferences, SilentSound(preferences))


def test_every_phase_has_its_line(runner, clock, capsys):
    guide(runner, clock.advance, fancy=False)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("GET READY · Chair Cat-Cow")
    assert any(line.startswith("SWITCH SIDES") for line in lines)
    assert lines[-1].startswith("DONE")


def test_the_live_display_shows_what_counts(runner, clock, capsys):
    guide(runner, clock.advance, fancy=True)
    shown = capsys.readouterr().out
    assert "DONE" in shown


def test_keys_are_read_from_a_terminal(runner, clock):
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "r") as keyboard, keys_of(keyboard) as pressed:
        assert pressed() == ""
        os.write(ours, b" q")
        assert pressed() == " q"
    os.close(ours)


def test_space_pauses_and_q_ends(runner, clock):
    runner.tick()
    runner.command(KEYS[" "])
    assert runner.session.state is SessionState.PAUSED
    runner.command(KEYS["q"])
    assert runner.session.state is SessionState.FINISHED
    assert not runner.record().finished


@pytest.mark.parametrize("seconds", [0, 7, 18, 99, 100, 180])
def test_the_countdown_is_five_rows_high_and_level(seconds):
    rows = countdown(seconds).splitlines()
    assert len(rows) == 5
    assert len({len(row) for row in rows}) == 1
    assert all(set(row) <= {"█", " "} for row in rows)


def test_minutes_have_a_colon():
    assert [row[8:14].strip() for row in countdown(180).splitlines()] == ["", "██", "", "██", ""]
    assert len(countdown(99).splitlines()[0]) == 14


def shown(runner, capsys) -> str:
    with screen_of(True) as draw:
        draw(runner.view(), False)
    return capsys.readouterr().out


def test_what_hurts_is_answered_with_advice_and_its_keys(runner, clock, capsys):
    for _second in range(20):
        clock.advance(1)
        runner.tick()
    runner.command(KEYS["h"])
    said = shown(runner, capsys)
    assert "EASE OUT" in said
    assert "stop for today" in said
    assert "go on with the next stretch" in said
    assert "Space go on as before" in said
    assert "Next:" not in said


def test_without_a_display_what_hurts_is_offered_once_with_its_keys(runner, clock, capsys):
    clock.advance(20)
    runner.tick()
    runner.command(KEYS["h"])
    with screen_of(False) as draw:
        for _look in range(3):
            draw(runner.view(), False)
    offer, keys = capsys.readouterr().out.splitlines()
    assert offer.startswith("EASE OUT · ")
    assert offer.endswith("Then stop for today.")
    assert "Space go on as before" in keys


def test_a_pause_names_the_key_that_goes_on(runner, clock, capsys):
    runner.tick()
    runner.command(KEYS[" "])
    assert "Space go on" in shown(runner, capsys)


def test_ctrl_z_pauses_before_it_stops_the_program(runner, clock, monkeypatch):
    stopped_at: list[float] = []

    def stop(_process: int, number: int) -> None:
        assert number == signal.SIGSTOP
        assert runner.session.state is SessionState.PAUSED
        stopped_at.append(runner.session.position_s(clock.steady_s()))
        clock.advance(600)

    def wait(seconds: float) -> None:
        clock.advance(seconds)
        if len(stopped_at) == 0 and clock.steady_s() > 20:
            signal.raise_signal(signal.SIGTSTP)
        elif clock.steady_s() > 620:
            assert runner.session.position_s(clock.steady_s()) == stopped_at[0]
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "kill", stop)
    with pytest.raises(KeyboardInterrupt):
        guide(runner, wait, fancy=False)
    assert stopped_at == [pytest.approx(20, abs=0.5)]
    assert signal.getsignal(signal.SIGTSTP) is signal.SIG_DFL
