"""Read timers of TimeR Machine: a backup, or one timer from its clipboard.

Source: the program's `AppDataData.kt` and the adapters of its steps. Lengths are milliseconds.
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
from stretchtimer.exchange.limits import MAX_DEPTH, MAX_STEPS

NAME = "TimeR Machine"
#: The folder of timers that were thrown away.
TRASH = 2


def recognises(value: object) -> bool:
    """Tell whether a JSON value is one of this program."""
    return "timers" in table_of(value)


def read(value: object) -> ForeignFile:
    """Return the timers of a parsed file; those in the program's trash stay there."""
    warnings: list[str] = []
    routines = []
    for number, entry in enumerate(listed(table_of(value).get("timers"), warnings), start=1):
        timer = table_of(entry)
        name = text_of(timer.get("name"))
        if not isinstance(timer.get("steps"), list):
            warnings.append(_("Timer {number} is damaged and left out.").format(number=number))
        elif timer.get("folderId") == TRASH:
            warnings.append(_("Timer {number} is in the trash and left out.").format(number=number))
        else:
            reading = _Steps()
            steps = [step for step in (timer.get("startStep"), timer.get("endStep")) if step]
            routines.append(ForeignRoutine(name, tuple(reading.group(timer, 0))))
            if steps:
                warnings.append(
                    _("The start and end steps of timer {number} are left out.").format(number=number)
                )
            if reading.too_deep:
                said = _("Timer {number} has groups too deep in each other; those are left out.")
                warnings.append(said.format(number=number))
    return ForeignFile(NAME, tuple(routines), tuple(warnings))


class _Steps:
    """Lay the steps of nested groups out in one row, as often as they are done."""

    def __init__(self) -> None:
        self.too_deep = False

    def group(self, group: Mapping[str, Any], depth: int) -> list[ForeignStep]:
        """Return a group's steps, a few more at most than a routine may have."""
        if depth > MAX_DEPTH:
            self.too_deep = True
            return []
        once: list[ForeignStep] = []
        for entry in list_of(group.get("steps")):
            step = table_of(entry)
            if step.get("step_type") == "group" or isinstance(step.get("steps"), list):
                once += self.group(step, depth + 1)
            else:
                once.append(_step(step))
            if len(once) > MAX_STEPS:
                break
        return (once * min(whole_of(group.get("loop")), MAX_STEPS + 1))[: MAX_STEPS + 1]


def _step(step: Mapping[str, Any]) -> ForeignStep:
    name = text_of(step.get("label"))
    seconds = seconds_of(step.get("length"), unit_s=0.001)
    source_text = entry_text(name, seconds)
    if step.get("type") == "NOTIFIER":
        return ForeignStep(source_text, name, refusal=_("It only sounds a signal; the voice does that here."))
    if seconds is None:
        return ForeignStep(
            source_text, name, refusal=_("Its length is not a length of time, so it is left out.")
        )
    remarks, note = [], ""
    for entry in list_of(step.get("behaviour"))[:20]:
        behaviour = table_of(entry)
        if behaviour.get("type") == "HALT":
            remarks.append(_("It waits for a touch there; here it takes its time."))
        if behaviour.get("type") == "VOICE":
            note = text_of(behaviour.get("content"))
    # saying the name is what the voice does anyway
    note = "" if note.strip().casefold() in ("", name.strip().casefold()) or "{" in note else note
    return ForeignStep(source_text, name, seconds, note=note, remarks=tuple(remarks))
