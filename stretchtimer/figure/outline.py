"""Draw outlines: what circles and ellipses on the screen enclose, as closed rows of points in pixels.

Every shape gives three outlines: its contour (a little wider, nothing at joints), its fill, and its lit
part (drawn in from below, for the light comes from above). Coordinates: x to the right, y down.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin, sqrt

from stretchtimer.figure.act import Camera
from stretchtimer.figure.lens import BoundingBox, Lens
from stretchtimer.figure.shapes import Ball, Crease, Egg, Limb, Lump, Tube, taper
from stretchtimer.figure.vectors import Vec, dot

Point = tuple[float, float]
Loop = list[Point]
Circle = tuple[float, float, float]
#: Centre and the three numbers of an ellipse's symmetric shape matrix.
Ellipse = tuple[float, float, float, float, float]

#: How much of a shape lies in shade, below.
SHADE = 0.20


@dataclass(frozen=True, slots=True)
class Screen:
    """Put the world on the screen: a lens, pixels per head height, and the world origin's pixel."""

    lens: Lens
    scale: float
    x: float
    y: float

    def point(self, place: Vec) -> Point:
        """Return the pixel of a place."""
        r, u, k = self.lens.right, self.lens.up, self.scale
        return (
            self.x + (place[0] * r[0] + place[1] * r[1] + place[2] * r[2]) * k,
            self.y - (place[0] * u[0] + place[1] * u[1] + place[2] * u[2]) * k,
        )

    def way(self, direction: Vec) -> Point:
        """Return the pixels that a direction covers."""
        r, u, k = self.lens.right, self.lens.up, self.scale
        return (
            (direction[0] * r[0] + direction[1] * r[1] + direction[2] * r[2]) * k,
            -(direction[0] * u[0] + direction[1] * u[1] + direction[2] * u[2]) * k,
        )

    def depth(self, place: Vec) -> float:
        """Return how near a place is, in head heights."""
        n = self.lens.near
        return place[0] * n[0] + place[1] * n[1] + place[2] * n[2]

    def circle(self, ball: Ball) -> Circle:
        """Return a ball on the screen."""
        x, y = self.point(ball[0])
        return (x, y, ball[1] * self.scale)

    def ellipse(self, egg: Egg) -> Ellipse:
        """Return an ellipsoid on the screen."""
        x, y = self.point(egg[0])
        a = b = d = 0.0
        for axis in egg[1:]:
            across, down = self.way(axis)
            a += across * across
            b += across * down
            d += down * down
        return (x, y, a, b, d)


#: The share of a picture that stays empty around the figure.
MARGIN = 0.04


def screen_for(
    x: float, y: float, width: float, height: float, body_box: BoundingBox, camera: Camera
) -> Screen:
    """Return the screen that fits a box into a rectangle of pixels."""
    free_width, free_height = width * (1 - 2 * MARGIN), height * (1 - 2 * MARGIN)
    scale = min(
        free_width / (body_box.max_x - body_box.min_x), free_height / (body_box.max_y - body_box.min_y)
    )
    middle_x = x + width / 2 - (body_box.min_x + body_box.max_x) / 2 * scale
    middle_y = y + height / 2 + (body_box.max_y + body_box.min_y) / 2 * scale
    return Screen(Lens.of(camera), scale, middle_x, middle_y)


@dataclass(slots=True)
class Outline:
    """The outlines of a shape; each a union of closed rows of points. `lit` and `rim` may be empty."""

    contour: list[Loop]
    fill: list[Loop]
    lit: list[Loop] = field(default_factory=list)
    rim: list[Loop] = field(default_factory=list)


