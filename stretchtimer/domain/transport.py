"""Play a plan, pause and seek in it, and tell what is passed on the way.

The position is a function of elapsed time, never a count of ticks: pausing banks the seconds, playing on
takes a new anchor. Positions are seconds from the start of the plan, moments seconds of the steady clock.
"""

from collections.abc import Iterator
from typing import NamedTuple

from stretchtimer.domain.plan import Cue, Phase, Plan
from stretchtimer.domain.transition import LEAD_IN_S

#: A cue whose moment has passed by less than this is still worth sounding.
GRACE_S = 0.3


class PassedPhase(NamedTuple):
    """What was passed of a phase since the last look: whether its beginning, how much, whether its end."""

    phase_index: int
    phase: Phase
    start_s: float
    begins: bool
    passed_s: float
    ends: bool


class Transport:
    """Know where in a plan a person is, and how far it has been told: every phase begins once a visit.

    It plays from the moment `plays_from_s` on, which may lie ahead, and stands where that is None.
    """

    def __init__(self, plan: Plan, position_s: float, plays_from_s: float | None = None) -> None:
        self._banked_s = position_s
        self._anchor_s = plays_from_s
        self._lead_in: tuple[Cue, ...] = ()
        #: The position up to which everything has been told.
        self.reached_s = position_s
        self._index = plan.at(position_s)
        # a plan that is paused at a position was there before
        self._begins = plays_from_s is not None

    @property
    def plays(self) -> bool:
        """Tell whether time runs, or is about to."""
        return self._anchor_s is not None

    def waits_s(self, now_s: float) -> float:
        """Return the seconds until it plays on, 0 where it plays or stands."""
        return 0.0 if self._anchor_s is None else max(0.0, self._anchor_s - now_s)

    def position_s(self, now_s: float) -> float:
        """Return the position at a moment; where the plan ends is for others to know."""
        if self._anchor_s is None:
            return self._banked_s
        return self._banked_s + max(0.0, now_s - self._anchor_s)

    def moment_s(self, position_s: float) -> float:
        """Return the moment of a position; raise ValueError while it stands."""
        if self._anchor_s is None:
            raise ValueError("a transport that stands has no moments")
        return self._anchor_s + (position_s - self._banked_s)

    def play(self, now_s: float) -> None:
        """Play on at once."""
        self._anchor_s, self._lead_in = now_s, ()

    def lead_in(self, now_s: float, cues: tuple[Cue, ...]) -> None:
        """Play on after the seconds in which the person gets back into position; the cues sound in them."""
        self._anchor_s, self._lead_in = now_s + LEAD_IN_S, cues

    def pause(self, position_s: float) -> None:
        """Stand still at a position."""
        self._banked_s, self._anchor_s = position_s, None

    def seek(self, plan: Plan, position_s: float, now_s: float, begins: bool = True) -> None:
        """Go to a position, and play on if it plays; its phase `begins` anew, or was begun before."""
        self._banked_s = self.reached_s = position_s
        if self._anchor_s is not None:
            self._anchor_s = max(self._anchor_s, now_s)
        self._index, self._begins = plan.at(position_s), begins

    def pass_to(self, plan: Plan, until_s: float) -> Iterator[PassedPhase]:
        """Yield what lies between the last look and a position, in order."""
        from_s, starts_s = self.reached_s, plan.starts_s
        for index in range(self._index, len(plan.phases)):
            start_s, end_s = starts_s[index], starts_s[index + 1]
            if start_s > until_s:
                break
            begins = self._begins or index > self._index
            self._index, self._begins = index, False
            passed_s = max(0.0, min(end_s, until_s) - max(start_s, from_s))
            yield PassedPhase(index, plan.phases[index], start_s, begins, passed_s, end_s <= until_s)
        self.reached_s = until_s

    def upcoming(self, plan: Plan, now_s: float, horizon_s: float) -> Iterator[tuple[Cue, float]]:
        """Yield the cues from now on up to some seconds ahead, with their moments of the steady clock."""
        if self._anchor_s is None:
            return
        begin_s = self._anchor_s - LEAD_IN_S
        for cue in self._lead_in:
            if now_s - GRACE_S <= begin_s + cue.at_s <= now_s + horizon_s:
                yield cue, begin_s + cue.at_s
        from_s = max(self.position_s(now_s) - GRACE_S, self._banked_s)
        until_s = self.position_s(now_s + horizon_s)
        for index in range(plan.at(from_s), len(plan.phases)):
            if plan.starts_s[index] > until_s:
                break
            for cue in plan.phases[index].cues:
                at_s = plan.starts_s[index] + cue.at_s
                moment_s = self.moment_s(at_s)
                if from_s <= at_s and moment_s <= now_s + horizon_s:
                    yield cue, moment_s
