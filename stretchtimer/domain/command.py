"""Name everything a person can ask of a session (`product.md`, controls)."""

from enum import StrEnum


class Command(StrEnum):
    """One wish of the person; keys, buttons, media keys and the terminal all send these."""

    PAUSE_RESUME = "pause_resume"
    PAUSE = "pause"
    RESUME = "resume"
    SKIP_HOLD = "skip_hold"
    SKIP_STRETCH = "skip_stretch"
    BACK = "back"
    RESTART_HOLD = "restart_hold"
    LONGER = "longer"
    SHORTER = "shorter"
    REPEAT_SIDE = "repeat_side"
    SAY_AGAIN = "say_again"
    STATUS = "status"
    HURTS = "hurts"
    TAKE_EASIER = "take_easier"
    VOICE = "voice"
    END = "end"
