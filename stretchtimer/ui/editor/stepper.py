"""Change a number of a line: by clicks, by arrows, or by typing any number, right or wrong."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from stretchtimer.ui.widgets.hold_stepper import HoldStepper

#: The page's undo, not the field's own, answers these.
UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_MOST = 999


def is_undo(event) -> bool:
    """Tell whether a key event asks to undo or to do again."""
    return event.type() == QEvent.Type.ShortcutOverride and any(event.matches(keys) for keys in UNDO_KEYS)


class Stepper(HoldStepper):
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

    def validate(self, text: str, position: int):
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
        return text.removeprefix(self.prefix()).removesuffix(self.suffix()).strip()

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

    def event(self, event) -> bool:
        if is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event) -> None:
        super().focusInEvent(event)
        # a click puts the cursor into the text afterwards
        QTimer.singleShot(0, self, self.selectAll)

    def keyPressEvent(self, event) -> None:
        """Leave Alt+↑↓ to the row."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