def limb_outline(limb: Limb, screen: Screen, edge: float, whole: tuple[bool, bool]) -> Outline:
    """Return the outlines of a limb: the exact envelope of its circles, or their hull seen end-on.

    `edge` is the contour's width in pixels; `whole` tells at which ends it goes around the joint.
    """
    bone = limb.bone
    x, y = screen.point(bone.start)
    x1, y1 = screen.point(bone.end)
    fx, fy = screen.way(bone.front)
    k = screen.scale
    circles = [
        (x + (x1 - x) * s + fx * front, y + (y1 - y) * s + fy * front, radius * k)
        for s, radius, front in limb.rows
    ]
    normals = _normals(circles)

    def around(row: Sequence[Circle]) -> list[Loop]:
        return [hull(row) if normals is None else _envelope(row, normals)]

    fades = (0.0 if at_end else fade for fade, at_end in zip(limb.fade, whole, strict=True))
    edges = taper(len(circles), *fades)
    outline = Outline(
        around([(x, y, r + edge * w - 0.6 * (1 - w)) for (x, y, r), w in zip(circles, edges, strict=True)]),
        around(circles),
    )
    if limb.shade is not None:
        shades = [SHADE * w for w in taper(len(circles), *limb.shade)]
        outline.lit = around(
            [(x, y - r * f, r * (1 - f)) for (x, y, r), f in zip(circles, shades, strict=True)]
        )
    if limb.rim:
        outline.rim = around([(x, y, r + edge) for x, y, r in circles])
    return outline


def _normals(circles: Sequence[Circle]) -> list[tuple[float, float, float, float]] | None:
    """Return the directions to the touching points on both sides of each circle, None if seen end-on."""
    out = []
    last = len(circles) - 1
    for i in range(last + 1):
        x0, y0, r0 = circles[i - 1 if i else 0]
        x1, y1, r1 = circles[i + 1 if i < last else last]
        dx, dy = x1 - x0, y1 - y0
        d = hypot(dx, dy)
        if d <= abs(r1 - r0) * 1.08 + 1e-3:
            return None
        tx, ty, s = dx / d, dy / d, (r1 - r0) / d
        c = sqrt(1 - s * s)
        out.append((-s * tx - c * ty, -s * ty + c * tx, -s * tx + c * ty, -s * ty - c * tx))
    return out


def _envelope(circles: Sequence[Circle], normals: list[tuple[float, float, float, float]]) -> Loop:
    loop = [(x + r * n[0], y + r * n[1]) for (x, y, r), n in zip(circles, normals, strict=True)]
    first, last = normals[0], normals[-1]
    loop += _cap(circles[-1], atan2(last[1], last[0]), atan2(last[3], last[2]))
    back = [(x + r * n[2], y + r * n[3]) for (x, y, r), n in zip(circles, normals, strict=True)]
    back.reverse()
    loop += back
    loop += _cap(circles[0], atan2(first[3], first[2]), atan2(first[1], first[0]))
    return loop


def _cap(circle: Circle, start: float, end: float) -> Loop:
    """Return the round end of a chain, without its first and last point."""
    x, y, r = circle
    way = -((start - end) % (2 * pi))
    steps = 4 if r < 8 else 7
    return [
        (x + r * cos(start + way * i / steps), y + r * sin(start + way * i / steps)) for i in range(1, steps)
    ]


def _fan(count: int) -> tuple[Point, ...]:
    return tuple((cos(2 * pi * i / count), -sin(2 * pi * i / count)) for i in range(count))


_FAN = _fan(24)
_SMALL_FAN = _fan(16)
_TINY_FAN = _fan(10)
_COARSE_FAN = _fan(12)
_FINGER_FAN = _fan(8)
#: From as many pixels a head height on, hands and feet have finer outlines.
FINE = 100.0


def hull(circles: Sequence[Circle], fan: Sequence[Point] = _FAN) -> Loop:
    """Return the outline of the convex hull of circles."""
    if len(circles) == 1:
        x, y, r = circles[0]
        return [(x + r * ux, y + r * uy) for ux, uy in fan]
    loop = []
    for ux, uy in fan:
        best = -1e9
        for x, y, r in circles:
            reach = x * ux + y * uy + r
            if reach > best:
                best, px, py = reach, x + r * ux, y + r * uy
        loop.append((px, py))
    return loop


def hull_of_eggs(eggs: Sequence[Egg], screen: Screen) -> Loop:
    """Return the outline of one ellipsoid, or of the hull of two."""
    rows = [_touches(screen.ellipse(egg), _SMALL_FAN) for egg in eggs]
    return _pair(rows[0], rows[-1])


