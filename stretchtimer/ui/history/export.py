"""Write the history to a file of the person's choice while the window goes on."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.widgets.dialogs import Dialogs

Exporting = Callable[[Path], Iterator[int]]


class HistoryExport(QObject):
    """Ask where to, then write a few sessions whenever the window has time."""

    done = Signal(str)
    """The path of the file that was written."""
    failed = Signal(str)
    """Why it could not be written."""

    def __init__(self, dialogs: Dialogs, exporting: Exporting, page: QWidget) -> None:
        super().__init__(page)
        self._dialogs, self._exporting, self._page = dialogs, exporting, page
        self._steps: Iterator[int] | None = None
        self._path = Path()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)

    def ask(self, suffix: str) -> None:
        """Ask for a file of a kind (".csv", ".json", ".ics") and write it."""
        kinds = {".csv": _("Table"), ".json": _("Plain data"), ".ics": _("Calendar")}
        name, kind = _("stretch history") + suffix, f"{kinds[suffix]} (*{suffix})"
        chosen = self._dialogs.path_to_write(self._page, _("Export the history"), name, kind)
        if chosen and self._steps is None:
            self._path = Path(chosen if Path(chosen).suffix else chosen + suffix)
            self._steps = self._exporting(self._path)
            self._timer.start()

    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            next(self._steps)
            return
        except StopIteration:
            self.done.emit(str(self._path))
        except StretchTimerError as error:
            self.failed.emit(str(error))
        self._steps = None
        self._timer.stop()
