"""Run a plan: one person, one clock, every control, and an honest record at the end.

The position in the plan is a function of elapsed time, never a count of ticks: banked seconds, and while
the session runs the time since an anchor. Pausing banks, going on anchors anew, every control is a seek in
the plan or an edit of what lies ahead (`course`).
"""

from collections.abc import Callable, Iterator
from enum import StrEnum

from stretchtimer.domain.command import Command
from stretchtimer.domain.course import NUDGE_S, Course
from stretchtimer.domain.event import (
    CueReached,
    Event,
    PainReported,
    PauseReason,
    PhaseBegan,
    PlanChanged,
    Replied,
    SessionFinished,
    SessionPaused,
    SessionResumed,
)
from stretchtimer.domain.ledger import Ledger
from stretchtimer.domain.plan import Cue, CueKind, Phase, Plan
from stretchtimer.domain.planner import Planner
from stretchtimer.domain.record import Outcome
from stretchtimer.domain.reply import Replies
from stretchtimer.domain.stretch import Variant
from stretchtimer.domain.transition import LEAD_IN_S

#: A steady clock that advanced this much less than the wall clock means that the machine slept.
SLEPT_S = 5.0
#: Silence after a spoken reply, before planned words go on.
AFTER_REPLY_S = 0.3


class State(StrEnum):
    """What a session does with time."""

    RUNNING = "running"
    PAUSED = "paused"
    LEAD_IN = "lead-in"
    OFFERING = "offering"
    FINISHED = "finished"


def slept(steady_gap_s: float, wall_gap_s: float) -> bool:
    """Tell whether the machine slept between two looks at both clocks.

    The steady clock of Linux stands still in suspend while the wall clock runs on; elsewhere both jump, and
    a gap that long between two ticks means the same.
    """
    return wall_gap_s - steady_gap_s > SLEPT_S or steady_gap_s > 4 * SLEPT_S


