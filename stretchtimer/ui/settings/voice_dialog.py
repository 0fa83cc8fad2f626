"""Hear the voices there are, and choose one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from stretchtimer.domain.ports import Voice
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext
from stretchtimer.ui.settings.voice_entries import VoiceEntry, entries, found
from stretchtimer.ui.settings.voice_list import VoiceList
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.dialog import Dialog
from stretchtimer.ui.widgets.label import label

#: More voices than these are searched rather than looked through.
FEW_VOICES = 10
_WIDE_PX, _HIGH_PX = 560, 620


class VoiceDialog(Dialog):
    """The list; `chosen` carries the id of a voice. Whatever is heard, only Enter or its button chooses.

    `lacking` tells that the voice that is set is known not to be here.
    """

    chosen = Signal(str)
    audition_asked = Signal(str)

    def __init__(
        self, style: Style, voices: Sequence[Voice], voice: str, lacking: bool, parent: QWidget
    ) -> None:
        super().__init__(style, parent)
        self._style, self._set = style, voice
        self._entries: list[VoiceEntry] = []
        self._known = False
        self.setWindowTitle(_("Choose a voice"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a voice or language"))
        self.search.setAccessibleName(_("Find a voice or language"))
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.said = label("caption", wrap=True)
        self.trouble = label("error", wrap=True)
        self.trouble.hide()
        self.list = VoiceList(style)
        self.hear_button, self.use_button = (
            QPushButton(_("Hear this voice")),
            QPushButton(_("Use this voice")),
        )
        self.cancel_button = QPushButton(_("Cancel"))
        self.use_button.setProperty("kind", "primary")
        self.use_button.setDefault(True)
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.list.opened.connect(self._show_marked)
        self.list.hear_asked.connect(self.audition_asked)
        self.list.doubleClicked.connect(self.accept)
        self.hear_button.clicked.connect(lambda: self.list.hear(self.list.currentIndex()))
        self.use_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.show_voices(voices, lacking)
        self._restyle()
        style.changed.connect(self._restyle)
        self.resize(style.px(_WIDE_PX), style.px(_HIGH_PX))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        buttons = QHBoxLayout()
        buttons.addWidget(self.hear_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.use_button)
        column.addWidget(self.search)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        column.addWidget(self.trouble)
        column.addLayout(buttons)

    def _restyle(self) -> None:
        side = self._style.px(18)
        self._glass.setIcon(icons.icon("search", self._style.color("text"), side))
        self.hear_button.setIcon(icons.icon("play", self._style.color("text"), side))
        self.hear_button.setIconSize(QSize(side, side))

    def show_voices(self, voices: Sequence[Voice], lacking: bool) -> None:
        """List these voices; what is marked stays so where it is among them."""
        self._entries = entries(voices, self._set, lacking)
        self._known = bool(voices)
        self.search.setHidden(len(voices) <= FEW_VOICES)
        self._find(self.search.text())

    def show_trouble(self, sentence: str) -> None:
        """Say why a voice is not heard; nothing where it is."""
        self.trouble.setText(sentence)
        self.trouble.setHidden(not sentence)

    def _find(self, text: str) -> None:
        marked = self.list.entry
        hits = found(self._entries, text)
        self.list.show_entries(hits, self._set if marked is None else marked.id)
        self._show_marked()
        if not self._known:
            self._say(_("The voices of this computer appear here as soon as they are known."))
        elif not text.strip():
            self._say(_("Up and down go through the voices, Space plays one, Enter uses it."))
        elif hits:
            self._say(ngettext("{n} voice found.", "{n} voices found.", len(hits)).format(n=len(hits)))
        else:
            self._say(_("No voice or language has these words. Try fewer letters."))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        for widget in (self.search, self.list):
            widget.setAccessibleDescription(words)

    def _show_marked(self) -> None:
        entry = self.list.entry
        self.use_button.setEnabled(entry is not None)
        self.hear_button.setEnabled(entry is not None and entry.here)
        for button in (self.hear_button, self.use_button):
            button.setAccessibleName(f"{button.text()}, {entry.words}" if entry else button.text())

    def accept(self) -> None:
        """Choose the voice that is marked, where one is."""
        entry = self.list.entry
        if entry is not None:
            super().accept()
            self.chosen.emit(entry.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the voices from the search, too."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.list.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)
