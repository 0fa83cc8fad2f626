"""Read timers of OpenHIIT: a list of timers, each with one time for all its activities.

Source: the program's `timer_type.dart`. Older files hold the settings as a text with JSON in it.
"""

from collections.abc import Mapping
from typing import Any

from stretchtimer.domain.translation import gettext as _
from stretchtimer.exchange.foreign import ForeignFile, ForeignRoutine, ForeignStep
from stretchtimer.exchange.json_values import (
    entry_text,
    list_of,
    listed,
    parse_json,
    seconds_of,
    table_of,
    text_of,
    whole_of,
)
from stretchtimer.exchange.limits import MAX_STEPS, RefusedError

NAME = "OpenHIIT"


def recognises(value: object) -> bool:
    """Tell whether a JSON value is one of this program."""
    entries = list_of(value) if isinstance(value, list) else [value]
    return any(
        "timeSettings" in table_of(entry) or "activeIntervals" in table_of(entry) for entry in entries[:50]
    )


def read(value: object) -> ForeignFile:
    """Return the timers of a parsed file."""
    warnings: list[str] = []
    routines = []
    timers = listed(value, warnings) if isinstance(value, list) else [value]
    for number, entry in enumerate(timers, start=1):
        timer = table_of(entry)
        settings = _settings(timer.get("timeSettings"))
        work_s = seconds_of(settings.get("workTime"))
        if work_s is None:
            warnings.append(_("Timer {number} has no work time and is left out.").format(number=number))
            continue
        if seconds_of(settings.get("warmupTime")) or seconds_of(settings.get("cooldownTime")):
            said = _(
                "Warm-up and cool-down of timer {number} are left out: the program has a warm-up of its own."
            )
            warnings.append(said.format(number=number))
        routines.append(ForeignRoutine(text_of(timer.get("name")), _steps(timer, settings, work_s)))
    return ForeignFile(NAME, tuple(routines), tuple(warnings))


def _settings(value: object) -> Mapping[str, Any]:
    if isinstance(value, str):
        try:
            value = parse_json(value, NAME)
        except RefusedError:
            return {}
    return table_of(value)


def _steps(timer: Mapping[str, Any], settings: Mapping[str, Any], work_s: float) -> tuple[ForeignStep, ...]:
    activities = [text_of(name) for name in list_of(timer.get("activities"))[:MAX_STEPS]]
    count = whole_of(timer.get("activeIntervals"), len(activities)) or len(activities)
    rest_s = seconds_of(settings.get("restTime")) or 0.0
    rest = ForeignStep(entry_text(_("Rest"), rest_s), hold_s=rest_s, is_rest=True)
    steps: list[ForeignStep] = []
    for number in range(min(count, MAX_STEPS)):
        name = activities[number] if number < len(activities) else ""
        name = name.strip() or _("Interval")
        steps.append(ForeignStep(entry_text(name, work_s), name, work_s))
        if rest_s and number < count - 1:
            steps.append(rest)
    rounds = [*steps]
    break_s = seconds_of(settings.get("breakTime")) or 0.0
    pause = ForeignStep(entry_text(_("Break"), break_s), hold_s=break_s, is_rest=True)
    for _round in range(min(whole_of(settings.get("restarts"), 0), MAX_STEPS)):
        if not steps or len(rounds) > MAX_STEPS:
            break
        rounds += [pause, *steps] if break_s else steps
    return tuple(rounds[: MAX_STEPS + 1])
