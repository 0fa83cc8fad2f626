"""Show which side is at work: two cells, left always at the left, and the words of the side."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import SideCell
from stretchtimer.ui.theme.fonts import ui_font
from stretchtimer.ui.theme.tokens import Canvas
from stretchtimer.ui.widgets.painted_words import PaintedRow, SessionText, TextRun

#: Shares of a cell: gap between cells, gap before the words, corner, edge.
_GAP, _BEFORE_WORDS, _CORNER, _EDGE = 0.11, 0.31, 0.2, 0.055
#: The corners of the tick, as shares of a cell.
_TICK = ((0.27, 0.53), (0.43, 0.68), (0.74, 0.36))
_STATES = {
    SideCell.NOW: lambda: _("now"),
    SideCell.DONE: lambda: _("done"),
    SideCell.TODO: lambda: _("still to do"),
}


class SideIndicator(SessionText):
    """Paint both cells, as high as the widget, and the words beside them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells = (SideCell.NONE, SideCell.NONE)
        self._words = PaintedRow(self)

    @property
    def words(self) -> PaintedRow:
        """Return the row with the words of the side."""
        return self._words

    def show_sides(self, left: SideCell, right: SideCell, words: str) -> None:
        """Show the states of both sides and the words of the one at work."""
        self._words.set_runs(TextRun(words))
        if (left, right) != self._cells:
            self._cells = (left, right)
            self._place_words()
            self.update()
        self.setAccessibleName(self._said(words))

    def set_pixels(self, pixels: float) -> None:
        super().set_pixels(pixels)
        self._words.set_pixels(pixels)

    def set_canvas(self, canvas: Canvas) -> None:
        super().set_canvas(canvas)
        self._words.set_canvas(canvas)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_words()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._canvas is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (cell, letter) in enumerate(zip(self._cells, (_("L"), _("R")), strict=True)):
            box = QRectF(number * self._pitch(), 0, self.height(), self.height())
            if cell is not SideCell.NONE:
                _paint_cell(painter, self._canvas, box, cell, letter)

    def _pitch(self) -> float:
        return (1 + _GAP) * self.height()

    def _place_words(self) -> None:
        shows_cells = self._cells != (SideCell.NONE, SideCell.NONE)
        x = round(self._pitch() + (1 + _BEFORE_WORDS) * self.height()) if shows_cells else 0
        self._words.setGeometry(x, 0, max(0, self.width() - x), self.height())

    def _said(self, words: str) -> str:
        named = zip((_("Left"), _("Right")), self._cells, strict=True)
        cells = [f"{side} {_STATES[cell]()}" for side, cell in named if cell is not SideCell.NONE]
        return ", ".join([*cells, words] if words else cells)


def _paint_cell(painter: QPainter, canvas: Canvas, box: QRectF, cell: SideCell, letter: str) -> None:
    text = canvas.text
    edge, corner = max(2.0, _EDGE * box.height()), _CORNER * box.height()
    pen = QPen(text, edge)
    if cell is SideCell.TODO:
        pen.setDashPattern([1.6, 1.6])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(text if cell is SideCell.NOW else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), corner, corner)
    if cell is SideCell.DONE:
        pen = QPen(text, 0.08 * box.height())
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        side = box.height()
        painter.drawPolyline([box.topLeft() + QPointF(x, y) * side for x, y in _TICK])
        return
    painter.setPen(canvas.canvas if cell is SideCell.NOW else text)
    painter.setFont(ui_font(0.56 * box.height(), 700))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
