"""Answers are worded as a person says them."""

from dataclasses import replace

import pytest

from stretchtimer.domain.plan import Level
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.reply import Replies
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.domain.stretch import Family, Side
from tests.domain import shipped
from tests.domain.catalogue import CATALOGUE, PHRASES


def half_a_second(_text: str) -> float:
    return 0.5


def replies(level: Level = Level.GUIDE) -> Replies:
    return Replies(PHRASES, Planner(CATALOGUE, PHRASES, PlanOptions(level=level)).script)


def status(position_s: float, *items: Item) -> str:
    """Return the status of a silent session: hug 5-35 right, 41-71 left, child 89-119, end 127."""
    planner = Planner(CATALOGUE, PHRASES, PlanOptions(level=Level.MUTE))
    routine = Routine("r", "R", items or (Item("hug", 30), Item("child", 30)), Family.SUPINE)
    plan = planner.plan(routine)
    return " ".join(Replies(PHRASES, planner.script).status(plan.locate(position_s), plan))


def test_status_is_told_in_short_sentences():
    planner = shipped.planner(PlanOptions(level=Level.MUTE, first_side=Side.RIGHT))
    routine = Routine(
        "r", "R", (Item("figure-four", 30), Item("cat-cow", 80), Item("childs-pose", 120)), Family.SUPINE
    )
    plan = planner.plan(routine)
    left = plan.starts_s[3] + 12
    assert Replies(shipped.phrases(), planner.script).status(plan.locate(left), plan) == [
        "Left ankle on top.",
        "Eighteen seconds left.",
        "Next, cat-cow.",
        "Four minutes to go.",
    ]


@pytest.mark.parametrize(
    ("position_s", "sentence"),
    [
        (28, "Right knee in. Seven seconds left. Next, child. Two minutes to go."),
        (34.5, "Right knee in. One second left. Next, child. Two minutes to go."),
        (34, "Right knee in. One second left. Next, child. Two minutes to go."),
        (37.5, "Left knee in. Four seconds left. Next, child. One minute to go."),
        (68, "Left knee in. Three seconds left. Next, child. Less than a minute to go."),
        (110, "Nine seconds left. The last stretch. Less than a minute to go."),
        (97, "22 seconds left. The last stretch. Less than a minute to go."),
        (127, "Zero seconds left. The last stretch. Less than a minute to go."),
    ],
)
def test_status_names_side_seconds_next_stretch_and_minutes(position_s, sentence):
    assert status(position_s) == sentence


@pytest.mark.parametrize(
    ("remaining_s", "words"),
    [
        (59, "Less than a minute to go"),
        (60, "One minute to go"),
        (89, "One minute to go"),
        (90, "Two minutes to go"),
        (150, "Three minutes to go"),
    ],
)
def test_minutes_are_rounded_as_people_do(remaining_s, words):
    # ready 15, hold 120, ready 8, hold 120, closing 8
    assert words in status(271 - remaining_s, Item("child", 120), Item("child", 120))


def test_status_of_the_warm_up_names_the_first_stretch():
    planner = Planner(CATALOGUE, PHRASES, PlanOptions(level=Level.MUTE, warm_up=True))
    plan = planner.plan(Routine("r", "R", (Item("child", 30),)))
    sentence = " ".join(Replies(PHRASES, planner.script).status(plan.locate(175), plan))
    assert sentence == "Five seconds left. Next, child. One minute to go."


def test_numbers_beyond_the_list_are_spoken_from_their_digits():
    assert status(10).startswith("Right knee in. 25 seconds left")


def test_pauses_and_pains_are_answered_in_turn():
    one = replies()
    assert [one.paused() for _time in range(3)] == ["Paused.", "A pause.", "Paused."]
    assert one.hurts(can_leave=True, offers=False) == ["Ease off.", "Sharp? Stop.", "Skip?"]
    assert one.hurts(can_leave=True, offers=True) == ["Let it go.", "Sharp? Stop.", "Easier, or skip?"]
    assert one.hurts(can_leave=False, offers=False) == ["Ease off.", "Sharp? Stop."]
    assert one.paused() == "A pause."


@pytest.mark.parametrize("side", Side)
def test_a_side_is_told_in_the_words_of_its_stretch_and_a_lunge_names_the_foot(side):
    script = shipped.planner(PlanOptions()).script
    words = {stretch.id: script.side(stretch, side) for stretch in shipped.catalogue() if stretch.one_sided}
    name = side.value.capitalize()
    assert words == {
        "knee-to-chest": f"{name} knee in",
        "runners-lunge": f"{name} foot forward",
        "figure-four": f"{name} ankle on top",
        "seated-spinal-twist": f"{name} knee up, turn {side.value}",
    }


def test_a_stretch_without_words_for_its_side_has_a_left_and_a_right_side():
    plain = replace(CATALOGUE["hug"], side_words="")
    assert replies()._script.side(plain, Side.LEFT) == "Left side"


def test_again_tells_the_fullest_words_that_are_over_in_time():
    planner = Planner(CATALOGUE, PHRASES, PlanOptions())
    plan = planner.plan(Routine("r", "R", (Item("hug", 30), Item("child", 30), Item("roll", 36))))
    said = [replies().again(hold, 3.5, half_a_second) for hold in plan.holds]
    assert said == [
        ["Hug, right leg.", "Lie down.", "Lift your right knee.", "Hug it."],
        ["Hug, left leg.", "Lie down.", "Lift your left knee.", "Hug it."],
        ["Child.", "Kneel.", "Sit back."],
        ["Rolls.", *planner.script.again(plan.holds[3])[0][1:]],
    ]
    assert replies().again(plan.holds[0], 1.5, half_a_second) == ["Hug, right leg.", "Hug your right knee."]
    assert replies().again(plan.holds[0], 0.4, half_a_second) == []
    assert replies().again(plan.phases[-1], 99, half_a_second) == []


@pytest.mark.parametrize("level", [Level.GUIDE, Level.BRIEF])
def test_all_fixed_answers_are_known(level):
    fixed = replies(level).fixed()
    assert {"Paused.", "A pause.", "Ease off.", "Let it go.", "Skipping this."} <= set(fixed)
    assert {"Sharp? Stop.", "Easier, or skip?", "Skip?"} <= set(fixed)
    assert ("Ready?" in fixed) == (level is Level.GUIDE)
    assert all(fixed)
