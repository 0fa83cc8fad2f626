"""Make a routine shorter: by a share for one session, by some seconds after one that was too much."""

from dataclasses import replace
from math import ceil

from stretchtimer.domain.routine import Item, Routine, stretch_of
from stretchtimer.domain.stretch import Catalogue
from stretchtimer.domain.tempo import fit

#: What remains of every hold: 30 s become 20 s, the lower end of the guideline.
SHARE = 2 / 3
#: Holds of at least so many seconds are told in steps of five.
ROUND_FROM_S, ROUND_TO_S = 10.0, 5.0
#: What is taken off every hold of a routine, for good, when a session was too much and the person says so.
LESS_NEXT_TIME_S = 5.0


def shortened(routine: Routine, catalogue: Catalogue) -> Routine:
    """Return a routine with every hold a third shorter, never under what its stretch allows.

    Movements lose whole cycles and become no faster. Rests stay: they are what makes a session easy. Raise
    RoutineError for a stretch that is not there.
    """
    return replace(routine, items=tuple(_shorter(item, catalogue) for item in routine.items))


def _shorter(item: Item, catalogue: Catalogue) -> Item:
    stretch = stretch_of(item, catalogue)
    if stretch.moving:
        pairs = fit(stretch, item.hold_s, item.pacing).cycles // 2
        # whole seconds, and never a faster tempo
        wanted_s = float(ceil(item.hold_s * max(1, round(pairs * SHARE)) / pairs - 1e-6))
    else:
        wanted_s = item.hold_s * SHARE
        step_s = ROUND_TO_S if wanted_s >= ROUND_FROM_S else 1.0
        wanted_s = step_s * round(wanted_s / step_s)
    return replace(item, hold_s=min(item.hold_s, max(stretch.min_s, wanted_s)))
