"""Words are chosen; none is empty, none of a bank comes twice running."""

from dataclasses import replace

import pytest

from stretchtimer.domain.phrases import all_in_turn, in_turn
from stretchtimer.domain.plan import Cue, CueKind, Departure, Level, Phase, PhaseKind, ReleaseCue, Role
from stretchtimer.domain.script import Script
from stretchtimer.domain.stretch import Side
from tests.domain import shipped
from tests.domain.catalogue import CHILD, HUG, PHRASES


def said(*texts: str, recent_phrases: tuple[str, ...] = ()) -> Phase:
    cues = tuple(Cue(i, 0.5, CueKind.SPEECH, text, Role.HALFWAY) for i, text in enumerate(texts))
    return Phase(PhaseKind.HOLD, cues=cues, recent_phrases=recent_phrases)


def test_marks_are_filled_in_for_a_side_and_its_other():
    script = Script(PHRASES, Level.GUIDE)
    assert script.fill("{Side} over {other}, {side} under {Other}", Side.LEFT) == (
        "Left over right, left under Right"
    )
    assert script.fill("{side}", None) == "right"


def test_phrases_of_a_bank_are_taken_in_turn():
    bank = ("a", "b", "c")
    assert [in_turn(bank), in_turn(bank, ("a",)), in_turn(bank, ("x", "c"))] == ["a", "b", "a"]
    assert in_turn((), ("a",)) == ""


def test_any_phrase_of_a_bank_may_come_next_but_the_one_heard_last():
    bank = ("a", "b", "c")
    assert all_in_turn(bank) == bank
    assert all_in_turn(bank, ("b",)) == ("c", "a")
    assert all_in_turn(bank, ("c", "x")) == ("a", "b")
    assert all_in_turn(("a",), ("a",)) == ("a",)
    assert all_in_turn(()) == ()


def test_what_was_heard_last_of_every_bank_is_remembered():
    script = Script(PHRASES, Level.GUIDE)
    assert script.recent_phrases(said("Half.", "Kneel.")) == ("Half.",)
    assert script.recent_phrases(said("Half.", recent_phrases=("Half of it.", "Rest now."))) == (
        "Half.",
        "Rest now.",
    )
    assert script.recent_phrases(said(recent_phrases=("Half of it.",))) == ("Half of it.",)


def test_a_phrase_that_was_dropped_does_not_count_as_heard():
    script = Script(PHRASES, Level.GUIDE)
    hold = Phase(PhaseKind.HOLD, stretch=CHILD, asked_s=30.0, recent_phrases=("Half.",))
    assert [line.text for line in script.within(hold) if line.role is Role.HALFWAY] == ["Half of it."]
    later = replace(hold, recent_phrases=script.recent_phrases(replace(hold, cues=())))
    assert [line.text for line in script.within(later) if line.role is Role.HALFWAY] == ["Half of it."]


@pytest.mark.parametrize(
    ("hold_s", "left"),
    [(44, None), (45, (15, "Thirty left.")), (60, (40, "Twenty left.")), (120, (100, "Twenty left."))],
)
def test_a_long_hold_is_told_once_how_much_is_left(hold_s, left):
    script = Script(PHRASES, Level.GUIDE)
    hold = Phase(PhaseKind.HOLD, stretch=HUG, side=Side.LEFT, asked_s=hold_s)
    lines = [(line.at_s, line.text) for line in script.within(hold) if line.role is Role.TIME_REMAINING]
    assert lines == ([left] if left else [])


@pytest.mark.parametrize("level", [Level.TONES, Level.MUTE])
def test_nothing_is_said_where_nothing_is_to_be_said(level):
    script = Script(PHRASES, level)
    phase = Phase(PhaseKind.GET_READY, stretch=HUG, side=Side.LEFT, asked_s=30.0, note="Slowly.")
    assert script.instruction(phase) == script.release(phase) == script.within(phase) == []
    assert script.rest(phase) == script.closing(phase) == []
    assert script.start(phase) is None
    assert script.resume() == ""
    assert script.warm_up() == script.count() == ()
    assert script.beats(phase, 8, 2) == {}


def test_a_bank_stands_in_for_each_of_its_phrases():
    script = Script(PHRASES, Level.GUIDE)
    assert script.in_place_of("Half of it.") == ("Half.", "Half of it.")
    assert script.in_place_of("Kneel.") == ("Kneel.",)


def test_the_sessions_first_announcement_does_not_say_next():
    script = shipped.planner().script
    lunge = shipped.catalogue()["runners-lunge"]
    way = Phase(PhaseKind.GET_READY, stretch=lunge, side=Side.LEFT)
    assert script.instruction(way)[0].text == "First, runner's lunge. Left foot forward first."
    later = replace(way, departure=Departure(lunge, Side.LEFT, ReleaseCue.RELEASE_LAST))
    assert script.instruction(later)[0].text == "Next, runner's lunge. Left foot forward first."


def test_who_stands_at_the_end_is_not_told_to_get_up():
    script = shipped.planner().script
    last = {}
    for id_, variant in (("runners-lunge", "desk"), ("butterfly", None), ("happy-baby", None)):
        stretch = shipped.catalogue()[id_].as_variant(variant)
        done = Phase(PhaseKind.DONE, departure=Departure(stretch, None, ReleaseCue.RELEASE_LAST))
        last[id_] = [line.text for line in script.closing(done)]
    assert last == {
        "runners-lunge": ["All done. Take a slow breath or two."],
        "butterfly": ["All done. Take your time getting up."],
        "happy-baby": ["Roll to your side, then push up.", "All done. Take your time getting up."],
    }
