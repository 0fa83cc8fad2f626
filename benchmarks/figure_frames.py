"""Measure what one picture of the figure costs: median processor time over all stretches, still and moving.

python -m benchmarks.figure_frames [FRAMES]
"""

import cProfile
import os
import pstats
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import pairwise

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.stretch import Side
from stretchtimer.domain.view import PoseMoment
from stretchtimer.figure.motion import body_at
from stretchtimer.figure.painter import Memory, add_tags, drawing_of, paint_body, screen_in
from stretchtimer.figure.palette import Colours
from stretchtimer.ui.theme import tokens
from stretchtimer.ui.widgets.figure_view import colours_for, side_letters
from tests.figure.figures import STRETCHES, library

SIZES = ((78, 50), (560, 420), (1200, 900))


def moments(frames: int) -> Iterator[PoseMoment]:
    """Yield moments of getting into, and of moving in, every stretch."""
    for stretch in STRETCHES:
        for i in range(frames):
            if stretch in ("cat-cow", "knee-rotations"):
                yield PoseMoment(PhaseKind.MOVE, stretch, None, Side.RIGHT, 4 + 8 * i / frames, 36.0, 4.0)
            else:
                at = 4.8 * (0.4 + 0.6 * i / frames)
                before = PoseMoment(PhaseKind.HOLD, stretch, None, Side.LEFT, 30.0, 30.0)
                yield PoseMoment(PhaseKind.SWITCH, stretch, None, Side.RIGHT, at, 6.0, 0.0, before)


def one(image: QImage, moment: PoseMoment, colours: Colours, memory: Memory) -> tuple[float, ...]:
    """Return the milliseconds of a body, its fine picture, its quick drawing, and of painting that."""
    moments_s = [time.process_time()]

    def lap() -> None:
        moments_s.append(time.process_time())

    body, rect = body_at(moment, library()), QRectF(image.rect())
    lap()
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_body(painter, rect, body, colours, side_letters())
    lap()
    screen = screen_in(rect, body)
    drawing = drawing_of(body, screen, colours, memory, quick=True)
    add_tags(drawing, body, screen, colours, side_letters())
    lap()
    drawing.paint(painter)
    lap()
    painter.end()
    return tuple((b - a) * 1e3 for a, b in pairwise(moments_s))


def main() -> None:
    """Print the medians of every size."""
    frames = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    app = QGuiApplication([])
    colours = colours_for(tokens.light(), ScreenState.HOLD)
    start = time.process_time()
    total = 0
    for i in range(10_000_000):
        total += i
    print(f"this machine counts to ten million in {time.process_time() - start:.2f} s")
    for width, height in SIZES:
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        memory = Memory()
        costs = [one(image, at, colours, memory) for at in moments(frames)]
        body, fine, quick, kept = (statistics.median(row) for row in zip(*costs, strict=True))
        print(
            f"{width}x{height}: body {body:.2f} ms, still picture {fine:.2f} ms, "
            f"moving {quick + kept:.2f} ms, of a kept drawing {kept:.2f} ms"
        )
    if "--profile" in sys.argv:
        image = QImage(560, 420, QImage.Format.Format_ARGB32_Premultiplied)
        profile = cProfile.Profile()
        profile.runcall(lambda: [one(image, at, colours, Memory()) for at in moments(frames)])
        pstats.Stats(profile).sort_stats("tottime").print_stats(22)
    app.quit()


if __name__ == "__main__":
    main()
