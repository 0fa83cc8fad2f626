"""Offer to undo for a few seconds, over the bottom of a page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.widgets.toast import SHOWN_MS, Toast


class UndoToast(Toast):
    """Say what was done, with Undo."""

    undone = Signal()

    def __init__(self, parent: QWidget, shown_ms: int = SHOWN_MS) -> None:
        super().__init__(parent, _("Undo"), shown_ms)
        self.acted.connect(self.undone)

    def offer(self, sentence: str) -> None:
        """Say what was done and let its time begin."""
        self.say(sentence)

    def undo(self) -> None:
        """Undo, if that is still on offer."""
        self.act()
