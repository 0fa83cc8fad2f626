"""Word how to get from one position into another, and up at the end of a session."""

from stretchtimer.domain.phrases import PhraseBook
from stretchtimer.domain.stretch import Family

_OFF_FLOOR = (Family.STANDING, Family.CHAIR)


def change_over(phrases: PhraseBook, start: Family | None, goal: Family) -> str:
    """Return how to leave one position on the way to another, empty where that needs no words."""
    if start is None or start.set_up_from is goal.set_up_from:
        return ""
    if start is Family.SUPINE:
        return phrases.roll
    if goal in _OFF_FLOOR:
        return ""
    if start in _OFF_FLOOR:
        return phrases.kneel_down
    if goal is Family.SUPINE:
        return phrases.lie_down
    return phrases.sit_round if goal is Family.SEATED else ""


def get_up(phrases: PhraseBook, family: Family) -> str:
    """Return how to get up from a position at the end, empty off the floor."""
    if family is Family.SUPINE:
        return phrases.get_up_lying
    if family is Family.SEATED:
        return phrases.get_up_sitting
    return "" if family in _OFF_FLOOR else phrases.get_up_kneeling
