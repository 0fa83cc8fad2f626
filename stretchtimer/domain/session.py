"""Run a plan: one person, one clock, every control, and an honest record at the end."""

from collections.abc import Callable, Sequence
from math import inf

from stretchtimer.domain.command import Command
from stretchtimer.domain.course import CLIP_S, NUDGE_S, Course
from stretchtimer.domain.event import (
    Event,
    LeadInBegan,
    PainReported,
    PauseReason,
    PlanChanged,
    Replied,
    SessionPaused,
)
from stretchtimer.domain.hold_accounts import HoldAccounts
from stretchtimer.domain.passage import Passage, SessionState
from stretchtimer.domain.plan import Cue, CueKind, Level, Phase, Plan
from stretchtimer.domain.planner import Planner
from stretchtimer.domain.reply import AFTER_REPLY_S, Replies, in_lines, room_for_reply_s
from stretchtimer.domain.spacing import end_s
from stretchtimer.domain.stopwatch import Stopwatch
from stretchtimer.domain.stretch import Variant
from stretchtimer.domain.transition import LEAD_IN_S

#: What additions of seconds may be off by.
_CLOSE_S = 1e-6


class Session:
    """One run of a plan. All times handed in are seconds of the same steady clock."""

    def __init__(self, plan: Plan, planner: Planner, replies: Replies, now_s: float) -> None:
        self.course = Course(plan, planner)
        self._passage = Passage(self.course, SessionState.RUNNING, Stopwatch(0.0, now_s))
        self._replies = replies
        self._quiet_until_s = -inf
        self.voice_on = True
        self.ended_early = False

    @classmethod
    def resumed(
        cls, plan: Plan, planner: Planner, replies: Replies, accounts: HoldAccounts, position_s: float
    ) -> "Session":
        """Return a session that stands still where another one was broken off."""
        session = cls(plan, planner, replies, 0.0)
        session.course.accounts = accounts
        position_s = min(max(position_s, 0.0), plan.total_s)
        state = SessionState.PAUSED if accounts.hurting is None else SessionState.OFFERING
        session._passage = Passage(session.course, state, Stopwatch(position_s))
        session._passage.progress.stand(plan, position_s)
        return session

    @property
    def plan(self) -> Plan:
        """Return the plan as it is now."""
        return self.course.plan

    @property
    def accounts(self) -> HoldAccounts:
        """Return the account of the holds so far."""
        return self.course.accounts

    @property
    def state(self) -> SessionState:
        """Return what the session does with time, as of the last `advance`."""
        return self._passage.state

    @property
    def phase(self) -> Phase:
        """Return the current phase, as of the last `advance`."""
        return self.course.locate(self._passage.progress.reached_s).phase

    @property
    def easier(self) -> Variant | None:
        """Return the easier variant of the stretch at hand, None where there is none."""
        hold = self.course.hold_at(self._passage.progress.reached_s)
        return self.course.easier(hold) if hold else None

    @property
    def texts(self) -> list[str]:
        """Return everything that may be said as things stand, what comes first in front."""
        if not self.plan.level.speaks:
            return []
        replies = [*self._replies.fixed(), *self._replies.told_again(self.plan)]
        return list(dict.fromkeys([*self.course.planner.texts(self.plan), *replies]))

    def position_s(self, now_s: float) -> float:
        """Return the seconds from the start of the plan; a boundary is reached at its moment, not before."""
        return self._passage.position_s(now_s)

    def lead_in_remaining_s(self, now_s: float) -> float:
        """Return the seconds until a paused session goes on, 0 where it is not about to."""
        anchor_s = self._passage.watch.anchor_s
        if self.state is not SessionState.LEAD_IN or anchor_s is None:
            return 0.0
        return min(max(0.0, anchor_s - now_s), LEAD_IN_S)

    def advance(self, now_s: float) -> list[Event]:
        """Return everything that happened up to now, in order; how often it is called changes nothing."""
        return self._passage.advance(now_s)

    def upcoming(self, now_s: float, horizon_s: float) -> list[tuple[Cue, float]]:
        """Return the cues of the next seconds with their moments of the steady clock.

        Words are left out while the voice is off, and where they would fall on a reply.
        """
        return [
            (cue, at_s)
            for cue, at_s in self._passage.upcoming(now_s, horizon_s)
            if cue.kind is CueKind.TONE or (self.voice_on and at_s >= self._quiet_until_s - _CLOSE_S)
        ]

    def command(self, command: Command, now_s: float) -> list[Event]:
        """Do what the person asks, after everything that happened up to now; return both as events."""
        events = self.advance(now_s)
        if self.state is not SessionState.FINISHED:
            events += self._do(command, now_s)
        return events

    def _do(self, command: Command, now_s: float) -> list[Event]:
        match command:
            case Command.PAUSE_RESUME:
                return self.resume(now_s) if self.state is SessionState.PAUSED else self.pause(now_s)
            case Command.PAUSE:
                return self.pause(now_s)
            case Command.RESUME:
                return self.resume(now_s)
            case Command.END:
                return self.pause(now_s) if self._passage.goes else self._end()
            case Command.VOICE:
                self.voice_on = not self.voice_on
                return [PlanChanged()]
            case Command.STATUS:
                here = self.course.locate(self.position_s(now_s))
                return self._reply([self._replies.status(here, self.plan)], now_s, CLIP_S)
            case Command.HURTS:
                return self._hurts(now_s) if self.state is not SessionState.OFFERING else []
            case _ if self.state is SessionState.OFFERING:
                return self._answer_offer(command, now_s)
            case Command.SAY_AGAIN:
                return self._say_again(now_s)
            case _:
                return self._steer(command, now_s)

    def pause(self, now_s: float, reason: PauseReason = PauseReason.ASKED) -> list[Event]:
        """Stand still; the person, a sleeping machine or a closing window asks for it."""
        if not self._passage.goes:
            return []
        self._passage.stand(SessionState.PAUSED, now_s)
        said = self._replies.paused() if reason is PauseReason.ASKED else ""
        return [SessionPaused(reason), *self._said(said)]

    def resume(self, now_s: float) -> list[Event]:
        """Go on after the lead-in."""
        if self.state is not SessionState.PAUSED:
            return []
        self._quiet_until_s = -inf
        self._passage.lead_in(now_s)
        return [LeadInBegan()]

    def refresh(self, planner: Planner, now_s: float) -> list[Event]:
        """Take what lies ahead from another planner: clips were measured, or settings changed."""
        events = self.advance(now_s)
        if self.state is not SessionState.FINISHED:
            self.course.refresh(planner, self._passage.progress.reached_s)
            events.append(PlanChanged())
        return events

    def _end(self) -> list[Event]:
        self.ended_early = True
        return [self._passage.finish(early=True)]

    def _hurts(self, now_s: float) -> list[Event]:
        hold = self.course.hurt(self.position_s(now_s))
        if hold is None:
            return []
        self._passage.stand(SessionState.OFFERING, now_s)
        said = self._replies.hurts(offers=self.course.easier(hold) is not None)
        at_s = self.accounts.entries[hold.place].hurt_at_s or 0.0
        return [PainReported(hold.place, at_s), *self._said(said)]

    def _answer_offer(self, command: Command, now_s: float) -> list[Event]:
        """Go on after *It hurts*, in the way that was chosen; anything else is no answer."""
        if command is Command.SAY_AGAIN:
            return self._reply([self._replies.hurts(offers=self.easier is not None)], now_s)
        position_s = self.position_s(now_s)
        if command is Command.TAKE_EASIER and self.easier is not None:
            goal_s = self.course.take_easier(position_s)
        elif command in (Command.SKIP_HOLD, Command.SKIP_STRETCH):
            goal_s = self.course.leave_hurt(position_s)
        else:
            return []
        self._quiet_until_s = -inf
        self._passage.go_on(now_s)
        return self._passage.seek(goal_s, now_s)

    def _said(self, text: str) -> list[Event]:
        """Return that something is said by itself, where words are."""
        if not text or not self.voice_on or not self.plan.level.speaks:
            return []
        return [Replied(in_lines([text], self.course.planner.length_s))]

    @property
    def _answers(self) -> bool:
        """Tell whether who asks is answered, which is at every level but Mute."""
        return self.voice_on and self.plan.level is not Level.MUTE

    def _reply(self, texts: Sequence[str], now_s: float, made_in_s: float = 0.0) -> list[Event]:
        """Say what was asked for, at once or as soon as it is made; planned words make room for it."""
        if not texts or not self._answers:
            return []
        lines = in_lines(texts, self.course.planner.length_s)
        reply_s = made_in_s + end_s(lines) + AFTER_REPLY_S
        self._quiet_until_s = now_s + reply_s
        if self._passage.goes:
            into_plan_s = reply_s - self.lead_in_remaining_s(now_s)
            self.course.make_room(self.position_s(now_s), max(0.0, into_plan_s))
        return [PlanChanged(), Replied(lines)]

    def _say_again(self, now_s: float) -> list[Event]:
        """Say every step of the stretch at hand: as the way into it, in a hold as far as there is time."""
        position_s = self.position_s(now_s)
        here = self.course.locate(position_s)
        if not self._answers:
            return []
        if here.phase.kind.is_work or (here.phase.stretch and not self._passage.goes):
            room_s = room_for_reply_s(here) + self.lead_in_remaining_s(now_s) if self._passage.goes else inf
            texts = self._replies.again(here.phase, room_s, self.course.planner.length_s)
            return self._reply(texts, now_s)
        goal_s = self.course.say_again(position_s)
        self._quiet_until_s = -inf
        return self._passage.rewind(goal_s, now_s)

    def _steer(self, command: Command, now_s: float) -> list[Event]:
        """Seek, or edit what lies ahead."""
        course = self.course
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
        position_s = self.position_s(now_s)
        before = course.locate(position_s).phase
        goal_s = steer[command](position_s)
        after = course.locate(goal_s).phase
        sought = goal_s != position_s or (before.kind, before.place) != (after.kind, after.place)
        if sought:
            self._quiet_until_s = -inf
        events = self._passage.seek(goal_s, now_s, sought)
        if command is Command.RESTART_HOLD:
            # who asks for the hold again wants to go on with it, without a second key
            events += self.resume(now_s)
        return events
