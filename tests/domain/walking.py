"""Walk through a session as a person would, keeping accounts of one's own beside the session's."""

import json
from dataclasses import dataclass, field

from stretchtimer.domain import snapshot
from stretchtimer.domain.command import Command
from stretchtimer.domain.event import Event, PhaseBegan, PlanChanged
from stretchtimer.domain.phrases import PhraseBook
from stretchtimer.domain.plan import Phase, PhaseKind, Plan
from stretchtimer.domain.planner import Planner
from stretchtimer.domain.record import HoldOutcome
from stretchtimer.domain.reply import Replies
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.session import Session, SessionState
from stretchtimer.domain.session_runner import SessionSetup
from stretchtimer.domain.transition import LEAD_IN_S

#: Commands that let the person hold what was skipped before.
_BACK = (Command.BACK, Command.RESTART_HOLD)
_LEAVING = (Command.SKIP_HOLD, Command.SKIP_STRETCH, Command.TAKE_EASIER)


def begun(planner: Planner, phrases: PhraseBook, routine: Routine, now_s: float = 0.0) -> Session:
    """Return a session of a routine that starts at a moment."""
    return Session(planner.plan(routine), planner, Replies(phrases, planner.script), now_s)


def restored(session: Session, planner: Planner, phrases: PhraseBook, now_s: float) -> Session:
    """Return a session brought back from what another one left on disk."""
    start = SessionSetup(500.0, 3600, session.plan.total_s, 3)
    data = snapshot.take(session, start, now_s, 1000.0)
    stopped = snapshot.restore(json.loads(json.dumps(data)), planner.catalogue)
    assert stopped is not None
    return Session(
        stopped.plan,
        planner,
        Replies(phrases, planner.script),
        None,
        accounts=stopped.accounts,
        position_s=stopped.position_s,
    )


def hold_at(session: Session, position_s: float) -> Phase | None:
    """Return the hold that a position lies in or leads to, None at the end."""
    return session.plan.hold_at(session.plan.at(position_s))


@dataclass
class Walker:
    """Do things to a session, and note independently what should be held and how holds should end."""

    session: Session
    now_s: float = 0.0
    held_s: dict[int, float] = field(default_factory=dict)
    outcomes: dict[int, HoldOutcome] = field(default_factory=dict)
    hurts: set[int] = field(default_factory=set)
    hurting: int | None = None
    active_s: float = 0.0
    events: list[Event] = field(default_factory=list)
    _lead_in_until_s: float = 0.0
    _looked_s: float = 0.0

    def wait(self, seconds: float) -> list[Event]:
        """Let time go by and return what happened."""
        self.now_s += seconds
        self._account()
        return self._tell(self.session.advance(self.now_s))

    def do(self, command: Command) -> list[Event]:
        """Do something and return what happened."""
        self._account()
        session = self.session
        self._tell(session.advance(self.now_s))
        if session.state is SessionState.FINISHED:
            return []
        standing, position_s = session.state, session.position_s(self.now_s)
        before, leads_to = session.plan, hold_at(session, position_s)
        here = before.phases[before.at(position_s)]
        events = self._tell(session.command(command, self.now_s))
        if session.state is not SessionState.LEAD_IN:
            self._lead_in_until_s = 0.0
        elif standing is not SessionState.LEAD_IN:
            self._lead_in_until_s = self.now_s + LEAD_IN_S
        self._expect(command, standing, here, leads_to, before)
        return events

    def _tell(self, events: list[Event]) -> list[Event]:
        self.events += events
        return events

    def _account(self) -> None:
        """Add the time since the last look to the holds that it went by in."""
        session, plan = self.session, self.session.plan
        from_s = session.position_s(self._looked_s)
        ran_s = self.now_s - max(self._looked_s, self._lead_in_until_s)
        self._looked_s = self.now_s
        if session.state not in (SessionState.RUNNING, SessionState.LEAD_IN) or ran_s <= 0:
            return
        until_s = min(from_s + ran_s, plan.total_s)
        self.active_s += until_s - from_s
        for start_s, phase in zip(plan.starts_s, plan.phases, strict=False):
            end_s = start_s + phase.length_s
            if phase.kind.is_work and from_s < end_s and until_s > start_s:
                inside_s = min(end_s, until_s) - max(start_s, from_s)
                self.held_s[phase.place] = self.held_s.get(phase.place, 0.0) + inside_s
            if phase.kind.is_work and from_s < end_s <= until_s:
                self.outcomes.setdefault(phase.place, HoldOutcome.DONE)

    def _expect(
        self, command: Command, standing: SessionState, here: Phase, leads_to: Phase | None, before: Plan
    ) -> None:
        """Note how holds should be written down after a command."""
        if command in _BACK and standing is not SessionState.OFFERING:
            gone_to = hold_at(self.session, self.session.position_s(self.now_s))
            again = [here] if here.kind.is_work else []
            again += [gone_to] if gone_to and command is Command.BACK else []
            for hold in again:
                if self.outcomes.get(hold.place) is HoldOutcome.SKIPPED:
                    del self.outcomes[hold.place]
        elif command is Command.HURTS and standing is not SessionState.OFFERING:
            self.hurting = leads_to.place if leads_to else before.holds[-1].place
            self.hurts.add(self.hurting)
        elif standing is SessionState.OFFERING:
            if self.session.state is not SessionState.OFFERING:
                self._answer(command, leads_to, before)
        elif leads_to is None:
            return
        elif command is Command.SKIP_HOLD and not (here.kind is PhaseKind.REST and here.stretch is None):
            self.outcomes.setdefault(leads_to.place, HoldOutcome.SKIPPED)
        elif command is Command.SKIP_STRETCH:
            self._skip_rest_of(leads_to, False, before)

    def _answer(self, command: Command, leads_to: Phase | None, before: Plan) -> None:
        """Note what becomes of the hold that hurts: it is left, or gone on with."""
        leaves = command in _LEAVING and leads_to is not None
        if self.hurting is not None and (leaves or command is Command.END):
            self.outcomes.setdefault(self.hurting, HoldOutcome.HURT)
        self.hurting = None
        if leads_to is not None and command in _LEAVING:
            self._skip_rest_of(leads_to, command is Command.TAKE_EASIER, before)

    def _skip_rest_of(self, leads_to: Phase, eased: bool, before: Plan) -> None:
        if eased:
            return
        later = [hold for hold in before.holds if hold.item == leads_to.item]
        reached = [hold.place for hold in later].index(leads_to.place)
        for hold in later[reached:]:
            self.outcomes.setdefault(hold.place, HoldOutcome.SKIPPED)


def told_twice(events: list[Event]) -> list[str]:
    """Return a sentence for each phase that is told more than once a visit, or out of order."""
    found: list[str] = []
    index, jumped = -1, True
    for event in events:
        match event:
            case PlanChanged(sought=True):
                jumped = True
            case PhaseBegan(number):
                if not jumped and number != index + 1:
                    found.append(f"phase {number} began after {index}")
                index, jumped = number, False
    return found
