"""Show where the keyboard is: one ring over the window, never part of a layout."""

from PySide6.QtCore import QEvent, QMetaObject, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget
from shiboken6 import Shiboken

from stretchtimer.ui.theme.style import Style

WIDTH_PX = 3
GAP_PX = 2
RADIUS_PX = 12
_OUT_PX = WIDTH_PX + GAP_PX

_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show)


class FocusRing(QWidget):
    """Follow the keyboard focus; shown only after the keyboard moved it, never where scrolling hides it.

    In a list or table the ring is around the current row. A widget whose property `ownFocus` is true draws
    its own and is left alone.

    Qt's own means were tried and show less. A QFocusFrame, with a style that puts it above its widget, lies
    in the viewport of what scrolls: it is cut at the viewport's edge, 5 of its pixels for a button in the
    corner, and is deleted with the scroll area; around a list it is around all rows. A style that draws
    PE_FrameFocusRect is asked for it by none of the 50 Tab stops of home, history and settings while the
    style sheet says `outline: none`, by 25 without that, and only inside their own box.
    """

    def __init__(self, style: Style, window: QWidget) -> None:
        super().__init__(window)
        self._style, self._window = style, window
        self._target: QWidget | None = None
        self._by_keyboard = False
        self._watched: list[QWidget] = []
        self._view: QAbstractItemView | None = None
        self._connections: list[QMetaObject.Connection] = []
        self._ring = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        # there are no widgets without one
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
        style.changed.connect(self.update)

    def keyboard_moves(self) -> None:
        """Know that Tab moves the focus next."""
        self._by_keyboard = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() in _MOVES:
            self._follow()
        elif event.type() is QEvent.Type.MouseButtonPress:
            self._by_keyboard = False
            self._follow()
        return False

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if QGuiApplication.mouseButtons():
            self._by_keyboard = False
        for widget in self._watched:
            if Shiboken.isValid(widget):
                widget.removeEventFilter(self)
        self._watch_rows(now if isinstance(now, QAbstractItemView) else None)
        self._target, self._watched = now, []
        # the widget moves with what it stands in, so those are watched too
        while now is not None and now is not self._window:
            now.installEventFilter(self)
            self._watched.append(now)
            now = now.parentWidget()
        self._follow()

    def _watch_rows(self, view: QAbstractItemView | None) -> None:
        for connection in self._connections:
            QObject.disconnect(connection)
        self._view, self._connections = view, []
        if view is not None and view.selectionModel() is not None:
            signals = (view.selectionModel().currentChanged, view.verticalScrollBar().valueChanged)
            self._connections = [signal.connect(self._follow) for signal in signals]

    def _follow(self, *_change: object) -> None:
        target = self._ringed()
        self._ring = self._around(target) if target is not None else QRect()
        inside = self._ring & self._in_sight(target) if target is not None else QRect()
        if inside.isEmpty():
            self.hide()
            return
        self.setGeometry(inside)
        self.raise_()
        self.show()
        self.update()

    def _ringed(self) -> QWidget | None:
        """Return what has the keyboard, if it is to be seen in this window and has no ring of its own."""
        target = self._target
        if target is None or not self._by_keyboard or not self._window.isAncestorOf(target):
            return None
        return target if target.isVisible() and not target.property("ownFocus") else None

    def _around(self, target: QWidget) -> QRect:
        """Return the ring of a widget in the window's coordinates."""
        area = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        if isinstance(target, QAbstractItemView) and target.currentIndex().isValid():
            viewport = target.viewport()
            row = target.visualRect(target.currentIndex())
            origin = viewport.mapTo(self._window, QPoint(0, row.top()))
            # within the row: its neighbours keep their own ground
            area = QRect(origin.x(), origin.y(), viewport.width(), row.height())
            return area.adjusted(0, -1, 0, 1)
        return area.adjusted(-_OUT_PX, -_OUT_PX, _OUT_PX, _OUT_PX)

    def _in_sight(self, target: QWidget) -> QRect:
        """Return what of the window a ring may cover: not what scrolling has moved the widget under."""
        sight = self._window.rect()
        inner: QWidget = target
        for outer in self._watched:
            if isinstance(outer, QAbstractScrollArea) and (
                outer.viewport().isAncestorOf(inner) or outer is self._view
            ):
                viewport = outer.viewport()
                shown = QRect(viewport.mapTo(self._window, QPoint(0, 0)), viewport.size())
                sight &= shown.adjusted(-_OUT_PX, -_OUT_PX, _OUT_PX, _OUT_PX)
            inner = outer
        return sight

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.pos())
        painter.setPen(QPen(self._style.color("focus"), WIDTH_PX))
        half = WIDTH_PX / 2
        ring = QRectF(self._ring).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(ring, RADIUS_PX, RADIUS_PX)
