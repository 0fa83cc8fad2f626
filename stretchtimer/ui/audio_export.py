"""Save a routine as an audio file, with progress and a way out."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressDialog, QWidget

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.file_name import file_name
from stretchtimer.ui.rooms import Rooms

STEPS = 100


class AudioExport(QObject):
    """Ask for a file and write it in a thread of its own; the window goes on."""

    _progressed = Signal(int)
    _ended = Signal(str)

    def __init__(self, rooms: Rooms, routine: Routine, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._rooms, self._routine, self._preferences = rooms, routine, preferences
        self._cancelled = threading.Event()
        self._dialog: QProgressDialog | None = None
        # told from the writing thread, heard in the window's
        self._progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def ask(self) -> None:
        """Ask where to, and begin."""
        path = self.chosen_path(self.parent(), file_name(self._routine.name, ".wav"))
        if not path:
            self.deleteLater()
            return
        self._dialog = QProgressDialog(_("Writing the audio file…"), _("Cancel"), 0, STEPS, self.parent())
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setMinimumDuration(300)
        self._dialog.canceled.connect(self._cancelled.set)
        threading.Thread(target=self._write, args=(Path(path),), name="audio-export").start()

    @classmethod
    def chosen_path(cls, parent: QWidget, name: str) -> str:
        """Return the file the person chooses, empty when none; tests replace this."""
        formats = _("Audio (*.wav *.flac *.ogg)")
        path, _filter = QFileDialog.getSaveFileName(parent, _("Save as audio file"), name, formats)
        return path

    @classmethod
    def tell(cls, parent: QWidget, sentence: str) -> None:
        """Show what went wrong; tests replace this."""
        QMessageBox.warning(parent, _("Save as audio file"), sentence)

    def _write(self, path: Path) -> None:
        try:
            self._rooms.render(
                self._routine,
                self._preferences,
                path,
                lambda share: self._progressed.emit(round(share * STEPS)),
                self._cancelled.is_set,
            )
        except StretchTimerError as error:
            self._ended.emit(str(error))
        else:
            self._ended.emit("")

    @Slot(int)
    def _show_progress(self, step: int) -> None:
        if self._dialog is not None and not self._cancelled.is_set():
            self._dialog.setValue(min(step, STEPS - 1))

    @Slot(str)
    def _end(self, complaint: str) -> None:
        if self._dialog is not None:
            self._dialog.canceled.disconnect()
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
        if complaint:
            self.tell(self.parent(), complaint)
        self.deleteLater()
