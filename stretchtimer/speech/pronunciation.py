"""Say words right that the voice would get wrong, by giving it other letters for them.

The table is a file of the language's resources: `[words]`, each word with the letters to speak instead.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from stretchtimer.domain.errors import ResourceError
from stretchtimer.domain.translation import gettext as _


class Pronunciations:
    """Replace whole words, whatever their case. An empty table changes nothing."""

    def __init__(self, words: Mapping[str, str] | None = None) -> None:
        self._words = {word.lower(): letters for word, letters in (words or {}).items()}
        # Longest first, so that "cat-cow" is not taken for "cat".
        longest_first = sorted(map(re.escape, self._words), key=len, reverse=True)
        self._pattern = (
            re.compile(rf"(?<!\w)({'|'.join(longest_first)})(?!\w)", re.IGNORECASE) if words else None
        )

    def spoken(self, text: str) -> str:
        """Return the text as it is given to the voice: one line, its hard words respelled."""
        line = " ".join(text.split())
        if self._pattern is None:
            return line
        return self._pattern.sub(lambda found: self._words[found[0].lower()], line)


def load_pronunciations(path: Path) -> Pronunciations:
    """Return the table of a file; raise ResourceError naming what is wrong with it."""
    import tomllib  # here, because only this one call needs it

    try:
        with path.open("rb") as file:
            words = tomllib.load(file).get("words", {})
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(
            _(
                "The list of pronunciations {file} cannot be read: {reason}. Install the program again."
            ).format(file=path.name, reason=error)
        ) from error
    if not isinstance(words, dict) or not all(isinstance(letters, str) for letters in words.values()):
        raise ResourceError(
            _("In the list of pronunciations {file}, [words] must give each word a text.").format(
                file=path.name
            )
        )
    return Pronunciations(words)
