"""Say where the session is, how long it takes, and what does not work: one row under the bar."""

from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.duration import clock_text
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import NoticeKind, SessionView
from stretchtimer.ui.theme.icons import pixmap
from stretchtimer.ui.theme.tokens import Canvas
from stretchtimer.ui.widgets.painted_words import PaintedRow, Paragraph, SessionText, TextRun

_GAP = 24
_SIGNS = {NoticeKind.TROUBLE: "alert", NoticeKind.RECOVERED: "check", NoticeKind.HINT: "info"}


class LabelRow(SessionText):
    """Number and routine before, the time that remains behind; a notice takes the place of the routine."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shows: tuple[object, ...] = (None,)
        #: The icon beside the notice.
        self.sign = _SIGNS[NoticeKind.TROUBLE]
        self.place = PaintedRow(self, smallest=0.45)
        self.notice = Paragraph(self, role="text", weight=600, smallest=0.33)
        self.remaining = PaintedRow(self, Qt.AlignmentFlag.AlignRight)

    def show_view(self, view: SessionView, remaining_s: int, notice: str, kind: NoticeKind) -> bool:
        """Show a moment, `remaining_s` whole seconds before the end; tell whether the time is another one.

        `notice` is what the person should know, of a kind; it is empty where there is nothing.
        """
        self.sign = _SIGNS[kind]
        shows = (view.number, view.count, view.routine, kind, notice, remaining_s)
        if shows == self._shows:
            return False
        ticked = remaining_s != self._shows[-1]
        self._shows = shows
        where = _("{number} of {count}").format(number=view.number, count=view.count)
        routine = [] if notice else [TextRun(f" · {view.routine}", 500, "soft")]
        moved = self.place.set_runs(TextRun(where), *routine)
        moved |= notice != self.notice.accessibleName()
        self.notice.set_text(notice)
        # Where a language puts the time elsewhere, its phrase keeps its order.
        before, _mark, after = _("{time} left").partition("{time}")
        runs = (TextRun(before, 500, "soft"), TextRun(clock_text(remaining_s)), TextRun(after, 500, "soft"))
        self.remaining.set_runs(*runs)
        if moved or self._remaining_width() > self.remaining.width():
            self._lay_out()
        return ticked

    def set_pixels(self, pixels: float) -> None:
        super().set_pixels(pixels)
        for row in (self.place, self.notice, self.remaining):
            row.set_pixels(pixels)
        self._lay_out()

    def set_canvas(self, canvas: Canvas) -> None:
        super().set_canvas(canvas)
        for row in (self.place, self.notice, self.remaining):
            row.set_canvas(canvas)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign of the notice."""
        if self._canvas is None or not self.notice.accessibleName():
            return
        size = self._sign_px()
        sign = pixmap(self.sign, self._canvas.text, size, self.devicePixelRatioF())
        at = QPointF(self.notice.x() - size - _GAP / 3, (self.height() - size) / 2)
        QPainter(self).drawPixmap(at, sign)

    def _sign_px(self) -> float:
        return round(1.2 * self._pixels)

    def _remaining_width(self) -> int:
        # Room for hours: the longest session shows "999:59".
        return ceil(max(5.6 * self._pixels, self.remaining.width_at(self._pixels) + 2))

    def _lay_out(self) -> None:
        remaining = self._remaining_width()
        self.remaining.setGeometry(self.width() - remaining, 0, remaining, self.height())
        room = self.width() - remaining - _GAP
        if not self.notice.accessibleName():
            self.notice.setGeometry(0, 0, 0, self.height())
            self.place.setGeometry(0, 0, room, self.height())
        else:
            place = round(self.place.width_at(self._pixels)) + 2
            self.place.setGeometry(0, 0, place, self.height())
            x = place + _GAP + round(self._sign_px() + _GAP / 3)
            # one row, or two smaller ones: it is read from the floor
            height = round(self.notice.height_for(room - x, self.height()))
            self.notice.setGeometry(x, (self.height() - height) // 2, room - x, height)
        self.update()
