"""Make labels."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def label(role: str, text: str = "", wrap: bool = False) -> QLabel:
    """Return a label of a role of the style sheet; its text is data, never markup."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    return made
