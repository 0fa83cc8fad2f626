"""What ships is complete, and every fact of it is the one that was decided."""

from dataclasses import replace

import pytest

from stretchtimer.domain.routine import Pacing, stretch_of
from stretchtimer.domain.stretch import Family, StretchKind, Tempo
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue, load_phrases

CATALOGUE = load_catalogue()
PHRASES = load_phrases()
ROUTINES = {routine.id: routine for routine in load_builtin_routines(catalogue=CATALOGUE)}

# kind, family, default, minimum, maximum, guideline, set-up, switch
FACTS = {
    "knee-to-chest": ("one-sided", "supine", 30, 10, 60, (20, 30), 5, 6),
    "both-knees-to-chest": ("both", "supine", 30, 10, 60, (20, 30), 5, 0),
    "knee-rotations": ("alternating", "supine", 36, 12, 96, None, 3, 0),
    "childs-pose": ("both", "quadruped", 30, 10, 120, (30, 30), 5, 0),
    "runners-lunge": ("one-sided", "half-kneeling", 30, 10, 45, (20, 30), 8, 12),
    "happy-baby": ("both", "supine", 30, 10, 60, (30, 30), 8, 0),
    "cat-cow": ("alternating", "quadruped", 30, 16, 80, (30, 30), 3, 0),
    "butterfly": ("both", "seated floor", 30, 10, 60, (20, 30), 6, 0),
    "figure-four": ("one-sided", "supine", 30, 10, 60, (20, 30), 8, 10),
    "seated-spinal-twist": ("one-sided", "seated floor", 30, 10, 45, (20, 30), 8, 12),
}

VARIANTS = {
    "knee-to-chest": {"hands-behind"},
    "both-knees-to-chest": {"knees-apart"},
    "knee-rotations": {"small"},
    "childs-pose": {"raised"},
    "runners-lunge": {"knee-down", "desk"},
    "happy-baby": {"behind-thighs"},
    "cat-cow": {"small", "chair"},
    "butterfly": {"upright"},
    "figure-four": {"foot-down", "chair"},
    "seated-spinal-twist": {"hug"},
}

HOLDS_S = {
    "full-relief": 426,
    "short-full": 326,
    "desk-break": 130,
    "quick-reset": 116,
    "gentle-morning": 168,
    "wind-down": 445,
    "hips-focus": 351,
    "gentle": 166,
}


def test_there_are_ten_stretches_in_display_order():
    assert [stretch.id for stretch in CATALOGUE] == list(FACTS)
    assert len(CATALOGUE) == 10


@pytest.mark.parametrize("name", FACTS)
def test_the_facts_of_a_stretch(name):
    stretch = CATALOGUE[name]
    assert (
        stretch.kind,
        stretch.family,
        stretch.default_s,
        stretch.min_s,
        stretch.max_s,
        stretch.guideline_s,
        stretch.setup_s,
        stretch.switch_s,
    ) == FACTS[name]


def test_the_tempo_of_the_moving_ones():
    tempos = {stretch.id: stretch.tempo for stretch in CATALOGUE if stretch.tempo}
    assert tempos == {"knee-rotations": Tempo(6.0, 9.0, 2), "cat-cow": Tempo(4.0, 5.0, 1)}


def test_the_warm_up_is_three_easy_minutes_on_the_feet():
    warm_up = CATALOGUE.warm_up
    assert (warm_up.id, warm_up.kind, warm_up.family) == ("warm-up", StretchKind.MOVING, Family.STANDING)
    assert (warm_up.default_s, warm_up.min_s, warm_up.max_s, warm_up.tempo) == (180, 60, 600, None)
    assert CATALOGUE["warm-up"] is warm_up


@pytest.mark.parametrize("name", VARIANTS)
def test_the_variants_of_a_stretch(name):
    assert set(CATALOGUE[name].variants) == VARIANTS[name]


def test_a_lunge_is_done_with_the_knee_down_unless_it_is_asked_for_otherwise():
    assert {stretch.id: stretch.usual for stretch in CATALOGUE if stretch.usual} == {
        "runners-lunge": "knee-down"
    }
    lunges = [
        item.variant for routine in ROUTINES.values() for item in routine.items if "lunge" in item.stretch_id
    ]
    assert set(lunges) == {"knee-down", "desk"}


def test_the_wind_down_alone_leaves_the_person_lying():
    assert [routine.id for routine in ROUTINES.values() if routine.stays_down] == ["wind-down"]
    assert stretch_of(ROUTINES["wind-down"].items[-1], CATALOGUE).family is Family.SUPINE


@pytest.mark.parametrize("name", FACTS)
def test_every_stretch_has_an_easier_way_in_the_same_position(name):
    stretch = CATALOGUE[name]
    mild = [variant for variant in stretch.variants.values() if variant.mild]
    assert mild
    assert all(stretch.as_variant(variant.id).family is stretch.family for variant in mild)


def test_variants_that_need_a_chair_or_a_desk_are_not_offered_when_it_hurts():
    off_floor = [
        variant
        for stretch in CATALOGUE
        for variant in stretch.variants.values()
        if variant.family in (Family.CHAIR, Family.STANDING)
    ]
    assert len(off_floor) == 3
    assert not any(variant.mild for variant in off_floor)


