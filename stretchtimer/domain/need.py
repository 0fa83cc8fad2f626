"""Find out what some stretches need, and tell it."""

from collections.abc import Iterable, Sequence

from stretchtimer.domain.phrases import PhraseBook
from stretchtimer.domain.stretch import Need, Stretch


def needs_of(stretches: Iterable[Stretch]) -> tuple[Need, ...]:
    """Return what some stretches need: in the order they need it, each thing once.

    Where one stretch needs two cushions, the one of another is among them.
    """
    needed = dict.fromkeys(need for stretch in stretches for need in stretch.needs)
    covered = {id_ for need in needed for id_ in need.covers}
    return tuple(need for need in needed if need.id not in covered)


def need_lines(needs: Sequence[Need], phrases: PhraseBook) -> tuple[str, ...]:
    """Return the sentences that tell a person what to have at hand.

    What is brought is told in one sentence; furniture that has to stand firm has a sentence of its own.
    """
    brought = [need.told for need in needs if not need.sentence]
    sentences = [need.sentence for need in needs if need.sentence]
    if brought:
        *others, last = brought
        both = phrases.needs_joined.format(needs=", ".join(others), last=last)
        sentences.insert(0, phrases.needs.format(needs=both if others else last))
    return tuple(sentences)
