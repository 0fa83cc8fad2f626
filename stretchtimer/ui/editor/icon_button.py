"""Show a button that is an icon and nothing else."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style

SIDE_PX, ICON_PX = 36, 20
_RADIUS = 8


class IconButton(QAbstractButton):
    """A flat button of 36 px; `color` is a token."""

    def __init__(self, style: Style, icon: str, color: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._icon, self._color = style, icon, color
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = self._style.px(SIDE_PX)
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed by Enter too; leave the arrows to the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        style, side = self._style, self._style.px(ICON_PX)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.color("selected" if self.isDown() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        drawn = icons.pixmap(self._icon, style.color(self._color), side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - side) / 2, (self.height() - side) / 2), drawn)
