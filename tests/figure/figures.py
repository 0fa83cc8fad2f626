"""Make moments of the figure for the tests of this folder."""

from functools import cache

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.stretch import Side
from stretchtimer.domain.view import PoseMoment
from stretchtimer.figure.library import PoseLibrary, load
from stretchtimer.paths import resource

ONE_SIDED = ("knee-to-chest", "runners-lunge", "figure-four", "seated-spinal-twist")
STRETCHES = (
    *("knee-to-chest", "both-knees-to-chest", "knee-rotations", "childs-pose", "runners-lunge"),
    *("happy-baby", "cat-cow", "butterfly", "figure-four", "seated-spinal-twist"),
)


@cache
def library() -> PoseLibrary:
    return load(resource("poses.toml"))


def moment(kind: PhaseKind, stretch: str | None, variant: str | None = None, side=Side.RIGHT, **more):
    fields = {"elapsed_s": 0.0, "length_s": 30.0, **more}
    return PoseMoment(kind, stretch, variant, side, **fields)


def end_of(stretch: str | None, variant: str | None = None, side: Side | None = None):
    """Return the end of a hold, or of a movement after whole rounds."""
    if stretch is None:
        return None
    beats = len(library().act(stretch, variant, side).beats)
    kind = PhaseKind.MOVE if beats else PhaseKind.HOLD
    elapsed_s = beats * 4.0 - 1e-6 if beats else 30.0
    return PoseMoment(kind, stretch, variant, side, elapsed_s, elapsed_s, 4.0 if beats else 0.0)


def hold(stretch: str, variant: str | None = None, side=Side.RIGHT, **more):
    return moment(PhaseKind.HOLD, stretch, variant, side, **more)


def acts():
    """Return (stretch, variant, act) for everything that is drawn, the warm-up included."""
    return [(stretch, variant, act) for (stretch, variant), act in library().acts.items()]
