"""Change the course of a session: every control is a seek in the plan or an edit of what lies ahead."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor

from stretchtimer.domain.ledger import Ledger
from stretchtimer.domain.plan import Leaving, Opening, Phase, PhaseKind, Plan, Role
from stretchtimer.domain.planner import Planner, leading, left
from stretchtimer.domain.record import Outcome
from stretchtimer.domain.stretch import Variant

#: What +10 and -10 change.
NUDGE_S = 10.0
#: What is left at the least after shortening.
LEAST_LEFT_S = 3.0
#: Going back within this time of a phase's start goes to the one before.
BACK_AGAIN_S = 2.0


@dataclass(frozen=True, slots=True)
class Where:
    """A moment of a plan: the phase it lies in, that phase's start, and the seconds since then."""

    index: int
    start_s: float
    elapsed_s: float
    phase: Phase


class Course:
    """The plan of a running session with the account of its holds.

    Every method takes the position in seconds from the start of the plan and returns the new one. Nothing
    before the position changes, and the rest of the plan stays as it was.
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

    def hold_at(self, position_s: float) -> Phase | None:
        """Return the hold that a position lies in or leads to, None at the end."""
        index = self._hold_index(self.where(position_s).index)
        return None if index is None else self.plan.phases[index]

    def easier(self, hold: Phase) -> Variant | None:
        """Return the easier variant of a hold's stretch, None where there is none."""
        stretch = hold.stretch
        if stretch is None:
            return None
        mild = (v for v in stretch.variants.values() if v.mild and v.id != stretch.variant)
        return next(mild, None)

    def restart(self, position_s: float) -> float:
        """Go to the start of the phase."""
        here = self.where(position_s)
        if here.phase.kind.works:
            self.ledger.reopen(here.phase.place)
        return here.start_s

    def back(self, position_s: float) -> float:
        """Go to the start of the phase; right after its start, to the way into the hold before."""
        here = self.where(position_s)
        if here.elapsed_s > BACK_AGAIN_S:
            return self.restart(position_s)
        before = here.index - 1 if here.phase.kind.works else here.index
        hold = next((i for i in range(before - 1, -1, -1) if self._works(i)), None)
        if hold is None:
            return self.plan.starts_s[max(before, 0)]
        self.ledger.reopen(self.plan.phases[hold].place)
        lead = hold - 1 if hold and not self._works(hold - 1) else hold
        return self.plan.starts_s[lead]

    def skip_hold(self, position_s: float) -> float:
        """Leave the hold, or do not begin the one that is led to; a movement finishes its beat first."""
        here = self.where(position_s)
        index = self._hold_index(here.index)
        if index is None:
            return self.plan.total_s
        self.ledger.close(self.plan.phases[index].place, Outcome.SKIPPED)
        if (end_s := _beat_end_s(here)) is not None:
            self._put(here.index, [_cut(here.phase, end_s)])
            self._open_skipped(here.index + 1, here)
            return position_s
        self._open_skipped(index + 1, here)
        return self.plan.starts_s[index + 1]

    def skip_stretch(self, position_s: float) -> float:
        """Leave the stretch with all holds of it that are still to come."""
        here = self.where(position_s)
        if self._hold_index(here.index) is None:
            return self.plan.total_s
        goal = self._next_item(here.index)
        for phase in self.plan.phases[here.index : goal]:
            if phase.kind.works:
                self.ledger.close(phase.place, Outcome.SKIPPED)
        self._open_skipped(goal, here)
        return self.plan.starts_s[goal]

    def nudge(self, position_s: float, seconds: float) -> float:
        """Make the phase longer or shorter; a movement by whole pairs, a hold within its limits."""
        here = self.where(position_s)
        phase = here.phase
        least_s = here.elapsed_s + LEAST_LEFT_S
        if phase.kind is PhaseKind.DONE or (seconds < 0 and phase.length_s <= least_s):
            return position_s
        if not phase.kind.works:
            length_s = max(phase.length_s + seconds, least_s)
            changed = self.planner.relay(replace(phase, asked_s=length_s), here.elapsed_s)
            if changed.length_s > length_s:
                changed = _cut(changed, length_s)
        else:
            asked_s = self._nudged_s(phase, here.elapsed_s, seconds)
            changed = self.planner.relay(replace(phase, asked_s=asked_s), here.elapsed_s)
        self._put(here.index, [changed])
        return position_s

    def _nudged_s(self, phase: Phase, elapsed_s: float, seconds: float) -> float:
        """Return the seconds of a hold that was made longer or shorter."""
        stretch = phase.stretch
        if stretch is None:
            return phase.asked_s
        highest_s = max(stretch.max_s, phase.asked_s)
        if stretch.tempo is None:
            least_s = elapsed_s + LEAST_LEFT_S
            return max(min(phase.asked_s + seconds, highest_s), least_s)
        pair_s = 2 * stretch.tempo.beats_per_cycle * phase.beat_s
        pairs = max(1, floor(abs(seconds) / pair_s + 0.5))
        asked_s = phase.asked_s + (pairs if seconds > 0 else -pairs) * pair_s
        fits = elapsed_s < asked_s <= highest_s + 1e-9
        return asked_s if fits else phase.asked_s

    def repeat_side(self, position_s: float) -> float:
        """Hold the same side once more: after this hold, or, between holds, the one just left."""
        here = self.where(position_s)
        hold = here.phase
        if not hold.kind.works:
            held = next((i for i in range(here.index, -1, -1) if self._works(i)), None)
            if held is None:
                return position_s
            hold = self.plan.phases[held]
        hold = replace(hold, place=self.ledger.next_place(), ordinal=hold.ordinal + 1)
        again = self.planner.lay(hold)
        lead = self.planner.lay(leading(self.planner.between(hold, left(hold)), hold))
        self.ledger.open(again)
        if here.phase.kind.works:
            self._put(here.index, [here.phase, lead, again])
            return position_s
        self._put(here.index, [lead, again, self.planner.lay(here.phase)])
        return here.start_s

    def hurt(self, position_s: float) -> Phase | None:
        """Note that a hold hurts, at the second it hurts; None where nothing is left to stop."""
        hold = self.hold_at(position_s)
        if hold is None:
            return None
        entry = self.ledger.entries[hold.place]
        entry.hurt_at_s = round(entry.held_s, 3)
        self.ledger.close(hold.place, Outcome.HURT)
        return hold

    def leave_hurt(self, position_s: float) -> float:
        """Leave the stretch that hurts, for the next one."""
        here = self.where(position_s)
        goal = self._next_item(here.index)
        for phase in self.plan.phases[here.index : goal]:
            if phase.kind.works:
                self.ledger.close(phase.place, Outcome.SKIPPED)
        self._lead_anew(goal, self._comes_from(here))
        return self.plan.starts_s[goal]

    def take_easier(self, position_s: float) -> float:
        """Do what is left of the stretch as its easier variant; stays where there is none."""
        here = self.where(position_s)
        index = self._hold_index(here.index)
        hold = None if index is None else self.plan.phases[index]
        easier = self.easier(hold) if hold else None
        if index is None or hold is None or hold.stretch is None or easier is None:
            return position_s
        stretch = hold.stretch.as_variant(easier.id)
        goal = self._next_item(here.index)
        again = replace(hold, place=self.ledger.next_place(), stretch=stretch)
        again = replace(again, asked_s=min(again.asked_s, stretch.max_s))
        self.ledger.open(again)
        lead = leading(self.planner.ready(stretch, self._comes_from(here), self.plan.start), again)
        ahead = [lead, again]
        rest = self.plan.phases[index + 1 : goal]
        ahead += [_as_variant(phase, hold, stretch.variant) for phase in rest]
        self._put(here.index, [_cut(here.phase, here.elapsed_s)], until=goal)
        self._put(here.index + 1, [self.planner.lay(phase) for phase in ahead], until=here.index + 1)
        self._lead_anew(here.index + 1 + len(ahead), left(again, Opening.RELEASE_LAST))
        return self.plan.starts_s[here.index + 1]

    def say_again(self, position_s: float) -> float | None:
        """Go back to where a transition's instruction begins; None within a hold."""
        here = self.where(position_s)
        if here.phase.kind.works:
            return None
        told = (c.at_s for c in here.phase.cues if c.role in (Role.ANNOUNCE, Role.SWITCH))
        first_s = next(told, None)
        if first_s is None or first_s > here.elapsed_s:
            return position_s
        return here.start_s + first_s

    def refresh(self, planner: Planner, position_s: float) -> float:
        """Lay everything ahead anew: clips were measured, or the level changed."""
        self.planner = planner
        here = self.where(position_s)
        now = planner.relay(here.phase, here.elapsed_s)
        if not here.phase.kind.works:
            # the countdown that is seen does not jump
            now = replace(now, length_s=max(here.phase.length_s, _last_end_s(now)))
        ahead = [planner.lay(phase) for phase in self.plan.phases[here.index + 1 :]]
        self._put(here.index, [now, *ahead], until=len(self.plan.phases))
        return position_s

    def _works(self, index: int) -> bool:
        return self.plan.phases[index].kind.works

    def _hold_index(self, index: int) -> int | None:
        """Return the index of the hold that a phase is or leads to."""
        return next((i for i in range(index, len(self.plan.phases)) if self._works(i)), None)

    def _next_item(self, index: int) -> int:
        """Return the index of the first phase of the next stretch, or of the closing."""
        phases = self.plan.phases
        hold = self._hold_index(index)
        item = phases[index if hold is None else hold].item
        later = range(index if hold is None else hold, len(phases))
        return next((i for i in later if phases[i].item != item), len(phases) - 1)

    def _comes_from(self, here: Where) -> Leaving | None:
        """Return what the person comes from when a phase is broken off and its release was said."""
        if here.phase.kind.works:
            return left(here.phase, Opening.NOTHING)
        leaving = here.phase.leaving
        return leaving and replace(leaving, opening=Opening.NOTHING)

    def _put(self, index: int, phases: Sequence[Phase], until: int | None = None) -> None:
        """Put laid phases in the place of one, or of all up to `until`."""
        until = index + 1 if until is None else until
        old = self.plan.phases
        self.plan = replace(self.plan, phases=(*old[:index], *phases, *old[until:]))

    def _open_skipped(self, index: int, here: Where) -> None:
        """Let the phase that follows a skip say so, and give time from where the person really is."""
        phase = self.plan.phases[index]
        leaving = left(here.phase) if here.phase.kind.works else here.phase.leaving
        if not here.phase.kind.works and phase.stretch is not None and phase.kind is not PhaseKind.DONE:
            asked_s = max(phase.asked_s, 0.0)
            ready = leading(self.planner.ready(phase.stretch, leaving, self.plan.start), phase)
            phase = replace(ready, asked_s=max(ready.asked_s, asked_s))
        leaving = leaving or phase.leaving
        if leaving is not None:
            phase = replace(phase, leaving=replace(leaving, opening=Opening.SKIPPED))
        self._put(index, [self.planner.lay(phase)])

    def _lead_anew(self, index: int, leaving: Leaving | None) -> None:
        """Let a phase begin from another stretch than was planned."""
        phase = self.plan.phases[index]
        if phase.kind is PhaseKind.GET_READY and phase.stretch is not None:
            ready = self.planner.ready(phase.stretch, leaving, self.plan.start)
            phase = leading(ready, phase, note=phase.note)
        else:
            phase = replace(phase, leaving=leaving)
        self._put(index, [self.planner.lay(phase)])


