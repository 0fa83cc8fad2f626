"""Translate what is shown and said to the person.

Every room marks its sentences with `gettext as _` from here; `xgettext` finds them. The standard library's
own function looks for a catalogue on the disk at every call where there is none: 20 to 45 µs a sentence, and
a session shows a dozen of them thirty times a second.
"""

from gettext import NullTranslations

_translations = NullTranslations()


def use(translations: NullTranslations) -> None:
    """Translate with these from now on; `app` chooses them at the start."""
    global _translations
    _translations = translations


def gettext(text: str) -> str:
    """Return a sentence in the person's language, or as it is written where there is no translation."""
    return _translations.gettext(text)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the sentence that fits a number of things."""
    return _translations.ngettext(one, many, number)
