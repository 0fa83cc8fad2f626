"""The command line does what it says, and refuses with one sentence and exit code 2."""

import json
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
import time
import wave
from contextlib import closing, nullcontext
from dataclasses import replace
from errno import ENOSPC
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from stretchtimer import app
from stretchtimer.app import Application
from stretchtimer.cli import REFUSED, main, parser, with_command
from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.errors import SoundError, StorageError
from stretchtimer.domain.plan import Level
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.record import SessionRecord
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.exchange.reading import preview_file
from stretchtimer.speech.silent import SilentSound
from stretchtimer.storage.history import HistoryDatabase
from stretchtimer.storage.routine_files import RoutineFiles
from stretchtimer.storage.routine_text import routine_text
from stretchtimer.storage.running import RunningFile
from tests.patience import PATIENCE_S

ROUTINES = (
    *("quick-reset", "gentle", "full-relief", "short-full", "desk-break"),
    *("gentle-morning", "wind-down", "hips-focus"),
)


@pytest.fixture
def run(tmp_path: Path, capsys):
    """Run the program with its data in the test's folder; return exit code, output and errors."""

    def run_with(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main(["--data-dir", str(tmp_path / "data"), *map(str, arguments)])
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_with


def test_lists_the_routines_with_their_lengths(run):
    code, out, err = run("list")
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == list(ROUTINES)


@pytest.mark.parametrize("name", ["full-relief", "Full Relief", "FULL RELIEF"])
def test_a_routine_goes_by_its_id_or_its_name(run, name):
    code, out, _err = run("plan", name, "--level", "mute", "--json")
    plan = json.loads(out)
    assert code == 0
    assert (plan["routine"], plan["level"], plan["pace"]) == ("full-relief", "mute", "standard")
    assert plan["total_s"] == 595.0
    assert sum(phase["length_s"] for phase in plan["phases"] if phase["kind"] in ("hold", "move")) == 426.0
    assert plan["cues"] == []


@pytest.mark.parametrize("name", ["Sunday’s hips", "sunday's HIPS", "sundays hips", "Sundays-Hips"])
def test_apostrophes_of_all_kinds_name_a_routine(run, tmp_path, name):
    folder = tmp_path / "data" / "routines"
    folder.mkdir(parents=True)
    own = Routine("x1", "Sunday’s hips", (Item("cat-cow", 30.0),))
    (folder / "x1.stretch").write_text(routine_text(own), encoding="utf-8")
    code, out, err = run("plan", name, "--level", "mute", "--json")
    assert (code, err) == (0, "")
    assert json.loads(out)["routine"] == "x1"


def test_the_phases_of_a_plan_follow_each_other_to_its_end(run):
    _code, out, _err = run("plan", "hips-focus", "--level", "tones", "--pace", "brisk", "--json")
    plan = json.loads(out)
    end_s = 0.0
    for phase in plan["phases"]:
        assert phase["start_s"] == pytest.approx(end_s, abs=0.0015)
        end_s = phase["start_s"] + phase["length_s"]
    assert end_s == pytest.approx(plan["total_s"], abs=0.0015)
    assert {cue["kind"] for cue in plan["cues"]} == {"tone"}


def test_a_plan_for_people_names_every_phase(run):
    _code, out, _err = run("plan", "quick-reset", "--level", "mute")
    assert out.startswith("Quick Reset: 2:57")
    assert "Figure Four left" in out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("plan", "nothing"), "There is no routine “nothing”. Choose one of: quick-reset"),
        (("plan",), "required: ROUTINE"),
        (("plan", "gentle", "--level", "loud"), "invalid choice: 'loud'"),
        (("guide", "gentle", "--speed", "fast"), "“fast” is not a speed"),
        (("guide", "gentle", "--speed", "nan"), "“nan” is not a speed"),
        (("guide", "gentle", "--speed", "-1"), "“-1” is not a speed"),
        (("render", "gentle"), "required: -o/--output"),
        (("dance",), "invalid choice: 'dance'"),
        (("import", "not-there.stretch"), "not-there.stretch"),
        (("plan", "two\nlines\x1b[1m"), "There is no routine “two\\nlines\\x1b[1m”."),
        (("--data-dir", "", "list"), "a folder has a name"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run, arguments, sentence):
    code, out, err = run(*arguments)
    assert code == REFUSED
    assert out == ""
    assert sentence in err
    assert len(err.strip().splitlines()) == 1


