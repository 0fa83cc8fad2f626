"""Present a session: work out the view of a moment, with its sentences."""

from dataclasses import dataclass
from functools import cache

from stretchtimer.domain.breath import breath_at, risen
from stretchtimer.domain.duration import whole_seconds
from stretchtimer.domain.plan import Phase, PhaseKind, Plan, PlanPosition
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.script import Script
from stretchtimer.domain.session import Session, SessionState
from stretchtimer.domain.stretch import Family, Side, Stretch
from stretchtimer.domain.transition import LEAD_IN_S
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import Breath, NoticeKind, Offer, PoseMoment, Segment, SessionView, SideCell

#: How long the body takes to come to rest after *It hurts*.
_EASE_OUT_S = 10.0
_SCREENS = {
    PhaseKind.GET_READY: ScreenState.PREPARE,
    PhaseKind.HOLD: ScreenState.HOLD,
    PhaseKind.MOVE: ScreenState.MOVE,
    PhaseKind.SWITCH: ScreenState.SWITCH,
    PhaseKind.REST: ScreenState.REST,
    PhaseKind.DONE: ScreenState.DONE,
}


def word(screen: ScreenState) -> str:
    """Return the word of a canvas."""
    match screen:
        case ScreenState.PREPARE:
            return _("GET READY")
        case ScreenState.HOLD:
            return _("HOLD")
        case ScreenState.MOVE:
            return _("MOVE")
        case ScreenState.SWITCH:
            return _("SWITCH SIDES")
        case ScreenState.REST:
            return _("REST")
        case ScreenState.PAUSED:
            return _("PAUSED")
        case ScreenState.DONE:
            return _("DONE")


