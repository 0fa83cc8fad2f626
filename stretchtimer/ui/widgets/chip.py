"""Show a fact in a pill: an icon and a word or two."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style

_HEIGHT, _ICON, _PADDING, _GAP = 26, 14, 11, 6


class Chip(QWidget):
    """One fact; it does nothing when clicked. `icon` names a drawing, empty for none."""

    def __init__(self, style: Style, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._text, self._icon = style, text, icon
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._restyle)

    @property
    def text(self) -> str:
        """Return its words."""
        return self._text

    def set_fact(self, text: str, icon: str = "") -> None:
        self._text, self._icon = text, icon
        self.setAccessibleName(text)
        self._restyle()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self._font()).horizontalAdvance(self._text)
        scale = self._style.scale
        icon = (_ICON + _GAP) * scale if self._icon else 0
        return QSize(round(words + icon + 2 * _PADDING * scale) + 1, round(_HEIGHT * scale))

    def _font(self) -> QFont:
        return self._style.font(13, 500)

    def paintEvent(self, _event: QPaintEvent) -> None:
        color, scale = self._style.color, self._style.scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("border"), 1))
        painter.setBrush(color("sunken"))
        pill = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        x = _PADDING * scale
        if self._icon:
            size = round(_ICON * scale)
            drawn = icons.pixmap(self._icon, color("text-2"), size, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(x, (self.height() - size) / 2), drawn)
            x += size + _GAP * scale
        painter.setPen(color("text-2"))
        painter.setFont(self._font())
        words = QRectF(x, 0, self.width() - x, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._text)
