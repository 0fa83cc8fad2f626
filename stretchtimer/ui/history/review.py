"""Read a period of the history, and show what it says in numbers and charts."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.domain.clock import Clock, local_day
from stretchtimer.domain.ports import History
from stretchtimer.domain.review import Balance, PainPair, Period, ReviewWeek, first_day, weeks_of
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.history import chart_words
from stretchtimer.ui.history.chart import Chart
from stretchtimer.ui.history.heatmap import HeatLegend, Heatmap
from stretchtimer.ui.history.pain_chart import PainChart, PainLegend
from stretchtimer.ui.history.week_bars import WeekBars
from stretchtimer.ui.text.dates import first_weekday
from stretchtimer.ui.theme.style import Style

#: The numbers of the headline, and how many of them stand beside each other on a narrow page.
NUMBERS, NARROW_NUMBERS = 5, 3
#: A card that others stand above and below is at least this high at 100 % text size.
_STACKED_PX = 236


@dataclass(frozen=True, slots=True)
class Review:
    """The weeks of a period, oldest first, with the pains and the sides of the same time."""

    weeks: tuple[ReviewWeek, ...]
    pairs: tuple[PainPair, ...]
    balance: Balance

    @property
    def this_week(self) -> ReviewWeek:
        """Return the week that is not over."""
        return self.weeks[-1]


def read_review(history: History, clock: Clock, period: Period) -> Review:
    """Read a period that ends today; raise StorageError where the history cannot be read."""
    today, weekday = local_day(clock), first_weekday()
    first = first_day(today, period, weekday)
    return Review(
        weeks=weeks_of(history.minutes_by_day(first, today), today, period, weekday),
        pairs=tuple(history.pain_pairs(first, today)),
        balance=history.balance(first, today),
    )


def empty_review(clock: Clock, period: Period) -> Review:
    """Return a period in which nothing is known."""
    return Review(weeks_of({}, local_day(clock), period, first_weekday()), (), Balance(0.0, 0.0))


class Headline(QFrame):
    """A card of numbers, each large with what it counts; a narrow page has smaller ones in two rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.numbers = [QLabel() for _number in range(NUMBERS)]
        self.captions = [QLabel() for _number in range(NUMBERS)]
        self._cells: list[QWidget] = []
        self._narrow: bool | None = None
        self._grid = QGridLayout(self)
        for number, caption in zip(self.numbers, self.captions, strict=True):
            cell = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            caption.setProperty("role", "caption")
            caption.setWordWrap(True)
            column.addWidget(number)
            column.addWidget(caption)
            column.addStretch(1)
            self._cells.append(cell)
        self.set_narrow(False)

    def show_review(self, review: Review, sessions: int, since: str) -> None:
        """Show the numbers of a period; `since` are the words for that of all sessions."""
        week = review.this_week
        texts = (
            (str(sum(day.minutes > 0 for day in week.days)), _("Days this week")),
            (str(round(week.minutes)), _("Minutes this week")),
            (str(sessions), since),
            (chart_words.change(review.pairs), _("Average pain change")),
            chart_words.balance(review.balance),
        )
        for number, caption, (value, name) in zip(self.numbers, self.captions, texts, strict=True):
            number.setText(value)
            number.setAccessibleName(f"{name}: {value}")
            caption.setText(name)

    def set_narrow(self, narrow: bool) -> None:
        """Stand all numbers beside each other, or in two rows."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        columns = NARROW_NUMBERS if narrow else NUMBERS
        self._grid.setContentsMargins(*((16, 6, 16, 6) if narrow else (24, 10, 24, 10)))
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        for place, (cell, number) in enumerate(zip(self._cells, self.numbers, strict=True)):
            self._grid.removeWidget(cell)
            self._grid.addWidget(cell, place // columns, place % columns)
            number.setProperty("role", "title-s" if narrow else "title-l")
            number.style().unpolish(number)
            number.style().polish(number)
        for column in range(NUMBERS):
            self._grid.setColumnStretch(column, int(column < columns))


class ChartCard(QFrame):
    """A chart under its title; what is pointed at is said in the place of the legend."""

    def __init__(self, chart: Chart, legend: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("card")
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
    """Days, weeks and pain, each in a card: side by side, or below each other where it is narrow."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style, self._stacked = style, False
        self.days, self.weeks, self.pain = Heatmap(style), WeekBars(style), PainChart(style)
        self.cards = [
            ChartCard(self.days, HeatLegend(style)),
            ChartCard(self.weeks),
            ChartCard(self.pain, PainLegend(style)),
        ]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        for card, stretch in zip(self.cards, (5, 4, 4), strict=True):
            self._row.addWidget(card, stretch)
        style.changed.connect(self._restyle)

    def show_review(self, review: Review) -> None:
        """Show the weeks and the pains of a period."""
        self.days.show_weeks(review.weeks)
        self.weeks.show_weeks(review.weeks)
        self.pain.show_pairs(review.pairs)

    def set_stacked(self, stacked: bool) -> None:
        """Stand below each other instead of side by side."""
        self._stacked = stacked
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self._restyle()

    def _restyle(self) -> None:
        for card in self.cards:
            card.setMinimumHeight(self._style.px(_STACKED_PX) if self._stacked else 0)
