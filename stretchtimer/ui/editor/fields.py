"""Take numbers, texts and choices; the page's undo, not a field's own, takes them back."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QWidget

from stretchtimer.ui.widgets.hold_stepper import HoldStepper

#: The page's undo, not the field's own, answers these.
UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_MOST = 999


def is_undo(event: QEvent) -> bool:
    """Tell whether a key event asks to undo or to do again."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and any(event.matches(keys) for keys in UNDO_KEYS)
    )


class TextField(QLineEdit):
    """A line of text whose every letter is told at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("error", False)

    def show_text(self, text: str) -> None:
        """Show a text without telling anyone, the cursor stays where it is in the same text."""
        if text != self.text():
            self.setText(text)

    def set_wrong(self, wrong: bool) -> None:
        """Show that there is something to mend."""
        if bool(self.property("error")) != wrong:
            self.setProperty("error", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def event(self, event: QEvent) -> bool:
        if is_undo(event):
            event.ignore()
            return False
        return super().event(event)


class NumberField(HoldStepper):
    """Show −, a number and +; − and + stay within the limits, a typed number may leave them.

    What is outside is for the draft to judge: it says so in the row and keeps Save from being pressed.
    """

    def __init__(self, step: int, fine_step: int, parent: QWidget | None = None) -> None:
        self._low, self._high, self._fine = 0, _MOST, fine_step
        super().__init__(0, _MOST, parent)
        self.setSingleStep(step)

    def set_limits(self, low_s: float, high_s: float) -> None:
        """Let − and + go from one to the other."""
        self._low, self._high = round(low_s), round(high_s)
        self.setRange(0, _MOST)

    def set_wrong(self, wrong: bool) -> None:
        """Show that there is something to mend."""
        self._show_error(wrong)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Take any number of up to three digits."""
        if self.specialValueText() and text == self.specialValueText():
            return QValidator.State.Acceptable, text, position
        digits = self._digits(text)
        if not digits:
            return QValidator.State.Intermediate, text, position
        fits = digits.isascii() and digits.isdigit() and len(digits) <= len(str(_MOST))
        return QValidator.State.Acceptable if fits else QValidator.State.Invalid, text, position

    def fixup(self, text: str) -> str:
        return text

    def _digits(self, text: str) -> str:
        return super()._digits(text.removeprefix(self.prefix()))

    def _edited(self, text: str) -> None:
        """Wait for the whole number."""

    def stepBy(self, steps: int) -> None:
        self._move(steps * self.singleStep())

    def _step(self, direction: int, by_s: int) -> None:
        self._move(direction * (self._fine if by_s == 1 else self.singleStep()))

    def _move(self, by: int) -> None:
        self.interpretText()
        wanted = self.value() + by
        # a number outside comes back step by step, one inside never leaves
        low, high = min(self._low, self.value()), max(self._high, self.value())
        self.setValue(min(max(wanted, low), high))
        self.selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flags = QAbstractSpinBox.StepEnabledFlag.StepNone
        if self.value() > self._low:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        if self.value() < self._high:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        return flags

    def event(self, event: QEvent) -> bool:
        if is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # a click puts the cursor into the text afterwards
        QTimer.singleShot(0, self, self.selectAll)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Alt+↑↓ to the row."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ChoiceField(QComboBox):
    """Choose one of a few values. The wheel scrolls the page: nothing changes by accident."""

    picked = Signal(object)
    """The value the person chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self.activated.connect(self._activated)

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer values with their words."""
        texts = [text for _value, text in choices]
        if texts != [self.itemText(number) for number in range(self.count())]:
            self.clear()
            self.addItems(texts)
        self._values = [value for value, _text in choices]

    def set_value(self, value: object) -> None:
        """Show a value without telling anyone; one that is not offered leaves none shown."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def _activated(self, number: int) -> None:
        self.picked.emit(self._values[number])

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Delete to the row."""
        if event.key() == Qt.Key.Key_Delete:
            event.ignore()
        else:
            super().keyPressEvent(event)
