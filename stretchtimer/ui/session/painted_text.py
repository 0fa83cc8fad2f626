"""Keep a large text as a pixmap, so that painting it again is a copy."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

#: Room above and below the capital letters, as a share of their height.
_SPARE = 0.35


class PaintedText:
    """Paint one text around a centre; anew only when the text or its look changed."""

    def __init__(self) -> None:
        self._look: tuple[object, ...] = ()
        self._pixmap = QPixmap()
        self._cap = self._width = 0.0

    def set(self, text: str, font: QFont, color: QColor, device_ratio: float) -> None:
        """Take a text and its look; an empty text paints nothing."""
        look = (text, font.pixelSize(), font.weight(), color.rgba(), device_ratio)
        if look == self._look:
            return
        self._look = look
        metrics = QFontMetricsF(font)
        self._width, self._cap = metrics.horizontalAdvance(text), metrics.capHeight()
        self._pixmap = QPixmap()
        if not text:
            return
        size = QRectF(0, 0, self._width + 2, self._cap * (1 + 2 * _SPARE))
        self._pixmap = QPixmap((size.size() * device_ratio).toSize())
        self._pixmap.setDevicePixelRatio(device_ratio)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._pixmap)
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(QPointF(1, self._cap * (1 + _SPARE)), text)
        painter.end()

    def box(self, center: QPointF) -> QRectF:
        """Return where the text is painted, its capital letters around a centre."""
        left = round(center.x() - self._width / 2 - 1)
        top = round(center.y() - self._cap * (0.5 + _SPARE))
        return QRectF(left, top, self._width + 2, self._cap * (1 + 2 * _SPARE))

    def paint(self, painter: QPainter, center: QPointF, within: QRectF) -> None:
        """Copy the text to its place if that reaches into `within`."""
        box = self.box(center)
        if not self._pixmap.isNull() and box.intersects(within):
            painter.drawPixmap(box.topLeft(), self._pixmap)
