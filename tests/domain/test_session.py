"""A session does what it is asked, tells what happens, and answers."""

from dataclasses import replace

import pytest

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
from stretchtimer.domain.plan import CueLengths, Level, PhaseKind
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.record import HoldOutcome
from stretchtimer.domain.reply import AFTER_REPLY_S
from stretchtimer.domain.reply_room import CLIP_S
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.domain.session import Session, SessionState
from stretchtimer.domain.stretch import Family
from tests.domain import shipped
from tests.domain.catalogue import CATALOGUE, PHRASES
from tests.domain.walking import begun

#: Not nothing, so that a position is never a moment by chance.
START_S = 1000.0


def half_a_second(_text: str) -> float:
    return 0.5


def session(*items: Item, level: Level = Level.GUIDE, lengths: CueLengths = half_a_second) -> Session:
    """Return a session of two stretches that begins lying on the back."""
    planner = Planner(CATALOGUE, PHRASES, PlanOptions(level=level), lengths)
    routine = Routine("r", "R", items or (Item("hug", 30), Item("child", 30)), Family.SUPINE)
    return begun(planner, PHRASES, routine, START_S)


def kinds(events: list[Event]) -> list[type]:
    return [type(event) for event in events]


def replied(events: list[Event]) -> list[str]:
    """Return the lines of the last event, a reply."""
    assert isinstance(events[-1], Replied)
    return [line.text for line in events[-1].lines]


def heard(one: Session, now_s: float, horizon_s: float = 1.5) -> list[tuple[float, str]]:
    return [(round(at_s - START_S, 3), cue.text) for cue, at_s in one.upcoming(now_s, horizon_s)]


def at(one: Session, index: int, into_s: float = 0.0) -> float:
    """Return the moment of a phase's second in a session without pauses."""
    return START_S + one.plan.starts_s[index] + into_s


class TestTime:
    def test_begins_at_once_with_the_first_phase_and_its_first_cue(self):
        one = session()
        events = one.advance(START_S)
        assert kinds(events) == [PhaseBegan]
        assert heard(one, START_S)[0] == (0.0, "Next, hug. Right leg first.")
        assert one.advance(START_S) == []

    def test_a_boundary_belongs_to_the_phase_that_begins_at_it(self):
        one = session(level=Level.TONES)
        one.advance(START_S)
        assert one.advance(START_S + 4.999) == []
        events = one.advance(START_S + 5)
        assert kinds(events) == [PhaseBegan]
        assert events[0].phase.kind is PhaseKind.HOLD
        assert heard(one, START_S + 5) == [(5.0, "start")]
        assert one.phase is one.plan.phases[1]

    def test_ends_after_the_closing_and_stays_there(self):
        one = session()
        total_s = one.plan.total_s
        events = one.advance(START_S + total_s + 100)
        assert events[-1] == SessionFinished(early=False)
        assert one.state is SessionState.FINISHED
        assert one.position_s(START_S + 1e6) == total_s
        assert one.advance(START_S + 1e6) == []
        assert one.command(Command.BACK, START_S + 1e6) == []
        assert one.upcoming(START_S + 1e6, 10) == []

    def test_time_before_the_start_is_the_start(self):
        assert session().position_s(START_S - 5) == 0