def _widened(loop: Loop, fan: Sequence[Point], edge: float) -> Loop:
    """Return a hull's outline drawn wider."""
    return [(x + edge * ux, y + edge * uy) for (x, y), (ux, uy) in zip(loop, fan, strict=True)]


def soft_hull(circles: Sequence[Circle], smooth: bool) -> Loop:
    """Return a coarse hull of circles: enough for the edge of a shadow."""
    return hull(circles, _FAN if smooth else _TINY_FAN)


#: How far an ellipse reaches in a direction, and where it touches.
Touch = tuple[float, float, float]


def _touches(e: Ellipse, fan: Sequence[Point]) -> list[Touch]:
    """Return how far an ellipse reaches in each direction, and where."""
    x, y, a, b, d = e
    out = []
    for ux, uy in fan:
        px, py = a * ux + b * uy, b * ux + d * uy
        h = sqrt(ux * px + uy * py + 1e-9)
        out.append((x * ux + y * uy + h, x + px / h, y + py / h))
    return out


def _pair(one: list[Touch], other: list[Touch]) -> Loop:
    """Return the outline of the hull of two ellipses given by their touching points."""
    return [(p[1], p[2]) if p[0] >= q[0] else (q[1], q[2]) for p, q in zip(one, other, strict=True)]


def _hulls(
    ellipses: list[Ellipse], fan: Sequence[Point], edge: float, shaded: bool = True, start: float = 1.0
) -> Outline:
    """Return the outlines of ellipses hulled pair by pair; small things need no shade.

    `start` is how much of the contour the first one has.
    """
    fills = [_touches(e, fan) for e in ellipses]
    grown = [
        [(h + g, x + g * ux, y + g * uy) for (h, x, y), (ux, uy) in zip(row, fan, strict=True)]
        for row, g in zip(fills, [edge * start] + [edge] * (len(fills) - 1), strict=True)
    ]
    rows = [grown, fills]
    if shaded:
        rows.append([_lifted(e, row, fan) for e, row in zip(ellipses, fills, strict=True)])
    return Outline(*([_pair(a, b) for a, b in pairwise(row)] for row in rows))


def _lifted(e: Ellipse, row: list[Touch], fan: Sequence[Point]) -> list[Touch]:
    """Return the touching points of an ellipse drawn in towards its topmost point."""
    f = SHADE * 0.8
    h = sqrt(e[4] + 1e-9)
    tx, ty = (e[0] - e[3] / h) * f, (e[1] - h) * f
    out = []
    for (_h, x, y), (ux, uy) in zip(row, fan, strict=True):
        px, py = x * (1 - f) + tx, y * (1 - f) + ty
        out.append((px * ux + py * uy, px, py))
    return out


def lump_outline(lump: Lump, screen: Screen, edge: float) -> Outline:
    """Return the outlines of a lump: ellipsoids hulled pair by pair, and its chains of balls."""
    if not lump.chains:
        return _hulls([screen.ellipse(egg) for egg in lump.eggs], _FAN, edge)
    start = -0.4 if lump.open else 1.0
    # a finger is a few pixels wide: nobody sees its corners
    fan, chain_fan = (_SMALL_FAN, _TINY_FAN) if screen.scale >= FINE else (_COARSE_FAN, _FINGER_FAN)
    outline = _hulls([screen.ellipse(egg) for egg in lump.eggs], fan, edge, False, start)
    for chain in lump.chains:
        circles = [screen.circle(ball) for ball in chain]
        for pair in pairwise(circles):
            loop = hull(pair, chain_fan)
            outline.fill.append(loop)
            outline.contour.append(_widened(loop, chain_fan, edge))
    return outline


def _raised(e: Ellipse, weight: float = 0.8) -> Ellipse:
    """Return an ellipse drawn in from below: smaller, touching its old top."""
    x, y, a, b, d = e
    f = SHADE * weight
    h = sqrt(d + 1e-9)
    q = (1 - f) * (1 - f)
    return (x - b / h * f, y - d / h * f, a * q, b * q, d * q)


