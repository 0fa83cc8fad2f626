"""Say which key asks for what during a session."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from stretchtimer.domain.command import Command


class Wish(StrEnum):
    """What a key asks of the window instead of the session."""

    FULL_SCREEN = "full_screen"


_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_KEY = Qt.Key

#: Every key with its modifier. Presenter clickers send the page keys, headsets and keyboards the media keys.
KEYS: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Command | Wish] = {
    (_KEY.Key_Space, _NONE): Command.PAUSE_RESUME,
    (_KEY.Key_K, _NONE): Command.PAUSE_RESUME,
    (_KEY.Key_MediaPlay, _NONE): Command.PAUSE_RESUME,
    (_KEY.Key_MediaTogglePlayPause, _NONE): Command.PAUSE_RESUME,
    (_KEY.Key_MediaPause, _NONE): Command.PAUSE,
    (_KEY.Key_MediaStop, _NONE): Command.PAUSE,
    (_KEY.Key_Right, _NONE): Command.SKIP_HOLD,
    (_KEY.Key_MediaNext, _NONE): Command.SKIP_HOLD,
    (_KEY.Key_PageDown, _NONE): Command.SKIP_HOLD,
    (_KEY.Key_Right, _SHIFT): Command.SKIP_STRETCH,
    (_KEY.Key_Left, _NONE): Command.BACK,
    (_KEY.Key_MediaPrevious, _NONE): Command.BACK,
    (_KEY.Key_PageUp, _NONE): Command.BACK,
    (_KEY.Key_R, _NONE): Command.RESTART_HOLD,
    (_KEY.Key_Up, _NONE): Command.LONGER,
    (_KEY.Key_Down, _NONE): Command.SHORTER,
    (_KEY.Key_P, _NONE): Command.REPEAT_SIDE,
    (_KEY.Key_S, _NONE): Command.SAY_AGAIN,
    (_KEY.Key_T, _NONE): Command.STATUS,
    (_KEY.Key_I, _NONE): Command.STATUS,
    (_KEY.Key_H, _NONE): Command.HURTS,
    (_KEY.Key_V, _NONE): Command.VOICE,
    # The session pauses first when it runs and ends when it stands still.
    (_KEY.Key_Escape, _NONE): Command.END,
    (_KEY.Key_F, _NONE): Wish.FULL_SCREEN,
    (_KEY.Key_F11, _NONE): Wish.FULL_SCREEN,
}

#: While an offer stands, these answer it.
OFFER_KEYS: Mapping[Qt.Key, Command] = {
    _KEY.Key_1: Command.TAKE_EASIER,
    _KEY.Key_2: Command.SKIP_STRETCH,
}

#: Keys whose repeats count while they are held down.
_REPEATING = (Command.LONGER, Command.SHORTER)


def wish_of(event: QKeyEvent, offering: bool) -> Command | Wish | None:
    """Return what a key press asks for, None when nothing; `offering` while an offer stands."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    answer = OFFER_KEYS.get(key) if offering and modifiers == _NONE else None
    wish = answer or KEYS.get((key, modifiers))
    return None if event.isAutoRepeat() and wish not in _REPEATING else wish
