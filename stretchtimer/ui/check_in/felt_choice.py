"""Ask how a session felt: easy, just right, or too much."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from stretchtimer.domain.record import Felt
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.theme.fonts import styled
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.choice_button import ChoiceButton

#: The key of each answer.
KEYS = {Qt.Key.Key_E: Felt.EASY, Qt.Key.Key_J: Felt.RIGHT, Qt.Key.Key_T: Felt.TOO_MUCH}
_HEIGHT, _BARS = 84, (8, 15, 22)


class FeltChoice(QWidget):
    """Show the answers side by side; one or none is chosen."""

    changed = Signal(object)
    """The Felt, or None, after the person changed it."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = {Felt.EASY: _("Easy"), Felt.RIGHT: _("Just right"), Felt.TOO_MUCH: _("Too much")}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._buttons: dict[Felt, _FeltButton] = {}
        self._value: Felt | None = None
        for level, (felt, name) in enumerate(names.items(), start=1):
            self._buttons[felt] = _FeltButton(style, name, level, self)
            self._buttons[felt].asked.connect(
                lambda chosen, felt=felt: self._answer(felt if chosen else None)
            )
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

    def _answer(self, value: Felt | None) -> None:
        self.set_value(value)
        self.changed.emit(value)


class _FeltButton(ChoiceButton):
    """One answer: bars that rise with the effort, and the word."""

    def __init__(self, style: Style, name: str, level: int, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._style, self._level = style, level
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        scale = self._style.scale
        width = QFontMetricsF(self._font()).horizontalAdvance(self.text())
        return QSize(round(width + 24 * scale), round(_HEIGHT * scale))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Space alone: Enter belongs to the page's main button, on every desktop."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        color, chosen = self._style.color, self.isChecked()
        touched = self.isDown() or self.underMouse()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 3.0 if chosen else 1.0
        painter.setPen(QPen(color("accent" if chosen else "border-strong"), edge))
        painter.setBrush(color("accent-soft" if chosen else "hover" if touched else "surface"))
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, 12, 12)
        self._paint_bars(painter)
        painter.setPen(color("text"))
        painter.setFont(self._font())
        below = QRectF(0, self.height() * 0.54, self.width(), self.height() * 0.32)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_bars(self, painter: QPainter) -> None:
        scale = self._style.scale
        width, pitch = 7 * scale, 10.5 * scale
        x, bottom = self.width() / 2 - (2 * pitch + width) / 2, self.height() * 0.5
        accent = self._style.color("accent")
        painter.setPen(QPen(accent, 2))
        for number, height in enumerate(_BARS):
            painter.setBrush(accent if number < self._level else Qt.BrushStyle.NoBrush)
            bar = QRectF(x + number * pitch, bottom - height * scale, width, height * scale)
            painter.drawRoundedRect(bar, 2, 2)

    def _font(self) -> QFont:
        return styled("body-strong", self._style.scale)
