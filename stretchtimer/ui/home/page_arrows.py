"""Leave ↑ and ↓ to the page: Qt would move the keyboard from button to button with them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget


class PageArrows(QObject):
    """Let ↑ and ↓ pass through the buttons given, which then take the keyboard by Tab alone.

    Who clicks a button wants what it does, and Enter to start afterwards, not to press it once more.
    """

    def __init__(self, page: QWidget, *buttons: QAbstractButton) -> None:
        super().__init__(page)
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() is QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return True
        return False
