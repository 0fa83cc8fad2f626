"""Say what the page after a session shows, and what the person answers."""

from dataclasses import dataclass

from stretchtimer.domain.record import Felt
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import Segment
from stretchtimer.ui.text.week_days import Day

#: Pain that rose by this much is more than people’s own scatter on a scale of 0 to 10.
MEANINGFUL_RISE = 2
#: From this pain on the page points to the signs that need help first.
STRONG_PAIN = 7
#: A note is cut to this many characters.
LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True)
class SessionResult:
    """A session that is over.

    `session_s` are its seconds, pauses left out. `ended` is the sentence about an early end, empty where the
    session was finished.
    """

    routine: str
    session_s: float
    stretches: int
    holds: int
    pain_before: int | None
    finished: bool
    week: tuple[Day, ...] = ()
    ended: str = ""
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What the person said. `shorter` asks for 5 seconds less a hold next time."""

    pain_after: int | None
    felt: Felt | None
    note: str
    shorter: bool = False


def pain_advice(before: int | None, after: int | None) -> str:
    """Return the sentence that a pain value calls for, empty where none does."""
    if before is not None and after is not None and after - before >= MEANINGFUL_RISE:
        return _("Pain rose. Rest today, and ask a professional if it stays.")
    if after is not None and after >= STRONG_PAIN:
        return _("That is strong pain. Rest today, and look at when to get help first.")
    return ""


def felt_advice(felt: Felt | None) -> str:
    """Return the sentence that a session which was too much calls for."""
    return _("Next time, try shorter holds.") if felt is Felt.TOO_MUCH else ""
