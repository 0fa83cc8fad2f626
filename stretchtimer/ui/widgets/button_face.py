"""Measure and paint the face of a session button: icon, label, a smaller line below it, and a key."""

from dataclasses import dataclass
from enum import Flag, StrEnum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from stretchtimer.ui.theme.fonts import ui_font
from stretchtimer.ui.theme.icons import pixmap

_KEY_CORNER = 6.0
_SMALLEST_PX = 13.0


class Emphasis(StrEnum):
    """How much a button stands out."""

    FILLED = "filled"
    OUTLINE = "outline"
    PLAIN = "plain"


class Parts(Flag):
    """What a button shows beside its icon."""

    NONE = 0
    LABEL = auto()
    KEY = auto()
    ALL = LABEL | KEY


@dataclass(frozen=True, slots=True)
class ButtonContent:
    """What a button is about; `icon` and `key` may be empty, `detail` is a smaller line under the label."""

    icon: str
    label: str
    key: str = ""
    detail: str = ""

    @property
    def name(self) -> str:
        """Return what is read out."""
        return f"{self.label}: {self.detail}" if self.detail else self.label


@dataclass(frozen=True, slots=True)
class ButtonFace:
    """The look of a content at a font size.

    `others` are labels that the button may get later and is wide enough for. `spread` puts the key at the
    right edge.
    """

    content: ButtonContent
    pixels: float
    padding: float
    spread: bool = False
    others: tuple[str, ...] = ()

    def width_of(self, parts: Parts) -> float:
        """Return the width needed to show these parts."""
        width = 2 * self.padding + self.icon_px
        if Parts.LABEL in parts:
            width += (self.gap if self.icon_px else 0) + self.label_width
        if Parts.KEY in parts and self.content.key:
            width += self.gap + self.key_width
        return width

    def paint(self, painter: QPainter, rect: QRectF, parts: Parts, ink: QColor, device_ratio: float) -> None:
        """Paint the parts into a rectangle."""
        x, size = self.padding, self.icon_px
        if size:
            drawn = pixmap(self.content.icon, ink, size, device_ratio)
            painter.drawPixmap(QPointF(x, (rect.height() - size) / 2), drawn)
            x += size + self.gap
        shows_key = Parts.KEY in parts and bool(self.content.key)
        if Parts.LABEL in parts:
            end = rect.width() - self.padding - (self.gap + self.key_width if shows_key else 0)
            self._paint_words(painter, QRectF(x, 0, end - x, rect.height()), ink)
            x += self.label_width + self.gap
        if shows_key:
            if self.spread:
                x = rect.width() - self.padding - self.key_width
            self._paint_key(painter, QRectF(x, 0, self.key_width, rect.height()), ink)

    def _paint_words(self, painter: QPainter, room: QRectF, ink: QColor) -> None:
        """Paint the label, and the detail if there is one, as two rows around the middle."""
        rows = [(self.content.label, self.label_font)]
        if self.content.detail:
            rows.append((self.content.detail, self.detail_font))
        pitch = 1.3 * self.detail_font.pixelSize()
        painter.setPen(ink)
        for number, (text, font) in enumerate(rows):
            metrics = QFontMetricsF(font)
            middle = room.center().y() + (number - (len(rows) - 1) / 2) * pitch
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 0.5)
            painter.setFont(font)
            painter.drawText(QPointF(room.left(), middle + metrics.capHeight() / 2), cut)

    def _paint_key(self, painter: QPainter, room: QRectF, ink: QColor) -> None:
        height = round(min(1.75 * self.key_px + 4, room.height() - 10))
        top = round((room.height() - height) / 2) + 0.5
        box = QRectF(round(room.left()) + 0.5, top, room.width() - 1, height)
        painter.setPen(QPen(ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, _KEY_CORNER, _KEY_CORNER)
        painter.setFont(ui_font(self.key_px, 500))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.content.key)

    @property
    def label_font(self) -> QFont:
        return ui_font(self.pixels, 600)

    @property
    def detail_font(self) -> QFont:
        return ui_font(max(_SMALLEST_PX, 0.84 * self.pixels), 500)

    @property
    def label_width(self) -> float:
        """Return the width of the widest label, or of the detail."""
        label, detail = QFontMetricsF(self.label_font), QFontMetricsF(self.detail_font)
        labels = (self.content.label, *self.others)
        widest = max(label.horizontalAdvance(text) for text in labels)
        return max(widest, detail.horizontalAdvance(self.content.detail))

    @property
    def key_px(self) -> float:
        """Return the font size of the key."""
        return min(15.0, max(_SMALLEST_PX, 0.82 * self.pixels))

    @property
    def key_width(self) -> float:
        """Return the width of the key's box."""
        width = QFontMetricsF(ui_font(self.key_px, 500)).horizontalAdvance(self.content.key)
        return round(max(1.75 * self.key_px + 4, width + 14))

    @property
    def icon_px(self) -> float:
        """Return the size of the icon, 0 where there is none."""
        return round(1.15 * self.pixels) if self.content.icon else 0

    @property
    def gap(self) -> float:
        """Return the room between icon, label and key."""
        return round(0.6 * self.pixels)
