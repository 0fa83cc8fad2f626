"""Choose one of a few values that all stand in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget


class Segmented(QWidget):
    """Show values side by side; one of them is chosen, or none where they are mixed.

    One button is in the tab order; ←→ choose the neighbour. `choices` are pairs of value and words.
    """

    chosen = Signal(object)
    """The value the person chose."""

    def __init__(
        self, name: str, choices: Sequence[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._values = [value for value, _words in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (_value, words) in enumerate(choices):
            button = _Segment(words, self)
            button.setAccessibleName(f"{name}: {words}")
            button.setProperty("segment", _place(number, len(choices)))
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.idToggled.connect(self._toggled)
        self._keep_one_stop()

    @property
    def buttons(self) -> list[QAbstractButton]:
        """Return the buttons, in the order of the values."""
        return self._group.buttons()

    @property
    def value(self) -> object:
        """Return what is chosen, None when nothing is."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    def set_value(self, value: object) -> None:
        """Choose a value without telling anyone; one that is not offered leaves none chosen."""
        with QSignalBlocker(self._group):
            # an exclusive group lets none of its buttons be turned off
            self._group.setExclusive(False)
            for offered, button in zip(self._values, self.buttons, strict=True):
                button.setChecked(offered == value)
            self._group.setExclusive(True)
        self._keep_one_stop()

    def _toggled(self, number: int, chosen: bool) -> None:
        if chosen:
            self._keep_one_stop()
            self.chosen.emit(self._values[number])

    def _keep_one_stop(self) -> None:
        """Let Tab come to the chosen one: Qt does so only once one of them has had the keyboard."""
        stop = self._group.checkedButton() or self.buttons[0]
        for button in self.buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.setFocusProxy(stop)


class _Segment(QPushButton):
    """One value."""

    def __init__(self, words: str, row: Segmented) -> None:
        super().__init__(words, row)
        self.setCheckable(True)
        self.setProperty("kind", "segment")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with ←→ where none is chosen, too: Qt would only move the keyboard."""
        super().keyPressEvent(event)
        group = self.group()
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and group.checkedButton() is None:
            next((button for button in group.buttons() if button.hasFocus()), self).click()


def _place(number: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if number == 0 else "last" if number == count - 1 else "middle"
