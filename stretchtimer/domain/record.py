"""Describe what really happened in a session."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from typing import Protocol

from stretchtimer.domain.stretch import FeltOn, Side

#: A session in which less was held than this, and nothing hurt, is worth no record.
LEAST_HELD_S = 1.0


class HoldOutcome(StrEnum):
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

    `side` is the side that the stretch names, such as the foot in front in a lunge, `felt_on` tells which
    one is stretched then.

    `planned_s` is what the routine asked for, `added_s` what +10 and -10 changed, `held_s` the time really
    spent, pauses left out; restarting and repeating add to it. `hurt_at_s` is the second of *It hurts*, 0
    where that was said on the way into the hold; who went on with it all the same has another outcome.
    """

    stretch_id: str
    stretch_name: str
    side: Side | None
    planned_s: float
    held_s: float
    outcome: HoldOutcome
    added_s: float = 0.0
    variant: str | None = None
    hurt_at_s: float | None = None
    felt_on: FeltOn = FeltOn.SAME

    @property
    def felt_side(self) -> Side | None:
        """Return the side of the body that is stretched, None where both are."""
        return self.felt_on.seen_from(self.side)


class SessionStart(Protocol):
    """What a record says of a session that is known when it begins; the names are those of the record."""

    @property
    def started_at(self) -> float:
        """Return when it began, in seconds since 1970-01-01 UTC."""
        ...

    @property
    def utc_offset_s(self) -> int:
        """Return what the local clock was ahead then."""
        ...

    @property
    def planned_s(self) -> float:
        """Return how long it was planned to be."""
        ...

    @property
    def pain_before(self) -> int | None:
        """Return the pain from 0 to 10, None where it was not asked or skipped."""
        ...


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
    def hurt(self) -> bool:
        """Tell whether the person said that something hurt."""
        return any(hold.hurt_at_s is not None for hold in self.holds)

    @property
    def worth_keeping(self) -> bool:
        """Tell whether there is something to keep: time in a stretch, or pain, which is never lost."""
        return self.hurt or self.held_s >= LEAST_HELD_S

    @property
    def holds_done(self) -> int:
        """Return how many holds were held to the end; a session without any counts for no day."""
        return sum(hold.outcome is HoldOutcome.DONE for hold in self.holds)

    @property
    def began(self) -> datetime:
        """Return when the session began, with the offset of the clock on the wall there."""
        return datetime.fromtimestamp(self.started_at, timezone(timedelta(seconds=self.utc_offset_s)))

    @property
    def day(self) -> int:
        """Return the local day the session began on, in days since 1970-01-01."""
        return int((self.started_at + self.utc_offset_s) // 86_400)

    @property
    def stretches_done(self) -> int:
        """Return how many different stretches were held to the end on at least one side."""
        return len({hold.stretch_id for hold in self.holds if hold.outcome is HoldOutcome.DONE})

    def same_session(self, other: "SessionRecord") -> bool:
        """Tell whether two records are of one session: the same routine, begun at the same moment."""
        return (self.routine_id, self.started_at) == (other.routine_id, other.started_at)

    def covers(self, other: "SessionRecord") -> bool:
        """Tell whether this record of a session says at least as much of it as another one."""
        mine, others = (
            (one.finished, one.active_s, sum(hold.hurt_at_s is not None for hold in one.holds))
            for one in (self, other)
        )
        return mine >= others

    def completed_by(self, other: "SessionRecord") -> "SessionRecord":
        """Return the fuller of two records of one session, under this id.

        What was answered after the session stays, whichever of the two has it; the other's answers win.
        """
        fuller = self if self.covers(other) else other
        return replace(
            fuller,
            id=self.id,
            pain_after=self.pain_after if other.pain_after is None else other.pain_after,
            felt=self.felt if other.felt is None else other.felt,
            note=other.note or self.note,
        )
