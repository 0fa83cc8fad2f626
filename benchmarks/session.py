"""Measure a running session in the real window: processor time while holding and moving, stalls of the loop.

    python benchmarks/session.py [--seconds 20]

Needs a display. A 1 ms timer in the window's loop shows how long it was kept from coming by.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from stretchtimer.app import Application
from stretchtimer.domain.command import Command
from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.ui.app.navigation import Navigation
from stretchtimer.ui.widgets.dialogs import DesktopDialogs

ROUTINE = Routine("measure", "Measure", (Item("childs-pose", 120.0), Item("cat-cow", 80.0)))


def run_loop(seconds: float) -> None:
    """Let the window live for some seconds; ending the application would close it."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def main() -> None:
    """Start the session, skip to each phase, and print its share of a core and the loop's gaps."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=20.0)
    seconds = options.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "preferences.toml").write_text('theme = "light"\n')
        application = QApplication(sys.argv)
        app = Application.at(Path(folder))
        program = Navigation(app, DesktopDialogs(), application)
        program.open(then=lambda: program.start(ROUTINE))
        gaps: list[float] = []
        last = [time.perf_counter()]

        def probe() -> None:
            now = time.perf_counter()
            gaps.append(1000 * (now - last[0]))
            last[0] = now

        ticker = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        ticker.timeout.connect(probe)

        def until(condition, limit_s: float) -> None:
            end_s = time.perf_counter() + limit_s
            while not condition() and time.perf_counter() < end_s:
                application.processEvents()
                time.sleep(0.005)

        def share(what: str) -> None:
            loop_until = time.perf_counter() + seconds
            before = time.process_time()
            run_loop(seconds)
            used = 100 * (time.process_time() - before) / (time.perf_counter() - loop_until + seconds)
            print(f"{what}: {used:.1f} % of a core")

        until(lambda: program.run.driver is not None, 5)
        session = program.run.driver.runner.session
        until(lambda: session.phase.kind is PhaseKind.HOLD, 60)
        share("hold, breath disc on")
        program.run.driver.command(Command.SKIP_HOLD)
        until(lambda: session.phase.kind is PhaseKind.MOVE, 60)
        share("move")
        last[0] = time.perf_counter()
        ticker.start()
        program.run.driver.command(Command.SKIP_STRETCH)
        run_loop(seconds)
        ordered = sorted(gaps)
        p99 = ordered[int(0.99 * len(ordered))]
        print(f"loop gaps: median {statistics.median(gaps):.1f}, p99 {p99:.1f}, longest {ordered[-1]:.1f} ms")
        program.shut_down()
        app.stores.close()


if __name__ == "__main__":
    main()
