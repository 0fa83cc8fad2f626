"""Dress the whole program: colours and text size from the settings, or from the system."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from stretchtimer.domain.preferences import Preferences
from stretchtimer.ui.theme.fonts import styled
from stretchtimer.ui.theme.stylesheet import stylesheet
from stretchtimer.ui.theme.tokens import Tokens, for_theme


def tokens_for(preferences: Preferences) -> Tokens:
    """Return the colours that the settings, or the system where they leave it to it, ask for."""
    scheme = QGuiApplication.styleHints().colorScheme()
    theme = for_theme(preferences.theme, scheme is Qt.ColorScheme.Dark)
    return theme.worn(preferences.looks, preferences.clothes)


def scale_of(preferences: Preferences) -> float:
    """Return the text size, 1.0 for 100 %."""
    return preferences.text_size / 100


def dress(preferences: Preferences) -> Tokens:
    """Give the application its style, font and style sheet, and return its colours."""
    tokens = tokens_for(preferences)
    application = QApplication.instance()
    application.setStyle("Fusion")
    application.setFont(styled("body", preferences.text_size))
    application.setStyleSheet(stylesheet(tokens, scale_of(preferences)))
    return tokens
