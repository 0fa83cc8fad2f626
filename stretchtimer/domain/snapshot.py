"""Write a running session down as plain data, and bring it back at the same stretch, side and second."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf
from typing import Any

from stretchtimer.domain.errors import RoutineError, StretchTimerError
from stretchtimer.domain.hold_accounts import HoldAccount, HoldAccounts
from stretchtimer.domain.plan import (
    Cue,
    CueKind,
    Departure,
    Level,
    Pace,
    Phase,
    PhaseKind,
    Plan,
    ReleaseCue,
    Role,
)
from stretchtimer.domain.planner import PlanOptions
from stretchtimer.domain.record import HoldOutcome, SessionRecord, SessionStart
from stretchtimer.domain.session import Session, SessionState
from stretchtimer.domain.stretch import Catalogue, Family, Side, Stretch, StretchKind, Words

#: A session can be taken up again for this long.
RESUMABLE_S = 3600.0


class Ending(StrEnum):
    """How a session ended that was written down after its end, because its record was not kept yet."""

    FINISHED = "finished"
    EARLY = "early"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A session as it was written down.

    `saved_at` and `started_at` are seconds since 1970-01-01 UTC, `utc_offset_s` is what the local clock was
    ahead when it began. `gone` tells that a stretch of it is no longer there: what was done of it can be
    told, but it cannot be gone on with.
    """

    plan: Plan
    options: PlanOptions
    accounts: HoldAccounts
    position_s: float
    saved_at: float
    started_at: float
    utc_offset_s: int
    pain_before: int | None
    planned_s: float
    ending: Ending | None = None
    gone: bool = False

    def resumable(self, wall_s: float) -> bool:
        """Tell whether the session can be gone on with: recent, not over, every stretch still there.

        A moment that lies ahead tells that the clock was set back, not that the session is old.
        """
        recent = wall_s - self.saved_at <= RESUMABLE_S
        over = self.ending is not None or self.position_s >= self.plan.total_s
        return recent and not over and not self.gone

    @property
    def phase(self) -> Phase:
        """Return the phase it stopped in."""
        return self.plan.phases[self.plan.at(self.position_s)]

    @property
    def number(self) -> int:
        """Return the number of the stretch it stopped at, from 1."""
        return self.plan.number_at(self.plan.at(self.position_s))

    def record(self) -> SessionRecord:
        """Return what was done until it stopped; a session that was broken off ended early."""
        accounts = self.accounts.copy()
        accounts.close_all()
        finished = self.ending is Ending.FINISHED
        return accounts.session_record(self.plan, self, self.saved_at, finished)


def take(session: Session, start: SessionStart, now_s: float, saved_at: float) -> dict[str, object]:
    """Return a session as plain data that JSON can hold; `saved_at` is the time by the clock on the wall."""
    plan, options = session.plan, session.planner.options
    return {
        "saved_at": saved_at,
        "started_at": start.started_at,
        "utc_offset_s": start.utc_offset_s,
        "pain_before": start.pain_before,
        "planned_s": start.planned_s,
        "position_s": session.position_s(now_s),
        "ending": _ending(session),
        "manner": {
            "level": options.level.value,
            "pace": options.pace.value,
            "first_side": options.first_side.value,
            "calm": options.calm,
            "warm_up": options.warm_up,
        },
        "routine": [plan.routine_id, plan.routine_name, plan.start.value],
        "phases": [_phase_data(phase) for phase in plan.phases],
        "active_s": session.accounts.active_s,
        "hurting": session.accounts.hurting,
        "holds": [
            [place, e.planned_s, e.held_s, e.outcome.value, e.hurt_at_s]
            for place, e in session.accounts.entries.items()
        ],
    }


def _ending(session: Session) -> Ending | None:
    if session.state is not SessionState.FINISHED:
        return None
    return Ending.EARLY if session.ended_early else Ending.FINISHED


def restore(data: Mapping[str, Any], catalogue: Catalogue, utc_offset_s: int = 0) -> Snapshot | None:
    """Return a session from plain data, None where the data does not hold one.

    `utc_offset_s` stands in where the data does not tell it, as older versions did not.
    """
    try:
        return _restored(data, catalogue, utc_offset_s)
    except (StretchTimerError, LookupError, TypeError, ValueError, OverflowError, AttributeError):
        return None


def _restored(data: Mapping[str, Any], catalogue: Catalogue, utc_offset_s: int) -> Snapshot | None:
    options = PlanOptions(
        level=Level(data["manner"]["level"]),
        pace=Pace(data["manner"]["pace"]),
        first_side=Side(data["manner"]["first_side"]),
        calm=bool(data["manner"]["calm"]),
        warm_up=bool(data["manner"]["warm_up"]),
    )
    routine_id, name, start = data["routine"]
    phases = tuple(_phase(entry, catalogue) for entry in data["phases"])
    plan = Plan(str(routine_id), str(name), options.level, options.pace, Family(start), phases)
    accounts = HoldAccounts(
        (int(place), HoldAccount(_seconds(planned), _seconds(held), HoldOutcome(outcome), _maybe(hurt)))
        for place, planned, held, outcome, hurt in data["holds"]
    )
    accounts.active_s = _seconds(data["active_s"])
    accounts.hurting = None if data["hurting"] is None else int(data["hurting"])
    if not _whole(plan, accounts):
        return None
    ending = data.get("ending")
    return Snapshot(
        plan=plan,
        options=options,
        accounts=accounts,
        position_s=_seconds(data["position_s"]),
        saved_at=_seconds(data["saved_at"]),
        started_at=_seconds(data["started_at"]),
        utc_offset_s=int(data.get("utc_offset_s", utc_offset_s)),
        pain_before=None if data["pain_before"] is None else int(data["pain_before"]),
        planned_s=_seconds(data["planned_s"]),
        ending=None if ending is None else Ending(ending),
        gone=not all(_is_there(phase.stretch, catalogue) for phase in phases),
    )


