"""Let the words of a safety page scroll, by pointer and by keys, above a foot that never does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scroll_area(content: QWidget, name: str) -> QScrollArea:
    """Return an area that scrolls the content up and down; `name` is what a screen reader calls it."""
    content.setObjectName("detail")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setAccessibleName(name)
    area.setWidget(content)
    return area
