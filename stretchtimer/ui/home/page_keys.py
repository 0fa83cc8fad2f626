"""Leave the keys of the page to it: buttons, lists and drop-downs would use them first."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

#: Qt would move the keyboard from button to button with these,
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)
#: and search lists and drop-downs for these.
LETTERS = ("[", "]", "e", "s")


class PageKeys(QObject):
    """Let keys, or the texts they type, pass through the widgets given."""

    def __init__(self, page: QWidget, keys: Collection[Qt.Key | str], *widgets: QWidget) -> None:
        super().__init__(page)
        self._keys = keys
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        passes = (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and (event.key() in self._keys or event.text() in self._keys)
        )
        if passes:
            event.ignore()
        return passes
