"""Measure launch and rest: first paint, memory and processor time against a bare QMainWindow, in one run.

    python benchmarks/launch.py [--runs 9]

Needs a display. Each start is a process of its own; the two kinds take turns, so that a busy machine slows
both. First paint is the first paint event of the window that is asked for, with the routine list filled.
"""

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import stretchtimer

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""

PROGRAM = """
import sys
from pathlib import Path
from stretchtimer.app import Application, open_window
from stretchtimer.ui.home.page import HomePage
painted = HomePage.paintEvent
def paint_event(self, event):
    painted(self, event)
    print("painted", flush=True)
HomePage.paintEvent = paint_event
app = Application.at(Path(sys.argv[1]))
with app.stores:
    open_window(app)
"""


def started(code: str, folder: str) -> tuple[subprocess.Popen, float]:
    """Start a process and return it with the seconds to its first paint."""
    began_s = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code, folder], stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    )
    while process.stdout.readline().strip() != "painted":
        if process.poll() is not None:
            sys.exit("the program ended before it painted anything")
    return process, time.perf_counter() - began_s


def tree(pid: int) -> list[int]:
    """Return a process with all that it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in tree(int(child)))]


def pss_mb(pids: list[int]) -> float:
    """Return the memory of processes in MB, shared pages counted by their share."""
    lines = (Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines() for pid in pids)
    return sum(int(line.split()[1]) for each in lines for line in each if line.startswith("Pss:")) / 1024


def cpu_s(pids: list[int]) -> float:
    """Return the processor seconds that processes have used."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def rest(process: subprocess.Popen, seconds: float) -> tuple[float, float]:
    """Return memory after 3 s and the share of a core used in the seconds after that."""
    time.sleep(3)
    memory_mb, before_s = pss_mb(tree(process.pid)), cpu_s(tree(process.pid))
    time.sleep(seconds)
    return memory_mb, 100 * (cpu_s(tree(process.pid)) - before_s) / seconds


def main() -> None:
    """Print both kinds side by side."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=9)
    options.add_argument("--rest", type=float, default=20.0, help="seconds of rest to watch")
    asked = options.parse_args()
    # as installed: no start compiles anything, whatever was edited since
    compileall.compile_dir(str(Path(stretchtimer.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "preferences.toml").write_text('theme = "light"\n')
        times: dict[str, list[float]] = {"bare": [], "program": []}
        for _run in range(asked.runs):
            for name, code in (("bare", BARE), ("program", PROGRAM)):
                process, seconds = started(code, folder)
                process.kill()
                process.wait()
                times[name].append(seconds)
        bare, program = (statistics.median(times[name]) for name in ("bare", "program"))
        print(f"first paint: bare {bare:.3f} s, program {program:.3f} s, ratio {program / bare:.2f}")
        for name, code in (("bare", BARE), ("program", PROGRAM)):
            process, _seconds = started(code, folder)
            memory_mb, share = rest(process, asked.rest)
            print(f"{name}: {memory_mb:.1f} MB, {share:.2f} % of a core at rest")
            process.kill()
            process.wait()


if __name__ == "__main__":
    main()
