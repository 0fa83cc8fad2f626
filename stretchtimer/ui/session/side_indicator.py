"""Show which side is at work: two cells, left always at the left."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import SideCell
from stretchtimer.ui.theme.fonts import ui_font
from stretchtimer.ui.theme.tokens import Canvas
from stretchtimer.ui.widgets.painted_words import SessionText

#: Shares of a cell: gap between cells, corner, edge.
_GAP, _CORNER, _EDGE = 0.11, 0.2, 0.055
#: The corners of the tick, as shares of a cell.
_TICK = ((0.27, 0.53), (0.43, 0.68), (0.74, 0.36))
_STATES = {
    SideCell.NOW: lambda: _("now"),
    SideCell.DONE: lambda: _("done"),
    SideCell.TODO: lambda: _("still to do"),
}


class SideIndicator(SessionText):
    """Paint both cells, as high as the widget."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells = (SideCell.NONE, SideCell.NONE)

    @staticmethod
    def width_for(height: float) -> float:
        """Return how wide both cells are at a height."""
        return (2 + _GAP) * height + 1

    def show_sides(self, left: SideCell, right: SideCell) -> None:
        """Show the states of both sides."""
        if (left, right) != self._cells:
            self._cells = (left, right)
            self.setAccessibleName(self._said())
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._canvas is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (cell, letter) in enumerate(zip(self._cells, (_("L"), _("R")), strict=True)):
            box = QRectF(number * (1 + _GAP) * self.height(), 0, self.height(), self.height())
            if cell is not SideCell.NONE:
                _paint_cell(painter, self._canvas, box, cell, letter)

    def _said(self) -> str:
        named = zip((_("Left"), _("Right")), self._cells, strict=True)
        return ", ".join(f"{side} {_STATES[cell]()}" for side, cell in named if cell is not SideCell.NONE)


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
