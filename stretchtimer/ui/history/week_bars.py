"""Paint the minutes of each week as bars; the week that is not over is dashed."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from stretchtimer.domain.review import ReviewWeek, axis
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.history import chart_words as words
from stretchtimer.ui.history.chart import CAPTION_PX, Chart, Mark
from stretchtimer.ui.text.dates import short_date
from stretchtimer.ui.theme.fonts import digits_font
from stretchtimer.ui.theme.style import Style

_AXIS_PX, _DATES_PX, _TOP_PX = 30.0, 22.0, 18.0
#: A bar takes this share of its place; a place this narrow has no number over its bar.
_BAR, _NUMBERED_PX, _WIDEST_PX = 0.76, 22.0, 34.0


class WeekBars(Chart):
    """One bar a week."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, _("Minutes per week"))
        self._weeks: Sequence[ReviewWeek] = ()

    def show_weeks(self, weeks: Sequence[ReviewWeek]) -> None:
        """Show these weeks, oldest first."""
        self._weeks = weeks
        self.setAccessibleDescription(words.weeks_summary(weeks))
        self.place()

    def sizeHint(self) -> QSize:
        return QSize(round(self.px(280)), round(self.px(180)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.px(180)), round(self.px(130)))

    def _field(self) -> QRectF:
        """Return where the bars stand."""
        x, y = self.px(_AXIS_PX), self.px(_TOP_PX)
        return QRectF(x, y, self.width() - x, self.height() - y - self.px(_DATES_PX))

    def _placed(self) -> Sequence[Mark]:
        field, places = self._field(), max(1, len(self._weeks))
        pitch = field.width() / places
        return [
            Mark(QRectF(field.x() + number * pitch, 0, pitch, self.height()), words.week(week), number)
            for number, week in enumerate(self._weeks)
        ]

    def _paint(self, painter: QPainter) -> None:
        field, marks = self._field(), axis([week.minutes for week in self._weeks])
        painter.setFont(digits_font(self.px(CAPTION_PX), 400))
        for minutes in marks:
            y = field.bottom() - field.height() * minutes / marks[-1]
            painter.setPen(QPen(self._style.color("border"), 1))
            painter.drawLine(QPointF(field.x(), y), QPointF(field.right(), y))
            painter.setPen(self._style.color("text-2"))
            label = QRectF(0, y - self.px(9), self.px(_AXIS_PX) - self.px(8), self.px(18))
            painter.drawText(label, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(minutes))
        for mark, week in zip(self._marks, self._weeks, strict=True):
            self._paint_bar(painter, mark, week, marks[-1])
        self._paint_dates(painter, field)

    def _paint_bar(self, painter: QPainter, mark: Mark, week: ReviewWeek, most: int) -> None:
        field, color = self._field(), self._style.color
        width = min(_BAR * mark.box.width(), self.px(_WIDEST_PX))
        height = field.height() * week.minutes / most
        bar = QRectF(mark.box.center().x() - width / 2, field.bottom() - height, width, height)
        if height > 0:
            read = self.current is mark
            if week.current:
                line = Qt.PenStyle.SolidLine if read else Qt.PenStyle.DashLine
                painter.setPen(QPen(color("accent"), 2, line))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                bar.adjust(1, 1, -1, 0)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color("accent-hover" if read else "accent"))
            painter.drawRoundedRect(bar, 3, 3)
        if week.minutes >= 0.5 and mark.box.width() >= self.px(_NUMBERED_PX):
            painter.setPen(color("text"))
            painter.setFont(digits_font(self.px(CAPTION_PX), 600))
            above = QRectF(mark.box.x(), bar.top() - self.px(20), mark.box.width(), self.px(18))
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(round(week.minutes)))

    def _paint_dates(self, painter: QPainter, field: QRectF) -> None:
        """Name the first days from the newest back, as many as have room."""
        painter.setFont(self._style.font(CAPTION_PX))
        painter.setPen(self._style.color("text-2"))
        free = self.width() + 1.0
        for mark, week in reversed(tuple(zip(self._marks, self._weeks, strict=True))):
            text = short_date(week.first_day)
            width = painter.fontMetrics().horizontalAdvance(text)
            x = min(mark.box.center().x() - width / 2, self.width() - width)
            if x + width <= free and x >= field.x() - self.px(8):
                painter.drawText(QPointF(x, self.height() - self.px(5)), text)
                free = x - self.px(16)
