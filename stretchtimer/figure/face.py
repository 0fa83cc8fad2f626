"""Draw hair and face on a head, from wherever it is seen."""

from collections.abc import Callable
from math import acos, atan2, cos, pi, radians, sin

from stretchtimer.figure.outline import Loop, Outline, Point, Screen, hull_of_eggs
from stretchtimer.figure.shapes import Cap, Face
from stretchtimer.figure.vectors import Vec, across, add, along, cross, dot, scale, unit

_STEPS = 24
#: How far the hair stands off the skull.
_THICK = 1.055


def cap_outline(cap: Cap, screen: Screen, edge: float) -> Outline:
    """Return the outlines of a cap of hair."""
    off = edge / (0.37 * screen.scale)
    return Outline(
        _cap_loops(cap, screen, _THICK + off, cap.height - off * 0.8),
        _cap_loops(cap, screen, _THICK, cap.height),
        _cap_loops(cap, screen, _THICK - 0.03, cap.height + 0.30),
    )


def _cap_loops(cap: Cap, screen: Screen, size: float, height: float) -> list[Loop]:
    """Return the visible skin of an enlarged ellipsoid beyond a plane: exact, from any side."""
    centre, *axes = cap.egg
    axes = [scale(axis, size) for axis in axes]
    near = screen.lens.near
    seen = unit(
        (
            dot(near, axes[0]) / dot(axes[0], axes[0]),
            dot(near, axes[1]) / dot(axes[1], axes[1]),
            dot(near, axes[2]) / dot(axes[2], axes[2]),
        )
    )
    x, y = screen.point(centre)
    ways = [screen.way(axis) for axis in axes]

    def at(p: Vec) -> Point:
        return (
            x + ways[0][0] * p[0] + ways[1][0] * p[1] + ways[2][0] * p[2],
            y + ways[0][1] * p[0] + ways[1][1] * p[1] + ways[2][1] * p[2],
        )

    return [[at(p) for p in ring] for ring in _rings(unit(cap.way), height, seen)]


def _rings(way: Vec, height: float, seen: Vec) -> list[list[Vec]]:
    """Return the rim of the visible part of a unit ball's cap."""
    sine = (1 - height * height) ** 0.5
    aside = across(seen, way)
    aside = unit(aside, unit(across((1.0, 0.1, 0.2), way)))
    other = cross(way, aside)

    def rim(angle: float) -> Vec:
        return add(scale(way, height), add(scale(aside, sine * cos(angle)), scale(other, sine * sin(angle))))

    first = unit(across((0.3, 1.0, 0.2), seen))
    second = cross(seen, first)

    def edge(angle: float) -> Vec:
        return add(scale(first, cos(angle)), scale(second, sin(angle)))

    whole = [2 * pi * i / _STEPS for i in range(_STEPS)]
    if dot(rim(0.0), seen) <= 0:
        return [[edge(angle) for angle in whole]] if dot(seen, way) >= height else []
    if dot(rim(pi), seen) > 0:
        return [[rim(angle) for angle in whole]] if dot(seen, way) >= 0 else _collar(rim, edge, whole)
    opening = acos(max(-1.0, min(1.0, -height * dot(way, seen) / (sine * dot(aside, seen)))))
    arc = [rim(-opening + 2 * opening * i / _STEPS) for i in range(_STEPS + 1)]
    start, end = (atan2(dot(p, second), dot(p, first)) for p in (arc[-1], arc[0]))
    turn = (end - start) % (2 * pi)
    if dot(edge(start + turn / 2), way) < height:
        turn -= 2 * pi
    return [arc + [edge(start + turn * i / _STEPS) for i in range(1, _STEPS)]]


def _collar(rim: Callable[[float], Vec], edge: Callable[[float], Vec], whole: list[float]) -> list[list[Vec]]:
    """Return the ring that is left when the bare part is seen whole, as outer edge and inner hole."""
    return [[edge(angle) for angle in whole], [rim(-angle) for angle in whole]]


def ear_outline(face: Face, screen: Screen) -> list[Loop]:
    """Return the ears that are turned to the viewer."""
    left = dot(screen.lens.near, face.frame[0])
    ears = [ear for ear, sign in zip(face.ears, (1, -1), strict=True) if left * sign > 0.15]
    return [hull_of_eggs((ear,), screen) for ear in ears]


def face_lines(face: Face, screen: Screen) -> list[tuple[list[Point], float]]:
    """Return closed eyes, brows and mouth as lines with their widths in pixels."""
    lines = []
    for sign in (1, -1):
        eye = [(sign * a, -12 - 5 * (1 - ((a - 36) / 16) ** 2)) for a in range(20, 53, 4)]
        brow = [(sign * a, 7 + 5 * (1 - ((a - 34) / 20) ** 2)) for a in range(16, 56, 5)]
        lines += [(eye, 0.034), (brow, 0.026)]
    mouth = [(a, -52 - 2.5 * (1 - (a / 15) ** 2)) for a in range(-15, 16, 5)]
    lines.append((mouth, 0.028))
    out = []
    for angles, width in lines:
        points = [_on_skull(face, screen, azimuth, height) for azimuth, height in angles]
        seen = [point for point in points if point is not None]
        if len(seen) > 3:
            out.append((seen, width * screen.scale))
    return out


def _on_skull(face: Face, screen: Screen, azimuth: float, height: float) -> Point | None:
    """Return the pixel of a place on the skull given in degrees, None where it is turned away."""
    a, h = radians(azimuth), radians(height)
    ball = (sin(a) * cos(h), sin(h), cos(a) * cos(h))
    centre, left, up, front = face.skull
    stretch = 1.02 if height > -40 else 1.06
    place = centre
    out = (0.0, 0.0, 0.0)
    for axis, share in zip((left, up, front), ball, strict=True):
        place = along(place, axis, share * stretch)
        out = along(out, axis, share / dot(axis, axis))
    return screen.point(place) if dot(unit(out), screen.lens.near) > 0.1 else None
