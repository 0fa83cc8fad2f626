"""Load the names that other people and programs give to stretches, from the files that ship."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from stretchtimer.domain.errors import ResourceError
from stretchtimer.domain.translation import gettext as _
from stretchtimer.paths import resource
from stretchtimer.storage.fields import Fields


@dataclass(frozen=True, slots=True)
class Aliases:
    """Other names by stretch id and variant, and the names that mean no stretch of ours."""

    names: Mapping[tuple[str, str | None], tuple[str, ...]]
    rest: tuple[str, ...]
    change_over: tuple[str, ...]
    others: tuple[str, ...]


@cache
def load_aliases(language: str = "en") -> Aliases:
    """Return the names of a language; raise ResourceError where the file is missing or malformed."""
    fields = _fields(language, "aliases.toml")
    names = fields.table("names")
    return Aliases(
        names={_key(key): names.texts(key) for key in names.names()},
        rest=fields.texts("rest"),
        change_over=fields.texts("change_over"),
        others=fields.texts("others"),
    )


@cache
def load_exercises(program: str, language: str = "en") -> Mapping[int, str]:
    """Return the names of the exercises that a program numbers; raise ResourceError like `load_aliases`."""
    names = _fields(language, f"{program}.toml").table("exercises")
    return {int(key): names.text(key) for key in names.names()}


def _fields(language: str, file: str) -> Fields:
    name = f"{language}/{file}"
    advice = _("Install Stretch Timer again, or undo the last change to this file.")
    try:
        table = tomllib.loads(resource(language, file).read_text("utf-8"))
    except (OSError, ValueError) as error:
        said = _("{file} cannot be read: {reason}. {advice}")
        raise ResourceError(said.format(file=name, reason=error, advice=advice)) from None
    return Fields(table, name, ResourceError, advice)


def _key(text: str) -> tuple[str, str | None]:
    stretch_id, _colon, variant = text.partition(":")
    return stretch_id, variant or None
