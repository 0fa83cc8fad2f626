"""Let routines in and out of the window: menu, keys, files dropped on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QDropEvent

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.app.services import Services
from stretchtimer.ui.app.settings_controller import SettingsController
from stretchtimer.ui.app.window import MainWindow
from stretchtimer.ui.text.file_name import file_name, with_suffix
from stretchtimer.ui.widgets.dialogs import Dialogs

if TYPE_CHECKING:
    from stretchtimer.ui.importing.dialog import ImportDialog

_DROPS = (QEvent.Type.DragEnter, QEvent.Type.Drop)
#: Hand-over files end with this.
SUFFIX = ".stretch"


class ExchangeController(QObject):
    """Open the import dialog and write hand-over files; `kept` carries each Routine that came in."""

    kept = Signal(object)
    saved = Signal(str)
    """The path of a file that was written."""

    def __init__(
        self, services: Services, dialogs: Dialogs, settings: SettingsController, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._services, self._dialogs = services, dialogs
        self._settings, self._window = settings, window
        #: Tells when nothing is let in: nobody is asked anything on the floor, or before the safety rules.
        self.shut: Callable[[], bool] = lambda: False
        self._waiting = ""
        # a text that was typed and not kept is there again next time: Escape loses nothing
        self._typed = ""
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def open(self, path: str = "") -> None:
        """Show what a file would bring; without one the person chooses or types."""
        from stretchtimer.ui.importing.dialog import ImportDialog

        dialog = ImportDialog(
            self._settings.style, self._dialogs, self._services.exchange, self._window, self._typed
        )
        dialog.kept.connect(self.kept)
        dialog.finished.connect(lambda _result: self._closed(dialog))
        if path:
            dialog.open_file(path)
        dialog.open()

    def _closed(self, dialog: ImportDialog) -> None:
        self._typed = dialog.text.toPlainText()
        dialog.deleteLater()

    def receive(self, path: str) -> None:
        """Show what a file would bring that comes from outside, as soon as that is let in."""
        if self.shut():
            self._waiting = path
        else:
            self.open(path)

    @Slot()
    def reopen(self) -> None:
        """Show the file that had to wait."""
        path, self._waiting = self._waiting, ""
        if path:
            self.receive(path)

    @Slot(object)
    def save_audio(self, routine: Routine) -> None:
        """Write a routine to an audio file of the person's choice."""
        from stretchtimer.ui.exporting.audio_export import AudioExport

        settings = self._settings
        export = AudioExport(
            self._services, settings.style, self._dialogs, routine, settings.preferences, self._window
        )
        export.written.connect(self.saved)
        # a window that closes takes it back
        self._window.closing.connect(export.stop)
        export.ask()

    def export(self, routine: Routine | None) -> None:
        """Write a routine, if one is open, to a hand-over file of the person's choice."""
        if routine is None:
            return
        title, name = _("Export to a file"), file_name(routine.name, SUFFIX)
        chosen = self._dialogs.path_to_write(self._window, title, name, _("Routine (*.stretch)"))
        if not chosen:
            return
        path = with_suffix(chosen, SUFFIX)
        try:
            # the file dialog has asked whether the chosen file may be replaced, but not one with the suffix
            self._services.exchange.hand_over(routine, Path(path), replace=path == chosen)
        except StretchTimerError as error:
            self._dialogs.warn(self._window, title, str(error))
        else:
            self.saved.emit(path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take one file that is dropped on the window."""
        del watched
        # one that is dragged in is a drop event, too
        if not isinstance(event, QDropEvent) or event.type() not in _DROPS:
            return False
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if len(files) != 1 or self.shut():
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.open(files[0])
        return True
