"""Be a dialog that shows where the keyboard is, as the window does."""

from PySide6.QtWidgets import QDialog, QWidget

from stretchtimer.ui.frame.focus_ring import FocusRing
from stretchtimer.ui.tokens import Tokens


class Dialog(QDialog):
    """A dialog with the ring of the keyboard."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = FocusRing(self, tokens)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self._ring.keyboard_moves()
        return super().focusNextPrevChild(forward)
