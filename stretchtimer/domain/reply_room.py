"""Edit a running plan around a reply: words begin anew, or keep off what is spoken meanwhile."""

from dataclasses import replace

from stretchtimer.domain.live_plan import LivePlan, with_release
from stretchtimer.domain.plan import ReleaseCue, Role
from stretchtimer.domain.plan_edit import PlanEdit
from stretchtimer.domain.spacing import end_s, spoken_cues

#: Words that were not made ahead are spoken this soon.
CLIP_S = 0.8

_TOLD = (Role.ANNOUNCE, Role.SWITCH, Role.REST, Role.CLOSING)


def say_again(live: LivePlan, position_s: float) -> PlanEdit:
    """Begin the way into a hold anew with every step of its stretch; what was let go of stays so.

    A rest or the closing goes back to its words; a hold has none to go back to.
    """
    here = live.plan.locate(position_s)
    phase = here.phase
    if phase.kind.is_work:
        return PlanEdit(live, position_s)
    if phase.stretch is None:
        told = (here.start_s + cue.at_s for cue in phase.cues if cue.role in _TOLD)
        return PlanEdit(live, min(next(told, position_s), position_s))
    # at a level without words their clips have to be made first
    quiet_s = 0.0 if live.plan.level.speaks else CLIP_S
    departure = phase.departure
    if here.elapsed_s >= end_s(spoken_cues(phase.cues, Role.RELEASE)):
        departure = with_release(departure, ReleaseCue.NOTHING)
    again = replace(phase, departure=departure, broken_off_s=None, every_step=True, quiet_s=quiet_s)
    return PlanEdit(live.with_phase(here.index, live.planner.lay_out(again)), here.start_s)


def make_room(live: LivePlan, position_s: float, reply_s: float) -> LivePlan:
    """Keep planned words off a reply of some seconds: those on a way wait, those in a hold give way."""
    here = live.plan.locate(position_s)
    phase, until_s = here.phase, here.elapsed_s + reply_s
    if not phase.kind.is_work:
        waiting = live.planner.lay_out_rest(replace(phase, quiet_s=until_s), here.elapsed_s)
        return live.with_phase(here.index, waiting)
    if until_s > phase.length_s:
        later = replace(live.plan.phases[here.index + 1], quiet_s=until_s - phase.length_s)
        return live.with_phase(here.index + 1, live.planner.lay_out(later))
    return live
