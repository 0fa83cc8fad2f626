"""Press something on the session page."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from stretchtimer.ui.theme.tokens import Canvas
from stretchtimer.ui.widgets.button_face import ButtonContent, ButtonFace, Emphasis, Parts

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_RING_GAP, _RING_WIDTH, _CORNER = 2.0, 3.0, 12.0


class SessionButton(QPushButton):
    """A button in the colours of a canvas.

    It takes no focus from a click and leaves every key but Enter to the page, so that Space always pauses.
    """

    focus_moved = Signal()
    """The keyboard came here, or went."""

    def __init__(
        self, parent: QWidget, content: ButtonContent, kind: Emphasis = Emphasis.PLAIN, spread: bool = False
    ) -> None:
        super().__init__(parent)
        self._group = parent
        self._kind = kind
        self._parts = Parts.ALL
        self._canvas: Canvas | None = None
        self._opacity = 1.0
        self._face = ButtonFace(content, 16.0, 24.0 if kind is Emphasis.FILLED else 12.0, spread)
        self.shows_focus = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # The window's own ring is not drawn in the colours of a canvas.
        self.setProperty("ownFocus", True)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name()

    @property
    def face(self) -> ButtonFace:
        """Return how the button looks."""
        return self._face

    @property
    def parts(self) -> Parts:
        """Return what is shown beside the icon."""
        return self._parts

    def set_content(self, content: ButtonContent) -> None:
        """Be about something else."""
        if content != self._face.content:
            self._face = replace(self._face, content=content)
            self._name()
            self.update()

    def reserve(self, *labels: str) -> None:
        """Be wide enough for any of these labels."""
        self._face = replace(self._face, others=labels)

    def set_size(self, pixels: float, padding: float) -> None:
        """Set the font size of the label and the room at both ends, in logical pixels."""
        self._face = replace(self._face, pixels=pixels, padding=padding)
        self.update()

    def set_parts(self, parts: Parts) -> None:
        """Show label, key, both or neither."""
        self._parts = parts
        self.update()

    def set_canvas(self, canvas: Canvas) -> None:
        """Take the colours from a canvas."""
        self._canvas = canvas
        self.update()

    def set_opacity(self, opacity: float) -> None:
        """Be seen as much, from 0 to 1. One that is not wholly seen is still read out, but takes no click."""
        if opacity != self._opacity:
            self._opacity = opacity
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, opacity < 1)
            self.update()

    def is_cut(self) -> bool:
        """Tell whether what is shown does not fit the width."""
        return self._face.width_of(self._parts) > self.width() + 1

    def sizeHint(self) -> QSize:
        return QSize(round(self._face.width_of(self._parts)), 48)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.shows_focus |= event.reason() in _KEYBOARD
        super().focusInEvent(event)
        self._group.update()
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.shows_focus &= event.reason() is Qt.FocusReason.ActiveWindowFocusReason
        super().focusOutEvent(event)
        self._group.update()
        self.focus_moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter; leave the rest to the page."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._canvas is None or self._opacity == 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self._opacity * (1.0 if self.isEnabled() else 0.45))
        ink = self._paint_ground(painter, self._canvas)
        self._face.paint(painter, QRectF(self.rect()), self._parts, ink, self.devicePixelRatioF())

    def _paint_ground(self, painter: QPainter, canvas: Canvas) -> QColor:
        """Paint what the face stands on and return the colour of the face."""
        filled = self._kind is Emphasis.FILLED
        edge = 2.0 if self._kind is Emphasis.OUTLINE else 0.0
        touched = self.isEnabled() and (self.isDown() or self.underMouse())
        painter.setPen(QPen(canvas.text, edge) if edge else Qt.PenStyle.NoPen)
        if filled:
            painter.setBrush(canvas.soft if touched else canvas.text)
        else:
            painter.setBrush(canvas.track if touched else Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, _CORNER, _CORNER)
        return canvas.canvas if filled else canvas.text

    def _name(self) -> None:
        content = self._face.content
        self.setText(content.label)
        self.setAccessibleName(content.name)
        self.setToolTip(f"{content.name} ({content.key})" if content.key else content.name)


class ButtonGroup(QWidget):
    """A place for session buttons that draws the ring around the one with the keyboard.

    Give buttons at least `MARGIN` pixels to every edge of the group.
    """

    MARGIN = 5

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas: Canvas | None = None
        self.setMouseTracking(True)

    def buttons(self) -> list[SessionButton]:
        """Return the buttons in tab order."""
        return self.findChildren(SessionButton, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def set_canvas(self, canvas: Canvas) -> None:
        """Take the colours from a canvas."""
        self._canvas = canvas
        for button in self.buttons():
            button.set_canvas(canvas)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ringed = next((button for button in self.buttons() if button.shows_focus), None)
        if ringed is None or self._canvas is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._canvas.text, _RING_WIDTH))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        out = _RING_GAP + _RING_WIDTH / 2
        box = QRectF(ringed.geometry()).adjusted(-out, -out, out, out)
        painter.drawRoundedRect(box, _CORNER + out, _CORNER + out)
