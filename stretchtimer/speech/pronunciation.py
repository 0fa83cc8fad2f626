"""Say words right that a voice would get wrong, by giving it other letters for them.

The tables are a file of the language's resources: `[words]` for the voices of the system, `[natural]` for
the natural one, each word with the letters to speak instead; `[units]` for all, what is spoken for a unit
behind a number.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from stretchtimer.domain.errors import ResourceError
from stretchtimer.domain.translation import gettext as _

#: "90/90" is a position, and its stroke is not spoken.
_STROKE = re.compile(r"(?<=\d\d)/(?=\d\d)")


class Pronunciations:
    """Replace whole words, whatever their case, and units behind numbers. Empty tables change nothing."""

    def __init__(
        self, words: Mapping[str, str] | None = None, units: Mapping[str, str] | None = None
    ) -> None:
        self._words = {word.lower(): letters for word, letters in (words or {}).items()}
        self._units = {unit.lower(): letters for unit, letters in (units or {}).items()}
        self._pattern = re.compile(rf"(?<!\w)({_any(self._words)})(?!\w)", re.IGNORECASE)
        self._unit_pattern = re.compile(rf"(?<=\d)\s?({_any(self._units)})(?![^\W\d])", re.IGNORECASE)

    def spoken(self, text: str) -> str:
        """Return the text as it is given to the voice: one line, its hard words respelled."""
        line = " ".join(text.split())
        if self._units:
            line = self._unit_pattern.sub(lambda found: f" {self._units[found[1].lower()]} ", line)
            line = " ".join(_STROKE.sub(" ", line).split()).replace(" .", ".").replace(" ,", ",")
        if self._words:
            line = self._pattern.sub(lambda found: self._words[found[0].lower()], line)
        return line


def _any(words: Mapping[str, str]) -> str:
    # Longest first, so that "cat-cow" is not taken for "cat".
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def load_pronunciations(path: Path, table: str = "words") -> Pronunciations:
    """Return a table of a file; raise ResourceError naming what is wrong with it."""
    import tomllib  # here, because only this one call needs it

    try:
        with path.open("rb") as file:
            tables = tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(
            _(
                "The list of pronunciations {file} cannot be read: {reason}. Install the program again."
            ).format(file=path.name, reason=error)
        ) from error
    return Pronunciations(_table(tables, table, path), _table(tables, "units", path))


def _table(tables: Mapping[str, object], name: str, path: Path) -> Mapping[str, str]:
    words = tables.get(name, {})
    if isinstance(words, dict) and all(isinstance(letters, str) for letters in words.values()):
        return words
    raise ResourceError(
        _("In the list of pronunciations {file}, [{table}] must give each word a text.").format(
            file=path.name, table=name
        )
    )
