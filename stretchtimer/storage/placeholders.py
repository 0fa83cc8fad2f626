"""Check the placeholders in braces that a spoken line is filled in by."""

import re
from collections.abc import Collection, Iterable

from stretchtimer.domain.escaping import escape_for_message
from stretchtimer.domain.translation import gettext as _
from stretchtimer.storage.fields import Fields

#: What a line may hold where a side is known; the capital forms begin a sentence.
SIDE_PLACEHOLDERS = frozenset({"side", "Side", "other", "Other"})

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def placeholders_in(text: str) -> set[str]:
    """Return the names of the placeholders in a text."""
    return set(_PLACEHOLDER.findall(text))


def check_placeholders(
    entry: Fields,
    key: str,
    texts: Iterable[str],
    allowed: Collection[str],
    required: Collection[str] = (),
) -> None:
    """Raise the error about a brace without its pair, and a placeholder that is unknown here or missing."""
    for text in texts:
        rest = _PLACEHOLDER.sub("", text)
        if "{" in rest or "}" in rest:
            raise entry.error_about(
                key, _("has a brace without its pair: {text}").format(text=escape_for_message(text, 80))
            )
        for name in sorted(placeholders_in(text) - set(allowed)):
            what = _("has the placeholder {placeholder}, which nothing fills in here").format(
                placeholder=f"{{{name}}}"
            )
            raise entry.error_about(key, what)
        for name in sorted(set(required) - placeholders_in(text)):
            raise entry.error_about(
                key, _("lacks the placeholder {placeholder}").format(placeholder=f"{{{name}}}")
            )
