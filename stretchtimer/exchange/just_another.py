"""Read workouts of Just Another Workout Timer: a backup, or one shared workout.

Source: the program's `workout.dart`, file version 2; files without a version are version 1.
"""

from collections.abc import Mapping
from typing import Any

from stretchtimer.domain.translation import gettext as _
from stretchtimer.exchange.foreign import ForeignFile, ForeignRoutine, ForeignStep
from stretchtimer.exchange.json_values import (
    entry_text,
    list_of,
    listed,
    seconds_of,
    table_of,
    text_of,
    whole_of,
)
from stretchtimer.exchange.limits import MAX_STEPS

NAME = "Just Another Workout Timer"
VERSION = 2
#: What the program takes where no length is given.
USUAL_S = 30.0


def recognises(value: object) -> bool:
    """Tell whether a JSON value is one of this program."""
    table = table_of(value)
    return "workouts" in table or ("title" in table and "sets" in table)


def read(value: object) -> ForeignFile:
    """Return the workouts of a parsed file."""
    table = table_of(value)
    warnings: list[str] = []
    workouts = listed(table["workouts"], warnings) if "workouts" in table else [table]
    routines = []
    for number, entry in enumerate(workouts, start=1):
        workout = table_of(entry)
        if not isinstance(workout.get("sets"), list):
            warnings.append(_("Workout {number} is damaged and left out.").format(number=number))
            continue
        if whole_of(workout.get("version")) > VERSION:
            said = _("Workout {number} was written by a newer version: look closely at what was read.")
            warnings.append(said.format(number=number))
        routines.append(ForeignRoutine(text_of(workout.get("title")), _steps(workout)))
    return ForeignFile(NAME, tuple(routines), tuple(warnings))


def _steps(workout: Mapping[str, Any]) -> tuple[ForeignStep, ...]:
    steps: list[ForeignStep] = []
    for entry in list_of(workout.get("sets")):
        once = [
            _step(table_of(exercise)) for exercise in list_of(table_of(entry).get("exercises"))[:MAX_STEPS]
        ]
        repeats = whole_of(table_of(entry).get("repetitions"))
        steps += (once * min(repeats, MAX_STEPS))[: MAX_STEPS + 1] if once else []
        if len(steps) > MAX_STEPS:
            break
    return tuple(steps[: MAX_STEPS + 1])


def _step(exercise: Mapping[str, Any]) -> ForeignStep:
    name = text_of(exercise.get("name"))
    seconds = seconds_of(exercise["duration"]) if "duration" in exercise else USUAL_S
    source_text = entry_text(name, seconds)
    if seconds is None:
        return ForeignStep(
            source_text, name, refusal=_("Its duration is not a length of time, so it is left out.")
        )
    return ForeignStep(source_text, name, seconds)
