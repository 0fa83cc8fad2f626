from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.own_stretch import (
    MAX_S,
    MIN_S,
    OwnStretch,
    OwnStretchField,
    SideLines,
    as_stretch,
    free_name,
    is_own,
    new_id,
    own_of,
    problems,
)
from stretchtimer.domain.stretch import Family
from tests.domain.shipped import catalogue

CATALOGUE = catalogue()
LINES = SideLines("{Side} side", "{Side} side first.", "Switch. {Side} side.", "Switch. {Side}.")
WALL = OwnStretch(
    "own-wall",
    "Wall Slide",
    Family.STANDING,
    True,
    20.0,
    ("Stand.", "Slide {side}.", "Stay."),
    feel="Feel your {side} shoulder.",
    stop_if="Stop if your {side} shoulder hurts.",
)


def test_a_stretch_keeps_what_was_written_and_leaves_the_rest_unsaid():
    stretch = as_stretch(WALL, LINES)
    assert (stretch.name, stretch.family, stretch.default_s) == ("Wall Slide", Family.STANDING, 20.0)
    assert stretch.one_sided
    assert stretch.words.steps == WALL.steps
    assert stretch.words.key_steps == WALL.steps[:2]
    assert stretch.words.next_side == "{Side} side first."
    assert stretch.words.next == stretch.words.release == ""


def test_where_it_is_felt_and_when_to_stop_stand_where_those_of_other_stretches_do():
    stretch = as_stretch(WALL, LINES)
    assert (stretch.words.feel, stretch.words.ease, stretch.safety) == (
        WALL.feel,
        WALL.stop_if,
        (WALL.stop_if,),
    )
    assert as_stretch(replace(WALL, feel="", stop_if=""), LINES).safety == ()


@pytest.mark.parametrize(("written", "said"), [("x" * 121, "120 letters"), ("a\x1bb", "cannot be spoken")])
def test_each_sentence_has_its_own_problem(written, said):
    found = dict(problems(replace(WALL, feel=written, stop_if=written), ()))
    assert set(found) == {OwnStretchField.FEEL, OwnStretchField.STOP_IF}
    assert all(said in sentence for sentence in found.values())


def test_one_pose_has_no_words_for_sides():
    stretch = as_stretch(OwnStretch("own-bridge", "Bridge"), LINES)
    assert not stretch.one_sided
    assert (stretch.side_words, stretch.words.switch, stretch.switch_s) == ("", "", 0.0)


def test_a_stretch_gives_its_fields_back():
    assert own_of(as_stretch(WALL, LINES)) == WALL


def test_a_position_that_is_not_said_stays_unsaid():
    bridge = OwnStretch("own-bridge", "Bridge")
    stretch = as_stretch(bridge, LINES)
    assert not stretch.position_known
    assert as_stretch(WALL, LINES).position_known
    assert own_of(stretch) == bridge


@pytest.mark.parametrize("stretch", list(CATALOGUE), ids=lambda stretch: stretch.id)
def test_the_fields_of_any_stretch_break_no_rule_but_the_name(stretch):
    own = own_of(stretch)
    assert list(problems(own, ())) == []


@pytest.mark.parametrize(
    ("own", "field", "said"),
    [
        (OwnStretch("own-x", "  "), OwnStretchField.NAME, "Give the stretch a name."),
        (OwnStretch("own-x", "x" * 61), OwnStretchField.NAME, "60 letters"),
        (OwnStretch("own-x", "a\x1bb"), OwnStretchField.NAME, "Type the name again"),
        (OwnStretch("own-x", "cat-cow"), OwnStretchField.NAME, "already is a stretch"),
        (OwnStretch("own-x", "Child’s pose"), OwnStretchField.NAME, "already is a stretch"),
        (OwnStretch("own-x", "Bridge", default_s=float("nan")), OwnStretchField.HOLD, "between 3 and 300"),
        (OwnStretch("own-x", "Bridge", default_s=301), OwnStretchField.HOLD, "between 3 and 300"),
        (OwnStretch("own-x", "Bridge", steps=("Stay.",) * 9), OwnStretchField.STEPS, "8 steps"),
        (OwnStretch("own-x", "Bridge", steps=("x" * 121,)), OwnStretchField.STEPS, "step 1"),
        (OwnStretch("own-x", "Bridge", steps=("Stay.", "\x07")), OwnStretchField.STEPS, "Step 2"),
    ],
)
def test_every_broken_rule_is_named_at_its_field(own, field, said):
    found = list(problems(own, CATALOGUE))
    assert [at for at, _sentence in found] == [field]
    assert said in found[0][1]


def test_a_stretch_may_keep_its_own_name():
    assert list(problems(WALL, [*CATALOGUE, as_stretch(WALL, LINES)])) == []


@given(st.text(max_size=90), st.sets(st.sampled_from(["own-a", "own-a-2", "own-b"])))
def test_an_id_is_plain_and_free(name, taken):
    made = new_id(name, taken)
    assert made not in taken
    assert is_own(made)
    assert made.isascii()
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(made) <= 64


@given(st.floats(MIN_S, MAX_S))
def test_every_allowed_hold_is_within_what_the_stretch_allows(hold_s):
    stretch = as_stretch(OwnStretch("own-x", "X", default_s=hold_s), LINES)
    assert stretch.min_s <= stretch.default_s <= stretch.max_s


def test_a_suggested_name_is_one_that_no_stretch_has():
    first = replace(CATALOGUE["cat-cow"], id="own-a", name="my  Stretch")
    second = replace(first, id="own-b", name="My stretch 2")
    assert free_name([]) == "My stretch"
    assert free_name([first]) == "My stretch 2"
    assert free_name([first, second]) == "My stretch 3"
