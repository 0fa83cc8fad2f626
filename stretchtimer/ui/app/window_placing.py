"""Open the window where it was left, and remember where it is left."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QScreen, QWindow

from stretchtimer.domain.ports import WindowPlaceStore
from stretchtimer.domain.window_place import (
    GUESSED_FRAME,
    Area,
    Edges,
    Filling,
    WindowPlace,
    area_on,
    least_on,
)
from stretchtimer.ui.app.window import MainWindow

_STATES = {
    Filling.WINDOW: Qt.WindowState.WindowNoState,
    Filling.MAXIMIZED: Qt.WindowState.WindowMaximized,
}
_FILLED = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


class WindowPlacing(QObject):
    """Place one window before it is shown, and once more when it has its frame."""

    def __init__(self, window: MainWindow, store: WindowPlaceStore) -> None:
        super().__init__(window)
        self._window, self._store = window, store
        self._opened_at: Area | None = None
        self._area: Area | None = None
        self._before: Area | None = None
        window.closing.connect(self._keep)
        window.installEventFilter(self)

    def open(self) -> None:
        place = self._store.load()
        self._opened_at = place.area if place else None
        self._place(Edges() if place else GUESSED_FRAME)
        if place:
            self._window.setWindowState(_STATES[place.filling])
        self._window.create()
        self._window.windowHandle().installEventFilter(self)
        self._window.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWindow):
            if event.type() is QEvent.Type.Expose and watched.isExposed():
                watched.removeEventFilter(self)
                self._place_framed(watched)
        elif event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            if not self._window.windowState() & _FILLED:
                if not self._covers_screen():
                    self._before = self._area
                self._area = _area(self._window.geometry())
        elif event.type() is QEvent.Type.WindowStateChange and self._window.windowState() & _FILLED:
            self._area = self._before if self._covers_screen() else self._area
        return False

    def _covers_screen(self) -> bool:
        """Tell whether the window was as large as its screen when it still was one among others.

        On the way to maximized it is that for a moment where its size comes before its state, and Qt's own
        normalGeometry believes it. Its place may come later still, so that only sizes are compared.
        """
        screen, frame = _area(self._window.screen().availableGeometry()), GUESSED_FRAME
        area, inside = self._area, screen.height - frame.top - frame.bottom
        return area is not None and area.width >= screen.width and area.height >= inside

    def _place_framed(self, shown: QWindow) -> None:
        if not self._window.windowState() & _FILLED:
            edges = shown.frameMargins()
            self._place(Edges(edges.left(), edges.top(), edges.right(), edges.bottom()))

    def _place(self, frame: Edges) -> None:
        screens = [_area(screen.availableGeometry()) for screen in _screens()]
        self._area = self._before = area = area_on(screens, frame, self._opened_at)
        self._window.setMinimumSize(*least_on(screens, frame))
        self._window.setGeometry(area.x, area.y, area.width, area.height)

    def _keep(self) -> None:
        maximized = self._window.windowState() & Qt.WindowState.WindowMaximized
        filling = Filling.MAXIMIZED if maximized else Filling.WINDOW
        if self._area is not None:
            self._store.save(WindowPlace(self._area, filling))


def _screens() -> list[QScreen]:
    """Return the screens, first the one that the person's pointer is on."""
    here = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
    return [here, *(screen for screen in QGuiApplication.screens() if screen is not here)]


def _area(rect: QRect) -> Area:
    return Area(rect.x(), rect.y(), rect.width(), rect.height())