def _beat_end_s(here: Where) -> float | None:
    """Return the end of the beat a movement is in, None where nothing has to be finished."""
    beat_s, phase = here.phase.beat_s, here.phase
    if phase.kind is not PhaseKind.MOVE or beat_s <= 0:
        return None
    end_s = (floor(here.elapsed_s / beat_s) + 1) * beat_s
    return end_s if end_s < phase.length_s - 1e-6 else None


def _cut(phase: Phase, length_s: float) -> Phase:
    """Return a phase that ends sooner; what it asked for stays in the account."""
    cues = tuple(cue for cue in phase.cues if cue.end_s <= length_s)
    return replace(phase, length_s=length_s, cues=cues)


def _as_variant(phase: Phase, hold: Phase, variant: str | None) -> Phase:
    """Return a phase of the same stretch done as a variant."""
    if phase.stretch is None or hold.stretch is None or phase.stretch.id != hold.stretch.id:
        return phase
    stretch = phase.stretch.as_variant(variant)
    leaving = phase.leaving and replace(phase.leaving, stretch=stretch)
    asked_s = min(phase.asked_s, stretch.max_s) if phase.kind.works else phase.asked_s
    return replace(phase, stretch=stretch, leaving=leaving, asked_s=asked_s)


def _last_end_s(phase: Phase) -> float:
    return max((cue.end_s for cue in phase.cues), default=0.0)
