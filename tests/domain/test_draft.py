"""A draft: edits give another draft, problems say where, what is kept has an id and a name of its own."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain import draft as drafts
from stretchtimer.domain.draft import Draft, DraftField, draft_of
from stretchtimer.domain.errors import RoutineError
from stretchtimer.domain.routine import MAX_ITEMS, Item, Pacing, Routine, Sides, check
from stretchtimer.domain.stretch import Side
from tests.domain.catalogue import CATALOGUE, CHILD, HUG, ROLL

EVENING = Routine("evening", "Evening", (Item("hug", 30), Item("child", 40), Item("roll", 36)))
SHIPPED = replace(EVENING, id="shipped", name="Shipped", builtin=True, summary="As it came.")
ROUTINES = [SHIPPED, EVENING]


def fields(draft: Draft, routines=ROUTINES) -> list[tuple[int | None, DraftField]]:
    return [(problem.index, problem.field) for problem in drafts.problems(draft, CATALOGUE, routines)]


def ids(draft: Draft) -> list[str]:
    return [item.stretch_id for item in draft.items]


def test_a_draft_of_a_routine_changes_nothing():
    draft = draft_of(EVENING)
    assert not drafts.changed(draft)
    assert drafts.finished(draft, ROUTINES) == EVENING
    assert fields(draft) == []


def test_every_edit_changes_one_thing_and_leaves_the_draft_before_as_it_was():
    draft = draft_of(EVENING)
    later = drafts.renamed(draft, "Night")
    later = drafts.with_hold(later, 0, 25)
    later = drafts.with_sides(later, 0, Sides.BOTH, Side.LEFT)
    later = drafts.with_repeats(later, 0, 2)
    later = drafts.with_rest(later, 0, 10)
    later = drafts.with_variant(later, 0, "lying")
    later = drafts.with_note(later, 0, "Pillow under the head.")
    later = drafts.with_pacing(later, 2, Pacing.SLOW)
    assert later.name == "Night"
    assert later.items == (
        Item("hug", 25, "lying", Sides.BOTH, Side.LEFT, 2, 10, Pacing.NORMAL, "Pillow under the head."),
        EVENING.items[1],
        replace(EVENING.items[2], pacing=Pacing.SLOW),
    )
    assert draft == draft_of(EVENING)
    assert drafts.changed(later)


def test_one_side_alone_has_no_first_side():
    draft = drafts.with_sides(draft_of(EVENING), 0, Sides.LEFT, Side.RIGHT)
    assert (draft.items[0].sides, draft.items[0].first_side) == (Sides.LEFT, None)


def test_a_stretch_is_added_with_its_usual_hold_at_the_end_or_before_another():
    draft = drafts.added(drafts.added(Draft(), HUG), CHILD)
    assert draft.items == (Item("hug", HUG.default_s), Item("child", CHILD.default_s))
    assert ids(drafts.added(draft, ROLL, 1)) == ["hug", "roll", "child"]
    assert drafts.changed(draft)


def test_a_stretch_is_added_in_its_usual_way():
    draft = drafts.added(Draft(), replace(HUG, usual="lying"))
    assert draft.items == (Item("hug", HUG.default_s, "lying"),)


def test_a_routine_that_leaves_the_person_lying_does_so_under_another_name():
    shipped = replace(SHIPPED, stays_down=True)
    draft = drafts.renamed(draft_of(shipped), "Mine")
    played = drafts.playable(draft, CATALOGUE)
    assert played
    assert played.stays_down
    assert drafts.finished(draft, ROUTINES).stays_down


@pytest.mark.parametrize(
    ("index", "to", "order"),
    [
        (0, 2, ["child", "roll", "hug"]),
        (2, 0, ["roll", "hug", "child"]),
        (1, 1, ["hug", "child", "roll"]),
        (0, -1, ["hug", "child", "roll"]),
        (0, 99, ["child", "roll", "hug"]),
    ],
)
def test_a_line_moves_and_keeps_its_key(index, to, order):
    draft = draft_of(EVENING)
    later = drafts.moved(draft, index, to)
    assert ids(later) == order
    assert {line.key: line.item for line in later.lines} == {line.key: line.item for line in draft.lines}


@given(st.lists(st.tuples(st.sampled_from(["add", "remove", "move"]), st.integers(0, 9), st.integers(-2, 9))))
def test_keys_stay_unique_whatever_is_added_moved_and_removed(edits):
    draft = Draft()
    for what, at, to in edits:
        if what == "add":
            draft = drafts.added(draft, HUG, at if at < len(draft.lines) else None)
        elif draft.lines:
            at %= len(draft.lines)
            draft = drafts.removed(draft, at) if what == "remove" else drafts.moved(draft, at, to)
    keys = [line.key for line in draft.lines]
    assert len(set(keys)) == len(keys)
    assert [draft.index_of(key) for key in keys] == list(range(len(keys)))
    assert draft.index_of(None) is None


def test_an_empty_draft_lacks_a_name_and_a_stretch_and_is_not_wrong():
    problems = list(drafts.problems(Draft(), CATALOGUE, ROUTINES))
    assert [(problem.field, problem.missing) for problem in problems] == [
        (DraftField.NAME, True),
        (DraftField.STRETCHES, True),
    ]
    assert not drafts.changed(Draft())


def test_a_new_draft_has_a_name_of_its_own_and_nothing_to_lose():
    draft = drafts.new_draft(ROUTINES)
    assert (draft.name, draft.items) == ("My routine", ())
    assert not drafts.changed(draft)
    assert not drafts.changed(drafts.renamed(draft, ""))
    assert drafts.changed(drafts.renamed(draft, "Mine"))
    kept = drafts.finished(drafts.added(draft, HUG), ROUTINES)
    assert (kept.id, kept.name) == ("my-routine", "My routine")
    assert drafts.new_draft([*ROUTINES, kept]).name == "My routine 2"


def test_a_hold_outside_its_limits_is_a_problem_with_its_place_and_a_sentence():
    draft = drafts.with_hold(draft_of(EVENING), 1, 3)
    [problem] = drafts.problems(draft, CATALOGUE, ROUTINES)
    assert (problem.index, problem.field) == (1, DraftField.HOLD)
    assert problem.sentence == "Hold must be between 10 and 120 seconds."
    assert problem.summary == "Child has a 3-second hold."


def test_a_variant_brings_its_own_limit():
    draft = drafts.with_variant(draft_of(EVENING), 0, "strap")
    assert fields(draft) == [(0, DraftField.HOLD)]
    assert fields(drafts.with_variant(draft, 0, "none such")) == [(0, DraftField.VARIANT)]


def test_every_field_has_its_limit():
    draft = draft_of(EVENING)
    assert fields(drafts.with_hold(draft, 0, float("nan"))) == [(0, DraftField.HOLD)]
    assert fields(drafts.with_repeats(draft, 0, 11)) == [(0, DraftField.REPEATS)]
    assert fields(drafts.with_rest(draft, 2, 301)) == [(2, DraftField.REST)]
    assert fields(drafts.with_note(draft, 1, "n" * 201)) == [(1, DraftField.NOTE)]
    assert fields(drafts.with_note(draft, 1, "a\tb")) == [(1, DraftField.NOTE)]
    assert fields(drafts.renamed(draft, "n" * 81)) == [(None, DraftField.NAME)]
    assert fields(drafts.renamed(draft, "a\x07b")) == [(None, DraftField.NAME)]
    many = draft
    for _number in range(MAX_ITEMS):
        many = drafts.added(many, CHILD)
    assert fields(many) == [(None, DraftField.STRETCHES)]


def test_a_name_is_used_once_however_it_is_written():
    assert fields(drafts.renamed(Draft(lines=draft_of(EVENING).lines), " eVENing ")) == [
        (None, DraftField.NAME)
    ]
    assert fields(drafts.renamed(draft_of(EVENING), "EVENING")) == []


items = st.builds(
    Item,
    stretch_id=st.sampled_from(["hug", "child", "roll", "gone"]),
    hold_s=st.floats(allow_nan=True) | st.integers(5, 70),
    variant=st.none() | st.sampled_from(["strap", "small"]),
    repeats=st.integers(-1, 12),
    rest_after_s=st.floats(allow_nan=True) | st.integers(0, 300),
)


@given(st.text(max_size=90), st.lists(items, max_size=4))
def test_what_has_no_problem_keeps_every_rule_of_a_routine(name, chosen):
    lines = tuple(drafts.DraftLine(number, item) for number, item in enumerate(chosen))
    draft = Draft(name, lines)
    if fields(draft):
        wanted = Routine("x", name.strip(), draft.items)
        if all(
            problem.field in set(DraftField) - {DraftField.NAME}
            for problem in drafts.problems(draft, CATALOGUE, ())
        ):
            with pytest.raises(RoutineError):
                check(wanted, CATALOGUE)
    else:
        kept = drafts.finished(draft, ROUTINES)
        check(kept, CATALOGUE)
        assert kept.name.isprintable()
        assert kept.id not in {routine.id for routine in ROUTINES}


@given(st.lists(items, max_size=4))
def test_what_is_played_to_tell_its_length_keeps_every_rule(chosen):
    draft = Draft("", tuple(drafts.DraftLine(number, item) for number, item in enumerate(chosen)))
    routine = drafts.playable(draft, CATALOGUE)
    if routine is None:
        assert all((0, DraftField.VARIANT) in fields(Draft("x", (line,))) for line in draft.lines)
    else:
        usable = [
            item for item in chosen if item.hold_s == item.hold_s and item.rest_after_s == item.rest_after_s
        ]
        if len(usable) == len(chosen):
            check(routine, CATALOGUE)


def test_a_hint_is_given_outside_the_guideline_and_for_holds_alone():
    assert drafts.hint(Item("child", 20), CHILD) == ""
    assert drafts.hint(Item("child", 30), CHILD) == ""
    assert drafts.hint(Item("child", 15), CHILD).startswith("Shorter than the 20–30 second guideline.")
    assert drafts.hint(Item("child", 60), CHILD).startswith("Longer than the 20–30 second guideline.")
    assert drafts.hint(Item("roll", 60), ROLL) == ""


def test_a_routine_that_ships_is_changed_in_its_place_while_it_keeps_its_name():
    kept = drafts.finished(drafts.with_hold(draft_of(SHIPPED), 0, 20), ROUTINES)
    assert (kept.id, kept.name, kept.builtin, kept.summary) == ("shipped", "Shipped", True, "As it came.")
    assert kept.items[0].hold_s == 20


def test_a_routine_that_ships_becomes_a_copy_under_another_name():
    kept = drafts.finished(drafts.renamed(draft_of(SHIPPED), " Mine "), ROUTINES)
    assert (kept.id, kept.name, kept.builtin, kept.summary) == ("mine", "Mine", False, "")
    assert kept.items == SHIPPED.items


def test_an_own_routine_keeps_its_id_under_another_name():
    kept = drafts.finished(drafts.renamed(draft_of(EVENING), "Night"), ROUTINES)
    assert (kept.id, kept.name) == ("evening", "Night")


def test_a_new_routine_gets_an_id_of_its_own():
    draft = drafts.renamed(drafts.added(Draft(), HUG), "Evening!")
    assert drafts.finished(draft, ROUTINES).id == "evening-2"
    assert drafts.finished(drafts.renamed(draft, "Ελλάδα"), ROUTINES).id == "routine"
    assert drafts.finished(drafts.renamed(draft, "Größe é"), ROUTINES).id == "groe-e"


def test_a_duplicate_has_a_name_and_an_id_of_its_own():
    first = drafts.duplicate(SHIPPED, ROUTINES)
    second = drafts.duplicate(SHIPPED, [*ROUTINES, first])
    assert (first.id, first.name, first.builtin) == ("shipped-copy", "Shipped copy", False)
    assert (second.id, second.name) == ("shipped-copy-2", "Shipped copy 2")
    assert second.items == SHIPPED.items
    long = drafts.duplicate(replace(EVENING, name="n" * 80), ROUTINES)
    assert len(long.name) == 80
    assert long.name.endswith(" copy")
