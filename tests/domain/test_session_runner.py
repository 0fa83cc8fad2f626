"""A session is led from clock to sound: cues ahead of their moments, each once, never two at a time."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.domain import snapshot
from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.command import Command
from stretchtimer.domain.event import LeadInBegan, PauseReason, SessionFinished, SessionPaused, SessionResumed
from stretchtimer.domain.plan import Cue, CueKind, Level, Role
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.ports import SoundMode, SoundStatus
from stretchtimer.domain.record import HoldOutcome
from stretchtimer.domain.reply import Replies
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.domain.session import Session, SessionState
from stretchtimer.domain.session_presenter import SessionPresenter
from stretchtimer.domain.session_runner import AHEAD_S, SessionRunner, SessionSetup
from stretchtimer.domain.stretch import Family
from stretchtimer.domain.view import NoticeKind
from tests.domain import drawn, shipped
from tests.domain.catalogue import CATALOGUE, PHRASES

TWO = Routine("two", "Two", (Item("hug", 30), Item("child", 30)), Family.SUPINE)


@dataclass(frozen=True)
class Sounding:
    """A cue as it sounds: from its moment to its end, or to the moment it was silenced."""

    cue: Cue
    at_s: float
    until_s: float


class HeardSound:
    """Take note of what would be heard, as a player would sound it."""

    def __init__(self, clock: ManualClock, lengths=lambda _text: 0.5, clips: bool = True) -> None:
        self._clock, self._lengths = clock, lengths
        self.clips, self.sentence, self.recovered = clips, "", False
        self.asked: list[list[str]] = []
        self.scheduled: list[tuple[Cue, float]] = []
        self.heard: list[Sounding] = []

    def length_s(self, text: str) -> float:
        return self._lengths(text) if self.clips else 1.0

    def prepare(self, texts) -> None:
        self.asked.append(list(texts))

    def prepared(self, texts) -> bool:
        return self.clips or not texts

    def speakable(self, texts) -> bool:
        return self.prepared(texts)

    def schedule(self, cue: Cue, at_s: float) -> None:
        self.scheduled.append((cue, at_s))
        if at_s > self._clock.steady_s() - 0.3:
            self.heard.append(Sounding(cue, at_s, at_s + cue.length_s))

    def say(self, text: str) -> None:
        self.silence()
        now_s = self._clock.steady_s()
        cue = Cue(0.0, self.length_s(text), CueKind.SPEECH, text, Role.REPLY)
        self.heard.append(Sounding(cue, now_s, now_s + cue.length_s))

    def silence(self) -> None:
        now_s = self._clock.steady_s()
        self.heard = [Sounding(s.cue, s.at_s, min(s.until_s, now_s)) for s in self.heard if s.at_s < now_s]

    def poll(self) -> SoundStatus:
        return SoundStatus(SoundMode.VOICE, self.sentence, recovered=self.recovered)

    def texts(self) -> list[str]:
        return [sounding.cue.text for sounding in sorted(self.heard, key=lambda s: s.at_s)]

    def together(self) -> list[tuple[Sounding, Sounding]]:
        """Return what sounds while something else does; only a tone may, in an answer."""
        order = sorted(self.heard, key=lambda s: (s.at_s, s.until_s))
        return [
            (one, other)
            for number, one in enumerate(order)
            for other in order[number + 1 : number + 8]
            if other.at_s < one.until_s - 1e-6 and not _in_an_answer(one, other)
        ]


def _in_an_answer(one: Sounding, other: Sounding) -> bool:
    """Tell whether one is a line of an answer and the other a tone that began after the answer did."""
    line, tone = (one, other) if one.cue.role is Role.REPLY else (other, one)
    answered_s = line.at_s - line.cue.at_s
    return line.cue.role is Role.REPLY and tone.cue.kind is CueKind.TONE and answered_s <= tone.at_s


@dataclass
class KeptRunning:
    """Keep the session under way in memory."""

    data: dict[str, object] | None = None
    saves: int = 0

    def save(self, data: dict[str, object]) -> None:
        self.data, self.saves = data, self.saves + 1

    def load(self) -> dict[str, object] | None:
        return self.data

    def clear(self) -> None:
        self.data = None


@dataclass
class Stage:
    """A runner with everything around it."""

    routine: Routine = TWO
    options: PlanOptions = field(default_factory=PlanOptions)
    lengths: object = staticmethod(lambda _text: 0.5)
    clips: bool = True
    asleep_s: float | None = 0.0

    def __post_init__(self) -> None:
        self.clock = ManualClock(steady=5000.0, asleep=self.asleep_s)
        self.sound = HeardSound(self.clock, self.lengths, self.clips)
        self.running = KeptRunning()
        planner = Planner(CATALOGUE, PHRASES, self.options, self.sound.length_s)
        plan = planner.plan(self.routine)
        self.session = Session(plan, planner, Replies(PHRASES, planner.script), self.clock.steady_s())
        setup = SessionSetup(self.clock.wall_s(), self.clock.utc_offset_s(), plan.total_s, pain_before=4)
        self.runner = SessionRunner(
            self.session,
            SessionPresenter(planner.script),
            setup,
            self.sound,
            self.running,
            self.clock,
        )

    def play(self, seconds: float, tick_s: float = 0.033) -> list[object]:
        events: list[object] = []
        until_s = self.clock.steady + seconds
        while self.clock.steady < until_s and self.session.state is not SessionState.FINISHED:
            events += self.runner.tick()
            self.clock.advance(min(tick_s, max(until_s - self.clock.steady, 1e-9)))
        events += self.runner.tick()
        return events

    def play_to(self, index: int, into_s: float = 0.0) -> None:
        position_s = self.session.position_s(self.clock.steady)
        self.play(self.session.plan.starts_s[index] + into_s - position_s)


def planned(stage: Stage, start_s: float = 5000.0) -> list[tuple[float, str]]:
    return [(round(start_s + at_s, 3), cue.text) for at_s, cue in stage.session.plan.cues()]


@pytest.mark.parametrize("tick_s", [0.033, 0.4, 1.2])
@pytest.mark.parametrize("level", Level)
def test_every_cue_is_handed_out_once_before_its_moment(level, tick_s):
    stage = Stage(options=PlanOptions(level=level))
    stage.play(1000, tick_s)
    assert [(round(at_s, 3), cue.text) for cue, at_s in stage.sound.scheduled] == planned(stage)
    assert stage.sound.together() == []


def test_a_cue_that_a_stall_let_pass_by_is_not_handed_out():
    stage = Stage()
    stage.play_to(1, -2.5)
    stage.clock.advance(10.0)
    stage.runner.tick()
    assert "start" not in stage.sound.texts()


def test_the_first_cue_sounds_at_the_first_tick():
    stage = Stage()
    stage.runner.tick()
    assert stage.sound.heard[0].at_s == 5000.0


def test_a_pause_silences_what_sounds_and_what_is_to_come():
    stage = Stage()
    stage.play_to(1, -0.5)
    stage.runner.command(Command.PAUSE)
    assert stage.sound.texts()[-1] == "Paused."
    assert "start" not in stage.sound.texts()
    stage.play(60)
    assert stage.sound.texts()[-1] == "Paused."


def test_going_on_silences_the_answer_to_the_pause():
    stage = Stage(lengths=lambda text: 2.5 if text == "Paused." else 0.5)
    stage.play_to(1, 5)
    stage.runner.command(Command.PAUSE)
    stage.play(0.5)
    assert stage.runner.command(Command.RESUME) == [LeadInBegan()]
    assert SessionResumed() in stage.play(10)
    assert stage.sound.together() == []
    assert stage.sound.texts().count("Ready?") == 1


def test_a_skip_silences_what_sounds():
    stage = Stage(lengths=lambda _text: 3.0)
    stage.play_to(2, 0.4)
    stage.runner.command(Command.SKIP_HOLD)
    stage.play(5)
    assert stage.sound.together() == []


def test_a_longer_hold_takes_back_the_count_that_was_handed_out():
    stage = Stage()
    stage.play_to(1, 26.5)
    assert "Three." in stage.sound.texts()
    stage.runner.command(Command.LONGER)
    assert "Three." not in stage.sound.texts()
    stage.play(12)
    assert stage.sound.texts().count("Three.") == 1


def test_a_change_that_touches_nothing_that_sounds_lets_it_sound():
    stage = Stage(lengths=lambda _text: 2.0)
    stage.play_to(1, 1.0)
    assert stage.sound.heard[-1].cue.text == "And hold."
    stage.runner.command(Command.LONGER)
    assert stage.sound.heard[-1].until_s - stage.sound.heard[-1].at_s == pytest.approx(2.0)


def test_turning_the_voice_off_silences_it_at_once():
    stage = Stage(lengths=lambda _text: 2.0)
    stage.play_to(1, 1.0)
    stage.runner.command(Command.VOICE)
    assert stage.sound.heard[-1].until_s == stage.clock.steady
    stage.play(100)
    spoken = [
        s for s in stage.sound.heard if s.cue.kind is CueKind.SPEECH and s.at_s > stage.clock.steady - 99
    ]
    assert spoken == []
    assert "end" in stage.sound.texts()


def test_a_hold_that_hurts_ends_with_words_or_where_there_are_none_with_a_tone():
    for level, said in (
        (Level.GUIDE, ["Ease off.", "Sharp? Stop.", "Easier, or skip?"]),
        (Level.TONES, ["end"]),
        (Level.MUTE, []),
    ):
        stage = Stage(options=PlanOptions(level=level))
        stage.play_to(1, 10)
        before = len(stage.sound.heard)
        stage.runner.command(Command.HURTS)
        assert stage.sound.texts()[before:] == said


def test_the_answer_to_pain_is_silent_when_the_person_goes_on():
    stage = Stage(lengths=lambda text: 6.0 if "Ease" in text else 0.5)
    stage.play_to(1, 10)
    stage.runner.command(Command.HURTS)
    stage.play(1)
    stage.runner.command(Command.TAKE_EASIER)
    stage.play(10)
    assert stage.sound.together() == []


def test_words_that_a_change_brings_are_made():
    stage = Stage()
    stage.play_to(1, 10)
    stage.runner.command(Command.HURTS)
    asked = len(stage.sound.asked)
    stage.sound.clips = False
    stage.runner.command(Command.TAKE_EASIER)
    assert len(stage.sound.asked) == asked + 1
    assert "Next, hug. Right leg first." in stage.sound.asked[-1]


def test_measured_lengths_are_planned_with_once_they_are_there():
    stage = Stage(lengths=lambda _text: 4.0, clips=False)
    assert len(stage.sound.asked) == 1
    stage.play_to(1, 1)
    before = stage.session.plan
    stage.sound.clips = True
    stage.play(1)
    assert stage.session.plan.phases[1].length_s == before.phases[1].length_s
    assert stage.session.plan.phases[2].length_s > before.phases[2].length_s
    plan = stage.session.plan
    stage.play(10)
    assert stage.session.plan is plan
    stage.play(500)
    assert stage.sound.together() == []


def test_what_does_not_work_is_said():
    stage = Stage()
    stage.sound.sentence = "No voice."
    stage.play(1)
    view = stage.runner.view()
    assert (view.notice, view.notice_kind) == ("No voice.", NoticeKind.TROUBLE)
    stage.sound.sentence, stage.sound.recovered = "It is back.", True
    stage.play(1)
    view = stage.runner.view()
    assert (view.notice, view.notice_kind) == ("It is back.", NoticeKind.RECOVERED)


class TestSleep:
    def test_pauses_at_the_second_it_began(self):
        stage = Stage()
        stage.play_to(1, 10)
        position_s = stage.session.position_s(stage.clock.steady)
        stage.clock.sleep(3600)
        assert stage.runner.tick() == [SessionPaused(PauseReason.SLEPT)]
        assert stage.session.position_s(stage.clock.steady) == pytest.approx(position_s, abs=0.04)
        assert "slept" in stage.runner.view().notice
        assert stage.runner.view().notice_kind is NoticeKind.HINT

    def test_is_noticed_where_the_steady_clock_ran_on(self):
        stage = Stage()
        stage.play_to(1, 10)
        position_s = stage.session.position_s(stage.clock.steady)
        stage.clock.advance(3600)
        stage.clock.asleep += 3600
        assert SessionPaused(PauseReason.SLEPT) in stage.runner.tick()
        assert stage.session.position_s(stage.clock.steady) == pytest.approx(position_s)

    def test_is_forgotten_when_the_session_goes_on(self):
        stage = Stage()
        stage.play_to(1, 10)
        stage.clock.sleep(60)
        stage.play(1)
        stage.runner.command(Command.RESUME)
        stage.play(5)
        assert stage.runner.view().notice == ""

    def test_in_a_pause_changes_nothing(self):
        stage = Stage()
        stage.play_to(1, 10)
        stage.runner.command(Command.PAUSE)
        stage.clock.sleep(60)
        assert stage.runner.tick() == []
        assert stage.session.state is SessionState.PAUSED

    @pytest.mark.parametrize("busy_s", [8, 25, 600])
    def test_is_not_taken_for_a_slow_machine(self, busy_s):
        stage = Stage()
        stage.play_to(1, 10)
        stage.clock.advance(busy_s)
        assert SessionPaused(PauseReason.SLEPT) not in stage.runner.tick()

    @pytest.mark.parametrize("step_s", [3600, -3600])
    def test_is_not_taken_for_a_clock_that_was_set(self, step_s):
        stage = Stage()
        stage.play_to(1, 10)
        stage.clock.wall += step_s
        stage.play(1)
        assert stage.session.state is SessionState.RUNNING
        assert stage.runner.view().notice == ""

    def test_is_guessed_where_the_system_does_not_tell(self):
        stage = Stage(asleep_s=None)
        stage.play_to(1, 10)
        stage.clock.advance(21)
        assert SessionPaused(PauseReason.SLEPT) in stage.runner.tick()


class TestWritten:
    def test_down_at_every_change_and_every_two_seconds(self):
        stage = Stage(options=PlanOptions(level=Level.MUTE))
        stage.runner.tick()
        assert stage.running.saves == 1
        stage.play(4.5)
        assert stage.running.saves == 3
        stage.runner.command(Command.PAUSE)
        assert stage.running.saves == 4

    def test_so_that_it_can_be_taken_up_again(self):
        stage = Stage()
        stage.play_to(1, 10)
        stage.runner.interrupt()
        stopped = snapshot.restore(stage.running.data, CATALOGUE)
        assert stopped.position_s == stage.session.position_s(stage.clock.steady)
        assert stopped.plan == stage.session.plan
        assert stopped.pain_before == 4
        assert stopped.resumable(stage.clock.wall_s() + 3599)
        assert not stopped.resumable(stage.clock.wall_s() + 3601)

    def test_as_over_until_its_record_is_kept(self):
        stage = Stage()
        assert isinstance(stage.play(1000)[-1], SessionFinished)
        left = stage.running.data
        stage.clock.advance(10)
        stage.runner.tick()
        stage.runner.interrupt()
        assert stage.running.data is left
        stopped = snapshot.restore(left, CATALOGUE)
        assert not stopped.resumable(stage.clock.wall_s())
        assert replace(stopped.record(), ended_at=0) == replace(stage.runner.record(), ended_at=0)
        assert stopped.record().finished

    def test_as_over_when_it_is_ended_early(self):
        stage = Stage()
        stage.play_to(1, 10)
        stage.runner.command(Command.END)
        stage.runner.command(Command.END)
        stopped = snapshot.restore(stage.running.data, CATALOGUE)
        assert not stopped.resumable(stage.clock.wall_s())
        assert stopped.record() == stage.runner.record()


def test_an_interruption_pauses_without_a_word():
    stage = Stage()
    stage.play_to(1, 10)
    before = stage.sound.texts()
    assert stage.runner.interrupt() == [SessionPaused(PauseReason.INTERRUPTED)]
    assert stage.sound.texts() == before


def test_the_record_says_what_happened():
    stage = Stage(options=PlanOptions(level=Level.MUTE))
    # the local time changes under way: the record keeps that of its start
    stage.clock.offset = 3600
    stage.play_to(1, 10)
    stage.runner.command(Command.SKIP_HOLD)
    stage.play(3)
    stage.runner.command(Command.END)
    stage.runner.command(Command.END)
    record = stage.runner.record()
    assert (record.routine_id, record.routine_name, record.finished) == ("two", "Two", False)
    assert record.started_at == 1_700_000_000.0
    assert record.ended_at - record.started_at == pytest.approx(18, abs=0.1)
    assert record.planned_s == 127
    assert record.active_s == pytest.approx(18, abs=0.1)
    assert (record.utc_offset_s, record.pain_before) == (0, 4)
    assert [hold.outcome for hold in record.holds] == [
        HoldOutcome.SKIPPED,
        HoldOutcome.NOT_REACHED,
        HoldOutcome.NOT_REACHED,
    ]
    assert record.held_s == pytest.approx(10, abs=0.1)


def test_a_session_ends_after_its_start_though_the_clock_was_set_back():
    stage = Stage()
    stage.play_to(1, 10)
    stage.clock.wall -= 3600
    stage.play(5)
    record = stage.runner.record()
    assert record.ended_at - record.started_at == pytest.approx(record.active_s, abs=0.001)
    stage.runner.interrupt()
    assert snapshot.restore(stage.running.data, CATALOGUE).record().ended_at > record.started_at


@settings(max_examples=60)
@given(
    routine=drawn.routines(CATALOGUE, most=3),
    options=drawn.plan_options(),
    lengths=drawn.lengths(),
    acts=drawn.acts(8),
    tick_s=st.sampled_from([0.05, 0.2, 0.9]),
    measured_at=st.integers(0, 4),
)
def test_nothing_ever_sounds_over_anything_else(routine, options, lengths, acts, tick_s, measured_at):
    stage = Stage(routine, options, lengths, clips=measured_at == 0)
    for number, act in enumerate(acts):
        stage.sound.clips = number >= measured_at
        stage.play(act.wait_s, tick_s)
        stage.runner.command(act.command)
        assert stage.runner.view() is not None
    stage.play(5, tick_s)
    assert stage.sound.together() == []
    assert all(s.cue.kind is CueKind.TONE or options.level is not Level.MUTE for s in stage.sound.heard)


def test_cues_are_handed_out_a_little_ahead():
    stage = Stage()
    for _tick in range(1000):
        stage.runner.tick()
        now_s = stage.clock.steady_s()
        assert all(at_s <= now_s + AHEAD_S for _cue, at_s in stage.sound.scheduled)
        stage.clock.advance(0.05)


def test_the_shipped_routine_is_led_to_its_end():
    clock = ManualClock()
    sound = HeardSound(clock, lambda text: 0.25 + 0.068 * len(text))
    planner = shipped.planner(PlanOptions(level=Level.LEARN), sound.length_s)
    plan = planner.plan(shipped.routine("full-relief"))
    session = Session(plan, planner, Replies(shipped.phrases(), planner.script), 0.0)
    setup = SessionSetup(clock.wall_s(), clock.utc_offset_s(), plan.total_s)
    runner = SessionRunner(session, SessionPresenter(planner.script), setup, sound, KeptRunning(), clock)
    while session.state is not SessionState.FINISHED:
        runner.tick()
        clock.advance(0.25)
    assert len(sound.heard) == sum(len(phase.cues) for phase in plan.phases)
    assert sound.together() == []
    assert runner.record().finished
