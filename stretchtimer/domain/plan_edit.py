"""Edit a running plan: every control is a jump in the plan or a change of what lies ahead.

An edit is a function of the plan and of a position in it, in seconds from the start of the plan. It gives
another plan with another position, and leaves what it was given, and all that lies behind, as it was.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from math import floor

from stretchtimer.domain.command import Command
from stretchtimer.domain.live_plan import LivePlan, same_stretch, with_release
from stretchtimer.domain.plan import Departure, Phase, PhaseKind, PlanPosition, ReleaseCue
from stretchtimer.domain.planner import departure_of, leading
from stretchtimer.domain.spacing import end_s

#: What +10 and -10 change.
NUDGE_S = 10.0
#: What remains at the least after shortening: a breath, then the count.
LEAST_REMAINING_S = 4.0
#: Going back within this time of a phase's start goes to the one before.
BACK_AGAIN_S = 2.0


@dataclass(frozen=True, slots=True)
class PlanEdit:
    """What an edit gives: the plan, the position in it, and what it means for holds, named by their places.

    `skipped` are not held to their end, `reopened` are gone back to, `added` the routine did not ask for.
    """

    live: LivePlan
    position_s: float
    skipped: tuple[int, ...] = ()
    reopened: tuple[int, ...] = ()
    added: tuple[int, ...] = ()


#: What a command makes of a plan at a position.
EditFunction = Callable[[LivePlan, float], PlanEdit]


def restart(live: LivePlan, position_s: float) -> PlanEdit:
    """Go to the start of the phase."""
    here = live.plan.locate(position_s)
    phase = replace(here.phase, broken_off_s=None)
    ahead = live.plan.phases[here.index + 1 :]
    reopened: tuple[int, ...] = ()
    if phase.kind.is_work:
        reopened = (phase.place,)
        ahead = tuple(live.after(phase, ahead))
        let_go = departure_of(phase, ReleaseCue.NOTHING)
        phase = replace(phase, departure=live.with_figure(here, let_go))
    elif phase.departure:
        departure: Departure | None = phase.departure
        if phase.departure.release is ReleaseCue.SKIPPED:
            departure = with_release(departure, ReleaseCue.NOTHING)
        phase = replace(phase, departure=live.with_figure(here, departure))
    return PlanEdit(live.with_ahead(here.index, (phase, *ahead)), here.start_s, reopened=reopened)


def back(live: LivePlan, position_s: float) -> PlanEdit:
    """Go to the start of the phase; right after its start, to the way into the hold before."""
    here = live.plan.locate(position_s)
    came = live.departure_from(here, ReleaseCue.NOTHING)
    begun = restart(live, position_s)
    if here.elapsed_s > BACK_AGAIN_S:
        return begun
    live, plan = begun.live, begun.live.plan
    before = here.index - 1 if here.phase.kind.is_work else here.index
    hold = plan.hold_before(before)
    if hold is None:
        first = restart(live, plan.starts_s[max(before, 0)])
        return replace(first, reopened=(*begun.reopened, *first.reopened))
    phases = plan.phases
    again = [replace(phases[hold], broken_off_s=None), *live.after(phases[hold], phases[hold + 1 :])]
    reopened = (*begun.reopened, phases[hold].place)
    if not hold:
        again[0] = replace(again[0], departure=came)
    else:
        hold -= 1
        again.insert(0, _way_back(live, phases[hold], came))
    return PlanEdit(live.with_ahead(hold, again), plan.starts_s[hold], reopened=reopened)


def _way_back(live: LivePlan, way: Phase, departure: Departure | None) -> Phase:
    """Return the way into a hold for a person who has gone on from it already."""
    if way.kind is PhaseKind.GET_READY or not same_stretch(way, departure):
        return live.begun_from(departure, [way])[0]
    return replace(way, departure=departure, broken_off_s=None)


def skip_hold(live: LivePlan, position_s: float) -> PlanEdit:
    """Leave the hold, or do not begin the one that is led to; a movement comes to its middle first.

    A rest between two stretches is left without skipping what follows it.
    """
    plan = live.plan
    here, phases = plan.locate(position_s), plan.phases
    index = plan.hold_index(here.index)
    if index is None:
        return PlanEdit(live, plan.starts_s[here.index + 1])
    if here.phase.stretch is None:
        first, *rest = phases[here.index + 1 :]
        first = replace(first, departure=live.with_figure(here, first.departure))
        return PlanEdit(live.with_ahead(here.index + 1, [first, *rest]), plan.starts_s[here.index + 1])
    skipped = (phases[index].place,)
    middle_s = _middle_s(here)
    first, *rest = phases[index + 1 :]
    if middle_s is not None:
        departure = departure_of(here.phase, ReleaseCue.SKIPPED)
    else:
        departure = live.departure_from(here, ReleaseCue.SKIPPED)
    if here.phase.kind.is_work:
        ahead = [replace(first, departure=departure), *rest]
    else:
        note = here.phase.note if first.item == here.phase.item else first.note
        ahead = live.begun_from(departure, [replace(first, note=note), *rest])
    live = live.with_ahead(index + 1, ahead)
    if middle_s is None:
        return PlanEdit(live, plan.starts_s[index + 1], skipped=skipped)
    cut = live.planner.lay_out_rest(replace(here.phase, broken_off_s=middle_s), here.elapsed_s)
    return PlanEdit(live.with_phase(here.index, cut), position_s, skipped=skipped)


def skip_stretch(live: LivePlan, position_s: float) -> PlanEdit:
    """Leave the stretch with all holds of it that are still to come, and say so."""
    here = live.plan.locate(position_s)
    if live.plan.hold_index(here.index) is None:
        return PlanEdit(live, live.plan.starts_s[here.index + 1])
    return leave_stretch(live, position_s, ReleaseCue.SKIPPED)


def leave_stretch(live: LivePlan, position_s: float, release: ReleaseCue = ReleaseCue.NOTHING) -> PlanEdit:
    """Go to what follows the stretch; the holds of it that are still to come are skipped."""
    plan = live.plan
    here, phases = plan.locate(position_s), plan.phases
    goal = plan.next_item(here.index)
    skipped = tuple(phase.place for phase in phases[here.index : goal] if phase.kind.is_work)
    ahead = live.begun_from(live.departure_from(here, release), phases[goal:])
    return PlanEdit(live.with_ahead(goal, ahead), plan.starts_s[goal], skipped=skipped)


def nudge(live: LivePlan, position_s: float, seconds: float) -> PlanEdit:
    """Make the phase longer or shorter; a movement by whole pairs, a hold within its limits."""
    here = live.plan.locate(position_s)
    phase = here.phase
    sounding_s = end_s(cue for cue in phase.cues if cue.at_s <= here.elapsed_s)
    least_s = max(here.elapsed_s + LEAST_REMAINING_S, sounding_s)
    shortest = seconds < 0 and phase.length_s <= least_s
    if phase.kind is PhaseKind.DONE or phase.broken_off_s is not None or shortest:
        return PlanEdit(live, position_s)
    length_s = None
    if phase.kind.is_work:
        asked_s = _nudged_s(phase, here.elapsed_s, least_s, seconds)
    else:
        asked_s = length_s = max(phase.length_s + seconds, least_s)
    changed = live.planner.lay_out_rest(replace(phase, asked_s=asked_s), here.elapsed_s, length_s)
    return PlanEdit(live.with_phase(here.index, changed), position_s)


def repeat_side(live: LivePlan, position_s: float) -> PlanEdit:
    """Hold the same side once more: after this hold, or, between holds, the one just done."""
    plan = live.plan
    here, phases = plan.locate(position_s), plan.phases
    held = here.index if here.phase.kind.is_work else plan.hold_before(here.index)
    if held is None:
        return PlanEdit(live, position_s)
    hold, inside = phases[held], held == here.index
    again = replace(hold, place=plan.next_place, ordinal=hold.ordinal + 1)
    if inside:
        departure = departure_of(hold, ReleaseCue.RELEASE)
    else:
        departure = live.with_figure(here, departure_of(hold, ReleaseCue.NOTHING))
    way = leading(live.planner.between(again, departure), again)
    index = here.index + 1 if inside else here.index
    live = live.with_ahead(index, [way, again, *live.after(again, phases[index:])])
    return PlanEdit(live, position_s if inside else here.start_s, added=(again.place,))


#: The commands that edit the plan.
EDITS: Mapping[Command, EditFunction] = {
    Command.SKIP_HOLD: skip_hold,
    Command.SKIP_STRETCH: skip_stretch,
    Command.BACK: back,
    Command.RESTART_HOLD: restart,
    Command.REPEAT_SIDE: repeat_side,
    Command.LONGER: partial(nudge, seconds=NUDGE_S),
    Command.SHORTER: partial(nudge, seconds=-NUDGE_S),
}


def _middle_s(here: PlanPosition) -> float | None:
    """Return when a movement next comes to its middle, None where nothing has to be finished."""
    phase = here.phase
    if phase.kind is not PhaseKind.MOVE or phase.stretch is None or phase.stretch.tempo is None:
        return None
    cycle_s = phase.beat_s * phase.stretch.tempo.beats_per_cycle
    middle_s = (floor(here.elapsed_s / cycle_s) + 1) * cycle_s
    return middle_s if middle_s < phase.length_s - 1e-6 else None


def _nudged_s(phase: Phase, elapsed_s: float, least_s: float, seconds: float) -> float:
    """Return the seconds of a hold that was made longer or shorter."""
    stretch = phase.stretch
    if stretch is None:
        return phase.asked_s
    highest_s = max(stretch.max_s, phase.asked_s)
    if stretch.tempo is None:
        lowest_s = max(min(stretch.min_s, phase.asked_s), least_s)
        return max(min(phase.asked_s + seconds, highest_s), lowest_s)
    pairs = max(1, floor(abs(seconds) / phase.pair_s + 0.5))
    asked_s = phase.asked_s + (pairs if seconds > 0 else -pairs) * phase.pair_s
    fits = elapsed_s < asked_s <= highest_s + 1e-9
    return asked_s if fits else phase.asked_s
