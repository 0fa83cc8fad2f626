"""Lay one setting out: its name and help, and the control beside or under them."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QWidget

from stretchtimer.ui.theme.tokens import Tokens

#: The least room for the words beside a control at 100 % text size; with less they stand above it.
WORDS_PX = 190
_PAD, _GAP, _WORDS_GAP, _UNDER_GAP = 8, 16, 2, 8


class SettingRow(QWidget):
    """A setting's name, help and control; `line` draws a line above it."""

    def __init__(self, label: str, help_text: str, control: QWidget, line: bool) -> None:
        super().__init__()
        self._control, self._line = control, line
        self._tokens: Tokens | None = None
        self._scale = 1.0
        self._name, self._help = _plain(label, "body", self), _plain(help_text, "caption", self)
        self._name.setBuddy(control)
        control.setParent(self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_look(self, tokens: Tokens, scale: float) -> None:
        """Use another theme and text size; a scale of 1.0 is 100 %."""
        self._tokens, self._scale = tokens, scale
        self._lay_out()
        self.update()

    def set_help(self, text: str) -> None:
        """Say something else under the name."""
        if text == self._help.text():
            return
        self._help.setText(text)
        self._control.setAccessibleDescription(text)
        self.updateGeometry()
        self._lay_out()

    def sizeHint(self) -> QSize:
        width = round(WORDS_PX * self._scale) + _GAP + self._control.sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._control.minimumSizeHint().width(), self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        control, words = self._control.sizeHint(), self._words_width(width)
        content = self._words_height(words)
        beside = words < width
        content = max(content, control.height()) if beside else content + _UNDER_GAP + control.height()
        return content + 2 * _PAD

    def _words_width(self, width: int) -> int:
        """Return how wide the words are: the whole width where the control stands under them."""
        room = width - _GAP - self._control.sizeHint().width()
        return room if room >= WORDS_PX * self._scale else width

    def _words_height(self, width: int) -> int:
        return self._name.heightForWidth(width) + _WORDS_GAP + self._help.heightForWidth(width)

    def _lay_out(self) -> None:
        words, size = self._words_width(self.width()), self._control.sizeHint()
        beside = words < self.width()
        height = self._words_height(words)
        top = max(_PAD, (self.height() - height) // 2) if beside else _PAD
        first = self._name.heightForWidth(words)
        self._name.setGeometry(0, top, words, first)
        self._help.setGeometry(0, top + first + _WORDS_GAP, words, height - first - _WORDS_GAP)
        if beside:
            x, top = self.width() - size.width(), (self.height() - size.height()) // 2
        else:
            x, top = 0, top + height + _UNDER_GAP
        place = QRect(x, top, min(size.width(), self.width()), size.height())
        self._control.setGeometry(place)

    def event(self, event) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._lay_out()
        return super().event(event)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event) -> None:
        if self._line and self._tokens is not None:
            painter = QPainter(self)
            painter.fillRect(0, 0, self.width(), 1, self._tokens.color("border"))


def _plain(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
