"""Draw what the body rests on: the mat, things that help, and the soft shadow on the floor."""

from collections.abc import Iterator
from math import cos, pi, sin

from stretchtimer.figure.act import Mat, Prop
from stretchtimer.figure.lens import MAT_THICK
from stretchtimer.figure.outline import Circle, Loop, Screen, hull, soft_hull
from stretchtimer.figure.shapes import Part
from stretchtimer.figure.vectors import Vec

_ROUND = 0.3


def mat_loops(mat: Mat, screen: Screen) -> tuple[Loop, Loop]:
    """Return a mat with its thickness, and its upper side alone."""
    ring = _rounded(mat.near_x, -mat.half, mat.far_x, mat.half)
    top = [screen.point((x, 0.0, z)) for x, z in ring]
    return _around(top + [screen.point((x, -MAT_THICK, z)) for x, z in ring]), top


def _around(points: Loop) -> Loop:
    """Return the convex hull of points (Andrew's monotone chain)."""
    points = sorted(points)
    halves: list[Loop] = []
    for row in (points, points[::-1]):
        half: Loop = []
        for x, y in row:
            while len(half) > 1:
                (x0, y0), (x1, y1) = half[-2:]
                if (x1 - x0) * (y - y0) > (y1 - y0) * (x - x0):
                    break
                half.pop()
            half.append((x, y))
        halves.append(half[:-1])
    return halves[0] + halves[1]


def _rounded(x0: float, z0: float, x1: float, z1: float) -> list[tuple[float, float]]:
    r = min(_ROUND, (x1 - x0) / 2, (z1 - z0) / 2)
    corners = ((x1 - r, z1 - r, 0.0), (x0 + r, z1 - r, 0.5), (x0 + r, z0 + r, 1.0), (x1 - r, z0 + r, 1.5))
    return [
        (x + r * cos(pi * (turn + i / 12)), z + r * sin(pi * (turn + i / 12)))
        for x, z, turn in corners
        for i in range(7)
    ]


#: How wide a cushion's contour is, in head heights.
_CUSHION_EDGE = 0.028


def cushion_loops(cushion: Prop, screen: Screen) -> tuple[Loop, Loop, Loop]:
    """Return a cushion with its contour around it, the cushion, and its upper part, which is in the light."""
    sizes = ((1.0, _CUSHION_EDGE), (1.0, 0.0), (0.8, 0.0))
    contour, whole, lit = (_cushion(cushion, screen, size, edge) for size, edge in sizes)
    return contour, whole, lit


def _cushion(prop: Prop, screen: Screen, size: float, edge: float) -> Loop:
    """Return a cushion, or the upper share `size` of it; `edge` is how much larger it is drawn."""
    (x0, y0, z0), (x1, y1, z1) = prop.low, prop.high
    r = (y1 - y0) / 2
    y = y1 - r * size
    balls = [((x, y, z), r * size + edge) for x in (x0 + r, x1 - r) for z in (z0 + r, z1 - r)]
    return hull([screen.circle(ball) for ball in balls])


def box_faces(box: Prop, screen: Screen) -> Iterator[tuple[Loop, float]]:
    """Yield the faces of a box that can be seen, with how light each is (0 to 1)."""
    (x0, y0, z0), (x1, y1, z1) = box.low, box.high
    near = screen.lens.near
    x = x1 if near[0] > 0 else x0
    z = z1 if near[2] > 0 else z0
    faces: list[tuple[list[Vec], float]] = [
        ([(x, y0, z0), (x, y1, z0), (x, y1, z1), (x, y0, z1)], 0.0),
        ([(x0, y0, z), (x0, y1, z), (x1, y1, z), (x1, y0, z)], 0.12),
        ([(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)], 0.35),
    ]
    for corners, brightness in faces:
        yield [screen.point(corner) for corner in corners], brightness


#: A soft row for the whole body and tighter ones near the floor: grow, shrink with height, highest, strength.
_ROWS = (
    (0.20, 0.06, 9.0, 0.055),
    (0.08, 0.40, 0.40, 0.060),
    (0.00, 0.50, 0.26, 0.090),
)


#: The trunk casts these parts' shadows, or nearly.
_NO_SHADOW = ("neck", "upper-arm.L", "upper-arm.R")


def shadow_rows(parts: list[Part], screen: Screen, smooth: bool) -> Iterator[tuple[float, list[Loop]]]:
    """Yield rows of the shadow on the floor, each with its strength; coarse ones where not `smooth`."""
    tilt = max(0.05, screen.lens.near[1])
    chains: list[list[tuple[float, float, float, float]]] = []
    for part in parts:
        if part.name in _NO_SHADOW:
            continue
        chain = []
        for (x, y, z), radius in part.spine:
            px, py = screen.point((x, 0.0, z))
            chain.append((px, py, radius, max(0.0, y - radius)))
        chains.append(chain)
    for grow, shrink, highest, strength in _ROWS:
        loops = []
        for chain in chains:
            low: list[Circle] = [
                (x, y / tilt, max(0.02, r + grow - h * shrink) * screen.scale)
                for x, y, r, h in chain
                if h < highest
            ]
            if low:
                loops.append([(x, y * tilt) for x, y in soft_hull(low, smooth)])
        yield strength, loops
