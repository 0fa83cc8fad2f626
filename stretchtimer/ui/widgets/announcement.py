"""Tell a screen reader that the phase changed."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.view import SessionView


def phase_in_words(view: SessionView) -> str:
    """Return what is announced when a phase begins."""
    parts = (view.word.capitalize(), view.stretch, view.side_words)
    return ". ".join(part for part in parts if part) + "."


def announce(widget: QWidget, text: str) -> None:
    """Have a text read out after what is being read; nothing happens where no screen reader listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
