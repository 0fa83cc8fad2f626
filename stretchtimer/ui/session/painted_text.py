"""Keep a large text as a pixmap, so that painting it again is a copy."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QRegion


class PaintedText:
    """Paint one text around a centre; anew only when the text or its look changed."""

    def __init__(self) -> None:
        self._look: tuple[object, ...] = ()
        self._pixmap = QPixmap()
        self._offset = QPointF()

    def set(self, text: str, font: QFont, color: QColor, device_ratio: float) -> None:
        """Take a text and its look; an empty text paints nothing."""
        look = (text, font.pixelSize(), font.weight(), color.rgba(), device_ratio)
        if look == self._look:
            return
        self._look, self._pixmap = look, QPixmap()
        if not text:
            return
        metrics = QFontMetricsF(font)
        # As small as its ink, so that it seldom lies in what is repainted.
        ink = metrics.tightBoundingRect(text).adjusted(-2, -2, 2, 2)
        self._pixmap = QPixmap((ink.size() * device_ratio).toSize())
        self._pixmap.setDevicePixelRatio(device_ratio)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._pixmap)
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(-ink.topLeft(), text)
        painter.end()
        start = QPointF(-metrics.horizontalAdvance(text) / 2, metrics.capHeight() / 2)
        self._offset = start + ink.topLeft()

    def box(self, center: QPointF) -> QRectF:
        """Return where the text is painted, its capital letters around a centre."""
        corner = center + self._offset
        at = QPointF(round(corner.x()), round(corner.y()))
        return QRectF(at, self._pixmap.deviceIndependentSize())

    def paint(self, painter: QPainter, center: QPointF, within: QRegion) -> None:
        """Copy the text to its place if that reaches into `within`."""
        box = self.box(center)
        if not self._pixmap.isNull() and within.intersects(box.toAlignedRect()):
            painter.drawPixmap(box.topLeft(), self._pixmap)
