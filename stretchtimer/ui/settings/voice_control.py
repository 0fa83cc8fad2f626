"""Show who speaks, and let another voice be heard and chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from stretchtimer.domain.ports import Voice
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.settings.controls import SettingControl
from stretchtimer.ui.settings.notice_dialog import NoticeDialog
from stretchtimer.ui.settings.voice_dialog import VoiceDialog
from stretchtimer.ui.settings.voice_entries import chosen_for_you, entry, missing_entry
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.announcement import announce


class VoiceControl(SettingControl):
    """One of the voices, the id "" leaves the choice to the program; its row tells who speaks now.

    `explanation` is what the row says of a voice that says nothing of itself.
    """

    audition_asked = Signal(str)
    """The id of a voice that is to be heard."""

    def __init__(self, style: Style, label: str, explanation: str) -> None:
        super().__init__(label)
        self._style, self._explanation = style, explanation
        self._voices: Sequence[Voice] = ()
        self.value = self._stand_in = self._trouble = ""
        self._dialog: VoiceDialog | None = None
        self.change_button, self.about_button = (
            QPushButton(_("Change voice…")),
            QPushButton(_("About this voice")),
        )
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        for button, kind in ((self.change_button, "secondary"), (self.about_button, "ghost")):
            button.setProperty("kind", kind)
            button.setProperty("extent", "small")
            buttons.addWidget(button)
        self._row.addLayout(buttons)
        self.change_button.clicked.connect(self._change)
        self.about_button.clicked.connect(self._show_notice)
        self.about_button.hide()
        self.setFocusProxy(self.change_button)

    @property
    def speaking(self) -> Voice | None:
        """Return the voice that speaks now, None where no engine names it."""
        chosen = "" if self._stand_in else self.value
        return next((v for v in self._voices if (v.id == chosen if chosen else v.usual)), None)

    @property
    def has_pitch(self) -> bool:
        """Tell whether the voice that speaks now can be deeper or higher."""
        voice = self.speaking
        return voice.pitch if voice is not None else any(voice.pitch for voice in self._voices)

    def show_value(self, value: object) -> None:
        self.value = str(value)
        self._explain()

    def show_voices(self, voices: Sequence[Voice]) -> None:
        """Offer these voices."""
        self._voices = voices
        self._list_voices()

    def show_stand_in(self, sentence: str) -> None:
        """Say that the voice that is set is not here and what speaks instead; empty takes that back."""
        self._stand_in = sentence
        self._list_voices()

    def show_trouble(self, sentence: str) -> None:
        """Say why a voice that was asked for is not heard; empty takes that back."""
        self._trouble = sentence
        if sentence:
            announce(self, sentence)
        if self._dialog is not None:
            self._dialog.show_trouble(sentence)
        self._explain()

    def _list_voices(self) -> None:
        if self._dialog is not None:
            self._dialog.show_voices(self._voices, bool(self._stand_in))
        self._explain()

    def _explain(self) -> None:
        voice, words = self.speaking, self._words()
        about = voice.about if voice is not None else ""
        said = [text for text in (self._trouble, self._stand_in, about) if text]
        explained = "\n".join(said) or self._explanation
        self.change_button.setAccessibleName(_("Change voice, now {voice}").format(voice=words))
        self.change_button.setAccessibleDescription(explained)
        self.about_button.setHidden(voice is None or not voice.notice)
        self.explained.emit(words, explained)

    def _words(self) -> str:
        """Return the voice that is set, as the row shows it."""
        if not self.value:
            return chosen_for_you(self._voices)
        voice = next((voice for voice in self._voices if voice.id == self.value), None)
        listed = entry(voice) if voice is not None else missing_entry(self.value, bool(self._stand_in))
        return listed.words

    def _change(self) -> None:
        dialog = VoiceDialog(self._style, self._voices, self.value, bool(self._stand_in), self.window())
        dialog.audition_asked.connect(self.audition_asked)
        dialog.chosen.connect(self._choose)
        dialog.finished.connect(self._closed)
        dialog.show_trouble(self._trouble)
        self._dialog = dialog
        dialog.open()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _choose(self, voice: str) -> None:
        if voice != self.value:
            self.show_value(voice)
            self.chosen.emit(voice)

    def _show_notice(self) -> None:
        voice = self.speaking
        if voice is not None:
            dialog = NoticeDialog(self._style, entry(voice).words, voice.notice, self.window())
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
