"""Paint a routine on as few pages as can be read: head, a card for each stretch, and when to stop."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from stretchtimer.domain.preferences import Clothes, Looks
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.print.sheet_card import Passage, Passages, card_height, paint_card, sheet_ink
from stretchtimer.ui.print.sheet_layout import SheetLayout, lay_out
from stretchtimer.ui.print.sheet_rows import SheetRow
from stretchtimer.ui.text.dates import short_weekdays
from stretchtimer.ui.theme.fonts import ui_font
from stretchtimer.ui.theme.tokens import light

#: Points: the head of the first page and of all others.
HEAD, LATER_HEAD = 92.0, 34.0
_BOX, _DAY = 16.0, 24.0
_NUMBER = 14.0

Picture = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the pages say, and how their figures look. `stop` are the signs to stop at."""

    title: str
    headline: str
    rows: Sequence[SheetRow]
    stop: Sequence[str] = ()
    looks: Looks = Looks.SAND
    clothes: Clothes = Clothes.SCREEN


class SheetPages:
    """A sheet on paper of a size; `size` is what is inside the margins, in points, the painter's unit.

    `picture` gives the path of an own stretch's picture, empty where there is none.
    """

    def __init__(self, sheet: Sheet, size: QSizeF, picture: Picture) -> None:
        self._sheet, self._size, self._picture = sheet, size, picture
        self._foot = Passages(foot_paragraphs(sheet.stop), size.width() - _DAY * len(short_weekdays()) - 24)
        self._foot_height = max(self._foot.height, 40.0) + 18 + _NUMBER

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return len(self.layout.pages)

    @cached_property
    def layout(self) -> SheetLayout:
        """Return where every card goes; measured once."""
        rows, size = self._sheet.rows, self._size
        heights = [size.height() - head - self._foot_height for head in (HEAD, LATER_HEAD)]
        return lay_out(len(rows), size.width(), heights, lambda number, *how: card_height(rows[number], *how))

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint one of the pages; the first is 0."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        sheet, layout = self._sheet, self.layout
        self._paint_head(painter, first=page == 0)
        top = LATER_HEAD if page else HEAD
        tokens = light().worn(sheet.looks, sheet.clothes)
        for place in layout.pages[page]:
            row = sheet.rows[place.number]
            card = QRectF(place.x, top + place.y, place.width, place.height)
            share, picture = place.figure_share, self._picture(row.stretch_id)
            paint_card(painter, card, row, share, layout.scale, tokens, picture)
        self._paint_foot(painter, page)

    def _paint_head(self, painter: QPainter, first: bool) -> None:
        width, title = self._size.width(), self._sheet.title
        pixels, least = (26.0, 12.0) if first else (14.0, 10.0)
        while pixels > least and QFontMetricsF(ui_font(pixels, 700)).horizontalAdvance(title) > width:
            pixels -= 1
        font = ui_font(pixels, 700)
        painter.setFont(font)
        painter.setPen(sheet_ink("text"))
        line = QFontMetricsF(font).elidedText(title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(0, 0, width, 32 if first else 20), Qt.AlignmentFlag.AlignVCenter, line)
        if first:
            painter.setFont(ui_font(12))
            painter.setPen(sheet_ink("text-2"))
            room = QRectF(0, 32, width, 18)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._sheet.headline)
            self._paint_fields(painter)

    def _paint_fields(self, painter: QPainter) -> None:
        """Paint lines to write on: whose sheet it is, since when, and how often a day."""
        font = ui_font(11)
        metrics, x, gap = QFontMetricsF(font), 0.0, 18.0
        painter.setFont(font)
        fields = ((_("Name"), 0.46), (_("Date"), 0.26), (_("Times a day"), 0.28))
        for text, share in fields:
            room = share * (self._size.width() - gap * (len(fields) - 1))
            painter.setPen(sheet_ink("text"))
            painter.drawText(QPointF(x, 76), text)
            painter.setPen(QPen(sheet_ink("border-strong"), 0.8))
            start = x + metrics.horizontalAdvance(text) + 6
            painter.drawLine(QPointF(start, 78), QPointF(x + room, 78))
            x += room + gap

    def _paint_foot(self, painter: QPainter, page: int) -> None:
        width, top = self._size.width(), self._size.height() - self._foot_height + 8
        painter.setPen(QPen(sheet_ink("border-strong"), 0.8))
        painter.drawLine(QPointF(0, top), QPointF(width, top))
        self._foot.paint(painter, QPointF(0, top + 8))
        days = short_weekdays()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, day in enumerate(days):
            x = width - _DAY * (len(days) - number)
            painter.setFont(ui_font(9))
            painter.setPen(sheet_ink("text-2"))
            painter.drawText(QRectF(x, top + 6, _DAY, 12), Qt.AlignmentFlag.AlignCenter, day)
            painter.setPen(QPen(sheet_ink("border-strong"), 0.9))
            painter.drawRoundedRect(QRectF(x + (_DAY - _BOX) / 2, top + 21, _BOX, _BOX), 3, 3)
        if self.count > 1:
            painter.setFont(ui_font(10))
            painter.setPen(sheet_ink("text-2"))
            said = _("Page {number} of {count}").format(number=page + 1, count=self.count)
            room = QRectF(0, self._size.height() - _NUMBER, width, _NUMBER)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, said)


def foot_paragraphs(stop: Sequence[str]) -> list[Passage]:
    """Return what stands on every page: how it should feel, and the signs to stop at."""
    said = [Passage(_("A mild pull is right, pain is not. Breathe, do not bounce."), 10)]
    if stop:
        signs = "; ".join(sign[:1].lower() + sign[1:] for sign in stop)
        sentence = _("Stop and ask a professional if you notice: {signs}.").format(signs=signs)
        said.append(Passage(sentence, 10, 600))
    return said
