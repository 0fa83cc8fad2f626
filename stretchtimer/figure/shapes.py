"""Name the shapes that flesh is made of, in head heights.

A shape is of one material; a part of the body is nearer or farther than another as a whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from stretchtimer.figure.bones import Bone
from stretchtimer.figure.vectors import Frame, Vec, scale

#: Radius and forward offset along a bone: (share, radius, front).
Row = tuple[float, ...]
#: A ball: centre and radius. An ellipsoid: centre and three half axes.
Ball = tuple[Vec, float]
Egg = tuple[Vec, Vec, Vec, Vec]


@dataclass(frozen=True, slots=True)
class Limb:
    """A tapered round limb along a straight bone.

    `joins` names the parts at its start and end: of two that meet, the one painted later has no contour
    across the joint; `fade` is the share of the limb over which it comes back. `shade` fades the shade in
    the same way; thin limbs have none. `rim` asks for a contour behind the whole body, for a limb that grows
    out of the trunk.
    """

    material: str
    bone: Bone
    rows: tuple[Row, ...]
    joins: tuple[str, str] = ("", "")
    fade: tuple[float, float] = (0.0, 0.0)
    shade: tuple[float, float] | None = None
    rim: bool = False


@dataclass(frozen=True, slots=True)
class Tube:
    """A row of ellipsoids with a smooth skin: the trunk. `yoke` adds chains of balls (the shoulders)."""

    material: str
    eggs: tuple[Egg, ...]
    shade: tuple[float, ...]
    yoke: tuple[tuple[Ball, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Lump:
    """Small things joined: ellipsoids hulled pair by pair, and chains of balls (fingers, toes).

    `open` leaves the contour out around the first ellipsoid, where a limb goes on.
    """

    material: str
    eggs: tuple[Egg, ...]
    chains: tuple[tuple[Ball, ...], ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Cap:
    """The part of an ellipsoid's skin beyond a plane: hair. `way` and `height` are those of a unit ball."""

    material: str
    egg: Egg
    way: Vec
    height: float


@dataclass(frozen=True, slots=True)
class FaceShape:
    """Eyes, brows, mouth and ears of a head."""

    material: str
    centre: Vec
    frame: Frame
    skull: Egg
    ears: tuple[Egg, Egg]


@dataclass(frozen=True, slots=True)
class Crease:
    """A line in the cloth, as places with the way each faces."""

    material: str
    places: tuple[tuple[Vec, Vec], ...]


Shape = Limb | Tube | Lump | Cap | FaceShape | Crease


@dataclass(frozen=True, slots=True)
class PartLayer:
    """Shapes that lie on one another from the innermost, and the place that says how near they are."""

    place: Vec
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the body: its layers, and the line of (place, radius) that it lies along.

    `limb` names the arm or leg that it belongs to ("leg.R"), "" for trunk and head.
    """

    name: str
    layers: tuple[PartLayer, ...]
    spine: tuple[Ball, ...]
    limb: str = ""

    @classmethod
    def of(cls, name: str, shapes: Sequence[Shape], spine: Sequence[Ball], limb: str = "") -> "Part":
        """Return a part of one layer."""
        return cls(name, (PartLayer(spine[0][0], tuple(shapes)),), tuple(spine), limb)


def smooth(rows: tuple[tuple[float, ...], ...], count: int) -> tuple[tuple[float, ...], ...]:
    """Return rows sampled evenly in their first column on a smooth curve through them (Catmull-Rom)."""
    first, last = rows[0][0], rows[-1][0]
    return tuple(_sample(rows, first + (last - first) * i / (count - 1)) for i in range(count))


def _sample(rows: tuple[tuple[float, ...], ...], x: float) -> tuple[float, ...]:
    k = 0
    while k < len(rows) - 2 and rows[k + 1][0] <= x:
        k += 1
    before, a, b, after = rows[max(0, k - 1)], rows[k], rows[k + 1], rows[min(len(rows) - 1, k + 2)]
    step = b[0] - a[0]
    u = (x - a[0]) / step
    out = [x]
    for column in range(1, len(a)):
        m1 = (b[column] - before[column]) / max(1e-6, b[0] - before[0]) * step
        m2 = (after[column] - a[column]) / max(1e-6, after[0] - a[0]) * step
        out.append(
            (2 * u**3 - 3 * u * u + 1) * a[column]
            + (u**3 - 2 * u * u + u) * m1
            + (3 * u * u - 2 * u**3) * b[column]
            + (u**3 - u * u) * m2
        )
    return tuple(out)


@lru_cache(maxsize=256)
def taper(count: int, start: float, end: float) -> tuple[float, ...]:
    """Return weights that rise over the first share `start` of a row and fall over its last share `end`."""
    out = []
    for i in range(count):
        s = i / (count - 1)
        w = min(1.0, s / start if start else 1.0, (1 - s) / end if end else 1.0)
        out.append(w * w * (3 - 2 * w))
    return tuple(out)


def egg(centre: Vec, frame: Frame, left: float, up: float, front: float) -> Egg:
    """Return an ellipsoid with half axes along a frame."""
    return (centre, scale(frame[0], left), scale(frame[1], up), scale(frame[2], front))
