"""Read one stretch from its facts and its words."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from stretchtimer.domain.stretch import Family, FeltOn, Need, Stretch, StretchKind, Tempo, Variant, Words
from stretchtimer.domain.translation import gettext as _
from stretchtimer.storage.fields import Fields
from stretchtimer.storage.placeholders import SIDE_PLACEHOLDERS, check_placeholders

_LISTS = frozenset({"steps", "key_steps", "switch_steps", "beats"})
_ALWAYS = ("next", "steps", "key_steps", "release", "release_short", "brief")
_HELD = ("hold", "feel", "breath", "ease")
_ONE_SIDED = ("next_side", "release_last", "switch", "switch_steps", "switch_short")
_BEATEN = ("beats", "keep", "last", "last_in")


def read_stretch(
    name: str, facts: Fields, words: Fields, needs: Mapping[str, Need], warm_up: bool = False
) -> Stretch:
    """Return a stretch; raise ResourceError about the first field that is wrong, missing or unknown.

    `needs` are the things there are. What is required follows from the kind: switches and side words for a
    one-sided stretch, a tempo and beats for a movement unless it is the warm-up.
    """
    kind = facts.choice("kind", StretchKind)
    one_sided = kind is StretchKind.ONE_SIDED
    beaten = kind is StretchKind.MOVING and not warm_up
    felt_on = facts.choice("felt_on", FeltOn) if one_sided else FeltOn.SAME
    stretch = Stretch(
        id=name,
        name=words.text("name"),
        kind=kind,
        family=facts.choice("family", Family),
        default_s=facts.number("default_s"),
        min_s=facts.number("min_s", low=1.0),
        max_s=facts.number("max_s"),
        setup_s=facts.number("setup_s"),
        words=_words(words.table("words"), (*_spoken(kind, beaten), *(() if warm_up else ("stay",))), kind),
        start=words.text("start"),
        switch_s=facts.number("switch_s") if one_sided else 0.0,
        guideline_s=facts.range("guideline_s") if "guideline_s" in facts else None,
        tempo=_tempo(facts.table("tempo")) if beaten else None,
        needs=_needs(facts, needs),
        side_words=_side_words(words) if one_sided else "",
        felt_on=felt_on,
        felt_words=_felt_words(words) if felt_on is FeltOn.OTHER else "",
        other_names=words.texts("other_names"),
        targets=words.texts("targets"),
        muscle=words.text("muscle"),
        breath=words.text("breath"),
        mistakes=words.texts("mistakes"),
        skip_if=words.texts("skip_if"),
        easier=words.texts("easier"),
        safety=words.texts("safety"),
    )
    _check_order(facts, stretch.min_s, stretch.default_s, stretch.max_s)
    stretch = replace(stretch, variants=_variants(stretch, facts, words, needs), usual=_usual(facts))
    facts.finish()
    words.finish()
    return stretch


def _spoken(kind: StretchKind, beaten: bool) -> tuple[str, ...]:
    """Return the words a stretch of a kind has to have, and no others."""
    held = () if kind is StretchKind.MOVING else _HELD
    one_sided = _ONE_SIDED if kind is StretchKind.ONE_SIDED else ()
    return (*_ALWAYS, *held, *one_sided, *(_BEATEN if beaten else ()))


def _knows_side(key: str, kind: StretchKind) -> bool:
    """Tell whether the side is known where a line is spoken."""
    if kind is StretchKind.ONE_SIDED:
        return key != "next"
    return kind is StretchKind.MOVING and (key in _BEATEN or key in ("steps", "key_steps"))


def _words(entry: Fields, asked: tuple[str, ...], kind: StretchKind, base: Words | None = None) -> Words:
    """Return the words of a table; a variant's lack what its stretch (`base`) says."""
    said: dict[str, Any] = {} if base is None else {f.name: getattr(base, f.name) for f in fields(Words)}
    said.setdefault("hold", "")
    for key in asked:
        if base is not None and key not in entry:
            continue
        said[key] = entry.texts(key) if key in _LISTS else entry.text(key)
        lines = said[key] if key in _LISTS else [said[key]]
        if not lines:
            raise entry.error_about(key, _("is empty"))
        check_placeholders(entry, key, lines, SIDE_PLACEHOLDERS if _knows_side(key, kind) else ())
    entry.finish()
    return Words(**said)


