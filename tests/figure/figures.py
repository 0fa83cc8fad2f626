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


def hold(stretch: str, variant: str | None = None, side=Side.RIGHT, **more):
    return moment(PhaseKind.HOLD, stretch, variant, side, **more)


def acts():
    """Return (stretch, variant, act) for everything that is drawn, the warm-up included."""
    return [(stretch, variant, act) for (stretch, variant), act in library().acts.items()]
