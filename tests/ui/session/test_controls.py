"""The controls fit every width, say what they do, and are there when they are needed."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.command import Command
from stretchtimer.ui.session.button import ButtonGroup, SessionButton
from stretchtimer.ui.session.controls import CONTROLS, GIVE_UP, fit
from stretchtimer.ui.session.keys import WindowCommand
from stretchtimer.ui.theme.tokens import light
from stretchtimer.ui.widgets.button_face import ButtonContent, Parts
from tests.ui.session import views

#: Never in the menu.
VITAL = ("pause", "back", "skip", "hurts", "end")
NAMES = list(CONTROLS)
GAP, MENU = 4.0, 40.0


def width_sets():
    size = st.floats(30, 90)
    one = st.tuples(size, size).map(lambda s: {Parts.LABEL: s[0], Parts.ALL: s[0] + s[1]})
    return st.fixed_dictionaries(dict.fromkeys(NAMES, one))


def total(shown, widths):
    row = [widths[name][parts] for name, parts in shown.items() if parts is not None]
    if len(row) < len(shown):
        row.append(MENU)
    return sum(row) + GAP * (len(row) - 1)


@given(width_sets(), st.floats(200, 2500))
def test_the_row_fits_or_shows_the_least(widths, room):
    shown = fit(widths, room, GAP, MENU)
    least = dict.fromkeys(NAMES, Parts.ALL) | dict(GIVE_UP)
    assert list(shown) == list(widths)
    assert total(shown, widths) <= room or shown == least
    assert all(shown[name] is not None for name in VITAL)


@given(width_sets())
def test_with_room_enough_everything_is_shown(widths):
    assert set(fit(widths, 10_000, GAP, MENU).values()) == {Parts.ALL}


def test_no_control_is_without_its_word():
    assert {parts for _name, parts in GIVE_UP} == {Parts.LABEL, None}


def test_the_rare_ones_are_in_the_menu_before_anything_else_gives_up_its_key():
    rare = {"full_screen", "longer", "voice"}
    first_of_others = next(number for number, (name, _parts) in enumerate(GIVE_UP) if name not in rare)
    assert {name for name, parts in GIVE_UP[:first_of_others] if parts is None} == rare


@pytest.mark.parametrize("size", [(800, 560), (960, 504), (1008, 516), (1024, 534), (1092, 556), (1280, 670)])
@pytest.mark.parametrize("text_size", [1.0, 1.5])
def test_a_window_of_a_small_screen_shows_its_controls_as_a_whole(page, size, text_size):
    page._style.change(light(), text_size)
    page.resize(*size)
    shown = [button for button in page.controls.buttons() if not button.isHidden()]
    boxes = sorted((button.geometry() for button in shown), key=lambda box: box.x())
    assert all(page.controls.rect().contains(box) for box in boxes)
    assert all(one.right() < next_one.left() for one, next_one in itertools.pairwise(boxes))
    assert not any(button.is_cut() for button in shown)
    assert page.rect().contains(page.controls.geometry())
    assert set(VITAL).isdisjoint(page.controls.hidden_controls())
    more = page.controls._more
    assert all(button.parts & Parts.LABEL for button in shown if button is not more)


@pytest.mark.parametrize("size", [(1280, 670), (1280, 800)])
def test_what_is_used_on_the_floor_has_its_words_in_a_usual_window(page, size):
    page.resize(*size)
    assert {"repeat_side", "say_again", "floor_view"}.isdisjoint(page.controls.hidden_controls())
    assert "full_screen" in page.controls.hidden_controls()


@pytest.mark.parametrize("name", NAMES)
def test_each_control_gives_its_wish(qtbot, page, name):
    page.resize(2560, 1080)
    given_wishes = []
    page.controls.asked.connect(given_wishes.append)
    qtbot.mouseClick(page.controls._buttons[name], Qt.MouseButton.LeftButton)
    assert given_wishes == [CONTROLS[name].command]


def test_full_screen_is_asked_of_the_window(qtbot, page, commands):
    page.resize(1920, 1080)
    with qtbot.waitSignal(page.full_screen_asked):
        qtbot.mouseClick(page.controls._buttons["full_screen"], Qt.MouseButton.LeftButton)
    assert commands == []


def test_what_does_not_fit_is_in_the_menu(page, commands):
    page.resize(720, 480)
    hidden = page.controls.hidden_controls()
    menu = page.controls.overflow_menu()
    assert [action.objectName() for action in menu.actions()] == hidden
    assert "full_screen" in hidden
    assert page.controls._more.isVisible()
    for action in menu.actions():
        action.trigger()
    menu.deleteLater()
    expected = [CONTROLS[name].command for name in hidden]
    assert commands == [command for command in expected if isinstance(command, Command)]
    assert {"full_screen", "longer"} <= set(hidden)
    assert WindowCommand.FULL_SCREEN in expected


def test_a_wide_page_needs_no_menu(page):
    page.resize(1920, 1080)
    assert page.controls.hidden_controls() == []
    assert not page.controls._more.isVisible()


def labels(page):
    return {name: button.text() for name, button in page.controls._buttons.items()}


def test_the_words_of_the_controls(page):
    page.resize(1920, 1080)
    assert labels(page) == {
        "pause": "Pause",
        "back": "Back",
        "skip": "Skip",
        "repeat_side": "Repeat side",
        "say_again": "Say again",
        "hurts": "It hurts",
        "floor_view": "Floor view",
        "voice": "Voice on",
        "longer": "10 s",
        "full_screen": "Full screen",
        "end": "End",
    }
    read = {name: button.accessibleName() for name, button in page.controls._buttons.items()}
    assert read == labels(page) | {"longer": "10 seconds longer"}
    page.show_view(replace(views.PAUSED, voice_on=False))
    page.set_floor_view(True)
    changed = [labels(page)[name] for name in ("pause", "voice", "floor_view")]
    assert changed == ["Resume", "Voice off", "Usual view"]


def test_pause_and_voice_say_what_they_are(page):
    buttons = page.controls._buttons
    running = labels(page)
    page.show_view(views.PAUSED)
    assert labels(page) == running | {"pause": CONTROLS["pause"].others[0]()}
    page.show_view(replace(views.PAUSED, voice_on=False))
    assert labels(page)["voice"] == CONTROLS["voice"].others[0]() != running["voice"]
    page.show_view(views.OFFER)
    assert buttons["pause"].isEnabled()
    assert labels(page)["pause"] == CONTROLS["pause"].others[0]()


def test_pausing_moves_no_control(page):
    before = {name: button.geometry() for name, button in page.controls._buttons.items()}
    page.show_view(views.PAUSED)
    assert {name: button.geometry() for name, button in page.controls._buttons.items()} == before


def test_tab_goes_through_the_controls_and_draws_a_ring(qtbot, page):
    page.resize(1920, 1080)
    seen = []
    for _step in CONTROLS:
        qtbot.keyClick(page.focusWidget() or page, Qt.Key.Key_Tab)
        seen.append(page.window().focusWidget().objectName())
    assert seen == NAMES
    assert page.controls._buttons["end"].shows_focus


def test_tab_reaches_the_choices_first_while_paused(qtbot, page):
    page.show_view(views.PAUSED)
    qtbot.keyClick(page, Qt.Key.Key_Tab)
    assert page.window().focusWidget() is page.column.panel.buttons()[0]


def test_enter_presses_the_focused_button_and_space_still_pauses(qtbot, page, commands):
    skip = page.controls._buttons["skip"]
    skip.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(skip, Qt.Key.Key_Return)
    qtbot.keyClick(skip, Qt.Key.Key_Space)
    qtbot.keyClick(skip, Qt.Key.Key_Right)
    assert commands == [Command.SKIP_HOLD, Command.PAUSE_RESUME, Command.SKIP_HOLD]


def test_a_click_on_a_button_keeps_the_keyboard_on_the_page(qtbot, page):
    qtbot.mouseClick(page.controls._buttons["skip"], Qt.MouseButton.LeftButton)
    assert page.hasFocus()


def test_names_are_read_out_in_full(page):
    names = {name: button.accessibleName() for name, button in page.controls._buttons.items()}
    assert names["longer"] != labels(page)["longer"]
    assert all(names.values())


def test_the_focus_ring_lies_within_its_group(qtbot, page):
    host = QWidget()
    qtbot.addWidget(host)
    group = ButtonGroup(host)
    group.setGeometry(0, 0, 200, 60)
    button = SessionButton(group, ButtonContent("play", "Go"))
    button.setGeometry(5, 5, 190, 50)
    group.set_canvas(page._style.tokens.canvas(views.HOLD.screen))
    host.show()
    button.shows_focus = True
    text = page._style.tokens.canvas(views.HOLD.screen).text.name()
    assert group.grab().toImage().pixelColor(100, 1).name() == text
    button.shows_focus = False
    assert group.grab().toImage().pixelColor(100, 1).name() != text
