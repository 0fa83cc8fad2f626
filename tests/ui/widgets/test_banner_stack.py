"""Notes are in sight as a whole where there is room, and scroll where there is not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.banner import Banner
from stretchtimer.ui.widgets.banner_stack import BannerStack

# the offscreen platform knows no least size
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

SENTENCE = "The file full.toml cannot be used. Mend it in a text editor, or delete it and begin anew. " * 2


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    page.stack = BannerStack((4, 4, 4, 4))
    page.rest = QPushButton("Start")
    column.addWidget(page.stack)
    column.addStretch(1)
    column.addWidget(page.rest)
    page.resize(500, 600)
    with qtbot.waitExposed(page):
        page.show()
    return page


def said(page, *kinds) -> list[Banner]:
    notes = [page.stack.add(Banner(Style(), kind)) for kind in kinds]
    for note in notes:
        page.stack.show_note(note, SENTENCE)
    for _turn in range(4):
        QApplication.processEvents()
    return notes


def test_nothing_takes_no_room(page):
    [note] = said(page, "info")
    assert page.stack.isVisible()
    page.stack.show_note(note, None)
    assert page.stack.isHidden()


def test_all_notes_are_in_sight_where_there_is_room_the_newest_first(page):
    one, two, three = said(page, "info", "warn", "error")
    assert three.y() < two.y() < one.y()
    assert all(note.visibleRegion().boundingRect() == note.rect() for note in (one, two, three))
    assert page.stack.verticalScrollBar().maximum() == 0


def test_a_low_window_scrolls_the_notes_and_squeezes_nothing(page):
    heights = [note.height() for note in said(page, "info", "warn", "error")]
    page.resize(500, 150)
    for _turn in range(4):
        QApplication.processEvents()
    assert page.height() == 150
    assert [note.height() for note in page.findChildren(Banner)] == heights
    assert page.rest.visibleRegion().boundingRect() == page.rest.rect()
    assert page.stack.geometry().bottom() < page.rest.geometry().top()
    assert page.stack.verticalScrollBar().maximum() > 0


def test_what_is_said_last_is_in_sight(page):
    page.resize(500, 150)
    one, two = said(page, "info", "warn")
    page.stack.verticalScrollBar().setValue(page.stack.verticalScrollBar().maximum())
    page.stack.show_note(one, None)
    page.stack.show_note(one, SENTENCE)
    QApplication.processEvents()
    assert one.y() < two.y()
    assert one.visibleRegion().boundingRect().top() == 0


def test_actions_stand_below_the_sentence_where_they_leave_it_no_room(qtbot):
    note = Banner(
        Style(), "warn", "Pain of 7 or more: read when to get help first.", "When to get help first"
    )
    other = note.add_action("Open Gentle")
    qtbot.addWidget(note)
    note.resize(900, note.heightForWidth(900))
    note.show()
    QApplication.processEvents()
    assert note.action.y() < note._label.geometry().bottom()
    note.resize(420, 200)
    QApplication.processEvents()
    assert note.action.geometry().top() >= note._label.geometry().bottom()
    assert note._label.width() > 300
    with qtbot.waitSignal(note.acted):
        qtbot.mouseClick(note.action, Qt.MouseButton.LeftButton)
    assert other.geometry().left() > note.action.geometry().right()
