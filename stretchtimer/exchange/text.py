"""Make words from outside safe to show, to speak and to keep, and say seconds as a person would."""

import re
import unicodedata

from stretchtimer.domain.escaping import without_stacked_accents
from stretchtimer.domain.translation import gettext as _

_SPACES = re.compile(r"\s+")


def cleaned(text: str, limit: int) -> str:
    """Return one line of at most `limit` letters without what cannot be seen; empty if nothing is left.

    Control characters, marks that turn the writing direction and broken halves of letters go; letters of
    every script stay.
    """
    short = unicodedata.normalize("NFC", text[: 4 * limit])
    kept = [
        char for char in without_stacked_accents(_SPACES.sub(" ", short)) if char == " " or char.isprintable()
    ]
    line = _SPACES.sub(" ", "".join(kept)).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def has_hidden(text: str) -> bool:
    """Tell whether a text holds characters that cannot be seen, spaces and ends of lines aside."""
    return any(not char.isprintable() and not char.isspace() for char in text)


def tidy_text(text: str) -> str:
    """Return a text as people type it: one kind of quotes, dashes, spaces and multiplication signs."""
    for old, new in (("’", "'"), ("‘", "'"), ("′", "'"), ("″", '"'), ("×", "x"), ("–", "-"), ("—", "-")):
        text = text.replace(old, new)
    return _SPACES.sub(" ", text).strip()


def seconds_said(seconds: float) -> str:
    """Return seconds as a short text, such as “30 s” or “1 h 5 min”."""
    if seconds >= 86400:
        return _("more than a day")
    if seconds >= 3600:
        return _("{hours:.0f} h {minutes:.0f} min").format(
            hours=seconds // 3600, minutes=seconds % 3600 // 60
        )
    return _("{seconds:g} s").format(seconds=round(seconds, 1))


def join(sentences: list[str]) -> str:
    """Return sentences as one text."""
    return " ".join(sentence for sentence in sentences if sentence)
