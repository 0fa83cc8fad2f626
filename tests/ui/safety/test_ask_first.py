"""What to do when some of the signs apply: read it, open Gentle, or go back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from stretchtimer.ui.safety.ask_first import AskFirstPage
from stretchtimer.ui.safety.texts import load_texts
from stretchtimer.ui.theme.style import Style


@pytest.fixture
def opened(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1900, 1000)

    def open_page(width=1184, height=800, scale=1.0):
        page = AskFirstPage(Style(scale=scale))
        page.setParent(window)
        page.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        page.show()
        QApplication.processEvents()
        return page

    return open_page


def test_it_says_what_to_do_and_what_to_leave_out_meanwhile(opened):
    page, texts = opened(), load_texts()
    heard = " ".join(label.accessibleName() + label.text() for label in page.findChildren(QLabel))
    for sentence in (*texts.ask_first.steps, *(case.until for case in texts.cases)):
        assert sentence in heard


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_one_key_opens_gentle(qtbot, opened, key):
    page = opened()
    qtbot.waitUntil(page.gentle_button.hasFocus)
    with qtbot.waitSignal(page.gentle_asked):
        qtbot.keyClick(page.gentle_button, key)
    page.scroll_area.setFocus()
    with qtbot.waitSignal(page.gentle_asked):
        qtbot.keyClick(page.scroll_area, key)


def test_escape_and_a_button_go_back(qtbot, opened):
    page = opened()
    with qtbot.waitSignal(page.back_asked):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    page.back_button.setFocus()
    with qtbot.assertNotEmitted(page.gentle_asked), qtbot.waitSignal(page.back_asked):
        qtbot.keyClick(page.back_button, Qt.Key.Key_Return)


@pytest.mark.parametrize(("width", "height"), [(1824, 1000), (1184, 800), (728, 560), (624, 480)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_ways_on_are_in_sight_and_no_word_is_cut_at_the_side(opened, width, height, scale):
    page = opened(width, height, scale)
    for button in (page.gentle_button, page.back_button):
        assert button.visibleRegion().boundingRect() == button.rect()
    assert page.scroll_area.widget().width() <= page.scroll_area.viewport().width()
