"""Find in a typed or foreign name which sides are meant, one, both or each, and take that out."""

import re
from dataclasses import dataclass

from stretchtimer.domain.stretch import Side

_PART = r"(?:legs?|sides?|knees?|foot|feet|hips?|arms?|ankles?|glutes?)"
_BOTH = re.compile(
    rf"\(?\b(?:(?:on|to|for|with)\s+)?(?:"
    rf"(?:each|per|every|either)\s+{_PART}|both\s+(?:sides?|legs?|ways?|directions?)|each\s+(?:way|direction)|"
    rf"per\s+direction|e/s|a\s+side|"
    rf"(?:left|l)\s*(?:[/&+,]|and|then)\s*(?:right|r)|(?:right|r)\s*(?:[/&+,]|and|then)\s*(?:left|l)"
    rf")(?:\s+{_PART})?(?=\W|$)\)?",
    re.IGNORECASE,
)
_LEFT = r"(?:left|lt|l)"
_RIGHT = r"(?:right|rt|r)"
_MORE = rf"(?:\s+{_PART})?(?:\s+(?:forward|first|up|down|in|on\s+top|over))?"
_ONE = re.compile(
    rf"(?:^|[\s(\[,;:-])\s*(?:on\s+|to\s+|with\s+)?(?:the\s+)?(?:(?P<left>{_LEFT})|(?P<right>{_RIGHT}))\b"
    rf"\.?(?P<more>{_MORE})\s*(?P<end>[)\]]|$)",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"^(?:(?P<left>{_LEFT})|(?P<right>{_RIGHT}))\b\.?[\s:,-]+(?:(?:leg|side)\s+)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sided:
    """A name without its side. `both` tells that it asked for each side."""

    name: str
    side: Side | None = None
    both: bool = False


def without_side(name: str) -> Sided:
    """Return a name and the side it asks for, by words such as “L”, “(right leg)” or “each side”."""
    found = _BOTH.search(name)
    if found:
        return Sided(_tidy(name[: found.start()] + " " + name[found.end() :]), both=True)
    for pattern in (_ONE, _FIRST):
        found = pattern.search(name)
        if found:
            side = Side.LEFT if found["left"] else Side.RIGHT
            return Sided(_tidy(name[: found.start()] + " " + name[found.end() :]), side)
    return Sided(_tidy(name))


def _tidy(name: str) -> str:
    return " ".join(name.split()).strip(" ,;:-–—")