class TestPause:
    def test_stands_still_and_says_so(self):
        one = session()
        events = one.command(Command.PAUSE_RESUME, START_S + 10)
        assert events[-2] == SessionPaused(PauseReason.ASKED)
        assert replied(events) == ["Paused."]
        assert one.position_s(START_S + 500) == 10
        assert one.advance(START_S + 500) == []
        assert heard(one, START_S + 500) == []
        assert one.command(Command.PAUSE, START_S + 500) == []

    def test_goes_on_after_a_lead_in(self):
        one = session()
        one.command(Command.PAUSE, START_S + 10)
        assert one.command(Command.PAUSE_RESUME, START_S + 100) == [LeadInBegan()]
        assert one.state is SessionState.LEAD_IN
        assert one.lead_in_remaining_s(START_S + 101) == 2
        assert heard(one, START_S + 100) == [(100, "Ready?")]
        assert one.advance(START_S + 102.9) == []
        assert one.position_s(START_S + 102.9) == 10
        assert one.advance(START_S + 104) == [SessionResumed()]
        assert one.position_s(START_S + 104) == 11
        assert one.lead_in_remaining_s(START_S + 104) == 0

    def test_is_counted_in_by_ticks_where_nothing_is_said(self):
        one = session(level=Level.TONES)
        one.command(Command.PAUSE, START_S + 10)
        one.command(Command.RESUME, START_S + 20)
        assert heard(one, START_S + 20, 5) == [(20, "tick"), (21, "tick"), (22, "tick")]
        assert heard(one, START_S + 21.1, 1.5) == [(21, "tick"), (22, "tick")]

    def test_in_a_lead_in_stands_still_again(self):
        one = session()
        one.command(Command.PAUSE, START_S + 10)
        one.command(Command.RESUME, START_S + 20)
        events = one.command(Command.PAUSE_RESUME, START_S + 21)
        assert events[:-1] == [SessionPaused(PauseReason.ASKED)]
        assert replied(events) == ["A pause."]
        assert one.position_s(START_S + 99) == 10

    def test_says_nothing_where_nobody_asked_for_it_or_nobody_hears(self):
        assert session().pause(START_S + 10, PauseReason.SLEPT) == [SessionPaused(PauseReason.SLEPT)]
        assert session(level=Level.TONES).pause(START_S + 10) == [SessionPaused(PauseReason.ASKED)]
        one = session()
        one.command(Command.VOICE, START_S)
        assert one.pause(START_S + 10) == [SessionPaused(PauseReason.ASKED)]

    def test_resuming_what_runs_does_nothing(self):
        assert session().resume(START_S + 10) == []


class TestUpcoming:
    def test_gives_the_cues_of_the_next_seconds_with_their_moments(self):
        one = session()
        assert heard(one, START_S) == [(0, "Next, hug. Right leg first."), (1, "Hug your right knee.")]
        assert heard(one, at(one, 1, -1), 1.5)[-2:] == [
            (one.plan.starts_s[1], "start"),
            (one.plan.starts_s[1] + 0.31, "And hold."),
        ]

    def test_includes_what_has_just_begun_and_nothing_older(self):
        one = session()
        assert (0, "Next, hug. Right leg first.") in heard(one, START_S + 0.2)
        assert (0, "Next, hug. Right leg first.") not in heard(one, START_S + 0.4)

    @pytest.mark.parametrize("start_s", [0.0, 12345.678, 987654.321])
    def test_a_hold_that_is_restarted_always_has_its_start_tone(self, start_s):
        planner = Planner(CATALOGUE, PHRASES, PlanOptions(level=Level.TONES))
        one = begun(planner, PHRASES, Routine("r", "R", (Item("hug", 30),)), start_s)
        for step in range(200):
            now_s = start_s + 20 + 3 + step * 3.1
            one.command(Command.RESTART_HOLD, now_s)
            sounds = one.upcoming(now_s, 1.5)
            assert [(cue.text, pytest.approx(at_s)) for cue, at_s in sounds] == [("start", now_s)]

    def test_a_hold_asked_for_again_in_a_pause_goes_on_by_itself(self):
        one = session()
        moment_s = at(one, 1, 8)
        one.command(Command.PAUSE, moment_s)
        one.command(Command.RESTART_HOLD, moment_s + 5)
        assert one.state is SessionState.LEAD_IN
        one.advance(moment_s + 5 + 3)
        assert one.state is SessionState.RUNNING
        assert one.position_s(moment_s + 5 + 3) == pytest.approx(one.plan.starts_s[1])

    def test_what_was_heard_before_a_pause_is_not_heard_again(self):
        one = session()
        moment_s = at(one, 1, 0.1)
        one.command(Command.PAUSE, moment_s)
        one.command(Command.RESUME, moment_s + 10)
        one.advance(moment_s + 13)
        assert [text for _at_s, text in heard(one, moment_s + 13)] == ["And hold."]

    def test_words_are_left_out_while_the_voice_is_off(self):
        one = session()
        assert one.command(Command.VOICE, START_S)[-1:] == [PlanChanged()]
        assert not one.voice_on
        assert heard(one, at(one, 1, -1)) == [(one.plan.starts_s[1], "start")]
        one.command(Command.VOICE, START_S)
        assert one.voice_on

    def test_the_lead_in_is_not_given_out_again_when_it_has_passed(self):
        one = session()
        one.command(Command.PAUSE, START_S + 10)
        one.command(Command.RESUME, START_S + 20)
        assert heard(one, START_S + 21.5, 0.2) == []


