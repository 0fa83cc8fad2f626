"""A line that a person types becomes the stretch, the time and the sides that it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.routine import Pacing, Sides
from stretchtimer.domain.stretch import Catalogue, Side, StretchKind
from stretchtimer.exchange.preview import LineOutcome
from stretchtimer.exchange.reading import preview_text
from stretchtimer.storage.resources import load_catalogue

CATALOGUE = load_catalogue()


def proposed(text):
    (routine,) = preview_text(text, CATALOGUE).routines
    return routine


def only(text):
    found = proposed(text)
    (item,), (line,) = found.routine.items, found.lines
    return item, line


@pytest.mark.parametrize(
    ("line", "stretch", "hold_s", "repeats"),
    [
        ("Knee to chest 3 x 30 s each side", "knee-to-chest", 30, 3),
        ("Knee to chest 3x30s", "knee-to-chest", 30, 3),
        ("Knee to chest 3×30 sec per leg", "knee-to-chest", 30, 3),
        ("Knee to chest: 30 seconds, 3 times", "knee-to-chest", 30, 3),
        ("Knee to chest – 30s x 3", "knee-to-chest", 30, 3),
        ("3 sets of 30 s Knee to chest", "knee-to-chest", 30, 3),
        ("Knee to chest, hold for thirty seconds, twice", "knee-to-chest", 30, 2),
        ("3x Knee to chest 30s", "knee-to-chest", 30, 3),
        ("• Child's pose 1 min", "childs-pose", 60, 1),
        ("2) Child's pose 1:15", "childs-pose", 75, 1),
        ("Child's pose 1 min 30 s", "childs-pose", 90, 1),
        ("Child's pose 1.5 minutes", "childs-pose", 90, 1),
        ("Child's pose 5 breaths", "childs-pose", 50, 1),
        ("Child's pose 1'", "childs-pose", 60, 1),
        ("Child's pose 45\"", "childs-pose", 45, 1),
        ("Cat-cow 10 reps", "cat-cow", 80, 1),
        ("Cat-cow x 5", "cat-cow", 40, 1),
        ("Cat-cow 2 x 5 reps", "cat-cow", 40, 2),
        ("Knee rolls 10 reps", "knee-rotations", 60, 1),
        ("Knee rolls 5 each side", "knee-rotations", 60, 1),
        ("Happy baby 3 x", "happy-baby", 30, 3),
        ("3x 30s 5s ; Happy baby", "happy-baby", 30, 3),
        ("Figure 4 2 x 20s", "figure-four", 20, 2),
        ("Butterfly 40", "butterfly", 40, 1),
        ("Butterfly 3 x 20", "butterfly", 20, 3),
    ],
)
def test_amounts_are_read(line, stretch, hold_s, repeats):
    item, _line = only(line)
    assert (item.stretch_id, item.hold_s, item.repeats, item.sides) == (stretch, hold_s, repeats, Sides.BOTH)


@pytest.mark.parametrize(
    ("line", "outcome", "sentence"),
    [
        ("Knee to chest 3 x 30 s each side", LineOutcome.MATCHED, "Knee to Chest, 30 s each side, 3 times."),
        (
            "Knee to chest 90 s",
            LineOutcome.ADJUSTED,
            "Knee to Chest, 60 s each side. It asks for 90 s; the longest time of Knee to Chest is 60 s.",
        ),
        (
            "Happy baby",
            LineOutcome.ADJUSTED,
            "Happy Baby, 30 s. No time is given: the usual one is taken.",
        ),
        (
            "Childs pos 60 s",
            LineOutcome.MATCHED,
            "Child's Pose, 60 s. The name was read in spite of its spelling, “Childs pos”.",
        ),
        (
            "Bridge 20 s",
            LineOutcome.OWN,
            "Bridge, 20 s. “Bridge” is not in the library and becomes a stretch of your own.",
        ),
    ],
)
def test_a_line_says_what_became_of_it(line, outcome, sentence):
    _item, said = only(line)
    assert (said.source_text, said.outcome, said.sentence) == (line, outcome, sentence)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            "Drink a glass of water",
            (
                "No stretch in the library is called that, and there is no time or count. "
                "For a stretch of your own, write both."
            ),
        ),
        ("30s", "It has no name. Write which stretch it is."),
        ("4x 30s", "It has no name. Write which stretch it is."),
        (
            "Please remember that I told you to do all of this at least 2 times and slowly",
            "That is too long for a name. Write one stretch to a line: name, then time or count.",
        ),
    ],
)
def test_what_is_not_understood_says_why(line, reason):
    found = proposed(line)
    assert not found.usable
    assert [(one.outcome, one.sentence) for one in found.lines] == [(LineOutcome.NOT_UNDERSTOOD, reason)]


def test_two_sides_one_after_the_other_are_one_stretch():
    item = proposed("Figure four left 40s\nFigure four right 40s").routine.items[0]
    assert (item.hold_s, item.sides, item.first_side) == (40, Sides.BOTH, Side.LEFT)


def test_one_side_alone_stays_one_side():
    item, _line = only("Figure four right 40s")
    assert item.sides is Sides.RIGHT


def test_a_side_where_there_is_none_is_told():
    item, line = only("Butterfly left 30s")
    assert item.sides is Sides.BOTH
    assert line.sentence == "Butterfly, 30 s. Butterfly is not done one side at a time."


@pytest.mark.parametrize("rest", ["Rest 20s", "20 s rest", "Rest: 20 sec", "break 20 s", "Rest 20"])
def test_a_rest_follows_the_stretch_before_it(rest):
    items = proposed(f"Butterfly 30s\n{rest}\nHappy baby 30s").routine.items
    assert [item.rest_after_s for item in items] == [20, 0]


def test_a_rest_before_everything_is_left_out_and_told():
    found = proposed("Rest 20s\nButterfly 30s")
    assert [item.rest_after_s for item in found.routine.items] == [0]
    assert found.lines[0].outcome is LineOutcome.ADJUSTED


def test_a_rest_in_the_line_belongs_to_it():
    item, _line = only("Runner's lunge 2 x 30 s, rest 15 s between")
    assert (item.repeats, item.rest_after_s) == (2, 15)


@pytest.mark.parametrize(
    ("line", "variant"),
    [
        ("Runner's lunge 30 s", "knee-down"),
        ("Low lunge 30 s", "knee-down"),
        ("Standing lunge 30 s", "desk"),
        ("Knee to chest 30 s", None),
    ],
)
def test_a_stretch_comes_in_its_usual_way_unless_the_line_says_another(line, variant):
    item, _line = only(line)
    assert item.variant == variant


def test_of_a_range_the_smaller_number_is_taken():
    item, line = only("Happy baby 20-30 s")
    assert item.hold_s == 20
    assert line.outcome is LineOutcome.ADJUSTED


def test_slow_is_kept_for_a_movement():
    item, _line = only("Cat-cow 4 reps slowly")
    assert (item.pacing, item.hold_s) == (Pacing.SLOW, 40)


def test_words_in_brackets_become_a_note():
    item, line = only("Seated twist 30 s (sit on a towel)")
    assert item.note == "sit on a towel"
    assert line.outcome is LineOutcome.ADJUSTED


@pytest.mark.parametrize("title", ["Evening hips:", "Name: Evening hips", "Routine: Evening hips"])
def test_a_routine_may_be_named(title):
    found = proposed(f"{title}\n# a remark\nButterfly 30s # as far as is easy")
    assert found.routine.name == "Evening hips"
    assert len(found.routine.items) == 1


def test_an_own_stretch_has_sides_once_a_line_asks_for_them():
    found = proposed("Calf stretch 30s\nCalf stretch 20s each side")
    (own,) = found.own_stretches
    assert (own.id, own.name, own.kind) == ("own-calf-stretch", "Calf stretch", StretchKind.ONE_SIDED)
    assert {item.stretch_id for item in found.routine.items} == {own.id}


def test_repeats_are_kept_to_what_there_can_be():
    item, line = only("Butterfly 500 x 30 s")
    assert item.repeats == 10
    assert "Repeated 10 times, the most there is." in line.sentence


PIECES = (
    *(
        "Knee to chest",
        "Cat-cow",
        "10x",
        "3s",
        "5 reps",
        "each side",
        ";",
        "left",
        "R",
        "rest",
        "30",
        ":",
        "#",
    ),
    *("(", ")", "-", "\n", "sets of", "1:30", "minutes", "x", "Figure 4", "slow", ",", "Bridge", "breaths"),
)


@given(st.text(max_size=400) | st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_any_text_gives_a_preview_or_a_sentence(text):
    try:
        preview = preview_text(text, CATALOGUE)
    except StretchTimerError as error:
        said = [str(error)]
    else:
        said = [*preview.warnings, *(line.sentence for one in preview.routines for line in one.lines)]
        assert all(line.source_text.isprintable() for one in preview.routines for line in one.lines)
    assert all(sentence.strip().endswith(".") for sentence in said)


@pytest.mark.parametrize("name", ["Calf stretch", "Dead bug", "!!!", "\U0001f9d8", "Größe", "a{side}b"])
def test_an_own_stretch_is_found_again_by_its_name(name):
    (own,) = proposed(f"{name} ; 20 s each side").own_stretches
    kept = Catalogue({**CATALOGUE.stretches, own.id: own}, CATALOGUE.warm_up)
    (again,) = preview_text(f"{name.upper()} ; 30 s", kept).routines
    assert again.own_stretches == ()
    assert [item.stretch_id for item in again.routine.items] == [own.id]
