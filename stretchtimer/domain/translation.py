"""Mark what is shown and said to the person for translators.

Every room marks its sentences with `gettext as _` from here; `xgettext` finds them. There is no catalogue:
what is written is what is shown. The standard library's own function would look for one on the disk at every
call: 20 to 45 µs a sentence, and a session shows a dozen of them thirty times a second.
"""

from gettext import NullTranslations

_translations = NullTranslations()


def gettext(text: str) -> str:
    """Return a sentence as it is shown."""
    return _translations.gettext(text)


def mark(text: str) -> str:
    """Mark a text for translators that stands in a table; it is translated where it is shown."""
    return text


def ngettext(one: str, many: str, number: int) -> str:
    """Return the sentence that fits a number of things."""
    return _translations.ngettext(one, many, number)
