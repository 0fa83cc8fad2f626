"""Keep account of what was really held."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from stretchtimer.domain.plan import Phase, Plan
from stretchtimer.domain.plan_edit import PlanEdit
from stretchtimer.domain.record import HoldOutcome, HoldRecord, SessionRecord, SessionStart
from stretchtimer.domain.stretch import FeltOn


@dataclass(slots=True)
class HoldAccount:
    """The account of one hold or move: `planned_s` as the routine asked, `held_s` as it was.

    That it hurt is noted beside how it ended: who goes on as before may hold it to the end.
    """

    planned_s: float
    held_s: float = 0.0
    outcome: HoldOutcome = HoldOutcome.NOT_REACHED
    hurt_at_s: float | None = None


class HoldAccounts:
    """Account for the holds of one session, by their place.

    `hurting` is the place of the hold that hurts until it is decided how to go on.
    """

    def __init__(self, entries: Iterable[tuple[int, HoldAccount]] = ()) -> None:
        self.entries: dict[int, HoldAccount] = dict(entries)
        self.active_s = 0.0
        self.hurting: int | None = None

    @classmethod
    def of(cls, plan: Plan) -> "HoldAccounts":
        """Return an empty account of a plan."""
        return cls((hold.place, HoldAccount(hold.asked_s)) for hold in plan.holds)

    def follow(self, change: PlanEdit) -> None:
        """Note what an edit of the plan means for its holds: what hurts is left, what was done stays so."""
        self._leave_pain()
        for place in change.skipped:
            self.close(place, HoldOutcome.SKIPPED)
        for place in change.reopened:
            self.reopen(place)
        for place in change.added:
            self.entries[place] = HoldAccount(planned_s=0.0)

    def credit(self, phase: Phase, seconds: float) -> None:
        """Count time that went by in a phase."""
        self.active_s += seconds
        if phase.kind.is_work:
            self.entries[phase.place].held_s += seconds

    def close(self, place: int, outcome: HoldOutcome) -> None:
        """Note how a hold ended; what was noted before stays."""
        entry = self.entries[place]
        if entry.outcome is HoldOutcome.NOT_REACHED:
            entry.outcome = outcome

    def hurt(self, place: int, at_s: float) -> float:
        """Note that a hold hurts, at a second of it; return that second as it is noted."""
        entry = self.entries[place]
        entry.hurt_at_s = _written(at_s)
        self.hurting = place
        return entry.hurt_at_s

    def reopen(self, place: int) -> None:
        """Forget that a hold was skipped: the person goes back to it. Anything else stays as it is."""
        entry = self.entries[place]
        if entry.outcome is HoldOutcome.SKIPPED:
            entry.outcome = HoldOutcome.NOT_REACHED

    @property
    def holds_done(self) -> int:
        """Return how many holds were held to the end."""
        return sum(entry.outcome is HoldOutcome.DONE for entry in self.entries.values())

    def close_all(self) -> None:
        """End every open hold: the one that hurts for that, begun ones early, the others unreached."""
        self._leave_pain()
        for entry in self.entries.values():
            if entry.outcome is HoldOutcome.NOT_REACHED and _written(entry.held_s) > 0:
                entry.outcome = HoldOutcome.ENDED_EARLY

    def _leave_pain(self) -> None:
        """Note that the hold that hurts is left for that, unless it had ended before."""
        if self.hurting is not None:
            self.close(self.hurting, HoldOutcome.HURT)
            self.hurting = None

    def session_record(
        self, plan: Plan, start: SessionStart, ended_wall_s: float, finished: bool
    ) -> SessionRecord:
        """Return the record of the session; every record of one is made here.

        `ended_wall_s` is when it ended by the clock on the wall, which may have been set back meanwhile.
        """
        return SessionRecord(
            routine_id=plan.routine_id,
            routine_name=plan.routine_name,
            started_at=start.started_at,
            ended_at=max(ended_wall_s, start.started_at + self.active_s),
            utc_offset_s=start.utc_offset_s,
            planned_s=_written(start.planned_s),
            active_s=_written(self.active_s),
            finished=finished,
            holds=self.records(plan),
            pain_before=start.pain_before,
        )

    def records(self, plan: Plan) -> tuple[HoldRecord, ...]:
        """Return the account of every hold, in the order of the plan."""
        return tuple(self._record(hold) for hold in plan.holds)

    def _record(self, hold: Phase) -> HoldRecord:
        stretch, entry = hold.stretch, self.entries[hold.place]
        return HoldRecord(
            stretch_id=stretch.id if stretch else "",
            stretch_name=stretch.name if stretch else "",
            side=hold.side,
            planned_s=entry.planned_s,
            held_s=_written(entry.held_s),
            outcome=entry.outcome,
            added_s=_written(hold.asked_s - entry.planned_s),
            variant=stretch.variant if stretch else None,
            hurt_at_s=entry.hurt_at_s,
            felt_on=stretch.felt_on if stretch else FeltOn.SAME,
        )

    def copy(self) -> "HoldAccounts":
        """Return an account that changes on its own."""
        twin = HoldAccounts((place, replace(entry)) for place, entry in self.entries.items())
        twin.active_s, twin.hurting = self.active_s, self.hurting
        return twin


def _written(seconds: float) -> float:
    """Return seconds as records carry them: to the millisecond."""
    return round(seconds, 3)
