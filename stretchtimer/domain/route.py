"""Hold a plan that changes while a session runs, and find the way in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from stretchtimer.domain.hold_accounts import HoldAccounts
from stretchtimer.domain.plan import Departure, Phase, PhaseKind, Plan, ReleaseCue
from stretchtimer.domain.planner import Planner, departure_of, leading


@dataclass(frozen=True, slots=True)
class PlanPosition:
    """A moment of a plan: the phase it lies in, that phase's start, and the seconds since then."""

    index: int
    start_s: float
    elapsed_s: float
    phase: Phase

    @property
    def remaining_s(self) -> float:
        """Return the seconds left of the phase."""
        return max(0.0, self.phase.length_s - self.elapsed_s)


class Route:
    """The plan of a running session with the account of its holds.

    Nothing before the position changes. Ahead of it every phase follows from what it is for, so that what
    lies ahead can be laid anew at any time.
    """

    def __init__(self, plan: Plan, planner: Planner, accounts: HoldAccounts | None = None) -> None:
        self.plan = plan
        self.planner = planner
        self.accounts = accounts or HoldAccounts.of(plan)

    def locate(self, position_s: float) -> PlanPosition:
        """Return the phase at a position."""
        index = self.plan.at(position_s)
        start_s = self.plan.starts_s[index]
        return PlanPosition(index, start_s, position_s - start_s, self.plan.phases[index])

    def hold_index(self, index: int) -> int | None:
        """Return the index of the hold that a phase is or leads to, None at the end."""
        phases = self.plan.phases
        return next((i for i in range(index, len(phases)) if phases[i].kind.is_work), None)

    def hold_at(self, position_s: float) -> Phase | None:
        """Return the hold that a position lies in or leads to, None at the end."""
        return self.plan.hold_at(self.plan.at(position_s))

    def hold_before(self, index: int) -> int | None:
        """Return the index of the last hold before a phase, None where there is none."""
        phases = self.plan.phases
        return next((i for i in range(index - 1, -1, -1) if phases[i].kind.is_work), None)

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
        laid = self.planner.lay_out_all(usual, done[-1] if done else None)
        self.plan = replace(self.plan, phases=(*done, *laid))

    def begun_from(self, departure: Departure | None, ahead: Sequence[Phase]) -> list[Phase]:
        """Return what lies ahead, with the time it takes to get there from where the person really is."""
        if not ahead:
            return []
        first, *rest = ahead
        if first.stretch is not None:
            ready = self.planner.ready(first.stretch, departure, self.plan.start)
            return [leading(ready, first, first.note), *rest]
        if first.kind is PhaseKind.REST:
            rest = self.begun_from(
                departure and Departure(departure.stretch, departure.side, ReleaseCue.NOTHING), rest
            )
        return [replace(first, departure=departure), *rest]

    def departure_from(self, here: PlanPosition, release: ReleaseCue) -> Departure | None:
        """Return what a person comes from who breaks off at a moment."""
        is_work = here.phase.kind.is_work
        return self.with_figure(
            here,
            departure_of(here.phase, release) if is_work else with_release(here.phase.departure, release),
        )

    def with_figure(self, here: PlanPosition, departure: Departure | None) -> Departure | None:
        """Return what a person comes from with what the figure does at a moment as its beginning."""
        return departure and replace(
            departure, phase=self.plan.figure_phase(here.index), phase_s=here.elapsed_s
        )

    def after(self, hold: Phase, ahead: Sequence[Phase]) -> list[Phase]:
        """Return what lies ahead of a hold that is held in the usual way."""
        first, *rest = ahead
        if first.item != hold.item or first.stretch is None:
            return self.begun_from(departure_of(hold, ReleaseCue.RELEASE_LAST), ahead)
        departure = departure_of(hold)
        if not same_stretch(first, departure):
            return self.begun_from(departure, ahead)
        return [leading(self.planner.between(first, departure), first), *rest]


def whole_seconds(remaining_s: float) -> int:
    """Return the whole seconds to tell people: a second stands until it has gone by."""
    return max(0, ceil(remaining_s - 1e-6))


def same_stretch(phase: Phase, departure: Departure | None) -> bool:
    """Tell whether a person comes from the very stretch that a phase is for."""
    if phase.stretch is None or departure is None:
        return False
    here, there = departure.stretch, phase.stretch
    return (here.id, here.variant) == (there.id, there.variant)


def with_release(departure: Departure | None, release: ReleaseCue) -> Departure | None:
    """Return what a person comes from, with something else said about letting go of it."""
    return departure and replace(departure, release=release)
