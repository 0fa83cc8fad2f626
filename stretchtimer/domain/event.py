"""Name what happens in a session, in the past tense."""

from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.domain.plan import Cue, Phase


class PauseReason(StrEnum):
    """Why a session stands still."""

    ASKED = "asked"
    SLEPT = "slept"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class PhaseBegan:
    """A phase began. `at_s` counts from the start of the plan."""

    index: int
    phase: Phase
    at_s: float


@dataclass(frozen=True, slots=True)
class Replied:
    """The session answers with words to be spoken at once, line after line, seconds from now."""

    lines: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class SessionPaused:
    """The session stands still."""

    reason: PauseReason


@dataclass(frozen=True, slots=True)
class LeadInBegan:
    """A session that stood still is about to go on."""


@dataclass(frozen=True, slots=True)
class SessionResumed:
    """The session goes on after the lead-in."""


@dataclass(frozen=True, slots=True)
class PainReported:
    """The person said that it hurts, at a second of a hold."""

    place: int
    at_s: float


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """What lies ahead is no longer what it was; `sought` when the position jumped as well."""

    sought: bool = False


@dataclass(frozen=True, slots=True)
class SessionFinished:
    """The session is over; `early` when the person ended it."""

    early: bool


Event = (
    PhaseBegan
    | Replied
    | SessionPaused
    | LeadInBegan
    | SessionResumed
    | PainReported
    | PlanChanged
    | SessionFinished
)