def tube_outline(tube: Tube, screen: Screen, edge: float) -> Outline:
    """Return the outlines of the trunk: one skin over its rings, or their hulls where it is seen end-on."""
    ellipses = [screen.ellipse(egg) for egg in tube.eggs]
    yoke = [[screen.circle(ball) for ball in chain] for chain in tube.yoke]
    sides = _tube_normals(ellipses)
    if sides is None:
        outline = _hulls(ellipses[::2], _FAN, edge)
    else:
        lit = [_raised(e, w) for e, w in zip(ellipses, tube.shade, strict=True)]
        outline = Outline(
            [_skin(ellipses, sides, edge)], [_skin(ellipses, sides, 0.0)], [_skin(lit, sides, 0.0)]
        )
    for chain in yoke:
        loop = hull(chain, _SMALL_FAN)
        outline.contour.append(_widened(loop, _SMALL_FAN, edge))
        outline.fill.append(loop)
        outline.lit.append(loop)
    return outline


def _tube_normals(ellipses: list[Ellipse]) -> tuple[Loop, Loop] | None:
    one_edge: Loop = []
    other_edge: Loop = []
    last = len(ellipses) - 1
    for i in range(last + 1):
        a, b = ellipses[i - 1 if i else 0], ellipses[i + 1 if i < last else last]
        dx, dy = b[0] - a[0], b[1] - a[1]
        d = hypot(dx, dy)
        if d < 1e-3:
            return None
        tx, ty = dx / d, dy / d
        for sign, row in ((1.0, one_edge), (-1.0, other_edge)):
            nx, ny = -ty * sign, tx * sign
            ux, uy = nx, ny
            for _ in range(2):
                s = (_reach(b, ux, uy) - _reach(a, ux, uy)) / d
                if abs(s) > 0.94:
                    return None
                c = sqrt(1 - s * s)
                ux, uy = nx * c - tx * s, ny * c - ty * s
            row.append((ux, uy))
    return one_edge, other_edge


#: How wide a crease is, in head heights, and how much of it must be turned to the viewer.
_CREASE, _TURNED = 0.024, 0.3


def crease_lines(crease: Crease, screen: Screen) -> list[tuple[list[Point], float]]:
    """Return the part of a crease that is seen as a line with its width in pixels."""
    near = screen.lens.near
    seen = [screen.point(place) for place, way in crease.places if dot(way, near) > _TURNED]
    return [(seen, _CREASE * screen.scale)] if len(seen) > 3 else []


def _reach(e: Ellipse, ux: float, uy: float) -> float:
    return sqrt(e[2] * ux * ux + 2 * e[3] * ux * uy + e[4] * uy * uy + 1e-9)


def _touch(e: Ellipse, ux: float, uy: float, grow: float) -> Point:
    h = _reach(e, ux, uy)
    return (
        e[0] + (e[2] * ux + e[3] * uy) / h + grow * ux,
        e[1] + (e[3] * ux + e[4] * uy) / h + grow * uy,
    )


def _skin(ellipses: list[Ellipse], sides: tuple[Loop, Loop], grow: float) -> Loop:
    one_edge, other_edge = sides
    loop = [_touch(e, n[0], n[1], grow) for e, n in zip(ellipses, one_edge, strict=True)]
    loop += _end(ellipses[-1], one_edge[-1], other_edge[-1], grow)
    back = [_touch(e, n[0], n[1], grow) for e, n in zip(ellipses, other_edge, strict=True)]
    back.reverse()
    loop += back
    loop += _end(ellipses[0], other_edge[0], one_edge[0], grow)
    return loop


def _end(e: Ellipse, start: Point, end: Point, grow: float) -> Loop:
    a0 = atan2(start[1], start[0])
    way = -((a0 - atan2(end[1], end[0])) % (2 * pi))
    return [_touch(e, cos(a0 + way * i / 8), sin(a0 + way * i / 8), grow) for i in range(1, 8)]
