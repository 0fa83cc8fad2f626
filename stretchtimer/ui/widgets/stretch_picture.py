"""Paint the small picture of a stretch in a frame."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap

from stretchtimer.ui.theme.style import Style

_RADIUS = 10


def paint_picture(painter: QPainter, frame: QRectF, style: Style, picture: QPixmap | None) -> None:
    """Paint a picture in the middle of its frame; the frame alone while there is none yet."""
    painter.setPen(QPen(style.color("border"), 1))
    painter.setBrush(style.color("sunken"))
    box = frame.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    if picture is None:
        return
    size = picture.deviceIndependentSize()
    place = frame.center() - QPointF(size.width() / 2, size.height() / 2)
    inside = QPainterPath()
    inside.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS - 1, _RADIUS - 1)
    painter.save()
    painter.setClipPath(inside, Qt.ClipOperation.IntersectClip)
    painter.drawPixmap(place, picture)
    painter.restore()
