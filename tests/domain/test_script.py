"""Words are chosen; none is empty, none of a bank comes twice running."""

from dataclasses import replace
from itertools import pairwise

import pytest

from stretchtimer.domain.phrases import all_in_turn, in_turn
from stretchtimer.domain.plan import Cue, CueKind, Departure, Level, Phase, PhaseKind, ReleaseCue, Role
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.domain.script import Script
from stretchtimer.domain.stretch import Family, Side, Stretch
from tests.domain import shipped
from tests.domain.catalogue import CATALOGUE, CHILD, HUG, PHRASES


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
    [(59, None), (60, (40, "Twenty left.")), (120, (100, "Twenty left."))],
)
@pytest.mark.parametrize("level", [Level.LEARN, Level.GUIDE])
def test_a_long_hold_is_told_once_how_much_is_left(hold_s, left, level):
    script = Script(PHRASES, level)
    hold = Phase(PhaseKind.HOLD, stretch=HUG, side=Side.LEFT, asked_s=hold_s)
    lines = [(line.at_s, line.text) for line in script.within(hold) if line.role is Role.TIME_REMAINING]
    assert lines == ([left] if left else [])


@pytest.mark.parametrize("hold_s", range(20, 121))
@pytest.mark.parametrize("level", [Level.LEARN, Level.GUIDE])
def test_halfway_and_what_is_left_are_ten_seconds_apart(level, hold_s):
    hold = Phase(PhaseKind.HOLD, stretch=HUG, side=Side.LEFT, asked_s=hold_s)
    told = [
        line.at_s
        for line in Script(PHRASES, level).within(hold)
        if line.role in (Role.HALFWAY, Role.TIME_REMAINING)
    ]
    assert all(later - earlier >= 10 for earlier, later in pairwise(told))


@pytest.mark.parametrize(("hold_s", "halves"), [(20, 0), (44, 0), (45, 1), (60, 1)])
def test_learn_says_enough_in_a_short_hold_without_its_middle(hold_s, halves):
    hold = Phase(PhaseKind.HOLD, stretch=HUG, side=Side.LEFT, asked_s=hold_s)
    roles = [line.role for line in Script(PHRASES, Level.LEARN).within(hold)]
    assert roles.count(Role.HALFWAY) == halves


@pytest.mark.parametrize(("hold_s", "ahead", "within"), [(20, 1, 0), (29, 1, 0), (30, 0, 1), (60, 0, 1)])
def test_guide_says_once_where_it_is_felt_ahead_of_a_short_hold_and_within_a_longer_one(
    hold_s, ahead, within
):
    planner = Planner(CATALOGUE, PHRASES, PlanOptions(), lambda _text: 0.5)
    plan = planner.plan(Routine("r", "R", (Item("hug", hold_s, repeats=2),)))
    felt = [[cue.text for cue in phase.cues if cue.role is Role.FEEL] for phase in plan.phases]
    feel = ["A pull in your right hip."]
    assert felt[0] == feel * ahead
    assert felt[1] == feel * within
    assert not any(felt[2:])


def test_safety_words_come_with_the_side_after_the_one_that_says_where_it_is_felt():
    planner = Planner(CATALOGUE, PHRASES, PlanOptions(), lambda _text: 0.5)
    plan = planner.plan(Routine("r", "R", (Item("hug", 30), Item("bare", 30))))
    warned = [any(cue.text in PHRASES.safety for cue in phase.cues) for phase in plan.phases]
    assert warned == [True, False, False, True, True, False, False, False, False]


def test_a_note_is_told_from_what_the_program_says_itself():
    way = Phase(PhaseKind.GET_READY, stretch=shipped.catalogue()["figure-four"], note="daily")
    script = shipped.planner(PlanOptions(level=Level.BRIEF)).script
    assert script.instruction(way)[-1].text == "Note: daily"
    assert script.instruction(replace(way, note=" "))[-1].role is not Role.NOTE


STAYING = replace(
    CHILD, words=replace(CHILD.words, steps=("Kneel.", "Reach."), key_steps=("Reach.",), stay="Stay there.")
)
SIDED = replace(
    HUG, words=replace(HUG.words, stay="Stay lying.", switch_steps=("{Side} knee up.", "Hug it."))
)


