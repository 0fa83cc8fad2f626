"""Have Qt show numbers, and lay out what is shown, as the language of the words does."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

#: The language all words are written in, wherever the computer stands. What belongs to the person's region
#: and not to a language is asked of `dates`.
WORDS = QLocale(QLocale.Language.English)


def follow_words(application: QApplication) -> None:
    """Use the digits and the direction of the words from now on.

    Qt takes those of the computer by itself: a hold of ٣٠ s beside English words.
    """
    QLocale.setDefault(WORDS)
    application.setLayoutDirection(WORDS.textDirection())