class TestReplies:
    def test_planned_words_make_way_for_a_reply_and_tones_do_not(self):
        one = session(lengths=lambda _text: 0.5)
        now_s = at(one, 1, 27 - 1)
        before = heard(one, now_s, 5)
        assert [text for _at_s, text in before] == ["Three.", "Two.", "One.", "end", "Lower your right foot."]
        events = one.command(Command.STATUS, now_s)
        assert kinds(events)[-2:] == [PlanChanged, Replied]
        after = [text for _at_s, text in heard(one, now_s, 5)]
        assert after == ["end", "Lower your right foot."]

    def test_words_on_a_way_wait_for_a_reply_and_the_hold_waits_for_them(self):
        one = session(lengths=lambda text: 12.0 if "seconds left" in text else 0.5)
        now_s, before = at(one, 4, 3.2), one.plan
        one.command(Command.STATUS, now_s)
        way = one.plan.phases[4]
        assert [cue.text for cue in way.cues] == [cue.text for cue in before.phases[4].cues]
        spoken = [cue for cue in way.cues if cue.at_s > 3.2]
        assert spoken[0].text == "Next, child."  # it was cut off, so it is said once more
        assert spoken[0].at_s == pytest.approx(3.2 + CLIP_S + 14.0 + AFTER_REPLY_S)
        assert way.length_s >= spoken[-1].end_s + 3
        assert heard(one, now_s, 17)[0] == (round(now_s + 15.1 - START_S, 3), "Next, child.")

    def test_a_reply_that_outlives_its_hold_delays_the_next_words(self):
        one = session(lengths=lambda text: 8.0 if "seconds left" in text else 0.5)
        now_s = at(one, 1, 26)
        one.command(Command.STATUS, now_s)
        after = heard(one, now_s, 18)
        assert after[0] == (round(at(one, 2) - START_S, 3), "end")
        assert after[1] == (round(now_s + 12.1 - START_S, 3), "Lower your right foot.")
        assert [text for _at_s, text in after[2:4]] == ["switch", "Switch sides. Left knee in."]

    def test_a_reply_in_a_pause_silences_nothing_later(self):
        one = session(lengths=lambda text: 20.0 if "left" in text else 0.5)
        now_s = at(one, 1, -0.5)
        one.command(Command.PAUSE, now_s)
        one.command(Command.STATUS, now_s + 1)
        one.command(Command.RESUME, now_s + 2)
        assert "And hold." in [text for _at_s, text in heard(one, now_s + 5, 2)]

    def test_a_seek_ends_a_reply(self):
        one = session(lengths=lambda text: 20.0 if "left" in text else 0.5)
        one.command(Command.STATUS, at(one, 1, 5))
        one.command(Command.RESTART_HOLD, at(one, 1, 6))
        assert "And hold." in [text for _at_s, text in heard(one, at(one, 1, 6))]

    @pytest.mark.parametrize(
        ("level", "replies"),
        [(Level.LEARN, 1), (Level.BRIEF, 1), (Level.TONES, 1), (Level.MUTE, 0)],
    )
    def test_who_asks_is_answered_at_every_level_but_mute(self, level, replies):
        one = session(level=level)
        for command in (Command.STATUS, Command.SAY_AGAIN):
            assert kinds(one.command(command, at(one, 1, 10))).count(Replied) == replies

    def test_nobody_is_answered_while_the_voice_is_off(self):
        one = session()
        one.command(Command.VOICE, START_S)
        for command in (Command.STATUS, Command.SAY_AGAIN):
            before = one.plan
            assert Replied not in kinds(one.command(command, at(one, 2, 3)))
            assert one.plan == before


