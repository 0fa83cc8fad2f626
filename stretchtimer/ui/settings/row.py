"""Lay one setting out: its name, a value in words and help, and the control beside or under them."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from stretchtimer.ui.theme.style import Style

#: The least room for the words beside a control at 100 % text size; with less they stand above it.
WORDS_PX = 190
_PAD, _GAP, _WORDS_GAP, _UNDER_GAP = 8, 16, 2, 8


class SettingRow(QWidget):
    """A setting's name, help and control; `line` draws a line above it.

    A form layout was tried: it gives words the width they hint and never the room there is, 239 of 452 pixels
    beside a button, and stands each control right behind its words instead of at the far edge.
    """

    def __init__(self, style: Style, label: str, help_text: str, control: QWidget, line: bool) -> None:
        super().__init__()
        self._style, self._control, self._line = style, control, line
        self._name, self._help = _plain(label, "body"), _plain(help_text, "caption")
        self._value = _plain("", "strong")
        self._value.hide()
        self._name.setBuddy(control)
        words = QVBoxLayout()
        words.setSpacing(_WORDS_GAP)
        # not by an alignment, which would cut words that take more lines than they hint
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._value)
        words.addWidget(self._help)
        words.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, _PAD, 0, _PAD)
        self._box.addLayout(words, 1)
        self._box.addWidget(control)
        self._arrange()
        style.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._arrange()
        self.update()

    def set_help(self, text: str) -> None:
        """Say something else under the name."""
        if text != self._help.text():
            self._help.setText(text)
            self._control.setAccessibleDescription(text)

    @Slot(str, str)
    def explain(self, value: str, text: str) -> None:
        """Say in words what is set now, and something else under it."""
        self._value.setText(value)
        self._value.setVisible(bool(value))
        self.set_help(text)

    def _arrange(self) -> None:
        """Stand the control beside the words where these have room enough, else under them."""
        beside = self.width() - _GAP - self._control.sizeHint().width() >= WORDS_PX * self._style.scale
        directions, sides = QBoxLayout.Direction, Qt.AlignmentFlag
        self._box.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._box.setSpacing(_GAP if beside else _UNDER_GAP)
        self._box.setAlignment(self._control, sides.AlignVCenter if beside else sides.AlignLeft)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            # the control may need another width
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._line:
            painter = QPainter(self)
            painter.fillRect(0, 0, self.width(), 1, self._style.color("border"))


def _plain(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
