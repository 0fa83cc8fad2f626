"""Open a menu at its button, inside the window."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

_GAP_PX = 4


class ButtonMenu(QMenu):
    """A menu whose right edge is its button's: below it, or above where the window ends."""

    def __init__(self, button: QWidget) -> None:
        super().__init__(button)
        self._button = button

    def open(self) -> None:
        """Show it at the button."""
        self.popup(self._button.mapToGlobal(QPoint()))

    def showEvent(self, event: QShowEvent) -> None:
        # where Qt put it, its left edge is the button's
        self.move(self._place())
        super().showEvent(event)

    def _place(self) -> QPoint:
        button, window = _on_screen(self._button), _on_screen(self._button.window())
        x = max(window.left(), button.right() + 1 - self.width())
        y = button.bottom() + 1 + _GAP_PX
        above = button.top() - _GAP_PX - self.height()
        if y + self.height() > window.bottom() + 1 and above >= window.top():
            y = above
        return QPoint(x, y)


def _on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint()), widget.size())
