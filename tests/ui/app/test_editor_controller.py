"""A stretch of one's own is written from within the editor, and is in the routine at once."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from stretchtimer.domain.own_stretch import OwnStretch
from stretchtimer.storage.memory import MemoryRoutines
from stretchtimer.storage.own_stretch_files import OwnStretchFiles
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue
from stretchtimer.ui.app.editor_controller import EditorController
from stretchtimer.ui.app.window import PageSlot
from stretchtimer.ui.library.form import OwnStretchForm
from stretchtimer.ui.theme.style import Style
from tests.ui.answers import Answers

# the offscreen platform knows no least size
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


class Window(QWidget):
    """A window with one page."""

    def add_page(self, key, factory, under):
        assert (key, under) == ("editor", "home")
        self.slot = PageSlot(factory, QStackedWidget(self))
        return self.slot

    def show_page(self, key):
        assert key == "editor"


@pytest.fixture
def desk(qtbot, tmp_path):
    shelf = OwnStretchFiles(tmp_path, load_catalogue())
    stores = SimpleNamespace(stretches=shelf, routines=MemoryRoutines(load_builtin_routines()))
    window = Window()
    window.resize(1184, 800)
    qtbot.addWidget(window)
    desk = EditorController(
        SimpleNamespace(stores=stores, catalogue=shelf.catalogue),
        Style(),
        Answers(),
        window,
        lambda routine: sum(item.hold_s for item in routine.items),
        lambda *_what: None,
        window,
    )
    desk.shelf = shelf
    window.editor = window.slot.page
    window.editor.setParent(window)
    window.editor.resize(window.size())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    desk.edit(None)
    return desk


def form_in(page) -> OwnStretchForm:
    [form] = [form for form in page.findChildren(OwnStretchForm) if form.isVisible()]
    return form


def test_what_the_search_does_not_find_is_written_and_added_with_the_keyboard(qtbot, desk):
    page = desk.parent().editor
    page.body.search()
    qtbot.keyClicks(page.library.search, "Calf on the wall")
    qtbot.keyClick(page.library.search, Qt.Key.Key_Return)
    form = form_in(page)
    assert form.name.text() == "Calf on the wall"
    form.hold.setValue(45)
    with qtbot.waitSignal(desk.own_written):
        qtbot.keyClick(form.name, Qt.Key.Key_Return)
    [item] = page.editing.draft.items
    assert (desk.shelf.catalogue[item.stretch_id].name, item.hold_s) == ("Calf on the wall", 45)
    assert page.library.search.text() == ""
    page.editing.stack.undo()
    assert page.editing.draft.items == ()
    assert desk.shelf.own(item.stretch_id) is not None


def test_the_button_suggests_a_name_and_cancel_changes_nothing(qtbot, desk):
    page = desk.parent().editor
    qtbot.mouseClick(page.library.own_button, Qt.MouseButton.LeftButton)
    form = form_in(page)
    assert (form.name.text(), form.name.selectedText()) == ("My stretch", "My stretch")
    form.cancel_button.click()
    assert page.editing.draft.items == ()
    assert not page.editing.changed


def test_a_stretch_written_elsewhere_meanwhile_is_offered(desk):
    page = desk.parent().editor
    count = page.library.list.model().rowCount()
    desk.shelf.save(OwnStretch("own-bridge", "Bridge"))
    desk.edit(None)
    assert page.library.list.model().rowCount() == count + 1
