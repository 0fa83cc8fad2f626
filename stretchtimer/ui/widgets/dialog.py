"""Be a dialog that fits the screen and shows where the keyboard is, as the window does."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from stretchtimer.domain.window_place import GUESSED_FRAME
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.focus_ring import FocusRing


class Dialog(QDialog):
    """A dialog with the ring of the keyboard.

    Where its wished size is more than the screen has room for, it is made smaller: what is above its last
    row of buttons must be able to scroll.
    """

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = FocusRing(style, self)

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            screen, frame = self.screen().availableGeometry(), GUESSED_FRAME
            width = screen.width() - frame.left - frame.right
            height = screen.height() - frame.top - frame.bottom
            self.resize(min(self.width(), width), min(self.height(), height))
        # Qt puts it in the middle now
        super().showEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self._ring.keyboard_moves()
        return super().focusNextPrevChild(forward)
