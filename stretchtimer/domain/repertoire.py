"""List all that the program can say by itself, whatever a person's routine, level and sides are.

What people write themselves is not in it: names, steps and feelings of their own stretches, notes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import chain, permutations

from stretchtimer.domain.need import need_lines
from stretchtimer.domain.phrases import PhraseBook
from stretchtimer.domain.plan import Level
from stretchtimer.domain.reply import Replies
from stretchtimer.domain.script import Script
from stretchtimer.domain.stretch import Catalogue, Need, Side, Stretch, Words

#: Parts of sentences, which are never spoken alone.
_PARTS = ("left", "right", "next", "first", "numbers")
#: Of a stretch's words: what is spoken as it stands, its sides filled in.
_WHOLE = tuple(row.name for row in fields(Words) if row.name not in ("next", "next_side"))


def repertoire(catalogue: Catalogue, phrases: PhraseBook) -> tuple[str, ...]:
    """Return every text that can be spoken with these stretches, each once."""
    script = Script(phrases, Level.LEARN)
    stretches = [catalogue.warm_up, *catalogue]
    ways = [way for stretch in stretches for way in _ways(stretch)]
    texts = chain(
        _phrases(phrases),
        Replies(phrases, script).numbered(),
        _needs(ways, phrases),
        *(_words(way, script, phrases) for way in ways),
    )
    return tuple(dict.fromkeys(text for text in texts if text.strip()))


def _ways(stretch: Stretch) -> list[Stretch]:
    return [stretch, *(stretch.as_variant(variant) for variant in stretch.variants)]


def _phrases(phrases: PhraseBook) -> Iterator[str]:
    """Yield the phrases that are spoken as they stand."""
    for row in fields(phrases):
        value = getattr(phrases, row.name)
        for text in (value,) if isinstance(value, str) else value:
            if row.name not in _PARTS and "{" not in text:
                yield text


def _needs(ways: Iterable[Stretch], phrases: PhraseBook) -> Iterator[str]:
    """Yield what tells of things: of any of them, in any order."""
    needs = tuple(dict.fromkeys(need for way in ways for need in way.needs))
    brought = [need for need in needs if not need.sentence]
    yield from need_lines([need for need in needs if need.sentence], phrases)
    for count in range(1, len(brought) + 1):
        for some in permutations(brought, count):
            if _stands(some):
                yield from need_lines(some, phrases)


def _stands(needs: tuple[Need, ...]) -> bool:
    """Tell whether nothing among these is covered by another."""
    ids = {need.id for need in needs}
    return not any(ids.intersection(need.covers) for need in needs)


def _words(way: Stretch, script: Script, phrases: PhraseBook) -> Iterator[str]:
    for side in Side:
        yield from _announcements(way, script, phrases, side if way.one_sided else None)
        for name in _WHOLE:
            value = getattr(way.words, name)
            for text in (value,) if isinstance(value, str) else value:
                yield script.fill(text, side)
        if way.one_sided:
            named = f"{script.side(way, side)}."
            yield named
            switches = (way.words.switch, way.words.switch_short, named)
            yield from (f"{phrases.repeat} {script.fill(text, side)}" for text in switches if text)


def _announcements(way: Stretch, script: Script, phrases: PhraseBook, side: Side | None) -> Iterator[str]:
    """Yield how a stretch is announced: as the next or the first one, both its sides or one."""
    words = way.words
    for named in (words.next or f"{way.name}.", words.brief or f"{way.name}."):
        for text in (named, _as_first(named, phrases)):
            yield script.fill(text, side)
            for sides in (words.next_side, f"{way.side_words}." if way.side_words else ""):
                if side is not None and sides and named != words.brief:
                    yield script.fill(f"{text} {sides}", side)


def _as_first(text: str, phrases: PhraseBook) -> str:
    if phrases.first and text.startswith(phrases.next):
        return phrases.first + text.removeprefix(phrases.next)
    return text
