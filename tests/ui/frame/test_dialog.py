"""A dialog shows where the keyboard is, as the window does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout

from stretchtimer.ui.frame.dialog import Dialog
from stretchtimer.ui.frame.focus_ring import FocusRing
from stretchtimer.ui.tokens import light

# the offscreen platform knows no least size
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_tab_brings_the_ring_and_a_click_takes_it_away(qtbot):
    dialog = Dialog(light())
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
