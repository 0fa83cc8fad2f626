"""Paint the pain before and after each session as a pair, so that no bad day hides in an average."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from stretchtimer.domain.review import PainPair
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.history import chart_words as words
from stretchtimer.ui.history.chart import CAPTION_PX, Chart, Legend, Mark
from stretchtimer.ui.text.dates import short_date
from stretchtimer.ui.theme.fonts import digits_font
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.pain_scale import WORST

#: A pair takes this much room at 100 % text size; older ones than fit are left out.
_PITCH_PX = 22.0
_AXIS_PX, _DATES_PX, _TOP_PX, _DOT_PX = 28.0, 22.0, 8.0, 5.5


class PainChart(Chart):
    """A ring for before and a dot for after, joined; a dot in a ring where nothing changed."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, _("Pain before and after"))
        self._pairs: Sequence[PainPair] = ()
        self._fitting: Sequence[PainPair] = ()

    def show_pairs(self, pairs: Sequence[PainPair]) -> None:
        """Show these pairs, oldest first; the newest that fit are seen."""
        self._pairs = pairs
        self.setAccessibleDescription(words.pain_summary(pairs))
        self.place()

    def sizeHint(self) -> QSize:
        return QSize(round(self.px(280)), round(self.px(180)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.px(180)), round(self.px(130)))

    def _field(self) -> QRectF:
        x, y = self.px(_AXIS_PX), self.px(_TOP_PX)
        return QRectF(x, y, self.width() - x, self.height() - y - self.px(_DATES_PX))

    def _y(self, pain: int) -> float:
        field = self._field()
        return field.bottom() - field.height() * pain / WORST

    def _placed(self) -> Sequence[Mark]:
        field = self._field()
        room = max(1, int(field.width() // self.px(_PITCH_PX)))
        self._fitting = self._pairs[-room:]
        pitch = self.px(_PITCH_PX)
        return [
            Mark(QRectF(field.x() + number * pitch, 0, pitch, self.height()), words.pain_pair(pair), number)
            for number, pair in enumerate(self._fitting)
        ]

    def _paint(self, painter: QPainter) -> None:
        field, color = self._field(), self._style.color
        painter.setFont(digits_font(self.px(CAPTION_PX), 400))
        # an empty chart has its sentence in the middle
        for pain in (0, WORST // 2, WORST) if self._fitting else (0, WORST):
            y = self._y(pain)
            painter.setPen(QPen(color("border"), 1))
            painter.drawLine(QPointF(field.x(), y), QPointF(field.right(), y))
            painter.setPen(color("text-2"))
            label = QRectF(0, y - self.px(9), self.px(_AXIS_PX) - self.px(8), self.px(18))
            painter.drawText(label, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(pain))
        if not self._fitting:
            painter.setFont(self._style.font(CAPTION_PX))
            sentence = _("Say your pain before and after a session to see it here.")
            painter.drawText(field, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, sentence)
            return
        for mark, pair in zip(self._marks, self._fitting, strict=True):
            self._paint_pair(painter, mark, pair)
        self._paint_dates(painter)

    def _paint_pair(self, painter: QPainter, mark: Mark, pair: PainPair) -> None:
        color, x, radius = self._style.color, mark.box.center().x(), self.px(_DOT_PX)
        if self.current is mark:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("hover"))
            painter.drawRoundedRect(mark.box.adjusted(0, 0, 0, -self.px(_DATES_PX)), 4, 4)
        before, after = QPointF(x, self._y(pair.before)), QPointF(x, self._y(pair.after))
        painter.setPen(QPen(color("text-2"), 2))
        painter.drawLine(before, after)
        painter.setBrush(color("surface"))
        out = radius + 3 if pair.before == pair.after else radius - 0.5
        painter.drawEllipse(before, out, out)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent"))
        painter.drawEllipse(after, radius, radius)

    def _paint_dates(self, painter: QPainter) -> None:
        """Name the first day where the pairs begin and the last where they end, where both have room."""
        painter.setFont(self._style.font(CAPTION_PX))
        painter.setPen(self._style.color("text-2"))
        first, last = (short_date(pair.day) for pair in (self._fitting[0], self._fitting[-1]))
        x, baseline = self._marks[0].box.x(), self.height() - self.px(5)
        painter.drawText(QPointF(x, baseline), first)
        metrics = painter.fontMetrics()
        end = max(self._marks[-1].box.right(), x)
        at = end - metrics.horizontalAdvance(last)
        if at >= x + metrics.horizontalAdvance(first) + self.px(12):
            painter.drawText(QPointF(at, baseline), last)


class PainLegend(Legend):
    """A ring for before, a dot for after."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, (_("Before"), _("After")))

    def sizeHint(self) -> QSize:
        return QSize(self._words_width() + 3 * self._style.px(18), self._metrics().height())

    def _paint(self, painter: QPainter) -> None:
        color, px = self._style.color, self._style.px
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        x, size = 1, px(10)
        for text, ink, fill in zip(self._texts, ("text-2", "accent"), ("surface", "accent"), strict=True):
            painter.setPen(color(ink))
            painter.setBrush(color(fill))
            painter.drawEllipse(x, (self.height() - size) // 2, size, size)
            painter.setPen(color("text-2"))
            painter.drawText(self.rect().adjusted(x + size + px(4), 0, 0, 0), middle, text)
            x += size + self._metrics().horizontalAdvance(text) + px(16)
