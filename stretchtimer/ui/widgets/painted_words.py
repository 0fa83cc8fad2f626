"""Paint the texts of the session page: they shrink before they are cut."""

from dataclasses import dataclass
from math import ceil, inf

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from stretchtimer.ui.theme.fonts import digits_font
from stretchtimer.ui.theme.tokens import Canvas

#: A row shrinks to this share of its size before it is cut with an ellipsis.
SMALLEST = 0.6
#: The share of the spare room that lies before a row.
_SHARE_BEFORE = {
    Qt.AlignmentFlag.AlignLeft: 0.0,
    Qt.AlignmentFlag.AlignHCenter: 0.5,
    Qt.AlignmentFlag.AlignRight: 1.0,
}


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of a row in one weight and one colour of the canvas: "text", "soft" or "ring"."""

    text: str
    weight: int = 600
    role: str = "text"


class SessionText(QWidget):
    """What all painted texts share: a size, a canvas, and no part in mouse or keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pixels = 16.0
        self._canvas: Canvas | None = None
        self.setMouseTracking(True)

    def set_pixels(self, pixels: float) -> None:
        """Set the font size, in logical pixels."""
        if pixels != self._pixels:
            self._pixels = pixels
            self.updateGeometry()
            self.update()

    def set_canvas(self, canvas: Canvas) -> None:
        """Take the colours from a canvas."""
        if canvas is not self._canvas:
            self._canvas = canvas
            self.update()


class PaintedRow(SessionText):
    """One row of text made of runs, its capital letters centred in the height of the widget."""

    def __init__(
        self,
        parent: QWidget,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        smallest: float = SMALLEST,
    ) -> None:
        super().__init__(parent)
        self._align, self._smallest = align, smallest
        self._runs: tuple[TextRun, ...] = ()

    def set_runs(self, *runs: TextRun) -> bool:
        """Show these runs, one after the other; tell whether they are other ones than before."""
        if runs == self._runs:
            return False
        self._runs = runs
        self.setAccessibleName("".join(run.text for run in runs))
        self.updateGeometry()
        self.update()
        return True

    def set_align(self, align: Qt.AlignmentFlag) -> None:
        """Stand at the left, in the middle or at the right."""
        self._align = align
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(ceil(self.width_at(self._pixels)) + 1, round(1.2 * self._pixels))

    def minimumSizeHint(self) -> QSize:
        return QSize(ceil(self._smallest * self.width_at(self._pixels)), round(1.2 * self._pixels))

    def width_at(self, pixels: float) -> float:
        """Return how wide the runs are at a font size."""
        return sum(_metrics(run, pixels).horizontalAdvance(run.text) for run in self._runs)

    def fitted_px(self) -> float:
        """Return the font size the row is painted in: its own, or smaller where it would not fit."""
        width = self.width_at(self._pixels)
        if width <= self.width() or width == 0:
            return self._pixels
        # Fonts come in whole pixels; a pixel less keeps rounding on the safe side.
        return max(self._smallest * self._pixels, self._pixels * self.width() / width - 1.0)

    def is_cut(self) -> bool:
        """Tell whether the row ends in an ellipsis because even the smallest size is too wide."""
        return self.width_at(self.fitted_px()) > self.width() + 0.5

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._canvas is None or not self._runs:
            return
        pixels = self.fitted_px()
        painter = QPainter(self)
        spare = max(0.0, self.width() - self.width_at(pixels))
        x = spare * _SHARE_BEFORE[self._align]
        for run in self._runs:
            metrics = _metrics(run, pixels)
            text = metrics.elidedText(run.text, Qt.TextElideMode.ElideRight, self.width() - x + 0.5)
            painter.setFont(digits_font(pixels, run.weight))
            painter.setPen(getattr(self._canvas, run.role))
            painter.drawText(QPointF(x, (self.height() + metrics.capHeight()) / 2), text)
            x += metrics.horizontalAdvance(run.text)


class Paragraph(SessionText):
    """A few rows of text, wrapped; they shrink until all of them fit, and no word is wider than its row."""

    def __init__(
        self,
        parent: QWidget,
        role: str = "soft",
        weight: int = 500,
        pitch: float = 1.32,
        smallest: float = SMALLEST,
    ) -> None:
        super().__init__(parent)
        self._role, self._weight, self._pitch, self._smallest = role, weight, pitch, smallest
        self._text = ""

    def set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def height_for(self, width: float, most: float) -> float:
        """Return the height the text needs at a width, `most` at most."""
        return min(most, self._wrapped(self._fitted_px(width, most), width)[1]) if self._text else 0.0

    def height_at(self, pixels: float, width: float) -> float:
        """Return the height at a font size and a width, infinite where a word is wider than that."""
        return self._wrapped(pixels, width)[1] if self._text else 0.0

    def fitted_px(self) -> float:
        """Return the font size the text is painted in."""
        return self._fitted_px(self.width(), self.height())

    def is_cut(self) -> bool:
        """Tell whether not even the smallest size fits."""
        return self.height_at(self.fitted_px(), self.width()) > self.height() + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._canvas is None or not self._text:
            return
        painter = QPainter(self)
        painter.setPen(getattr(self._canvas, self._role))
        layout, _height = self._wrapped(self.fitted_px(), self.width())
        layout.draw(painter, QPointF(0, 0))

    def _fitted_px(self, width: float, height: float) -> float:
        pixels = self._pixels
        # a pixel is lost where a place is cut to whole ones
        while pixels > self._smallest * self._pixels and self._wrapped(pixels, width)[1] > height + 1:
            pixels -= 0.5
        return pixels

    def _wrapped(self, pixels: float, width: float) -> tuple[QTextLayout, float]:
        """Return the rows and their height, infinite where a word is cut at the end of its row."""
        font = digits_font(pixels, self._weight)
        layout = QTextLayout(self._text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        pitch, height, whole = self._pitch * font.pixelSize(), 0.0, True
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            whole &= line.naturalTextWidth() <= width + 0.5
            line.setPosition(QPointF(0, height + (pitch - line.height()) / 2))
            height += pitch
        layout.endLayout()
        return layout, height if whole else inf


def _metrics(run: TextRun, pixels: float) -> QFontMetricsF:
    font: QFont = digits_font(pixels, run.weight)
    return QFontMetricsF(font)
