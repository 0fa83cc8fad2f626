"""Change the seconds of one hold: by clicks, by arrows, or by typing a number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

from stretchtimer.domain.translation import gettext as _

STEP_S, FINE_STEP_S = 5, 1
_DIGITS = 3


class HoldStepper(QSpinBox):
    """Show −, seconds and +.

    ↑↓ change by 5 s, Ctrl+↑↓ by 1 s; a typed number counts when Enter is pressed or the field is left. The
    wheel scrolls the page: a hold never changes by accident.
    """

    changed = Signal(float)
    """The new seconds, after the person changed them."""
    warned = Signal(str)
    """What is wrong with a typed number, empty when nothing is any more."""

    def __init__(self, low_s: float, high_s: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "hold")
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.PlusMinus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSuffix(" " + _("s"))
        self.setKeyboardTracking(False)
        self.setSingleStep(STEP_S)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_limits(low_s, high_s)
        self.lineEdit().textEdited.connect(self._edited)
        self.valueChanged.connect(self._changed)

    def set_limits(self, low_s: float, high_s: float) -> None:
        """Allow these seconds."""
        blocked = self.blockSignals(True)
        self.setRange(round(low_s), round(high_s))
        self.blockSignals(blocked)

    @property
    def seconds(self) -> float:
        """Return the seconds chosen."""
        return float(self.value())

    def set_seconds(self, seconds: float) -> None:
        """Show seconds without telling anyone."""
        if round(seconds) == self.value():
            return
        blocked = self.blockSignals(True)
        self.setValue(round(seconds))
        self.blockSignals(blocked)

    def set_stretch(self, name: str) -> None:
        """Say whose hold it is to a screen reader."""
        self.setAccessibleName(_("Hold time for {stretch}, seconds").format(stretch=name))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let any short number be typed: what is outside the limits gets a sentence, not a dead key."""
        digits = self._digits(text)
        if not digits:
            return QValidator.State.Intermediate, text, position
        if not (digits.isascii() and digits.isdigit()) or len(digits) > _DIGITS:
            return QValidator.State.Invalid, text, position
        fits = self.minimum() <= int(digits) <= self.maximum()
        return QValidator.State.Acceptable if fits else QValidator.State.Intermediate, text, position

    def fixup(self, text: str) -> str:
        """Say why a typed number is not taken; Qt then shows the one before."""
        if self._digits(text):
            sentence = _("Hold must be between {low} and {high} seconds. It stays at {kept}.")
            self.warned.emit(sentence.format(low=self.minimum(), high=self.maximum(), kept=self.value()))
        self._show_error(False)
        return text

    def _digits(self, text: str) -> str:
        return text.removesuffix(self.suffix()).strip()

    def _edited(self, text: str) -> None:
        """Warn while typing only about what no further digit can mend."""
        digits = self._digits(text)
        wrong = digits.isdigit() and int(digits) > self.maximum()
        sentence = _("Hold must be between {low} and {high} seconds.")
        self.warned.emit(sentence.format(low=self.minimum(), high=self.maximum()) if wrong else "")
        self._show_error(wrong)

    def _show_error(self, wrong: bool) -> None:
        if bool(self.property("error")) != wrong:
            self.setProperty("error", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def _changed(self, value: int) -> None:
        self.warned.emit("")
        self.changed.emit(float(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by 5 s or 1 s, take digits, and leave the keys of the page to the page."""
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Up else -1, FINE_STEP_S if control else STEP_S)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            typed = self.lineEdit().isModified()
            super().keyPressEvent(event)
            self.lineEdit().setModified(False)
            # the first Enter takes the number; only the next one is the page's
            event.setAccepted(typed)
        elif event.text().isprintable() and event.text() and not event.text().isdigit() and not control:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _step(self, direction: int, by_s: int) -> None:
        self.interpretText()
        self.setValue(self.value() + direction * by_s)
        self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
