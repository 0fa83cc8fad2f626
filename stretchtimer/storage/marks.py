"""Check the marks in braces that a spoken line is filled in by."""

import re
from collections.abc import Collection, Iterable

from stretchtimer.domain.translation import gettext as _
from stretchtimer.storage.fields import Fields, shown

#: What a line may hold where a side is known; the capital forms begin a sentence.
SIDE_MARKS = frozenset({"side", "Side", "other", "Other"})

_MARK = re.compile(r"\{(\w+)\}")


def marks(text: str) -> set[str]:
    """Return the names of the marks in a text."""
    return set(_MARK.findall(text))


def check_marks(
    entry: Fields,
    key: str,
    texts: Iterable[str],
    allowed: Collection[str],
    required: Collection[str] = (),
) -> None:
    """Complain about a brace that is no mark, a mark that nothing fills in, and one that is left out."""
    for text in texts:
        rest = _MARK.sub("", text)
        if "{" in rest or "}" in rest:
            raise entry.complaint(key, _("has a brace without its pair: {text}").format(text=shown(text, 80)))
        for mark in sorted(marks(text) - set(allowed)):
            what = _("has the mark {mark}, which nothing fills in here").format(mark=f"{{{mark}}}")
            raise entry.complaint(key, what)
        for mark in sorted(set(required) - marks(text)):
            raise entry.complaint(key, _("lacks the mark {mark}").format(mark=f"{{{mark}}}"))
