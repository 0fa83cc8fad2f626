"""Show what was done: a tick, the routine, the numbers, and the week."""

from gettext import gettext as _

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from stretchtimer.domain.view import Shown
from stretchtimer.ui.done.model import DoneView
from stretchtimer.ui.done.week_dots import WeekDots
from stretchtimer.ui.fonts import digits_font, styled, ui_font
from stretchtimer.ui.session.geometry import clock_text
from stretchtimer.ui.tokens import Tokens

_LARGE, _SMALL = 248, 72
_TICK = ((0.29, 0.52), (0.43, 0.66), (0.71, 0.37))


class DoneMark(QWidget):
    """Paint a tick in a ring."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens, self._side = tokens, _LARGE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tokens(self, tokens: Tokens) -> None:
        """Use the colours of another theme."""
        self._tokens = tokens
        self.update()

    def set_side(self, side: int) -> None:
        """Be this wide and high."""
        self._side = side
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event) -> None:
        canvas = self._tokens.canvas(Shown.DONE)
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


class ResultPanel(QWidget):
    """Show the result as a column, or as a low row where the page is narrow."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.mark = DoneMark(tokens, self)
        self.word = QLabel(_("DONE"), self)
        self.routine, self.ended = QLabel(self), QLabel(self)
        self.numbers = [(QLabel(self), QLabel(self)) for _number in range(3)]
        self.week, self.week_words = WeekDots(tokens, self), QLabel(self)
        for label in (self.routine, self.ended):
            label.setWordWrap(True)
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.word.setObjectName("doneWord")
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._compact = False
        self._text_size = 100
        self._lay_out()
        self._set_fonts()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (self.word, self.routine, self.ended):
            words.addWidget(label)
        self._head.setSpacing(24)
        self._head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignCenter)
        self._head.addLayout(words)
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        for number, unit in self.numbers:
            cell = QVBoxLayout()
            cell.setSpacing(0)
            for label in (number, unit):
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                cell.addWidget(label)
            self._row.addLayout(cell)
        self._row.addStretch(1)
        week = QHBoxLayout()
        week.setSpacing(24)
        week.addStretch(1)
        week.addWidget(self.week)
        week.addWidget(self.week_words, 0, Qt.AlignmentFlag.AlignTop)
        week.addStretch(1)
        self._head.addLayout(self._row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(32)
        column.addLayout(self._head)
        column.addLayout(week)
        column.addStretch(1)

    def show_result(self, view: DoneView) -> None:
        """Show a session."""
        self.routine.setText(view.routine)
        self.ended.setText(view.ended)
        self.ended.setVisible(bool(view.ended))
        shown = (
            (clock_text(round(view.session_s)), _("session time")),
            (str(view.stretches), _("stretches") if view.stretches != 1 else _("stretch")),
            (str(view.holds), _("holds") if view.holds != 1 else _("hold")),
        )
        for (number, unit), (value, name) in zip(self.numbers, shown, strict=True):
            number.setText(value)
            unit.setText(name)
        self.week.show_days(view.week)
        self.week_words.setText(view.week_sentence)

    def set_compact(self, compact: bool) -> None:
        """Be a low row instead of a column; the week is left out there."""
        self._compact = compact
        sideways = QBoxLayout.Direction.LeftToRight
        self._head.setDirection(sideways if compact else QBoxLayout.Direction.TopToBottom)
        align = Qt.AlignmentFlag.AlignLeft if compact else Qt.AlignmentFlag.AlignHCenter
        for label in (self.word, self.routine, self.ended):
            label.setAlignment(align)
        self._head.setStretch(1, 1 if compact else 0)
        self._row.setSpacing(24 if compact else 48)
        self.week.setVisible(not compact)
        self.week_words.setVisible(not compact)
        self.mark.set_side(_SMALL if compact else _LARGE)
        self._set_fonts()

    def set_tokens(self, tokens: Tokens) -> None:
        """Use the colours of another theme."""
        self.mark.set_tokens(tokens)
        self.week.set_tokens(tokens)

    def set_text_size(self, percent: int) -> None:
        """Draw at a text size in per cent."""
        self._text_size = percent
        self._set_fonts()

    def _set_fonts(self) -> None:
        scale = self._text_size / 100
        self.word.setFont(ui_font((32 if self._compact else 60) * scale, 800))
        self.routine.setFont(styled("title-s" if self._compact else "title-m", self._text_size))
        self.ended.setFont(styled("body", self._text_size))
        self.week_words.setFont(styled("body-strong", self._text_size))
        self.week_words.setMinimumHeight(round(34 * scale))
        self.week.set_text_size(self._text_size)
        for number, unit in self.numbers:
            number.setFont(digits_font((24 if self._compact else 30) * scale, 700))
            unit.setFont(styled("caption" if self._compact else "body", self._text_size))
