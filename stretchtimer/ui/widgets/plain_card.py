"""Stand in for a stretch that nobody drew: its first letter, and that there is no picture."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.theme.fonts import ui_font

#: From this height on there is room for words under the letter, in logical pixels.
WORDS_FROM_PX = 90
#: The card's height is at most this share of its width, and its letter's and words' shares of it.
_HIGH, _LETTER, _WORDS = 0.75, 0.40, 0.085
_CORNER = 0.08


def paint_card(painter: QPainter, rect: QRectF, name: str, ink: QColor) -> None:
    """Paint the card of a stretch into the middle of a rectangle."""
    height = min(rect.height(), rect.width() * _HIGH)
    box = QRectF(0, 0, min(rect.width(), height / _HIGH), height)
    box.moveCenter(rect.center())
    ground = QColor(ink)
    ground.setAlphaF(0.08)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, height * _CORNER, height * _CORNER)
    painter.setPen(ink)
    words = height >= WORDS_FROM_PX
    painter.setFont(ui_font(height * _LETTER, 600))
    middle = box.translated(QPointF(0, -height * 0.07)) if words else box
    painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, name.strip()[:1].upper())
    if words:
        painter.setFont(ui_font(max(12.0, height * _WORDS), 500))
        below = box.adjusted(0, height * 0.68, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, _("No picture"))
    painter.restore()
