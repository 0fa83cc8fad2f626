"""Know how long it takes to get from one position into another."""

from itertools import product

from stretchtimer.domain.stretch import Family, Stretch

#: Letting go of a stretch, before moving.
RELEASE_S = 3.0
#: The closing of a session: letting go, and the last words.
CLOSING_S = 8.0
#: Between a pause and its going on.
LEAD_IN_S = 3.0
#: Between the last spoken word of an instruction and the start of its hold.
AFTER_SPEECH_S = 3.0
#: Nobody is asked to lift a leg and take hold of it faster than this, once the side has been called.
LEAST_SETTLE_S = 5.0
#: Between two repeats of the same side; the source allows 5 to 10 s.
BETWEEN_REPEATS_S = 8.0

_TABLE_S = {
    (Family.SUPINE, Family.SEATED): 8.0,
    (Family.SUPINE, Family.QUADRUPED): 10.0,
    (Family.SUPINE, Family.HALF_KNEELING): 14.0,
    (Family.QUADRUPED, Family.HALF_KNEELING): 2.0,
    (Family.QUADRUPED, Family.SEATED): 7.0,
    (Family.HALF_KNEELING, Family.SEATED): 8.0,
    (Family.STANDING, Family.SUPINE): 15.0,
    (Family.STANDING, Family.QUADRUPED): 12.0,
    (Family.STANDING, Family.HALF_KNEELING): 8.0,
    (Family.STANDING, Family.SEATED): 12.0,
    (Family.CHAIR, Family.STANDING): 4.0,
}


def _times() -> dict[tuple[Family, Family], float]:
    """Return the table both ways; ways it lacks (all from the chair) lead through standing."""
    times = {(family, family): 0.0 for family in Family}
    for (start, goal), seconds in _TABLE_S.items():
        times[start, goal] = times[goal, start] = seconds
    for start, goal in product(Family, Family):
        if (start, goal) not in times:
            times[start, goal] = times[start, Family.STANDING] + times[Family.STANDING, goal]
    return times


_TIMES_S = _times()


def move_s(start: Family, goal: Family) -> float:
    """Return the seconds to get from one position family into another, at the standard pace."""
    return _TIMES_S[start, goal]


def settle_s(start: Family, stretch: Stretch) -> float:
    """Return the seconds to get from a position family into a stretch, at the standard pace."""
    return move_s(start, stretch.family) + stretch.setup_s


def transition_s(previous: Stretch | None, start: Family, stretch: Stretch) -> float:
    """Return the seconds from the end of one stretch to the start of the next, at the standard pace.

    `start` is the position the routine begins in; it counts where there is no previous stretch, and then
    there is nothing to let go of.
    """
    if previous is None:
        return settle_s(start, stretch)
    return RELEASE_S + settle_s(previous.family, stretch)
