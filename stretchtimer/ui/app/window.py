"""Hold the pages in one window: rail, stack, notices; the pages themselves are handed in."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QWidget

from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.window_place import FIRST, LEAST
from stretchtimer.ui.app.nav_rail import NavRail
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.focus_ring import FocusRing

P = TypeVar("P", bound=QWidget)


class PageSlot(Generic[P]):
    """The place of a page in the window; the page is built when it is first asked for."""

    def __init__(self, factory: Callable[[], P], stack: QStackedWidget) -> None:
        self._factory, self._stack = factory, stack
        self._built: P | None = None

    @property
    def built(self) -> P | None:
        """Return the page if it was built, else None."""
        return self._built

    @property
    def page(self) -> P:
        """Return the page, built now if it was not before."""
        if self._built is None:
            self._built = self._factory()
            self._stack.addWidget(self._built)
        return self._built


class MainWindow(QWidget):
    """The window. Pages come from factories, so that only what is shown is ever built."""

    page_returned = Signal(str)
    """The key of a page that came to the front again; what it shows may be old."""

    closing = Signal()
    """The window is about to close."""

    system_theme_changed = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._slots: dict[str, PageSlot[Any]] = {}
        self._places: dict[str, str] = {}
        self._current = ""
        self._rail = NavRail(style, self)
        self._stack = QStackedWidget(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail)
        layout.addWidget(self._stack, 1)
        self._rail.chosen.connect(self.show_page)
        self._ring = FocusRing(style, self)
        self.setWindowTitle(_("Stretch Timer"))
        self.setMinimumSize(*LEAST)
        self.resize(*FIRST)
        self._shortcut("Ctrl+Q", self.close)
        self._shortcut("F11", self.toggle_full_screen)

    def add_page(
        self, key: str, factory: Callable[[], P], title: str = "", icon: str = "", under: str = ""
    ) -> PageSlot[P]:
        """Offer a page; with a title it stands on the rail and gets the next Ctrl+number.

        `under` is the page of the rail that one without a title belongs to.
        """
        slot = PageSlot(factory, self._stack)
        self._slots[key] = slot
        self._places[key] = under or key
        if title:
            self._rail.add(key, title, icon)
            self._shortcut(f"Ctrl+{len(self._rail.keys())}", lambda: self.show_page(key), paged=True)
        return slot

    def add_shortcut(self, keys: str, action: Callable[[], object]) -> None:
        """Let a key do something on every page that the rail stands beside."""
        self._shortcut(keys, action, paged=True)

    def _shortcut(self, keys: str, action: Callable[[], object], paged: bool = False) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: action() if self._rail.isVisible() or not paged else None)

    def page(self, key: str) -> QWidget:
        """Return a page, built now if it was not before."""
        page: QWidget = self._slots[key].page
        return page

    def built(self, key: str) -> QWidget | None:
        """Return a page if it was built, else None."""
        page: QWidget | None = self._slots[key].built
        return page

    @property
    def current(self) -> str:
        """Return the key of the page shown."""
        return self._current

    def may_leave(self) -> bool:
        """Tell whether the page shown can be left; one that may lose something has such a method too."""
        slot = self._slots.get(self._current)
        may_leave = getattr(slot.built, "may_leave", None) if slot else None
        return may_leave is None or bool(may_leave())

    def show_page(self, key: str) -> None:
        """Bring a page to the front, unless the page shown has something to lose and is to stay."""
        if key != self._current and not self.may_leave():
            self._rail.show_current(self._places[self._current])
            return
        returns = self.built(key) is not None
        page = self.page(key)
        self._current = key
        self._stack.setCurrentWidget(page)
        self._rail.show_current(self._places[key])
        if returns:
            self.page_returned.emit(key)

    def set_rail_visible(self, visible: bool) -> None:
        """Show the rail, or leave the whole window to the page."""
        self._rail.setVisible(visible)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or be a window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def leave_full_screen(self) -> None:
        """Be a window again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the keyboard on Enter, on every page that has no other use for it."""
        focused = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
        if enter and isinstance(focused, QAbstractButton) and focused.isEnabled():
            focused.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Qt moves the focus by itself, too, away from what was hidden or disabled
        focused = self.focusWidget()
        if focused is None or (focused.isVisible() and focused.isEnabled()):
            self._ring.keyboard_moves()
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rail.fit(self.width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ThemeChange:
            self.system_theme_changed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
