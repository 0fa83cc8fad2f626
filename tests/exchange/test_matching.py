"""Other people's names find their stretch, and other exercises do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.stretch import Side
from stretchtimer.exchange.aliases import load_aliases
from stretchtimer.exchange.matching import NameMatcher, typing_errors
from stretchtimer.exchange.sides import without_side
from stretchtimer.storage.resources import load_catalogue

CATALOGUE = load_catalogue()
ALIASES = load_aliases()
NAMES = NameMatcher(CATALOGUE, ALIASES)


def meant(name):
    match = NAMES.match(name)
    return None if match is None else (match.stretch_id, match.variant)


@pytest.mark.parametrize(
    ("name", "stretch", "variant"),
    [
        ("Knee to Chest", "knee-to-chest", None),
        ("knee-to-chest stretch", "knee-to-chest", None),
        ("KNEE TO CHEST", "knee-to-chest", None),
        ("Single knee to chest", "knee-to-chest", None),
        ("Knee too chest", "knee-to-chest", None),
        ("Knees to chest", "both-knees-to-chest", None),
        ("Double knee-to-chest", "both-knees-to-chest", None),
        ("Both knee to chest", "both-knees-to-chest", None),
        ("knee rolls", "knee-rotations", None),
        ("Windshield wipers", "knee-rotations", None),
        ("Childs pose", "childs-pose", None),
        ("Child’s Pose", "childs-pose", None),
        ("Childʼs Pose", "childs-pose", None),
        ("Child´s Pose", "childs-pose", None),
        ("Runner`s lunge", "runners-lunge", None),
        ("Child pos", "childs-pose", None),
        ("Balasana", "childs-pose", None),
        ("Runners lunges", "runners-lunge", None),
        ("Low lunge", "runners-lunge", None),
        ("happy babies", "happy-baby", None),
        ("Hapy baby pose", "happy-baby", None),
        ("Cat/Cow", "cat-cow", None),
        ("cat cows", "cat-cow", None),
        ("Cat & Cow stretch", "cat-cow", None),
        ("Catcow", "cat-cow", None),
        ("cat-camel", "cat-cow", None),
        ("Seated cat cow", "cat-cow", "chair"),
        ("Buterfly stretch", "butterfly", None),
        ("Figure 4 stretch", "figure-four", None),
        ("figure-four", "figure-four", None),
        ("Piriformis stretch", "figure-four", None),
        ("Seated figure 4", "figure-four", "chair"),
        ("Seated spinal twist", "seated-spinal-twist", None),
        ("seated twsit", "seated-spinal-twist", None),
        ("Figure Four, Foot Down", "figure-four", "foot-down"),
        ("Small Cat-Cow", "cat-cow", "small"),
        ("Piriformis (figure four)", "figure-four", None),
    ],
)
def test_a_name_finds_its_stretch(name, stretch, variant):
    assert meant(name) == (stretch, variant)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Bridge",
            "Plank",
            "Dead bug",
            "Dead bugs",
            "Dead bog",
            "Neck rotations",
            "Side lunge",
            "Chest stretch",
        ),
        *(
            "Knee",
            "Standing figure four",
            "Supine twist",
            "Cow",
            "Stretch",
            "",
            "4",
            "x",
            "...",
            "Lunge jumps",
        ),
    ],
)
def test_another_exercise_stays_another(name):
    assert meant(name) is None


@pytest.mark.parametrize("stretch", list(CATALOGUE), ids=lambda stretch: stretch.id)
def test_every_name_in_the_library_finds_its_own_stretch(stretch):
    for name in (stretch.name, stretch.id, *stretch.other_names):
        assert meant(name) == (stretch.id, None), name
    for variant in stretch.variants.values():
        assert meant(variant.name) == (stretch.id, variant.id)


def test_every_alias_belongs_to_a_stretch_and_finds_it():
    for (stretch_id, variant), names in ALIASES.names.items():
        assert variant is None or variant in CATALOGUE[stretch_id].variants
        for name in names:
            assert meant(name) == (stretch_id, variant), name


def test_what_is_left_of_a_name_is_told():
    match = NAMES.match("Figure four - foot on a wall")
    assert (match.stretch_id, match.unused_words) == ("figure-four", "foot on a wall")


@pytest.mark.parametrize("name", ["Rest", "REST", "break", "Pause"])
def test_a_rest_is_known(name):
    assert NAMES.is_rest(name)


def test_a_change_over_is_known():
    assert NAMES.is_change_over("Switch sides!")
    assert not NAMES.is_change_over("Sides")


@given(st.text(max_size=200))
def test_any_text_may_be_asked_for(name):
    match = NAMES.match(name)
    assert match is None or match.stretch_id in CATALOGUE.stretches


@given(st.text("abcd", max_size=9), st.text("abcd", max_size=9), st.integers(0, 4))
def test_typing_errors_are_the_same_both_ways_and_never_below_the_difference_in_length(one, two, most):
    errors = typing_errors(one, two, most)
    assert errors == typing_errors(two, one, most)
    assert (errors == 0) == (one == two)
    assert errors >= min(abs(len(one) - len(two)), most + 1)


@pytest.mark.parametrize(("one", "two", "errors"), [("cat", "cta", 1), ("cat", "at", 1), ("cat", "cast", 1)])
def test_a_slip_is_one_error(one, two, errors):
    assert typing_errors(one, two, 3) == errors


@pytest.mark.parametrize(
    ("name", "rest", "side", "both"),
    [
        ("Figure four L", "Figure four", Side.LEFT, False),
        ("Figure four (right)", "Figure four", Side.RIGHT, False),
        ("Left knee to chest", "knee to chest", Side.LEFT, False),
        ("Right leg figure four", "figure four", Side.RIGHT, False),
        ("Runner's lunge, right foot forward", "Runner's lunge", Side.RIGHT, False),
        ("Lunge - left side", "Lunge", Side.LEFT, False),
        ("Twist each side", "Twist", None, True),
        ("Twist (per leg)", "Twist", None, True),
        ("Twist on both sides", "Twist", None, True),
        ("Twist L/R", "Twist", None, True),
        ("Twist left and right", "Twist", None, True),
        ("Both knees to chest", "Both knees to chest", None, False),
        ("Bright lunge", "Bright lunge", None, False),
        ("L", "", Side.LEFT, False),
    ],
)
def test_a_side_is_taken_out_of_a_name(name, rest, side, both):
    found = without_side(name)
    assert (found.name, found.side, found.both) == (rest, side, both)
