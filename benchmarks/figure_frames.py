"""Measure what one picture of the figure costs: median processor time over all stretches, moving.

python benchmarks/figure_frames.py [FRAMES]
"""

import cProfile
import os
import pstats
import statistics
import sys
import time
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.shown import Shown
from stretchtimer.domain.stretch import Side
from stretchtimer.domain.view import PoseMoment
from stretchtimer.figure.library import load
from stretchtimer.figure.motion import body_at
from stretchtimer.figure.painter import paint_body
from stretchtimer.figure.palette import Colours
from stretchtimer.paths import resource
from stretchtimer.ui import tokens
from stretchtimer.ui.figure_view import colours_for

SIZES = ((78, 50), (560, 420), (1200, 900))
IDS = (
    *("knee-to-chest", "both-knees-to-chest", "knee-rotations", "childs-pose", "runners-lunge"),
    *("happy-baby", "cat-cow", "butterfly", "figure-four", "seated-spinal-twist"),
)


def moments(frames: int) -> Iterator[PoseMoment]:
    """Yield moments of getting into, and of moving in, every stretch."""
    for stretch in IDS:
        for i in range(frames):
            if stretch in ("cat-cow", "knee-rotations"):
                yield PoseMoment(PhaseKind.MOVE, stretch, None, Side.RIGHT, 4 + 8 * i / frames, 36.0, 4.0)
            else:
                at = 4.8 * (0.4 + 0.6 * i / frames)
                before = PoseMoment(PhaseKind.HOLD, stretch, None, Side.LEFT, 30.0, 30.0)
                yield PoseMoment(PhaseKind.SWITCH, stretch, None, Side.RIGHT, at, 6.0, 0.0, before)


def one(image: QImage, moment: PoseMoment, colours: Colours) -> tuple[float, float]:
    """Return the milliseconds of working out a body and of painting it."""
    start = time.process_time()
    body = body_at(moment, load(resource("poses.toml")))
    solved = time.process_time()
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_body(painter, QRectF(image.rect()), body, colours)
    painter.end()
    return (solved - start) * 1e3, (time.process_time() - solved) * 1e3


def main() -> None:
    """Print the medians of every size."""
    frames = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    app = QGuiApplication([])
    colours = colours_for(tokens.light(), Shown.HOLD)
    start = time.process_time()
    total = 0
    for i in range(10_000_000):
        total += i
    print(f"this machine counts to ten million in {time.process_time() - start:.2f} s")
    for width, height in SIZES:
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        costs = [one(image, at, colours) for at in moments(frames)]
        body, paint = (statistics.median(cost[i] for cost in costs) for i in (0, 1))
        worst = max(sum(cost) for cost in costs)
        print(f"{width}x{height}: body {body:.2f} ms, painting {paint:.2f} ms, slowest frame {worst:.2f} ms")
    if "--profile" in sys.argv:
        image = QImage(560, 420, QImage.Format.Format_ARGB32_Premultiplied)
        profile = cProfile.Profile()
        profile.runcall(lambda: [one(image, at, colours) for at in moments(frames)])
        pstats.Stats(profile).sort_stats("tottime").print_stats(22)
    app.quit()


if __name__ == "__main__":
    main()
