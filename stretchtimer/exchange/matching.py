"""Match the names in other people's routines to the catalogue, in a forgiving way.

Three looks, each more forgiving: the words as they stand; the words without plurals and fillers in any
order; the letters with a few typing errors. Where two stretches share what is looked at, the one called so in
the library is meant; letters that lie between two stretches mean neither. Words that say more, such as
“standing” or “with weights”, are never passed over: that would be another stretch.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stretchtimer.domain.folding import unaccented
from stretchtimer.domain.stretch import Catalogue
from stretchtimer.domain.translation import gettext as _
from stretchtimer.exchange.aliases import Aliases

#: Letters of a name that are looked at.
MAX_LOOKED_AT = 80
_WORD = re.compile(r"[^\W_]+")
_SAME = {"4": "four", "2": "two", "1": "one", "on": "", "and": "", "the": "", "a": "", "an": "", "of": ""}
_FILLERS = frozenset(
    {
        *("stretch", "stretche", "stretching", "exercise", "pose", "position", "asana", "yoga"),
        *("to", "in", "into", "my", "your", "hold", "held", "gentle", "easy"),
    }
)
_SPLIT = re.compile(r"\s[-/|:]\s|[/|:,]|\sor\s")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A stretch, maybe one of its variants. `spelling` tells that letters differed.

    `unused_words` are those of the name that were not needed.
    """

    stretch_id: str
    variant: str | None = None
    spelling: bool = False
    unused_words: str = ""


_Found = tuple[str, str | None]


class NameMatcher:
    """Know every name of every stretch of a catalogue."""

    def __init__(self, catalogue: Catalogue, aliases: Aliases) -> None:
        self._exact: dict[tuple[str, ...], _Found] = {}
        self._loose: dict[tuple[str, ...], _Found] = {}
        self._letters: dict[str, _Found] = {}
        self._matched: dict[str, NameMatch | None] = {}
        self._rest = frozenset(_words(name) for name in aliases.rest)
        self._change_over = frozenset(_words(name) for name in aliases.change_over)
        self._others = frozenset(_loosely(name) for name in aliases.others)
        for stretch in catalogue:
            self._learn((stretch.id, None), stretch.name, stretch.id)
        for stretch in catalogue:
            self._learn((stretch.id, None), *stretch.other_names)
            for variant in stretch.variants.values():
                self._learn((stretch.id, variant.id), variant.name)
        for (stretch_id, variant_id), names in aliases.names.items():
            if stretch_id in catalogue.stretches:
                self._learn((stretch_id, variant_id), *names)

        self._masks = {letters: _mask(letters) for letters in self._letters}
        self._longest = max(map(len, self._letters), default=0)

    def is_rest(self, name: str) -> bool:
        """Tell whether a name means a rest."""
        return _words(name) in self._rest

    def is_change_over(self, name: str) -> bool:
        """Tell whether a name means the time between two stretches."""
        return _words(name) in self._change_over

    def match(self, name: str) -> NameMatch | None:
        """Return the stretch a name means, by the whole of it first, then by a part of it."""
        name = name[:MAX_LOOKED_AT]
        if name not in self._matched:
            self._matched[name] = self._look(name) or self._look_at_parts(name)
        return self._matched[name]

    def _look_at_parts(self, name: str) -> NameMatch | None:
        for number, (part, rest) in enumerate(_parts(name)):
            # the first part is most likely the name: only there typing errors are worth their time
            found = self._look(part, misspelled=number == 0)
            if found is not None:
                return NameMatch(found.stretch_id, found.variant, found.spelling, rest)
        return None

    def _learn(self, found: _Found, *names: str) -> None:
        for name in names:
            self._exact.setdefault(_words(name), found)
            self._letters.setdefault("".join(_singular(name)), found)
            loosely = _loosely(name)
            if loosely not in self._others:
                self._loose.setdefault(tuple(sorted(loosely)), found)
                self._letters.setdefault("".join(loosely), found)

    def _look(self, name: str, misspelled: bool = True) -> NameMatch | None:
        words = _words(name)
        if not words:
            return None
        exact = self._exact.get(words)
        if exact is not None:
            return NameMatch(*exact)
        loosely = _loosely(name)
        if loosely in self._others:
            return None
        loose = self._loose.get(tuple(sorted(loosely)))
        spellings = dict.fromkeys(("".join(_singular(name)), "".join(loosely)))
        for letters in spellings:
            loose = loose or self._letters.get(letters)
        if loose is not None:
            return NameMatch(*loose)
        for letters in spellings if misspelled else ():
            # “stretch” at the end must not make room for errors in the word that counts
            spelled = self._misspelled(letters, _errors_allowed(len("".join(loosely))))
            if spelled is not None:
                return NameMatch(*spelled, spelling=True)
        return None

    def _misspelled(self, letters: str, fewest: int) -> _Found | None:
        """Return what is meant with the fewest typing errors; None where that is two stretches."""
        found: set[_Found] = set()
        if fewest == 0 or len(letters) > self._longest + fewest:
            return None
        mask = _mask(letters)
        for known, means in self._letters.items():
            if abs(len(known) - len(letters)) > fewest or _errors_allowed(len(known)) == 0:
                continue
            # each letter that one word has and the other lacks is an error at least
            known_mask = self._masks[known]
            if (mask & ~known_mask).bit_count() > fewest or (known_mask & ~mask).bit_count() > fewest:
                continue
            errors = typing_errors(known, letters, fewest)
            if errors < fewest:
                fewest, found = errors, {means}
            elif errors == fewest:
                found.add(means)
        return _only(found)


