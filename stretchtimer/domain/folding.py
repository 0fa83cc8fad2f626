"""Fold texts, so that what a person takes for the same word or name is the same."""

import unicodedata

#: What keyboards, phones and word processors put for an apostrophe: ' ’ ‘ ‛ ʼ ʹ ʻ ʽ ` ´ ′ ‵ and the wide one.
#: They are taken out before anything else: taken apart, ´ would be a space, and ʼ is a letter to Unicode.
APOSTROPHES = "'\u2019\u2018\u201b\u02bc\u02b9\u02bb\u02bd`\u00b4\u2032\u2035\uff07"
#: The hyphens and dashes that are typed between the parts of a word.
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"

_NO_APOSTROPHES = str.maketrans("", "", APOSTROPHES)
_ONE_KIND = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(_HYPHENS, "-"))


def as_name(name: str) -> str:
    """Return what two names have in common that a person would take for one.

    Capitals, spaces, and the kinds of apostrophes and hyphens do not count; accents do.
    """
    plain = unicodedata.normalize("NFKC", name.translate(_ONE_KIND)).casefold()
    return " ".join(plain.translate(_ONE_KIND).split())


def unaccented(text: str) -> str:
    """Return a text without capitals, accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.translate(_NO_APOSTROPHES)).casefold()
    # folding a capital may bring an accent of its own
    letters = unicodedata.normalize("NFKD", plain)
    return "".join(char for char in letters if not unicodedata.combining(char))


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are looked for: "Child’s Pose" is "childs", "pose"."""
    plain = unaccented(text)
    # signs that make a syllable with the letter before are no letters to Unicode
    kept = (char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in plain)
    return tuple("".join(kept).split())
