"""Give what is new a name and an id that nothing else has, so that nothing is ever overwritten."""

import itertools
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from stretchtimer.domain.folding import as_name
from stretchtimer.domain.translation import gettext as _

#: No id is longer.
MAX_ID = 64
#: What of a name its id begins with at most; prefix and number come on top.
_MAX_SLUG = 40
_NUMBERED = re.compile(r"^(?P<name>.*\S) \((?P<number>[0-9]{1,4})\)$")


def unique_name(name: str, existing: Iterable[str], limit: int) -> str:
    """Return a name that none of `existing` has, as people compare names: the name itself or with a number.

    No name is longer than `limit` letters.
    """
    found = _NUMBERED.match(name)
    stem, number = (found["name"], int(found["number"])) if found else (name, 1)
    numbered = (_ending(stem, f" ({one})", limit) for one in itertools.count(number + 1))
    return _first_free(itertools.chain([name], numbered), existing)


def suggested_name(first: str, further: str, existing: Iterable[str]) -> str:
    """Return a name for what is new: `first`, or `further` with the lowest `{number}` that is free."""
    numbered = (further.format(number=number) for number in itertools.count(2))
    return _first_free(itertools.chain([first], numbered), existing)


def copy_name(name: str, existing: Iterable[str], limit: int) -> str:
    """Return a name for the copy of what has a name: with “copy” behind it, and a number where needed."""
    numbered = (_("copy {number}").format(number=number) for number in itertools.count(2))
    endings = itertools.chain([_("copy")], numbered)
    return _first_free((_ending(name, f" {ending}", limit) for ending in endings), existing)


def free_id(name: str, taken: Collection[str], prefix: str = "", fallback: str = "") -> str:
    """Return a plain id made of a name that nothing in `taken` has; the same name gives the same id.

    A name without a plain letter becomes `fallback`, or is told apart by its digest where there is none.
    """
    from hashlib import sha256

    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_MAX_SLUG].strip("-")
    stem = prefix + (slug or fallback or sha256(name.encode("utf-8", "replace")).hexdigest()[:10])
    numbered = (f"{stem}-{number}" for number in itertools.count(2))
    return next(one for one in itertools.chain([stem], numbered) if one not in taken)


def _ending(name: str, ending: str, limit: int) -> str:
    """Return a name with an ending, the name shortened to make room for it."""
    return name[: limit - len(ending)].rstrip() + ending


def _first_free(candidates: Iterator[str], existing: Iterable[str]) -> str:
    taken = {as_name(other) for other in existing}
    return next(name for name in candidates if as_name(name) not in taken)
