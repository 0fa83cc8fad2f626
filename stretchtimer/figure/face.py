"""Draw hair and face on a head, from wherever it is seen."""

from collections.abc import Callable, Iterable, Iterator
from math import acos, atan2, cos, pi, radians, sin

from stretchtimer.figure.outline import Loop, Outline, Point, Screen, hull_of_eggs
from stretchtimer.figure.shapes import Cap, Egg, FaceShape
from stretchtimer.figure.vectors import Vec, across, add, cross, dot, scale, unit

_STEPS = 18
#: How far the hair stands off the skull.
_THICK = 1.055
#: At its rim it lies on the skull, so that nothing is seen between them.
_RIM = 0.99 / _THICK


def cap_outline(cap: Cap, screen: Screen, edge: float) -> Outline:
    """Return the outlines of a cap of hair: exact, from any side."""
    seen, way = _seen(cap.egg, screen.lens.near), unit(cap.way)
    off = edge / (0.37 * screen.scale)
    rim, bright = _rings(way, cap.height, seen), _rings(way, cap.height + 0.30, seen)
    sizes = ((rim, _THICK + off), (rim, _THICK), (bright, _THICK - 0.03))
    return Outline(*([_put(ring, cap.egg, size, screen) for ring in rings] for rings, size in sizes))


def _seen(egg: Egg, near: Vec) -> Vec:
    """Return the direction to the viewer in the unit ball that an ellipsoid is a stretched one of."""
    _centre, left, up, front = egg
    return unit(
        (dot(near, left) / dot(left, left), dot(near, up) / dot(up, up), dot(near, front) / dot(front, front))
    )


def _put(ring: list[Vec], egg: Egg, size: float, screen: Screen) -> Loop:
    """Return a ring of places on a unit ball, put on an ellipsoid of another size."""
    x, y = screen.point(egg[0])
    (ax, ay), (bx, by), (cx, cy) = (screen.way(axis) for axis in egg[1:])
    return [
        (x + (ax * a + bx * b + cx * c) * size, y + (ay * a + by * b + cy * c) * size) for a, b, c in ring
    ]


def _rings(way: Vec, height: float, seen: Vec) -> list[list[Vec]]:
    """Return the rim of the visible part of a unit ball's cap."""
    sine = (1 - height * height) ** 0.5
    aside = across(seen, way)
    aside = unit(aside, unit(across((1.0, 0.1, 0.2), way)))
    other = cross(way, aside)

    def rim(angle: float) -> Vec:
        around = add(scale(aside, sine * cos(angle)), scale(other, sine * sin(angle)))
        return scale(add(scale(way, height), around), _RIM)

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
    """Return the ring that stays when the bare part is seen whole, as outer edge and inner hole."""
    return [[edge(angle) for angle in whole], [rim(angle) for angle in whole]]


def ear_outline(face: FaceShape, screen: Screen) -> list[Loop]:
    """Return the ears that are turned to the viewer."""
    left = dot(screen.lens.near, face.frame[0])
    ears = [ear for ear, sign in zip(face.ears, (1, -1), strict=True) if left * sign > 0.15]
    return [hull_of_eggs((ear,), screen) for ear in ears]


def face_lines(face: FaceShape, screen: Screen) -> list[tuple[list[Point], float]]:
    """Return closed eyes, brows and mouth as lines with their widths in pixels."""
    centre, left, up, front = face.skull
    x, y = screen.point(centre)
    (ax, ay), (bx, by), (cx, cy) = screen.way(left), screen.way(up), screen.way(front)
    la, lb, lc = _seen(face.skull, screen.lens.near)
    out = []
    for line, width, turned in _LINES:
        points = [
            (x + ax * a + bx * b + cx * c, y + ay * a + by * b + cy * c)
            for a, b, c in line
            if la * a + lb * b + lc * c > turned
        ]
        if len(points) > 3:
            out.append((points, width * screen.scale))
    return out


def _line(places: Iterable[tuple[float, float]], out: float) -> tuple[Vec, ...]:
    """Return places on a unit ball given in degrees (aside, up), a little outside of it."""
    return tuple(
        (
            out * sin(radians(aside)) * cos(radians(up)),
            out * sin(radians(up)),
            out * cos(radians(aside)) * cos(radians(up)),
        )
        for aside, up in places
    )


#: The lips lie on the jaw, which stands out from the ball: half their width, height, how far they stand out.
_LIPS = (0.37, -0.71, 0.93)


def _features() -> Iterator[tuple[tuple[Vec, ...], float, float]]:
    """Yield eyes, brows, mouth and nose on a unit ball, with their widths in head heights.

    The last number is how much a place must be turned to the viewer to be drawn.
    """
    for side in (1, -1):
        eye = ((side * a, -13 - 5 * (1 - ((a - 36) / 16) ** 2)) for a in range(20, 53, 4))
        # a brow falls outwards: seen from above, a level one would frown
        brow = ((side * a, 12 - 11 * ((a - 22) / 36) ** 2) for a in range(18, 59, 6))
        yield _line(eye, 1.02), 0.030, 0.1
        yield _line(brow, 1.02), 0.020, 0.1
    wide, high, out = _LIPS
    shares = [i / 6 for i in range(-6, 7)]
    # the corners smile a little, and lie farther back
    yield tuple((wide * s, high + 0.09 * s * s, out - 0.11 * s * s) for s in shares), 0.026, 0.02
    yield _line(((4, -20), (7, -29), (4, -34), (-1, -35)), 1.1), 0.018, 0.45


_LINES = tuple(_features())
