"""A routine's rules are named one by one, with their place."""

from dataclasses import replace
from math import nan

import pytest

from stretchtimer.domain.errors import RoutineError
from stretchtimer.domain.routine import (
    GENTLE,
    QUICK_RESET,
    Item,
    Routine,
    check,
    clamp_hold,
    in_order,
    problems,
    stretch_of,
)
from tests.domain.catalogue import CATALOGUE, HUG

GOOD = Routine("r", "R", (Item("hug", 30), Item("child", 20)))


def sentences(routine: Routine) -> list[tuple[int | None, str]]:
    return list(problems(routine, CATALOGUE))


def test_a_good_routine_has_none():
    assert sentences(GOOD) == []
    check(GOOD, CATALOGUE)


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        ({"name": "  "}, None, "Give the routine a name."),
        ({"name": "x" * 81}, None, "Shorten the routine's name to 80 letters."),
        ({"items": ()}, None, "Add at least one stretch."),
        ({"items": (Item("hug", 30),) * 61}, None, "Keep a routine to 60 stretches at most."),
        ({"items": (Item("hug", 61),)}, 0, "Hold for Hug must be between 10 and 60 seconds."),
        ({"items": (Item("hug", nan),)}, 0, "Hold for Hug must be between 10 and 60 seconds."),
        ({"items": (Item("hug", 30, repeats=0),)}, 0, "Repeat Hug between 1 and 10 times."),
        (
            {"items": (Item("hug", 30, rest_after_s=301),)},
            0,
            "Rest after Hug must be between 0 and 300 seconds.",
        ),
        ({"items": (Item("hug", 30, variant="x"),)}, 0, "Hug has no variant “x”."),
        ({"items": (Item("child", 30, variant="x"),)}, 0, "Choose one of: none."),
    ],
)
def test_each_broken_rule_is_named(change, place, words):
    [(found_at, sentence)] = sentences(replace(GOOD, **change))
    assert found_at == place
    assert words in sentence


def test_a_variant_has_its_own_limits():
    assert sentences(replace(GOOD, items=(Item("hug", 20, variant="strap"),))) == []
    [(_place, sentence)] = sentences(replace(GOOD, items=(Item("hug", 30, variant="strap"),)))
    assert "between 10 and 20" in sentence


def test_a_check_names_a_routine_without_a_name_by_its_id():
    with pytest.raises(RoutineError, match=r"Routine “r”: Give the routine a name\."):
        check(replace(GOOD, name=""), CATALOGUE)


def test_a_hold_is_changed_alone():
    assert GOOD.with_hold(1, 25).items == (GOOD.items[0], replace(GOOD.items[1], hold_s=25))


def test_a_hold_is_moved_into_its_limits():
    assert [clamp_hold(hold_s, HUG) for hold_s in (1, 30, 99)] == [10, 30, 60]


def test_an_item_names_its_stretch_as_its_variant():
    stretch = stretch_of(Item("hug", 20, variant="chair"), CATALOGUE)
    assert (stretch.name, stretch.setup_s, stretch.start) == ("Chair Hug", 4, "On a chair")


def test_shipped_routines_that_say_whom_they_are_for_come_first_and_the_persons_own_last():
    names = ("long", GENTLE, "short", QUICK_RESET)
    builtin = {name: replace(GOOD, id=name, name=name) for name in names}
    own = {GENTLE: replace(GOOD, id=GENTLE, name="Mine"), "b": replace(GOOD, id="b", name="A")}
    listed = in_order(builtin, own)
    assert [routine.id for routine in listed] == [QUICK_RESET, GENTLE, "long", "short", "b"]
    assert [routine.builtin for routine in listed] == [True] * 4 + [False]
    assert listed[1].name == "Mine"