def _whole(plan: Plan, accounts: HoldAccounts) -> bool:
    """Tell whether a plan ends with its closing and every hold of it has a stretch, a beat and an account."""
    *phases, closing = plan.phases or (None,)
    if closing is None or closing.kind is not PhaseKind.DONE:
        return False
    places = {hold.place for hold in plan.holds}
    if accounts.hurting is not None:
        places.add(accounts.hurting)
    beaten = all(hold.beat_s > 0 for hold in plan.holds if hold.stretch and hold.stretch.tempo)
    held = all(hold.stretch is not None for hold in plan.holds)
    return (
        beaten
        and held
        and places <= accounts.entries.keys()
        and PhaseKind.DONE not in {p.kind for p in phases}
    )


def _phase_data(phase: Phase) -> dict[str, object]:
    return {
        "kind": phase.kind.value,
        "length_s": phase.length_s,
        "stretch": _stretch_data(phase.stretch),
        "side": phase.side,
        "item": phase.item,
        "place": phase.place,
        "ordinal": phase.ordinal,
        "asked_s": phase.asked_s,
        "settle_s": phase.settle_s,
        "beat_s": phase.beat_s,
        "first_side": phase.first_side.value,
        "leaving": _departure_data(phase.departure),
        "note": phase.note,
        "needs": list(phase.needs),
        "alone": phase.alone,
        "heard": list(phase.recent_phrases),
        "broken_off_s": phase.broken_off_s,
        "every_step": phase.every_step,
        "quiet_s": phase.quiet_s,
        "cues": [[c.at_s, c.length_s, c.kind.value, c.text, c.role.value] for c in phase.cues],
    }


def _phase(data: Mapping[str, Any], catalogue: Catalogue) -> Phase:
    departure = data["leaving"]
    return Phase(
        kind=PhaseKind(data["kind"]),
        length_s=_seconds(data["length_s"]),
        cues=tuple(
            Cue(_seconds(at_s), _seconds(length_s), CueKind(kind), str(text), Role(role))
            for at_s, length_s, kind, text, role in data["cues"]
        ),
        stretch=_stretch(data["stretch"], catalogue),
        side=_side(data["side"]),
        item=int(data["item"]),
        place=int(data["place"]),
        ordinal=int(data["ordinal"]),
        asked_s=_seconds(data["asked_s"]),
        settle_s=_seconds(data["settle_s"]),
        beat_s=_seconds(data["beat_s"]),
        first_side=Side(data["first_side"]),
        departure=_departure(departure, catalogue) if departure else None,
        note=str(data["note"]),
        needs=tuple(str(text) for text in data.get("needs", ())),
        alone=bool(data["alone"]),
        recent_phrases=tuple(str(text) for text in data["heard"]),
        broken_off_s=_maybe(data["broken_off_s"]),
        every_step=bool(data.get("every_step", False)),
        quiet_s=_seconds(data.get("quiet_s", 0.0)),
    )


def _departure_data(departure: Departure | None) -> list[object] | None:
    if departure is None:
        return None
    phase = departure.phase and [_phase_data(departure.phase), departure.phase_s]
    return [_stretch_data(departure.stretch), departure.side, departure.release.value, phase]


def _departure(data: Any, catalogue: Catalogue) -> Departure:
    stretch = _stretch(data[0], catalogue)
    if stretch is None:
        raise ValueError("a departure names no stretch")
    departure = Departure(stretch, _side(data[1]), ReleaseCue(data[2]))
    # a session that was broken off before that was written down
    phase = data[3] if len(data) > 3 else None
    if not phase:
        return departure
    return replace(departure, phase=_phase(phase[0], catalogue), phase_s=_seconds(phase[1]))


def _stretch_data(stretch: Stretch | None) -> list[str | None] | None:
    return [stretch.id, stretch.variant, stretch.name] if stretch else None


def _stretch(data: Any, catalogue: Catalogue) -> Stretch | None:
    """Return a stretch as it is now; of one that is gone, what a record says of it."""
    if not data:
        return None
    stretch_id, variant, *name = data
    try:
        return catalogue[stretch_id].as_variant(variant)
    except RoutineError:
        # older versions wrote no names
        return _remembered(str(stretch_id), variant and str(variant), str(*name) or str(stretch_id))


def _remembered(stretch_id: str, variant: str | None, name: str) -> Stretch:
    """Return a stretch of which nothing is known any more but what it was called."""
    return Stretch(
        id=stretch_id,
        name=name,
        kind=StretchKind.BOTH,
        family=Family.STANDING,
        default_s=0.0,
        min_s=0.0,
        max_s=0.0,
        setup_s=0.0,
        words=Words("", (), (), "", "", ""),
        start="",
        variant=variant,
    )


def _is_there(stretch: Stretch | None, catalogue: Catalogue) -> bool:
    if stretch is None:
        return True
    try:
        catalogue[stretch.id].as_variant(stretch.variant)
    except RoutineError:
        return False
    return True


def _seconds(data: Any) -> float:
    """Return seconds; raise ValueError for what cannot be a length or a moment."""
    seconds = float(data)
    if not 0 <= seconds < inf:
        raise ValueError(f"no seconds: {data}")
    return seconds


def _maybe(data: Any) -> float | None:
    return None if data is None else _seconds(data)


def _side(data: Any) -> Side | None:
    return None if data is None else Side(data)
