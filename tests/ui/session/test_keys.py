"""Every key of the design asks for what it says."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from stretchtimer.domain.command import Command
from stretchtimer.ui.session.controls import CONTROLS
from stretchtimer.ui.session.keys import INFO, KEYS, OFFER_KEYS, WindowCommand, command_of
from tests.ui.session import views

KEY, NONE, SHIFT = Qt.Key, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier

DESIGNED = [
    (KEY.Key_Space, NONE, Command.PAUSE_RESUME),
    (KEY.Key_K, NONE, Command.PAUSE_RESUME),
    (KEY.Key_MediaPlay, NONE, Command.PAUSE_RESUME),
    (KEY.Key_MediaTogglePlayPause, NONE, Command.PAUSE_RESUME),
    (KEY.Key_Right, NONE, Command.SKIP_HOLD),
    (KEY.Key_Right, SHIFT, Command.SKIP_STRETCH),
    (KEY.Key_Left, NONE, Command.BACK),
    (KEY.Key_R, NONE, Command.RESTART_HOLD),
    (KEY.Key_Up, NONE, Command.LONGER),
    (KEY.Key_Down, NONE, Command.SHORTER),
    (KEY.Key_V, NONE, Command.VOICE),
    (KEY.Key_S, NONE, Command.SAY_AGAIN),
    (KEY.Key_T, NONE, Command.STATUS),
    (KEY.Key_I, NONE, Command.STATUS),
    (KEY.Key_P, NONE, Command.REPEAT_SIDE),
    (KEY.Key_H, NONE, Command.HURTS),
    (KEY.Key_Escape, NONE, Command.END),
    (KEY.Key_PageUp, NONE, Command.BACK),
    (KEY.Key_PageDown, NONE, Command.SKIP_HOLD),
    (KEY.Key_F, NONE, WindowCommand.FULL_SCREEN),
    (KEY.Key_F11, NONE, WindowCommand.FULL_SCREEN),
    (KEY.Key_B, NONE, WindowCommand.FLOOR_VIEW),
]


def press(key, modifiers=NONE, repeats=False):
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, "", repeats)


@pytest.mark.parametrize(("key", "modifiers", "command"), DESIGNED)
def test_a_key_asks_for_what_the_design_says(key, modifiers, command):
    assert command_of(press(key, modifiers), offering=False) is command


def test_every_command_has_a_key():
    asked = set(KEYS.values()) | set(OFFER_KEYS.values())
    # Resuming is the pause key's second meaning.
    assert set(Command) - asked == {Command.RESUME}


def test_every_key_of_the_table_asks_for_one_thing():
    assert len(KEYS) == sum(len(info.keys) for info in INFO.values())
    assert len(OFFER_KEYS) == sum(len(info.answer_keys) for info in INFO.values())


def test_the_keypad_counts_as_the_same_keys():
    keypad = Qt.KeyboardModifier.KeypadModifier
    assert command_of(press(KEY.Key_Right, keypad), offering=False) is Command.SKIP_HOLD


def test_a_key_with_another_modifier_asks_for_nothing():
    control = Qt.KeyboardModifier.ControlModifier
    assert command_of(press(KEY.Key_S, control), offering=False) is None
    assert command_of(press(KEY.Key_Q, control), offering=False) is None


@pytest.mark.parametrize(("key", "modifiers", "command"), DESIGNED)
def test_holding_a_key_down_counts_only_for_seconds(key, modifiers, command):
    held = command_of(press(key, modifiers, repeats=True), offering=False)
    assert held is (command if command in (Command.LONGER, Command.SHORTER) else None)


def test_digits_answer_an_offer_and_nothing_else():
    assert command_of(press(KEY.Key_1), offering=True) is Command.TAKE_EASIER
    assert command_of(press(KEY.Key_2), offering=True) is Command.SKIP_STRETCH
    assert command_of(press(KEY.Key_Escape), offering=True) is Command.END
    assert command_of(press(KEY.Key_1), offering=False) is None


@pytest.mark.parametrize(("key", "modifiers", "command"), DESIGNED)
def test_the_page_sends_what_a_key_asks(page, commands, key, modifiers, command):
    asked = []
    page.full_screen_asked.connect(lambda: asked.append(WindowCommand.FULL_SCREEN))
    page.floor_view_chosen.connect(lambda _on: asked.append(WindowCommand.FLOOR_VIEW))
    # Not by qtbot, whose keys have no media keys among them.
    QCoreApplication.sendEvent(page, press(key, modifiers))
    assert commands + asked == [command]


def test_the_page_answers_an_offer(qtbot, page, commands):
    page.show_view(views.OFFER)
    qtbot.keyClick(page, KEY.Key_1)
    qtbot.keyClick(page, KEY.Key_2)
    qtbot.keyClick(page, KEY.Key_Space)
    qtbot.keyClick(page, KEY.Key_Escape)
    answers = [Command.TAKE_EASIER, Command.SKIP_STRETCH, Command.PAUSE_RESUME, Command.END]
    assert commands == answers


def test_the_key_on_each_control_is_the_key_that_works():
    names = {"Space": KEY.Key_Space, "Esc": KEY.Key_Escape, "←": KEY.Key_Left, "→": KEY.Key_Right}
    names["↑"] = KEY.Key_Up
    for control in CONTROLS.values():
        key = names.get(control.key) or Qt.Key(ord(control.key))
        assert KEYS[key, NONE] is control.command
