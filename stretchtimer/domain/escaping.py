"""Make any text fit for a sentence that a person reads: nothing of it acts, hides or draws over the line."""

import unicodedata

#: How many letters of a wrong value a sentence quotes.
MAX_QUOTED = 40
#: Accents on one letter; more only draw over the lines around them.
MAX_ACCENTS = 3


def escape_for_message(text: str, limit: int = MAX_QUOTED) -> str:
    """Return a text on one line of at most `limit` letters, with control characters written out.

    A letter that carries a heap of accents keeps the first few.
    """
    plain = without_stacked_accents(text[: 4 * limit])
    short = plain if len(plain) <= limit else plain[: limit - 1] + "…"
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in short
    )


def without_stacked_accents(text: str) -> str:
    """Return a text with the first `MAX_ACCENTS` accents of each letter and none of the others."""
    kept: list[str] = []
    accents = 0
    for char in text:
        accents = accents + 1 if unicodedata.combining(char) else 0
        if accents <= MAX_ACCENTS:
            kept.append(char)
    return "".join(kept)
