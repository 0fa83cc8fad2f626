"""Put flesh on a skeleton: parts of the body as tapered limbs, rings of the trunk, and small ellipsoids.

Measures in head heights. A shape is what is painted in one tone; a part is what is nearer or farther than
another part as a whole.
"""

from dataclasses import dataclass, field

from stretchtimer.figure.bones import (
    BALL,
    FINGERS,
    PALM,
    SIDES,
    TOES,
    Bone,
    Foot,
    Hand,
    Skeleton,
    fingers_of,
    toes_of,
)
from stretchtimer.figure.vectors import Frame, Vec, add, along, in_frame, mix, scale, squared, sub, unit

#: Radius and forward offset along a bone: (share, radius, front).
Row = tuple[float, ...]
#: A ball: centre and radius. An ellipsoid: centre and three half axes.
Ball = tuple[Vec, float]
Egg = tuple[Vec, Vec, Vec, Vec]


@dataclass(frozen=True, slots=True)
class Limb:
    """A tapered round limb along a straight bone. `edge` and `shade` fade contour and shade at its joints."""

    tone: str
    bone: Bone
    rows: tuple[Row, ...]
    edge: tuple[float, ...]
    shade: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Tube:
    """A row of ellipsoids with a smooth skin: the trunk. `yoke` adds chains of balls (the shoulders)."""

    tone: str
    eggs: tuple[Egg, ...]
    edge: tuple[float, ...]
    shade: tuple[float, ...]
    yoke: tuple[tuple[Ball, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Lump:
    """Small things joined: ellipsoids hulled pair by pair, and chains of balls (fingers, toes)."""

    tone: str
    eggs: tuple[Egg, ...]
    chains: tuple[tuple[Ball, ...], ...] = ()
    bare: int = 0


Shape = Limb | Tube | Lump


@dataclass(slots=True)
class Part:
    """A part of the body: its shapes from the innermost, and the line of (place, radius) it lies along."""

    name: str
    shapes: list[Shape]
    spine: list[Ball]
    limb: str = ""
    fixed: float = 0.0
    extra: dict[str, Vec] = field(default_factory=dict)


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


def _taper(count: int, start: float, end: float) -> tuple[float, ...]:
    """Return weights that rise over the first share `start` of a limb and fall over its last share `end`."""
    out = []
    for i in range(count):
        s = i / (count - 1)
        w = min(1.0, s / start if start else 1.0, (1 - s) / end if end else 1.0)
        out.append(w * w * (3 - 2 * w))
    return tuple(out)


_N = 9
THIGH_ROWS = smooth(
    (
        (0, 0.43, -0.05),
        (0.10, 0.428, -0.045),
        (0.25, 0.405, -0.02),
        (0.42, 0.362, 0.01),
        (0.60, 0.312, 0.02),
        (0.78, 0.264, 0.012),
        (0.90, 0.243, 0.006),
        (1, 0.232, 0),
    ),
    _N,
)
SHIN_ROWS = smooth(
    (
        (0, 0.232, 0),
        (0.08, 0.226, -0.012),
        (0.18, 0.228, -0.044),
        (0.30, 0.232, -0.066),
        (0.42, 0.216, -0.058),
        (0.58, 0.178, -0.034),
        (0.75, 0.140, -0.012),
        (0.88, 0.120, 0),
        (1, 0.112, 0),
    ),
    _N,
)
ARM_ROWS = smooth(
    (
        (0, 0.212, 0),
        (0.12, 0.21, 0),
        (0.3, 0.19, 0),
        (0.5, 0.172, 0),
        (0.7, 0.156, 0),
        (0.86, 0.143, 0),
        (1, 0.136, 0),
    ),
    7,
)
FOREARM_ROWS = smooth(
    (
        (0, 0.136, 0),
        (0.1, 0.146, 0),
        (0.24, 0.154, 0),
        (0.42, 0.142, 0),
        (0.62, 0.118, 0),
        (0.82, 0.096, 0),
        (1, 0.086, 0),
    ),
    7,
)
SLEEVE_ROWS = smooth(((0, 0.232, 0), (0.14, 0.229, 0), (0.3, 0.216, 0), (0.44, 0.212, 0)), 5)
#: The trunk: (place along the spine's five joints, half width, half depth, forward).
PELVIS_ROWS = smooth(
    (
        (-0.62, 0.30, 0.25, -0.04),
        (-0.2, 0.53, 0.40, -0.075),
        (0.25, 0.61, 0.425, -0.08),
        (0.75, 0.575, 0.378, -0.04),
        (1.15, 0.51, 0.338, 0.005),
        (1.56, 0.475, 0.312, 0.022),
    ),
    9,
)
SHIRT_ROWS = smooth(
    (
        (1.36, 0.49, 0.326, 0.022),
        (1.85, 0.482, 0.322, 0.03),
        (2.35, 0.52, 0.345, 0.042),
        (2.85, 0.575, 0.378, 0.058),
        (3.25, 0.60, 0.383, 0.056),
        (3.6, 0.55, 0.32, 0.02),
        (3.9, 0.33, 0.21, -0.02),
    ),
    11,
)

_LIMBS = (
    ("thigh", "bottom", THIGH_ROWS, _taper(_N, 0.5, 0.22), _taper(_N, 0.55, 0.25), "leg"),
    ("shin", "bottom", SHIN_ROWS, _taper(_N, 0.22, 0), _taper(_N, 0.25, 0), "leg"),
    ("upper-arm", "skin", ARM_ROWS, _taper(7, 0, 0.25), _taper(7, 0.4, 0.3), "arm"),
    ("forearm", "skin", FOREARM_ROWS, _taper(7, 0.25, 0.16), _taper(7, 0.3, 0.2), "arm"),
)
_SLEEVE_EDGE, _SLEEVE_SHADE = _taper(5, 0.7, 0), _taper(5, 0.6, 0)


def parts_of(skeleton: Skeleton, breath: float = 0.0) -> list[Part]:
    """Return the parts of a body in no order; `breath` (0 to 1) widens the chest a little."""
    parts = [_trunk_part(skeleton, "pelvis", 0.0), _trunk_part(skeleton, "shirt", breath), _neck(skeleton)]
    parts.append(_head(skeleton))
    for side in SIDES:
        for name, tone, rows, edge, shade, limb in _LIMBS:
            bone = skeleton.bones[f"{name}.{side}"]
            shapes: list[Shape] = [Limb(tone, bone, rows, edge, shade)]
            if name == "upper-arm":
                shapes.append(Limb("top", bone, SLEEVE_ROWS, _SLEEVE_EDGE, _SLEEVE_SHADE))
            spine = [(bone.start, rows[1][1]), (bone.end, rows[-1][1])]
            parts.append(Part(f"{name}.{side}", shapes, spine, f"{limb}.{side}"))
        parts.append(_foot(skeleton.feet[side], side))
        parts.append(_hand(skeleton.hands[side], side))
    return parts


def _ring(skeleton: Skeleton, t: float) -> tuple[Vec, Frame]:
    """Return centre and frame at a place along the spine's joints (0 pelvis to 4 nape)."""
    joints = [skeleton.joints[name] for name in ("pelvis", "sacrum", "waist", "chest", "nape")]
    frames = [skeleton.frames[name] for name in ("pelvis", "lumbar", "middle", "upper")]
    x = min(max(t - 0.5, 0.0), 2.999)
    i = int(x)
    a, b = frames[i], frames[min(i + 1, 3)]
    frame = squared((mix(a[0], b[0], x - i), mix(a[1], b[1], x - i), mix(a[2], b[2], x - i)))
    return _spline(joints, t), frame


def _spline(points: list[Vec], t: float) -> Vec:
    i = max(0, min(len(points) - 2, int(t)))
    u = t - i
    a, b = points[i], points[i + 1]
    if t < 0:
        return along(a, sub(b, a), t)
    before = points[i - 1] if i else add(a, sub(a, b))
    after = points[i + 2] if i + 2 < len(points) else add(b, sub(b, a))
    h0, h1, h2, h3 = 2 * u**3 - 3 * u * u + 1, u**3 - 2 * u * u + u, 3 * u * u - 2 * u**3, u**3 - u * u
    p, q = scale(sub(b, before), 0.5), scale(sub(after, a), 0.5)
    return (
        h0 * a[0] + h1 * p[0] + h2 * b[0] + h3 * q[0],
        h0 * a[1] + h1 * p[1] + h2 * b[1] + h3 * q[1],
        h0 * a[2] + h1 * p[2] + h2 * b[2] + h3 * q[2],
    )


_PELVIS_EDGE, _SHIRT_EDGE = (1.0,) * 9, (1.0,) * 11
_PELVIS_SHADE, _SHIRT_SHADE = _taper(9, 0.3, 0.2), _taper(11, 0.2, 0.3)


def _trunk_part(skeleton: Skeleton, name: str, breath: float) -> Part:
    pelvis = name == "pelvis"
    eggs, spine = [], []
    for i, (t, width, depth, forward) in enumerate(PELVIS_ROWS if pelvis else SHIRT_ROWS):
        centre, frame = _ring(skeleton, t)
        swell = 1 + 0.05 * breath * max(0.0, 1 - abs(t - 2.9) / 1.3)
        centre = along(centre, frame[2], forward + depth * (swell - 1))
        high = 0.2 * min(1.0, width / 0.5)
        eggs.append((centre, scale(frame[0], width), scale(frame[1], high), scale(frame[2], depth * swell)))
        if i % 3 == 1:
            spine.append((centre, min(width, depth)))
    if pelvis:
        return Part(name, [Tube("bottom", tuple(eggs), _PELVIS_EDGE, _PELVIS_SHADE)], spine)
    yoke = _yoke(skeleton)
    return Part(name, [Tube("top", tuple(eggs), _SHIRT_EDGE, _SHIRT_SHADE, yoke)], spine)


def _yoke(skeleton: Skeleton) -> tuple[tuple[Ball, ...], ...]:
    """Return the chains of balls that join the shoulders to the trunk."""
    middle, frame = _ring(skeleton, 2.75)
    top, top_frame = _ring(skeleton, 3.82)
    chains: list[tuple[Ball, ...]] = []
    for side, sign in (("L", 1.0), ("R", -1.0)):
        shoulder = skeleton.joints[f"shoulder.{side}"]
        inner = along(top, top_frame[0], sign * 0.16)
        slope = mix(along(top, frame[0], sign * 0.18), shoulder, 0.45)
        flank = in_frame(middle, frame, sign * 0.34, 0.0, 0.05)
        chains.append(((shoulder, 0.205), (slope, 0.185), (inner, 0.17)))
        chains.append(((shoulder, 0.205), (flank, 0.22)))
        chains.append(((slope, 0.185), (flank, 0.22)))
    return tuple(chains)


def _neck(skeleton: Skeleton) -> Part:
    neck, head = skeleton.frames["neck"], skeleton.frames["head"]
    low = along(along(skeleton.joints["nape"], neck[1], -0.1), neck[2], 0.03)
    high = along(skeleton.joints["skull"], head[1], 0.12)
    bone = Bone(low, high, neck[2], neck[0])
    rows: tuple[Row, ...] = ((0, 0.19, 0), (0.3, 0.172, 0), (0.6, 0.163, 0), (1, 0.165, 0))
    shape = Limb("skin", bone, rows, (0.0, 0.6, 0.6, 0.0), (0.0, 0.4, 0.4, 0.0))
    return Part("neck", [shape], [(low, 0.17), (high, 0.16)])


SKULL = (0.05, -0.02, 0.335, 0.415, 0.405)


def egg(centre: Vec, frame: Frame, left: float, up: float, front: float) -> Egg:
    """Return an ellipsoid with half axes along a frame."""
    return (centre, scale(frame[0], left), scale(frame[1], up), scale(frame[2], front))


def _head(skeleton: Skeleton) -> Part:
    centre, frame = skeleton.joints["head"], skeleton.frames["head"]

    def at(left: float, up: float, front: float) -> Vec:
        return in_frame(centre, frame, left, up, front)

    skull = egg(at(0, SKULL[0], SKULL[1]), frame, *SKULL[2:])
    jaw = egg(at(0, -0.23, 0.135), frame, 0.215, 0.20, 0.215)
    nose = egg(at(0, -0.115, 0.40), frame, 0.045, 0.05, 0.055)
    back = egg(at(0, 0.06, -0.08), frame, 0.365, 0.415, 0.355)
    nape = egg(at(0, -0.10, -0.17), frame, 0.29, 0.25, 0.21)
    knot = egg(at(0, 0.48, -0.21), frame, 0.165, 0.16, 0.165)
    shapes: list[Shape] = [
        Lump("hair", (knot, knot)),
        Lump("hair", (back, nape)),
        Lump("skin", (nose, skull, jaw)),
    ]
    return Part("head", shapes, [(at(0, 0.05, -0.02), 0.37)])


def _foot(foot: Foot, side: str) -> Part:
    outer = scale(foot.inner, -1.0)
    frame = (outer, foot.toe, foot.sole)

    def at(toe: float, sole: float, out: float = 0.0) -> Vec:
        return in_frame(foot.ankle, frame, out, toe, sole)

    eggs = (
        egg(at(0.0, -0.04), frame, 0.108, 0.108, 0.108),
        egg(at(-0.12, 0.125), frame, 0.112, 0.13, 0.145),
        egg(at(0.14, 0.085), frame, 0.122, 0.18, 0.148),
        egg(at(0.36, 0.140), frame, 0.145, 0.18, 0.110),
        egg(at(BALL - 0.03, 0.182), frame, 0.152, 0.13, 0.086),
    )
    ball, toes = toes_of(foot)
    chains: list[tuple[Ball, ...]] = []
    for out, size, reach in _TOES:
        root = along(along(ball, outer, out * 0.9), foot.toe, -0.02)
        tip = along(along(ball, outer, out), toes, reach)
        chains.append(((root, size + 0.012), (tip, size)))
    spine = [(at(-0.05, 0.05), 0.13), (at(BALL + 0.15, 0.19), 0.09)]
    return Part(f"foot.{side}", [Lump("skin", eggs, tuple(chains))], spine, f"leg.{side}")


#: The toes from the big one: out of the middle, radius, reach.
_TOES = (
    (-0.098, 0.062, TOES - 0.06),
    (-0.025, 0.048, TOES - 0.055),
    (0.035, 0.045, TOES - 0.085),
    (0.085, 0.042, TOES - 0.12),
    (0.125, 0.04, TOES - 0.165),
)
#: The fingers from the index: towards the thumb, length, radius.
_FINGERS = ((0.083, 0.94, 0.043), (0.028, 1.04, 0.045), (-0.028, 0.98, 0.043), (-0.08, 0.78, 0.038))


def _hand(hand: Hand, side: str) -> Part:
    frame = (hand.thumb, hand.palm, hand.facing)

    def at(palm: float, facing: float = 0.0, thumb: float = 0.0) -> Vec:
        return in_frame(hand.wrist, frame, thumb, palm, facing)

    palm = (
        egg(hand.wrist, frame, 0.085, 0.085, 0.075),
        egg(at(0.16), frame, 0.112, 0.11, 0.072),
        egg(at(PALM - 0.04), frame, 0.122, 0.10, 0.062),
    )
    knuckles, first, second = fingers_of(hand)
    chains: list[tuple[Ball, ...]] = []
    for aside, span, radius in _FINGERS:
        root = along(along(knuckles, hand.thumb, aside), hand.palm, -0.05)
        middle = along(along(knuckles, hand.thumb, aside * 1.12), first, FINGERS * 0.52 * span)
        tip = along(along(middle, hand.thumb, aside * 0.05), second, FINGERS * 0.48 * span)
        chains.append(((root, radius + 0.006), (middle, radius), (tip, radius - 0.006)))
    thumb_way = unit(
        add(scale(hand.palm, 1.0), add(scale(hand.thumb, 0.62), scale(hand.facing, 0.25 + 0.4 * hand.curl)))
    )
    root, middle = at(0.08, 0.0, 0.07), at(0.2, 0.01, 0.135)
    chains.append(((root, 0.06), (middle, 0.052), (along(middle, thumb_way, 0.15), 0.042)))
    spine = [(hand.wrist, 0.08), (along(knuckles, first, 0.12), 0.07)]
    return Part(f"hand.{side}", [Lump("skin", palm, tuple(chains))], spine, f"arm.{side}")
