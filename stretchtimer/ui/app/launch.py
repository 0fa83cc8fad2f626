"""Start Qt, show the first window, and let bugs be seen."""

import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLocale, QObject, QSocketNotifier, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from stretchtimer.domain.routine import Routine
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.app.navigation import Navigation
from stretchtimer.ui.app.services import Services
from stretchtimer.ui.theme.icons import program_icon
from stretchtimer.ui.widgets.dialogs import DesktopDialogs, Dialogs

log = logging.getLogger(__name__)

ICON_AFTER_MS = 250
#: The language all words are written in, wherever the computer stands. What belongs to the person's region
#: and not to a language is asked of `dates`.
WORDS = QLocale(QLocale.Language.English)


def run(
    services: Services,
    routine: Routine | None = None,
    file: Path | None = None,
    dialogs: Dialogs | None = None,
) -> int:
    """Open the window and stay until it closes; return the exit code.

    With a routine, start it at once; with a file, show what it would bring. Without `dialogs` those of the
    desktop ask.
    """
    application = _application()
    application.setApplicationName("stretchtimer")
    application.setApplicationDisplayName(_("Stretch Timer"))
    application.setDesktopFileName("stretchtimer")
    follow_words(application)
    dialogs = dialogs or DesktopDialogs()
    bugs = Bugs(dialogs)
    sys.excepthook = bugs.show
    program = Navigation(services, dialogs, application)
    if routine is not None:
        program.open(then=lambda: program.start(routine))
    elif file is not None:
        program.open(then=lambda: program.home.exchange.receive(str(file)))
    else:
        program.open()
    # drawn once the window stands: nobody waits for it
    QTimer.singleShot(ICON_AFTER_MS, program, lambda: application.setWindowIcon(program_icon()))
    stop = _end_on_interrupt(program.window)
    code = application.exec()
    stop()
    program.shut_down()
    bugs.leave()
    return int(code)


def _application() -> QApplication:
    """Return Qt's application, made now where there is none."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    return QApplication([*sys.argv[:1], "-name", "stretchtimer"])


def follow_words(application: QApplication) -> None:
    """Use the digits and the direction of the words from now on.

    Qt takes those of the computer by itself: a hold of ٣٠ s beside English words.
    """
    QLocale.setDefault(WORDS)
    application.setLayoutDirection(WORDS.textDirection())


class Bugs(QObject):
    """Have bugs written into the log and shown; those of all other threads from now on until `leave`."""

    _seen = Signal(str)

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self._dialogs = dialogs
        self._before = threading.excepthook
        self._seen.connect(self._show, Qt.ConnectionType.QueuedConnection)
        threading.excepthook = self._on_bug

    def show(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write down and show a bug of the window's own thread; the program goes on where Qt can."""
        if not issubclass(kind, KeyboardInterrupt):
            self._dialogs.show_bug(written_bug(kind, error, trace))

    def leave(self) -> None:
        """Leave the bugs of other threads to whoever saw them before."""
        threading.excepthook = self._before

    def _on_bug(self, bug: threading.ExceptHookArgs) -> None:
        if not issubclass(bug.exc_type, SystemExit) and bug.exc_value is not None:
            self._seen.emit(written_bug(bug.exc_type, bug.exc_value, bug.exc_traceback))

    @Slot(str)
    def _show(self, text: str) -> None:
        self._dialogs.show_bug(text)


def _end_on_interrupt(window: QWidget) -> Callable[[], None]:
    """Close the window on Ctrl+C or a termination signal; return what undoes this.

    Qt's loop never lets Python look for signals while nothing happens, so each one is turned into a byte on
    a socket that the loop watches.
    """
    ours, pythons = socket.socketpair()
    for end in (ours, pythons):
        end.setblocking(False)
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda *_: None) for number in signals]
    earlier = signal.set_wakeup_fd(pythons.fileno())
    watcher = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)

    def close() -> None:
        ours.recv(64)
        window.close()

    watcher.activated.connect(close)

    def undo() -> None:
        watcher.setEnabled(False)
        signal.set_wakeup_fd(earlier)
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)
        ours.close()
        pythons.close()

    return undo


def written_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Write a bug into the log and on the standard error, and return it as text."""
    import traceback

    text = "".join(traceback.format_exception(kind, error, trace))
    log.critical("unexpected error\n%s", text)
    if sys.stderr is not None:  # a program without a terminal has none
        sys.stderr.write(text)
    return text
