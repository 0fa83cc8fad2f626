"""Saving an audio file can be left at any moment, and always ends: with the file, or with a sentence."""

import threading

import pytest
from PySide6.QtWidgets import QProgressDialog, QPushButton

from stretchtimer.app import Application
from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.errors import SoundError
from stretchtimer.domain.plan import Level
from stretchtimer.domain.preferences import Preferences
from stretchtimer.paths import Folders
from stretchtimer.speech import file_export
from stretchtimer.speech.panning import CENTRE
from stretchtimer.speech.silent import SilentSound
from stretchtimer.ui.app.window import MainWindow
from stretchtimer.ui.exporting.audio_export import AudioExport
from stretchtimer.ui.theme.style import Style
from tests.e2e.harness import wait_until
from tests.patience import PATIENCE_S


class Wordless(SilentSound):
    """A voice that a file can be written with that has no words."""

    def clip(self, text):
        del text

    def sides(self, text):
        del text
        return CENTRE


class Unspoken(Wordless):
    """A voice that never has its clips."""

    def prepared(self, texts):
        return False


class Rooms(Application):
    made = Wordless

    def sound(self, preferences):
        return self.made(preferences)


@pytest.fixture
def services(tmp_path):
    return Rooms(Folders(data=tmp_path / "data", cache=tmp_path / "cache"), ManualClock())


@pytest.fixture
def window(qtbot):
    window = MainWindow(Style())
    qtbot.addWidget(window)
    return window


@pytest.fixture
def begin(services, asked, window, tmp_path):
    """Begin to write a routine into `out.wav`, and tell when the export is gone."""

    def begun(level="tones") -> list[str]:
        asked.path = str(tmp_path / "out" / "out.wav")
        (tmp_path / "out").mkdir()
        preferences = Preferences(level=Level(level))
        export = AudioExport(services, asked, services.routine("gentle"), preferences, window)
        window.closing.connect(export.stop)
        gone = []
        export.destroyed.connect(lambda: gone.append("gone"))
        export.ask()
        return gone

    return begun


def writers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "audio-export"]


def test_the_file_is_written_and_nothing_is_told(qtbot, begin, asked, tmp_path):
    gone = begin()
    qtbot.waitUntil(lambda: gone == ["gone"], timeout=PATIENCE_S * 1000)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["out.wav"]
    assert asked.warnings == []


def test_what_is_known_to_go_wrong_is_a_sentence(qtbot, begin, services, asked, monkeypatch):
    def render(*_what):
        raise SoundError("No voice.")

    monkeypatch.setattr(services, "render", render)
    gone = begin()
    qtbot.waitUntil(lambda: gone == ["gone"], timeout=PATIENCE_S * 1000)
    assert asked.warnings == ["No voice."]


def test_what_nobody_foresaw_is_a_sentence_and_in_the_log(qtbot, begin, services, asked, monkeypatch, caplog):
    def render(*_what):
        raise ZeroDivisionError("a bug in the writer")

    monkeypatch.setattr(services, "render", render)
    gone = begin()
    qtbot.waitUntil(lambda: gone == ["gone"], timeout=PATIENCE_S * 1000)
    assert len(asked.warnings) == 1
    assert "out.wav was not written" in asked.warnings[0]
    assert "a bug in the writer" in asked.warnings[0]
    assert services.data_folder in asked.warnings[0]
    assert "ZeroDivisionError" in caplog.text


def test_it_can_be_cancelled_while_the_voice_is_waited_for(qtbot, begin, services, window, asked, tmp_path):
    services.made = Unspoken
    gone = begin("guide")
    window.findChild(QProgressDialog).findChild(QPushButton).click()
    qtbot.waitUntil(lambda: not writers(), timeout=PATIENCE_S * 1000)
    qtbot.waitUntil(lambda: gone == ["gone"])
    assert list((tmp_path / "out").iterdir()) == []
    assert asked.warnings == []


@pytest.mark.parametrize("moment", ["the clips", "the file"])
def test_a_window_that_closes_takes_back_what_is_being_written(
    qtbot, begin, services, window, asked, tmp_path, monkeypatch, moment
):
    if moment == "the clips":
        services.made = Unspoken
        gone = begin("guide")
    else:
        written, to_bytes, render, leave = threading.Event(), file_export.to_bytes, services.render, []

        def rendering(*asked):
            leave.append(asked[-1])
            return render(*asked)

        def slowly(chunk):
            written.set()
            wait_until(leave[0], "the writer was told to leave")
            return to_bytes(chunk)

        monkeypatch.setattr(services, "render", rendering)
        monkeypatch.setattr(file_export, "to_bytes", slowly)
        gone = begin()
        assert written.wait(PATIENCE_S)
        assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".part"]
    window.close()
    assert not writers()
    assert list((tmp_path / "out").iterdir()) == []
    qtbot.waitUntil(lambda: gone == ["gone"])
    assert asked.warnings == []
