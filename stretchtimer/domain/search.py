"""Find stretches by what a person types: the one search that every list of stretches has."""

from collections.abc import Iterable

from stretchtimer.domain.folding import words
from stretchtimer.domain.stretch import Stretch


def found(stretches: Iterable[Stretch], searched: str) -> list[Stretch]:
    """Return the stretches of which every word searched for begins a word, all of them for no word at all.

    Names, other names, body areas and muscles are looked at. What is called so comes before what only has to
    do with it; else the order stays.
    """
    wanted = words(searched)
    hits = [stretch for stretch in stretches if begin(wanted, _known(stretch))]
    return sorted(hits, key=lambda stretch: not begin(wanted, words(stretch.name)))


def _known(stretch: Stretch) -> tuple[str, ...]:
    return words(" ".join((stretch.name, *stretch.other_names, *stretch.targets, stretch.muscle)))


def begin(wanted: Iterable[str], known: tuple[str, ...]) -> bool:
    """Tell whether every word that is wanted begins one that is known."""
    return all(any(word.startswith(part) for word in known) for part in wanted)