@dataclass(frozen=True, slots=True)
class SessionPresenter:
    """Present a session. `breath` turns the disc on, `script` words the sides."""

    script: Script
    breath: bool = True

    def view(
        self, session: Session, now_s: float, notice: str = "", kind: NoticeKind = NoticeKind.TROUBLE
    ) -> SessionView:
        """Return what is shown at a moment; `notice` is a sentence to know about, of a kind."""
        plan, position_s = session.plan, session.position_s(now_s)
        here = there = plan.locate(position_s)
        if session.state is SessionState.FINISHED:
            # whoever ended it in a hold is not told to hold
            here = plan.locate(plan.total_s)
        screen, digits_s, fraction = _time(session, here, now_s)
        phase, current = here.phase, plan.hold_at(here.index)
        pose = _pose(plan.figure_phase(there.index), there.elapsed_s)
        offer = _offer(session, current, pose, now_s)
        # nothing that tells the person to move is left while it hurts
        side = None if offer else phase.side
        left_cell, right_cell = _cells(side, current, plan)
        return SessionView(
            screen=screen,
            word=_word(session, screen),
            digits_s=digits_s,
            fraction=fraction,
            stretch=_("Stay as long as you like") if offer and not current else _name(phase, current),
            side=side,
            left_cell=left_cell,
            right_cell=right_cell,
            side_words=(
                _resting(phase)
                if offer
                else self._movement(here) or self._side_words(phase.stretch, phase.side)
            ),
            line="" if offer else self._line(session, phase),
            feel=self._feel(session, phase),
            next="" if offer else self._next(here, plan),
            number=plan.number_at(there.index),
            count=plan.count,
            routine=plan.routine_name,
            remaining_s=plan.total_s - position_s,
            segments=_segments(there, plan.hold_at(there.index), plan),
            breath=self._breath(session, here),
            paused=session.state in (SessionState.PAUSED, SessionState.OFFERING),
            lead_in=session.state is SessionState.LEAD_IN,
            finished=session.state is SessionState.FINISHED,
            offer=offer,
            voice_on=session.voice_on,
            notice=notice,
            notice_kind=kind,
            pose=pose,
        )

    def _side_words(self, stretch: Stretch | None, side: Side | None) -> str:
        return self.script.fill(stretch.side_words, side) if stretch and side else ""

    def _movement(self, here: PlanPosition) -> str:
        """Return where a movement goes on this beat: the words of its first round, every round."""
        phase, stretch = here.phase, here.phase.stretch
        if phase.beat_s <= 0 or stretch is None or stretch.tempo is None:
            return ""
        first_round = stretch.words.beats[: 2 * stretch.tempo.beats_per_cycle]
        if not first_round:
            return ""
        words = first_round[int(here.elapsed_s / phase.beat_s) % len(first_round)]
        return self.script.fill(words, phase.first_side).rstrip(".")

    def _line(self, session: Session, phase: Phase) -> str:
        if session.state is SessionState.PAUSED:
            return _("A mild pull is fine. If it is sharp or shooting, ease out and stop.")
        if phase.stretch is None:
            return _("Rest any way you like.") if phase.kind is PhaseKind.REST else ""
        steps = phase.stretch.words.key_steps or phase.stretch.words.steps
        line = self.script.fill(" ".join(steps), phase.side or phase.first_side)
        felt = self.script.fill(phase.stretch.felt_words, phase.side)
        return f"{line} {felt[:1].upper()}{felt[1:]}." if felt else line

    def _feel(self, session: Session, phase: Phase) -> str:
        """Return where the stretch should be felt, while it is."""
        if session.state is not SessionState.RUNNING or phase.kind is not PhaseKind.HOLD or not phase.stretch:
            return ""
        return self.script.fill(phase.stretch.words.feel, phase.side)

    def _next(self, here: PlanPosition, plan: Plan) -> str:
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
            if not words:
                return _("Switch sides")
            return _("Switch sides, {words}").format(words=words[:1].lower() + words[1:])
        if phase.kind is PhaseKind.REST:
            return _("Rest for {seconds:.0f} seconds").format(seconds=phase.length_s)
        return phase.stretch.name if phase.stretch else _("Done")

    def _breath(self, session: Session, here: PlanPosition) -> Breath | None:
        """Return the disc: with the movement where there is one, else in 4 s and out 6 s.

        There is none while the person moves from one position to the next.
        """
        breathes = here.phase.kind.is_work or here.phase.kind is PhaseKind.REST
        if not self.breath or not breathes or session.state is SessionState.LEAD_IN:
            return None
        if here.phase.beat_s > 0:
            beat, into = divmod(here.elapsed_s / here.phase.beat_s, 1.0)
            inhales, share = bool(int(beat) % 2), into
        else:
            inhales, share = breath_at(here.elapsed_s)
        words = _("Breathe in") if inhales else _("Breathe out")
        if session.state in (SessionState.PAUSED, SessionState.OFFERING):
            words = _("Time is stopped")
        return Breath(words, risen(inhales, share))


def _time(session: Session, here: PlanPosition, now_s: float) -> tuple[ScreenState, int, float]:
    """Return canvas, digits and the share of time left."""
    if session.state is SessionState.LEAD_IN:
        remaining_s = session.lead_in_remaining_s(now_s)
        return ScreenState.PREPARE, whole_seconds(remaining_s), remaining_s / LEAD_IN_S
    length_s = here.phase.length_s
    fraction = here.remaining_s / length_s if length_s > 0 else 0.0
    # who has been hurt rests, and is not merely paused
    screens = {SessionState.PAUSED: ScreenState.PAUSED, SessionState.OFFERING: ScreenState.REST}
    screen = screens.get(session.state, _SCREENS[here.phase.kind])
    return screen, whole_seconds(here.remaining_s), fraction


def _word(session: Session, screen: ScreenState) -> str:
    """Return the word of a moment: that of its canvas, unless there is more to say."""
    if session.state is SessionState.OFFERING:
        return _("EASE OUT")
    if session.state is SessionState.FINISHED and not session.accounts.holds_done:
        return _("STOPPED")
    return word(screen)