class TestSayAgain:
    @pytest.mark.parametrize(
        ("into_s", "lines"),
        [
            (10, ["Hug, right leg.", "Lie down.", "Lift your right knee.", "Hug it."]),
            # four lines take 3.5 s, and the count begins 3 s before the end
            (23.15, ["Hug, right leg.", "Lie down.", "Lift your right knee.", "Hug it."]),
            (23.25, ["Hug, right leg.", "Lift your right knee.", "Hug it."]),
            (24.5, ["Hug, right leg.", "Hug your right knee."]),
            (26.0, ["Hug, right leg."]),
        ],
    )
    def test_in_a_hold_says_every_step_or_what_there_is_time_for(self, into_s, lines):
        one = session()
        events = one.command(Command.SAY_AGAIN, at(one, 1, into_s))
        assert replied(events) == lines
        assert one.position_s(at(one, 1, into_s)) == pytest.approx(one.plan.starts_s[1] + into_s)
        count = [text for _at_s, text in heard(one, at(one, 1, into_s), 30 - into_s - 0.1)][-3:]
        assert count == ["Three.", "Two.", "One."]

    def test_in_the_count_says_nothing(self):
        one = session()
        assert Replied not in kinds(one.command(Command.SAY_AGAIN, at(one, 1, 26.5)))
        assert len(heard(one, at(one, 1, 26.5), 3.4)) == 3

    def test_in_a_movement_is_over_before_the_last_round(self):
        one = session(Item("roll", 36))
        assert replied(one.command(Command.SAY_AGAIN, at(one, 1, 5)))[0] == "Rolls."
        said = replied(one.command(Command.SAY_AGAIN, at(one, 1, 22.5)))
        assert said == ["Rolls."]

    def test_on_the_way_in_says_every_step(self):
        one = session()
        events = one.command(Command.SAY_AGAIN, at(one, 4, 8))
        start_s, way = one.plan.starts_s[4], one.plan.phases[4]
        assert events[-1] == PlanChanged(sought=True)
        assert heard(one, at(one, 4, 8), 0.1) == [(round(at(one, 4, 8) - START_S, 3), "Next, child.")]
        assert [cue.text for cue in way.cues] == ["Next, child.", "Roll over first.", "Kneel.", "Sit back."]
        assert one.position_s(at(one, 4, 8)) == start_s
        assert PhaseBegan not in kinds(one.advance(at(one, 4, 12)))

    def test_in_a_pause_says_every_step_at_once_and_changes_nothing(self):
        one = session()
        now_s = at(one, 4, 8)
        one.command(Command.PAUSE, now_s)
        before = one.plan
        assert replied(one.command(Command.SAY_AGAIN, now_s + 5)) == ["Child.", "Kneel.", "Sit back."]
        assert one.plan == before

    def test_after_it_hurts_asks_again_what_to_do(self):
        one = session()
        one.command(Command.HURTS, at(one, 1, 10))
        again = replied(one.command(Command.SAY_AGAIN, at(one, 1, 12)))
        assert again == ["Let it go.", "Sharp? Stop.", "Easier, or skip?"]

    def test_its_words_are_made_ahead(self):
        one = session(level=Level.BRIEF)
        assert {"Hug, left leg.", "Lie down.", "Lift your left knee.", "Kneel."} <= set(one.texts)
        assert session(level=Level.TONES).texts == []


class TestSeek:
    def test_begins_the_phase_anew_and_tells_its_first_cue(self):
        one = session()
        one.advance(at(one, 1, 10))
        events = one.command(Command.SKIP_HOLD, at(one, 1, 10))
        assert kinds(events) == [PlanChanged, PhaseBegan]
        assert events[0].sought
        assert heard(one, at(one, 1, 10), 0.1) == [(round(at(one, 1, 10) - START_S, 3), "end")]

    def test_while_standing_still_goes_there_and_stays(self):
        one = session()
        one.command(Command.PAUSE, at(one, 1, 10))
        events = one.command(Command.SKIP_HOLD, at(one, 1, 20))
        assert kinds(events) == [PlanChanged, PhaseBegan]
        assert one.state is SessionState.PAUSED
        assert one.position_s(at(one, 1, 60)) == one.plan.starts_s[2]
        one.command(Command.RESUME, at(one, 1, 60))
        assert kinds(one.advance(at(one, 1, 63))) == [SessionResumed]

    def test_in_a_lead_in_keeps_its_end(self):
        one = session()
        one.command(Command.PAUSE, at(one, 1, 10))
        one.command(Command.RESUME, at(one, 1, 20))
        one.command(Command.SKIP_HOLD, at(one, 1, 21))
        assert one.position_s(at(one, 1, 23)) == one.plan.starts_s[2]
        one.advance(at(one, 1, 24))
        assert one.position_s(at(one, 1, 24)) == one.plan.starts_s[2] + 1

    def test_that_goes_nowhere_begins_nothing(self):
        one = session()
        events = one.command(Command.RESTART_HOLD, at(one, 1))
        assert kinds(events).count(PhaseBegan) == 2  # those that were passed on the way
        assert one.command(Command.RESTART_HOLD, at(one, 1)) == [PlanChanged(sought=False)]

    def test_to_another_phase_at_the_same_second_begins_it(self):
        one = session()
        one.advance(at(one, 2))
        events = one.command(Command.REPEAT_SIDE, at(one, 2))
        assert kinds(events)[:2] == [PlanChanged, PhaseBegan]
        assert events[1].phase.kind is PhaseKind.REST

    def test_past_the_closing_ends_the_session_even_while_it_stands(self):
        one = session()
        one.command(Command.PAUSE, START_S + one.plan.total_s - 2)
        events = one.command(Command.SKIP_HOLD, START_S + 1e4)
        assert events[-1] == SessionFinished(early=False)
        assert not one.ended_early

    def test_nothing_is_sought_by_a_command_that_does_not_apply(self):
        one = session()
        one.advance(START_S)
        assert one.command(Command.TAKE_EASIER, START_S) == []


