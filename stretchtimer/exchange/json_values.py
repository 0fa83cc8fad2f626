"""Read JSON that other programs wrote, and take values out of it without trusting any of them."""

import json
from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from stretchtimer.domain.translation import gettext as _
from stretchtimer.exchange.limits import MAX_LISTED, RefusedError

#: More than any program counts; beyond it a number is a slip or a trap.
MAX_WHOLE = 10**6


def parse_json(text: str, where: str) -> Any:
    """Return what a JSON text holds; raise RefusedError saying where it is damaged.

    Raw control characters in texts are let through: one of the programs writes them.
    """
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        said = _(
            "{file} is damaged in line {line}, letter {column}. Export it once more, or ask for it again."
        )
        raise RefusedError(said.format(file=where, line=error.lineno, column=error.colno)) from None
    except RecursionError:
        said = _("{file} holds groups too deep in each other. Choose a file that a timer has exported.")
        raise RefusedError(said.format(file=where)) from None
    except ValueError:
        said = _("{file} holds a number that is far too long. Choose a file that a timer has exported.")
        raise RefusedError(said.format(file=where)) from None


def seconds_of(value: object, unit_s: float = 1.0) -> float | None:
    """Return a length in seconds, None for what is none: no number, negative, infinite or not a number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # comparing first keeps a number too large for a float from being converted
    if not 0 <= value <= 1e300 or not isfinite(value):
        return None
    return float(value) * unit_s


def whole_of(value: object, default: int = 1) -> int:
    """Return a whole number from 0 to a million, the default for anything else."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return default
    return min(value, MAX_WHOLE)


def text_of(value: object) -> str:
    """Return a text; what is none is empty."""
    return value if isinstance(value, str) else ""


def table_of(value: object) -> Mapping[str, Any]:
    """Return a table; what is none is empty."""
    return value if isinstance(value, Mapping) else {}


def list_of(value: object) -> Sequence[Any]:
    """Return a list; what is none is empty."""
    return value if isinstance(value, list) else []


def listed(value: object, warnings: list[str]) -> Sequence[Any]:
    """Return the entries of a list of routines; say in `warnings` if there are more than are looked at."""
    entries = list_of(value)
    if len(entries) > MAX_LISTED:
        warnings.append(_("Only the first {limit} entries of the file are read.").format(limit=MAX_LISTED))
    return entries[:MAX_LISTED]


def entry_text(name: object, seconds: float | None = None) -> str:
    """Return how an entry is shown: its name and its seconds."""
    text = text_of(name)[:400]
    return text if seconds is None else _("{name} ({seconds:g} s)").format(name=text, seconds=seconds)
