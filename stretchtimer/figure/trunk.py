"""Put flesh on the trunk: pelvis, shirt with its shoulders, and neck."""

from math import cos, radians, sin

from stretchtimer.figure.bones import Bone, Skeleton
from stretchtimer.figure.shapes import Ball, Crease, Egg, Limb, Part, Row, Tube, smooth, taper
from stretchtimer.figure.vectors import Frame, Vec, add, along, in_frame, mix, scale, squared, sub

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


_PELVIS_SHADE, _SHIRT_SHADE = taper(9, 0.3, 0.2), taper(11, 0.2, 0.3)


def pelvis_part(skeleton: Skeleton) -> Part:
    """Return the pelvis."""
    eggs = tuple(_egg(skeleton, row, 1.0) for row in PELVIS_ROWS)
    spine = tuple((eggs[i][0], min(PELVIS_ROWS[i][1:3])) for i in (1, 4, 7))
    return Part.of("pelvis", [Tube("bottom", eggs, _PELVIS_SHADE), _cleft(skeleton)], spine)


#: The line that parts the buttocks, from behind to below: half axes of its arc, its middle, its degrees.
_CLEFT_BACK, _CLEFT_DOWN, _CLEFT_FRONT, _CLEFT_DEGREES = 0.43, 0.33, -0.08, range(-25, 141, 15)


def _cleft(skeleton: Skeleton) -> Crease:
    root, frame = skeleton.joints["pelvis"], skeleton.frames["pelvis"]
    zero = (0.0, 0.0, 0.0)
    places = []
    for degrees in _CLEFT_DEGREES:
        back, down = cos(radians(degrees)), sin(radians(degrees))
        place = in_frame(root, frame, 0.0, -_CLEFT_DOWN * down, _CLEFT_FRONT - _CLEFT_BACK * back)
        places.append((place, in_frame(zero, frame, 0.0, -down, -back)))
    return Crease("bottom", tuple(places))


def shirt_part(skeleton: Skeleton, breath: float) -> Part:
    """Return the shirt; `breath` (0 to 1) widens the chest."""
    swells = [1 + 0.05 * breath * max(0.0, 1 - abs(row[0] - 2.9) / 1.3) for row in SHIRT_ROWS]
    eggs = tuple(_egg(skeleton, row, swell) for row, swell in zip(SHIRT_ROWS, swells, strict=True))
    spine = tuple((eggs[i][0], min(SHIRT_ROWS[i][1:3])) for i in (1, 4, 7, 9))
    return Part.of("shirt", [Tube("top", eggs, _SHIRT_SHADE, _yoke(skeleton))], spine)


def _egg(skeleton: Skeleton, row: Row, swell: float) -> Egg:
    """Return a ring of the trunk as a flat ellipsoid; `swell` is how much deeper it is than usual."""
    place, width, depth, forward = row
    centre, frame = _ring(skeleton, place)
    centre = along(centre, frame[2], forward + depth * (swell - 1))
    high = 0.2 * min(1.0, width / 0.5)
    return (centre, scale(frame[0], width), scale(frame[1], high), scale(frame[2], depth * swell))


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


def neck_part(skeleton: Skeleton) -> Part:
    """Return the neck."""
    neck, head = skeleton.frames["neck"], skeleton.frames["head"]
    low = along(along(skeleton.joints["nape"], neck[1], -0.1), neck[2], 0.03)
    high = along(skeleton.joints["skull"], head[1], 0.12)
    bone = Bone(low, high, neck[2], neck[0])
    rows: tuple[Row, ...] = ((0, 0.135, 0), (0.25, 0.162, 0), (0.6, 0.163, 0), (1, 0.165, 0))
    shape = Limb("skin", bone, rows, ("shirt", "head"), (0.3, 0.3))
    # seen from the front the neck lies before the collar, from behind the collar hides it
    throat = along(low, skeleton.frames["upper"][2], 0.25)
    return Part.of("neck", [shape], ((throat, 0.05), (high, 0.16)))
