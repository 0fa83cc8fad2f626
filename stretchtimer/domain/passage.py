"""Go through a plan in time: run, stand, seek, and tell what is passed.

The position in the plan is a function of elapsed time, never a count of ticks (`stopwatch`). Pausing banks,
going on anchors anew, every control is a seek in the plan or an edit of what lies ahead (`course`).
"""

from collections.abc import Iterator
from enum import StrEnum

from stretchtimer.domain.course import Course
from stretchtimer.domain.event import Event, PlanChanged, SessionFinished, SessionResumed
from stretchtimer.domain.plan import Cue
from stretchtimer.domain.progress import Progress
from stretchtimer.domain.stopwatch import Stopwatch
from stretchtimer.domain.transition import LEAD_IN_S

#: A cue whose moment has passed by less than this is still worth sounding.
GRACE_S = 0.3


class SessionState(StrEnum):
    """What a session does with time."""

    RUNNING = "running"
    PAUSED = "paused"
    LEAD_IN = "lead-in"
    OFFERING = "offering"
    FINISHED = "finished"


class Passage:
    """The way of one person through a plan, and how far it has come."""

    def __init__(self, course: Course, state: SessionState, watch: Stopwatch) -> None:
        self.course = course
        self.state = state
        self.watch = watch
        self.progress = Progress()
        self._lead_in: tuple[Cue, ...] = ()

    @property
    def goes(self) -> bool:
        """Tell whether time runs, or is about to."""
        return self.state in (SessionState.RUNNING, SessionState.LEAD_IN)

    def position_s(self, now_s: float) -> float:
        """Return the seconds from the start of the plan; a boundary is reached at its moment, not before."""
        return min(self.watch.position_s(now_s), self.course.plan.total_s)

    def advance(self, now_s: float) -> list[Event]:
        """Return everything that happened up to now, in order; how often it is called changes nothing."""
        events: list[Event] = []
        anchor_s = self.watch.anchor_s
        if self.state is SessionState.LEAD_IN and anchor_s is not None and now_s >= anchor_s:
            self.state = SessionState.RUNNING
            events.append(SessionResumed())
        if self.state is SessionState.RUNNING:
            position_s = self.position_s(now_s)
            events += self._passed(position_s)
            if position_s >= self.course.plan.total_s:
                events.append(self.finish(early=False))
        return events

    def _passed(self, until_s: float) -> list[Event]:
        return self.progress.pass_to(self.course.plan, self.course.accounts, until_s)

    def stand(self, state: SessionState, now_s: float) -> None:
        """Stand still at the position of a moment."""
        self.watch.stop(self.position_s(now_s))
        self.state = state

    def go_on(self, now_s: float) -> None:
        """Run on at once."""
        self.watch.start(now_s)
        self.state = SessionState.RUNNING

    def lead_in(self, now_s: float) -> None:
        """Run on after the seconds in which the person gets back into position."""
        self.watch.start(now_s + LEAD_IN_S)
        self.state = SessionState.LEAD_IN
        self._lead_in = self.course.planner.lead_in()

    def finish(self, early: bool) -> Event:
        """Be over."""
        if early:
            self.course.accounts.close_all()
        self.watch.stop(self.progress.reached_s)
        self.state = SessionState.FINISHED
        return SessionFinished(early)

    def seek(self, goal_s: float, now_s: float, sought: bool = True) -> list[Event]:
        """Go to a position, and tell right away what lies there; its phase begins anew.

        Without `sought` the plan changed, but the position stays as it is.
        """
        if sought:
            self.watch.move(goal_s, now_s)
            self.progress.visit(self.course.plan, goal_s)
        if goal_s >= self.course.plan.total_s:
            return [PlanChanged(sought), self.finish(early=False)]
        return [PlanChanged(sought), *self._passed(goal_s)]

    def rewind(self, goal_s: float, now_s: float) -> list[Event]:
        """Go back within a phase, which does not begin anew."""
        self.watch.move(goal_s, now_s)
        self.progress.stand(self.course.plan, goal_s)
        return [PlanChanged(sought=True)]

    def upcoming(self, now_s: float, horizon_s: float) -> Iterator[tuple[Cue, float]]:
        """Yield the cues from now on up to some seconds ahead, with their moments of the steady clock."""
        if not self.goes or self.watch.anchor_s is None:
            return
        if self.state is SessionState.LEAD_IN:
            begin_s = self.watch.anchor_s - LEAD_IN_S
            for cue in self._lead_in:
                if now_s - GRACE_S <= begin_s + cue.at_s <= now_s + horizon_s:
                    yield cue, begin_s + cue.at_s
        plan = self.course.plan
        from_s = max(self.watch.position_s(now_s) - GRACE_S, self.watch.banked_s)
        until_s = self.watch.position_s(now_s + horizon_s)
        for index in range(plan.at(from_s), len(plan.phases)):
            if plan.starts_s[index] > until_s:
                break
            for cue in plan.phases[index].cues:
                at_s = plan.starts_s[index] + cue.at_s
                moment_s = self.watch.moment_s(at_s)
                if from_s <= at_s and moment_s <= now_s + horizon_s:
                    yield cue, moment_s
