"""Workouts of Feeel number their exercises; the numbers it ships with have names here."""

import json

import pytest

from stretchtimer.exchange.aliases import load_aliases, load_exercises
from stretchtimer.exchange.matching import NameMatcher
from stretchtimer.exchange.reading import preview_text
from stretchtimer.storage.resources import load_catalogue

CATALOGUE = load_catalogue()


def workout(*entries: dict, version: int | None = 300):
    table = {
        "fullWorkout": {
            "workout": {"title": "Neck", "exerciseDuration": 20, "breakDuration": 20},
            "workoutExercises": [{"orderPosition": place, **entry} for place, entry in enumerate(entries)],
        }
    }
    if version is not None:
        table["feeelMetadataVersion"] = version
    return preview_text(json.dumps(table), CATALOGUE)


def told(preview) -> list[tuple[str, str]]:
    [proposed] = preview.routines
    return [(line.source_text, line.sentence) for line in proposed.lines]


def test_the_break_of_an_exercise_comes_before_it():
    preview = workout(
        {"exercise": 1006, "breakDuration": 99},
        {"exercise": 1007, "breakDuration": 30},
        {"exercise": 1018, "breakDuration": None},
    )
    assert [item.rest_after_s for item in preview.routines[0].routine.items] == [30, 20, 0]


def test_left_and_right_are_one_stretch_on_both_sides():
    preview = workout({"exercise": 1008}, {"exercise": 1009, "breakDuration": 5}, {"exercise": 1002})
    first, second = preview.routines[0].routine.items
    assert (first.stretch_id, first.sides.value, first.hold_s) == ("own-neck-stretch", "both", 20)
    assert second.stretch_id == "childs-pose"


def test_a_number_without_a_name_stays_a_number_and_says_why():
    [(text, sentence)] = told(workout({"exercise": 4711}))
    assert text == "Exercise 4711 (20 s)"
    assert "the name of this number is not known here" in sentence


@pytest.mark.parametrize("version", [None, 200])
def test_numbers_of_an_old_version_are_not_looked_up(version):
    preview = workout({"exercise": 1002}, version=version)
    assert "old version" in preview.warnings[0]
    assert told(preview)[0][0] == "Exercise 1002 (20 s)"


def test_no_name_of_another_exercise_is_taken_for_one_of_the_library():
    names = NameMatcher(CATALOGUE, load_aliases())
    found = {number: names.match(name) for number, name in load_exercises("feeel").items()}
    assert {number for number, match in found.items() if match} == {1002}
    assert found[1002].stretch_id == "childs-pose"
    assert names.is_rest(load_exercises("feeel")[1114])
