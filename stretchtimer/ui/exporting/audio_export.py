"""Save a routine as an audio file, with progress and a way out."""

import logging
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.app.services import Services
from stretchtimer.ui.exporting.writing_dialog import WritingDialog
from stretchtimer.ui.text.file_name import file_name
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.dialogs import Dialogs

log = logging.getLogger(__name__)

LOOK_EVERY_MS = 40
#: A window that closes waits this long for the thread: only a disk that hangs takes longer.
ENDS_WITHIN_S = 10.0


class Writing:
    """One audio file that is being written in a thread of its own, which knows nothing of the window.

    `share` runs from 0 to 1. Once it is `over`, `done` tells whether the file is there, and `warning` is the
    sentence that says what went wrong.
    """

    def __init__(self, services: Services, routine: Routine, preferences: Preferences, path: Path) -> None:
        self.share, self.warning, self.done = 0.0, "", False
        self._services, self._routine, self._preferences, self._path = services, routine, preferences, path
        self._cancelled = threading.Event()
        # the program may end even where the disk never answers
        self._thread = threading.Thread(target=self._run, name="audio-export", daemon=True)
        self._thread.start()

    @property
    def over(self) -> bool:
        """Tell whether the file is written, or will not be."""
        return not self._thread.is_alive()

    def cancel(self, wait_s: float = 0.0) -> None:
        """Leave the file unwritten, and wait for that for a while."""
        self._cancelled.set()
        self._thread.join(wait_s)

    def _run(self) -> None:
        try:
            plan = self._services.render(
                self._routine, self._preferences, self._path, self._progress, self._cancelled.is_set
            )
            self.done = plan is not None
        except StretchTimerError as error:
            self.warning = str(error)
        except Exception as error:  # a bug: the person who waits is told as well as the log
            log.exception("the audio file was not written")
            self.warning = _(
                "The audio file {file} was not written, for a fault of the program ({reason}). Start the "
                "program again and try once more; the log in {folder} tells more."
            ).format(
                file=self._path, reason=str(error) or type(error).__name__, folder=self._services.data_folder
            )

    def _progress(self, share: float) -> None:
        self.share = share


class AudioExport(QObject):
    """Ask for a file and have it written while the window goes on; whoever closes the window stops it."""

    written = Signal(str)
    """The path of the file that is there now."""

    def __init__(
        self,
        services: Services,
        style: Style,
        dialogs: Dialogs,
        routine: Routine,
        preferences: Preferences,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._style, self._dialogs, self._window = style, dialogs, window
        self._services, self._routine, self._preferences = services, routine, preferences
        self._title, self._path = _("Save as audio file"), ""
        self._writing: Writing | None = None
        self._dialog: WritingDialog | None = None
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def ask(self) -> None:
        """Ask where to, and begin."""
        suffixes = self._services.audio_suffixes
        kinds = ";;".join(f"{suffix[1:].upper()} (*{suffix})" for suffix in suffixes)
        name = file_name(self._routine.name, suffixes[0])
        self._path = self._dialogs.path_to_write(self._window, self._title, name, kinds)
        if not self._path:
            self.deleteLater()
            return
        self._dialog = WritingDialog(self._style, self._title, _("Writing the audio file…"), self._window)
        self._dialog.rejected.connect(self._cancel)
        self._writing = Writing(self._services, self._routine, self._preferences, Path(self._path))
        self._dialog.open()
        self._timer.start()

    @Slot()
    def stop(self) -> None:
        """Leave the file unwritten: nothing of it stays, neither a part of the file nor the thread."""
        if self._writing is not None:
            self._writing.cancel(ENDS_WITHIN_S)
            if not self._writing.over:
                log.warning("the audio file is left while it is being written")
            self._end()

    @Slot()
    def _cancel(self) -> None:
        """Give the window back at once; the thread may take a moment to notice."""
        if self._writing is not None:
            self._writing.cancel()

    @Slot()
    def _look(self) -> None:
        if self._writing is None or self._dialog is None:
            return
        if not self._writing.over:
            self._dialog.show_share(self._writing.share)
            return
        writing = self._writing
        self._end()
        if writing.done:
            self.written.emit(self._path)
        elif writing.warning:
            # nothing of ours is in front of it any more
            self._dialogs.warn(self._window, self._title, writing.warning)

    def _end(self) -> None:
        self._timer.stop()
        self._writing = None
        if self._dialog is not None:
            self._dialog.accept()
            self._dialog.deleteLater()
            self._dialog = None
        self.deleteLater()
