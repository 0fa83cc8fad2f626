"""The first page: choose, change holds, start; by pointer and by keys, wide and narrow."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QPixmap

from stretchtimer.domain.duration import about_text
from stretchtimer.domain.errors import StorageError
from stretchtimer.storage.memory import MemoryHistory
from stretchtimer.ui.home.page import HomePage, StartRequest
from stretchtimer.ui.text import dates
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import dark
from stretchtimer.ui.widgets.card_list import ITEM
from tests.ui.home.homes import BUILTIN, DAY_S, NOON, CountingRoutines, model, record, shown_page
from tests.ui.numbers import numbers_in

LEFT = Qt.MouseButton.LeftButton
TODAY = int(NOON // DAY_S)
NEEDS = "You need: mat, cushion, folded blanket"


def test_the_words_of_the_page(qtbot):
    history = MemoryHistory()
    history.add(record("gentle", 0, 7))
    page = shown_page(qtbot, history=history)
    head, rows, footer = page.detail.head, page.detail.stretches.rows, page.detail.footer
    assert head.totals.text() == "10 stretches · 14 holds · about 5 min"
    assert rows[0].accessibleName() == "1 of 10, Knee Rotations, moving, 36 seconds"
    assert head.summary.text() == "All ten stretches, from lying to sitting."
    assert head.needs.text() == NEEDS
    heard_of = [heard(page, page.list.rows.number_of(name)) for name in ("full-relief", "gentle")]
    assert heard_of == [
        "Full Relief, about 5 minutes, 10 stretches, all ten stretches, from lying to sitting, not done yet",
        "Gentle, about 2 minutes, 5 stretches, sore day, small movements for sore days, last done today",
    ]
    assert page.week.summary.text() == "1 day · 7 min"
    assert (footer.shorter.box.text(), footer.shorter.box.accessibleName()) == ("3½ min", "Shorter today")
    shorter_by = "3 and a half minutes instead of 5 minutes"
    assert shorter_by in footer.shorter.box.accessibleDescription()
    qtbot.keyClick(page.list, Qt.Key.Key_S)
    assert head.totals.text() == "10 stretches · 14 holds · 3½ min today"
    assert rows[1].accessibleName() == "2 of 10, Knee to Chest, both sides, 30 seconds, today 20 s"
    page.open_routine("desk-break")
    for row in page.detail.stretches.rows:
        row.stepper.setValue(row.stepper.minimum())
    assert footer.shorter.box.accessibleDescription() == "All holds are as short as they can be."
    page.detail.banners.show_warnings(["First.", "Second."])
    assert page.detail.banners.warning.sentence == "First. (1 of 2)"
    page.resize(648, 480)
    page.open_routine("full-relief")
    assert head.totals.text() == f"10 stretches · 5 min · {NEEDS}"


def heard(page, number):
    """Return what a screen reader says of a routine in the list."""
    return page.list.rows.index(number).data(Qt.ItemDataRole.AccessibleTextRole)


def test_someone_new_finds_quick_reset_open_and_it_says_what_it_is(qtbot):
    page = shown_page(qtbot, open_id=None)
    head = page.detail.head
    assert page.routine.id == "quick-reset"
    assert head.title.text() == page.routine.name
    assert head.summary.text() == page.routine.summary
    assert head.summary.isVisible()
    assert head.needs.isVisible()
    assert numbers_in(head.totals.text()) == [3, 5, 1]
    assert len(page.detail.stretches.rows) == 3
    assert numbers_in(page.detail.stretches.rows[0].accessibleName()) == [1, 3, 36]


def test_the_routine_done_last_is_open(qtbot):
    history = MemoryHistory()
    for name, days_ago in (("wind-down", 3), ("desk-break", 1), ("gentle", 2)):
        history.add(record(name, days_ago, 4))
    assert shown_page(qtbot, history=history, open_id=None).routine.id == "desk-break"


def test_a_routine_without_a_summary_has_no_empty_line_for_it(qtbot):
    store = CountingRoutines()
    store.save(replace(BUILTIN[0], id="mine", name="Mine", summary="", builtin=False))
    page = shown_page(qtbot, store=store, open_id="mine")
    assert not page.detail.head.summary.isVisible()
    assert page.list.rows.index(8).data(ITEM).summary.startswith("10")


def test_arrows_choose_a_routine_from_anywhere(qtbot):
    page = shown_page(qtbot)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.routine.id == "short-full"
    qtbot.keyClick(page.detail.footer.start_button, Qt.Key.Key_Down)
    assert page.routine.id == "desk-break"
    assert len(page.detail.stretches.rows) == 3
    qtbot.keyClick(page.detail.footer.start_button, Qt.Key.Key_Up)
    assert page.routine.id == "short-full"


def test_a_click_opens_a_routine_and_says_so_once_it_settled(qtbot):
    page = shown_page(qtbot)
    place = page.list.visualRect(page.list.rows.index(1)).center()
    with qtbot.waitSignal(page.opened) as told:
        qtbot.mouseClick(page.list.viewport(), LEFT, pos=place)
    assert told.args[0].id == "gentle"


def test_the_routine_first_shown_is_told(qtbot):
    page = HomePage(Style(), model())
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.opened) as told:
        page.show()
    assert told.args[0].id == "quick-reset"


def test_enter_starts(qtbot):
    page = shown_page(qtbot)
    with qtbot.waitSignal(page.start_asked) as asked:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert asked.args == [StartRequest(page.routine, None)]


def test_a_click_on_start_tells_the_pain_and_forgets_it(qtbot):
    page = shown_page(qtbot)
    page.detail.footer.pain_scale.type_digit(4)
    with qtbot.waitSignal(page.start_asked) as asked:
        qtbot.mouseClick(page.detail.footer.start_button, LEFT)
    assert asked.args == [StartRequest(page.routine, 4)]
    assert page.detail.footer.pain is None


def test_enter_on_a_button_presses_that_button(qtbot):
    page = shown_page(qtbot)
    started = []
    page.start_asked.connect(started.append)
    page.detail.head.more.setFocus()
    qtbot.keyClick(page.detail.head.more, Qt.Key.Key_Return)
    assert page.routine.items[1].hold_s == 35
    assert started == []


def test_enter_in_the_pain_scale_starts(qtbot):
    page = shown_page(qtbot)
    cell = page.detail.footer.pain_scale.focusProxy()
    cell.setFocus()
    with qtbot.waitSignal(page.start_asked):
        qtbot.keyClick(cell, Qt.Key.Key_Return)


def test_brackets_change_all_holds_even_in_a_stepper(qtbot):
    page = shown_page(qtbot)
    qtbot.keyClick(page.list, Qt.Key.Key_BracketLeft)
    stepper = page.detail.stretches.rows[1].stepper
    assert stepper.seconds == 25
    assert page.detail.head.all_holds.value == 25
    qtbot.keyClick(stepper, Qt.Key.Key_BracketRight)
    qtbot.keyClick(stepper, Qt.Key.Key_BracketRight)
    assert stepper.seconds == 35
    assert page.detail.head.all_holds.value is None
    assert page.detail.stretches.rows[0].stepper.seconds == 36


def test_all_holds_change_by_a_click_and_the_total_follows_everywhere(qtbot):
    store = CountingRoutines()
    page = shown_page(qtbot, store=store)
    qtbot.mouseClick(page.detail.head.all_holds.buttons[0], LEFT)
    held = [row.stepper.seconds for row in page.detail.stretches.rows]
    assert held == [36, 20, 20, 20, 20, 30, 20, 20, 20, 20]
    # 226 seconds
    assert "4 min" in page.detail.head.totals.text()
    assert numbers_in(heard(page, page.list.rows.number_of("full-relief"))) == [4, 10]
    qtbot.waitUntil(lambda: len(store.saved) == 1)


def test_one_hold_changes_by_a_key_and_mixes_the_control(qtbot):
    page = shown_page(qtbot)
    stepper = page.detail.stretches.rows[2].stepper
    qtbot.keyClick(stepper, Qt.Key.Key_Down)
    assert page.routine.items[2].hold_s == 25
    assert page.detail.head.all_holds.value is None
    for _more in range(3):
        qtbot.keyClick(stepper, Qt.Key.Key_Down)
    # 286 seconds
    assert "5 min" in page.detail.head.totals.text()
    qtbot.keyClick(page.detail.stretches.rows[3].stepper, Qt.Key.Key_Down)
    qtbot.keyClick(page.detail.stretches.rows[3].stepper, Qt.Key.Key_Down)
    qtbot.keyClick(page.detail.stretches.rows[4].stepper, Qt.Key.Key_Down)
    qtbot.keyClick(page.detail.stretches.rows[4].stepper, Qt.Key.Key_Down)
    assert "4½ min" in page.detail.head.totals.text()


def test_the_first_enter_takes_a_typed_number_and_the_second_starts(qtbot):
    page = shown_page(qtbot)
    started = []
    page.start_asked.connect(started.append)
    stepper = page.detail.stretches.rows[1].stepper
    stepper.setFocus()
    stepper.selectAll()
    qtbot.keyClicks(stepper, "45")
    qtbot.keyClick(stepper, Qt.Key.Key_Return)
    assert page.routine.items[1].hold_s == 45
    assert started == []
    qtbot.keyClick(stepper, Qt.Key.Key_Return)
    assert [request.routine.items[1].hold_s for request in started] == [45]


def test_a_number_outside_the_limits_gets_a_sentence_in_its_row(qtbot):
    page = shown_page(qtbot)
    row = page.detail.stretches.rows[1]
    row.stepper.setFocus()
    row.stepper.selectAll()
    qtbot.keyClicks(row.stepper, "3")
    qtbot.keyClick(row.stepper, Qt.Key.Key_Return)
    assert numbers_in(row.warning) == [10, 60, 30]
    assert page.routine.items[1].hold_s == 30
    qtbot.keyClick(row.stepper, Qt.Key.Key_Up)
    assert row.warning == ""


def test_hiding_the_page_writes_what_was_changed(qtbot):
    store = CountingRoutines()
    page = shown_page(qtbot, store=store)
    page.detail.shift_all(-5)
    page.hide()
    assert [saved.id for saved in store.saved] == ["full-relief"]


def test_what_cannot_be_written_is_said(qtbot):
    class Full(CountingRoutines):
        def save(self, routine):
            raise StorageError(full)

    full = "The disk is full. Free some space."
    page = shown_page(qtbot, store=Full())
    page.detail.shift_all(-5)
    page.refresh()
    assert page.detail.banners.warning.isVisible()
    assert page.detail.banners.warning.sentence == full
    assert page.routine.items[1].hold_s == 25


@pytest.mark.parametrize(("pain", "shown"), [(6, False), (7, True), (10, True)])
def test_high_pain_points_at_the_signs_above_the_pain_and_start_offers_gentle(qtbot, pain, shown):
    page = shown_page(qtbot)
    page.open_routine("full-relief")
    footer = say_pain(page, pain)
    note = footer.high_pain
    assert (note is not None and note.isVisible()) is shown
    assert ("Gentle" in footer.start_button.text()) is shown
    if shown:
        assert 0 <= footer.pain_scale.mapTo(footer, QPoint()).y() - note.geometry().bottom() < 60
        with qtbot.waitSignal(page.safety_asked):
            qtbot.mouseClick(note.action, LEFT)
    with qtbot.waitSignal(page.start_asked) as asked:
        qtbot.keyClick(page.list, Qt.Key.Key_Enter)
    assert asked.args[0].routine.id == ("gentle" if shown else "full-relief")
    assert asked.args[0].pain_before == pain
    assert note is None or not note.isVisible()
    assert "Gentle" not in footer.start_button.text()


def test_with_high_pain_the_chosen_routine_is_a_second_button(qtbot):
    page = shown_page(qtbot)
    page.open_routine("full-relief")
    footer = say_pain(page, 8)
    assert "Full Relief" in footer._as_chosen.text()
    with qtbot.waitSignal(page.start_asked) as asked:
        qtbot.mouseClick(footer._as_chosen, LEFT)
    assert (asked.args[0].routine.id, asked.args[0].pain_before) == ("full-relief", 8)


def test_with_high_pain_a_small_window_shows_both_ways_to_start_whole(qtbot):
    page = shown_page(qtbot, 560, 480)
    page.open_routine("full-relief")
    footer = say_pain(page, 8)
    for button in (footer.start_button, footer._as_chosen, footer.high_pain.action):
        qtbot.waitUntil(lambda button=button: button.width() >= button.minimumSizeHint().width())
        assert page.rect().contains(button.rect().translated(button.mapTo(page, QPoint())))
    assert not footer.shorter.isVisible()
    say_pain(page, 3)
    assert footer.shorter.isVisible()


def test_with_high_pain_gentle_itself_simply_starts(qtbot):
    page = shown_page(qtbot)
    page.open_routine("gentle")
    footer = say_pain(page, 8)
    assert footer.high_pain.isVisible()
    assert not footer._as_chosen.isVisible()
    assert "Gentle" not in footer.start_button.text()
    page.open_routine("full-relief")
    assert "Gentle" in footer.start_button.text()


def test_a_shorter_gentle_is_offered_where_shorter_was_chosen(qtbot):
    page = shown_page(qtbot)
    page.open_routine("full-relief")
    say_pain(page, 8).shorter.toggle()
    gentle = page.detail.gentler
    with qtbot.waitSignal(page.start_asked) as asked:
        page.detail.start()
    assert sum(item.hold_s for item in asked.args[0].routine.items) < sum(i.hold_s for i in gentle.items)


def say_pain(page, pain):
    """Say the pain as the person does, and return the footer."""
    footer = page.detail.footer
    footer.pain_scale.set_value(pain)
    footer.pain_scale.changed.emit(pain)
    # what came or went is laid out
    QCoreApplication.processEvents()
    return footer


def test_a_stopped_session_can_be_resumed_or_dismissed(qtbot):
    page = shown_page(qtbot)
    page.show_stopped("Your last session stopped at stretch 6.")
    note = page.detail.banners.stopped
    assert note.isVisible()
    with qtbot.waitSignal(page.resume_asked):
        qtbot.mouseClick(note.action, LEFT)
    with qtbot.waitSignal(page.resume_dismissed):
        page.detail.banners._dismissed()
    assert not page.detail.banners.isVisible()


def test_warnings_come_one_after_the_other(qtbot):
    page = shown_page(qtbot)
    page.detail.banners.show_warnings(["First.", "Second."])
    note = page.detail.banners.warning
    assert note.sentence.startswith("First.")
    assert numbers_in(note.sentence) == [1, 2]
    qtbot.mouseClick(note.close_button, LEFT)
    assert (note.isVisible(), note.sentence) == (True, "Second.")
    qtbot.mouseClick(note.close_button, LEFT)
    assert not page.detail.banners.isVisible()


def test_a_routine_of_ones_own_is_deleted_by_a_key_and_comes_back(qtbot):
    store = CountingRoutines()
    own = replace(store.all()[0], id="mine", name="Mine", builtin=False)
    store.save(own)
    page = shown_page(qtbot, store=store)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert len(store.all()) == 9
    page.open_routine("mine")
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert len(store.all()) == 8
    assert page.routine.id == "quick-reset"
    qtbot.mouseClick(page.edits.toast.button, LEFT)
    assert page.routine == own


def test_a_store_without_routines_shows_an_empty_page(qtbot):
    store = CountingRoutines()
    store._builtin.clear()
    page = shown_page(qtbot, store=store)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.list, Qt.Key.Key_BracketLeft)
    assert page.routine is None


def test_restoring_can_be_undone(qtbot):
    page = shown_page(qtbot)
    page.detail.shift_all(-10)
    page.detail.head.remove_action.trigger()
    assert page.routine.items[1].hold_s == 30
    assert page.edits.toast.isVisible()
    qtbot.mouseClick(page.edits.toast.button, LEFT)
    assert page.routine.items[1].hold_s == 20
    assert not page.edits.toast.isVisible()


def test_saving_as_audio_is_asked_for_with_the_routine(qtbot):
    page = shown_page(qtbot)
    with qtbot.waitSignal(page.render_asked) as asked:
        page.detail.head.render_action.trigger()
    assert asked.args == [page.routine]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(648, 480), (728, 560), (904, 700), (1184, 800), (1824, 1080)])
def test_start_is_on_the_screen_at_every_size(qtbot, size, scale):
    page = shown_page(qtbot, *size, scale=scale)
    start = page.detail.footer.start_button
    place = start.rect().translated(start.mapTo(page, start.rect().topLeft()))
    assert page.size().toTuple() == size
    assert page.rect().contains(place)
    assert page.list.isVisible() or page.drop_down.isVisible()


def test_a_small_window_asks_for_pain_with_a_drop_down(qtbot):
    page = shown_page(qtbot, 728, 560)
    footer = page.detail.footer
    assert footer.pain_combo.isVisible()
    assert not footer.pain_scale.isVisible()
    footer.pain_combo.setCurrentIndex(footer.pain_combo.findData(5))
    footer.pain_combo.activated.emit(footer.pain_combo.currentIndex())
    assert footer.pain == 5
    page.resize(1184, 800)
    assert footer.pain_scale.isVisible()
    assert footer.pain_scale.value == 5


def test_the_narrowest_window_chooses_the_routine_with_a_drop_down(qtbot):
    page = shown_page(qtbot, 560, 480)
    assert page.drop_down.isVisible()
    assert not page.list.isVisible()
    number = page.drop_down.findData("gentle")
    page.drop_down.setCurrentIndex(number)
    page.drop_down.activated.emit(number)
    assert page.routine.id == "gentle"
    words = page.drop_down.itemText(number)
    assert page.routine.name in words
    assert about_text(126) in words
    page.detail.shift_all(10)
    assert page.drop_down.itemText(number) != words
    assert not page.detail.head.title.isVisible()


@pytest.mark.parametrize("width", [560, 728, 1184])
def test_making_and_importing_are_offered_beside_the_routines_at_every_width(qtbot, width):
    page = shown_page(qtbot, width, 560, open_id="gentle")
    asked = []
    page.edit_asked.connect(asked.append)
    page.import_asked.connect(lambda: asked.append("import"))
    if width == 560:
        drop_down = page.drop_down
        last = drop_down.count() - 1
        assert [drop_down.itemText(number) for number in (last - 1, last)] == [NEW, IMPORT]
        for number in (last - 1, last):
            drop_down.setCurrentIndex(number)
            drop_down.activated.emit(number)
            assert drop_down.currentData() == "gentle"
    else:
        qtbot.mouseClick(page.new_button, LEFT)
        qtbot.mouseClick(page.import_button, LEFT)
    assert asked == [None, "import"]
    assert page.routine.id == "gentle"


NEW, IMPORT = "New routine", "Import…"


def test_no_key_and_no_wheel_walks_from_the_routines_onto_what_makes_new_ones(qtbot):
    page = shown_page(qtbot, 560, 480)
    asked = []
    page.edit_asked.connect(asked.append)
    page.import_asked.connect(lambda: asked.append("import"))
    for key in (Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_N, Qt.Key.Key_I, *[Qt.Key.Key_Down] * 12):
        qtbot.keyClick(page.drop_down, key)
    assert asked == []
    assert page.routine.id == page.drop_down.currentData() == "hips-focus"


def test_the_menu_changes_all_holds_where_their_row_has_no_room(qtbot):
    page = shown_page(qtbot, 692, 560, scale=1.5)
    head = page.detail.head
    assert not head.less.isVisible()
    menu = head.holds_menu
    assert menu.menuAction().isVisible()
    assert [numbers_in(action.text()) for action in menu.actions()] == [[5], [5], [20], [25], [30]]
    menu.actions()[1].trigger()
    assert page.routine.items[1].hold_s == 35
    menu.actions()[2].trigger()
    assert page.routine.items[1].hold_s == 20
    page.resize(1184, 800)
    page._style.change(page._style.tokens, 1.0)
    assert head.less.isVisible()
    assert not menu.menuAction().isVisible()


@pytest.mark.parametrize("name", ["full-relief", "gentle", "quick-reset"])
def test_three_stretches_are_in_sight_in_a_small_window_with_large_text(qtbot, name):
    # 800 x 560 beside the rail
    page = shown_page(qtbot, 692, 560, scale=1.5, thumbnail=lambda *_about: None, open_id=name)
    for row in page.detail.stretches.rows[:3]:
        seen = row.visibleRegion().boundingRect()
        assert seen.width() == row.width()
        assert seen.height() > 0.75 * row.height()


def test_refreshing_keeps_the_routine_and_reads_the_week(qtbot):
    history = MemoryHistory()
    page = shown_page(qtbot, history=history)
    page.open_routine("gentle")
    history.add(record("gentle", 0, 7))
    page.refresh()
    assert page.routine.id == "gentle"
    assert numbers_in(page.week.summary.text()) == [1, 7]
    assert heard(page, page.list.currentIndex().row()).endswith(dates.ago(TODAY, TODAY))


def test_pictures_are_asked_for_once_until_they_change(qtbot):
    asked = []

    def thumbnail(stretch_id, variant, size, ratio):
        asked.append((stretch_id, variant))
        return QPixmap(size)

    page = shown_page(qtbot, thumbnail=thumbnail)
    page.open_routine("desk-break")
    asked.clear()
    page.grab()
    page.grab()
    assert asked == [("cat-cow", "chair"), ("figure-four", "chair"), ("runners-lunge", "desk")]
    page.refresh_pictures()
    page.grab()
    assert len(asked) == 6


def test_tab_goes_down_the_page(qtbot):
    page = shown_page(qtbot)
    page.open_routine("desk-break")
    page.open_routine("full-relief")
    page.list.setFocus()
    walked = [page.list]
    while walked[-1] is not page.detail.footer.start_button and len(walked) < 40:
        page.focusNextPrevChild(True)
        walked.append(page.focusWidget())
    head, rows = page.detail.head, page.detail.stretches.rows
    segment = head.all_holds.focusProxy()
    assert walked == [
        page.list,
        head.edit_button,
        head.menu_button,
        head.less,
        segment,
        head.more,
        *(row.stepper for row in rows),
        page.detail.footer.pain_scale.focusProxy(),
        page.detail.footer.shorter.box,
        page.detail.footer.start_button,
    ]


def test_e_and_ctrl_n_and_the_buttons_ask_for_the_editor(qtbot):
    page = shown_page(qtbot)
    asked = []
    page.edit_asked.connect(asked.append)
    qtbot.keyClick(page.list, Qt.Key.Key_E)
    qtbot.mouseClick(page.detail.head.edit_button, LEFT)
    assert asked == [page.routine, page.routine]
    qtbot.keyClick(page.list, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(page.new_button, LEFT)
    assert asked[2:] == [None, None]


def test_ctrl_d_keeps_a_copy_and_opens_it_and_delete_removes_it_with_undo(qtbot):
    page = shown_page(qtbot)
    before = page.routine
    qtbot.keyClick(page.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    copy = page.routine
    assert (copy.items, copy.builtin) == (before.items, False)
    assert copy.name.startswith(before.name)
    assert copy.name != before.name
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.list.rows.number_of(copy.id) is None
    page.edits.toast.button.click()
    assert page.routine == copy


def test_another_theme_is_drawn(qtbot):
    page = shown_page(qtbot)
    row = page.detail.stretches.rows[0]
    before = row.grab().toImage()
    page._style.change(dark(), page._style.scale)
    assert row.grab().toImage() != before


def shorter(page):
    return page.detail.footer.shorter


def today_s(page):
    return sum(item.hold_s for item in page.detail.today.items)


def test_shorter_today_tells_the_new_total_before_it_is_chosen(qtbot):
    page = shown_page(qtbot)
    assert numbers_in(shorter(page).box.text()) == [3]
    assert not shorter(page).chosen
    assert numbers_in(shorter(page).box.accessibleDescription())[:2] == [3, 5]
    assert shorter(page).box.accessibleName()


@pytest.mark.parametrize("choose", ["key", "box", "words"])
def test_shorter_today_is_for_one_session_and_changes_nothing_that_is_kept(qtbot, choose):
    store = CountingRoutines()
    page = shown_page(qtbot, store=store)
    written, totals = page.routine, page.detail.head.totals.text()
    if choose == "key":
        qtbot.keyClick(page.list, Qt.Key.Key_S)
    elif choose == "box":
        qtbot.keyClick(shorter(page).box, Qt.Key.Key_Space)
    else:
        qtbot.mouseClick(shorter(page), LEFT, pos=shorter(page).name.geometry().center())
    assert page.routine == written
    assert numbers_in(page.detail.head.totals.text()) == [10, 14, 3]
    rows = page.detail.stretches.rows
    assert numbers_in(rows[1].accessibleName()) == [2, 10, 30, 20]
    assert rows[1].stepper.seconds == 30
    with qtbot.waitSignal(page.start_asked) as asked:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    [request] = asked.args
    assert [item.hold_s for item in request.routine.items[:3]] == [24, 20, 20]
    assert request.routine.id == written.id
    assert page.routine == written
    assert store.saved == []
    assert not shorter(page).chosen
    assert page.detail.head.totals.text() == totals
    with qtbot.waitSignal(page.start_asked) as again:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert again.args[0].routine == written


def test_shorter_today_stays_chosen_while_a_hold_or_the_routine_changes(qtbot):
    page = shown_page(qtbot)
    qtbot.keyClick(page.list, Qt.Key.Key_S)
    qtbot.keyClick(page.list, Qt.Key.Key_BracketRight)
    assert page.routine.items[1].hold_s == 35
    assert numbers_in(page.detail.stretches.rows[1].accessibleName()) == [2, 10, 35, 25]
    page.open_routine("desk-break")
    assert shorter(page).chosen
    assert about_text(today_s(page)) in page.detail.head.totals.text()
    with qtbot.waitSignal(page.opened) as told:
        pass
    assert told.args[0] == page.detail.today


def test_what_is_as_short_as_can_be_is_not_offered_to_be_shorter(qtbot):
    page = shown_page(qtbot)
    page.open_routine("desk-break")
    qtbot.keyClick(page.list, Qt.Key.Key_S)
    for row in page.detail.stretches.rows:
        row.stepper.setValue(row.stepper.minimum())
    assert not shorter(page).box.isEnabled()
    assert not shorter(page).chosen
    assert numbers_in(shorter(page).box.accessibleDescription()) == []
    qtbot.keyClick(page.list, Qt.Key.Key_S)
    assert not shorter(page).chosen


def test_cards_lie_below_each_other_at_every_width(qtbot):
    store = CountingRoutines()
    for name in ("Lower Back Relief, Evening", "Mine"):
        store.save(replace(BUILTIN[0], id=f"own-{name}", name=name, builtin=False))
    page = shown_page(qtbot, width=1200, store=store)
    rows = page.list.rows.rowCount()

    def places():
        return [page.list.visualRect(page.list.rows.index(number)) for number in range(rows)]

    before = places()
    page.resize(920, 800)
    # the name needs a second line now
    qtbot.waitUntil(lambda: places()[-2].height() > before[-2].height())
    qtbot.waitUntil(lambda: all(a.bottom() < b.top() for a, b in pairwise(places())))
    page.resize(1200, 800)
    qtbot.waitUntil(lambda: places() == before)
