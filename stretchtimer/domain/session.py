"""Run a plan: one person, one clock, every control, and an honest record at the end."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import partial
from math import inf

from stretchtimer.domain.command import Command
from stretchtimer.domain.easier_way import easier_variant, take_easier
from stretchtimer.domain.event import (
    Event,
    LeadInBegan,
    PainReported,
    PauseReason,
    PhaseBegan,
    PlanChanged,
    Replied,
    SessionFinished,
    SessionPaused,
    SessionResumed,
)
from stretchtimer.domain.hold_accounts import HoldAccounts
from stretchtimer.domain.live_plan import LivePlan
from stretchtimer.domain.plan import Cue, CueKind, Level, Phase, Plan
from stretchtimer.domain.plan_edit import EDITS, EditFunction, leave_stretch, restart
from stretchtimer.domain.planner import Planner
from stretchtimer.domain.record import HoldOutcome
from stretchtimer.domain.reply import AFTER_REPLY_S, Replies, in_lines, room_for_reply_s
from stretchtimer.domain.reply_room import CLIP_S, make_room, say_again
from stretchtimer.domain.spacing import end_s
from stretchtimer.domain.stretch import Variant
from stretchtimer.domain.transition import LEAD_IN_S
from stretchtimer.domain.transport import PassedPhase, Transport

#: What additions of seconds may be off by.
_CLOSE_S = 1e-6

_Actions = dict[Command, Callable[[float], list[Event]]]


class SessionState(StrEnum):
    """What a session does with time."""

    RUNNING = "running"
    PAUSED = "paused"
    LEAD_IN = "lead-in"
    OFFERING = "offering"
    FINISHED = "finished"


class Session:
    """One run of a plan. All times handed in are seconds of the same steady clock.

    It begins at the moment `now_s`; without one it stands at a position, where another one was broken off.
    `state` is what it does with time as of the last `advance`, `accounts` what was held so far.
    """

    def __init__(
        self,
        plan: Plan,
        planner: Planner,
        replies: Replies,
        now_s: float | None,
        *,
        accounts: HoldAccounts | None = None,
        position_s: float = 0.0,
    ) -> None:
        self._live = LivePlan(plan, planner)
        self._transport = Transport(plan, min(max(position_s, 0.0), plan.total_s), now_s)
        self._replies = replies
        self.accounts = accounts or HoldAccounts.of(plan)
        self.state = SessionState.RUNNING
        if now_s is None:
            hurts = self.accounts.hurting is not None
            self.state = SessionState.OFFERING if hurts else SessionState.PAUSED
        self._quiet_until_s = self._hurt_from_s = -inf
        self.voice_on = True
        self.ended_early = False
        self._actions, self._answers = self._tables()

    def _tables(self) -> tuple[_Actions, _Actions]:
        """Return what each command does, usually and while an offer stands; any other does nothing."""
        always: _Actions = {
            Command.PAUSE_RESUME: lambda now_s: (
                self.pause(now_s) if self._transport.plays else self.resume(now_s)
            ),
            Command.PAUSE: self.pause,
            Command.RESUME: self.resume,
            Command.END: lambda now_s: (
                self.pause(now_s) if self._transport.plays else [self._finish(early=True)]
            ),
            Command.VOICE: self._switch_voice,
            Command.STATUS: lambda now_s: self._reply(
                self._replies.status(self.plan.locate(self.position_s(now_s)), self.plan), now_s, CLIP_S
            ),
        }
        usual: _Actions = {Command.HURTS: self._hurts, Command.SAY_AGAIN: self._say_again}
        usual |= {command: partial(self._edit, edit) for command, edit in EDITS.items()}
        leave: _Actions = {
            # at the end there is nothing to leave
            command: lambda now_s: self._edit(leave_stretch, now_s) if self.can_leave else self.resume(now_s)
            for command in (Command.SKIP_HOLD, Command.SKIP_STRETCH)
        }
        answers: _Actions = leave | {
            Command.TAKE_EASIER: partial(self._edit, take_easier),
            Command.SAY_AGAIN: lambda now_s: self._reply(self._what_hurts(), now_s),
        }
        return always | usual, always | answers

    @property
    def plan(self) -> Plan:
        """Return the plan as it is now."""
        return self._live.plan

    @property
    def planner(self) -> Planner:
        """Return what lays out what lies ahead."""
        return self._live.planner

    @property
    def phase(self) -> Phase:
        """Return the current phase, as of the last `advance`."""
        return self.plan.locate(self._transport.reached_s).phase

    @property
    def easier(self) -> Variant | None:
        """Return the easier variant of the stretch at hand, None where there is none."""
        hold = self.plan.hold_at(self.plan.at(self._transport.reached_s))
        return easier_variant(hold, self.planner.catalogue)

    @property
    def can_leave(self) -> bool:
        """Tell whether a stretch is at hand that could be left, which there is not at the end."""
        return self.plan.hold_at(self.plan.at(self._transport.reached_s)) is not None

    @property
    def texts(self) -> list[str]:
        """Return everything that may be said as things stand, what comes first in front."""
        if not self.plan.level.speaks:
            return []
        replies = [*self._replies.fixed(), *self._replies.told_again(self.plan)]
        return list(dict.fromkeys([*self.planner.texts(self.plan), *replies]))

    def position_s(self, now_s: float) -> float:
        """Return the seconds from the start of the plan; a boundary is reached at its moment, not before."""
        return min(self._transport.position_s(now_s), self.plan.total_s)

    def lead_in_remaining_s(self, now_s: float) -> float:
        """Return the seconds until a paused session goes on, 0 where it is not about to."""
        if self.state is not SessionState.LEAD_IN:
            return 0.0
        return min(self._transport.waits_s(now_s), LEAD_IN_S)

    def resting_s(self, now_s: float) -> float:
        """Return the seconds since the person said that it hurts; there is no end to them after a restart."""
        return max(0.0, now_s - self._hurt_from_s)

    def advance(self, now_s: float) -> list[Event]:
        """Return everything that happened up to now, in order; how often it is called changes nothing."""
        events: list[Event] = []
        if self.state is SessionState.LEAD_IN and self._transport.waits_s(now_s) <= 0:
            self.state = SessionState.RUNNING
            events.append(SessionResumed())
        if self.state is SessionState.RUNNING:
            position_s = self.position_s(now_s)
            events += _told(self._transport.pass_to(self.plan, position_s), self.accounts)
            if position_s >= self.plan.total_s:
                events.append(self._finish(early=False))
        return events

    def upcoming(self, now_s: float, horizon_s: float) -> list[tuple[Cue, float]]:
        """Return the cues of the next seconds with their moments of the steady clock.

        Words are left out while the voice is off, and where they would fall on a reply.
        """
        return [
            (cue, at_s)
            for cue, at_s in self._transport.upcoming(self.plan, now_s, horizon_s)
            if cue.kind is CueKind.TONE or (self.voice_on and at_s >= self._quiet_until_s - _CLOSE_S)
        ]

    def command(self, command: Command, now_s: float) -> list[Event]:
        """Do what the person asks, after everything that happened up to now; return both as events."""
        events = self.advance(now_s)
        if self.state is SessionState.FINISHED:
            return events
        actions = self._answers if self.state is SessionState.OFFERING else self._actions
        if command in actions:
            events += actions[command](now_s)
        return events

    def pause(self, now_s: float, reason: PauseReason = PauseReason.ASKED) -> list[Event]:
        """Stand still; the person, a sleeping machine or a closing window asks for it."""
        if not self._transport.plays:
            return []
        self._transport.pause(self.position_s(now_s))
        self.state = SessionState.PAUSED
        said = self._replies.paused() if reason is PauseReason.ASKED else ""
        return [SessionPaused(reason), *self._said(said)]

    def resume(self, now_s: float) -> list[Event]:
        """Go on after the lead-in; what hurt has settled then, and stays noted."""
        if self.state not in (SessionState.PAUSED, SessionState.OFFERING):
            return []
        self.accounts.hurting = None
        self._quiet_until_s = -inf
        self._transport.lead_in(now_s, self.planner.lead_in())
        self.state = SessionState.LEAD_IN
        return [LeadInBegan()]

    def refresh(self, now_s: float) -> list[Event]:
        """Lay out anew what lies ahead: clips were measured."""
        events = self.advance(now_s)
        if self.state is not SessionState.FINISHED:
            self._live = self._live.laid_anew(self._transport.reached_s)
            events.append(PlanChanged())
        return events

    def _finish(self, early: bool) -> Event:
        """Be over, at the end of the plan or before."""
        if early:
            self.ended_early = True
            self.accounts.close_all()
        self._transport.pause(self._transport.reached_s)
        self.state = SessionState.FINISHED
        return SessionFinished(early)

    def _switch_voice(self, now_s: float) -> list[Event]:
        del now_s
        self.voice_on = not self.voice_on
        return [PlanChanged()]

    def _edit(self, edit: EditFunction, now_s: float) -> list[Event]:
        """Edit what lies ahead, or seek; the answer to an offer goes on at once."""
        position_s = self.position_s(now_s)
        before = self.plan.locate(position_s).phase
        change = edit(self._live, position_s)
        offered = self.state is SessionState.OFFERING
        if offered and change.live is self._live:
            return []
        self._live = change.live
        self.accounts.follow(change)
        goal_s = change.position_s
        after = self.plan.locate(goal_s).phase
        sought = offered or goal_s != position_s or (before.kind, before.place) != (after.kind, after.place)
        if offered:
            self._transport.play(now_s)
            self.state = SessionState.RUNNING
        if sought:
            self._quiet_until_s = -inf
            self._transport.seek(self.plan, goal_s, now_s)
        events: list[Event] = [PlanChanged(sought)]
        if goal_s >= self.plan.total_s:
            return [*events, self._finish(early=False)]
        events += _told(self._transport.pass_to(self.plan, goal_s), self.accounts)
        if edit is restart:
            # who asks for the hold again wants to go on with it, without a second key
            events += self.resume(now_s)
        return events

    def _hurts(self, now_s: float) -> list[Event]:
        """Stand still and ask how to go on, whatever the moment; the pain is noted first of all.

        It belongs to the hold at hand, else to the one that is led to, and at the end to the last one.
        """
        plan = self.plan
        here = plan.locate(self.position_s(now_s))
        hold, at_s = plan.hold_at(here.index), here.elapsed_s if here.phase.kind.is_work else 0.0
        if hold is None:
            hold = plan.holds[-1]
            at_s = self.accounts.entries[hold.place].held_s
        at_s = self.accounts.hurt(hold.place, at_s)
        self._transport.pause(self.position_s(now_s))
        self.state, self._hurt_from_s = SessionState.OFFERING, now_s
        return [PainReported(hold.place, at_s), *self._said(*self._what_hurts())]

    def _what_hurts(self) -> list[str]:
        return self._replies.hurts(self.can_leave, offers=self.easier is not None)

    def _say_again(self, now_s: float) -> list[Event]:
        """Say every step of the stretch at hand: as the way into it, in a hold as far as there is time."""
        if not self._replies_at_all:
            return []
        position_s, plays = self.position_s(now_s), self._transport.plays
        here = self.plan.locate(position_s)
        if here.phase.kind.is_work or (here.phase.stretch and not plays):
            room_s = room_for_reply_s(here) + self.lead_in_remaining_s(now_s) if plays else inf
            return self._reply(self._replies.again(here.phase, room_s, self.planner.length_s), now_s)
        change = say_again(self._live, position_s)
        self._live = change.live
        self._quiet_until_s = -inf
        self._transport.seek(self.plan, change.position_s, now_s, begins=False)
        return [PlanChanged(sought=True)]

    def _said(self, *texts: str) -> list[Event]:
        """Return that something is said by itself, where words are."""
        if not all(texts) or not self.voice_on or not self.plan.level.speaks:
            return []
        return [Replied(in_lines(texts, self.planner.length_s))]

    @property
    def _replies_at_all(self) -> bool:
        """Tell whether who asks is answered, which is at every level but Mute."""
        return self.voice_on and self.plan.level is not Level.MUTE

    def _reply(self, texts: Sequence[str], now_s: float, made_in_s: float = 0.0) -> list[Event]:
        """Say what was asked for, at once or as soon as it is made; planned words make room for it."""
        if not texts or not self._replies_at_all:
            return []
        lines = in_lines(texts, self.planner.length_s)
        reply_s = made_in_s + end_s(lines) + AFTER_REPLY_S
        self._quiet_until_s = now_s + reply_s
        if self._transport.plays:
            into_plan_s = reply_s - self.lead_in_remaining_s(now_s)
            self._live = make_room(self._live, self.position_s(now_s), max(0.0, into_plan_s))
        return [PlanChanged(), Replied(lines)]


def _told(passed: Iterable[PassedPhase], accounts: HoldAccounts) -> list[Event]:
    """Return which phases began on the way through a plan, and account for the time."""
    events: list[Event] = []
    for part in passed:
        if part.begins:
            events.append(PhaseBegan(part.phase_index, part.phase, part.start_s))
        accounts.credit(part.phase, part.passed_s)
        if part.ends and part.phase.kind.is_work:
            accounts.close(part.phase.place, HoldOutcome.DONE)
    return events
