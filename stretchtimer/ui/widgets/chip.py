"""Show a fact in a pill: an icon and a word or two."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.fonts import ui_font
from stretchtimer.ui.theme.tokens import Tokens

_HEIGHT, _ICON, _PADDING, _GAP = 26, 14, 11, 6


class Chip(QWidget):
    """One fact; it does nothing when clicked. `icon` names a drawing, empty for none."""

    def __init__(
        self, tokens: Tokens, text: str, icon: str = "", scale: float = 1.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tokens, self._text, self._icon, self._scale = tokens, text, icon, scale
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """Return its words."""
        return self._text

    def set_fact(self, text: str, icon: str = "") -> None:
        """Show another fact."""
        self._text, self._icon = text, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_tokens(self, tokens: Tokens) -> None:
        """Use the colours of another theme."""
        self._tokens = tokens
        self.update()

    def set_scale(self, scale: float) -> None:
        """Use another text size; 1.0 is 100 %."""
        self._scale = scale
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self._font()).horizontalAdvance(self._text)
        icon = (_ICON + _GAP) * self._scale if self._icon else 0
        return QSize(round(words + icon + 2 * _PADDING * self._scale) + 1, round(_HEIGHT * self._scale))

    def _font(self):
        return ui_font(13 * self._scale, 500)

    def paintEvent(self, _event) -> None:
        tokens, scale = self._tokens, self._scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.color("border"), 1))
        painter.setBrush(tokens.color("sunken"))
        pill = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        x = _PADDING * scale
        if self._icon:
            size = round(_ICON * scale)
            drawn = icons.pixmap(self._icon, tokens.color("text-2"), size, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(x, (self.height() - size) / 2), drawn)
            x += size + _GAP * scale
        painter.setPen(tokens.color("text-2"))
        painter.setFont(self._font())
        words = QRectF(x, 0, self.width() - x, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._text)
