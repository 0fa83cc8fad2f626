"""Run a session: look at the clock, hand cues to the sound ahead of their moments, keep it written down.

Every front end has one; it knows neither a window nor a terminal.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stretchtimer.domain import snapshot
from stretchtimer.domain.clock import Clock, ClockReading
from stretchtimer.domain.command import Command
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
from stretchtimer.domain.plan import Cue, Level, Tone
from stretchtimer.domain.ports import RunningStore, Sound, SoundMode, SoundStatus
from stretchtimer.domain.record import SessionRecord, SessionStart
from stretchtimer.domain.session import Session, SessionState
from stretchtimer.domain.session_presenter import SessionPresenter
from stretchtimer.domain.spacing import tone_cue
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import NoticeKind, SessionView

#: Cues are handed to the sound this long before their moments: longer than headphones that take the longest
#: to wake, on speakers that are the latest, need to know them.
AHEAD_S = 2.0
#: A session is written down at least this often.
WRITE_EVERY_S = 2.0
#: The sound is looked after this often.
LOOK_EVERY_S = 0.2
#: A cue that was handed out this long ago does not come up again.
FORGET_S = 1.0


@dataclass(frozen=True, slots=True)
class SessionSetup:
    """What is known of a session when it begins, and what its record will say about it.

    `utc_offset_s` is what the local clock was ahead when it began: its record keeps the day it began on.
    """

    started_at: float
    utc_offset_s: int
    planned_s: float
    pain_before: int | None = None


class SessionRunner:
    """Run one session from its first tick to its record."""

    def __init__(
        self,
        session: Session,
        presenter: SessionPresenter,
        start: SessionStart,
        sound: Sound,
        running: RunningStore,
        clock: Clock,
    ) -> None:
        self.session = session
        self._presenter = presenter
        self._start = start
        self._sound = sound
        self._running = running
        self._clock = clock
        self._reading = ClockReading.at(clock)
        self._written_s = self._looked_s = float("-inf")
        self._handed: dict[tuple[int, str], float] = {}
        self._measured = True
        self._slept = False
        self._sound_status = SoundStatus(SoundMode.VOICE)
        self._ended_snapshot: dict[str, object] | None = None
        self._prepare()

    @property
    def notice(self) -> str:
        """Return the sentence about what does not work or why the session stands, empty if all is well."""
        if self._slept:
            return _("The computer slept, so the session is paused. Press Space to go on.")
        return self._sound_status.sentence

    @property
    def notice_kind(self) -> NoticeKind:
        """Return what the sentence is about."""
        if self._slept:
            return NoticeKind.HINT
        return NoticeKind.RECOVERED if self._sound_status.recovered else NoticeKind.TROUBLE

    def tick(self) -> list[Event]:
        """Return everything that happened since the last tick; pause when the machine slept in between."""
        before, self._reading = self._reading, ClockReading.at(self._clock)
        now_s = self._reading.steady_s
        if self._reading.slept_since(before):
            # what the steady clock counted of the sleep does not count for the person
            events = self.session.pause(before.steady_s, PauseReason.SLEPT)
        else:
            events = self.session.advance(now_s)
        self._look_after_sound(now_s, events)
        return self._follow(events, now_s)

    def command(self, command: Command) -> list[Event]:
        """Do what the person asks and return what happened."""
        now_s = self._clock.steady_s()
        if command is Command.END:
            self._ended_snapshot = self._taken(now_s)
        return self._follow(self.session.command(command, now_s), now_s)

    @property
    def ended_snapshot(self) -> dict[str, object] | None:
        """Return the session as plain data, as it stood when the person ended it; None where nobody did."""
        return self._ended_snapshot if self.session.ended_early else None

    def interrupt(self) -> list[Event]:
        """Pause because the program is about to go, and write the session down."""
        now_s = self._clock.steady_s()
        events = self._follow(self.session.pause(now_s, PauseReason.INTERRUPTED), now_s)
        if self.session.state is not SessionState.FINISHED:
            self._write(now_s)
        return events

    def view(self) -> SessionView:
        """Return what is shown now."""
        now_s = self._clock.steady_s()
        return self._presenter.view(self.session, now_s, self.notice, self.notice_kind)

    def record(self) -> SessionRecord:
        """Return what really happened, up to now."""
        session = self.session
        return session.accounts.session_record(
            session.plan, self._start, self._clock.wall_s(), finished=not session.ended_early
        )

    def _follow(self, events: list[Event], now_s: float) -> list[Event]:
        """Let sound and file follow what happened."""
        for event in events:
            self._sound_event(event, now_s)
        if self.session.state is SessionState.FINISHED:
            return events
        self._hand_out(now_s)
        told = any(isinstance(event, PhaseBegan | PlanChanged | SessionPaused) for event in events)
        if told or now_s - self._written_s >= WRITE_EVERY_S:
            self._write(now_s)
        return events

    def _sound_event(self, event: Event, now_s: float) -> None:
        """Silence what an event has overtaken, and sound what it brings."""
        match event:
            case SessionPaused() | LeadInBegan() | PainReported() | Replied() | SessionFinished(early=True):
                self._hush(now_s)
            case PlanChanged(sought):
                self._hush(now_s) if sought or not self.session.voice_on else self._recall(now_s)
        match event:
            case SessionPaused(reason):
                self._slept = reason is PauseReason.SLEPT
            case SessionResumed():
                self._slept = False
            case PainReported() if self.session.planner.options.level is not Level.MUTE:
                # words take its place where there are any
                self._sound.schedule(tone_cue(Tone.END, 0.0), now_s)
            case Replied(lines):
                self._say(lines, now_s)
            case PlanChanged():
                self._prepare()
            case SessionFinished():
                # it stays written down until its record is kept
                self._write(now_s)

    def _say(self, lines: Sequence[Cue], now_s: float) -> None:
        """Say lines at once, one after another; as one where some have yet to be made."""
        texts = [line.text for line in lines]
        if not self._sound.prepared(texts):
            self._sound.say(" ".join(texts))
            return
        self._sound.say(texts[0])
        for line in lines[1:]:
            self._sound.schedule(line, now_s + line.at_s)

    def _hand_out(self, now_s: float) -> None:
        """Give the sound the cues of the next moments, each once."""
        self._handed = {key: at_s for key, at_s in self._handed.items() if at_s > now_s - FORGET_S}
        for cue, at_s in self.session.upcoming(now_s, AHEAD_S):
            key = (round(at_s * 1000), cue.text)
            if key not in self._handed:
                self._handed[key] = at_s
                self._sound.schedule(cue, at_s)

    def _recall(self, now_s: float) -> None:
        """Take cues back that no longer stand; where all stand, what is sounding goes on."""
        standing = {(round(at_s * 1000), cue.text) for cue, at_s in self.session.upcoming(now_s, AHEAD_S)}
        ahead = {key for key, at_s in self._handed.items() if at_s > now_s}
        if not ahead <= standing:
            self._hush(now_s)

    def _hush(self, now_s: float) -> None:
        """Silence the sound; what has begun is not sounded again, what lies ahead may be."""
        self._sound.silence()
        self._handed = {key: at_s for key, at_s in self._handed.items() if at_s <= now_s}

    def _prepare(self) -> None:
        """Have clips made for words that the plan did not have before."""
        texts = self.session.texts
        if not self._sound.prepared(texts):
            self._sound.prepare(texts)
            self._measured = False

    def _look_after_sound(self, now_s: float, events: list[Event]) -> None:
        """Notice what of the sound works, and plan with the true lengths once the clips are there."""
        if now_s - self._looked_s < LOOK_EVERY_S:
            return
        self._looked_s = now_s
        self._sound_status = self._sound.poll()
        if not self._measured and self._sound.prepared(self.session.texts):
            self._measured = True
            events += self.session.refresh(now_s)

    def _write(self, now_s: float) -> None:
        self._written_s = now_s
        self._running.save(self._taken(now_s))

    def _taken(self, now_s: float) -> dict[str, object]:
        """Return the session as plain data."""
        return snapshot.take(self.session, self._start, now_s, self._clock.wall_s())
