"""Work out what is shown now from a session and the moment."""

from dataclasses import dataclass
from gettext import gettext as _
from math import ceil, cos, pi

from stretchtimer.domain.course import Where
from stretchtimer.domain.plan import Phase, PhaseKind, Plan
from stretchtimer.domain.script import Script
from stretchtimer.domain.session import Session, State
from stretchtimer.domain.stretch import Side, Stretch
from stretchtimer.domain.transition import LEAD_IN_S
from stretchtimer.domain.view import (
    Breath,
    Offer,
    PoseMoment,
    Segment,
    SessionView,
    Shown,
    SideCell,
)

#: The breath disc: in for 4 s, out for 6 s (`stretches.md` section 2).
BREATHE_IN_S = 4.0
BREATHE_OUT_S = 6.0

_SHOWN = {
    PhaseKind.GET_READY: Shown.PREPARE,
    PhaseKind.HOLD: Shown.HOLD,
    PhaseKind.MOVE: Shown.MOVE,
    PhaseKind.SWITCH: Shown.SWITCH,
    PhaseKind.REST: Shown.REST,
    PhaseKind.DONE: Shown.DONE,
}


def word(shown: Shown) -> str:
    """Return the word of a canvas."""
    return {
        Shown.PREPARE: _("GET READY"),
        Shown.HOLD: _("HOLD"),
        Shown.MOVE: _("MOVE"),
        Shown.SWITCH: _("SWITCH SIDES"),
        Shown.REST: _("REST"),
        Shown.PAUSED: _("PAUSED"),
        Shown.DONE: _("DONE"),
    }[shown]


