"""Read and write the fields of one own stretch, the same in the data folder and in hand-over files."""

from collections.abc import Sequence

from stretchtimer.domain.naming import MAX_ID
from stretchtimer.domain.own_stretch import (
    DEFAULT_S,
    MAX_NAME,
    MAX_S,
    MAX_STEP,
    MAX_STEPS,
    MIN_S,
    PREFIX,
    OwnStretch,
)
from stretchtimer.domain.stretch import Family
from stretchtimer.domain.translation import gettext as _
from stretchtimer.storage.fields import Fields


def read_own_stretch(entry: Fields) -> OwnStretch:
    """Return the own stretch of a table, without a picture; raise the table's error for a wrong field.

    A picture is a file, and which file may be read is for whoever holds the table to decide.
    """
    return OwnStretch(
        id=entry.text("id", limit=len(PREFIX) + MAX_ID),
        name=entry.text("name", limit=MAX_NAME),
        family=entry.choice("family", Family) if "family" in entry else None,
        one_sided=entry.flag("one_sided") if "one_sided" in entry else False,
        default_s=entry.number("default_s", DEFAULT_S, low=MIN_S, high=MAX_S),
        steps=_steps(entry),
        feel=entry.text("feel", "", limit=MAX_STEP),
        stop_if=entry.text("stop_if", "", limit=MAX_STEP),
    )


def own_stretch_fields(own: OwnStretch) -> dict[str, object]:
    """Return what a table says of an own stretch, as `read_own_stretch` reads it."""
    return {
        "id": own.id,
        "name": own.name,
        **({"family": own.family.value} if own.family else {}),
        "one_sided": own.one_sided,
        "default_s": own.default_s,
        "steps": list(own.steps),
        "feel": own.feel,
        "stop_if": own.stop_if,
    }


def _steps(entry: Fields) -> tuple[str, ...]:
    steps: Sequence[str] = entry.texts("steps") if "steps" in entry else ()
    if len(steps) > MAX_STEPS:
        what = _("may hold {count} sentences of {limit} letters").format(count=MAX_STEPS, limit=MAX_STEP)
        raise entry.error_about("steps", what)
    for number, step in enumerate(steps, start=1):
        if len(step) > MAX_STEP:
            what = _("may have {limit} letters in a sentence; shorten number {number}")
            raise entry.error_about("steps", what.format(limit=MAX_STEP, number=number))
    return tuple(steps)
