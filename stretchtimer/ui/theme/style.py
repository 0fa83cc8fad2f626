"""Carry how the window looks: one object that every widget is made with, and that says when it changed."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from stretchtimer.domain.preferences import Preferences
from stretchtimer.ui.theme.fonts import styled, ui_font
from stretchtimer.ui.theme.stylesheet import stylesheet
from stretchtimer.ui.theme.tokens import Tokens, for_theme, light


class Style(QObject):
    """The colours and the text size in use.

    A widget takes one as the first argument, reads it when it paints or lays out, and connects `changed` to
    what has to be done anew. It connects after it has made its parts, so that these have changed before it.
    """

    changed = Signal()

    def __init__(
        self, tokens: Tokens | None = None, scale: float = 1.0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tokens, self._scale = tokens or light(), scale
        self._worn: tuple[Mapping[str, str], float] | None = None

    @property
    def tokens(self) -> Tokens:
        """Return the colours."""
        return self._tokens

    @property
    def scale(self) -> float:
        """Return the text size, 1.0 for 100 %."""
        return self._scale

    def color(self, name: str) -> QColor:
        """Return a colour by its token's name; raise KeyError for an unknown one."""
        return self._tokens.color(name)

    def px(self, pixels: float) -> int:
        """Return a length at this text size, `pixels` at 100 %."""
        return round(pixels * self._scale)

    def font(self, pixels: float, weight: int = 400) -> QFont:
        """Return a font at this text size, `pixels` high at 100 %."""
        return ui_font(pixels * self._scale, weight)

    def change(self, tokens: Tokens, scale: float) -> None:
        """Look different from now on; who looks the same already hears nothing."""
        if (tokens, scale) != (self._tokens, self._scale):
            self._tokens, self._scale = tokens, scale
            self.changed.emit()

    def follow(self, preferences: Preferences) -> None:
        """Look as the settings, or the system where they leave it to it, ask for."""
        tokens, scale = _tokens_for(preferences), preferences.text_size / 100
        if self._worn != (tokens.colors, scale):
            # a figure in other clothes leaves the style sheet as it is: putting one on takes a moment
            _dress_application(tokens, scale)
            self._worn = (tokens.colors, scale)
        self.change(tokens, scale)


def _tokens_for(preferences: Preferences) -> Tokens:
    """Return the colours that the settings, or the system where they leave it to it, ask for."""
    scheme = QGuiApplication.styleHints().colorScheme()
    theme = for_theme(preferences.theme, scheme is Qt.ColorScheme.Dark)
    return theme.worn(preferences.looks, preferences.clothes)


def _dress_application(tokens: Tokens, scale: float) -> None:
    """Give the application its style, font and style sheet."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("a window needs a QApplication")
    application.setStyle("Fusion")
    application.setFont(styled("body", scale))
    application.setStyleSheet(stylesheet(tokens, scale))