def _resting(phase: Phase) -> str:
    """Return how to rest from a hold in the position it is done in; on the way anywhere as one likes."""
    family = phase.stretch.family if phase.stretch and phase.kind.is_work else None
    match family:
        case Family.SUPINE:
            return _("Let it go slowly. Rest on your back.")
        case Family.QUADRUPED:
            return _("Let it go slowly. Kneel and rest.")
        case Family.HALF_KNEELING | Family.SEATED | Family.CHAIR:
            return _("Let it go slowly. Sit and rest.")
        case Family.STANDING:
            return _("Let it go slowly. Stand and rest.")
        case None:
            return _("Let it go slowly. Rest any way you like.")


def _name(phase: Phase, current: Phase | None) -> str:
    if phase.kind is PhaseKind.REST:
        return _("Relax and breathe")
    if phase.stretch is not None:
        return phase.stretch.name
    if current is None or current.stretch is None:
        return _("Take your time getting up")
    return current.stretch.name


def _cells(at_work: Side | None, current: Phase | None, plan: Plan) -> tuple[SideCell, SideCell]:
    """Return the states of the left and the right cell."""
    if at_work is None or current is None:
        return SideCell.NONE, SideCell.NONE
    holds = [hold for hold in plan.holds if hold.item == current.item]
    order = [hold.place for hold in holds]
    done = {hold.side for hold in holds[: order.index(current.place)]}
    asked = {hold.side for hold in holds}

    def cell(side: Side) -> SideCell:
        if side is at_work:
            return SideCell.NOW
        if side not in asked:
            return SideCell.NONE
        return SideCell.DONE if side in done else SideCell.TODO

    return cell(Side.LEFT), cell(Side.RIGHT)


def _offer(session: Session, hold: Phase | None, pose: PoseMoment, now_s: float) -> Offer | None:
    if session.state is not SessionState.OFFERING:
        return None
    easier = session.easier
    rested_s = min(session.resting_s(now_s), _EASE_OUT_S)
    return Offer(
        stretch=hold.stretch.name if hold and hold.stretch else "",
        variant_id=easier.id if easier else None,
        variant_name=easier.name if easier else "",
        can_leave=session.can_leave,
        advice=_("Sharp, shooting or spreading? Then stop for today."),
        rest=PoseMoment(PhaseKind.REST, None, None, None, rested_s, _EASE_OUT_S, before=pose),
    )


def _pose(phase: Phase, elapsed_s: float) -> PoseMoment:
    """Return which body is shown at a second of a phase that knows what came before it."""
    stretch, departure = phase.stretch, phase.departure
    before = None
    if departure is not None:
        earlier = departure.phase
        before = _pose(earlier, departure.phase_s) if earlier else _end_of(departure.stretch, departure.side)
    return PoseMoment(
        kind=phase.kind,
        stretch_id=stretch.id if stretch else None,
        variant=stretch.variant if stretch else None,
        side=phase.side or (phase.first_side if stretch and stretch.moving else None),
        elapsed_s=elapsed_s,
        length_s=phase.length_s,
        beat_s=phase.beat_s,
        before=before,
    )


def _end_of(stretch: Stretch, side: Side | None) -> PoseMoment:
    """Return the end of a hold, or of a movement, of which nothing more is known."""
    kind = PhaseKind.MOVE if stretch.moving else PhaseKind.HOLD
    return PoseMoment(kind, stretch.id, stretch.variant, side, 0.0, 0.0)


def _segments(here: PlanPosition, current: Phase | None, plan: Plan) -> tuple[Segment, ...]:
    """Return the session bar, one segment a hold."""
    segments, filled = [], 1.0
    for hold in plan.holds:
        if current is None or hold.place != current.place:
            segments.append(_still(hold.item, filled))
            continue
        inside = here.phase.kind.is_work and hold.length_s > 0
        share = min(1.0, here.elapsed_s / hold.length_s) if inside else 0.0
        segments.append(Segment(hold.item, share, current=True))
        filled = 0.0
    return tuple(segments)


@cache
def _still(group: int, filled: float) -> Segment:
    """Return a segment that is full or empty; a long routine has hundreds, thirty times a second."""
    return Segment(group, filled, current=False)
