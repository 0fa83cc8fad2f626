"""Tell what begins as a session goes through its plan, and account for it."""

from stretchtimer.domain.event import Event, PhaseBegan
from stretchtimer.domain.hold_accounts import HoldAccounts
from stretchtimer.domain.plan import Plan
from stretchtimer.domain.record import HoldOutcome


class Progress:
    """How far a plan has been told: every phase begins once a visit."""

    def __init__(self) -> None:
        self.reached_s = 0.0
        self._index = 0
        self._fresh = True

    def pass_to(self, plan: Plan, accounts: HoldAccounts, until_s: float) -> list[Event]:
        """Return what lies between the last look and a position, in order, and account for the time."""
        events: list[Event] = []
        from_s, starts_s = self.reached_s, plan.starts_s
        for index in range(self._index, len(plan.phases)):
            phase, start_s, end_s = plan.phases[index], starts_s[index], starts_s[index + 1]
            if start_s > until_s:
                break
            fresh = self._fresh or index > self._index
            self._index, self._fresh = index, False
            if fresh:
                events.append(PhaseBegan(index, phase, start_s))
            accounts.credit(phase, max(0.0, min(end_s, until_s) - max(start_s, from_s)))
            if phase.kind.is_work and end_s <= until_s:
                accounts.close(phase.place, HoldOutcome.DONE)
        self.reached_s = until_s
        return events

    def visit(self, plan: Plan, position_s: float) -> None:
        """Be at a position whose phase begins anew."""
        self.reached_s = position_s
        self._index, self._fresh = plan.at(position_s), True

    def stand(self, plan: Plan, position_s: float) -> None:
        """Be at a position that was reached before."""
        self.reached_s = position_s
        self._index, self._fresh = plan.at(position_s), False
