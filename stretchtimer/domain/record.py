"""Describe what really happened in a session."""

from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.domain.stretch import Side


class Outcome(StrEnum):
    """How a hold ended."""

    DONE = "done"
    SKIPPED = "skipped"
    ENDED_EARLY = "ended early"
    HURT = "hurt"
    NOT_REACHED = "not reached"


class Felt(StrEnum):
    """How the session felt."""

    EASY = "easy"
    RIGHT = "just right"
    TOO_MUCH = "too much"


@dataclass(frozen=True, slots=True)
class HoldRecord:
    """One hold or move of a session, in seconds.

    `planned_s` is what the routine asked for, `added_s` what +10 and -10 changed, `held_s` the time really
    spent, pauses left out; restarting and repeating add to it. `hurt_at_s` is the second of *It hurts*.
    """

    stretch_id: str
    stretch_name: str
    side: Side | None
    planned_s: float
    held_s: float
    outcome: Outcome
    added_s: float = 0.0
    variant: str | None = None
    hurt_at_s: float | None = None


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session.

    `started_at` and `ended_at` are seconds since 1970-01-01 UTC, `utc_offset_s` what the local clock was
    ahead. `active_s` leaves pauses out. Pain is 0 to 10, None where it was not asked or skipped.
    """

    routine_id: str
    routine_name: str
    started_at: float
    ended_at: float
    utc_offset_s: int
    planned_s: float
    active_s: float
    finished: bool
    holds: tuple[HoldRecord, ...]
    pain_before: int | None = None
    pain_after: int | None = None
    felt: Felt | None = None
    note: str = ""
    id: int | None = None

    @property
    def held_s(self) -> float:
        """Return the time really spent in stretches."""
        return sum(hold.held_s for hold in self.holds)

    @property
    def day(self) -> int:
        """Return the local day the session began on, in days since 1970-01-01."""
        return int((self.started_at + self.utc_offset_s) // 86_400)

    @property
    def stretches_done(self) -> int:
        """Return how many different stretches were held to the end on at least one side."""
        return len({hold.stretch_id for hold in self.holds if hold.outcome is Outcome.DONE})
