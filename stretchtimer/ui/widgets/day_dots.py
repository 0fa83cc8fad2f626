"""Draw the days of a week as dots: done, missed, today, still to come."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.text.week_days import Day, DayState
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style

_DOT, _SMALL_DOT, _LETTER = 34, 20, 24


class DayDots(QWidget):
    """Show one dot a day; with letters below them unless `small`."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._small = style, False
        self._days: tuple[Day, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._restyle)

    def show_days(self, days: Sequence[Day]) -> None:
        """Show these days, from the left."""
        self._days = tuple(days)
        self.setAccessibleName(_("This week"))
        self.setAccessibleDescription("; ".join(day.words() for day in days))
        self.update()

    def set_small(self, small: bool) -> None:
        """Leave the letters out and draw smaller dots."""
        self._small = small
        self._restyle()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        dot = self._wanted_dot()
        return QSize(7 * (dot + 4), dot + 2 + (0 if self._small else self._style.px(_LETTER)))

    def minimumSizeHint(self) -> QSize:
        return QSize(7 * 18, self.sizeHint().height())

    def _wanted_dot(self) -> int:
        return self._style.px(_SMALL_DOT if self._small else _DOT)

    def _dot(self) -> int:
        """Return the diameter that fits: a week must not be wider than its place."""
        return min(self._wanted_dot(), max(16, self.width() // 7 - 4))

    def _place(self, number: int) -> QRectF:
        """Return the circle of a day."""
        dot, count = self._dot(), max(2, len(self._days))
        step = (self.width() - dot - 2) / (count - 1)
        if self._small:
            step = min(step, dot * 1.4)
        return QRectF(1 + number * step, 1, dot, dot)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, day in enumerate(self._days):
            place = self._place(number)
            self._paint_dot(painter, place, day.state)
            if not self._small:
                self._paint_letter(painter, place, day)

    def _paint_dot(self, painter: QPainter, place: QRectF, state: DayState) -> None:
        color = self._style.color
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state is DayState.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("done"))
            painter.drawEllipse(place)
            size = round(place.width() * 0.55)
            ink = "window" if self._style.tokens.is_dark else "surface"
            tick = icons.pixmap("check", color(ink), size, self.devicePixelRatioF())
            painter.drawPixmap(place.center() - QPointF(size / 2, size / 2), tick)
            return
        if state is DayState.TODAY:
            painter.setPen(QPen(color("accent"), 3))
            inset = 1.5
        else:
            dashed = state is DayState.TO_COME
            line = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(color("border"), 2, line))
            inset = 1.0
        painter.drawEllipse(place.adjusted(inset, inset, -inset, -inset))

    def _paint_letter(self, painter: QPainter, place: QRectF, day: Day) -> None:
        painter.setFont(self._style.font(13, 700 if day.today else 400))
        painter.setPen(self._style.color("text" if day.today else "text-2"))
        below = QRectF(place.left() - 8, place.bottom(), place.width() + 16, _LETTER * self._style.scale)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, day.weekday[:1])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            for number, day in enumerate(self._days):
                place = self._place(number)
                if place.left() - 4 <= event.pos().x() <= place.right() + 4:
                    QToolTip.showText(event.globalPos(), day.words(), self)
                    return True
        return super().event(event)
