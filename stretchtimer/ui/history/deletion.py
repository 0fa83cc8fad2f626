"""Delete sessions: one without asking, all after asking, both with a way back."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.ports import History
from stretchtimer.domain.record import SessionRecord
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext
from stretchtimer.ui.widgets.undo_toast import UndoToast


class Deletion(QObject):
    """Delete from a history, with a toast over a page."""

    changed = Signal()
    """The history has other sessions than before."""
    failed = Signal(str)
    """Why it could not be done."""

    def __init__(self, history: History, page: QWidget) -> None:
        super().__init__(page)
        self._history, self._page = history, page
        #: The deletions that can be taken back until the program ends.
        self.deletions: list[int] = []
        self.toast = UndoToast(page)
        self.toast.undone.connect(self.undo)

    def delete(self, record: SessionRecord) -> None:
        """Delete one session."""
        if record.id is not None and self._remove(record.id):
            self.toast.offer(_("The session “{name}” is deleted.").format(name=record.routine_name))

    def delete_all(self, count: int) -> None:
        """Delete every session, if the person means it."""
        if count and self.confirmed(self._page, count) and self._remove(None):
            said = ngettext("{n} session is deleted.", "{n} sessions are deleted.", count)
            self.toast.offer(said.format(n=count))

    def undo(self) -> None:
        """Bring back what was deleted last."""
        if not self.deletions:
            return
        try:
            self._history.bring_back(self.deletions[-1])
        except StorageError as error:
            self.failed.emit(str(error))
            return
        self.deletions.pop()
        self.toast.hide()
        self.changed.emit()

    def _remove(self, record_id: int | None) -> bool:
        try:
            removed = self._history.remove(record_id)
        except StorageError as error:
            self.failed.emit(str(error))
            return False
        if removed:
            self.deletions.append(removed)
        self.changed.emit()
        return bool(removed)

    @classmethod
    def confirmed(cls, parent: QWidget, count: int) -> bool:
        """Ask whether all sessions are to go; tests replace this."""
        said = ngettext(
            "{n} session will be removed from this computer.",
            "{n} sessions will be removed from this computer.",
            count,
        ).format(n=count)
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Stretch Timer"))
        box.setText(_("Delete all history?"))
        box.setInformativeText(f"{said} {_('You can undo this until you close the app.')}")
        delete = ngettext("Delete {n} session", "Delete {n} sessions", count).format(n=count)
        yes = box.addButton(delete, QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is yes
