"""Hold a plan that changes while a session runs, and find the way in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from stretchtimer.domain.ledger import Ledger
from stretchtimer.domain.plan import Leaving, Opening, Phase, PhaseKind, Plan
from stretchtimer.domain.planner import Planner, leading, left


@dataclass(frozen=True, slots=True)
class Where:
    """A moment of a plan: the phase it lies in, that phase's start, and the seconds since then."""

    index: int
    start_s: float
    elapsed_s: float
    phase: Phase

    @property
    def left_s(self) -> float:
        """Return the seconds left of the phase."""
        return max(0.0, self.phase.length_s - self.elapsed_s)


class Route:
    """The plan of a running session with the account of its holds.

    Nothing before the position changes. Ahead of it every phase follows from what it is for, so that what
    lies ahead can be laid anew at any time.
    """

    def __init__(self, plan: Plan, planner: Planner, ledger: Ledger | None = None) -> None:
        self.plan = plan
        self.planner = planner
        self.ledger = ledger or Ledger.of(plan)

    def where(self, position_s: float) -> Where:
        """Return the phase at a position."""
        index = self.plan.at(position_s)
        start_s = self.plan.starts_s[index]
        return Where(index, start_s, position_s - start_s, self.plan.phases[index])

    def hold_index(self, index: int) -> int | None:
        """Return the index of the hold that a phase is or leads to, None at the end."""
        phases = self.plan.phases
        return next((i for i in range(index, len(phases)) if phases[i].kind.works), None)

    def hold_at(self, position_s: float) -> Phase | None:
        """Return the hold that a position lies in or leads to, None at the end."""
        return self.plan.hold_at(self.plan.at(position_s))

    def hold_before(self, index: int) -> int | None:
        """Return the index of the last hold before a phase, None where there is none."""
        phases = self.plan.phases
        return next((i for i in range(index - 1, -1, -1) if phases[i].kind.works), None)

    def next_item(self, index: int) -> int:
        """Return the index of the first phase after the stretch that a phase is or leads to."""
        phases = self.plan.phases
        hold = self.hold_index(index)
        if hold is None:
            return len(phases) - 1
        item = phases[hold].item
        return next(i for i in range(hold, len(phases)) if phases[i].item != item)

    def put(self, index: int, phase: Phase) -> None:
        """Put a laid phase in the place of another."""
        phases = self.plan.phases
        self.plan = replace(self.plan, phases=(*phases[:index], phase, *phases[index + 1 :]))

    def lay_ahead(self, index: int, ahead: Iterable[Phase]) -> None:
        """Let phases, and no others, follow from an index on; they are laid here.

        What was asked for in one moment, every step or room for a reply, is not asked for any more.
        """
        done = self.plan.phases[:index]
        usual = (replace(phase, every_step=False, quiet_s=0.0) for phase in ahead)
        laid = self.planner.lay_in_turn(usual, done[-1] if done else None)
        self.plan = replace(self.plan, phases=(*done, *laid))

    def begun_from(self, leaving: Leaving | None, ahead: Sequence[Phase]) -> list[Phase]:
        """Return what lies ahead, with the time it takes to get there from where the person really is."""
        if not ahead:
            return []
        first, *rest = ahead
        if first.stretch is not None:
            ready = self.planner.ready(first.stretch, leaving, self.plan.start)
            return [leading(ready, first, first.note), *rest]
        if first.kind is PhaseKind.REST:
            rest = self.begun_from(leaving and Leaving(leaving.stretch, leaving.side, Opening.NOTHING), rest)
        return [replace(first, leaving=leaving), *rest]

    def comes_from(self, here: Where, opening: Opening) -> Leaving | None:
        """Return what a person comes from who breaks off at a moment."""
        works = here.phase.kind.works
        return self.seen_at(here, left(here.phase, opening) if works else opened(here.phase.leaving, opening))

    def seen_at(self, here: Where, leaving: Leaving | None) -> Leaving | None:
        """Return what a person comes from with what is shown at a moment as its beginning."""
        return leaving and replace(leaving, shown=self.plan.shown(here.index), shown_s=here.elapsed_s)

    def after(self, hold: Phase, ahead: Sequence[Phase]) -> list[Phase]:
        """Return what lies ahead of a hold that is held in the usual way."""
        first, *rest = ahead
        if first.item != hold.item or first.stretch is None:
            return self.begun_from(left(hold, Opening.RELEASE_LAST), ahead)
        leaving = left(hold)
        if not same_stretch(first, leaving):
            return self.begun_from(leaving, ahead)
        return [leading(self.planner.between(first, leaving), first), *rest]


def whole_seconds(left_s: float) -> int:
    """Return the whole seconds to tell people: a second stands until it has gone by."""
    return max(0, ceil(left_s - 1e-6))


def same_stretch(phase: Phase, leaving: Leaving | None) -> bool:
    """Tell whether a person comes from the very stretch that a phase is for."""
    if phase.stretch is None or leaving is None:
        return False
    here, there = leaving.stretch, phase.stretch
    return (here.id, here.variant) == (there.id, there.variant)


def opened(leaving: Leaving | None, opening: Opening) -> Leaving | None:
    """Return what a person comes from, with something else said about letting go of it."""
    return leaving and replace(leaving, opening=opening)
