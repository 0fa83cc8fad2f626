"""Scroll through rows that stand one below the other, each as high as its words need."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class RowScroll(QScrollArea):
    """Rows in a column, and room to scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QWidget()
        self.body.setObjectName("detail")
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addStretch(1)
        self.setWidget(self.body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def settle(self) -> None:
        """Let every row stand where it belongs now.

        Qt does so when it comes to the next event: too late for who scrolls to a row that was just added.
        """
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def bring_into_sight(self, row: QWidget) -> None:
        """Scroll to a row; one that is higher than the room for it shows its top."""
        self.settle()
        if row.height() > self.viewport().height():
            self.verticalScrollBar().setValue(row.y())
        else:
            self.ensureWidgetVisible(row, 0, 8)
