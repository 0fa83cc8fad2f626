"""Read and write the hand-over file, which `docs/stretch-file.md` describes.

It is the text a routine is kept in, with the person's own stretches beside the items.
"""

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import replace
from typing import Any

from stretchtimer.domain.errors import RoutineError
from stretchtimer.domain.escaping import escape_for_message
from stretchtimer.domain.naming import unique_name
from stretchtimer.domain.own_stretch import MAX_NAME, PREFIX, OwnStretch, is_own, new_id, own_of
from stretchtimer.domain.routine import Item, Routine, clamp_hold, problems
from stretchtimer.domain.stretch import Catalogue, Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.exchange import fitting
from stretchtimer.exchange.limits import RefusedError
from stretchtimer.exchange.missing_stretches import proposed_stretch
from stretchtimer.exchange.preview import LineOutcome, Preview, PreviewLine, ProposedRoutine
from stretchtimer.exchange.text import join, seconds_said
from stretchtimer.storage.fields import Fields
from stretchtimer.storage.own_stretch_entries import own_stretch_fields, read_own_stretch
from stretchtimer.storage.routine_text import read_routine, routine_text
from stretchtimer.storage.toml_file import MAX_BYTES, UnreadableError, changed, parse

SUFFIX = ".stretch"
#: Stretches of a person's own in one file.
MAX_OWN = 60


def stretch_text(routine: Routine, own: Iterable[Stretch] = (), kept: str = "") -> str:
    """Return a routine as the text of a hand-over file.

    `own` are stretches of the person's own; those the routine uses go along. `kept` is the text it was read
    from, whose unknown fields and comments stay. Raise RoutineError where a text of it is too long or holds
    control characters.
    """
    used = {item.stretch_id for item in routine.items}
    tables = [own_stretch_fields(own_of(stretch)) for stretch in own if stretch.id in used]
    try:
        text = routine_text(routine, kept)
        if not tables:
            return text

        def change(document: MutableMapping[str, Any]) -> None:
            before = {table.get("id"): table for table in document.get("stretches", ())}
            for table in before.values():
                # a position may no longer be said
                table.pop("family", None)
            document["stretches"] = [{**before.get(table["id"], {}), **table} for table in tables]

        return changed(text, change, lambda table: _holds(table, tables))
    except UnreadableError as error:
        said = _("Routine “{name}” cannot be written ({reason}). Leave its old file out.")
        raise RoutineError(said.format(name=escape_for_message(routine.name), reason=error)) from None


def _holds(table: Mapping[str, Any], own: list[dict[str, object]]) -> bool:
    stored = table.get("stretches")
    return (
        isinstance(stored, list)
        and [{key: one.get(key) for key in wanted} for one, wanted in zip(stored, own, strict=False)] == own
    )


def looks_like_one(text: str) -> bool:
    """Tell whether a text is meant as a hand-over file."""
    lines = [line.strip().replace(" ", "") for line in text.splitlines()[:200]]
    return any(line.startswith("format=") for line in lines) and any(
        line.startswith(("[[items]]", "items=", "id=")) for line in lines
    )


