"""A routine handed over comes back the same, with what this version does not know."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.errors import NewerDataError, RoutineError, StretchTimerError
from stretchtimer.domain.own_stretch import OwnStretch, SideLines, as_stretch, own_of
from stretchtimer.domain.routine import MAX_REST_S, Item, Pacing, Routine, Sides, check, stretch_of
from stretchtimer.domain.stretch import Catalogue, Family, Side
from stretchtimer.exchange.hand_over import hand_over
from stretchtimer.exchange.limits import RefusedError
from stretchtimer.exchange.missing_stretches import proposed_stretch
from stretchtimer.exchange.preview import LineOutcome
from stretchtimer.exchange.reading import preview_file, preview_text
from stretchtimer.exchange.stretch_file import stretch_text
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue
from tests.architecture.house import ROOT
from tests.exchange.samples import STRETCH

CATALOGUE = load_catalogue()
BUILTIN = load_builtin_routines(catalogue=CATALOGUE)
CALF = proposed_stretch(
    OwnStretch(
        "own-calf",
        "Calf",
        Family.STANDING,
        True,
        20.0,
        ("Lean in.",),
        feel="Feel your {side} calf.",
        stop_if="Stop if your heel hurts.",
    )
)
UNUSED = proposed_stretch(OwnStretch("own-unused", "Unused"))
WITH_CALF = Routine("legs", "Legs", (Item("own-calf", 45.0, sides=Sides.LEFT), Item("butterfly", 30.0)))


def back(text):
    (proposed,) = preview_text(text, CATALOGUE).routines
    return proposed


@pytest.mark.parametrize("routine", BUILTIN, ids=lambda routine: routine.id)
def test_a_shipped_routine_comes_back_the_same(routine, tmp_path):
    path = tmp_path / "handed over.stretch"
    hand_over(routine, path)
    preview = preview_file(path, CATALOGUE)
    assert preview.warnings == ()
    assert [one.routine for one in preview.routines] == [replace(routine, builtin=False)]
    assert {line.outcome for line in preview.routines[0].lines} == {LineOutcome.MATCHED}


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@st.composite
def items(draw):
    stretch = draw(st.sampled_from(list(CATALOGUE)))
    variant = draw(st.sampled_from([None, *stretch.variants]))
    limits = stretch.as_variant(variant)
    return Item(
        stretch.id,
        draw(st.floats(limits.min_s, limits.max_s)),
        variant,
        draw(st.sampled_from(Sides)),
        draw(st.sampled_from([None, *Side])),
        draw(st.integers(1, 10)),
        draw(st.floats(0, MAX_REST_S)),
        draw(st.sampled_from(Pacing)),
        draw(st.just("") | WORDS),
    )


routines = st.builds(
    Routine,
    id=st.from_regex(r"[a-z][a-z0-9-]{0,30}", fullmatch=True),
    name=WORDS,
    items=st.lists(items(), min_size=1, max_size=6).map(tuple),
    start=st.sampled_from(Family),
    summary=st.just("") | WORDS,
)


@given(routines)
def test_any_routine_comes_back_the_same(routine):
    check(routine, CATALOGUE)
    assert back(stretch_text(routine)).routine == routine


BOTH = Catalogue({**CATALOGUE.stretches, CALF.id: CALF, UNUSED.id: UNUSED}, CATALOGUE.warm_up)


def drawn(rng):
    """Return a random routine within the rules, of stretches that ship and of two own ones."""
    made = []
    for _number in range(rng.randint(1, 5)):
        stretch = rng.choice(list(BOTH))
        item = Item(stretch.id, 0.0, rng.choice([None, *stretch.variants]), rng.choice(list(Sides)))
        limits = stretch_of(item, BOTH)
        made.append(
            replace(
                item,
                hold_s=round(rng.uniform(limits.min_s, limits.max_s), rng.randint(0, 3)),
                first_side=rng.choice([None, *Side]),
                repeats=rng.randint(1, 10),
                rest_after_s=rng.choice([0.0, round(rng.uniform(0, MAX_REST_S), 1)]),
                pacing=rng.choice(list(Pacing)),
                note=rng.choice(["", "Take a towel", "“Slowly”, a = [b]", "Öffne die Hüfte # 1"]),
            )
        )
    name = "".join(rng.choice("abcÄß 'Ω\"\\#=[]{}日本") for _letter in range(20)).strip() or "x"
    return Routine(f"routine-{rng.randint(0, 10**6)}", name, tuple(made), rng.choice(list(Family)))


def test_a_position_that_is_no_longer_said_is_in_no_new_text():
    kept = stretch_text(WITH_CALF, [CALF])
    unsaid = proposed_stretch(replace(own_of(CALF), family=None))
    text = stretch_text(WITH_CALF, [unsaid], kept)
    assert "family" in kept
    assert "family" not in text
    assert back(text).own_stretches == (unsaid,)


def test_a_thousand_random_routines_come_back_the_same():
    rng = random.Random(20)
    for _number in range(1000):
        routine = drawn(rng)
        check(routine, BOTH)
        assert back(stretch_text(routine, [CALF, UNUSED])).routine == routine


def test_own_stretches_travel_with_the_routine():
    proposed = back(stretch_text(WITH_CALF, [CALF, UNUSED]))
    assert proposed.routine == WITH_CALF
    assert proposed.own_stretches == (CALF,)
    assert [line.outcome for line in proposed.lines] == [LineOutcome.OWN, LineOutcome.MATCHED]


def test_steps_that_were_taken_out_of_an_own_stretch_leave_the_file_it_came_from():
    before = stretch_text(WITH_CALF, [CALF])
    assert CALF.words.steps
    bare = replace(CALF, words=replace(CALF.words, steps=(), key_steps=(), feel=""), safety=())
    [own] = back(stretch_text(WITH_CALF, [bare], before)).own_stretches
    assert (own.words.steps, own.words.feel, own.safety) == ((), "", ())


def test_a_file_from_before_there_was_feel_and_stop_if_is_read():
    text = stretch_text(WITH_CALF, [CALF])
    old = "\n".join(line for line in text.splitlines() if not line.startswith(("feel", "stop_if")))
    assert len(old) < len(text)
    [own] = back(old).own_stretches
    assert (own.words.steps, own.words.feel, own.safety) == (CALF.words.steps, "", ())


def here(*own):
    """Return the catalogue with these own stretches in it, with the lines that are spoken about sides."""
    lines = SideLines("{Side} side", "{Side} side first.", "Switch sides. {Side} side.", "{Side} side.")
    kept = {stretch.id: as_stretch(own_of(stretch), lines) for stretch in own}
    return Catalogue({**CATALOGUE.stretches, **kept}, CATALOGUE.warm_up)


def test_an_own_stretch_that_is_here_already_is_not_made_again():
    (proposed,) = preview_text(stretch_text(WITH_CALF, [CALF]), here(CALF)).routines
    assert proposed.routine == WITH_CALF
    assert proposed.own_stretches == ()


def test_an_own_stretch_that_is_here_under_another_id_is_taken_from_here():
    (proposed,) = preview_text(stretch_text(WITH_CALF, [CALF]), here(replace(CALF, id="own-x"))).routines
    assert [item.stretch_id for item in proposed.routine.items] == ["own-x", "butterfly"]
    assert proposed.own_stretches == ()


def test_another_own_stretch_of_the_same_id_is_not_written_over():
    (proposed,) = preview_text(stretch_text(WITH_CALF, [CALF]), here(replace(CALF, name="Mine"))).routines
    assert [(stretch.id, stretch.name) for stretch in proposed.own_stretches] == [("own-calf-2", "Calf")]
    assert [item.stretch_id for item in proposed.routine.items] == ["own-calf-2", "butterfly"]


def test_another_own_stretch_of_the_same_name_gets_a_number():
    other = replace(CALF, id="own-x", default_s=9.0)
    (proposed,) = preview_text(stretch_text(WITH_CALF, [CALF]), here(other)).routines
    assert [(stretch.id, stretch.name) for stretch in proposed.own_stretches] == [("own-calf", "Calf (2)")]


def test_what_this_version_does_not_know_survives():
    proposed = back(STRETCH)
    changed = proposed.routine.with_hold(0, 40.0)
    text = stretch_text(changed, proposed.own_stretches, proposed.kept_text)
    assert 'clinic = "Room 4"' in text
    assert "machine_setting = 7" in text
    assert text.startswith("# A routine of Stretch Timer.\n")
    again = back(text)
    assert again.routine == changed
    assert again.own_stretches == proposed.own_stretches


def test_a_newer_version_is_refused_with_a_sentence():
    with pytest.raises(
        NewerDataError, match=r"The text was written by a newer version .* Update Stretch Timer"
    ):
        preview_text(STRETCH.replace("format = 1", "format = 2"), CATALOGUE)


def changed_line(old, new):
    (proposed,) = preview_text(STRETCH.replace(old, new), CATALOGUE).routines
    return proposed.routine.items, proposed.lines[0]


def test_a_hold_outside_the_limits_is_moved_into_them_and_told():
    items, line = changed_line("hold_s = 30\n", "hold_s = 500\n")
    assert items[0].hold_s == 60
    assert line.outcome is LineOutcome.ADJUSTED
    assert line.sentence.endswith("Knee to Chest can be held from 10 s to 60 s: 500 s was changed.")


def test_a_stretch_that_is_not_known_is_left_out_and_told():
    items, line = changed_line('"knee-to-chest"', '"handstand"')
    assert len(items) == 1
    assert (line.source_text, line.outcome) == ("handstand, 30 s", LineOutcome.NOT_UNDERSTOOD)


def test_a_variant_that_is_not_known_becomes_the_usual_way():
    items, line = changed_line("repeats = 3", 'variant = "upside-down"')
    assert items[0].variant is None
    assert line.outcome is LineOutcome.ADJUSTED


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("hold_s = 30\n", "hold_s = nan\n", "“hold_s” must be a number from 0 to 3600, found nan"),
        ("hold_s = 30\n", "hold_s = 1e308\n", "“hold_s” must be a number from 0 to 3600, found 1e+308"),
        ("hold_s = 30\n", "", "items 1: “hold_s” is missing"),
        ("[[items]]", "[items", "The text is damaged"),
        ('"From the clinic"', '"' + "a" * 3000 + '"', "“name” is longer than 80 letters"),
        ('"From the clinic"', '"' + "a" * 60000 + '"', "line 4 is too long"),
        ('"From the clinic"', '"a\\u202Eb"', "“name” holds a control character"),
        ('"own-calf"\nname', '"butterfly"\nname', "“id” must begin with “own-”"),
        ("default_s = 20", "default_s = 301", "“default_s” must be a number from 3 to 300"),
        ("[[items]]", "[[items]]\n" * 70, "“stretch” is missing"),
        ("format = 1", "format = 1\nx = " + "[" * 3000, "too deep in each other"),
        ("one_sided = true", "one_sided = 1", "“one_sided” must be true or false"),
        ('steps = ["Lean in.", ', "steps = [" + '"a", ' * 9, "“steps” may hold 8 sentences of 120 letters"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(old, new, sentence):
    with pytest.raises(StretchTimerError) as caught:
        preview_text(STRETCH.replace(old, new, 1), CATALOGUE)
    assert sentence in str(caught.value)


def test_a_file_that_is_there_is_replaced_when_that_was_agreed_to(tmp_path):
    path = tmp_path / "mine.stretch"
    path.write_text("precious", "utf-8")
    with pytest.raises(RefusedError, match=r"mine\.stretch is there already"):
        hand_over(WITH_CALF, path, [CALF])
    assert path.read_text("utf-8") == "precious"
    hand_over(WITH_CALF, path, [CALF], replace=True)
    assert preview_file(path, CATALOGUE).routines[0].routine == WITH_CALF


def test_no_folder_is_made_for_a_file(tmp_path):
    with pytest.raises(RefusedError, match="There is no folder"):
        hand_over(BUILTIN[0], tmp_path / "new" / "a.stretch")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "folder.stretch").mkdir()
    with pytest.raises(
        RefusedError, match=r"folder\.stretch cannot be written \(.+\)\. Choose another folder\."
    ):
        hand_over(BUILTIN[0], tmp_path / "folder.stretch", replace=True)


def test_a_routine_with_control_characters_is_not_written(tmp_path):
    with pytest.raises(RoutineError, match="control character"):
        hand_over(replace(BUILTIN[0], name="a\x07b"), tmp_path / "a.stretch")
    assert list(tmp_path.iterdir()) == []


PAGE = (ROOT / "docs" / "stretch-file.md").read_text("utf-8")


def test_the_file_on_the_page_is_read_as_the_page_says():
    example = PAGE.partition("```toml\n")[2].partition("```")[0]
    (proposed,) = preview_text(example, CATALOGUE).routines
    assert [(item.stretch_id, item.hold_s, item.repeats) for item in proposed.routine.items] == [
        ("knee-to-chest", 30, 3),
        ("own-calf", 45, 1),
    ]
    assert [line.outcome for line in proposed.lines] == [LineOutcome.MATCHED, LineOutcome.OWN]


def test_the_page_names_every_stretch_with_its_limits_and_variants():
    for stretch in CATALOGUE:
        (row,) = (line for line in PAGE.splitlines() if line.startswith(f"| `{stretch.id}` |"))
        assert f"| {stretch.min_s:g} to {stretch.max_s:g} |" in row
        assert all(f"`{variant}`" in row for variant in stretch.variants)


def test_the_typed_lines_on_the_page_are_understood():
    example = PAGE.rpartition("```\n")[0].rpartition("```\n")[2]
    text = "\n".join(line[:41] for line in example.splitlines())
    (proposed,) = preview_text(text, CATALOGUE).routines
    assert proposed.routine.name == "Evening hips"
    assert [item.stretch_id for item in proposed.routine.items] == [
        *("knee-to-chest", "cat-cow", "figure-four", "own-bridge", "childs-pose"),
    ]
    assert proposed.routine.items[-1].rest_after_s == 20
