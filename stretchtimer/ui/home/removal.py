"""Delete a routine of the person's own, or restore a shipped one; never ask, always offer to undo."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.home.model import HomeModel
from stretchtimer.ui.widgets.undo_toast import UndoToast


class Removal(QObject):
    """Remove routines of a page, with a toast over it."""

    done = Signal(str)
    """Routines changed; the id of the one to open."""
    failed = Signal(str)
    """The sentence that says why it could not be done."""

    def __init__(self, model: HomeModel, page: QWidget) -> None:
        super().__init__(page)
        self._model = model
        self._removed: Routine | None = None
        self.toast = UndoToast(page)
        self.toast.undone.connect(self._bring_back)

    def remove(self, routine: Routine) -> None:
        """Remove a routine."""
        try:
            self._model.remove(routine)
        except StretchTimerError as error:
            self.failed.emit(str(error))
            return
        self._removed = routine
        said = _("“{name}” is as it came.") if routine.builtin else _("“{name}” is deleted.")
        self.toast.offer(said.format(name=routine.name))
        self.done.emit(routine.id)

    def _bring_back(self) -> None:
        routine, self._removed = self._removed, None
        if routine is None:
            return
        try:
            self._model.bring_back(routine)
        except StretchTimerError as error:
            self.failed.emit(str(error))
            return
        self.done.emit(routine.id)
