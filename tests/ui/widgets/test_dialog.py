"""A dialog shows where the keyboard is, as the window does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.dialog import Dialog
from stretchtimer.ui.widgets.focus_ring import FocusRing

# the offscreen platform knows no least size
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_tab_brings_the_ring_and_a_click_takes_it_away(qtbot):
    dialog = Dialog(Style())
    qtbot.addWidget(dialog)
    first, second = QPushButton("First"), QPushButton("Second")
    column = QVBoxLayout(dialog)
    column.addWidget(first)
    column.addWidget(second)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    [ring] = dialog.findChildren(FocusRing)
    assert not ring.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert ring.isVisible()
    assert ring.geometry().contains(QApplication.focusWidget().geometry())
    qtbot.mouseClick(QApplication.focusWidget(), Qt.MouseButton.LeftButton)
    assert not ring.isVisible()


@pytest.mark.parametrize("wished", [(400, 300), (1600, 300), (400, 1600), (1600, 1600)])
def test_a_dialog_takes_no_more_than_the_screen_has(qtbot, wished):
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(20, 20, 700, 740)
    window.show()
    dialog = Dialog(Style(), window)
    dialog.resize(*wished)
    with qtbot.waitExposed(dialog):
        dialog.show()
    screen = dialog.screen().availableGeometry()
    assert screen.contains(dialog.frameGeometry())
    assert dialog.width() in {wished[0], screen.width() - 16}
    assert dialog.height() in {wished[1], screen.height() - 48}
