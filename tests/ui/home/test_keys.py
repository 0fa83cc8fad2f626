"""The first page by keyboard alone, and with a pointer that does not take the keyboard away."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.ui.home.homes import CountingRoutines, shown_page
from tests.ui.numbers import numbers_in

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("name", ["edit_button", "menu_button", "less", "more"])
def test_arrows_choose_a_routine_from_every_button(qtbot, name):
    page = shown_page(qtbot)
    button = getattr(page.detail.head, name)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Down)
    assert page.routine.id == "short-full"
    assert page.focusWidget() is button
    qtbot.keyClick(button, Qt.Key.Key_Up)
    assert page.routine.id == "full-relief"


@pytest.mark.parametrize("name", ["new_button", "import_button"])
def test_arrows_choose_a_routine_from_what_makes_one(qtbot, name):
    page = shown_page(qtbot)
    button = getattr(page, name)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Down)
    assert page.routine.id == "short-full"


def test_arrows_choose_a_routine_from_shorter_today(qtbot):
    page = shown_page(qtbot)
    box = page.detail.footer.shorter.box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert page.routine.id == "short-full"


def test_enter_still_starts_after_a_click_on_all_holds(qtbot):
    page = shown_page(qtbot)
    head = page.detail.head
    for button in (head.less, head.more, head.all_holds.buttons[0]):
        qtbot.mouseClick(button, LEFT)
        with qtbot.waitSignal(page.start_asked):
            qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)


def test_enter_presses_a_value_that_is_not_chosen_yet(qtbot):
    page = shown_page(qtbot)
    page.detail.stretches.rows[1].stepper.set_seconds(40)
    page.detail.shift_all(5)
    page.detail.shift_all(2)
    segment = page.detail.head.all_holds.buttons[0]
    segment.setFocus()
    assert not segment.isChecked()
    with qtbot.assertNotEmitted(page.start_asked):
        qtbot.keyClick(segment, Qt.Key.Key_Return)
    assert page.routine.items[1].hold_s == 20


def test_a_window_made_narrow_keeps_the_keyboard_on_the_routines(qtbot):
    page = shown_page(qtbot)
    assert page.list.hasFocus()
    page.resize(560, 520)
    assert page.drop_down.hasFocus()
    with qtbot.waitSignal(page.start_asked):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(page.drop_down, Qt.Key.Key_Down)
    assert page.routine.id == "short-full"
    page.resize(1184, 800)
    assert page.list.hasFocus()


def test_the_keyboard_goes_along_when_the_scale_becomes_a_drop_down_and_back(qtbot):
    page = shown_page(qtbot)
    footer = page.detail.footer
    footer.pain_scale.setFocus()
    page.resize(800, 560)
    assert page.window().focusWidget() is footer.pain_combo
    page.resize(1280, 800)
    assert footer.pain_scale.isAncestorOf(page.window().focusWidget())


def test_a_narrow_window_opens_with_the_keyboard_on_the_routines(qtbot):
    page = shown_page(qtbot, width=560, height=520)
    assert page.drop_down.hasFocus()
    page.detail.head.more.setFocus()
    page.open_routine("gentle")
    assert page.drop_down.hasFocus()
    assert page.routine.id == "gentle"


def test_ctrl_z_brings_a_deleted_routine_back(qtbot):
    store = CountingRoutines()
    own = replace(store.all()[0], id="mine", name="Mine", builtin=False)
    store.save(own)
    page = shown_page(qtbot, store=store)
    page.open_routine("mine")
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.routine.id == "quick-reset"
    qtbot.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.routine == own
    assert not page.edits.toast.isVisible()
    qtbot.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(store.all()) == 9


def test_the_totals_of_a_small_window_are_whole(qtbot):
    page = shown_page(qtbot, width=648, height=480)
    totals = page.detail.head.totals
    assert numbers_in(totals.text()) == [10, 5]
    assert totals.heightForWidth(totals.width()) <= totals.height()
    page.resize(1184, 800)
    assert numbers_in(totals.text()) == [10, 14, 5]


@pytest.mark.parametrize("width", [560, 728, 1184])
def test_the_letters_of_the_page_work_in_every_list_and_drop_down(qtbot, width):
    page = shown_page(qtbot, width=width, height=560)
    footer = page.detail.footer
    for widget in (page.list, page.drop_down, footer.pain_combo):
        if not widget.isVisible():
            continue
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_S)
        assert footer.shorter.chosen
        qtbot.keyClick(widget, Qt.Key.Key_S)
        qtbot.keyClick(widget, Qt.Key.Key_BracketRight)
        qtbot.keyClick(widget, Qt.Key.Key_BracketLeft)
        with qtbot.waitSignal(page.edit_asked):
            qtbot.keyClick(widget, Qt.Key.Key_E)
        assert not footer.shorter.chosen
        assert page.routine.id == "full-relief"
        assert page.routine.items[1].hold_s == 30


def test_enter_on_the_switch_for_shorter_holds_starts_and_space_turns_it(qtbot):
    page = shown_page(qtbot)
    box = page.detail.footer.shorter.box
    box.setFocus()
    with qtbot.waitSignal(page.start_asked) as asked:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert asked.args[0].routine == page.routine
    qtbot.keyClick(box, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.start_asked) as shorter:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert shorter.args[0].routine.items[1].hold_s == 20
