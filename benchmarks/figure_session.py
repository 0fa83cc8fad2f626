"""Measure what the figure costs a session: the share of a core that it takes, looked at 30 times a second.

python benchmarks/figure_session.py [WIDTHxHEIGHT ...]
"""

import os
import sys
import time
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.stretch import Side
from stretchtimer.domain.view import PoseMoment
from stretchtimer.ui.widgets.figure_view import FigureView

SECONDS, HERTZ = 20.0, 30.0


def moments(kind: PhaseKind, stretch: str, beat_s: float) -> Iterator[PoseMoment]:
    """Yield the moments of twenty seconds as the session's timer asks for them."""
    before = None
    if kind is PhaseKind.GET_READY:
        before = PoseMoment(PhaseKind.HOLD, "figure-four", None, Side.LEFT, 30.0, 30.0)
    for i in range(int(SECONDS * HERTZ)):
        yield PoseMoment(kind, stretch, None, Side.RIGHT, i / HERTZ, SECONDS, beat_s, before)


class Counted(FigureView):
    """Count the pictures that are made."""

    pictures = 0

    def _paint_picture(self) -> None:
        self.pictures += 1
        super()._paint_picture()


def main() -> None:
    """Print the share of a core for a hold, two movements and a way into a stretch."""
    app = QApplication([])
    for size in sys.argv[1:] or ["560x420", "576x250", "1200x900"]:
        width, height = map(int, size.split("x"))
        for kind, stretch, beat_s in (
            (PhaseKind.HOLD, "butterfly", 0.0),
            (PhaseKind.HOLD, "childs-pose", 0.0),
            (PhaseKind.MOVE, "cat-cow", 3.75),
            (PhaseKind.MOVE, "knee-rotations", 3.0),
            (PhaseKind.GET_READY, "cat-cow", 0.0),
        ):
            view = Counted()
            view.resize(width, height)
            view.show()
            app.processEvents()
            start = time.process_time()
            for moment in moments(kind, stretch, beat_s):
                view.show_moment(moment, ScreenState.MOVE if kind is PhaseKind.MOVE else ScreenState.HOLD)
                app.processEvents()
            share = (time.process_time() - start) / SECONDS
            rate = view.pictures / SECONDS
            print(f"{size} {kind:9} {stretch:14} {share:6.1%} of a core, {rate:4.1f} pictures/s")
            view.close()


if __name__ == "__main__":
    main()
