"""Press one of the main buttons of a page: a label and the key that does the same."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.button_face import ButtonContent, ButtonFace, Parts

_HEIGHT, _CORNER = 56, 12


class PageButton(QPushButton):
    """A large button: filled with the accent when it is the main one, outlined otherwise."""

    def __init__(self, style: Style, content: ButtonContent, main: bool, parent: QWidget) -> None:
        super().__init__(content.label, parent)
        self._style, self._content, self._main = style, content, main
        self.setAccessibleName(content.label)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        style.changed.connect(self._restyle)

    def set_content(self, content: ButtonContent) -> None:
        """Say it in other words; the name that is read out stays."""
        self._content = content
        self.setText(content.label)
        self.updateGeometry()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self._face().width_of(Parts.ALL)), self._style.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter too, on every desktop."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._paint_ground(painter)
        self._face().paint(painter, QRectF(self.rect()), Parts.ALL, ink, self.devicePixelRatioF())

    def _paint_ground(self, painter: QPainter) -> QColor:
        color, touched = self._style.color, self.underMouse()
        if self._main:
            painter.setPen(Qt.PenStyle.NoPen)
            state = "accent-pressed" if self.isDown() else "accent-hover" if touched else "accent"
            painter.setBrush(color(state))
        else:
            painter.setPen(QPen(color("border-strong"), 1))
            painter.setBrush(color("hover") if touched else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
        return color("on-accent" if self._main else "text")

    def _face(self) -> ButtonFace:
        pixels = 18 * self._style.scale
        return ButtonFace(self._content, pixels, padding=1.55 * pixels)
