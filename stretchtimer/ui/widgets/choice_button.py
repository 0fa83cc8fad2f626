"""A button that is one of several: it is marked when its value is the one chosen."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton, QWidget


class ChoiceButton(QPushButton):
    """Ask to be chosen, however it is reached; the row it stands in decides, and marks it.

    A click does not mark it by itself. What assistive programs do does: they turn the mark over and never
    click, so a mark that was turned from outside is taken for the choice that it is.
    """

    asked = Signal(bool)
    """The person wants it chosen, or no longer."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.setCheckable(True)
        self.clicked.connect(self._clicked)
        self.toggled.connect(self.asked)

    def mark(self, chosen: bool) -> None:
        """Show that it is chosen, or not; nobody asked for it."""
        with QSignalBlocker(self):
            self.setChecked(chosen)

    def _clicked(self) -> None:
        self.asked.emit(not self.isChecked())

    def nextCheckState(self) -> None:
        """Leave the mark to the row."""
