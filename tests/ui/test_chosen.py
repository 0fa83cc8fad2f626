"""What is marked as chosen is what is chosen, by whatever means it was."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView

from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.record import Felt
from stretchtimer.exchange.history_export import exporting
from stretchtimer.storage.own_stretch_files import OwnStretchFiles
from stretchtimer.ui.app.nav_rail import NavRail
from stretchtimer.ui.check_in.felt_choice import FeltChoice
from stretchtimer.ui.history.page import HistoryPage
from stretchtimer.ui.library.page import LibraryPage
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.pain_scale import PainScale
from stretchtimer.ui.widgets.segmented import Segmented
from tests.ui.answers import Answers
from tests.ui.assistive import PRESS, TOGGLE, act, item, marked_rows, toggle
from tests.ui.editor.editors import shown_editor
from tests.ui.history.histories import NOW, history_of, record
from tests.ui.home.homes import CATALOGUE, shown_page

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform knows no least size
LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


def click(qtbot, view: QAbstractItemView, row: int, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    place = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), LEFT, modifier, place)


def started(page) -> str:
    with_start = []
    page.start_asked.connect(lambda asked: with_start.append(asked.routine.id))
    page.detail.start()
    return with_start[-1]


def test_the_routine_that_is_toggled_is_the_one_that_starts(qtbot):
    page = shown_page(qtbot)
    toggle(page.list, "Gentle Morning")
    assert marked_rows(page.list) == [page.list.rows.number_of("gentle-morning")]
    assert page.routine.id == "gentle-morning"
    assert started(page) == "gentle-morning"


def test_the_routine_that_is_selected_is_the_one_that_starts(qtbot):
    page = shown_page(qtbot)
    shown = QAccessible.queryAccessibleInterface(page.list)
    assert shown.selectionInterface().select(item(page.list, "Hips Focus"))
    assert marked_rows(page.list) == [page.list.rows.number_of("hips-focus")]
    assert started(page) == "hips-focus"


def test_no_means_leaves_a_list_without_a_mark(qtbot):
    page = shown_page(qtbot)
    page.list.open("quick-reset")
    row = page.list.currentIndex().row()
    toggle(page.list, "Quick Reset")
    assert marked_rows(page.list) == [row]
    click(qtbot, page.list, row, CTRL)
    assert marked_rows(page.list) == [row]
    page.list.clearSelection()
    assert marked_rows(page.list) == [row]
    assert started(page) == "quick-reset"


def test_a_click_chooses_once(qtbot):
    page = shown_page(qtbot, open_id=None)
    opened = []
    page.list.opened.connect(opened.append)
    click(qtbot, page.list, 2)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert opened == ["full-relief", "short-full"]
    assert marked_rows(page.list) == [3]


def test_the_session_that_is_marked_is_the_one_whose_details_are_shown(qtbot):
    history = history_of(*(record(days_ago=ago, routine_name=f"Session {ago}") for ago in range(4)))
    page = HistoryPage(
        Style(), Answers(), history, CATALOGUE, ManualClock(wall=NOW), lambda path: exporting(history, path)
    )
    qtbot.addWidget(page)
    page.resize(1300, 800)
    with qtbot.waitExposed(page):
        page.show()
    toggle(page.table, "Session 2")
    assert (marked_rows(page.table), page.details.title.text()) == ([2], "Session 2")
    page.table.selectionModel().select(
        page.records.index(3, 0),
        QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
    )
    assert (marked_rows(page.table), page.details.title.text()) == ([3], "Session 3")
    page.delete_current()
    assert history.count() == 3
    assert "Session 3" not in [one.routine_name for one in history.page(9)]


def test_the_stretch_that_is_marked_is_open_in_the_library(qtbot, tmp_path):
    page = LibraryPage(Style(), OwnStretchFiles(tmp_path, CATALOGUE), ManualClock())
    qtbot.addWidget(page)
    toggle(page.list, "Happy Baby")
    assert page.detail.title.text() == "Happy Baby"
    assert len(marked_rows(page.list)) == 1


def test_the_stretch_that_is_marked_is_the_one_that_enter_adds(qtbot):
    page = shown_editor(qtbot)
    toggle(page.library.list, "Butterfly")
    qtbot.keyClick(page.library.search, Qt.Key.Key_Return)
    assert page.editing.draft.items[-1].stretch_id == "butterfly"
    # nothing is left that closing would ask about
    page.editing.stack.undo()


@pytest.fixture
def rail(qtbot):
    made = NavRail(Style())
    qtbot.addWidget(made)
    for key in ("home", "library", "settings"):
        made.add(key, key.title(), "list")
    made.show_current("home")
    made.asked = []
    made.chosen.connect(made.asked.append)
    return made


@pytest.mark.parametrize("action", [TOGGLE, PRESS])
def test_the_page_whose_button_is_used_is_asked_for_once(qtbot, rail, action):
    act(qtbot, rail._buttons["settings"], action)
    assert rail.asked == ["settings"]


def test_the_mark_of_the_rail_stays_with_the_page_that_is_shown(qtbot, rail):
    act(qtbot, rail._buttons["home"], TOGGLE)
    assert rail._buttons["home"].isChecked()
    act(qtbot, rail._buttons["home"], PRESS)
    # a page that belongs to another is left so
    assert rail.asked == ["home"]
    rail.show_current("settings")
    assert [key for key, button in rail._buttons.items() if button.isChecked()] == ["settings"]
    assert rail.asked == ["home"]


@pytest.mark.parametrize("action", [TOGGLE, PRESS])
def test_the_segment_that_is_used_is_chosen_once(qtbot, action):
    row = Segmented("All holds", [(20.0, "20 s"), (30.0, "30 s"), (45.0, "45 s")])
    qtbot.addWidget(row)
    row.set_value(30.0)
    chosen = []
    row.chosen.connect(chosen.append)
    act(qtbot, row.buttons[0], action)
    assert (chosen, row.value) == ([20.0], 20.0)
    act(qtbot, row.buttons[0], action)
    assert [button.isChecked() for button in row.buttons] == [True, False, False]
    assert row.value == 20.0


@pytest.mark.parametrize("action", [TOGGLE, PRESS])
def test_the_pain_that_is_used_is_said_and_taken_back(qtbot, action):
    scale = PainScale(Style())
    qtbot.addWidget(scale)
    said = []
    scale.changed.connect(said.append)
    for value in (4, 7, 7):
        act(qtbot, scale._cells[value], action)
        marked = [cell.value for cell in scale._cells if cell.isChecked()]
        assert marked == ([] if scale.value is None else [scale.value])
    assert said == [4, 7, None]
    scale.set_value(3)
    assert said == [4, 7, None]


@pytest.mark.parametrize("action", [TOGGLE, PRESS])
def test_the_answer_that_is_used_is_given_and_taken_back(qtbot, action):
    choice = FeltChoice(Style())
    qtbot.addWidget(choice)
    said = []
    choice.changed.connect(said.append)
    for felt in (Felt.EASY, Felt.TOO_MUCH, Felt.TOO_MUCH):
        act(qtbot, choice._buttons[felt], action)
        marked = [felt for felt, button in choice._buttons.items() if button.isChecked()]
        assert marked == ([] if choice.value is None else [choice.value])
    assert said == [Felt.EASY, Felt.TOO_MUCH, None]
    choice.set_value(Felt.RIGHT)
    assert said == [Felt.EASY, Felt.TOO_MUCH, None]


def test_pain_said_through_assistive_technology_goes_into_the_session(qtbot):
    page = shown_page(qtbot)
    act(qtbot, page.detail.footer.pain_scale._cells[4], TOGGLE)
    with qtbot.waitSignal(page.start_asked) as asked:
        page.detail.start()
    assert asked.args[0].pain_before == 4


def test_all_holds_toggled_are_changed(qtbot):
    page = shown_page(qtbot)
    page.open_routine("full-relief")
    segments = page.detail.head.all_holds
    act(qtbot, segments.buttons[segments._values.index(20.0)], TOGGLE)
    moving = CATALOGUE.stretches
    holds = {line.hold_s for line in page.routine.items if not moving[line.stretch_id].moving}
    assert holds == {20.0}
