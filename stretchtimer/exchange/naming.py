"""Give what is imported a name and an id of its own, so that nothing is ever overwritten."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable

from stretchtimer.domain.folding import as_name
from stretchtimer.domain.routine import MAX_NAME

_NUMBERED = re.compile(r"^(?P<name>.*\S) \((?P<number>[0-9]{1,4})\)$")


def unique_name(name: str, existing: Iterable[str], limit: int = MAX_NAME) -> str:
    """Return a name that none of `existing` has, whatever its capitals: the name itself or with a number.

    No name is longer than `limit` letters.
    """
    taken = {as_name(other) for other in existing}
    if as_name(name) not in taken:
        return name
    found = _NUMBERED.match(name)
    stem, number = (found["name"], int(found["number"])) if found else (name, 1)
    while True:
        number += 1
        ending = f" ({number})"
        candidate = stem[: limit - len(ending)].rstrip() + ending
        if as_name(candidate) not in taken:
            return candidate


def free_id(name: str, taken: Collection[str]) -> str:
    """Return a plain id made of a name that nothing in `taken` has; the same name gives the same id."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
    first = candidate = slug or hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:10]
    number = 1
    while candidate in taken:
        number += 1
        candidate = f"{first}-{number}"
    return candidate
