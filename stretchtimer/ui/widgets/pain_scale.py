"""Ask for pain from 0 to 10: eleven buttons, typed digits, one of them in the tab order."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.clock import Clock, SystemClock
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.theme.fonts import digits_font
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.choice_button import ChoiceButton

WORST = 10
#: A 0 typed this soon after a 1 makes it 10, in seconds.
TEN_WITHIN_S = 0.6
_GAP = 6
_MARKER_GAP = 5


class PainTyping:
    """Turn typed digits into pain values; a 1 quickly followed by a 0 is 10."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._one_at_s: float | None = None

    def typed(self, digit: int) -> int:
        """Return the value that typing a digit now means."""
        now_s, one_at_s = self._clock.steady_s(), self._one_at_s
        self._one_at_s = now_s if digit == 1 else None
        if digit == 0 and one_at_s is not None and now_s - one_at_s <= TEN_WITHIN_S:
            return WORST
        return digit


class PainScale(QWidget):
    """Show eleven buttons, 0 to 10, of which one or none is chosen.

    ←→ move between the buttons, Space chooses, Delete clears, digits choose at once. The person may choose
    nothing, and pressing the chosen button clears it. `button` is the size of one at 100 % text size; the
    buttons become narrower where the place is narrow.

    A QButtonGroup was tried: an exclusive one does not let the chosen button be pressed out, and its arrows
    say the next value once one is said; in one that is not exclusive the arrows find no neighbour, because
    all buttons but one are out of the tab order.
    """

    changed = Signal(object)
    """The value, or None, after the person changed it."""

    def __init__(
        self,
        style: Style,
        button: QSize | None = None,
        clock: Clock | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._button = style, button or QSize(44, 48)
        self._value: int | None = None
        self._before: int | None = None
        self._typing = PainTyping(clock or SystemClock())
        self._cells = [_Cell(style, value, self) for value in range(WORST + 1)]
        for cell in self._cells:
            cell.asked.connect(self._asked)
        self._focus_on(self._cells[0])
        self.setAccessibleName(_("Pain right now, 0 none to 10 worst"))
        style.changed.connect(self._restyle)

    @property
    def value(self) -> int | None:
        """Return what is chosen, None when nothing is."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Choose a value without telling anyone."""
        self._value = value
        for cell in self._cells:
            cell.mark(cell.value == value)
        self._focus_on(self._cells[value or 0])

    def set_before(self, before: int | None) -> None:
        """Mark the value from before the session under its button."""
        self._before = before
        self.setAccessibleDescription(
            "" if before is None else _("You said {pain} before.").format(pain=before)
        )
        self.updateGeometry()
        self.update()

    def _restyle(self) -> None:
        self.updateGeometry()
        self._lay_out()
        self.update()

    def type_digit(self, digit: int) -> None:
        """Choose by a typed digit, as if the scale had the focus."""
        self._choose(self._typing.typed(digit))

    def cell_font_px(self) -> float:
        """Return how high the numbers are drawn, in pixels."""
        return self._button.height() * 0.36 * self._style.scale

    def sizeHint(self) -> QSize:
        button = self._button_size()
        return QSize(button.width() * 11 + _GAP * 10, button.height() + self._marker_height())

    def minimumSizeHint(self) -> QSize:
        narrow = QFontMetricsF(digits_font(self.cell_font_px())).horizontalAdvance("10") + 8
        return QSize(round(narrow) * 11 + _GAP * 10, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by a digit, clear, or move between the buttons; leave every other key to the page."""
        steps: dict[int, int] = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -WORST,
            Qt.Key.Key_End: WORST,
        }
        step = steps.get(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text() and event.text() in "0123456789":
            self.type_digit(int(event.text()))
        elif plain and step is not None:
            self._step(step)
        elif plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the marker of the value before."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._before is not None:
            self._paint_before(painter, self._cells[self._before])

    def _paint_before(self, painter: QPainter, cell: "_Cell") -> None:
        font = self._style.font(13, 600)
        words = "▴ " + _("before")
        width = QFontMetricsF(font).horizontalAdvance(words) + 2
        x = min(max(cell.geometry().center().x() - width / 2, 0), self.width() - width)
        top = cell.geometry().bottom() + 1 + _MARKER_GAP
        painter.setFont(font)
        painter.setPen(self._style.color("text-2"))
        painter.drawText(
            QRectF(x, top, width, self._marker_height()),
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
            words,
        )

    def _marker_height(self) -> int:
        return 0 if self._before is None else _MARKER_GAP + self._style.px(18)

    def _lay_out(self) -> None:
        button, share = self._button_size(), (self.width() - 10 * _GAP) // 11
        width = min(button.width(), share)
        for index, cell in enumerate(self._cells):
            cell.setGeometry(index * (width + _GAP), 0, width, button.height())

    def _button_size(self) -> QSize:
        px = self._style.px
        return QSize(px(self._button.width()), px(self._button.height()))

    def _asked(self, chosen: bool) -> None:
        asking = self.sender()
        self._choose(asking.value if chosen and isinstance(asking, _Cell) else None)

    def _choose(self, value: int | None) -> None:
        focused = any(cell.hasFocus() for cell in self._cells)
        self.set_value(value)
        if focused and value is not None:
            self._cells[value].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(value)

    def _step(self, by: int) -> None:
        here = next((cell.value for cell in self._cells if cell.hasFocus()), 0)
        there = self._cells[min(max(here + by, 0), WORST)]
        self._focus_on(there)
        there.setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_on(self, chosen: "_Cell") -> None:
        """Leave one button in the tab order."""
        for cell in self._cells:
            policy = Qt.FocusPolicy.StrongFocus if cell is chosen else Qt.FocusPolicy.ClickFocus
            cell.setFocusPolicy(policy)
        self.setFocusProxy(chosen)
        self.update()


class _Cell(ChoiceButton):
    """One value of the scale."""

    def __init__(self, style: Style, value: int, scale: PainScale) -> None:
        super().__init__(str(value), scale)
        self.value = value
        self._style, self._scale = style, scale
        self.setAccessibleName(_("Pain {value}").format(value=value))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Space alone: Enter belongs to the page's main button, on every desktop."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            self._scale.keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        color = self._style.color
        fill, edge, words = "surface", "border-strong", "text"
        if self.isChecked():
            fill, edge, words = "accent", "accent", "on-accent"
        elif self.isDown() or self.underMouse():
            fill = "hover"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(edge), 1))
        painter.setBrush(color(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.setPen(color(words))
        painter.setFont(digits_font(self._scale.cell_font_px()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