@pytest.mark.parametrize(
    ("name", "variant", "family", "setup_s", "switch_s", "max_s"),
    [
        ("cat-cow", "chair", Family.CHAIR, 3, 0, 80),
        ("figure-four", "chair", Family.CHAIR, 5, 6, 60),
        ("runners-lunge", "desk", Family.STANDING, 6, 6, 45),
        ("runners-lunge", "knee-down", Family.HALF_KNEELING, 8, 12, 60),
        ("figure-four", "foot-down", Family.SUPINE, 8, 10, 60),
    ],
)
def test_the_facts_of_a_variant(name, variant, family, setup_s, switch_s, max_s):
    done = CATALOGUE[name].as_variant(variant)
    assert (done.family, done.setup_s, done.switch_s, done.max_s) == (family, setup_s, switch_s, max_s)


@pytest.mark.parametrize("name", [*FACTS, "warm-up"])
def test_a_stretch_says_everything_the_library_shows(name):
    stretch = CATALOGUE[name]
    for text in (stretch.name, stretch.start, stretch.muscle, stretch.breath):
        assert text
    for texts in (stretch.other_names, stretch.targets, stretch.mistakes, stretch.skip_if, stretch.easier):
        assert texts
    assert stretch.safety


def test_there_are_eight_routines_with_the_decided_seconds():
    totals = {
        routine.id: sum(
            item.hold_s * item.repeats * (2 if stretch_of(item, CATALOGUE).one_sided else 1)
            for item in routine.items
        )
        for routine in ROUTINES.values()
    }
    assert totals == HOLDS_S


def test_the_routines_ship_with_names_and_summaries():
    assert [routine.name for routine in ROUTINES.values()] == [
        "Full Relief",
        "Short Full",
        "Desk Break",
        "Quick Reset",
        "Gentle Morning",
        "Evening Wind-down",
        "Hips Focus",
        "Gentle",
    ]
    assert all(routine.summary and routine.builtin for routine in ROUTINES.values())


def test_the_desk_break_alone_begins_on_a_chair():
    starts = {routine.id: routine.start for routine in ROUTINES.values()}
    assert starts.pop("desk-break") is Family.CHAIR
    assert set(starts.values()) == {Family.STANDING}


def _items(name):
    return [(item.stretch_id, item.variant, item.hold_s, item.repeats) for item in ROUTINES[name].items]


def test_full_relief_does_every_stretch_once():
    assert _items("full-relief") == [
        ("knee-rotations", None, 36, 1),
        ("knee-to-chest", None, 30, 1),
        ("both-knees-to-chest", None, 30, 1),
        ("figure-four", None, 30, 1),
        ("happy-baby", None, 30, 1),
        ("cat-cow", None, 30, 1),
        ("childs-pose", None, 30, 1),
        ("runners-lunge", "knee-down", 30, 1),
        ("butterfly", None, 30, 1),
        ("seated-spinal-twist", None, 30, 1),
    ]


def test_short_full_is_full_relief_with_less_where_the_guideline_allows_it():
    def shortened(item):
        guideline_s = CATALOGUE[item.stretch_id].guideline_s
        return replace(item, hold_s=20.0) if guideline_s == (20, 30) else item

    assert ROUTINES["short-full"].items == tuple(shortened(item) for item in ROUTINES["full-relief"].items)


def test_the_items_of_the_shorter_routines():
    assert _items("desk-break") == [
        ("cat-cow", "chair", 30, 1),
        ("figure-four", "chair", 25, 1),
        ("runners-lunge", "desk", 25, 1),
    ]
    assert _items("quick-reset") == [
        ("knee-rotations", None, 36, 1),
        ("knee-to-chest", None, 20, 1),
        ("figure-four", None, 20, 1),
    ]
    assert _items("gentle-morning") == [
        ("knee-rotations", None, 48, 1),
        ("figure-four", None, 20, 1),
        ("cat-cow", None, 40, 1),
        ("runners-lunge", "knee-down", 20, 1),
    ]
    assert _items("gentle") == [
        ("knee-rotations", "small", 36, 1),
        ("knee-to-chest", "hands-behind", 20, 1),
        ("figure-four", "foot-down", 20, 1),
        ("cat-cow", "small", 30, 1),
        ("childs-pose", "raised", 20, 1),
    ]


def test_the_items_of_the_longer_routines():
    assert _items("hips-focus") == [
        ("knee-rotations", None, 36, 1),
        ("figure-four", None, 30, 2),
        ("happy-baby", None, 30, 1),
        ("runners-lunge", "knee-down", 30, 2),
        ("butterfly", None, 45, 1),
    ]
    assert _items("wind-down") == [
        ("cat-cow", None, 40, 1),
        ("childs-pose", None, 60, 1),
        ("butterfly", None, 45, 1),
        ("knee-rotations", None, 60, 1),
        ("figure-four", None, 45, 1),
        ("knee-to-chest", None, 30, 1),
        ("happy-baby", None, 45, 1),
        ("both-knees-to-chest", None, 45, 1),
    ]
    slow = [item.stretch_id for item in ROUTINES["wind-down"].items if item.pacing is Pacing.SLOW]
    assert slow == ["knee-rotations"]


def test_numbers_are_words_up_to_sixty():
    assert len(PHRASES.numbers) >= 61
    assert (PHRASES.numbers[0], PHRASES.numbers[18], PHRASES.numbers[60]) == ("zero", "eighteen", "sixty")


def test_the_catalogue_is_found_without_being_handed_in():
    assert load_builtin_routines() == tuple(ROUTINES.values())
