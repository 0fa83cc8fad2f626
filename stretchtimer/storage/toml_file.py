"""Read TOML that a person or another program wrote, and change it without losing the rest."""

import tomllib
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from stretchtimer.domain.escaping import escape_for_message
from stretchtimer.domain.translation import gettext as _

#: The longest routine takes about a third of this.
MAX_BYTES = 64 * 1024
#: Python's parser takes 18 s for a dotted key of 30,000 parts; no honest line is this long.
MAX_LINE = 4000

Change = Callable[[MutableMapping[str, Any]], None]


class UnreadableError(Exception):
    """A file holds something else than TOML we can read: say why in a few words, for a caller's sentence."""


def read_text(path: Path) -> str:
    """Return a file's text; raise UnreadableError for what is too large or no text, OSError for the rest."""
    # a pipe would keep us waiting for ever
    if path.exists() and not path.is_file():
        raise UnreadableError(_("it is not an ordinary file"))
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise UnreadableError(_("it is larger than {limit} kilobytes").format(limit=MAX_BYTES // 1024))
    try:
        # some editors begin a file with a mark of its encoding
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError(_("it is not text in UTF-8")) from None


def parse(text: str) -> dict[str, Any]:
    """Return a text's tables; raise UnreadableError saying why it holds none."""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            raise UnreadableError(_("line {number} is too long").format(number=number))
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise UnreadableError(_("its tables lie too deep in each other")) from None
    except ValueError as error:
        raise UnreadableError(escape_for_message(str(error), 120)) from None


def changed(text: str, change: Change, holds: Callable[[dict[str, Any]], bool]) -> str:
    """Return a text with some values changed, and with everything else it held, comments too.

    `change` puts the values into a document, `holds` tells whether a parsed text has them. Where the
    layout cannot be kept the values are: it is then written anew.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    with suppress(TOMLKitError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        document = tomlkit.parse(text)
        change(document)
        kept = tomlkit.dumps(document)
        if holds(parse(kept)):
            return kept
    try:
        values = parse(text)
        change(values)
        return tomlkit.dumps(values)
    except RecursionError:
        raise UnreadableError(_("its tables lie too deep in each other")) from None