class TestEnd:
    def test_pauses_first_and_then_ends(self):
        one = session()
        assert SessionPaused(PauseReason.ASKED) in one.command(Command.END, at(one, 1, 10))
        assert one.command(Command.END, at(one, 1, 50)) == [SessionFinished(early=True)]
        assert one.ended_early
        assert one.position_s(at(one, 1, 99)) == one.plan.starts_s[1] + 10
        first, second, third = one.accounts.records(one.plan)
        assert (first.outcome, first.held_s) == (HoldOutcome.ENDED_EARLY, 10)
        assert (second.outcome, second.held_s) == (HoldOutcome.NOT_REACHED, 0)
        assert third.outcome is HoldOutcome.NOT_REACHED


class TestHurts:
    def test_stops_at_once_and_offers_what_there_is(self):
        one = session()
        events = one.command(Command.HURTS, at(one, 1, 12.5))
        assert events[-2] == PainReported(0, 12.5)
        assert replied(events) == ["Ease off.", "Sharp? Stop.", "Easier, or skip?"]
        assert one.state is SessionState.OFFERING
        assert one.easier.id == "strap"
        assert one.position_s(at(one, 1, 500)) == one.plan.starts_s[1] + 12.5
        assert heard(one, at(one, 1, 13)) == []
        assert (one.accounts.records(one.plan)[0].hurt_at_s, one.accounts.hurting) == (12.5, 0)

    def test_on_the_way_in_belongs_to_the_hold_that_is_led_to(self):
        one = session()
        one.command(Command.HURTS, at(one, 2, 1))
        assert (one.accounts.entries[1].hurt_at_s, one.accounts.hurting) == (0, 1)

    def test_offers_to_skip_where_there_is_nothing_easier(self):
        one = session(Item("child", 30))
        assert replied(one.command(Command.HURTS, at(one, 1, 3))) == ["Ease off.", "Sharp? Stop.", "Skip?"]
        assert one.easier is None
        assert one.command(Command.TAKE_EASIER, at(one, 1, 9)) == []

    @pytest.mark.parametrize(
        "command",
        [
            Command.PAUSE,
            Command.BACK,
            Command.RESTART_HOLD,
            Command.LONGER,
            Command.HURTS,
            Command.SAY_AGAIN,
        ],
    )
    def test_never_goes_on_in_silence(self, command):
        one = session()
        one.command(Command.HURTS, at(one, 1, 12))
        one.command(command, at(one, 1, 20))
        assert one.state is SessionState.OFFERING

    def test_goes_on_with_the_easier_way(self):
        one = session()
        one.command(Command.HURTS, at(one, 1, 12))
        events = one.command(Command.TAKE_EASIER, at(one, 1, 40))
        assert events[0] == PlanChanged(sought=True)
        assert one.state is SessionState.RUNNING
        assert one.phase.stretch.variant == "strap"
        assert one.accounts.hurting is None
        assert one.position_s(at(one, 1, 41)) == one.plan.starts_s[2] + 1

    @pytest.mark.parametrize("command", [Command.SKIP_HOLD, Command.SKIP_STRETCH])
    def test_goes_on_with_the_next_stretch(self, command):
        one = session()
        one.command(Command.HURTS, at(one, 1, 12))
        one.command(command, at(one, 1, 40))
        assert one.phase.item == 1
        assert one.accounts.hurting is None

    def test_while_standing_still_offers_too(self):
        one = session()
        one.command(Command.PAUSE, at(one, 1, 12))
        one.command(Command.HURTS, at(one, 1, 30))
        assert one.state is SessionState.OFFERING

    def test_can_end_the_session(self):
        one = session()
        one.command(Command.HURTS, at(one, 1, 12))
        assert one.command(Command.END, at(one, 1, 20)) == [SessionFinished(early=True)]
        assert one.accounts.records(one.plan)[0].outcome is HoldOutcome.HURT

    @pytest.mark.parametrize("command", [Command.PAUSE_RESUME, Command.RESUME])
    def test_goes_on_as_before_where_the_person_says_so(self, command):
        one = session()
        one.command(Command.HURTS, at(one, 1, 12))
        assert kinds(one.command(command, at(one, 1, 40))) == [LeadInBegan]
        one.advance(at(one, 1, 43))
        assert one.state is SessionState.RUNNING
        assert one.position_s(at(one, 1, 44)) == one.plan.starts_s[1] + 13
        one.advance(at(one, 1, 500))
        record = one.accounts.records(one.plan)[0]
        assert (record.outcome, record.held_s, record.hurt_at_s) == (HoldOutcome.DONE, 30, 12)

    @pytest.mark.parametrize(
        "command", [Command.PAUSE_RESUME, Command.RESUME, Command.SKIP_HOLD, Command.SKIP_STRETCH]
    )
    def test_in_the_closing_belongs_to_the_last_hold_and_there_is_nothing_to_leave(self, command):
        one = session()
        now_s = START_S + one.plan.total_s - 1
        assert replied(one.command(Command.HURTS, now_s)) == ["Ease off.", "Sharp? Stop."]
        assert (one.state, one.can_leave) == (SessionState.OFFERING, False)
        assert one.command(Command.TAKE_EASIER, now_s) == []
        one.command(command, now_s + 10)
        assert one.advance(now_s + 100)[-1] == SessionFinished(early=False)
        record = one.accounts.records(one.plan)[-1]
        assert (record.outcome, record.hurt_at_s) == (HoldOutcome.DONE, 30)

    def test_lets_the_body_rest_for_as_long_as_it_hurts(self):
        one = session()
        one.command(Command.HURTS, at(one, 1, 12))
        assert one.resting_s(at(one, 1, 19)) == 7

    def test_is_asked_about_again_after_the_program_was_gone(self):
        one = session()
        one.command(Command.HURTS, at(one, 1, 12))
        replies = one._replies
        back = Session(
            one.plan, one.planner, replies, None, accounts=one.accounts, position_s=one.position_s(0.0)
        )
        assert back.state is SessionState.OFFERING
        assert back.easier.id == "strap"
        assert kinds(back.resume(0.0)) == [LeadInBegan]