def preview(text: str, catalogue: Catalogue, where: str) -> Preview:
    """Return what a hand-over file would bring; raise a sentence for one that cannot be used."""
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        said = _("{file} is larger than {limit} kilobytes: no routine is. Choose the right file.")
        raise RefusedError(said.format(file=where, limit=MAX_BYTES // 1024))
    try:
        table = parse(text)
    except UnreadableError as error:
        said = _("{file} is damaged ({reason}). Ask for it again.")
        raise RefusedError(said.format(file=where, reason=error)) from None
    advice = _("Correct the file, or ask for it again.")
    routine = read_routine(table, where, advice)
    own, ids = _own_of(Fields(table, where, RoutineError, advice), catalogue)
    lines: list[PreviewLine] = []
    items: list[Item] = []
    for item in routine.items:
        known = replace(item, stretch_id=ids.get(item.stretch_id, item.stretch_id))
        fitted, line = _fitted(known, own, catalogue)
        items.extend([fitted] if fitted else [])
        lines.append(line)
    routine = replace(routine, items=tuple(items))
    used = {item.stretch_id for item in items}
    needed = tuple(stretch for stretch in own.values() if stretch.id in used)
    both = Catalogue({**catalogue.stretches, **own}, catalogue.warm_up)
    warnings = tuple(sentence for index, sentence in problems(routine, both) if index is None)
    # renamed ids would be looked for in vain in the old text
    proposed = ProposedRoutine(
        routine, tuple(lines), needed, "" if any(old != new for old, new in ids.items()) else text
    )
    return Preview(_("Stretch Timer routine"), (proposed,), warnings)


def _own_of(fields: Fields, catalogue: Catalogue) -> tuple[dict[str, Stretch], dict[str, str]]:
    """Return the file's own stretches by id, and the ids that their like has here or that are free here."""
    own: dict[str, Stretch] = {}
    ids: dict[str, str] = {}
    if "stretches" not in fields:
        return own, ids
    names = [stretch.name for stretch in catalogue]
    for number, entry in enumerate(fields.tables("stretches")):
        if number >= MAX_OWN:
            raise fields.error_about(
                "stretches", _("holds more than {limit} stretches").format(limit=MAX_OWN)
            )
        told = read_own_stretch(entry)
        if not is_own(told.id):
            raise entry.error_about("id", _("must begin with “{prefix}”").format(prefix=PREFIX))
        if told.id in ids:
            raise entry.error_about("id", _("is there twice"))
        same = _the_same(told, catalogue)
        if same is not None:
            ids[told.id] = same
            continue
        taken = {*catalogue.stretches, *own}
        ids[told.id] = told.id if told.id not in taken else new_id(told.name, taken)
        name = unique_name(told.name, names, MAX_NAME)
        names.append(name)
        own[ids[told.id]] = proposed_stretch(replace(told, id=ids[told.id], name=name))
    return own, ids


def _the_same(told: OwnStretch, catalogue: Catalogue) -> str | None:
    """Return the id of an own stretch of the catalogue that is just like the one a file tells of."""
    for stretch in catalogue:
        if is_own(stretch.id) and replace(own_of(stretch), id=told.id) == told:
            return stretch.id
    return None


def _fitted(item: Item, own: Mapping[str, Stretch], catalogue: Catalogue) -> tuple[Item | None, PreviewLine]:
    """Return an item within the limits, and its line; no item where its stretch is unknown."""
    source = f"{escape_for_message(item.stretch_id)}, {seconds_said(item.hold_s)}"
    said: list[str] = []
    stretch = own.get(item.stretch_id) or catalogue.stretches.get(item.stretch_id)
    if stretch is None:
        sentence = _("This version has no such stretch, and the file does not describe it.")
        return None, PreviewLine(source, LineOutcome.NOT_UNDERSTOOD, sentence)
    if item.variant is not None and item.variant not in stretch.variants:
        sentence = _("This version does not know its variant “{variant}”: the usual way is taken.")
        said.append(sentence.format(variant=escape_for_message(item.variant)))
        item = replace(item, variant=None)
    stretch = stretch.as_variant(item.variant)
    hold_s = clamp_hold(item.hold_s, stretch)
    if hold_s != item.hold_s:
        sentence = _("{stretch} can be held from {low} to {high}: {wanted} was changed.")
        said.append(
            sentence.format(
                stretch=stretch.name,
                low=seconds_said(stretch.min_s),
                high=seconds_said(stretch.max_s),
                wanted=seconds_said(item.hold_s),
            )
        )
        item = replace(item, hold_s=hold_s)
    outcome = LineOutcome.ADJUSTED if said else LineOutcome.OWN if stretch.id in own else LineOutcome.MATCHED
    return item, PreviewLine(source, outcome, join([fitting.described(item, stretch), *said]))
