"""Show the days of a week as dots: done, missed, today, and still to come."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from stretchtimer.ui.done.model import DayState, WeekDay
from stretchtimer.ui.fonts import ui_font
from stretchtimer.ui.tokens import Tokens

_DOT, _PITCH, _LETTER = 34, 48, 22
_TICK = ((0.32, 0.52), (0.45, 0.65), (0.69, 0.38))


class WeekDots(QWidget):
    """Paint one dot a day with its letter below; the days are read out together."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens, self._days, self._text_size = tokens, tuple[WeekDay, ...](), 100

    def show_days(self, days: tuple[WeekDay, ...]) -> None:
        """Show these days, first one at the left."""
        self._days = days
        self.setAccessibleName("; ".join(day.name for day in days))
        self.updateGeometry()
        self.update()

    def set_tokens(self, tokens: Tokens) -> None:
        """Use the colours of another theme."""
        self._tokens = tokens
        self.update()

    def set_text_size(self, percent: int) -> None:
        """Draw letters and dots at a text size in per cent."""
        self._text_size = percent
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        scale = self._text_size / 100
        return QSize(
            round(max(0, len(self._days) * _PITCH - (_PITCH - _DOT)) * scale),
            round((_DOT + _LETTER + 4) * scale),
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._text_size / 100
        for number, day in enumerate(self._days):
            box = QRectF(number * _PITCH * scale, 0, _DOT * scale, _DOT * scale)
            self._paint_dot(painter, box, day)
            painter.setPen(self._tokens.color("text" if day.today else "text-2"))
            painter.setFont(ui_font(13 * scale, 700 if day.today else 400))
            below = QRectF(box.x(), box.bottom() + 4 * scale, box.width(), _LETTER * scale)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, day.letter)

    def _paint_dot(self, painter: QPainter, box: QRectF, day: WeekDay) -> None:
        tokens = self._tokens
        pens = {
            DayState.DONE: QPen(Qt.PenStyle.NoPen),
            DayState.MISSED: QPen(tokens.color("border-strong"), 2),
            DayState.TODAY: QPen(tokens.color("accent"), 3),
            DayState.TO_COME: QPen(tokens.color("border-strong"), 2, Qt.PenStyle.DashLine),
        }
        painter.setPen(pens[day.state])
        done = day.state is DayState.DONE
        painter.setBrush(tokens.color("done") if done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box if done else box.adjusted(1.5, 1.5, -1.5, -1.5))
        if done:
            pen = QPen(tokens.color("surface"), 0.07 * box.width())
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline([box.topLeft() + QPointF(x, y) * box.width() for x, y in _TICK])
