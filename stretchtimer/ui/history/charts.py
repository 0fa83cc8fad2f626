"""Show days, weeks and pain, each in a card: side by side, or below each other where it is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from stretchtimer.domain.review import PainPair, ReviewWeek
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.history.chart import Chart
from stretchtimer.ui.history.heatmap import Heatmap
from stretchtimer.ui.history.pain_chart import PainChart
from stretchtimer.ui.history.week_bars import WeekBars
from stretchtimer.ui.theme.fonts import ui_font
from stretchtimer.ui.theme.tokens import Tokens

_SWATCH_PX, _GAP_PX = 14, 4
#: A card that others stand above and below is at least this high at 100 % text size.
_STACKED_PX = 236


class HeatLegend(QWidget):
    """Less, the five levels, more."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens, self._scale = tokens, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, tokens: Tokens, scale: float) -> None:
        """Use the colours of another theme and another text size."""
        self._tokens, self._scale = tokens, scale
        self.updateGeometry()
        self.update()

    def _texts(self) -> tuple[str, str]:
        return _("Less"), _("More")

    def _step(self) -> int:
        return round((_SWATCH_PX + _GAP_PX) * self._scale)

    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        width = sum(metrics.horizontalAdvance(text) for text in self._texts()) + 5 * self._step()
        return QSize(width + round(10 * self._scale), metrics.height())

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(ui_font(13 * self._scale))

    def paintEvent(self, _event) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(13 * self._scale))
        painter.setPen(self._tokens.color("text-2"))
        less, more = self._texts()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), middle | Qt.AlignmentFlag.AlignLeft, less)
        painter.drawText(self.rect(), middle | Qt.AlignmentFlag.AlignRight, more)
        painter.setPen(Qt.PenStyle.NoPen)
        size = round(_SWATCH_PX * self._scale)
        x = self._metrics().horizontalAdvance(less) + round(6 * self._scale)
        for level in range(5):
            painter.setBrush(self._tokens.color(f"heat-{level}"))
            top = (self.height() - size) // 2
            painter.drawRoundedRect(x + level * self._step(), top, size, size, 3, 3)


class ChartCard(QFrame):
    """A chart under its title; what is pointed at is said in the place of the legend."""

    def __init__(self, chart: Chart, legend: QWidget | None = None) -> None:
        super().__init__(objectName="card")
        self.chart = chart
        self._legend = legend
        title = QLabel(chart.accessibleName())
        title.setProperty("role", "strong")
        self.reading = QLabel()
        self.reading.setProperty("role", "caption")
        self.reading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # it is cut before it makes the card wider
        self.reading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(title)
        head.addWidget(self.reading, 1)
        if legend is not None:
            head.addWidget(legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(chart, 1)
        chart.read.connect(self._show_reading)

    def _show_reading(self, words: str) -> None:
        self.reading.setText(words)
        self.reading.setToolTip(words)
        if self._legend is not None:
            self._legend.setVisible(not words)


class ReviewCharts(QWidget):
    """The three charts."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.days, self.weeks, self.pain = Heatmap(tokens), WeekBars(tokens), PainChart(tokens)
        self._legend = HeatLegend(tokens)
        self.cards = [
            ChartCard(self.days, self._legend),
            ChartCard(self.weeks),
            ChartCard(self.pain, _PainLegend(tokens)),
        ]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        for card, stretch in zip(self.cards, (5, 4, 4), strict=True):
            self._row.addWidget(card, stretch)

    def show_review(self, weeks: Sequence[ReviewWeek], pairs: Sequence[PainPair]) -> None:
        """Show these weeks and pains, oldest first."""
        self.days.show_weeks(weeks)
        self.weeks.show_weeks(weeks)
        self.pain.show_pairs(pairs)

    def set_stacked(self, stacked: bool, scale: float) -> None:
        """Stand below each other instead of side by side; a scale of 1.0 is 100 % text size."""
        for card in self.cards:
            card.setMinimumHeight(round(_STACKED_PX * scale) if stacked else 0)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)

    def set_look(self, tokens: Tokens, scale: float) -> None:
        """Use the colours of another theme and another text size."""
        for chart in (self.days, self.weeks, self.pain):
            chart.set_look(tokens, scale)
        for legend in self.findChildren(HeatLegend):
            legend.set_look(tokens, scale)


class _PainLegend(HeatLegend):
    """A ring for before, a dot for after."""

    def _texts(self) -> tuple[str, str]:
        return _("Before"), _("After")

    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        width = sum(metrics.horizontalAdvance(text) for text in self._texts()) + 3 * self._step()
        return QSize(width, metrics.height())

    def paintEvent(self, _event) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(13 * self._scale))
        middle, size = Qt.AlignmentFlag.AlignVCenter, round(10 * self._scale)
        top, x = (self.height() - size) // 2, 1
        before, after = self._texts()
        color, metrics = self._tokens.color, self._metrics()
        for number, text in enumerate((before, after)):
            pen = color("text-2") if number == 0 else color("accent")
            painter.setPen(pen)
            painter.setBrush(color("surface") if number == 0 else pen)
            painter.drawEllipse(x, top, size, size)
            painter.setPen(color("text-2"))
            box = self.rect().adjusted(x + size + round(4 * self._scale), 0, 0, 0)
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, text)
            x += size + metrics.horizontalAdvance(text) + round(16 * self._scale)
