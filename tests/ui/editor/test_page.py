"""The editor: every step undone and done again, problems where they are, nothing lost by a wrong key."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from stretchtimer.domain import draft as drafts
from stretchtimer.domain.draft import DraftField
from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.routine import Sides
from stretchtimer.domain.stretch import Side
from stretchtimer.storage.memory import MemoryRoutines
from stretchtimer.ui.theme.stylesheet import stylesheet
from stretchtimer.ui.theme.tokens import dark
from stretchtimer.ui.widgets.card_list import ITEM
from stretchtimer.ui.widgets.dialogs import Answer, UnsavedChanges
from tests.ui.answers import Answers
from tests.ui.editor.editors import BUILTIN, CATALOGUE, shown_editor
from tests.ui.pointer import move_pointer

LEFT = Qt.MouseButton.LeftButton
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
RESET = next(routine for routine in BUILTIN if routine.id == "quick-reset")
#: What more than one test is about, in the words of the page.
ONE_WRONG, NO_STRETCH = "Correct 1 thing to save.", "Add at least one stretch."
SHORT_HOLD = f"{ONE_WRONG} Knee to Chest has a 3-second hold."


def ids(page) -> list[str]:
    return [item.stretch_id for item in page.editing.draft.items]


def test_it_opens_unchanged_and_save_says_why_it_is_disabled(qtbot):
    page = shown_editor(qtbot, RESET)
    assert len(page.items.rows) == 3
    assert page.form.total.text() == "1½ min"
    assert not page.head.save.isEnabled()
    assert page.head.save.accessibleDescription() == "Nothing has changed."
    assert not page.head.undo.isEnabled()
    assert page.form.shipped.isVisible()


def test_a_new_one_says_what_is_missing_without_alarm(qtbot):
    page = shown_editor(qtbot)
    assert page.form.missing.isVisible()
    assert not page.form.wrong.isVisible()
    assert NO_STRETCH in page.head.save.toolTip()


def test_a_typed_hold_outside_the_limits_stays_and_is_said_three_ways(qtbot):
    page = shown_editor(qtbot, RESET)
    row = page.items.rows[1]
    hold = row.fields.hold
    hold.setFocus()
    hold.selectAll()
    qtbot.keyClicks(hold, "3")
    qtbot.keyClick(hold, Qt.Key.Key_Return)
    assert page.editing.draft.items[1].hold_s == 3
    assert hold.property("error") is True
    assert row.sentences == ["Hold must be between 10 and 60 seconds."]
    assert page.form.wrong.sentence == SHORT_HOLD
    assert not page.head.save.isEnabled()
    page.form.name.setFocus()
    qtbot.mouseClick(page.form.go, LEFT)
    assert page.focusWidget() is hold
    qtbot.keyClick(hold, Qt.Key.Key_Up)
    assert page.editing.draft.items[1].hold_s == 8
    qtbot.keyClick(hold, Qt.Key.Key_Up)
    assert row.sentences == ["Shorter than the 20–30 second guideline. That is fine on a sore day."]
    assert page.head.save.isEnabled()


def test_the_buttons_of_a_hold_stay_within_its_limits(qtbot):
    page = shown_editor(qtbot, RESET)
    hold = page.items.rows[1].fields.hold
    for _press in range(20):
        qtbot.keyClick(hold, Qt.Key.Key_Down)
    assert page.editing.draft.items[1].hold_s == 10
    for _press in range(20):
        qtbot.keyClick(hold, Qt.Key.Key_Up)
    assert page.editing.draft.items[1].hold_s == 60
    qtbot.keyClick(hold, Qt.Key.Key_Down, CONTROL)
    assert page.editing.draft.items[1].hold_s == 59


def test_every_step_is_undone_to_the_routine_as_it_was_and_done_again(qtbot):
    page = shown_editor(qtbot, RESET)
    before = page.editing.draft
    qtbot.keyClicks(page.form.name, "!")
    row = page.items.rows[1]
    row.setFocus()
    fields, details = row.fields, row.details
    qtbot.keyClick(fields.hold, Qt.Key.Key_Up)
    fields.sides.picked.emit((Sides.BOTH, Side.LEFT))
    qtbot.keyClick(fields.repeats, Qt.Key.Key_Up)
    qtbot.keyClick(fields.rest, Qt.Key.Key_Up)
    details.variant.picked.emit("hands-behind")
    qtbot.keyClicks(details.note, "Slow")
    qtbot.keyClick(row, Qt.Key.Key_Down, ALT)
    page.library.list.add_current()
    qtbot.keyClick(page.items.selected, Qt.Key.Key_Delete)
    after = page.editing.draft
    item = after.items[2]
    assert (item.hold_s, item.first_side, item.repeats) == (25, Side.LEFT, 2)
    assert (item.rest_after_s, item.variant, item.note) == (5, "hands-behind", "Slow")
    assert page.editing.stack.count() == 10
    for _step in range(10):
        qtbot.keyClick(page.items.rows[0], Qt.Key.Key_Z, CONTROL)
    assert page.editing.draft == before
    assert not page.head.undo.isEnabled()
    for _step in range(10):
        qtbot.keyClick(page.items.rows[0], Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert page.editing.draft == after


def test_undo_in_a_field_is_the_page_s_own(qtbot):
    page = shown_editor(qtbot, RESET)
    page.form.name.setFocus()
    qtbot.keyClicks(page.form.name, "abc")
    page.library.list.add_current()
    qtbot.keyClick(page.form.name, Qt.Key.Key_Z, CONTROL)
    assert (page.form.name.text(), len(ids(page))) == ("Quick Resetabc", 3)
    qtbot.keyClick(page.form.name, Qt.Key.Key_Z, CONTROL)
    assert page.form.name.text() == "Quick Reset"


def test_a_row_moves_and_the_keyboard_stays_in_it(qtbot):
    page = shown_editor(qtbot, RESET)
    hold = page.items.rows[0].fields.hold
    hold.setFocus()
    qtbot.keyClick(hold, Qt.Key.Key_Down, ALT)
    assert ids(page) == ["knee-to-chest", "knee-rotations", "figure-four"]
    assert page.focusWidget() is hold
    qtbot.keyClick(hold, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(hold, Qt.Key.Key_Up, ALT)
    assert ids(page) == ["knee-rotations", "knee-to-chest", "figure-four"]


def test_a_row_is_dragged_to_another_place(qtbot):
    page = shown_editor(qtbot, RESET)
    first, last = page.items.rows[0], page.items.rows[2]
    qtbot.mousePress(first, LEFT, pos=QPoint(18, 30))
    first.mapFrom(page, QPoint(0, 0))
    goal = first.mapFrom(page.items.widget(), QPoint(18, last.geometry().bottom() - 4))
    move_pointer(first, QPoint(18, 50), Qt.MouseButton.LeftButton)
    move_pointer(first, goal, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(first, LEFT, pos=goal)
    assert ids(page) == ["knee-to-chest", "figure-four", "knee-rotations"]
    assert page.items.selected is first


def test_a_removed_stretch_comes_back_by_the_offer(qtbot):
    page = shown_editor(qtbot, RESET)
    qtbot.mouseClick(page.items.rows[1].trash, LEFT)
    assert ids(page) == ["knee-rotations", "figure-four"]
    assert page.toast.isVisible()
    assert page.toast.accessibleName() == "Knee to Chest removed"
    qtbot.mouseClick(page.toast.button, LEFT)
    assert page.editing.draft.items == RESET.items


def test_removing_all_leaves_a_word_and_a_problem(qtbot):
    page = shown_editor(qtbot, RESET)
    for _row in range(3):
        qtbot.keyClick(page.items.rows[0], Qt.Key.Key_Delete)
    assert page.items.rows == []
    assert page.form.wrong.sentence == f"{ONE_WRONG} {NO_STRETCH}"
    assert page.form.total.text() == "0 min"
    page.save()
    assert page.focusWidget() is page.library.search


def test_the_library_is_searched_and_enter_adds(qtbot):
    page = shown_editor(qtbot, RESET)
    qtbot.keyClick(page.items.rows[0], Qt.Key.Key_F, CONTROL)
    assert page.focusWidget() is page.library.search
    qtbot.keyClicks(page.library.search, "childs")
    qtbot.keyClick(page.library.search, Qt.Key.Key_Return)
    assert ids(page)[-1] == "childs-pose"
    qtbot.keyClicks(page.library.search, "zzz")
    qtbot.keyClick(page.library.search, Qt.Key.Key_Return)
    assert len(ids(page)) == 4
    assert page.library.said.text() == (
        "No stretch has these words. Try fewer letters, or press Enter to write one of your own."
    )
    qtbot.keyClick(page.library.search, Qt.Key.Key_Escape)
    assert page.focusWidget() is page.items.rows[3]


@pytest.mark.parametrize("searched", ["childʼs pose", "child´s", "balasana", "latissimus"])
def test_the_library_finds_apostrophes_of_all_kinds_and_muscles(qtbot, searched):
    page = shown_editor(qtbot, RESET)
    page.library.search.setText(searched)
    page.library.list.add_current()
    assert ids(page)[-1] == "childs-pose"


def test_down_chooses_in_the_library_and_a_click_on_plus_adds_once(qtbot):
    page = shown_editor(qtbot)
    qtbot.keyClick(page.library.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.library.search, Qt.Key.Key_Return)
    view = page.library.list
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.plus(view.model().index(0, 0)).center())
    assert ids(page) == ["both-knees-to-chest", "knee-to-chest"]


def test_a_shipped_routine_is_saved_in_its_place_and_restored(qtbot):
    store = MemoryRoutines(BUILTIN)
    page = shown_editor(qtbot, RESET, store=store)
    page.editing.change(0, drafts.with_hold, 48)
    with qtbot.waitSignal(page.saved) as told:
        qtbot.keyClick(page.items.rows[0], Qt.Key.Key_S, CONTROL)
    assert (told.args[0].id, told.args[0].items[0].hold_s) == ("quick-reset", 48)
    assert len(store.all()) == len(BUILTIN)
    assert not page.changed
    store.delete("quick-reset")
    assert RESET in store.all()


def test_a_shipped_routine_with_another_name_is_a_copy(qtbot):
    store = MemoryRoutines(BUILTIN)
    page = shown_editor(qtbot, RESET, store=store)
    qtbot.keyClicks(page.form.name, " 2")
    page.save()
    assert RESET in store.all()
    assert [routine.name for routine in store.all() if not routine.builtin] == ["Quick Reset 2"]


def test_a_name_that_is_taken_is_a_problem_at_the_name(qtbot):
    page = shown_editor(qtbot, RESET)
    page.editing.rename("full relief")
    assert page.form.name_error.text() == "You already have a routine called full relief."
    assert page.form.name.property("error") is True
    page.save()
    assert page.focusWidget() is page.form.name


def test_a_number_still_being_typed_is_saved_too(qtbot):
    page = shown_editor(qtbot, RESET)
    hold = page.items.rows[1].fields.hold
    hold.setFocus()
    hold.selectAll()
    qtbot.keyClicks(hold, "45")
    with qtbot.waitSignal(page.saved) as told:
        qtbot.keyClick(hold, Qt.Key.Key_S, CONTROL)
    assert told.args[0].items[1].hold_s == 45


FULL = "The disk is full. Free some space."


class FullDisk(MemoryRoutines):
    def save(self, routine):
        raise StorageError(FULL)


def test_what_cannot_be_written_is_said_and_stays(qtbot):
    page = shown_editor(qtbot, RESET, store=FullDisk(BUILTIN))
    page.editing.rename("Mine")
    page.save()
    assert page.form.failed.isVisible()
    assert page.form.failed.sentence == FULL
    assert page.changed


def test_leaving_unchanged_asks_nothing(qtbot):
    asked = Answers(answer=Answer.STAY)
    page = shown_editor(qtbot, RESET, asked=asked)
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.items.rows[0], Qt.Key.Key_Escape)
    assert asked.leavings == []


def test_leaving_with_changes_asks_once_and_does_what_was_said(qtbot):
    asked = Answers(answer=Answer.STAY)
    page = shown_editor(qtbot, RESET, asked=asked)
    page.editing.change(1, drafts.with_hold, 25)
    left, saved = [], []
    page.closed.connect(lambda: left.append(True))
    page.saved.connect(saved.append)
    qtbot.mouseClick(page.head.cancel, LEFT)
    assert ([reason for _name, reason in asked.leavings], left, saved) == ([""], [], [])
    asked.answer = Answer.SAVE
    assert page.may_leave()
    assert page.may_leave()
    assert (len(asked.leavings), len(saved)) == (2, 1)
    page.editing.change(1, drafts.with_hold, 3)
    asked.answer = Answer.DISCARD
    qtbot.mouseClick(page.head.back, LEFT)
    assert asked.leavings[2:] == [
        (RESET.name, SHORT_HOLD),
    ]
    assert left == [True]
    assert not page.changed


def test_the_window_does_not_close_while_the_person_stays(qtbot):
    asked = Answers(answer=Answer.STAY)
    page = shown_editor(qtbot, RESET, asked=asked)
    page.editing.rename("Mine")
    assert not page.close()
    assert page.isVisible()
    asked.answer = Answer.DISCARD
    assert page.close()


def test_the_question_offers_saving_only_where_it_can_be(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    can, cannot = UnsavedChanges(parent, "Mine", ""), UnsavedChanges(parent, "", NO_STRETCH)
    assert can.defaultButton() is can.save
    assert cannot.save is None
    assert cannot.answer is Answer.STAY


@pytest.mark.parametrize(("width", "height"), [(624, 480), (880, 640), (1184, 800), (1824, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_everything_of_the_chosen_row_is_inside_it_and_apart(qtbot, width, height, scale):
    page = shown_editor(qtbot, RESET, width, height, scale=scale)
    page.items.rows[0].setFocus()
    row = page.items.rows[0]
    shown = [control for control in row.controls if control.isVisible()]
    assert {row.details.pacing, row.details.note, row.details.variant} <= set(shown)
    assert row.geometry().right() <= page.items.viewport().width()
    places = [QRect(control.mapTo(row, QPoint(0, 0)), control.size()) for control in shown]
    for number, place in enumerate(places):
        assert row.rect().contains(place)
        for other in places[number + 1 :]:
            assert not place.intersects(other)


def words_of(row) -> set[str]:
    return {said.text() for said in row.findChildren(QLabel) if said.isVisible()}


def test_the_words_of_a_row_follow_its_width(qtbot):
    page = shown_editor(qtbot, RESET, width=1184)
    page.editing.change(2, drafts.with_repeats, 2)
    page.editing.change(2, drafts.with_rest, 10)
    page.items.select(page.items.rows[0].key)
    row = page.items.rows[2]
    assert words_of(row) == {"Figure Four", "×2", "10 s"}
    page.resize(640, 800)
    assert words_of(row) == {"Figure Four", "×2 · rest 10 s"}
    page.resize(1184, 800)
    assert words_of(row) == {"Figure Four", "×2", "10 s"}


def test_what_only_the_chosen_row_shows_is_built_when_it_is_chosen(qtbot):
    page = shown_editor(qtbot, RESET)
    assert [row.details is not None for row in page.items.rows] == [True, False, False]
    page.items.rows[2].setFocus()
    assert page.items.rows[2].details.note.isVisible()
    assert not page.items.rows[0].details.isVisible()


def test_an_empty_page_says_what_there_is_to_add_with(qtbot):
    page = shown_editor(qtbot)
    said = {}
    for width in (1184, 640):
        page.resize(width, 480)
        assert page.body.add_button.isVisible() is (width == 640)
        assert page.library.isVisible() is (width == 1184)
        said[width] = page.items._empty.text()
    assert "list" in said[1184]
    assert page.body.add_button.text() in said[640]
    assert "list" not in said[640]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_value_stands_without_a_word_where_no_column_names_it(qtbot, scale):
    page = shown_editor(qtbot, RESET, 704, 480, scale=scale)
    page.setStyleSheet(stylesheet(page._style.tokens, scale))
    page.editing.add(page.editing.catalogue["cat-cow"])
    row = page.items.rows[3]
    assert not page.body.columns.isVisible()
    fields = (row.fields.hold, row.fields.repeats, row.fields.rest)
    assert [field.text() for field in fields] == ["Hold 30 s", "Repeat ×1", "No rest"]
    page.editing.change(3, drafts.with_rest, 10)
    assert row.fields.rest.text() == "Rest 10 s"
    assert row.details.pacing.currentText() == "Pace: normal"
    assert row.details.variant.currentText() == "Way: Cat-Cow"
    for field in fields:
        line = field.lineEdit()
        assert line.fontMetrics().horizontalAdvance(field.text()) <= line.width()
    for box in (row.details.pacing, page.items.rows[1].fields.sides):
        assert box.width() >= box.sizeHint().width()
    assert page.items.rows[1].fields.sides.currentText() == "Both sides"
    page.resize(1800, 480)
    assert page.items.rows[1].fields.sides.currentText() == "Both"


def test_a_number_is_typed_beside_its_word(qtbot):
    page = shown_editor(qtbot, RESET, 640, 480)
    row = page.items.rows[0]
    row.setFocus()
    hold = row.fields.hold
    hold.setFocus()
    hold.selectAll()
    qtbot.keyClicks(hold, "25")
    qtbot.keyClick(hold, Qt.Key.Key_Return)
    assert page.editing.draft.items[0].hold_s == 25
    row.fields.rest.setFocus()
    row.fields.rest.selectAll()
    qtbot.keyClicks(row.fields.rest, "7")
    qtbot.keyClick(row.fields.rest, Qt.Key.Key_Return)
    assert page.editing.draft.items[0].rest_after_s == 7


def test_a_row_moves_by_its_buttons(qtbot):
    page = shown_editor(qtbot, RESET)
    names = [item.stretch_id for item in page.editing.draft.items]
    page.items.rows[0].setFocus()
    details = page.items.rows[0].details
    assert (details.up.isEnabled(), details.down.isEnabled()) == (False, True)
    for _press in range(2):
        qtbot.mouseClick(details.down, LEFT)
    assert [item.stretch_id for item in page.editing.draft.items] == [names[1], names[2], names[0]]
    assert (details.up.isEnabled(), details.down.isEnabled()) == (True, False)
    qtbot.keyClick(details.up, Qt.Key.Key_Space)
    assert [item.stretch_id for item in page.editing.draft.items] == [names[1], names[0], names[2]]
    assert (details.up.isEnabled(), details.down.isEnabled()) == (True, True)


@pytest.mark.parametrize(("width", "scale"), [(640, 1.0), (704, 1.5), (1184, 1.0)])
def test_undo_and_redo_keep_their_words(qtbot, width, scale):
    page = shown_editor(qtbot, RESET, width, 480, scale=scale)
    head = page.head
    for button in (head.undo, head.redo, head.cancel, head.save):
        assert button.text()
        assert button.width() >= button.sizeHint().width()
        assert head.rect().contains(button.geometry())


SMALL = {"width": 704, "height": 521, "scale": 1.5}


def made(store):
    """Return name and stretches of the routines a person made."""
    return [
        (routine.name, [item.stretch_id for item in routine.items])
        for routine in store.all()
        if routine.id not in {shipped.id for shipped in BUILTIN}
    ]


def test_in_a_small_window_with_large_text_a_routine_is_made_by_mouse_alone(qtbot):
    store = MemoryRoutines(BUILTIN)
    page = shown_editor(qtbot, store=store, **SMALL)
    qtbot.mouseClick(page.body.add_button, LEFT)
    added = []
    for number in range(2):
        index = page.library.list.model().index(number, 0)
        added.append(index.data(ITEM).id)
        viewport = page.library.list.viewport()
        page.library.list.scrollTo(index)
        qtbot.mouseClick(viewport, LEFT, pos=page.library.list.plus(index).center())
    qtbot.mouseClick(page.library.done, LEFT)
    row = page.items.rows[1]
    page.items.ensureWidgetVisible(row.details.up)
    qtbot.mouseClick(row.details.up, LEFT)
    qtbot.mouseClick(page.head.save, LEFT)
    assert made(store) == [("My routine", added[::-1])]


def test_in_a_small_window_with_large_text_a_routine_is_made_by_keyboard_alone(qtbot):
    store = MemoryRoutines(BUILTIN)
    page = shown_editor(qtbot, store=store, **SMALL)

    def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(page.focusWidget(), key, modifiers)

    def tab_to(widget):
        for _press in range(30):
            if page.focusWidget() is widget:
                return
            press(Qt.Key.Key_Tab)
        raise AssertionError("Tab does not lead there")

    assert page.focusWidget() is page.form.name
    qtbot.keyClicks(page.form.name, "Hips")
    tab_to(page.body.add_button)
    press(Qt.Key.Key_Space)
    for searched in ("butterfly", "cat"):
        qtbot.keyClicks(page.library.search, searched)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    tab_to(page.items.rows[1].details.up)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert made(store) == [("Hips", ["cat-cow", "butterfly"])]


def test_a_narrow_page_shows_the_library_in_the_place_of_the_routine(qtbot):
    page = shown_editor(qtbot, RESET, 640, 480)
    assert not page.library.isVisible()
    qtbot.mouseClick(page.body.add_button, LEFT)
    assert page.library.isVisible()
    assert not page.items.isVisible()
    qtbot.keyClick(page.library.search, Qt.Key.Key_Return)
    qtbot.mouseClick(page.library.done, LEFT)
    assert len(page.items.rows) == 4
    assert page.items.isVisible()
    assert page.focusWidget() is page.items.rows[3]


def test_tab_goes_from_the_name_through_the_chosen_row_to_the_library(qtbot):
    page = shown_editor(qtbot, RESET)
    page.items.rows[1].setFocus()
    page.form.name.setFocus()
    walked = [page.form.name]
    while walked[-1] is not page.library.list and len(walked) < 30:
        page.focusNextPrevChild(True)
        walked.append(page.focusWidget())
    row = page.items.rows[1]
    fields, details = row.fields, row.details
    assert walked == [
        *(page.form.name, row, fields.hold, fields.sides, fields.repeats, fields.rest),
        *(details.variant, details.note, details.up, details.down, row.trash),
        *(page.library.search, page.library.list),
    ]


def test_rows_and_controls_have_names_for_a_screen_reader(qtbot):
    page = shown_editor(qtbot, RESET)
    page.editing.change(1, drafts.with_rest, 10)
    row = page.items.rows[1]
    assert row.accessibleName() == "2 of 3, Knee to Chest, both sides, 20 seconds, rest 10 seconds"
    assert all(control.accessibleName() for control in row.controls)


def test_another_theme_and_text_size_are_drawn(qtbot):
    page = shown_editor(qtbot, RESET)
    before = page.grab().toImage()
    page._style.change(dark(), 1.0)
    assert page.grab().toImage() != before
    height = page.items.rows[0].height()
    page._style.change(dark(), 1.5)
    qtbot.waitUntil(lambda: page.items.rows[0].height() > height)


def test_a_field_of_each_problem_can_be_gone_to(qtbot):
    page = shown_editor(qtbot, RESET)
    for edit, value, field in (
        (drafts.with_repeats, 11, DraftField.REPEATS),
        (drafts.with_rest, 400, DraftField.REST),
        (drafts.with_note, "n" * 201, DraftField.NOTE),
    ):
        after = edit(page.editing.draft, 2, value)
        [problem] = drafts.problems(after, CATALOGUE, [])
        assert problem.field is field
        page.body.go_to(problem)
        assert page.focusWidget() is page.items.rows[2].control_of(field)


def test_every_row_tells_how_many_there_are_as_rows_come_and_go(qtbot):
    page = shown_editor(qtbot, RESET)
    page.editing.add(page.editing.catalogue["cat-cow"])
    assert [row.accessibleName()[:6] for row in page.items.rows] == ["1 of 4", "2 of 4", "3 of 4", "4 of 4"]
    page.editing.stack.undo()
    assert [row.accessibleName()[:6] for row in page.items.rows] == ["1 of 3", "2 of 3", "3 of 3"]


def test_a_row_that_is_higher_than_the_list_shows_its_top(qtbot):
    page = shown_editor(qtbot, RESET, width=728, height=430, scale=1.5)
    page.resize(728, 431)
    assert page.items.rows[0].height() > page.items.viewport().height() or page.items.rows[0].y() == 0
    assert page.items.verticalScrollBar().value() == 0
    page.items.select(page.items.rows[2].key)
    assert page.items.verticalScrollBar().value() >= page.items.rows[1].y()


def test_the_library_says_what_was_added(qtbot):
    page = shown_editor(qtbot, RESET, width=728, height=480)
    page.body.search()
    qtbot.keyClicks(page.library.search, "childs")
    assert page.library.said.text() == "1 stretch found."
    qtbot.keyClick(page.library.search, Qt.Key.Key_Return)
    assert page.library.said.text() == "Child's Pose is added."
    assert page.library.search.accessibleDescription() == "Child's Pose is added."


def test_a_row_that_is_no_longer_chosen_is_as_high_as_one_that_never_was(qtbot):
    page = shown_editor(qtbot, RESET)
    for name in ("knee-to-chest", "runners-lunge"):
        page.editing.add(page.editing.catalogue[name])
    page.items.select(page.items.rows[0].key)
    qtbot.waitUntil(lambda: page.items.rows[4].height() == page.items.rows[1].height())
