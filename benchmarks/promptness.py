"""Measure what must come at once, whatever it is given: `python -m benchmarks.promptness`.

The history page with 20,000 sessions, TOML that would keep a parser busy, and a worker that never reads.
Median processor and clock time of some rounds; tests ask the same for its steps, since those are the same on
every machine.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import suppress

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from stretchtimer.domain.clock import ManualClock
from stretchtimer.speech.worker_process import WorkerProcess
from stretchtimer.storage.toml_file import MAX_LINE, UnreadableError, parse
from stretchtimer.ui.history.page import HistoryPage
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.dialogs import DesktopDialogs
from tests.ui.history.histories import CATALOGUE, NOW, CountedHistory

ROUNDS = 9
#: A line of TOML, and what it is.
LINES = {
    "the longest key that is read": "a." * (MAX_LINE // 2 - 3) + "a = 1",
    "the longest number that is read": "a = " + "9" * 3900,
    "a key that is refused": "a." * 30_000 + "a = 1",
    "3,000 lists in each other": "a = " + "[" * 3000,
}
SLEEPING = "import os, signal; print('{}', flush=True); os.kill(os.getpid(), signal.SIGSTOP)"


def measured(what: str, goal: str, work: Callable[[], object]) -> None:
    """Print what some work takes beside what it should take at most."""
    clock, worked = [], []
    for _round in range(ROUNDS):
        started, used = time.perf_counter(), time.process_time()
        work()
        worked.append(1000 * (time.process_time() - used))
        clock.append(1000 * (time.perf_counter() - started))
    figures = (
        f"{statistics.median(worked):8.1f} ms of processor {statistics.median(clock):8.1f} ms on the clock"
    )
    print(f"{what:<44} {figures}   {goal}", flush=True)


def opened_history() -> None:
    """Show the history page with more sessions than a person has in a life."""
    window = QWidget()
    window.resize(1300, 800)
    page = HistoryPage(
        Style(),
        DesktopDialogs(),
        CountedHistory(20_000),
        CATALOGUE,
        ManualClock(wall=NOW),
        lambda _path: None,
    )
    page.setParent(window)
    page.resize(1184, 800)
    window.show()
    page.show()
    QApplication.processEvents()
    window.close()


def read(text: str) -> None:
    """Read a text, or be told that it holds no TOML."""
    with suppress(UnreadableError):
        parse(text)


def telling(worker: WorkerProcess) -> Callable[[], None]:
    """Return the work of telling a worker more than its pipe holds."""

    def tell() -> None:
        for _message in range(200):
            worker.send({"text": "x" * 10_000})

    return tell


def main() -> None:
    """Print all figures."""
    application = QApplication(sys.argv)
    measured("history page, 20,000 sessions", "<= 200 ms", opened_history)
    application.closeAllWindows()
    for what, text in LINES.items():
        measured(f"TOML: {what}", "<= 200 ms", lambda text=text: read(text))
    worker = WorkerProcess([sys.executable, "-c", SLEEPING], lambda _message: None, lambda _reason: None)
    measured("200 messages to a worker that never reads", "<= 50 ms", telling(worker))
    worker.kill()
    worker.join(60.0)


if __name__ == "__main__":
    main()