class Session:
    """One run of a plan. All times handed in are seconds of the same steady clock."""

    def __init__(self, plan: Plan, planner: Planner, replies: Replies, now_s: float) -> None:
        self._course = Course(plan, planner)
        self._replies = replies
        self._state = State.RUNNING
        self._banked_s = 0.0
        self._anchor_s = now_s
        self._announced_s = 0.0
        self._begun = -1
        self._hushed_until_s = 0.0
        self.voice_on = True
        self.ended_early = False

    @classmethod
    def resumed(
        cls, plan: Plan, planner: Planner, replies: Replies, ledger: Ledger, position_s: float
    ) -> "Session":
        """Return a session that stands still where another one was broken off."""
        session = cls(plan, planner, replies, 0.0)
        session._course = Course(plan, planner, ledger)
        session._state = State.PAUSED
        session._banked_s = session._announced_s = min(max(position_s, 0.0), plan.total_s)
        session._begun = plan.at(session._banked_s)
        return session

    @property
    def plan(self) -> Plan:
        """Return the plan as it is now."""
        return self._course.plan

    @property
    def ledger(self) -> Ledger:
        """Return the account of the holds so far."""
        return self._course.ledger

    @property
    def state(self) -> State:
        """Return what the session does with time, as of the last `advance`."""
        return self._state

    @property
    def phase(self) -> Phase:
        """Return the current phase, as of the last `advance`."""
        return self._course.where(self._announced_s).phase

    @property
    def easier(self) -> Variant | None:
        """Return the easier variant of the stretch at hand, None where there is none."""
        hold = self._course.hold_at(self._announced_s)
        return self._course.easier(hold) if hold else None

    @property
    def course(self) -> Course:
        """Return the plan's course, to be looked at."""
        return self._course

    def position_s(self, now_s: float) -> float:
        """Return the seconds from the start of the plan; a boundary is reached at its moment, not before."""
        if self._state is not State.RUNNING:
            return self._banked_s
        return min(self._banked_s + max(0.0, now_s - self._anchor_s), self.plan.total_s)

    def lead_in_left_s(self, now_s: float) -> float:
        """Return the seconds until a paused session goes on, 0 where it is not about to."""
        return max(0.0, self._anchor_s - now_s) if self._state is State.LEAD_IN else 0.0

    def advance(self, now_s: float) -> list[Event]:
        """Return everything that happened up to now, in order; how often it is called changes nothing."""
        events: list[Event] = []
        if self._state is State.LEAD_IN and now_s >= self._anchor_s:
            # the anchor is the planned end of the lead-in, however late it was noticed
            self._state = State.RUNNING
            events.append(SessionResumed())
        if self._state is State.RUNNING:
            position_s = self.position_s(now_s)
            events += self._passed(position_s)
            if position_s >= self.plan.total_s:
                self._bank(position_s)
                self._state = State.FINISHED
                events.append(SessionFinished(early=False))
        return events

    def _passed(self, until_s: float) -> Iterator[Event]:
        """Yield what lies between the last look and a position, and account for it."""
        starts_s = self.plan.starts_s
        index = max(self._begun, 0)
        from_s = self._announced_s
        while index < len(self.plan.phases) and starts_s[index] <= until_s:
            phase, start_s = self.plan.phases[index], starts_s[index]
            fresh = index > self._begun
            if fresh:
                self._begun = index
                yield PhaseBegan(index, phase, start_s)
            for cue in phase.cues:
                at_s = start_s + cue.at_s
                if (from_s < at_s or (fresh and at_s == from_s)) and at_s <= until_s:
                    yield CueReached(cue, at_s)
            end_s = starts_s[index + 1]
            self.ledger.credit(phase, max(0.0, min(end_s, until_s) - max(start_s, from_s)))
            if phase.kind.works and end_s <= until_s:
                self.ledger.close(phase.place, Outcome.DONE)
            index += 1
        self._announced_s = until_s

    def upcoming(self, now_s: float, horizon_s: float) -> list[tuple[Cue, float]]:
        """Return the cues of the next seconds with their moments of the steady clock.

        Words are left out while the voice is off, and where they would fall on a reply.
        """
        if self._state is State.LEAD_IN:
            start_s = self._anchor_s - LEAD_IN_S
            lead_in = [(cue, start_s + cue.at_s) for cue in self._course.planner.lead_in()]
            offset_s = self._anchor_s - self._banked_s
        elif self._state is State.RUNNING:
            lead_in = []
            offset_s = self._anchor_s - self._banked_s
        else:
            return []
        planned = [(cue, offset_s + at_s) for at_s, cue in self._planned(now_s - offset_s, horizon_s)]
        both = (*lead_in, *planned)
        return [(cue, at_s) for cue, at_s in both if at_s <= now_s + horizon_s and self._heard(cue)]

    def _heard(self, cue: Cue) -> bool:
        return self.voice_on or cue.kind is CueKind.TONE

    def _planned(self, position_s: float, horizon_s: float) -> Iterator[tuple[float, Cue]]:
        position_s = max(position_s, self._banked_s)
        plan, until_s = self.plan, position_s + horizon_s
        starts_s = plan.starts_s
        index = plan.at(position_s)
        while index < len(plan.phases) and starts_s[index] <= until_s:
            for cue in plan.phases[index].cues:
                at_s = starts_s[index] + cue.at_s
                hushed = cue.kind is CueKind.SPEECH and at_s < self._hushed_until_s
                if position_s <= at_s <= until_s and not hushed:
                    yield at_s, cue
            index += 1

    def command(self, command: Command, now_s: float) -> list[Event]:
        """Do what the person asks, after everything that happened up to now; return both as events."""
        events = self.advance(now_s)
        if self._state is not State.FINISHED:
            events += self._do(command, now_s)
        return events

    def _do(self, command: Command, now_s: float) -> list[Event]:
        match command:
            case Command.PAUSE_RESUME:
                return self.resume(now_s) if self._state is State.PAUSED else self.pause(now_s)
            case Command.PAUSE:
                return self.pause(now_s)
            case Command.RESUME:
                return self.resume(now_s)
            case Command.END:
                return self._end(now_s)
            case Command.VOICE:
                self.voice_on = not self.voice_on
                return [PlanChanged()]
            case Command.STATUS:
                return self._reply(
                    self._replies.status(self._course.where(self.position_s(now_s)), self.plan)
                )
            case Command.HURTS:
                return self._hurts(now_s)
            case _:
                return self._steer(command, now_s)

    def pause(self, now_s: float, reason: PauseReason = PauseReason.ASKED) -> list[Event]:
        """Stand still; the person, a sleeping machine or a closing window asks for it."""
        if self._state not in (State.RUNNING, State.LEAD_IN):
            return []
        self._bank(self.position_s(now_s))
        self._state = State.PAUSED
        said = self._replies.paused() if reason is PauseReason.ASKED else ""
        return [SessionPaused(reason), *([Replied(said)] if self._speaks(said) else [])]

    def resume(self, now_s: float) -> list[Event]:
        """Go on after the lead-in."""
        if self._state is not State.PAUSED:
            return []
        self._state = State.LEAD_IN
        self._anchor_s = now_s + LEAD_IN_S
        return [PlanChanged()]

    def refresh(self, planner: Planner, now_s: float) -> list[Event]:
        """Take what lies ahead from another planner: clips were measured, or settings changed."""
        events = self.advance(now_s)
        if self._state is not State.FINISHED:
            self._course.refresh(planner, self._announced_s)
            events.append(PlanChanged())
        return events

    def _bank(self, position_s: float) -> None:
        self._banked_s = position_s

    def _end(self, now_s: float) -> list[Event]:
        """Pause first; end a session that stands still."""
        if self._state in (State.RUNNING, State.LEAD_IN):
            return self.pause(now_s)
        self._state = State.FINISHED
        self.ended_early = True
        self.ledger.close_all()
        return [SessionFinished(early=True)]

    def _hurts(self, now_s: float) -> list[Event]:
        if self._state is State.OFFERING:
            return []
        position_s = self.position_s(now_s)
        hold = self._course.hurt(position_s)
        if hold is None:
            return []
        self._bank(position_s)
        self._state = State.OFFERING
        entry = self.ledger.entries[hold.place]
        said = self._replies.hurts(offers=self._course.easier(hold) is not None)
        reported = PainReported(hold.place, entry.hurt_at_s or 0.0)
        return [reported, *([Replied(said)] if self._speaks(said) else [])]

    def _speaks(self, said: str) -> bool:
        return bool(said) and self.voice_on and self.plan.level.speaks

    def _reply(self, text: str) -> list[Event]:
        """Say something at once; planned words that would fall on it are left out."""
        if not text:
            return []
        length_s = self._course.planner.length_s(text)
        self._hushed_until_s = self._announced_s + length_s + AFTER_REPLY_S
        return [PlanChanged(), Replied(text)]

    def _steer(self, command: Command, now_s: float) -> list[Event]:
        """Seek, or edit what lies ahead."""
        position_s = self.position_s(now_s)
        if self._state is State.OFFERING:
            return self._answer_offer(command, position_s, now_s)
        if command is Command.SAY_AGAIN:
            return self._say_again(position_s, now_s)
        course = self._course
        steer: dict[Command, Callable[[float], float]] = {
            Command.SKIP_HOLD: course.skip_hold,
            Command.SKIP_STRETCH: course.skip_stretch,
            Command.BACK: course.back,
            Command.RESTART_HOLD: course.restart,
            Command.REPEAT_SIDE: course.repeat_side,
            Command.LONGER: lambda at_s: course.nudge(at_s, NUDGE_S),
            Command.SHORTER: lambda at_s: course.nudge(at_s, -NUDGE_S),
        }
        if command not in steer:
            return []
        return self._seek(steer[command](position_s), position_s, now_s)

    def _seek(self, goal_s: float, position_s: float, now_s: float) -> list[Event]:
        """Go to a moment of the plan; the phase there begins anew unless the position stays."""
        if goal_s != position_s:
            self._announced_s = goal_s
            self._begun = self.plan.at(goal_s) - 1
            self._hushed_until_s = 0.0
            self._bank(goal_s)
            if self._state is State.RUNNING:
                self._anchor_s = now_s
        return [PlanChanged(sought=goal_s != position_s), *self._settle(now_s)]

    def _settle(self, now_s: float) -> list[Event]:
        """Tell what is new at the position right away; a session that stands still stays there."""
        if self._state is State.RUNNING:
            return self.advance(now_s)
        index = self.plan.at(self._banked_s)
        if index == self._begun:
            return []
        self._begun = index
        return [PhaseBegan(index, self.plan.phases[index], self.plan.starts_s[index])]

    def _say_again(self, position_s: float, now_s: float) -> list[Event]:
        goal_s = self._course.say_again(position_s)
        if goal_s is None:
            return self._reply(self._replies.again(self._course.where(position_s).phase))
        return self._seek(goal_s, position_s, now_s)

    def _answer_offer(self, command: Command, position_s: float, now_s: float) -> list[Event]:
        """Go on after *It hurts*, in the way that was chosen; anything else is no answer."""
        if command is Command.TAKE_EASIER and self.easier is not None:
            goal_s = self._course.take_easier(position_s)
        elif command in (Command.SKIP_HOLD, Command.SKIP_STRETCH):
            goal_s = self._course.leave_hurt(position_s)
        else:
            return []
        self._state = State.RUNNING
        self._anchor_s = now_s
        return self._seek(goal_s, position_s, now_s)
