"""Show where the keyboard is: one ring over the window, never part of a layout."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from stretchtimer.ui.tokens import Tokens

WIDTH_PX = 3
GAP_PX = 2
RADIUS_PX = 12

_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show)


class FocusRing(QWidget):
    """Follow the keyboard focus; shown only after the keyboard moved it.

    A widget whose property `ownFocus` is true draws its own and is left alone.
    """

    def __init__(self, window: QWidget, tokens: Tokens) -> None:
        super().__init__(window)
        self._tokens = tokens
        self._target: QWidget | None = None
        self._by_keyboard = False
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        QApplication.instance().focusChanged.connect(self._focus_changed)

    def keyboard_moves(self) -> None:
        """Know that Tab moves the focus next."""
        self._by_keyboard = True

    def set_tokens(self, tokens: Tokens) -> None:
        """Use the colours of another theme."""
        self._tokens = tokens
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() in _MOVES:
            self._follow()
        return False

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if QGuiApplication.mouseButtons():
            self._by_keyboard = False
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._target, self._watched = now, []
        # the widget moves with what it stands in, so those are watched too
        while now is not None and now is not self.parentWidget():
            now.installEventFilter(self)
            self._watched.append(now)
            now = now.parentWidget()
        self._follow()

    def _follow(self) -> None:
        target, window = self._target, self.parentWidget()
        fits = (
            self._by_keyboard
            and target is not None
            and window.isAncestorOf(target)
            and target.isVisible()
            and not target.property("ownFocus")
        )
        if not fits:
            self.hide()
            return
        out = WIDTH_PX + GAP_PX
        origin = target.mapTo(window, QPoint(0, 0))
        self.setGeometry(QRect(origin, target.size()).adjusted(-out, -out, out, out))
        self.raise_()
        self.show()

    def paintEvent(self, event) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._tokens.color("focus"), WIDTH_PX))
        half = WIDTH_PX / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS_PX, RADIUS_PX)
