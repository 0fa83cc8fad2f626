"""Find the little that must be repainted when the end of an arc or the rim of a disc moves."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QRegion

#: The rim of a disc is repainted as this many steps a quarter instead of the whole disc.
_STEPS = 6
#: Antialiased edges reach this far beyond the shape, in pixels.
_EDGE = 2.0


def arc_between(center: QPointF, radius: float, stroke: float, one: float, other: float) -> QRect:
    """Return the place of the band between two ends of an arc, with their round caps.

    `one` and `other` are shares of the circle, from the top against the clock; they lie less than an eighth
    of the circle apart.
    """
    shares = (one, (one + other) / 2, other)
    xs = [center.x() - sin(2 * pi * share) * radius for share in shares]
    ys = [center.y() - cos(2 * pi * share) * radius for share in shares]
    out = stroke / 2 + _EDGE
    box = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
    return box.adjusted(-out, -out, out, out).toAlignedRect()


def rim(center: QPointF, one: float, other: float) -> QRegion:
    """Return the rim between two radii: the square around the larger disc less what fits the smaller one."""
    inner, outer = min(one, other) - _EDGE, max(one, other) + _EDGE
    region = QRegion(disc(center, outer))
    for step in range(1, _STEPS + 1):
        angle = step / (_STEPS + 1) * pi / 2
        half = QPointF(inner * cos(angle), inner * sin(angle))
        # A pixel smaller on every side than the exact rectangle, which rounding may have grown.
        region -= QRegion(QRectF(center - half, center + half).toAlignedRect().adjusted(1, 1, -1, -1))
    return region


def disc(center: QPointF, radius: float) -> QRect:
    """Return the square around a disc."""
    half = QPointF(radius + _EDGE, radius + _EDGE)
    return QRectF(center - half, center + half).toAlignedRect()


def reaches(rect: QRect, center: QPointF, radius: float) -> bool:
    """Tell whether a rectangle reaches beyond a circle."""
    far_x = max(abs(rect.left() - center.x()), abs(rect.right() + 1 - center.x()))
    far_y = max(abs(rect.top() - center.y()), abs(rect.bottom() + 1 - center.y()))
    return far_x**2 + far_y**2 > radius**2
