"""Ask for the editor, copy routines and take them away; never ask, always offer to undo."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.home.detail import Detail
from stretchtimer.ui.home.model import HomeModel
from stretchtimer.ui.widgets.undo_toast import UndoToast


class RoutineEdits(QObject):
    """What E, Ctrl+N, Ctrl+D, Ctrl+Z and the buttons and the menu of routines do, with a toast over the page.

    Changed holds are written before the editor is asked for.
    """

    asked = Signal(object)
    """The Routine to edit, None for a new one."""
    changed = Signal(str)
    """There are other routines than before; the id of the one to open."""
    failed = Signal(str)
    """The sentence that says why it could not be done."""

    def __init__(self, model: HomeModel, detail: Detail, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._detail = model, detail
        self._removed: Routine | None = None
        self.toast = UndoToast(page)
        self.toast.undone.connect(self._bring_back)
        detail.edit_asked.connect(self.edit)
        detail.remove_asked.connect(self.remove)

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key says; tell whether it was one of these."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Undo):
            self.toast.undo()
        elif event.key() == Qt.Key.Key_E and not event.modifiers():
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
        self.changed.emit(copy.id)

    def remove(self, routine: Routine) -> None:
        """Delete a routine of the person's own, or restore a shipped one."""
        try:
            self._model.remove(routine)
        except StretchTimerError as error:
            self.failed.emit(str(error))
            return
        self._removed = routine
        said = _("“{name}” is as it came.") if routine.builtin else _("“{name}” is deleted.")
        self.toast.offer(said.format(name=routine.name))
        self.changed.emit(routine.id)

    def _bring_back(self) -> None:
        routine, self._removed = self._removed, None
        if routine is None:
            return
        try:
            self._model.bring_back(routine)
        except StretchTimerError as error:
            self.failed.emit(str(error))
            return
        self.changed.emit(routine.id)

    def _kept(self) -> bool:
        try:
            self._model.keep()
        except StretchTimerError as error:
            self.failed.emit(str(error))
            return False
        return True
