"""Hold a plan that can be edited while it runs, and lay out anew what lies ahead in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stretchtimer.domain.plan import Departure, Phase, PhaseKind, Plan, PlanPosition, ReleaseCue
from stretchtimer.domain.planner import Planner, departure_of, leading


@dataclass(frozen=True, slots=True)
class LivePlan:
    """A plan with the planner that lays its phases out; every edit gives another one.

    Ahead of the position every phase follows from what it is for, so that what lies ahead can be laid out
    anew at any time. What lies behind stays as it was.
    """

    plan: Plan
    planner: Planner

    def with_phase(self, index: int, phase: Phase) -> "LivePlan":
        """Return the plan with a laid phase in the place of another."""
        phases = self.plan.phases
        return replace(self, plan=replace(self.plan, phases=(*phases[:index], phase, *phases[index + 1 :])))

    def with_ahead(self, index: int, ahead: Iterable[Phase]) -> "LivePlan":
        """Return the plan with phases, and no others, that follow from an index on; they are laid out here.

        What was asked for in one moment, every step or room for a reply, is not asked for any more.
        """
        done = self.plan.phases[:index]
        usual = (replace(phase, every_step=False, quiet_s=0.0) for phase in ahead)
        laid = self.planner.lay_out_all(usual, done[-1] if done else None)
        return replace(self, plan=replace(self.plan, phases=(*done, *laid)))

    def laid_anew(self, position_s: float) -> "LivePlan":
        """Return the plan with what lies ahead of a position laid out again: words have other lengths now."""
        here = self.plan.locate(position_s)
        live = self.with_phase(here.index, self.planner.lay_out_rest(here.phase, here.elapsed_s))
        return live.with_ahead(here.index + 1, self.plan.phases[here.index + 1 :])

    def begun_from(self, departure: Departure | None, ahead: Sequence[Phase]) -> list[Phase]:
        """Return what lies ahead, with the time it takes to get there from where the person really is."""
        if not ahead:
            return []
        first, *rest = ahead
        if first.stretch is not None:
            ready = self.planner.ready(first.stretch, departure, self.plan.start)
            return [leading(ready, first, first.note), *rest]
        if first.kind is PhaseKind.REST:
            let_go = departure and Departure(departure.stretch, departure.side, ReleaseCue.NOTHING)
            rest = self.begun_from(let_go, rest)
        return [replace(first, departure=departure), *rest]

    def after(self, hold: Phase, ahead: Sequence[Phase]) -> list[Phase]:
        """Return what lies ahead of a hold that is held in the usual way."""
        first, *rest = ahead
        if first.item != hold.item or first.stretch is None:
            return self.begun_from(departure_of(hold, ReleaseCue.RELEASE_LAST), ahead)
        departure = departure_of(hold)
        if not same_stretch(first, departure):
            return self.begun_from(departure, ahead)
        return [leading(self.planner.between(first, departure), first), *rest]

    def departure_from(self, here: PlanPosition, release: ReleaseCue) -> Departure | None:
        """Return what a person comes from who breaks off at a moment."""
        phase = here.phase
        if phase.kind.is_work:
            return self.with_figure(here, departure_of(phase, release))
        return self.with_figure(here, with_release(phase.departure, release))

    def with_figure(self, here: PlanPosition, departure: Departure | None) -> Departure | None:
        """Return what a person comes from with what the figure does at a moment as its beginning."""
        if departure is None:
            return None
        return replace(departure, phase=self.plan.figure_phase(here.index), phase_s=here.elapsed_s)


def same_stretch(phase: Phase, departure: Departure | None) -> bool:
    """Tell whether a person comes from the very stretch that a phase is for."""
    if phase.stretch is None or departure is None:
        return False
    here, there = departure.stretch, phase.stretch
    return (here.id, here.variant) == (there.id, there.variant)


def with_release(departure: Departure | None, release: ReleaseCue) -> Departure | None:
    """Return what a person comes from, with something else said about letting go of it."""
    return departure and replace(departure, release=release)
