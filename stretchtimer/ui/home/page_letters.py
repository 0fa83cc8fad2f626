"""Leave the letters that are keys of the page to it: lists and drop-downs would search for them."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

LETTERS = ("[", "]", "e", "s")


class PageLetters(QObject):
    """Let the page's letters pass through the widgets given."""

    def __init__(self, page: QWidget, *widgets: QWidget) -> None:
        super().__init__(page)
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() is QEvent.Type.KeyPress and event.text() in LETTERS:
            event.ignore()
            return True
        return False
