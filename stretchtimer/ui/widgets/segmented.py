"""Choose one of a few values that all stand in sight."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from stretchtimer.ui.widgets.choice_button import ChoiceButton


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
        self._value: object = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons = []
        for number, (_value, words) in enumerate(choices):
            button = _Segment(words, self)
            button.setAccessibleName(f"{name}: {words}")
            button.setProperty("segment", _place(number, len(choices)))
            button.asked.connect(self._asked)
            self.buttons.append(button)
            row.addWidget(button)
        self._keep_one_stop()

    @property
    def value(self) -> object:
        """Return what is chosen, None when nothing is."""
        return self._value

    def set_value(self, value: object) -> None:
        """Choose a value without telling anyone; one that is not offered leaves none chosen."""
        self._value = value if value in self._values else None
        for offered, button in zip(self._values, self.buttons, strict=True):
            button.mark(offered == self._value)
        self._keep_one_stop()

    def step(self, by: int) -> None:
        """Choose a neighbour of the button that has the keyboard."""
        here = next((number for number, button in enumerate(self.buttons) if button.hasFocus()), 0)
        there = min(max(here + by, 0), len(self.buttons) - 1)
        if there == here and self._value is not None:
            return
        self._choose(there)
        self.buttons[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _asked(self) -> None:
        self._choose(self.buttons.index(self.sender()))

    def _choose(self, number: int) -> None:
        self.set_value(self._values[number])
        self.chosen.emit(self._value)

    def _keep_one_stop(self) -> None:
        stop = next((button for button in self.buttons if button.isChecked()), self.buttons[0])
        for button in self.buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.setFocusProxy(stop)


class _Segment(ChoiceButton):
    """One value."""

    def __init__(self, words: str, row: Segmented) -> None:
        super().__init__(words, row)
        self._row = row
        self.setProperty("kind", "segment")

    def keyPressEvent(self, event) -> None:
        """Move with the arrows; leave the rest to the button."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self._row.step(steps[event.key()])
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            # Qt moves the focus of buttons with these; they belong to the page
            event.ignore()
        else:
            super().keyPressEvent(event)


def _place(number: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if number == 0 else "last" if number == count - 1 else "middle"
