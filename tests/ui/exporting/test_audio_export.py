"""Saving an audio file can be left at any moment, and always ends: with the file, or with a sentence."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

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
from stretchtimer.ui.exporting.writing_dialog import WritingDialog
from stretchtimer.ui.theme.style import Style
from tests.e2e.harness import wait_until
from tests.patience import PATIENCE_S

# the offscreen platform complains about windows that have a least size
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


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
def written():
    """What was said to be written."""
    return []


@pytest.fixture
def begin(services, asked, window, tmp_path, written):
    """Begin to write a routine into `out.wav`, and tell when the export is gone."""

    def begun(level="tones", name="out.wav") -> list[str]:
        asked.path = str(tmp_path / "out" / name)
        (tmp_path / "out").mkdir(exist_ok=True)
        preferences = Preferences(level=Level(level))
        export = AudioExport(services, Style(), asked, services.routine("gentle"), preferences, window)
        window.closing.connect(export.stop)
        export.written.connect(written.append)
        gone = []
        export.destroyed.connect(lambda: gone.append("gone"))
        export.ask()
        return gone

    return begun


def writers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "audio-export"]


def shown(window) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


@pytest.mark.parametrize("name", ["out.wav", "out.mp3"])
def test_the_file_is_written_and_it_is_said_where(qtbot, begin, asked, tmp_path, written, name):
    gone = begin(name=name)
    qtbot.waitUntil(lambda: gone == ["gone"], timeout=PATIENCE_S * 1000)
    assert [path.name for path in (tmp_path / "out").iterdir()] == [name]
    assert (asked.warnings, written) == ([], [str(tmp_path / "out" / name)])


def test_only_what_can_be_written_here_is_offered_and_mp3_first(begin, asked, services, monkeypatch):
    monkeypatch.setattr(Rooms, "audio_suffixes", [".mp3", ".wav"])
    asked.path = ""
    AudioExport(services, Style(), asked, services.routine("gentle"), Preferences(), None).ask()
    assert (asked.names, asked.kinds) == (["Gentle.mp3"], ["MP3 (*.mp3);;WAV (*.wav)"])


@pytest.mark.parametrize(
    ("name", "level", "said"),
    [
        ("out.xyz", "guide", "no kind of audio file"),
        ("no/where.mp3", "guide", "cannot be written"),
        ("out.mp3", "guide", "No voice can be written to a file"),
    ],
    ids=["the kind", "the place", "the voice"],
)
def test_whatever_goes_wrong_at_once_leaves_the_window_free(
    qtbot, begin, asked, window, tmp_path, monkeypatch, written, name, level, said
):
    in_front = []
    monkeypatch.setattr(
        asked, "warn", lambda *what: (asked.warnings.append(what[-1]), in_front.extend(shown(window)))
    )
    gone = begin(level, name)
    qtbot.waitUntil(lambda: gone == ["gone"], timeout=PATIENCE_S * 1000)
    assert said in asked.warnings[0]
    assert (len(asked.warnings), in_front, shown(window), written) == (1, [], [], [])
    assert list((tmp_path / "out").iterdir()) == []


def test_a_disk_without_room_leaves_the_window_free(qtbot, begin, asked, window, tmp_path, monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file_export.os, "fsync", full)
    gone = begin()
    qtbot.waitUntil(lambda: gone == ["gone"], timeout=PATIENCE_S * 1000)
    assert "No space left on device" in asked.warnings[0]
    assert (shown(window), list((tmp_path / "out").iterdir())) == ([], [])


def test_a_folder_that_is_only_read_leaves_the_window_free(qtbot, begin, asked, window, monkeypatch):
    def denied(*_how, **_more):
        raise PermissionError(13, "Permission denied")

    # the tests may run as one who is denied nothing
    monkeypatch.setattr(file_export.Path, "touch", denied)
    gone = begin("guide", "out.mp3")
    qtbot.waitUntil(lambda: gone == ["gone"], timeout=PATIENCE_S * 1000)
    assert "Permission denied" in asked.warnings[0]
    assert shown(window) == []


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


@pytest.mark.parametrize("way", ["the button", "Escape", "the corner"])
def test_it_can_be_cancelled_while_the_voice_is_waited_for(
    qtbot, begin, services, window, asked, tmp_path, written, way
):
    services.made = Unspoken
    gone = begin("guide")
    dialog = window.findChild(WritingDialog)
    assert dialog.isVisible()
    if way == "the button":
        dialog.cancel_button.click()
    elif way == "Escape":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()
    # the window is free at once, whatever the voice does
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not writers(), timeout=PATIENCE_S * 1000)
    qtbot.waitUntil(lambda: gone == ["gone"])
    assert written == []
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
