"""Change the course of a session: every control is a seek in the plan or an edit of what lies ahead.

Every control takes the position in seconds from the start of the plan and returns the new one.
"""

from dataclasses import replace
from math import floor

from stretchtimer.domain.plan import Departure, Phase, PhaseKind, ReleaseCue, Role
from stretchtimer.domain.planner import Planner, departure_of, leading
from stretchtimer.domain.record import HoldOutcome
from stretchtimer.domain.route import PlanPosition, Route, same_stretch, with_release
from stretchtimer.domain.spacing import end_s, spoken_cues
from stretchtimer.domain.stretch import Stretch, Variant

#: What +10 and -10 change.
NUDGE_S = 10.0
#: What is left at the least after shortening: a breath, then the count.
LEAST_REMAINING_S = 4.0
#: Going back within this time of a phase's start goes to the one before.
BACK_AGAIN_S = 2.0

#: Words that were not made ahead are spoken this soon.
CLIP_S = 0.8

_TOLD = (Role.ANNOUNCE, Role.SWITCH, Role.REST, Role.CLOSING)


class Course(Route):
    """The route of a running session, with the controls that change it."""

    def easier(self, hold: Phase) -> Variant | None:
        """Return the next easier variant of a hold's stretch, None where there is none.

        It is done in the same position: nobody who sits on a chair is sent to the floor.
        """
        stretch = hold.stretch
        if stretch is None:
            return None
        plain = self.planner.catalogue[stretch.id]
        milder = [
            variant
            for variant in stretch.variants.values()
            if variant.mild and plain.as_variant(variant.id).family is stretch.family
        ]
        ids = [variant.id for variant in milder]
        next_one = ids.index(stretch.variant) + 1 if stretch.variant in ids else 0
        return milder[next_one] if next_one < len(milder) else None

    def restart(self, position_s: float) -> float:
        """Go to the start of the phase."""
        here = self.locate(position_s)
        phase = replace(here.phase, broken_off_s=None)
        ahead = self.plan.phases[here.index + 1 :]
        if phase.kind.is_work:
            self.accounts.reopen(phase.place)
            ahead = tuple(self.after(phase, ahead))
            phase = replace(phase, departure=self.with_figure(here, departure_of(phase, ReleaseCue.NOTHING)))
        elif phase.departure:
            skipped = phase.departure.release is ReleaseCue.SKIPPED
            departure = with_release(phase.departure, ReleaseCue.NOTHING) if skipped else phase.departure
            phase = replace(phase, departure=self.with_figure(here, departure))
        self.lay_ahead(here.index, (phase, *ahead))
        return here.start_s

    def back(self, position_s: float) -> float:
        """Go to the start of the phase; right after its start, to the way into the hold before."""
        here = self.locate(position_s)
        came = self.departure_from(here, ReleaseCue.NOTHING)
        start_s = self.restart(position_s)
        if here.elapsed_s > BACK_AGAIN_S:
            return start_s
        before = here.index - 1 if here.phase.kind.is_work else here.index
        hold = self.hold_before(before)
        if hold is None:
            return self.restart(self.plan.starts_s[max(before, 0)])
        phases = self.plan.phases
        again = [replace(phases[hold], broken_off_s=None), *self.after(phases[hold], phases[hold + 1 :])]
        self.accounts.reopen(phases[hold].place)
        if not hold:
            again[0] = replace(again[0], departure=came)
        else:
            hold -= 1
            again.insert(0, self._way_back(phases[hold], came))
        self.lay_ahead(hold, again)
        return self.plan.starts_s[hold]

    def _way_back(self, way: Phase, departure: Departure | None) -> Phase:
        """Return the way into a hold for a person who has gone on from it already."""
        if way.kind is PhaseKind.GET_READY or not same_stretch(way, departure):
            return self.begun_from(departure, [way])[0]
        return replace(way, departure=departure, broken_off_s=None)

    def skip_hold(self, position_s: float) -> float:
        """Leave the hold, or do not begin the one that is led to; a movement comes to its middle first.

        A rest between two stretches is left without skipping what follows it.
        """
        here = self.locate(position_s)
        index, phases = self.hold_index(here.index), self.plan.phases
        if index is None:
            return self.plan.starts_s[here.index + 1]
        if here.phase.stretch is None:
            first, *rest = phases[here.index + 1 :]
            self.lay_ahead(
                here.index + 1, [replace(first, departure=self.with_figure(here, first.departure)), *rest]
            )
            return self.plan.starts_s[here.index + 1]
        self.accounts.close(phases[index].place, HoldOutcome.SKIPPED)
        middle_s = _middle_s(here)
        departure = self.departure_from(here, ReleaseCue.SKIPPED)
        if middle_s is not None:
            departure = departure_of(here.phase, ReleaseCue.SKIPPED)
        first, *rest = phases[index + 1 :]
        if here.phase.kind.is_work:
            ahead = [replace(first, departure=departure), *rest]
        else:
            note = here.phase.note if first.item == here.phase.item else first.note
            ahead = self.begun_from(departure, [replace(first, note=note), *rest])
        self.lay_ahead(index + 1, ahead)
        if middle_s is not None:
            cut = replace(here.phase, broken_off_s=middle_s)
            self.put(here.index, self.planner.lay_out_rest(cut, here.elapsed_s))
            return position_s
        return self.plan.starts_s[index + 1]

    def skip_stretch(self, position_s: float) -> float:
        """Leave the stretch with all holds of it that are still to come."""
        here = self.locate(position_s)
        if self.hold_index(here.index) is None:
            return self.plan.starts_s[here.index + 1]
        return self._leave(here, ReleaseCue.SKIPPED)

    def _leave(self, here: PlanPosition, release: ReleaseCue) -> float:
        """Go to what follows the stretch; the holds of it that are still to come are skipped."""
        goal, phases = self.next_item(here.index), self.plan.phases
        for phase in phases[here.index : goal]:
            if phase.kind.is_work:
                self.accounts.close(phase.place, HoldOutcome.SKIPPED)
        self.lay_ahead(goal, self.begun_from(self.departure_from(here, release), phases[goal:]))
        return self.plan.starts_s[goal]

    def nudge(self, position_s: float, seconds: float) -> float:
        """Make the phase longer or shorter; a movement by whole pairs, a hold within its limits."""
        here = self.locate(position_s)
        phase = here.phase
        sounding_s = end_s(cue for cue in phase.cues if cue.at_s <= here.elapsed_s)
        least_s = max(here.elapsed_s + LEAST_REMAINING_S, sounding_s)
        shortest = seconds < 0 and phase.length_s <= least_s
        if phase.kind is PhaseKind.DONE or phase.broken_off_s is not None or shortest:
            return position_s
        if phase.kind.is_work:
            changed = replace(phase, asked_s=_nudged_s(phase, here.elapsed_s, least_s, seconds))
            self.put(here.index, self.planner.lay_out_rest(changed, here.elapsed_s))
            return position_s
        length_s = max(phase.length_s + seconds, least_s)
        changed = replace(phase, asked_s=length_s)
        self.put(here.index, self.planner.lay_out_rest(changed, here.elapsed_s, length_s))
        return position_s

    def repeat_side(self, position_s: float) -> float:
        """Hold the same side once more: after this hold, or, between holds, the one just left."""
        here = self.locate(position_s)
        phases = self.plan.phases
        held = here.index if here.phase.kind.is_work else self.hold_before(here.index)
        if held is None:
            return position_s
        hold = phases[held]
        release = ReleaseCue.RELEASE if held == here.index else ReleaseCue.NOTHING
        again = replace(hold, place=self.accounts.next_place(), ordinal=hold.ordinal + 1)
        departure = departure_of(hold, release)
        if held != here.index:
            departure = self.with_figure(here, departure)
        way = leading(self.planner.between(again, departure), again)
        self.accounts.open(again)
        index = here.index + 1 if held == here.index else here.index
        self.lay_ahead(index, [way, again, *self.after(again, phases[index:])])
        return position_s if held == here.index else here.start_s

    def hurt(self, position_s: float) -> Phase | None:
        """Note that a hold hurts, at the second it hurts; None where nothing is left to stop."""
        here = self.locate(position_s)
        hold = self.hold_at(position_s)
        if hold is not None:
            self.accounts.hurt(hold.place, here.elapsed_s if here.phase.kind.is_work else 0.0)
        return hold

    def leave_hurt(self, position_s: float) -> float:
        """Leave the stretch that hurts, for the next one."""
        self.accounts.hurting = None
        return self._leave(self.locate(position_s), ReleaseCue.NOTHING)

    def take_easier(self, position_s: float) -> float:
        """Do what is left of the stretch as its easier variant; stays where there is none."""
        here = self.locate(position_s)
        index, goal, phases = self.hold_index(here.index), self.next_item(here.index), self.plan.phases
        hold = None if index is None else phases[index]
        easier = self.easier(hold) if hold else None
        if index is None or hold is None or hold.stretch is None or easier is None:
            return position_s
        self.accounts.hurting = None
        stretch = hold.stretch.as_variant(easier.id)
        again = replace(_eased(hold, stretch), place=self.accounts.next_place())
        self.accounts.open(again)
        ready = self.planner.ready(stretch, self.departure_from(here, ReleaseCue.NOTHING), self.plan.start)
        ahead = [leading(ready, again), again]
        for phase in phases[index + 1 : goal]:
            eased = _eased(phase, stretch) if phase.stretch else phase
            if not phase.kind.is_work:
                [eased] = self.after(_last_hold(ahead), [eased])
            ahead.append(eased)
        departure = departure_of(_last_hold(ahead), ReleaseCue.RELEASE_LAST)
        rests = not ahead[-1].kind.is_work
        later = self.begun_from(
            with_release(departure, ReleaseCue.NOTHING) if rests else departure, phases[goal:]
        )
        # the hold that hurt stays in the plan, so that it stays in the account
        broken_off = [replace(phase, broken_off_s=0.0) for phase in phases[here.index + 1 : index + 1]]
        now = self.planner.lay_out_rest(replace(here.phase, broken_off_s=here.elapsed_s), here.elapsed_s)
        self.put(here.index, now)
        self.lay_ahead(here.index + 1, [*broken_off, *ahead, *later])
        return self.plan.starts_s[index + 1]

    def say_again(self, position_s: float) -> float:
        """Begin the way into a hold anew with every step of its stretch; what was let go of stays so.

        A rest or the closing goes back to its words; a hold has none to go back to.
        """
        here = self.locate(position_s)
        phase = here.phase
        if phase.kind.is_work:
            return position_s
        if phase.stretch is None:
            told = (here.start_s + cue.at_s for cue in phase.cues if cue.role in _TOLD)
            return min(next(told, position_s), position_s)
        # at a level without words their clips have to be made first
        quiet_s = 0.0 if self.plan.level.speaks else CLIP_S
        released_s = end_s(spoken_cues(phase.cues, Role.RELEASE))
        departure = (
            with_release(phase.departure, ReleaseCue.NOTHING)
            if here.elapsed_s >= released_s
            else phase.departure
        )
        again = replace(phase, departure=departure, broken_off_s=None, every_step=True, quiet_s=quiet_s)
        self.put(here.index, self.planner.lay_out(again))
        return here.start_s

    def make_room(self, position_s: float, reply_s: float) -> None:
        """Keep planned words off a reply of some seconds: those on a way wait, those in a hold give way."""
        here = self.locate(position_s)
        phase, until_s = here.phase, here.elapsed_s + reply_s
        if not phase.kind.is_work:
            self.put(here.index, self.planner.lay_out_rest(replace(phase, quiet_s=until_s), here.elapsed_s))
        elif until_s > phase.length_s:
            later = replace(self.plan.phases[here.index + 1], quiet_s=until_s - phase.length_s)
            self.put(here.index + 1, self.planner.lay_out(later))

    def refresh(self, planner: Planner, position_s: float) -> None:
        """Lay everything ahead anew: clips were measured, or the level changed."""
        self.planner = planner
        here = self.locate(position_s)
        self.plan = replace(self.plan, level=planner.options.level)
        self.put(here.index, planner.lay_out_rest(here.phase, here.elapsed_s))
        self.lay_ahead(here.index + 1, self.plan.phases[here.index + 1 :])


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
    pair_s = 2 * stretch.tempo.beats_per_cycle * phase.beat_s
    pairs = max(1, floor(abs(seconds) / pair_s + 0.5))
    asked_s = phase.asked_s + (pairs if seconds > 0 else -pairs) * pair_s
    fits = elapsed_s < asked_s <= highest_s + 1e-9
    return asked_s if fits else phase.asked_s


def _eased(phase: Phase, stretch: Stretch) -> Phase:
    """Return a phase of a stretch done as a variant, within what the variant allows."""
    if not phase.kind.is_work or phase.asked_s <= stretch.max_s:
        return replace(phase, stretch=stretch)
    pair_s = 2 * stretch.tempo.beats_per_cycle * phase.beat_s if stretch.tempo else 0.0
    asked_s = max(1, floor(stretch.max_s / pair_s)) * pair_s if pair_s else stretch.max_s
    return replace(phase, stretch=stretch, asked_s=asked_s)


def _last_hold(phases: list[Phase]) -> Phase:
    return next(phase for phase in reversed(phases) if phase.kind.is_work)
