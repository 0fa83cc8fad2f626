"""Ask for the editor, and keep copies of routines."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.home.detail import Detail
from stretchtimer.ui.home.model import HomeModel


class RoutineEdits(QObject):
    """What E, Ctrl+N, Ctrl+D and the buttons Edit and New do; changed holds are written first."""

    asked = Signal(object)
    """The Routine to edit, None for a new one."""
    copied = Signal(str)
    """A copy is kept; its id."""
    failed = Signal(str)
    """The sentence that says why it could not be done."""

    def __init__(self, model: HomeModel, detail: Detail, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._detail = model, detail
        self.new_button = QPushButton(_("New"))
        self.new_button.setProperty("kind", "ghost")
        self.new_button.setProperty("extent", "small")
        self.new_button.setToolTip(_("New routine (Ctrl+N)"))
        self.new_button.clicked.connect(self.new)
        detail.edit_asked.connect(self.edit)

    def take(self, event) -> bool:
        """Do what a key says; tell whether it was one of these."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_E and not event.modifiers():
            self.edit()
        elif control and event.key() == Qt.Key.Key_N:
            self.new()
        elif control and event.key() == Qt.Key.Key_D:
            self.duplicate()
        else:
            return False
        return True

    def edit(self) -> None:
        """Ask to edit the open routine."""
        if self._detail.routine is not None and self._kept():
            self.asked.emit(self._detail.routine)

    def new(self) -> None:
        """Ask to build a new routine."""
        if self._kept():
            self.asked.emit(None)

    def duplicate(self) -> None:
        """Keep a copy of the open routine."""
        if self._detail.routine is None:
            return
        try:
            copy = self._model.duplicate(self._detail.routine)
        except StretchTimerError as error:
            self.failed.emit(str(error))
            return
        self.copied.emit(copy.id)

    def _kept(self) -> bool:
        try:
            self._model.keep()
        except StretchTimerError as error:
            self.failed.emit(str(error))
            return False
        return True
