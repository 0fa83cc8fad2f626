"""Word how to get from one position into another, and up at the end of a session."""

from stretchtimer.domain.phrases import PhraseBook
from stretchtimer.domain.stretch import Family

_OFF_FLOOR = (Family.STANDING, Family.CHAIR)


def change_over(phrases: PhraseBook, start: Family | None, goal: Family) -> tuple[str, ...]:
    """Return how to leave one position on the way to another, nothing where that needs no words.

    Each line asks for a movement of the whole body, which takes its time.
    """
    if start is None or start.set_up_from is goal.set_up_from:
        return ()
    if start is Family.SUPINE:
        return (phrases.roll,)
    if goal in _OFF_FLOOR:
        return (phrases.stand_up,) if start is Family.CHAIR else ()
    down = (phrases.kneel_down,) if start in _OFF_FLOOR else ()
    if goal is Family.SUPINE:
        return (*down, phrases.lie_down)
    return (*down, phrases.sit_round) if goal is Family.SEATED else down


def get_up(phrases: PhraseBook, family: Family) -> tuple[str, ...]:
    """Return how to get up from a position at the end, nothing off the floor."""
    if family in _OFF_FLOOR:
        return ()
    if family is Family.SUPINE:
        return (phrases.get_up_lying, phrases.get_up_then)
    if family is Family.SEATED:
        return (phrases.get_up_sitting, phrases.get_up_then)
    return (phrases.get_up_kneeling,)