@dataclass(frozen=True, slots=True)
class Showing:
    """Show a session. `breath` turns the disc on, `script` words the sides."""

    script: Script
    breath: bool = True

    def view(self, session: Session, now_s: float, notice: str = "") -> SessionView:
        """Return what is shown at a moment; `notice` is a sentence about what does not work."""
        plan, position_s = session.plan, session.position_s(now_s)
        here = session.course.where(position_s)
        shown, digits_s, fraction = self._time(session, here, now_s)
        holds = plan.holds
        phase = here.phase
        stretch = phase.stretch
        items = list(dict.fromkeys(hold.item for hold in holds))
        current = self._current_hold(here, plan)
        left_cell, right_cell = self._cells(phase, current, plan)
        return SessionView(
            shown=shown,
            word=word(shown),
            digits_s=digits_s,
            fraction=fraction,
            stretch=self._name(phase, current),
            side=phase.side,
            left_cell=left_cell,
            right_cell=right_cell,
            side_words=self._side_words(stretch, phase.side),
            line=self._line(session, phase),
            next=self._next(here, plan),
            number=items.index(current.item) + 1 if current else len(items),
            count=len(items),
            routine=plan.routine_name,
            left_s=plan.total_s - position_s,
            segments=_segments(here, current, plan),
            breath=self._breath(session, here),
            paused=session.state in (State.PAUSED, State.OFFERING),
            lead_in=session.state is State.LEAD_IN,
            finished=session.state is State.FINISHED,
            offer=self._offer(session),
            voice_on=session.voice_on,
            notice=notice,
            pose=pose(here),
        )

    def _time(self, session: Session, here: Where, now_s: float) -> tuple[Shown, int, float]:
        """Return canvas, digits and the share of time left."""
        if session.state is State.LEAD_IN:
            left_s = session.lead_in_left_s(now_s)
            return Shown.PREPARE, _digits(left_s), left_s / LEAD_IN_S
        length_s = here.phase.length_s
        left_s = max(0.0, length_s - here.elapsed_s)
        fraction = left_s / length_s if length_s > 0 else 0.0
        stands = session.state in (State.PAUSED, State.OFFERING)
        return Shown.PAUSED if stands else _SHOWN[here.phase.kind], _digits(left_s), fraction

    def _current_hold(self, here: Where, plan: Plan) -> Phase | None:
        """Return the hold that the moment lies in or leads to."""
        return next((phase for phase in plan.phases[here.index :] if phase.kind.works), None)

    def _name(self, phase: Phase, current: Phase | None) -> str:
        if phase.stretch is not None:
            return phase.stretch.name
        if phase.kind is PhaseKind.DONE or current is None or current.stretch is None:
            return _("Take your time getting up")
        return current.stretch.name

    def _side_words(self, stretch: Stretch | None, side: Side | None) -> str:
        return self.script.fill(stretch.side_words, side) if stretch and side else ""

    def _cells(self, phase: Phase, current: Phase | None, plan: Plan) -> tuple[SideCell, SideCell]:
        """Return the states of the left and the right cell."""
        if phase.side is None or current is None:
            return SideCell.NONE, SideCell.NONE
        holds = [hold for hold in plan.holds if hold.item == current.item]
        order = [hold.place for hold in holds]
        done = {hold.side for hold in holds[: order.index(current.place)]}
        asked = {hold.side for hold in holds}

        def cell(side: Side) -> SideCell:
            if side is phase.side:
                return SideCell.NOW
            if side not in asked:
                return SideCell.NONE
            return SideCell.DONE if side in done else SideCell.TODO

        return cell(Side.LEFT), cell(Side.RIGHT)

    def _line(self, session: Session, phase: Phase) -> str:
        if session.state in (State.PAUSED, State.OFFERING):
            return _("A mild pull is fine. If it is sharp or shooting, ease out and stop.")
        if phase.stretch is None:
            return _("Rest any way you like.") if phase.kind is PhaseKind.REST else ""
        steps = phase.stretch.words.key_steps or phase.stretch.words.steps
        return self.script.fill(" ".join(steps), phase.side or phase.first_side)

    def _next(self, here: Where, plan: Plan) -> str:
        """Return what comes after the current phase."""
        if here.index + 1 >= len(plan.phases):
            return ""
        phase = plan.phases[here.index + 1]
        if phase.kind is PhaseKind.HOLD:
            return _("Hold for {seconds:.0f} seconds").format(seconds=phase.asked_s)
        if phase.kind is PhaseKind.MOVE:
            return _("Move for {seconds:.0f} seconds").format(seconds=phase.asked_s)
        if phase.kind is PhaseKind.SWITCH:
            words = self._side_words(phase.stretch, phase.side)
            return _("Switch sides, {words}").format(words=words[:1].lower() + words[1:])
        if phase.kind is PhaseKind.REST:
            return _("Rest for {seconds:.0f} seconds").format(seconds=phase.length_s)
        return phase.stretch.name if phase.stretch else _("Done")

    def _breath(self, session: Session, here: Where) -> Breath | None:
        """Return the disc: with the movement where there is one, else in 4 s and out 6 s."""
        if not self.breath or not here.phase.kind.works or session.state is State.LEAD_IN:
            return None
        if here.phase.beat_s > 0:
            beat, into = divmod(here.elapsed_s / here.phase.beat_s, 1.0)
            inhales, share = bool(int(beat) % 2), into
        else:
            into_s = here.elapsed_s % (BREATHE_IN_S + BREATHE_OUT_S)
            inhales = into_s < BREATHE_IN_S
            share = into_s / BREATHE_IN_S if inhales else (into_s - BREATHE_IN_S) / BREATHE_OUT_S
        risen = (1 - cos(pi * share)) / 2
        if session.state in (State.PAUSED, State.OFFERING):
            return Breath(_("Time is stopped"), risen if inhales else 1 - risen)
        if inhales:
            return Breath(_("Breathe in"), risen)
        return Breath(_("Breathe out"), 1 - risen)

    def _offer(self, session: Session) -> Offer | None:
        if session.state is not State.OFFERING:
            return None
        hold = session.course.hold_at(session.position_s(0.0))
        easier = session.easier
        return Offer(
            stretch=hold.stretch.name if hold and hold.stretch else "",
            variant_id=easier.id if easier else None,
            variant_name=easier.name if easier else "",
            advice=_("Rest until it settles. Sharp, shooting or spreading pain: stop for today."),
        )


def pose(here: Where) -> PoseMoment:
    """Return which body a moment shows."""
    phase = here.phase
    stretch, leaving = phase.stretch, phase.leaving
    return PoseMoment(
        kind=phase.kind,
        stretch_id=stretch.id if stretch else None,
        variant=stretch.variant if stretch else None,
        side=phase.side or (phase.first_side if stretch and stretch.moving else None),
        elapsed_s=here.elapsed_s,
        length_s=phase.length_s,
        beat_s=phase.beat_s,
        from_stretch=leaving.stretch.id if leaving else None,
        from_variant=leaving.stretch.variant if leaving else None,
        from_side=leaving.side if leaving else None,
    )


def _digits(left_s: float) -> int:
    """Return the whole seconds to show: a second stands until it has gone by."""
    return max(0, ceil(left_s - 1e-6))


def _segments(here: Where, current: Phase | None, plan: Plan) -> tuple[Segment, ...]:
    """Return the session bar, one segment a hold."""
    segments = []
    seen_current = current is None
    for hold in plan.holds:
        is_current = current is not None and hold.place == current.place
        filled = 0.0 if seen_current and current is not None else 1.0
        if is_current:
            inside = here.phase.kind.works and hold.length_s > 0
            filled = min(1.0, here.elapsed_s / hold.length_s) if inside else 0.0
            seen_current = True
        segments.append(Segment(hold.item, filled, is_current))
    return tuple(segments)
