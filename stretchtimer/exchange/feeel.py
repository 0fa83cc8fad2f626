"""Read workouts of Feeel, one to a file.

Source: the program's `feeel_workout_json.dart`, `database.g.dart` and `workout_controller.dart`. Exercises
are numbers of the wger list, whose names a file does not hold; before version 3 the numbers were others.
"""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from stretchtimer.domain.translation import gettext as _
from stretchtimer.exchange.aliases import load_exercises
from stretchtimer.exchange.foreign import ForeignFile, ForeignRoutine, ForeignStep
from stretchtimer.exchange.json_values import entry_text, list_of, seconds_of, table_of, text_of, whole_of
from stretchtimer.exchange.limits import MAX_STEPS

NAME = "Feeel"
VERSION = 300
#: What the program takes where the workout says nothing.
USUAL_S, USUAL_BREAK_S = 30.0, 10.0


def recognises(value: object) -> bool:
    """Tell whether a JSON value is one of this program."""
    return "fullWorkout" in table_of(value)


def read(value: object) -> ForeignFile:
    """Return the workout of a parsed file."""
    table = table_of(value)
    full = table_of(table.get("fullWorkout"))
    workout = table_of(full.get("workout"))
    warnings = []
    if whole_of(table.get("feeelMetadataVersion")) > VERSION:
        warnings.append(_("The file was written by a newer version: look closely at what was read."))
    entries = [table_of(entry) for entry in list_of(full.get("workoutExercises"))]
    if not workout and not entries:
        return ForeignFile(NAME, (), (_("The file holds no workout."),))
    known = load_exercises("feeel")
    if whole_of(table.get("feeelMetadataVersion"), 0) < VERSION:
        warnings.append(
            _("The file is of an old version that numbered its exercises otherwise: rename the stretches.")
        )
        known = {}
    entries.sort(key=lambda entry: whole_of(entry.get("orderPosition"), 0))
    steps = [
        _step(entry, after, workout, known)
        for entry, after in zip_longest(entries[: MAX_STEPS + 1], entries[1 : MAX_STEPS + 1])
    ]
    return ForeignFile(NAME, (ForeignRoutine(text_of(workout.get("title")), tuple(steps)),), tuple(warnings))


def _step(
    entry: Mapping[str, Any],
    after: Mapping[str, Any] | None,
    workout: Mapping[str, Any],
    known: Mapping[int, str],
) -> ForeignStep:
    """Return an entry; the break of an exercise comes before it, so the one after it tells the rest."""
    name = text_of(entry.get("name"))
    remarks: tuple[str, ...] = ()
    number = entry.get("exercise")
    if not name and isinstance(number, int) and not isinstance(number, bool):
        name = known.get(number, "")
        if not name:
            name = _("Exercise {number}").format(number=min(abs(number), 10**9))
            said = _("Such a file numbers its exercises, and the name of this number is not known here.")
            remarks = (said,)
    seconds = _seconds(entry, workout, "exerciseDuration", USUAL_S)
    rest_s = 0.0 if after is None else _seconds(after, workout, "breakDuration", USUAL_BREAK_S)
    source_text = entry_text(name or _("an exercise without a number"), seconds)
    if seconds is None or rest_s is None:
        return ForeignStep(
            source_text, name, refusal=_("Its duration is not a length of time, so it is left out.")
        )
    return ForeignStep(source_text, name, seconds, rest_after_s=rest_s, remarks=remarks)


def _seconds(entry: Mapping[str, Any], workout: Mapping[str, Any], key: str, usual_s: float) -> float | None:
    """Return an exercise's length; where it has none the workout's counts."""
    for table in (entry, workout):
        if table.get(key) is not None:
            return seconds_of(table[key])
    return usual_s
