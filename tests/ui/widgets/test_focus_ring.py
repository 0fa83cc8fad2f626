"""The ring shows where the keyboard is, only to who uses it, and never over what hides the widget."""

import pytest
from PySide6.QtCore import QPoint, QRect, QStringListModel, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import dark
from stretchtimer.ui.widgets.focus_ring import GAP_PX, WIDTH_PX, FocusRing

OUT = GAP_PX + WIDTH_PX


class Window(QWidget):
    """A window like ours: Tab tells the ring."""

    def __init__(self):
        super().__init__()
        self.resize(400, 300)
        self.ring = FocusRing(Style(), self)

    def focusNextPrevChild(self, forward):  # noqa: N802 - the name is Qt's
        self.ring.keyboard_moves()
        return super().focusNextPrevChild(forward)


@pytest.fixture
def window(qtbot):
    window = Window()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def buttons(qtbot, window):
    buttons = []
    for number in range(2):
        button = QPushButton(f"Button {number}", window)
        button.setGeometry(40, 40 + 80 * number, 120, 40)
        buttons.append(button)
    show(qtbot, window)
    return buttons


def show(qtbot, window):
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def tab_to(qtbot, window, widget):
    for _press in range(10):
        if widget.hasFocus() and window.ring.isVisible():
            return
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    pytest.fail("Tab does not lead there")


def test_there_is_no_ring_before_the_keyboard_is_used(window, buttons):
    assert not window.ring.isVisible()


def test_tab_brings_the_ring_around_its_widget(qtbot, window, buttons):
    tab_to(qtbot, window, buttons[1])
    assert window.ring.geometry() == buttons[1].geometry().adjusted(-OUT, -OUT, OUT, OUT)


def test_the_ring_has_the_colour_of_the_theme_and_leaves_its_middle_free(qtbot, window, buttons):
    tab_to(qtbot, window, buttons[0])
    window.ring._style.change(dark(), window.ring._style.scale)
    shot = window.grab().toImage()
    edge = window.ring.geometry()
    assert shot.pixelColor(edge.left() + 1, edge.center().y()) == QColor(dark().hex("focus"))
    assert shot.pixelColor(edge.left() + WIDTH_PX + 1, edge.center().y()) == shot.pixelColor(5, 5)


def test_a_click_takes_the_ring_away(qtbot, window, buttons):
    tab_to(qtbot, window, buttons[0])
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert not window.ring.isVisible()


def test_a_click_on_what_has_the_keyboard_takes_the_ring_away(qtbot, window, buttons):
    tab_to(qtbot, window, buttons[0])
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert not window.ring.isVisible()
    tab_to(qtbot, window, buttons[1])


def test_the_ring_follows_and_moves_nothing(qtbot, window, buttons):
    tab_to(qtbot, window, buttons[0])
    buttons[0].move(200, 200)
    assert window.ring.geometry().contains(buttons[0].geometry())
    assert buttons[1].pos() == QPoint(40, 120)


def test_the_ring_goes_with_its_widget(qtbot, window, buttons):
    tab_to(qtbot, window, buttons[0])
    buttons[0].hide()
    assert not window.ring.geometry().intersects(buttons[0].geometry()) or not window.ring.isVisible()


def test_a_widget_that_is_deleted_takes_its_ring_with_it(qtbot, window, buttons):
    tab_to(qtbot, window, buttons[1])
    buttons[1].setParent(None)
    buttons[1].deleteLater()
    QApplication.processEvents()
    assert window.ring.geometry() != QRect(40, 120, 120, 40).adjusted(-OUT, -OUT, OUT, OUT)
    tab_to(qtbot, window, buttons[0])


def test_a_widget_with_a_ring_of_its_own_is_left_alone(qtbot, window, buttons):
    buttons[1].setProperty("ownFocus", True)
    tab_to(qtbot, window, buttons[0])
    qtbot.keyClick(buttons[0], Qt.Key.Key_Tab)
    assert buttons[1].hasFocus()
    assert not window.ring.isVisible()


def test_the_mouse_passes_through(window, buttons):
    assert window.ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_a_widget_scrolled_half_away_has_half_a_ring(qtbot, window):
    scroll = QScrollArea(window)
    scroll.setGeometry(20, 100, 300, 150)
    content = QWidget()
    column = QVBoxLayout(content)
    rows = [QPushButton(f"Row {number}") for number in range(20)]
    for row in rows:
        column.addWidget(row)
    scroll.setWidget(content)
    show(qtbot, window)
    tab_to(qtbot, window, rows[0])
    whole = window.ring.geometry()
    scroll.verticalScrollBar().setValue(rows[0].y() + rows[0].height() // 2)
    cut = window.ring.geometry()
    assert cut.top() >= 100 - OUT
    assert 0 < cut.height() < whole.height()
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    assert not window.ring.isVisible()
    scroll.verticalScrollBar().setValue(0)
    assert window.ring.geometry() == whole


def test_in_a_list_the_ring_is_around_the_row(qtbot, window):
    QPushButton("Before it", window)
    view = QListView(window)
    view.setGeometry(20, 20, 200, 100)
    view.setModel(QStringListModel([f"Row {number}" for number in range(30)], view))
    show(qtbot, window)
    view.setCurrentIndex(view.model().index(0))
    tab_to(qtbot, window, view)
    first = window.ring.geometry()
    assert first.height() < 40
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert window.ring.geometry().top() > first.top()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert not window.ring.isVisible()
