"""Show a button that is an icon and nothing else."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from stretchtimer.ui.editor.look import Look
from stretchtimer.ui.theme import icons

SIDE_PX, ICON_PX = 36, 20
_RADIUS = 8


class IconButton(QAbstractButton):
    """A flat button of 36 px; `color` is a token."""

    def __init__(self, icon: str, color: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._color, self._look = icon, color, look
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_look(self, look: Look) -> None:
        """Draw in another theme or text size."""
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.px(SIDE_PX)
        return QSize(side, side)

    def keyPressEvent(self, event) -> None:
        """Be pressed by Enter too; leave the arrows to the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event) -> None:
        tokens, side = self._look.tokens, self._look.px(ICON_PX)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("selected" if self.isDown() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        drawn = icons.pixmap(self._icon, tokens.color(self._color), side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - side) / 2, (self.height() - side) / 2), drawn)