def steps_of(stretch: Stretch, level: Level, **phase: object) -> list[str]:
    way = Phase(PhaseKind.GET_READY, stretch=stretch, side=Side.LEFT, item=1)
    lines = Script(PHRASES, level).instruction(replace(way, **phase))
    return [line.text for line in lines if line.role is Role.STEP]


@pytest.mark.parametrize(
    ("level", "there"), [(Level.LEARN, ["Stay there.", "Reach."]), (Level.GUIDE, ["Reach."])]
)
def test_a_position_is_told_to_whoever_is_not_in_it(level, there):
    from_back = Departure(HUG, Side.LEFT, ReleaseCue.RELEASE_LAST)
    from_knees = Departure(CHILD, None, ReleaseCue.RELEASE_LAST)
    taken = ["Kneel.", "Reach."]
    assert steps_of(STAYING, level, departure=from_back, comes_from=Family.SUPINE) == taken
    assert steps_of(STAYING, level, departure=from_knees, comes_from=Family.QUADRUPED) == there
    # a lunge begins and ends on hands and knees
    assert steps_of(STAYING, level, departure=from_knees, comes_from=Family.HALF_KNEELING) == there
    # nobody knows how a person waits for a session to begin
    assert steps_of(STAYING, level, comes_from=Family.QUADRUPED) == taken


def test_a_persons_own_first_step_is_a_step_like_the_others():
    came = {"departure": Departure(CHILD, None, ReleaseCue.RELEASE_LAST), "comes_from": Family.QUADRUPED}
    assert steps_of(CHILD, Level.LEARN, **came) == ["Kneel.", "Sit back."]


def test_learn_leads_into_the_other_side_in_two_steps_and_once():
    switch = {"kind": PhaseKind.SWITCH, "departure": Departure(SIDED, Side.RIGHT, ReleaseCue.RELEASE)}
    assert steps_of(SIDED, Level.LEARN, **switch, ordinal=1) == ["Left knee up.", "Hug it."]
    assert steps_of(SIDED, Level.LEARN, **switch, ordinal=2) == []
    assert steps_of(SIDED, Level.GUIDE, **switch, ordinal=1) == []
    every = steps_of(SIDED, Level.GUIDE, **switch, ordinal=1, every_step=True)
    assert every == ["Stay lying.", "Lift your left knee.", "Hug it."]


def test_in_a_hold_the_position_is_not_told_again():
    hold = Phase(PhaseKind.HOLD, stretch=STAYING, asked_s=30.0)
    assert Script(PHRASES, Level.GUIDE).again(hold)[0] == ("Child.", "Reach.")


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


def test_a_session_ends_with_rest_and_then_says_how_to_get_up_from_there():
    script = shipped.planner().script
    last = {}
    rest = "All done. Rest as long as you like."
    then = "Then one foot forward, hands on your thigh, and stand."
    for id_, variant in (
        ("runners-lunge", "desk"),
        ("cat-cow", "chair"),
        ("butterfly", None),
        ("childs-pose", None),
        ("happy-baby", None),
    ):
        stretch = shipped.catalogue()[id_].as_variant(variant)
        done = Phase(PhaseKind.DONE, departure=Departure(stretch, None, ReleaseCue.RELEASE_LAST))
        last[id_] = [line.text for line in script.closing(done)]
    assert last == {
        "runners-lunge": ["All done. Take a slow breath or two."],
        "cat-cow": [rest],
        "butterfly": [rest, "To get up, come to your hands and knees first.", then],
        "childs-pose": [rest, "To get up, one foot forward, hands on your thigh."],
        "happy-baby": [rest, "To get up, roll to your side, then to hands and knees.", then],
    }


def test_where_a_routine_leaves_the_person_lying_nothing_is_said_about_getting_up():
    plan = shipped.plan("wind-down", PlanOptions())
    assert [cue.text for cue in plan.phases[-1].cues if cue.role is Role.CLOSING] == [
        "All done. Rest as long as you like."
    ]
