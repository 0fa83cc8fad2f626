"""Edit a running plan after *It hurts*: do the rest of the stretch an easier way."""

from dataclasses import replace
from math import floor

from stretchtimer.domain.live_plan import LivePlan, with_release
from stretchtimer.domain.plan import Phase, ReleaseCue
from stretchtimer.domain.plan_edit import PlanEdit
from stretchtimer.domain.planner import departure_of, leading
from stretchtimer.domain.stretch import Catalogue, Stretch, Variant


def easier_variant(hold: Phase | None, catalogue: Catalogue) -> Variant | None:
    """Return the next easier variant of a hold's stretch, None where there is none.

    It is done in the same position: nobody who sits on a chair is sent to the floor.
    """
    stretch = hold.stretch if hold else None
    if stretch is None:
        return None
    plain = catalogue[stretch.id]
    milder = [
        variant
        for variant in stretch.variants.values()
        if variant.mild and plain.as_variant(variant.id).family is stretch.family
    ]
    ids = [variant.id for variant in milder]
    next_one = ids.index(stretch.variant) + 1 if stretch.variant in ids else 0
    return milder[next_one] if next_one < len(milder) else None


def take_easier(live: LivePlan, position_s: float) -> PlanEdit:
    """Do what remains of the stretch as its easier variant; stays where there is none."""
    plan = live.plan
    here, phases = plan.locate(position_s), plan.phases
    index, goal = plan.hold_index(here.index), plan.next_item(here.index)
    hold = None if index is None else phases[index]
    easier = easier_variant(hold, live.planner.catalogue)
    if index is None or hold is None or hold.stretch is None or easier is None:
        return PlanEdit(live, position_s)
    stretch = live.planner.catalogue[hold.stretch.id].as_variant(easier.id)
    again = replace(_eased(hold, stretch), place=plan.next_place)
    ready = live.planner.ready(stretch, live.departure_from(here, ReleaseCue.NOTHING), plan.start)
    ahead = [leading(ready, again), again]
    for phase in phases[index + 1 : goal]:
        eased = _eased(phase, stretch) if phase.stretch else phase
        if not phase.kind.is_work:
            [eased] = live.after(_last_hold(ahead), [eased])
        ahead.append(eased)
    departure = departure_of(_last_hold(ahead), ReleaseCue.RELEASE_LAST)
    if not ahead[-1].kind.is_work:
        departure = with_release(departure, ReleaseCue.NOTHING)
    later = live.begun_from(departure, phases[goal:])
    # the hold that hurt stays in the plan, so that it stays in the account
    broken_off = [replace(phase, broken_off_s=0.0) for phase in phases[here.index + 1 : index + 1]]
    now = live.planner.lay_out_rest(replace(here.phase, broken_off_s=here.elapsed_s), here.elapsed_s)
    live = live.with_phase(here.index, now)
    live = live.with_ahead(here.index + 1, [*broken_off, *ahead, *later])
    return PlanEdit(live, live.plan.starts_s[index + 1], added=(again.place,))


def _eased(phase: Phase, stretch: Stretch) -> Phase:
    """Return a phase of a stretch done as a variant, within what the variant allows."""
    if not phase.kind.is_work or phase.asked_s <= stretch.max_s:
        return replace(phase, stretch=stretch)
    pair_s = replace(phase, stretch=stretch).pair_s
    asked_s = max(1, floor(stretch.max_s / pair_s)) * pair_s if pair_s else stretch.max_s
    return replace(phase, stretch=stretch, asked_s=asked_s)


def _last_hold(phases: list[Phase]) -> Phase:
    return next(phase for phase in reversed(phases) if phase.kind.is_work)
