"""Show the whole session as a bar: one segment a hold, those of one stretch close together."""

from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import Segment
from stretchtimer.ui.theme.tokens import Canvas
from stretchtimer.ui.widgets.painted_words import SessionText

#: The outline of the current segment reaches this far beyond it, in pixels.
OVERHANG = 4
_GAP_GROUP, _GAP_SIDE, _OUTLINE = 8.0, 2.0, 2.0
_NARROW = 14.0


class SessionBar(SessionText):
    """Paint the segments: done ones full, the current stretch taller, the current hold outlined."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._segments: tuple[Segment, ...] = ()
        self._boxes: list[QRectF] = []

    @property
    def boxes(self) -> list[QRectF]:
        """Return where each segment is painted."""
        return self._boxes

    def show_segments(self, segments: tuple[Segment, ...]) -> None:
        """Show the segments; repaint only those that look different."""
        old, self._segments = self._segments, segments
        if [(s.group, s.current) for s in old] != [(s.group, s.current) for s in segments]:
            self._lay_out()
            self.update()
            return
        for before, now, box in zip(old, segments, self._boxes, strict=True):
            if round(before.filled * box.width()) != round(now.filled * box.width()):
                self.update(box.toAlignedRect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._canvas is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for segment, box in zip(self._segments, self._boxes, strict=True):
            _paint_segment(painter, self._canvas, segment, box)

    def _lay_out(self) -> None:
        """Give every segment its box; gaps shrink where there are many."""
        self._boxes = []
        if not self._segments:
            return
        groups = [segment.group for segment in self._segments]
        between = [a != b for a, b in pairwise(groups)]
        room = self.width() - 2 * OVERHANG
        tight = room / len(groups) < _NARROW
        gaps = [(_GAP_GROUP if new else _GAP_SIDE) / (2 if tight else 1) for new in between]
        width = (room - sum(gaps)) / len(groups)
        current = next((segment.group for segment in self._segments if segment.current), None)
        tall = self.height() - 2 * OVERHANG
        x = float(OVERHANG)
        for group, gap in zip(groups, [*gaps, 0.0], strict=True):
            height = tall if group == current else 0.6 * tall
            self._boxes.append(QRectF(x, (self.height() - height) / 2, width, height))
            x += width + gap


def _paint_segment(painter: QPainter, canvas: Canvas, segment: Segment, box: QRectF) -> None:
    corner = min(5.0, box.width() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    full = segment.filled >= 1 and not segment.current
    painter.setBrush(canvas.ring if full else canvas.track)
    painter.drawRoundedRect(box, corner, corner)
    if not segment.current:
        return
    if segment.filled > 0:
        painter.setBrush(canvas.ring)
        # Whole pixels, so that what is repainted is what was decided to repaint.
        width = round(segment.filled * box.width())
        painter.drawRoundedRect(QRectF(box.x(), box.y(), width, box.height()), corner, corner)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(canvas.ring, _OUTLINE))
    out = OVERHANG - _OUTLINE / 2 - 0.5
    painter.drawRoundedRect(box.adjusted(-out, -out, out, out), corner + 2, corner + 2)


def bar_name(number: int, count: int, side: str, remaining: str) -> str:
    """Return what a screen reader says of the bar; `side` may be empty, `remaining` is the time in words."""
    said = _("Stretch {number} of {count}").format(number=number, count=count)
    return ", ".join([said, *([side] if side else []), _("{time} left").format(time=remaining)])