def test_an_audio_file_is_as_long_as_its_plan(run, tmp_path):
    code, _out, _err = run("render", "desk-break", "--level", "tones", "-o", tmp_path / "desk.wav")
    assert code == 0
    with wave.open(str(tmp_path / "desk.wav")) as file:
        assert file.getnframes() / file.getframerate() == pytest.approx(174.0, abs=0.001)


@pytest.mark.parametrize(("wanted", "gains"), [(True, (1.0, 0.5)), (False, (1.0, 1.0))])
def test_an_audio_file_speaks_from_the_side_as_the_settings_say(tmp_path, monkeypatch, wanted, gains):
    handed = []
    monkeypatch.setattr(
        "stretchtimer.speech.file_export.export_plan", lambda *asked: handed.append(asked[-1])
    )
    made = Application.at(tmp_path)
    with made.stores:
        preferences = Preferences(level=Level.TONES, pan_sides=wanted)
        made.render(made.routine("desk-break"), preferences, tmp_path / "desk.wav")
    assert [pan("Left leg first.") for pan in handed] == [gains]


def test_an_unwritable_file_is_a_sentence(run, tmp_path):
    code, _out, err = run("render", "gentle", "--level", "tones", "-o", tmp_path / "no" / "x.wav")
    assert code == REFUSED
    assert "cannot be written" in err


def test_a_session_that_is_left_while_the_voice_is_made_leaves_no_voice(run, monkeypatch):
    closed = []

    class Departing(SilentSound):
        def prepared(self, texts):
            raise KeyboardInterrupt

        def close(self):
            closed.append(True)

    monkeypatch.setattr(Application, "sound", lambda _app, preferences: Departing(preferences))
    assert run("guide", "desk-break")[0] == 130
    assert closed == [True]


@pytest.fixture
def in_no_time(monkeypatch):
    """Let the seconds of a guided session go by at once; return the clock."""
    clock = ManualClock(wall=1_795_000_000.0)
    monkeypatch.setattr(app, "SystemClock", lambda: clock)
    monkeypatch.setattr(Application, "sound", lambda _app, preferences: SilentSound(preferences))
    monkeypatch.setattr(time, "sleep", clock.advance)
    return clock


def records(tmp_path) -> list[SessionRecord]:
    with closing(HistoryDatabase(tmp_path / "data" / "history.sqlite3")) as history:
        return list(history.page(9))


def test_a_guided_session_leaves_its_record(run, tmp_path, in_no_time):
    code, out, err = run("guide", "desk-break", "--level", "mute")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "Done: 2:10 in stretches."
    [record] = records(tmp_path)
    assert (record.routine_id, record.finished, record.held_s) == ("desk-break", True, 130.0)
    assert not (tmp_path / "data" / "running.json").exists()


def test_a_session_at_another_speed_is_a_rehearsal_and_leaves_nothing(run, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "running.json").write_text("a session that was broken off")
    code, out, err = run("guide", "desk-break", "--level", "mute", "--speed", "1000")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "Rehearsed: 2:10 in stretches. Nothing was added to the history."
    assert sorted(path.name for path in data.iterdir()) == ["cache", "running.json"]


def test_a_guided_session_in_which_nothing_was_held_leaves_no_record(run, tmp_path, in_no_time, monkeypatch):
    monkeypatch.setattr("stretchtimer.terminal.keys_of", lambda _keyboard: nullcontext(lambda: "qq"))
    code, out, _err = run("guide", "desk-break", "--level", "mute")
    assert code == 0
    assert out.splitlines()[-1] == "Nothing was held, so nothing was added to the history."
    assert records(tmp_path) == []
    assert not (tmp_path / "data" / "running.json").exists()


def test_guiding_keeps_a_session_that_was_broken_off_first(run, tmp_path, in_no_time):
    data = tmp_path / "data"

    def broken_off(seconds: float) -> None:
        if in_no_time.steady + seconds > 100:
            raise KeyboardInterrupt
        in_no_time.advance(seconds)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "sleep", broken_off)
        code, out, _err = run("guide", "quick-reset", "--level", "mute")
    assert code == 130
    assert out.splitlines()[-1] == "Stopped. The window offers to go on within the hour."
    assert (data / "running.json").exists()
    assert records(tmp_path) == []
    assert run("guide", "desk-break", "--level", "mute")[0] == 0
    assert [(record.routine_id, record.finished) for record in records(tmp_path)] == [
        ("desk-break", True),
        ("quick-reset", False),
    ]