def _only(found: set[_Found]) -> _Found | None:
    """Return the one stretch that was found; of its variants the stretch itself comes first."""
    if len({stretch_id for stretch_id, _variant in found}) != 1:
        return None
    return min(found, key=lambda one: (one[1] is not None, one[1] or ""))


def _words(name: str) -> tuple[str, ...]:
    """Return the plain small words of a name, without accents and apostrophes."""
    plain = _WORD.findall(unaccented(name[:MAX_LOOKED_AT]))
    words = tuple(word for found in plain if (word := _SAME.get(found, found)))
    # a name may be nothing but signs
    return words or tuple(name[:MAX_LOOKED_AT].casefold().split())


def _loosely(name: str) -> tuple[str, ...]:
    """Return a name's words without plurals and fillers."""
    words = _singular(name)
    return tuple(word for word in words if word not in _FILLERS) or words


def _singular(name: str) -> tuple[str, ...]:
    """Return a name's words without plurals."""
    return tuple(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in _words(name))


def _parts(name: str) -> Iterator[tuple[str, str]]:
    """Yield parts of a name that may be the stretch, each with the words outside it."""
    outside = " ".join(_BRACKETS.sub(" ", name).split())
    inside = " ".join((one or two).strip() for one, two in _BRACKETS.findall(name))
    if inside and outside:
        yield outside, inside
        yield inside, outside
    pieces = [piece.strip() for piece in _SPLIT.split(outside) if piece.strip()]
    if 2 <= len(pieces) <= 4:
        for index, piece in enumerate(pieces):
            others = [*pieces[:index], *pieces[index + 1 :], inside]
            yield piece, ", ".join(other for other in others if other)


def _mask(letters: str) -> int:
    """Return the set of a word's letters as bits."""
    mask = 0
    for char in letters:
        mask |= 1 << (ord(char) % 64)
    return mask


def _errors_allowed(letters: int) -> int:
    """Return how many typing errors a name of so many letters may have."""
    return 0 if letters < 5 else 1 if letters < 8 else 2 if letters < 14 else 3


def typing_errors(one: str, two: str, most: int) -> int:
    """Return the letters added, lost, changed or swapped between two words, `most` + 1 for more than `most`.

    The optimal string alignment distance.
    """
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(two, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return min(row[-1], most + 1)


def spelled_numbers(text: str) -> str:
    """Return a text in which the number of “figure 4” is a word, so that it is not read as a count."""
    return re.sub(r"\b(figure(?:\s+of)?)\s*-?\s*4\b", _four, text, flags=re.IGNORECASE)


def _four(found: re.Match[str]) -> str:
    return f"{found.group(1)} four"


def described_match(name: str, match: NameMatch) -> str:
    """Return a sentence on how freely a name was read, empty where it stood there as we call it."""
    said = []
    if match.spelling:
        said.append(_("The name was read in spite of its spelling, “{name}”.").format(name=name))
    if match.unused_words:
        said.append(_("The words “{words}” became a note.").format(words=match.unused_words))
    return " ".join(said)
