"""Hold the settings for the window: show them, keep them, dress the program in them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from stretchtimer.domain.errors import StorageError, StretchTimerError
from stretchtimer.domain.plan import Level
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.sample import LEVEL_SAMPLE, way_in_words
from stretchtimer.ui.app.services import Services
from stretchtimer.ui.app.voice_controller import VoiceController
from stretchtimer.ui.theme.style import Style

if TYPE_CHECKING:
    from stretchtimer.ui.settings.page import SettingsPage


class SettingsController(QObject):
    """The settings as they are; the application wears them from the start.

    `style` is what the whole window looks like. `kept` comes after every change, with the sentence that says
    why it could not be written down, empty where it was.
    """

    changed = Signal()
    kept = Signal(str)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.preferences: Preferences = services.stores.preferences.load()
        self.style = Style(parent=self)
        self.style.follow(self.preferences)

    def keep(self) -> str:
        """Write the settings down; return the sentence that says why they cannot be, empty where they are."""
        try:
            self._services.stores.preferences.save(self.preferences)
        except StorageError as error:
            return str(error)
        return self._services.stores.preferences.trouble

    def choose(self, key: str, value: object) -> None:
        """Change one setting from another page than that of the settings."""
        self._change(self.preferences.changed(key, value))

    def page(self, voice: VoiceController) -> SettingsPage:
        """Return the page that shows them."""
        from stretchtimer.ui.settings.page import SettingsPage

        folder = self._services.data_folder
        page = SettingsPage(self.style, self.preferences, folder)
        page.show_samples(self._samples())
        page.show_trouble(self._services.stores.preferences.trouble)
        page.changed.connect(self._change)
        self.kept.connect(page.show_trouble)
        self.changed.connect(lambda: page.show_preferences(self.preferences))
        page.audition_asked.connect(voice.audition)
        page.folder_asked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(folder)))
        files = self._services.file_type
        page.show_file_type(files.is_ours, files.obstacle)
        page.file_type_chosen.connect(lambda ours: self.set_file_type(page, ours))
        voice.voices_found.connect(page.voice.show_voices)
        voice.stand_in_changed.connect(page.voice.show_stand_in)
        voice.audition_trouble.connect(page.voice.show_trouble)
        page.voice.show_stand_in(voice.stand_in)
        voice.find_voices()
        return page

    def _samples(self) -> dict[StrEnum, str]:
        """Return what each level says on the way into a stretch."""
        return {
            level: way_in_words(
                self._services.planner(self.preferences.changed("level", level.value)).plan(LEVEL_SAMPLE)
            )
            for level in Level
        }

    @Slot(object)
    def _change(self, preferences: Preferences) -> None:
        self.preferences = preferences
        self.kept.emit(self.keep())
        self.style.follow(preferences)
        self.changed.emit()

    def set_file_type(self, page: SettingsPage, ours: bool) -> None:
        """Have the desktop open hand-over files with this program, or no longer; say what hindered it."""
        files, obstacle = self._services.file_type, ""
        try:
            if ours:
                files.claim()
            else:
                files.release()
        except StretchTimerError as error:
            obstacle = str(error)
        page.show_file_type(files.is_ours, obstacle)

    @Slot()
    def follow_system(self) -> None:
        """Take the colours anew: the system, which the settings may leave them to, changed its own."""
        self.style.follow(self.preferences)
