"""Paint the days of many weeks: a column a week, its first day on top, darker for more minutes."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from stretchtimer.domain.review import DAYS, ReviewDay, ReviewWeek
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.history import chart_words as words
from stretchtimer.ui.history.chart import CAPTION_PX, Chart, Legend, Mark
from stretchtimer.ui.text.dates import short_month, short_weekday
from stretchtimer.ui.theme.style import Style

#: Cells at 100 % text size, and the share of a cell's pitch that is gap.
_LARGEST_PX, _SMALLEST_PX, _GAP = 26.0, 4.0, 0.2
_LABEL_PX, _MONTH_PX = 38.0, 20.0
#: Narrower cells are as high as this, so that the names of the days have room beside them.
_SQUARE_FROM_PX = 12.0
_LEVELS, _SWATCH_PX, _SWATCH_GAP_PX = 5, 14, 4


class Heatmap(Chart):
    """The days of the weeks shown; today has a frame, days to come are dashed."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, _("Days you stretched"))
        self._weeks: Sequence[ReviewWeek] = ()

    def show_weeks(self, weeks: Sequence[ReviewWeek]) -> None:
        """Show these weeks, oldest first."""
        self._weeks = weeks
        done = [day for week in weeks for day in week.days if day.minutes > 0]
        self.setAccessibleDescription(words.days_summary(len(done), len(weeks)))
        self.place()

    def sizeHint(self) -> QSize:
        return QSize(round(self.px(330)), round(self.px(_MONTH_PX + DAYS * 22)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.px(200)), round(self.px(_MONTH_PX + DAYS * 16)))

    def _pitch(self) -> tuple[float, float]:
        """Return how far apart columns and rows are: cells are square, or upright where weeks are many."""
        wide = (self.width() - self.px(_LABEL_PX)) / max(1, len(self._weeks))
        high = (self.height() - self.px(_MONTH_PX)) / DAYS
        wide = max(_SMALLEST_PX, min(self.px(_LARGEST_PX), wide, high))
        upright = wide if wide >= self.px(_SQUARE_FROM_PX) else self.px(_SQUARE_FROM_PX)
        return wide, max(_SMALLEST_PX, min(upright, high))

    def _box(self, column: int, row: int) -> QRectF:
        (wide, high), origin = self._pitch(), self._origin()
        return QRectF(origin.x() + column * wide, origin.y() + row * high, wide, high)

    def _origin(self) -> QPointF:
        return QPointF(self.px(_LABEL_PX), self.px(_MONTH_PX))

    def _placed(self) -> Sequence[Mark]:
        return [
            Mark(self._box(column, row), words.day(day), column, row)
            for column, week in enumerate(self._weeks)
            for row, day in enumerate(week.days)
            if not day.to_come
        ]

    def _paint(self, painter: QPainter) -> None:
        painter.setFont(self._style.font(CAPTION_PX))
        painter.setPen(self._style.color("text-2"))
        for row, day in list(enumerate(self._weeks[0].days if self._weeks else ()))[::2]:
            cell = self._box(0, row)
            box = QRectF(0, cell.y(), self.px(_LABEL_PX) - 4, cell.height())
            unclipped = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip
            painter.drawText(box, unclipped, short_weekday(day.day))
        self._paint_months(painter)
        for column, week in enumerate(self._weeks):
            for row, day in enumerate(week.days):
                self._paint_day(painter, day, self._box(column, row))

    def _paint_months(self, painter: QPainter) -> None:
        """Name each month over the first week that begins in it; the newer one where two have no room."""
        names = [short_month(week.first_day) for week in self._weeks]
        free = self.width() + 1.0
        for column in reversed(range(len(names))):
            if column and names[column - 1] == names[column]:
                continue
            width = painter.fontMetrics().horizontalAdvance(names[column])
            x = min(self._box(column, 0).x(), self.width() - width)
            if x + width <= free:
                painter.drawText(QPointF(x, self.px(_MONTH_PX) - 6), names[column])
                free = x - self.px(8)

    def _paint_day(self, painter: QPainter, day: ReviewDay, box: QRectF) -> None:
        gap = _GAP * box.width() / 2
        cell, corner = box.adjusted(gap, gap, -gap, -gap), min(4.0, 0.2 * box.width())
        color = self._style.color
        if day.to_come:
            pen = QPen(color("border-strong"), 1, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            cell.adjust(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(f"heat-{day.level}"))
        painter.drawRoundedRect(cell, corner, corner)
        read = self.current is not None and self.current.box == box
        if day.today or read:
            painter.setPen(QPen(color("accent" if read else "text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), corner + 1, corner + 1)


class HeatLegend(Legend):
    """Less, the five levels, more."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, (_("Less"), _("More")))

    def _step(self) -> int:
        return self._style.px(_SWATCH_PX + _SWATCH_GAP_PX)

    def sizeHint(self) -> QSize:
        width = self._words_width() + _LEVELS * self._step() + self._style.px(10)
        return QSize(width, self._metrics().height())

    def _paint(self, painter: QPainter) -> None:
        less, more = self._texts
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), middle | Qt.AlignmentFlag.AlignLeft, less)
        painter.drawText(self.rect(), middle | Qt.AlignmentFlag.AlignRight, more)
        painter.setPen(Qt.PenStyle.NoPen)
        size = self._style.px(_SWATCH_PX)
        x, top = self._metrics().horizontalAdvance(less) + self._style.px(6), (self.height() - size) // 2
        for level in range(_LEVELS):
            painter.setBrush(self._style.color(f"heat-{level}"))
            painter.drawRoundedRect(x + level * self._step(), top, size, size, 3, 3)