def test_a_history_that_cannot_be_opened_is_told_before_the_session(run, tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "history.sqlite3").write_text("not a database " * 100)

    def begin(*_asked):
        raise SoundError("It begins.")

    monkeypatch.setattr(Application, "guided", begin)
    code, _out, err = run("guide", "desk-break", "--level", "mute")
    assert code == REFUSED
    assert [part for part in ("history.sqlite3", "It begins.") if part in err] == [
        "history.sqlite3",
        "It begins.",
    ]


def test_guiding_beside_a_session_elsewhere_is_refused_and_changes_nothing(run, tmp_path, in_no_time):
    data = tmp_path / "data"
    data.mkdir()
    running = RunningFile(data / "running.json")
    assert running.claim()
    running.save({"a": "session"})
    running.load()
    before = (data / "running.json").read_bytes()
    code, _out, err = run("guide", "desk-break", "--level", "mute")
    assert code == REFUSED
    assert err == (
        "stretchtimer: A session is under way in another window or terminal. End it there, then start this "
        "one.\n"
    )
    assert (data / "running.json").read_bytes() == before
    running.release()


def test_a_routine_goes_out_and_comes_in_beside_itself(run, tmp_path):
    file = tmp_path / "wind.stretch"
    assert run("export", "wind-down", "-o", file)[0] == 0
    assert run("export", "wind-down", "-o", file)[0] == REFUSED
    code, out, _err = run("import", file)
    assert code == 0
    assert "Nothing was kept" in out
    assert run("list")[1].count("Wind-down") == 1
    assert run("import", file, "--yes")[0] == 0
    assert run("list")[1].count("Wind-down") == 2


def test_what_cannot_be_kept_is_not_said_to_be(run, tmp_path):
    file = tmp_path / "wind.stretch"
    run("export", "wind-down", "-o", file)
    shutil.rmtree(tmp_path / "data")
    (tmp_path / "data").write_text("in the way")
    code, out, err = run("import", file, "--yes")
    assert (code, "Kept" in out) == (REFUSED, False)
    assert "data cannot be written" in err
    assert "--data-dir" in err


def test_what_is_wrong_is_said_once(tmp_path):
    (tmp_path / "data").write_text("in the way")
    (tmp_path / "list.txt").write_text("Knee to chest 30 s each side x3")
    told = subprocess.run(
        [sys.executable, "-m", "stretchtimer", "--data-dir", "data", "import", "list.txt", "--yes"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert told.returncode == REFUSED
    assert told.stderr.count("cannot be written") == 1


def test_of_several_routines_those_that_were_kept_are_said(run, tmp_path, monkeypatch):
    run("export", "gentle", "-o", tmp_path / "gentle.stretch")

    def twice(path, catalogue):
        found = preview_file(path, catalogue)
        return replace(found, routines=found.routines * 2)

    monkeypatch.setattr("stretchtimer.exchange.service.preview_file", twice)
    real, calls = RoutineFiles.save, []

    def save(*given):
        calls.append(given)
        if len(calls) == 2:
            raise StorageError("The disk is full.")
        real(*given)

    monkeypatch.setattr(RoutineFiles, "save", save)
    code, out, err = run("import", tmp_path / "gentle.stretch", "--yes")
    assert code == REFUSED
    assert len([line for line in out.splitlines() if line.startswith("Kept")]) == 1
    assert "The disk is full." in err


def test_broken_files_of_the_person_are_told_and_the_rest_works(run, tmp_path):
    (tmp_path / "data" / "routines").mkdir(parents=True)
    (tmp_path / "data" / "routines" / "mine.stretch").write_text("format = 1\n[x")
    (tmp_path / "data" / "preferences.toml").write_text('level = "loud"\n')
    code, out, err = run("list")
    assert code == 0
    assert len(out.splitlines()) == len(ROUTINES)
    assert "mine.stretch" in err
    assert "level" in err


def test_every_command_has_its_help():
    for action in parser()._subparsers._group_actions[0]._choices_actions:
        assert action.help


def test_doctor_reads_every_file_and_says_what_is_wrong(run, tmp_path, monkeypatch):
    monkeypatch.setattr("stretchtimer.speech.diagnosis.diagnose", lambda *_, **__: [])
    data = tmp_path / "data"
    (data / "routines").mkdir(parents=True)
    (data / "preferences.toml").write_text('level = "loud"\n')
    (data / "routines" / "mine.stretch").write_text("name = ")
    (data / "history.sqlite3").write_text("not a database " * 100)
    code, out, _err = run("doctor")
    assert code == 0
    wrong = [line for line in out.splitlines() if line.startswith("!!")]
    for part in ("“level”", "mine.stretch", "history.sqlite3"):
        assert any(part in line for line in wrong), part


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        (["From the clinic.stretch"], ["open", "From the clinic.stretch"]),
        (["/a/b.feeel"], ["open", "/a/b.feeel"]),
        (["--data-dir", "d.d", "a.stretch"], ["--data-dir", "d.d", "open", "a.stretch"]),
        (["--data-dir=d.d", "a.stretch"], ["--data-dir=d.d", "open", "a.stretch"]),
        (["--data-dir=d.d"], ["--data-dir=d.d"]),
        (["--data-dir=d.d", "list"], ["--data-dir=d.d", "list"]),
        (["import", "a.stretch"], ["import", "a.stretch"]),
        (["--data-dir", "d.d"], ["--data-dir", "d.d"]),
        (["list"], ["list"]),
        (["--version"], ["--version"]),
        ([], []),
    ],
)
def test_a_file_alone_is_opened_as_a_double_click_does_it(words, understood):
    assert with_command(words) == understood


