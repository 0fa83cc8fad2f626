"""Give what is imported a name and an id of its own, so that nothing is ever overwritten."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import replace

from stretchtimer.domain.routine import MAX_NAME, Routine

_NUMBERED = re.compile(r"^(?P<name>.*\S) \((?P<number>[0-9]{1,4})\)$")


def unique_name(name: str, existing: Iterable[str]) -> str:
    """Return a name that none of `existing` has, whatever its capitals: the name itself or with a number."""
    taken = {_compared(other) for other in existing}
    if _compared(name) not in taken:
        return name
    found = _NUMBERED.match(name)
    stem, number = (found["name"], int(found["number"])) if found else (name, 1)
    while True:
        number += 1
        ending = f" ({number})"
        candidate = stem[: MAX_NAME - len(ending)].rstrip() + ending
        if _compared(candidate) not in taken:
            return candidate


def free_id(name: str, taken: Collection[str], prefix: str = "") -> str:
    """Return a plain id made of a name that nothing in `taken` has; the same name gives the same id."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
    first = candidate = prefix + (slug or hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:10])
    number = 1
    while candidate in taken:
        number += 1
        candidate = f"{first}-{number}"
    return candidate


def adopted(routine: Routine, existing: Iterable[Routine]) -> Routine:
    """Return an imported routine as one of the person's own, beside the `existing` ones and over none."""
    others = list(existing)
    ids = {other.id for other in others}
    routine_id = routine.id if routine.id not in ids else free_id(routine.id, ids)
    name = unique_name(routine.name, (other.name for other in others))
    return replace(routine, id=routine_id, name=name, builtin=False)


def _compared(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
