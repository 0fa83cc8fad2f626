"""A voice that is set but not here is said on the first page and in the settings, and what speaks instead."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.ports import SoundMode, SoundStatus, Voice
from stretchtimer.domain.preferences import SETTINGS
from stretchtimer.paths import Folders
from stretchtimer.speech.silent import SilentSound
from stretchtimer.ui.app.navigation import Navigation
from stretchtimer.ui.settings.voice_dialog import VoiceDialog
from tests.ui.app.programs import QuietApplication

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform knows no least size

SENTENCE = "The voice “klingon” is not on this computer, so “English” speaks. Choose another in Settings."


class WithoutKlingon(SilentSound):
    """A voice that finds out what is not here once it is asked which voices there are."""

    def __init__(self, preferences) -> None:
        super().__init__(preferences)
        self.voice, self.asked = preferences.voice, False
        self.heard = []

    def audition(self, text, voice):
        self.heard.append((text, voice))

    def configure(self, preferences):
        super().configure(preferences)
        self.voice = preferences.voice

    def voices(self):
        self.asked = True
        return (Voice("en", "English", "en"),)

    def poll(self):
        missing = self.asked and self.voice == "klingon"
        return SoundStatus(SoundMode.VOICE, "", SENTENCE if missing else "")


class WithStandIn(QuietApplication):
    def sound(self, preferences):
        return WithoutKlingon(preferences)


@pytest.fixture
def services(tmp_path):
    services = WithStandIn(
        Folders(data=tmp_path, cache=tmp_path / "cache"), ManualClock(wall=1_795_000_000.0)
    )
    services.stores.preferences.save(services.stores.preferences.load().changed("voice", "klingon"))
    return services


def shown_in_settings(program: Navigation) -> list[str]:
    row = program.window.page("settings").controls["voice"].parentWidget()
    return [label.text() for label in row.findChildren(QLabel)]


def test_it_is_said_on_both_pages_until_another_voice_is_chosen(qtbot, program):
    program.open()
    banners = program.home._page.detail.banners
    qtbot.waitUntil(lambda: banners.stand_in is not None and banners.stand_in.isVisible())
    assert banners.stand_in.sentence == SENTENCE
    program.window.show_page("settings")
    assert SENTENCE in shown_in_settings(program)
    program.settings.choose("voice", "en")
    qtbot.waitUntil(lambda: not program.voice.watching)
    assert SENTENCE not in shown_in_settings(program)
    assert SETTINGS["voice"].help in shown_in_settings(program)
    program.window.show_page("home")
    assert not banners.stand_in.isVisible()


def test_the_way_out_is_a_voice_that_was_heard_and_chosen_in_the_settings(qtbot, services, program):
    program.open()
    program.window.show_page("settings")
    control = program.window.page("settings").voice
    qtbot.waitUntil(lambda: SENTENCE in shown_in_settings(program))
    control.change_button.click()
    [dialog] = program.window.findChildren(VoiceDialog)
    assert dialog.list.entry.id == "klingon"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return):
        qtbot.keyClick(dialog.list, key)
    [(words, voice)] = program.voice.sound.heard
    assert words
    assert voice == services.stores.preferences.load().voice == program.voice.sound.voice == "en"
    assert SENTENCE not in shown_in_settings(program)
    program.voice.rest()


def test_nothing_is_asked_for_nobodys_sake(qtbot, services, program):
    services.stores.preferences.save(services.stores.preferences.load().changed("voice", ""))
    program.voice.configure(services.stores.preferences.load())
    program.open()
    qtbot.waitUntil(lambda: program.voice._texts != ())
    qtbot.waitUntil(lambda: not program.voice.watching)
    assert not program.voice.sound.asked