@pytest.mark.parametrize(
    ("words", "routine", "file"),
    [
        ([], None, None),
        (["open"], None, None),
        (["hips.stretch"], None, Path("hips.stretch")),
        (["start", "gentle"], "gentle", None),
    ],
)
def test_the_window_is_told_what_to_start_or_to_show(run, monkeypatch, words, routine, file):
    told = []

    def window(_rooms, routine, file):
        told.append((routine and routine.id, file))
        return 0

    monkeypatch.setattr("stretchtimer.ui.app.launch.run", window)
    assert run(*words)[0] == 0
    assert told == [(routine, file)]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_a_display_that_does_not_answer_is_a_sentence_and_no_ok(run, monkeypatch):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.setattr("stretchtimer.speech.diagnosis.diagnose", lambda *_, **__: [])
    monkeypatch.setattr(
        "stretchtimer.ui.app.launch.run", lambda *_: pytest.fail("Qt would abort the process")
    )
    code, _out, err = run("open")
    assert code == REFUSED
    assert "The display :4711 does not answer" in err
    found = [line.partition(" ")[::2] for line in run("doctor")[1].splitlines()]
    marks = [mark for mark, sentence in found if sentence.lstrip().startswith(("Display", "The display"))]
    assert marks == ["!!"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
@pytest.mark.parametrize("words", [(), ("start", "gentle"), ("open",)])
def test_a_window_without_a_display_is_a_sentence(run, monkeypatch, words):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(
        "stretchtimer.ui.app.launch.run", lambda *_: pytest.fail("Qt would abort the process")
    )
    code, _out, err = run(*words)
    assert code == REFUSED
    assert "There is no display for the window" in err
    assert "guide ROUTINE" in err


def printing(monkeypatch, file, encoding, errors="strict"):
    stream = TextIOWrapper(file, encoding=encoding, errors=errors, line_buffering=True)
    monkeypatch.setattr(sys, "stdout", stream)


@pytest.mark.parametrize("words", [("plan", "full-relief"), ("guide", "desk-break", "--speed", "1000")])
@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
def test_a_terminal_of_few_letters_shows_what_it_can(run, monkeypatch, words, errors):
    printing(monkeypatch, shown := BytesIO(), "ascii", errors)
    assert run(*words)[0] == 0
    assert shown.getvalue()


def test_a_plan_for_programs_is_whole_in_any_encoding(run, monkeypatch):
    whole = json.loads(run("plan", "full-relief", "--json")[1])
    printing(monkeypatch, shown := BytesIO(), "ascii")
    assert run("plan", "full-relief", "--json")[0] == 0
    assert json.loads(shown.getvalue()) == whole


class Full(BytesIO):
    """A disk with no room left."""

    def write(self, _data):
        raise OSError(ENOSPC, "No space left on device")


@pytest.mark.parametrize("words", [("list",), ("doctor",), ("guide", "desk-break", "--speed", "1000")])
def test_output_that_cannot_be_written_is_a_sentence(run, monkeypatch, words):
    printing(monkeypatch, Full(), "utf-8")
    code, _out, err = run(*words)
    monkeypatch.undo()
    assert code == REFUSED
    assert "No space left on device" in err
    assert len(err.strip().splitlines()) == 1


def test_nobody_at_either_end_is_no_bug(run, tmp_path, monkeypatch):
    run("export", "gentle", "-o", tmp_path / "gentle.stretch")
    monkeypatch.setattr(sys, "stdin", None)
    assert run("import", tmp_path / "gentle.stretch")[0] == 0
    monkeypatch.setattr(sys, "stdout", None)
    assert run("guide", "desk-break", "--speed", "1000")[0] == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be told this way")
def test_double_click_is_registered_and_taken_back(run, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    for tool in ("update-mime-database", "update-desktop-database"):
        (tmp_path / tool).write_text("#!/bin/sh\n")
        (tmp_path / tool).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    asked = run("doctor")[1].splitlines()
    assert [line[:2] for line in asked if "“stretchtimer register” changes that" in line] == ["!!"]
    code, out, err = run("register")
    assert (code, err) == (0, "")
    assert out.startswith("Stretch Timer opens .stretch files")
    entry = (tmp_path / "share/applications/stretchtimer.desktop").read_text()
    assert f'Exec="{sys.executable}" "-m" "stretchtimer" "open" %f' in entry
    assert "ok  Files: .stretch files open with Stretch Timer." in run("doctor")[1]
    assert run("register", "--undo")[0] == 0
    assert not (tmp_path / "share/applications/stretchtimer.desktop").exists()


def test_a_desktop_that_cannot_be_told_is_a_sentence(run, tmp_path, monkeypatch):
    monkeypatch.setattr("stretchtimer.desktop.mime_association.shutil.which", lambda _tool: None)
    code, _out, err = run("register")
    assert code == REFUSED
    assert "shared-mime-info" in err
    assert "Install" in err


def window_with_a_history(rooms, *_asked) -> int:
    rooms.stores.history.count()
    return 0


def window_that_fails(rooms, *_asked) -> int:
    rooms.stores.history.count()
    raise StorageError("The disk is full.")


@pytest.mark.parametrize(
    ("words", "window", "code"),
    [
        (("doctor",), None, 0),
        (("list",), None, 0),
        (("guide", "desk-break", "--level", "mute"), None, 0),
        (("guide", "no such routine"), None, REFUSED),
        (("open",), window_with_a_history, 0),
        (("open",), window_that_fails, REFUSED),
    ],
)
def test_a_command_closes_what_it_opened(request, run, monkeypatch, words, window, code):
    if words[0] == "guide":
        request.getfixturevalue("in_no_time")
    opened, handlers, connect = [], list(logging.getLogger().handlers), sqlite3.connect

    def connected(*given, **named):
        opened.append(connect(*given, **named))
        return opened[-1]

    monkeypatch.setattr("sqlite3.connect", connected)
    monkeypatch.setattr("stretchtimer.ui.app.launch.run", window)
    assert run(*words)[0] == code
    assert opened or code == REFUSED
    for connection in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")
    assert logging.getLogger().handlers == handlers


def test_shorter_holds_are_for_this_once(run, tmp_path):
    def held(*words) -> list[float]:
        plan = json.loads(run("plan", "quick-reset", "--level", "mute", "--json", *words)[1])
        return [phase["length_s"] for phase in plan["phases"] if phase["kind"] in ("hold", "move")]

    assert held("--shorter") == [24.0, 15.0, 15.0, 15.0, 15.0]
    assert held() == [36.0, 20.0, 20.0, 20.0, 20.0]
    code, out, _err = run("guide", "quick-reset", "--shorter", "--level", "mute", "--speed", "1000")
    assert code == 0
    assert out.splitlines()[-1].startswith("Rehearsed: 1:24 in stretches.")
