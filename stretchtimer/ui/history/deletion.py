"""Delete sessions: one without asking, all after asking, both with a way back."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.ports import History
from stretchtimer.domain.record import SessionRecord
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext
from stretchtimer.ui.widgets.dialogs import Dialogs, Question
from stretchtimer.ui.widgets.undo_toast import UndoToast


class Deletion(QObject):
    """Delete from a history, with a toast over a page."""

    changed = Signal()
    """The history has other sessions than before."""
    failed = Signal(str)
    """Why it could not be done."""

    def __init__(self, dialogs: Dialogs, history: History, page: QWidget) -> None:
        super().__init__(page)
        self._dialogs, self._history, self._page = dialogs, history, page
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
        if count and self._dialogs.confirms(self._page, _all(count)) and self._remove(None):
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


def _all(count: int) -> Question:
    """Return the question whether all sessions are to go."""
    said = ngettext(
        "{n} session will be removed from this computer.",
        "{n} sessions will be removed from this computer.",
        count,
    ).format(n=count)
    return Question(
        title=_("Stretch Timer"),
        sentence=_("Delete all history?"),
        yes=ngettext("Delete {n} session", "Delete {n} sessions", count).format(n=count),
        details=f"{said} {_('You can undo this until you close the app.')}",
    )
