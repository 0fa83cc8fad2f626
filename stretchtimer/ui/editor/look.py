"""Say how the editor is drawn: theme, text size, pictures."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPen

from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import Tokens
from stretchtimer.ui.widgets.thumbnails import Thumbnail


@dataclass(frozen=True, slots=True)
class Look:
    """How the parts of the page are drawn. `thumbnail` gives a stretch's picture, None at first."""

    style: Style
    thumbnail: Thumbnail | None = None

    @property
    def tokens(self) -> Tokens:
        """Return the colours."""
        return self.style.tokens

    @property
    def scale(self) -> float:
        """Return the text size, 1.0 for 100 %."""
        return self.style.scale

    def px(self, pixels: float) -> int:
        """Return a length at this text size."""
        return self.style.px(pixels)


def paint_picture(
    painter: QPainter, place: QRect, look: Look, stretch_id: str, variant: str | None, ratio: float
) -> None:
    """Paint a stretch's picture in its frame; the frame alone while there is none yet."""
    painter.setPen(QPen(look.tokens.color("border"), 1))
    painter.setBrush(look.tokens.color("sunken"))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
    if look.thumbnail is None:
        return
    drawn = look.thumbnail(stretch_id, variant, place.size() - QSize(8, 6), ratio)
    if drawn is not None:
        painter.drawPixmap(QPointF(place.topLeft()) + QPointF(4, 3), drawn)
