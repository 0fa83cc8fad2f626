"""Give a piece of advice: a shield, a sentence, and perhaps a button."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from stretchtimer.ui.fonts import styled
from stretchtimer.ui.icons import pixmap
from stretchtimer.ui.tokens import Tokens

_INSET, _ICON = 14, 18


class Advice(QWidget):
    """A note in the warning colours; hidden while it has nothing to say."""

    pressed = Signal()

    def __init__(self, tokens: Tokens, button: str, checkable: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setObjectName("advice")
        self.button = QPushButton(button, self)
        self.button.setCheckable(checkable)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setObjectName("adviceButton")
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * _INSET + _ICON, 8, _INSET, 8)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.set_text_size(100)
        self.hide()

    def say(self, sentence: str, button_shown: bool = True) -> None:
        """Say a sentence; an empty one hides the note and takes its button back."""
        self.words.setText(sentence)
        if self.button.hasFocus() and not (sentence and button_shown):
            # Else the focus goes on to the next button, which may be the one that skips.
            self.button.clearFocus()
        self.button.setVisible(button_shown)
        if not sentence:
            self.button.setChecked(False)
        self.setVisible(bool(sentence))

    def set_tokens(self, tokens: Tokens) -> None:
        """Use the colours of another theme."""
        self._tokens = tokens
        self.update()

    def set_text_size(self, percent: int) -> None:
        """Draw at a text size in per cent."""
        self.words.setFont(styled("body", percent))
        self.button.setFont(styled("body-strong", percent))

    def paintEvent(self, _event) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tokens.color("warn-soft"))
        painter.drawRoundedRect(self.rect(), 10, 10)
        sign = pixmap("shield", self._tokens.color("warn"), _ICON, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(_INSET, (self.height() - _ICON) / 2), sign)
