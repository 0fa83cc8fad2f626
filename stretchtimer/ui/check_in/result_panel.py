"""Show what was done: a tick where there is something to tick off, the routine, the numbers, the week."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from stretchtimer.domain.duration import clock_text
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext
from stretchtimer.ui.check_in.model import SessionResult
from stretchtimer.ui.text.week_days import Day, DayState
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.day_dots import DayDots
from stretchtimer.ui.widgets.painted_words import PaintedRow, TextRun

_LARGE, _SMALL = 248, 72
_TICK = ((0.29, 0.52), (0.43, 0.66), (0.71, 0.37))
#: Font sizes in the column and in the low row, in pixels at 100 % text size.
_WORD_PX, _NUMBER_PX = (60, 32), (30, 24)
_WEEK_PX = 328


class DoneMark(QWidget):
    """Paint a tick in a ring."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style, self._side = style, _LARGE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        style.changed.connect(self.update)

    def set_side(self, side: int) -> None:
        """Be this wide and high."""
        self._side = side
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        canvas = self._style.tokens.canvas(ScreenState.DONE)
        side = float(min(self.width(), self.height()))
        stroke = 0.052 * side
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(canvas.ring, stroke))
        painter.setBrush(canvas.disc)
        box = QRectF(stroke / 2, stroke / 2, side - stroke, side - stroke)
        painter.drawEllipse(box)
        pen = QPen(canvas.ring, 0.09 * side)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline([QPointF(x * side, y * side) for x, y in _TICK])


class Number(QWidget):
    """A large number above its unit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.value, self.unit = PaintedRow(self, Qt.AlignmentFlag.AlignHCenter), QLabel(self)
        self.unit.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.value)
        column.addWidget(self.unit)

    def show_value(self, value: str, unit: str) -> None:
        self.value.set_runs(TextRun(value, 700))
        self.unit.setText(unit)


class ResultPanel(QWidget):
    """Show the result as a column, or as a low row where the page is narrow."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style, self._compact = style, False
        self._screen = ScreenState.DONE
        self.mark = DoneMark(style, self)
        self.word = PaintedRow(self)
        self.routine, self.ended = QLabel(self), QLabel(self)
        self.numbers = [Number(self) for _number in range(3)]
        self.week, self.week_words = DayDots(style, self), QLabel(self)
        self.week_words.setProperty("role", "strong")
        for label in (self.routine, self.ended):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row = QHBoxLayout()
        self._lay_out()
        self.set_compact(False)
        self._restyle()
        style.changed.connect(self._restyle)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self.word, self.routine, self.ended):
            words.addWidget(part)
        self._row.addStretch(1)
        for number in self.numbers:
            self._row.addWidget(number)
        self._row.addStretch(1)
        self._head.setSpacing(24)
        self._head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignCenter)
        self._head.addLayout(words)
        self._head.addLayout(self._row)
        week = QHBoxLayout()
        week.setSpacing(24)
        week.addStretch(1)
        week.addWidget(self.week)
        week.addWidget(self.week_words, 0, Qt.AlignmentFlag.AlignTop)
        week.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(32)
        column.addLayout(self._head)
        column.addLayout(week)
        column.addStretch(1)

    def show_result(self, view: SessionResult) -> None:
        """Show a session."""
        self.routine.setText(view.routine)
        self.ended.setText(view.ended)
        self.ended.setVisible(bool(view.ended))
        self._screen = ScreenState.PAUSED if view.stopped else ScreenState.DONE
        word = TextRun(_("STOPPED"), 800) if view.stopped else TextRun(_("DONE"), 800, "ring")
        self.word.set_runs(word)
        self.mark.setHidden(view.stopped or bool(view.hurts))
        shown = (
            (clock_text(view.session_s), _("session time")),
            (str(view.stretches), _("stretches") if view.stretches != 1 else _("stretch")),
            (str(view.holds), _("holds") if view.holds != 1 else _("hold")),
        )
        for number, (value, unit) in zip(self.numbers, shown, strict=True):
            number.show_value(value, unit)
        self._show_counts()
        self._restyle()
        self.show_week(view.week)

    def show_week(self, week: Sequence[Day]) -> None:
        """Show the days of this week."""
        self.week.show_days(week)
        done = sum(day.state is DayState.DONE for day in week)
        self.week_words.setText(
            ngettext("{days} day this week", "{days} days this week", done).format(days=done)
        )

    def set_compact(self, compact: bool) -> None:
        """Be a low row instead of a column; the week is left out there."""
        self._compact = compact
        sideways = QBoxLayout.Direction.LeftToRight
        self._head.setDirection(sideways if compact else QBoxLayout.Direction.TopToBottom)
        align = Qt.AlignmentFlag.AlignLeft if compact else Qt.AlignmentFlag.AlignHCenter
        self.word.set_align(align)
        for label in (self.routine, self.ended):
            label.setAlignment(align)
        self._head.setStretch(1, 1 if compact else 0)
        self._row.setSpacing(24 if compact else 48)
        self._show_counts()
        self.mark.set_side(_SMALL if compact else _LARGE)
        _set_role(self.routine, "title-s" if compact else "title-m")
        for number in self.numbers:
            _set_role(number.unit, "caption" if compact else "body-soft")
        self._set_sizes()

    def _show_counts(self) -> None:
        """Show numbers and week where something was held to its end; the week only where there is room."""
        stopped = self._screen is ScreenState.PAUSED
        for part in (self.week, self.week_words):
            part.setHidden(stopped or self._compact)
        for number in self.numbers:
            number.setHidden(stopped)

    def _restyle(self) -> None:
        canvas = self._style.tokens.canvas(self._screen)
        self.word.set_canvas(canvas)
        for number in self.numbers:
            number.value.set_canvas(canvas)
        self._set_sizes()

    def _set_sizes(self) -> None:
        scale = self._style.scale
        self.word.set_pixels(_WORD_PX[self._compact] * scale)
        for number in self.numbers:
            number.value.set_pixels(_NUMBER_PX[self._compact] * scale)
        self.week.setFixedWidth(self._style.px(_WEEK_PX))
        self.week_words.setMinimumHeight(self._style.px(36))


def _set_role(label: QLabel, role: str) -> None:
    """Give a label another role in the style sheet."""
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)
