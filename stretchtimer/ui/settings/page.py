"""Show the settings, one card a group; every change is kept as it is made."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
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

from stretchtimer.domain.preferences import (
    ADVANCED,
    SETTINGS,
    Clothes,
    Looks,
    Preferences,
    Setting,
    checked,
)
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.settings.controls import (
    SettingControl,
    SwitchControl,
    choices_of,
    control_for,
)
from stretchtimer.ui.settings.pictures import FigureControl
from stretchtimer.ui.settings.row import SettingRow
from stretchtimer.ui.settings.voice_control import VoiceControl
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.banner import Banner

TWO_COLUMNS_FROM_PX = 1000
ICON_PX = 20

#: The icon of a group, by its name in the table of settings; other groups have the page's own.
GROUP_ICONS: Mapping[str, str] = {
    "Voice": "voice",
    "Session": "clock",
    "Look": "screen",
    ADVANCED: "settings",
}


class SettingsPage(QWidget):
    """The page; `changed` carries the Preferences after each change."""

    changed = Signal(object)
    audition_asked = Signal(str)
    """The id of a voice that is to be heard."""
    folder_asked = Signal()
    file_type_chosen = Signal(object)
    """Whether the desktop is to open hand-over files with this program."""

    def __init__(self, style: Style, preferences: Preferences, data_folder: str) -> None:
        super().__init__()
        self._style, self._preferences = style, preferences
        self.setObjectName("page")
        self.controls: dict[str, SettingControl] = {}
        self._rows: dict[QWidget, SettingRow] = {}
        self._pictures: list[tuple[QLabel | QPushButton, str, str]] = []
        self.voice = VoiceControl(style, _(SETTINGS["voice"].label), _(SETTINGS["voice"].help))
        self.voice.audition_asked.connect(self.audition_asked)
        groups = dict.fromkeys(setting.group for setting in SETTINGS.values())
        self._samples: Mapping[StrEnum, str] = {}
        self.trouble = Banner(style, "error")
        self.trouble.hide()
        self._saved = QLabel(_("Changes are saved as you make them."))
        self._cards = [self._group_card(group)[0] for group in groups if group != ADVANCED]
        self._cards += [self._data_card(data_folder), self._advanced_card()]
        self._columns = [QVBoxLayout(), QVBoxLayout()]
        self._lay_out()
        self.show_preferences(preferences)
        self.voice.explained.connect(self._show_advanced)
        self._restyle()
        style.changed.connect(self._restyle)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("page")
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        head = QHBoxLayout()
        title = QLabel(_("Settings"))
        title.setProperty("role", "title-l")
        self._saved.setProperty("role", "caption")
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._saved)
        column.addLayout(head)
        column.addWidget(self.trouble)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        for number, cards in enumerate(self._columns):
            cards.setSpacing(16)
            self._grid.addLayout(cards, 0, number)
        column.addLayout(self._grid)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # the controls scroll it as the keyboard reaches them
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _group_card(self, group: str) -> tuple[QFrame, QVBoxLayout]:
        card, column = self._empty_card(_(group), GROUP_ICONS.get(group, "settings"))
        defaults = Preferences()
        for key, setting in SETTINGS.items():
            if setting.group != group:
                continue
            control = self.voice if key == "voice" else _control(self._style, setting, getattr(defaults, key))
            control.setObjectName(key)
            control.chosen.connect(self._chosen)
            row = self._add_row(column, _(setting.label), _(setting.help), control)
            control.explained.connect(row.explain)
            self.controls[key] = control
        if group == SETTINGS["voice"].group:
            self.sample_button = QPushButton(_("Hear the voice"))
            self._button(self.sample_button, "play")
            self.sample_button.clicked.connect(lambda: self.audition_asked.emit(self._preferences.voice))
            column.addSpacing(8)
            column.addWidget(self.sample_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card, column

    def _data_card(self, data_folder: str) -> QFrame:
        card, column = self._empty_card(_("Your data"), "folder")
        self.folder_button = QPushButton(_("Open folder"))
        self._button(self.folder_button, "folder")
        self.folder_button.clicked.connect(self.folder_asked)
        # a long path breaks at its slashes
        shown = data_folder.replace("/", "/\u200b").replace("\\", "\\\u200b")
        self._add_row(column, _("Where your routines and history are kept"), shown, self.folder_button)
        note = QLabel(_("Nothing leaves this computer."))
        note.setProperty("role", "caption")
        column.addWidget(note)
        return card

    def _advanced_card(self) -> QFrame:
        """Return the card of what few need: its first switch shows the rest."""
        card, column = self._group_card(ADVANCED)
        label = _("Open routine files by double click")
        self.file_type = SwitchControl(label)
        self.file_type.chosen.connect(self.file_type_chosen)
        self._add_row(column, label, _file_type_help(), self.file_type)
        return card

    def _empty_card(self, title: str, icon: str) -> tuple[QFrame, QVBoxLayout]:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.setContentsMargins(0, 0, 0, 4)
        picture, label = QLabel(), QLabel(title)
        self._pictures.append((picture, icon, "accent"))
        label.setProperty("role", "title-s")
        head.addWidget(picture)
        head.addWidget(label, 1)
        column.addLayout(head)
        return card, column

    def _add_row(self, column: QVBoxLayout, label: str, help_text: str, control: QWidget) -> SettingRow:
        # the head of the card is all there is before its first row
        row = SettingRow(self._style, label, help_text, control, line=column.count() > 1)
        self._rows[control] = row
        column.addWidget(row)
        return row

    def _button(self, button: QPushButton, icon: str) -> None:
        button.setProperty("kind", "secondary")
        button.setProperty("extent", "small")
        self._pictures.append((button, icon, "text"))

    def _chosen(self, value: object) -> None:
        key = self.sender().objectName()
        self._preferences = replace(self._preferences, **{key: checked(key, value)})
        self._show_sample()
        self._show_advanced()
        self.changed.emit(self._preferences)

    def show_samples(self, samples: Mapping[StrEnum, str]) -> None:
        """Show what each level says by an example; levels without words have none."""
        self._samples = samples
        self._show_sample()

    def _show_sample(self) -> None:
        said, explained = self._samples.get(self._preferences.level), _(SETTINGS["level"].help)
        words = [explained, *([_("“{words}”").format(words=said)] if said else [])]
        self._rows[self.controls["level"]].set_help("\n".join(words))

    def show_preferences(self, preferences: Preferences) -> None:
        """Show these settings without telling anybody."""
        self._preferences = preferences
        for key, control in self.controls.items():
            control.show_value(getattr(preferences, key))
        self._show_sample()
        self._show_advanced()

    def show_trouble(self, sentence: str) -> None:
        """Say why the last change could not be saved; nothing where it was."""
        self.trouble.set_sentence(sentence)
        self.trouble.setVisible(bool(sentence))
        self._saved.setHidden(bool(sentence))

    def show_file_type(self, ours: bool, obstacle: str = "") -> None:
        """Show who opens hand-over files; `obstacle` says why that cannot be changed here."""
        self.file_type.show_value(ours)
        self.file_type.setEnabled(ours or not obstacle)
        self._rows[self.file_type].set_help(obstacle or _file_type_help())

    def _show_advanced(self) -> None:
        """Show what few need where it is wanted, and the pitch where voices have one."""
        wanted = self._preferences.advanced
        rows = {key: self._rows[self.controls[key]] for key in _folded()}
        shown = {row: wanted and (key != "pitch" or self.voice.has_pitch) for key, row in rows.items()}
        shown[self._rows[self.file_type]] = wanted
        if any(row.isHidden() is offered for row, offered in shown.items()):
            for row, offered in shown.items():
                row.setVisible(offered)
            self._arrange()

    def _restyle(self) -> None:
        size, ratio = self._style.px(ICON_PX), self.devicePixelRatioF()
        for widget, name, token in self._pictures:
            color = self._style.color(token)
            if isinstance(widget, QLabel):
                widget.setPixmap(icons.pixmap(name, color, size, ratio))
            else:
                widget.setIconSize(QSize(size, size))
                widget.setIcon(icons.icon(name, color, size))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Stand the cards in two columns of like height where there is room, else in one."""
        two = self.width() >= TWO_COLUMNS_FROM_PX * self._style.scale
        for cards in self._columns:
            for card in self._cards:
                # an item that Python has taken out lives on, and its card's new height is never asked for
                cards.removeWidget(card)
            if cards.count():
                cards.takeAt(0)
        heights = [0, 0]
        for card in self._cards:
            number = int(two and heights[1] < heights[0])
            heights[number] += card.sizeHint().height()
            self._columns[number].addWidget(card)
        for number, cards in enumerate(self._columns):
            cards.addStretch(1)
            self._grid.setColumnStretch(number, int(two or number == 0))
        self._grid.setHorizontalSpacing(16 if two else 0)


def _file_type_help() -> str:
    return _(
        "Such a file holds a routine that somebody gave you; its name ends in .stretch. "
        "You see what is in it before anything is kept."
    )


def _folded() -> list[str]:
    """Return the settings that the first of the last group shows or hides."""
    return [key for key, setting in SETTINGS.items() if setting.group == ADVANCED and key != "advanced"]


def _control(style: Style, setting: Setting, default: object) -> SettingControl:
    """Return the control of a setting; what the figure looks like is shown, everything else is told."""
    if isinstance(default, Looks | Clothes):
        return FigureControl(style, _(setting.label), choices_of(setting, default))
    return control_for(setting, default)
