"""Know which moment of an endless showing of a stretch comes at a second; no part of it is a window."""

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.stretch import Side, Stretch
from stretchtimer.domain.tempo import fit
from stretchtimer.domain.view import PoseMoment

#: A breath is seen in the hold; leaving and entering again have time to be followed.
HOLD_S, WAY_S = 10.0, 8.0


def moment_at(stretch: Stretch, elapsed_s: float) -> PoseMoment:
    """Return the moment of a stretch that is shown again and again.

    It begins in the hold. A one-sided stretch changes sides, any other is left and entered again; a movement
    just goes on.
    """
    if stretch.moving:
        rhythm = fit(stretch, stretch.default_s)
        side = Side.RIGHT if rhythm.beats_per_cycle > 1 else None
        beat_s = rhythm.beat_s
        return PoseMoment(PhaseKind.MOVE, stretch.id, None, side, elapsed_s, elapsed_s + 60.0, beat_s)
    turn, into_s = divmod(max(0.0, elapsed_s), HOLD_S + WAY_S)
    side, after = None, None
    if stretch.one_sided:
        side = Side.LEFT if int(turn) % 2 else Side.RIGHT
        after = side.other
    if into_s < HOLD_S:
        return PoseMoment(PhaseKind.HOLD, stretch.id, None, side, into_s, HOLD_S)
    kind = PhaseKind.SWITCH if stretch.one_sided else PhaseKind.GET_READY
    before = PoseMoment(PhaseKind.HOLD, stretch.id, None, side, HOLD_S, HOLD_S)
    return PoseMoment(kind, stretch.id, None, after, into_s - HOLD_S, WAY_S, before=before)
