"""Write a running session down as plain data, and bring it back at the same stretch, side and second."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf
from typing import Any

from stretchtimer.domain.errors import RoutineError, StretchTimerError
from stretchtimer.domain.ledger import Entry, Ledger
from stretchtimer.domain.passage import State
from stretchtimer.domain.plan import (
    Cue,
    CueKind,
    Leaving,
    Level,
    Opening,
    Pace,
    Phase,
    PhaseKind,
    Plan,
    Role,
)
from stretchtimer.domain.planner import Manner
from stretchtimer.domain.record import Outcome, SessionRecord
from stretchtimer.domain.session import Session
from stretchtimer.domain.stretch import Catalogue, Family, Kind, Side, Stretch, Words

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
    manner: Manner
    ledger: Ledger
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
        ledger = self.ledger.copy()
        ledger.close_all()
        finished = self.ending is Ending.FINISHED
        return ledger.session_record(self.plan, self, self.saved_at, finished)


def take(
    session: Session,
    manner: Manner,
    now_s: float,
    saved_at: float,
    started_at: float,
    utc_offset_s: int,
    pain_before: int | None,
    planned_s: float,
) -> dict[str, object]:
    """Return a session as plain data that JSON can hold."""
    plan = session.plan
    return {
        "saved_at": saved_at,
        "started_at": started_at,
        "utc_offset_s": utc_offset_s,
        "pain_before": pain_before,
        "planned_s": planned_s,
        "position_s": session.position_s(now_s),
        "ending": _ending(session),
        "manner": {
            "level": manner.level.value,
            "pace": manner.pace.value,
            "first_side": manner.first_side.value,
            "calm": manner.calm,
            "warm_up": manner.warm_up,
        },
        "routine": [plan.routine_id, plan.routine_name, plan.start.value],
        "phases": [_phase_data(phase) for phase in plan.phases],
        "active_s": session.ledger.active_s,
        "hurting": session.ledger.hurting,
        "holds": [
            [place, e.planned_s, e.held_s, e.outcome.value, e.hurt_at_s]
            for place, e in session.ledger.entries.items()
        ],
    }


def _ending(session: Session) -> Ending | None:
    if session.state is not State.FINISHED:
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
    manner = Manner(
        level=Level(data["manner"]["level"]),
        pace=Pace(data["manner"]["pace"]),
        first_side=Side(data["manner"]["first_side"]),
        calm=bool(data["manner"]["calm"]),
        warm_up=bool(data["manner"]["warm_up"]),
    )
    routine_id, name, start = data["routine"]
    phases = tuple(_phase(entry, catalogue) for entry in data["phases"])
    plan = Plan(str(routine_id), str(name), manner.level, manner.pace, Family(start), phases)
    ledger = Ledger(
        (int(place), Entry(_seconds(planned), _seconds(held), Outcome(outcome), _maybe(hurt)))
        for place, planned, held, outcome, hurt in data["holds"]
    )
    ledger.active_s = _seconds(data["active_s"])
    ledger.hurting = None if data["hurting"] is None else int(data["hurting"])
    if not _whole(plan, ledger):
        return None
    ending = data.get("ending")
    return Snapshot(
        plan=plan,
        manner=manner,
        ledger=ledger,
        position_s=_seconds(data["position_s"]),
        saved_at=_seconds(data["saved_at"]),
        started_at=_seconds(data["started_at"]),
        utc_offset_s=int(data.get("utc_offset_s", utc_offset_s)),
        pain_before=None if data["pain_before"] is None else int(data["pain_before"]),
        planned_s=_seconds(data["planned_s"]),
        ending=None if ending is None else Ending(ending),
        gone=not all(_is_there(phase.stretch, catalogue) for phase in phases),
    )


def _whole(plan: Plan, ledger: Ledger) -> bool:
    """Tell whether a plan ends with its closing and every hold of it has a stretch, a beat and an account."""
    *phases, closing = plan.phases or (None,)
    if closing is None or closing.kind is not PhaseKind.DONE:
        return False
    places = {hold.place for hold in plan.holds}
    if ledger.hurting is not None:
        places.add(ledger.hurting)
    beaten = all(hold.beat_s > 0 for hold in plan.holds if hold.stretch and hold.stretch.tempo)
    held = all(hold.stretch is not None for hold in plan.holds)
    return (
        beaten and held and places <= ledger.entries.keys() and PhaseKind.DONE not in {p.kind for p in phases}
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
        "leaving": _leaving_data(phase.leaving),
        "note": phase.note,
        "alone": phase.alone,
        "heard": list(phase.heard),
        "broken_off_s": phase.broken_off_s,
        "every_step": phase.every_step,
        "quiet_s": phase.quiet_s,
        "cues": [[c.at_s, c.length_s, c.kind.value, c.text, c.role.value] for c in phase.cues],
    }


def _phase(data: Mapping[str, Any], catalogue: Catalogue) -> Phase:
    leaving = data["leaving"]
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
        leaving=_leaving(leaving, catalogue) if leaving else None,
        note=str(data["note"]),
        alone=bool(data["alone"]),
        heard=tuple(str(text) for text in data["heard"]),
        broken_off_s=_maybe(data["broken_off_s"]),
        every_step=bool(data.get("every_step", False)),
        quiet_s=_seconds(data.get("quiet_s", 0.0)),
    )


def _leaving_data(leaving: Leaving | None) -> list[object] | None:
    if leaving is None:
        return None
    shown = leaving.shown and [_phase_data(leaving.shown), leaving.shown_s]
    return [_stretch_data(leaving.stretch), leaving.side, leaving.opening.value, shown]


def _leaving(data: Any, catalogue: Catalogue) -> Leaving:
    stretch = _stretch(data[0], catalogue)
    if stretch is None:
        raise ValueError("a stretch is left that is not named")
    leaving = Leaving(stretch, _side(data[1]), Opening(data[2]))
    # a session that was broken off before it was written down what was shown
    shown = data[3] if len(data) > 3 else None
    if not shown:
        return leaving
    return replace(leaving, shown=_phase(shown[0], catalogue), shown_s=_seconds(shown[1]))


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
        kind=Kind.BOTH,
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