class TestRefresh:
    def test_takes_measured_lengths_in_the_middle_of_a_session(self):
        one = session()
        one.advance(at(one, 1, 10))
        planner = Planner(CATALOGUE, PHRASES, PlanOptions(), lambda _text: 4.0)
        one._live = replace(one._live, planner=planner)
        assert one.refresh(at(one, 1, 10)) == [PlanChanged()]
        assert one.position_s(at(one, 1, 10)) == one.plan.starts_s[1] + 10
        assert one.plan.phases[2].length_s > 6

    def test_of_a_session_that_is_over_does_nothing(self):
        one = session()
        assert one.refresh(START_S + 1e4)[-1] == SessionFinished(early=False)


def test_everything_that_may_be_said_is_known_beforehand():
    one = session()
    assert one.texts[0] == "Next, hug. Right leg first."
    assert {"Half.", "Half of it.", "Ready?", "Paused.", "A pause.", "Skipping this."} <= set(one.texts)
    assert {"Ease off.", "Let it go.", "Sharp? Stop.", "Easier, or skip?", "Skip?"} <= set(one.texts)
    assert all(text.strip() for text in one.texts)
    assert session(level=Level.TONES).texts == []


@pytest.mark.parametrize("name", shipped.ROUTINES)
def test_every_routine_runs_to_its_end(name):
    one = begun(shipped.planner(PlanOptions(warm_up=True)), shipped.phrases(), shipped.routine(name))
    events = one.advance(1e5)
    assert events[-1] == SessionFinished(early=False)
    records = one.accounts.records(one.plan)
    assert {record.outcome for record in records} == {HoldOutcome.DONE}
    assert all(record.held_s == pytest.approx(record.planned_s) for record in records)
    assert one.accounts.active_s == pytest.approx(one.plan.total_s)
