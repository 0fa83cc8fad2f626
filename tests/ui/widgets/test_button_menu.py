"""A menu opens at its button and inside the window, wherever the button stands."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QToolButton, QWidget

from stretchtimer.ui.widgets.button_menu import ButtonMenu

# the offscreen platform has no stack of windows and one keyboard
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def opened(qtbot):
    """Open a menu at a button that stands somewhere in a window; return the rectangles of all three."""
    # nobody else keeps the window until what closing the menu set off has come through
    windows = []

    def open_(x: int, y: int) -> tuple[QRect, QRect, QRect]:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.setGeometry(100, 80, 500, 400)
        button = QToolButton(window)
        button.setGeometry(x, y, 40, 40)
        menu = ButtonMenu(button)
        for text in ("Save as audio file…", "Print or save as PDF…", "Delete routine"):
            menu.addAction(text)
        button.setMenu(menu)
        with qtbot.waitExposed(window):
            window.show()
        menu.open()
        place = QRect(menu.pos(), menu.size())
        menu.close()
        return place, QRect(button.mapToGlobal(QPoint()), button.size()), window.geometry()

    return open_


def test_the_right_edges_are_one_line_and_the_menu_is_below(opened):
    menu, button, window = opened(450, 20)
    assert menu.right() == button.right()
    assert button.bottom() < menu.top() <= button.bottom() + 8
    assert window.contains(menu)


def test_a_button_at_the_bottom_has_its_menu_above(opened):
    menu, button, window = opened(450, 350)
    assert menu.right() == button.right()
    assert button.top() - 8 <= menu.bottom() < button.top()
    assert window.contains(menu)


def test_a_button_at_the_left_has_its_menu_in_the_window(opened):
    menu, _button, window = opened(4, 20)
    assert window.contains(menu)
