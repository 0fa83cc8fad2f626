"""The window builds a page when it is first shown, and its keys lead to them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.domain.window_place import LEAST
from stretchtimer.ui.app.nav_rail import NARROW_PX, WIDE_PX, RailButton
from stretchtimer.ui.app.window import MainWindow
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import dark, light
from stretchtimer.ui.widgets.focus_ring import FocusRing

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform knows no least size

CTRL = Qt.KeyboardModifier.ControlModifier


class Page(QWidget):
    """A page with a field."""

    def __init__(self):
        super().__init__()
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)


@pytest.fixture
def built():
    return []


@pytest.fixture
def style():
    return Style()


@pytest.fixture
def window(qtbot, built, style):
    def factory(key):
        def build():
            built.append(key)
            return Page()

        return build

    window = MainWindow(style)
    qtbot.addWidget(window)
    window.add_page("home", factory("home"), "Routines", "list")
    window.add_page("history", factory("history"), "History", "history")
    window.add_page("session", factory("session"))
    window.show_page("home")
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def rail(window):
    return {button.text(): button for button in window.findChildren(RailButton)}


def test_only_pages_that_were_shown_are_built_and_only_once(window, built):
    assert built == ["home"]
    window.show_page("history")
    window.show_page("home")
    window.show_page("history")
    assert built == ["home", "history"]
    assert window.built("session") is None


def test_the_rail_offers_pages_with_a_title_and_marks_the_one_shown(qtbot, window):
    buttons = rail(window)
    assert list(buttons) == ["Routines", "History"]
    assert buttons["Routines"].isChecked()
    qtbot.mouseClick(buttons["History"], Qt.MouseButton.LeftButton)
    assert window.current == "history"
    assert [button.isChecked() for button in buttons.values()] == [False, True]


def test_a_page_that_comes_back_is_told_apart_from_a_new_one(qtbot, window):
    with qtbot.assertNotEmitted(window.page_returned):
        window.show_page("history")
    with qtbot.waitSignal(window.page_returned) as returned:
        window.show_page("home")
    assert returned.args == ["home"]


def test_no_page_is_marked_while_one_without_a_title_is_shown(window):
    window.show_page("session")
    assert not any(button.isChecked() for button in rail(window).values())


@pytest.mark.parametrize(("key", "page"), [(Qt.Key.Key_2, "history"), (Qt.Key.Key_1, "home")])
def test_ctrl_and_a_number_lead_to_a_page_from_within_a_field(qtbot, window, key, page):
    window.show_page("history" if page == "home" else "home")
    field = window.built(window.current).field
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, key, CTRL)
    assert window.current == page


def test_a_session_is_not_left_by_a_key(qtbot, window):
    pressed = []
    window.add_shortcut("F1", lambda: pressed.append(True))
    window.show_page("session")
    window.set_rail_visible(False)
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.current == "session"
    assert pressed == []
    window.set_rail_visible(True)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert pressed == [True]


def test_a_page_change_by_mouse_brings_no_focus_ring(qtbot, window):
    field = window.built("home").field
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    window.show_page("history")
    assert QApplication.focusWidget() is not field
    assert not window.findChild(FocusRing).isVisible()


def test_tab_brings_the_focus_ring(qtbot, window):
    field = window.built("home").field
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert window.findChild(FocusRing).isVisible()


def test_f11_fills_the_screen_and_gives_it_back(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_ctrl_q_closes_and_tells(qtbot, window):
    with qtbot.waitSignal(window.closing):
        qtbot.keyClick(window, Qt.Key.Key_Q, CTRL)
    assert not window.isVisible()


@pytest.mark.parametrize(
    ("width", "scale", "rail_px"),
    [
        (1280, 1.0, WIDE_PX),
        (960, 1.0, WIDE_PX),
        (959, 1.0, NARROW_PX),
        (1280, 1.5, NARROW_PX * 1.5),
        (1500, 1.5, WIDE_PX * 1.5),
    ],
)
def test_the_rail_is_as_wide_as_the_window_and_the_text_allow(window, style, width, scale, rail_px):
    window.resize(width, 700)
    style.change(light(), scale)
    QApplication.processEvents()
    buttons = list(rail(window).values())
    assert buttons[0].parentWidget().width() == rail_px
    assert all(button.height() == round(68 * scale) for button in buttons)


def test_the_rail_fits_the_least_window_with_the_largest_text(window, style):
    window.resize(*LEAST)
    style.change(dark(), 1.5)
    QApplication.processEvents()
    assert all(window.rect().contains(button.geometry()) for button in rail(window).values())


def test_a_page_that_belongs_to_another_shows_where_it_stands_and_the_way_back(qtbot, window):
    window.add_page("editor", Page, under="home")
    window.show_page("editor")
    assert rail(window)["Routines"].isChecked()
    qtbot.mouseClick(rail(window)["Routines"], Qt.MouseButton.LeftButton)
    assert window.current == "home"
    assert rail(window)["Routines"].isChecked()
    window.show_page("session")
    assert not any(button.isChecked() for button in rail(window).values())


@pytest.mark.parametrize("kind", [QPushButton, QToolButton, QCheckBox])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_that_has_the_keyboard(qtbot, window, kind, key):
    page = window.page("home")
    button = kind(page)
    page.layout().addWidget(button)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.show()
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(page.field, key)
