"""Name the states of the session screen."""

from enum import StrEnum


class ScreenState(StrEnum):
    """The canvas, shape and word of the session screen."""

    PREPARE = "prepare"
    HOLD = "hold"
    MOVE = "move"
    SWITCH = "switch"
    REST = "rest"
    PAUSED = "paused"
    DONE = "done"
