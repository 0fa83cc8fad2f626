"""The window opens on the screen that is there, where it was left."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from stretchtimer.domain.window_place import Area, Filling, WindowPlace
from stretchtimer.storage.memory import MemoryWindow
from stretchtimer.ui.app.window import MainWindow
from stretchtimer.ui.app.window_placing import WindowPlacing
from stretchtimer.ui.theme.style import Style

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform knows no least size

#: The offscreen platform has one screen, 800 x 800, and draws no frames.
LEFT = Area(20, 60, 760, 620)


@pytest.fixture
def store():
    return MemoryWindow()


@pytest.fixture
def opened(qtbot, store):
    def open_window() -> MainWindow:
        window = MainWindow(Style())
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            WindowPlacing(window, store).open()
        return window

    return open_window


def room() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def test_the_first_window_is_no_larger_than_the_screen(opened):
    assert room().contains(opened().frameGeometry())


def test_size_and_place_come_back(opened, store):
    window = opened()
    window.setGeometry(*(LEFT.x, LEFT.y, LEFT.width, LEFT.height))
    window.close()
    assert store.load() == WindowPlace(LEFT)
    assert opened().geometry() == QRect(LEFT.x, LEFT.y, LEFT.width, LEFT.height)


@pytest.mark.parametrize(
    ("state", "filling"),
    [
        (Qt.WindowState.WindowMaximized, Filling.MAXIMIZED),
        # a session's own, and over with it
        (Qt.WindowState.WindowFullScreen, Filling.WINDOW),
        (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen, Filling.MAXIMIZED),
        (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized, Filling.MAXIMIZED),
        (Qt.WindowState.WindowMinimized, Filling.WINDOW),
    ],
)
def test_a_window_that_filled_the_screen_does_so_again_and_knows_its_size_without(
    opened, store, state, filling
):
    store.save(WindowPlace(LEFT))
    window = opened()
    window.setWindowState(state)
    QApplication.processEvents()
    window.close()
    assert store.load() == WindowPlace(LEFT, filling)
    again = opened()
    assert again.isMaximized() == (filling is Filling.MAXIMIZED)
    assert not again.isFullScreen()
    again.close()
    assert store.load() == WindowPlace(LEFT, filling)


@pytest.mark.parametrize("title_bar", [0, 19])
def test_a_window_that_is_made_as_large_as_the_screen_before_it_is_maximized_keeps_its_size(
    opened, store, title_bar
):
    store.save(WindowPlace(LEFT))
    window = opened()
    # below the title bar only once the window knows that it has one
    window.setGeometry(room().adjusted(0, 0, 0, -title_bar))
    QApplication.processEvents()
    window.setWindowState(Qt.WindowState.WindowMaximized)
    QApplication.processEvents()
    window.close()
    kept = store.load()
    assert kept.filling is Filling.MAXIMIZED
    assert (kept.area.width, kept.area.height) == (LEFT.width, LEFT.height)


def test_a_maximized_window_that_was_full_screen_for_a_while_keeps_its_size_without(opened, store):
    store.save(WindowPlace(LEFT, Filling.MAXIMIZED))
    window = opened()
    window.toggle_full_screen()
    QApplication.processEvents()
    window.toggle_full_screen()
    QApplication.processEvents()
    window.close()
    assert store.load() == WindowPlace(LEFT, Filling.MAXIMIZED)


def test_a_window_left_on_a_screen_that_is_gone_is_on_the_one_there_is(opened, store):
    store.save(WindowPlace(Area(5000, 300, 1920, 1000)))
    assert room().contains(opened().frameGeometry())


def test_a_window_left_in_a_few_pixels_is_one_that_can_be_used(opened, store):
    store.save(WindowPlace(Area(10, 60, 1, 1)))
    window = opened()
    assert window.size() == window.minimumSize()
