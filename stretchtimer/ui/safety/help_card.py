"""Show the signs that ask for help, by how soon."""

from collections.abc import Sequence
from html import escape
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stretchtimer.ui.safety.texts import HelpGroup
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style

ICON_PX = 22


class HelpCard(QFrame):
    """A card with one list for each group, in one or two columns."""

    def __init__(self, style: Style, title: str, groups: Sequence[HelpGroup]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._style = style
        self._picture = QLabel()
        self._groups = [_group(group) for group in groups]
        heading = QLabel(title)
        heading.setProperty("role", "title-m")
        heading.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._picture)
        head.addWidget(heading, 1)
        self._lists = [QVBoxLayout(), QVBoxLayout()]
        self._row = QHBoxLayout()
        for groups_under in self._lists:
            groups_under.setSpacing(20)
            self._row.addLayout(groups_under)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(head)
        column.addLayout(self._row)
        self._restyle()
        style.changed.connect(self._restyle)

    def set_columns(self, columns: int) -> None:
        """Stand the groups in one column or in two."""
        for groups_under in self._lists:
            while groups_under.count():
                groups_under.takeAt(0)
        in_each = ceil(len(self._groups) / columns)
        for number, group in enumerate(self._groups):
            self._lists[number // in_each].addWidget(group)
        for number, groups_under in enumerate(self._lists):
            groups_under.addStretch(1)
            self._row.setStretch(number, int(number < columns))
        self._row.setSpacing(32 if columns > 1 else 0)

    def _restyle(self) -> None:
        color, side = self._style.color("error"), ICON_PX * self._style.scale
        self._picture.setPixmap(icons.pixmap("alert", color, side, self.devicePixelRatioF()))


def _group(group: HelpGroup) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    signs = bullets(group.signs)
    heard = f"{group.urgency}. {group.lead}" if group.lead else f"{group.urgency}:"
    signs.setAccessibleName(f"{heard} {'; '.join(group.signs)}")
    for label, role in (
        (QLabel(group.urgency), "strong"),
        (QLabel(group.lead), "body-soft"),
        (signs, "body"),
    ):
        if label.text():
            label.setProperty("role", role)
            label.setWordWrap(True)
            column.addWidget(label)
    return widget


def bullets(sentences: Sequence[str]) -> QLabel:
    """Make a list with a mark before each sentence."""
    # a table keeps the second line of a sentence under its first, not under its mark
    rows = "".join(f"<tr><td>•&nbsp;&nbsp;</td><td>{escape(text)}</td></tr>" for text in sentences)
    label = QLabel(f'<table cellspacing="0" cellpadding="2">{rows}</table>')
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    return label
