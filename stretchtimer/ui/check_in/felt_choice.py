"""Ask how a session felt: easy, just right, or too much."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from stretchtimer.domain.record import Felt
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.theme.fonts import styled
from stretchtimer.ui.theme.tokens import Tokens
from stretchtimer.ui.widgets.choice_button import ChoiceButton

#: The key of each answer.
KEYS = {Qt.Key.Key_E: Felt.EASY, Qt.Key.Key_J: Felt.RIGHT, Qt.Key.Key_T: Felt.TOO_MUCH}
_HEIGHT, _BARS = 84, (8, 15, 22)


class FeltChoice(QWidget):
    """Show the answers side by side; one or none is chosen."""

    changed = Signal(object)
    """The Felt, or None, after the person changed it."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = {Felt.EASY: _("Easy"), Felt.RIGHT: _("Just right"), Felt.TOO_MUCH: _("Too much")}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._buttons: dict[Felt, _FeltButton] = {}
        self._value: Felt | None = None
        for level, (felt, name) in enumerate(names.items(), start=1):
            self._buttons[felt] = _FeltButton(name, level, tokens, self)
            self._buttons[felt].asked.connect(self._asked)
            row.addWidget(self._buttons[felt], 1)
        self.setAccessibleName(_("How did it feel?"))

    @property
    def value(self) -> Felt | None:
        """Return the answer, None where there is none."""
        return self._value

    def set_value(self, value: Felt | None) -> None:
        """Choose an answer without telling anyone."""
        self._value = value
        for felt, button in self._buttons.items():
            button.mark(felt is value)

    def choose(self, value: Felt) -> None:
        """Choose an answer; the one already chosen is taken back."""
        self._answer(None if value is self._value else value)

    def set_tokens(self, tokens: Tokens) -> None:
        """Use the colours of another theme."""
        for button in self._buttons.values():
            button.tokens = tokens
            button.update()

    def set_text_size(self, percent: int) -> None:
        """Draw at a text size in per cent."""
        for button in self._buttons.values():
            button.text_size = percent
            button.updateGeometry()
            button.update()

    def _asked(self, chosen: bool) -> None:
        asking = self.sender()
        of_button = next(felt for felt, button in self._buttons.items() if button is asking)
        self._answer(of_button if chosen else None)

    def _answer(self, value: Felt | None) -> None:
        self.set_value(value)
        self.changed.emit(value)


class _FeltButton(ChoiceButton):
    """One answer: bars that rise with the effort, and the word."""

    def __init__(self, name: str, level: int, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.tokens, self.text_size = tokens, 100
        self._level = level
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        scale = self.text_size / 100
        width = QFontMetricsF(self._font()).horizontalAdvance(self.text())
        return QSize(round(width + 24 * scale), round(_HEIGHT * scale))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event) -> None:
        """Press with Space alone: Enter belongs to the page's main button, on every desktop."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event) -> None:
        tokens, chosen = self.tokens, self.isChecked()
        touched = self.isDown() or self.underMouse()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 3.0 if chosen else 1.0
        painter.setPen(QPen(tokens.color("accent" if chosen else "border-strong"), edge))
        painter.setBrush(tokens.color("accent-soft" if chosen else "hover" if touched else "surface"))
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, 12, 12)
        self._paint_bars(painter)
        painter.setPen(tokens.color("text"))
        painter.setFont(self._font())
        below = QRectF(0, self.height() * 0.54, self.width(), self.height() * 0.32)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_bars(self, painter: QPainter) -> None:
        scale = self.text_size / 100
        width, pitch = 7 * scale, 10.5 * scale
        x, bottom = self.width() / 2 - (2 * pitch + width) / 2, self.height() * 0.5
        accent = self.tokens.color("accent")
        painter.setPen(QPen(accent, 2))
        for number, height in enumerate(_BARS):
            painter.setBrush(accent if number < self._level else Qt.BrushStyle.NoBrush)
            bar = QRectF(x + number * pitch, bottom - height * scale, width, height * scale)
            painter.drawRoundedRect(bar, 2, 2)

    def _font(self):
        return styled("body-strong", self.text_size)
