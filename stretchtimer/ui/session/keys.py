"""Say which key asks for what during a session."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from stretchtimer.domain.command import COMMANDS, Command, CommandInfo
from stretchtimer.domain.translation import mark


class WindowCommand(StrEnum):
    """What a key asks of the window instead of the session."""

    FULL_SCREEN = "full_screen"
    FLOOR_VIEW = "floor_view"


#: What the window does itself is described like a command.
WINDOW_COMMANDS: Mapping[WindowCommand, CommandInfo] = {
    WindowCommand.FULL_SCREEN: CommandInfo(mark("Full screen"), ("F", "F11"), icon="full"),
    WindowCommand.FLOOR_VIEW: CommandInfo(mark("Floor view"), ("B",), icon="screen"),
}
INFO: Mapping[Command | WindowCommand, CommandInfo] = dict([*COMMANDS.items(), *WINDOW_COMMANDS.items()])

_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def _key_of(name: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """Return a key with its modifier from a name such as "Right" or "Shift+Right"."""
    *shift, key = name.split("+")
    return Qt.Key[f"Key_{key}"], _SHIFT if shift else _NONE


#: Every key with its modifier.
KEYS: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Command | WindowCommand] = {
    _key_of(name): command for command, info in INFO.items() for name in info.keys
}

#: While an offer stands, these answer it.
OFFER_KEYS: Mapping[Qt.Key, Command] = {
    _key_of(name)[0]: command for command, info in COMMANDS.items() for name in info.answer_keys
}


def command_of(event: QKeyEvent, offering: bool) -> Command | WindowCommand | None:
    """Return what a key press asks for, None when nothing; `offering` while an offer stands."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    answer = OFFER_KEYS.get(key) if offering and modifiers == _NONE else None
    command = answer or KEYS.get((key, modifiers))
    return None if event.isAutoRepeat() and not (command and INFO[command].repeats) else command