def _side_words(entry: Fields) -> str:
    text = entry.text("side_words")
    check_placeholders(entry, "side_words", [text], SIDE_PLACEHOLDERS)
    if "{side}" not in text.lower():
        raise entry.error_about(
            "side_words", _("must name the side with {placeholder}").format(placeholder="{Side}")
        )
    return text


def _needs(entry: Fields, needs: Mapping[str, Need]) -> tuple[Need, ...]:
    """Return the things that a table names."""
    names = entry.texts("needs")
    for name in names:
        if name not in needs:
            raise entry.mistyped("needs", _("some of: {choices}").format(choices=", ".join(needs)), name)
    return tuple(needs[name] for name in names)


def _felt_words(entry: Fields) -> str:
    """Return what is stretched on the other side, which has to be named."""
    text = entry.text("felt_words")
    check_placeholders(entry, "felt_words", [text], SIDE_PLACEHOLDERS)
    if "{other}" not in text:
        raise entry.error_about(
            "felt_words", _("must name the side with {placeholder}").format(placeholder="{other}")
        )
    return text


def _tempo(entry: Fields) -> Tempo:
    tempo = Tempo(
        cycle_s=entry.number("cycle_s", low=1.0),
        slow_s=entry.number("slow_s", low=1.0),
        beats_per_cycle=entry.whole("beats_per_cycle", low=1, high=2),
    )
    entry.finish()
    return tempo


def _check_order(entry: Fields, min_s: float, default_s: float, max_s: float) -> None:
    if min_s > max_s:
        raise entry.error_about("min_s", _("is more than “max_s”"))
    if not min_s <= default_s <= max_s:
        raise entry.error_about("default_s", _("must lie between “min_s” and “max_s”"))


def _variants(
    stretch: Stretch, facts: Fields, words: Fields, needs: Mapping[str, Need]
) -> dict[str, Variant]:
    all_facts, all_words = facts.table("variants", empty=True), words.table("variants", empty=True)
    variants = {
        name: _variant(name, stretch, all_facts.table(name), all_words.table(name), needs)
        for name in all_facts.names()
    }
    all_words.finish()
    return variants


def _usual(facts: Fields) -> str | None:
    """Return the variant that a new item does."""
    if "usual" not in facts:
        return None
    name, names = facts.text("usual"), facts.table("variants", empty=True).names()
    if name not in names:
        raise facts.mistyped("usual", _("one of: {choices}").format(choices=", ".join(names)), name)
    return name


def _variant(name: str, stretch: Stretch, facts: Fields, words: Fields, needs: Mapping[str, Need]) -> Variant:
    asked = (*_spoken(stretch.kind, stretch.tempo is not None), "stay")
    variant = Variant(
        id=name,
        name=words.text("name"),
        words=_words(words.table("words", empty=True), asked, stretch.kind, stretch.words),
        side_words=_side_words(words) if "side_words" in words and stretch.one_sided else None,
        start=words.text("start") if "start" in words else None,
        family=facts.choice("family", Family) if "family" in facts else None,
        setup_s=facts.number("setup_s") if "setup_s" in facts else None,
        switch_s=facts.number("switch_s") if "switch_s" in facts and stretch.one_sided else None,
        max_s=facts.number("max_s", low=stretch.default_s) if "max_s" in facts else None,
        needs=_needs(facts, needs) if "needs" in facts else None,
        mild=facts.flag("mild"),
    )
    facts.finish()
    words.finish()
    return variant
