"""Load what ships with the program: stretches, phrases and routines, checked field by field."""

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

from stretchtimer.domain.errors import ResourceError, RoutineError
from stretchtimer.domain.own_stretch import SideLines
from stretchtimer.domain.phrases import PhraseBook
from stretchtimer.domain.routine import MAX_NAME, Routine, check
from stretchtimer.domain.stretch import Catalogue, Family, Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.paths import resource
from stretchtimer.storage.fields import Fields
from stretchtimer.storage.item_entries import read_item
from stretchtimer.storage.need_entries import read_needs
from stretchtimer.storage.placeholders import check_placeholders
from stretchtimer.storage.stretch_entries import read_stretch

WARM_UP = "warm-up"
#: A hold's last number that is spoken as a word; beyond it digits do.
LAST_NUMBER = 60
_PLACEHOLDERS = {
    "needs": {"needs"},
    "needs_joined": {"needs", "last"},
    "note": {"note"},
    "status_side": {"side"},
    "status_seconds": {"seconds"},
    "status_about_seconds": {"seconds"},
    "status_about_minutes": {"minutes"},
    "status_next": {"stretch"},
    "status_minutes": {"minutes"},
}


def load_catalogue(language: str = "en", folder: Path | None = None) -> Catalogue:
    """Return all stretches in the words of a language; raise ResourceError naming file, entry and field.

    `folder` stands in for the folder that ships.
    """
    needs = read_needs(_open(folder, "needs.toml"), _open(folder, language, "needs.toml"))
    facts = _open(folder, "stretches.toml")
    words = _open(folder, language, "stretches.toml")
    stretches: dict[str, Stretch] = {}
    for name in facts.names():
        stretches[name] = read_stretch(name, facts.table(name), words.table(name), needs, name == WARM_UP)
    facts.take(WARM_UP)
    words.finish()
    warm_up = stretches.pop(WARM_UP)
    return Catalogue(stretches, warm_up)


def load_phrases(language: str = "en", folder: Path | None = None) -> PhraseBook:
    """Return the spoken phrases of a language; raise ResourceError naming file and field."""
    entry = _open(folder, language, "phrases.toml")
    values: dict[str, Any] = {}
    for row in fields(PhraseBook):
        key, allowed = row.name, _PLACEHOLDERS.get(row.name, set())
        if row.type is str:
            values[key] = entry.text(key)
            check_placeholders(entry, key, [values[key]], allowed, required=allowed)
        else:
            values[key] = entry.texts(key)
            check_placeholders(entry, key, values[key], allowed)
            if not values[key]:
                raise entry.error_about(key, _("is empty"))
    if len(values["count"]) != 3:
        raise entry.mistyped("count", _("three texts"), ", ".join(values["count"]))
    if len(values["numbers"]) <= LAST_NUMBER:
        raise entry.error_about("numbers", _("must go from zero to {last}").format(last=LAST_NUMBER))
    entry.finish()
    return PhraseBook(**values)


def load_side_lines(language: str = "en", folder: Path | None = None) -> SideLines:
    """Return the lines about sides for stretches of a person's own; raise ResourceError naming the field."""
    entry = _open(folder, language, "own_stretch.toml")
    values = {row.name: entry.text(row.name) for row in fields(SideLines)}
    for key, text in values.items():
        check_placeholders(entry, key, [text], {"side", "Side"})
    entry.finish()
    return SideLines(**values)


def load_builtin_routines(
    language: str = "en", catalogue: Catalogue | None = None, folder: Path | None = None
) -> tuple[Routine, ...]:
    """Return the routines that ship, in order; raise ResourceError where one is malformed or breaks a rule.

    `catalogue` saves loading it once more.
    """
    catalogue = catalogue or load_catalogue(language, folder)
    facts = _open(folder, "routines.toml")
    words = _open(folder, language, "routines.toml")
    routines = [_routine(name, facts.table(name), words.table(name)) for name in facts.names()]
    words.finish()
    for routine in routines:
        try:
            check(routine, catalogue)
        except RoutineError as error:
            raise ResourceError(f"routines.toml, {routine.id}: {error}") from None
    return tuple(routines)


def _routine(name: str, facts: Fields, words: Fields) -> Routine:
    routine = Routine(
        id=name,
        name=words.text("name", limit=MAX_NAME),
        items=tuple(read_item(item) for item in facts.tables("items")),
        start=facts.choice("start", Family),
        summary=words.text("summary"),
        stays_down=facts.flag("stays_down") if "stays_down" in facts else False,
        builtin=True,
    )
    facts.finish()
    words.finish()
    return routine


def _open(folder: Path | None, *parts: str) -> Fields:
    """Return the top table of a file that ships."""
    path = folder.joinpath(*parts) if folder else resource(*parts)
    advice = _("Install Stretch Timer again, or undo the last change to this file.")
    name = "/".join(parts)
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ResourceError(_("{file} is missing. {advice}").format(file=name, advice=advice)) from None
    except (OSError, ValueError) as error:
        raise ResourceError(
            _("{file} cannot be read: {reason}. {advice}").format(file=name, reason=error, advice=advice)
        ) from None
    return Fields(table, name, ResourceError, advice)
