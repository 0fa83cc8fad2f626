"""Show the settings, one card a group; every change is kept as it is made."""

from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.domain.ports import Voice
from stretchtimer.domain.preferences import SETTINGS, Preferences
from stretchtimer.ui.settings.controls import ChoiceControl, Control, VoiceControl, control_for
from stretchtimer.ui.tokens import Tokens

TWO_COLUMNS_FROM_PX = 1100
#: A row of choices at least this long stands under its label.
WIDE_CHOICES = 5


class SettingsPage(QWidget):
    """The page; `changed` carries the Preferences after each change."""

    changed = Signal(object)
    sample_asked = Signal()
    folder_asked = Signal()

    def __init__(
        self, tokens: Tokens, preferences: Preferences, data_folder: str, scale: float = 1.0
    ) -> None:
        super().__init__()
        self._preferences, self._scale = preferences, scale
        self.setObjectName("page")
        self.controls: dict[str, Control] = {}
        self._cards: list[QFrame] = []
        self._columns = [QVBoxLayout(), QVBoxLayout()]
        groups = list(dict.fromkeys(setting.group for setting in SETTINGS.values()))
        for group in groups:
            self._cards.append(self._card(group))
        self._cards.append(self._data_card(data_folder))
        self._lay_out()
        self.show_preferences(preferences)
        self.set_tokens(tokens)

    def _lay_out(self) -> None:
        content = QWidget(objectName="page")
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        head = QHBoxLayout()
        title, saved = QLabel(_("Settings")), QLabel(_("Changes are saved as you make them."))
        title.setProperty("role", "title-l")
        saved.setProperty("role", "caption")
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(saved)
        column.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        for number, cards in enumerate(self._columns):
            cards.setSpacing(16)
            self._grid.addLayout(cards, 0, number)
        column.addLayout(self._grid)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _card(self, group: str) -> QFrame:
        card, column = _empty_card(_(group))
        defaults = Preferences()
        for key, setting in SETTINGS.items():
            if setting.group != group:
                continue
            control = control_for(key, setting, getattr(defaults, key))
            control.chosen.connect(lambda value, key=key: self._chosen(key, value))
            self.controls[key] = control
            under = isinstance(control, ChoiceControl) and len(control.buttons) >= WIDE_CHOICES
            column.addLayout(_row(_(setting.label), _(setting.help), control, under))
        if "voice" in self.controls and group == SETTINGS["voice"].group:
            self.sample_button = QPushButton(_("Test voice and tones"))
            self.sample_button.setProperty("kind", "secondary")
            self.sample_button.clicked.connect(self.sample_asked)
            column.addWidget(self.sample_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _data_card(self, data_folder: str) -> QFrame:
        card, column = _empty_card(_("Your data"))
        button = QPushButton(_("Open folder"))
        button.setProperty("kind", "secondary")
        button.clicked.connect(self.folder_asked)
        column.addLayout(_row(_("Folder"), data_folder, button, under=False))
        note = QLabel(_("Nothing leaves this computer."))
        note.setProperty("role", "caption")
        column.addWidget(note)
        return card

    def _chosen(self, key: str, value: object) -> None:
        self._preferences = replace(self._preferences, **{key: value})
        self.changed.emit(self._preferences)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show these settings without telling anybody."""
        self._preferences = preferences
        for key, control in self.controls.items():
            with QSignalBlocker(control):
                control.show_value(getattr(preferences, key))

    def show_voices(self, voices: Sequence[Voice]) -> None:
        """Offer these voices."""
        control = self.controls["voice"]
        if isinstance(control, VoiceControl):
            control.show_voices(voices)

    def set_tokens(self, tokens: Tokens) -> None:
        """Use the colours of another theme: the style sheet brings them all."""
        del tokens

    def set_scale(self, scale: float) -> None:
        """Use another text size; 1.0 is 100 %."""
        self._scale = scale
        self._arrange()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Stand the cards in two columns where there is room, else in one."""
        two = self.width() >= TWO_COLUMNS_FROM_PX * self._scale
        for cards in self._columns:
            while cards.count():
                cards.takeAt(0)
        half = (len(self._cards) + 1) // 2
        for number, card in enumerate(self._cards):
            self._columns[int(two and number >= half)].addWidget(card)
        for number, cards in enumerate(self._columns):
            cards.addStretch(1)
            self._grid.setColumnStretch(number, 1 if two or number == 0 else 0)


def _empty_card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame(objectName="card")
    column = QVBoxLayout(card)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(12)
    label = QLabel(title)
    label.setProperty("role", "title-s")
    column.addWidget(label)
    return card, column


def _row(label: str, help_text: str, control: QWidget, under: bool) -> QHBoxLayout | QVBoxLayout:
    """Return a setting's label and help with its control beside or under them."""
    words = QVBoxLayout()
    words.setSpacing(2)
    name, explanation = QLabel(label), QLabel(help_text)
    name.setProperty("role", "body")
    explanation.setProperty("role", "caption")
    explanation.setWordWrap(True)
    explanation.setTextFormat(Qt.TextFormat.PlainText)
    name.setBuddy(control)
    words.addWidget(name)
    words.addWidget(explanation)
    row = QVBoxLayout() if under else QHBoxLayout()
    row.setSpacing(8 if under else 16)
    row.addLayout(words, 3)
    row.addWidget(control, 2, Qt.AlignmentFlag.AlignVCenter)
    return row
