"""Reckon with points and directions in space, as plain tuples of three floats.

Plain tuples are quicker here than any array library: the vectors are tiny and there are few of them.
Lengths are in head heights, angles in degrees.
"""

from math import cos, radians, sin, sqrt

Vec = tuple[float, float, float]
#: Left, up and front of a part of the body, each of length one; left x up = front.
Frame = tuple[Vec, Vec, Vec]

_TINY = 1e-9


def add(a: Vec, b: Vec) -> Vec:
    """Return the sum."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    """Return the way from `b` to `a`."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vec, s: float) -> Vec:
    """Return `a` made `s` times as long."""
    return (a[0] * s, a[1] * s, a[2] * s)


def along(a: Vec, direction: Vec, s: float) -> Vec:
    """Return the point that lies `s` times a direction from `a`."""
    return (a[0] + direction[0] * s, a[1] + direction[1] * s, a[2] + direction[2] * s)


def dot(a: Vec, b: Vec) -> float:
    """Return the dot product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """Return the cross product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    """Return the length."""
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def unit(a: Vec, otherwise: Vec = (1.0, 0.0, 0.0)) -> Vec:
    """Return the direction of `a`; `otherwise` where it has none."""
    n = length(a)
    return (a[0] / n, a[1] / n, a[2] / n) if n > _TINY else otherwise


def mix(a: Vec, b: Vec, t: float) -> Vec:
    """Return the point at share `t` of the way from `a` to `b`."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def across(a: Vec, direction: Vec) -> Vec:
    """Return the part of `a` at right angles to a direction of length one."""
    return along(a, direction, -dot(a, direction))


def turned(a: Vec, axis: Vec, degrees: float) -> Vec:
    """Return `a` turned around an axis of length one (Rodrigues' formula)."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    x, k = cross(axis, a), dot(axis, a) * (1 - c)
    return (
        a[0] * c + x[0] * s + axis[0] * k,
        a[1] * c + x[1] * s + axis[1] * k,
        a[2] * c + x[2] * s + axis[2] * k,
    )


def turned_frame(frame: Frame, axis: Vec, degrees: float) -> Frame:
    """Return a frame turned around an axis of length one."""
    if not degrees:
        return frame
    return (
        turned(frame[0], axis, degrees),
        turned(frame[1], axis, degrees),
        turned(frame[2], axis, degrees),
    )


def squared(frame: Frame) -> Frame:
    """Return the nearest frame whose directions are at right angles."""
    up = unit(frame[1])
    left = unit(across(frame[0], up))
    return (left, up, cross(left, up))


def in_frame(origin: Vec, frame: Frame, left: float, up: float, front: float) -> Vec:
    """Return a point given by its distances in a frame."""
    (lx, ly, lz), (ux, uy, uz), (fx, fy, fz) = frame
    return (
        origin[0] + lx * left + ux * up + fx * front,
        origin[1] + ly * left + uy * up + fy * front,
        origin[2] + lz * left + uz * up + fz * front,
    )


def mirrored(a: Vec) -> Vec:
    """Return the mirror image in the plane that parts a person who faces +X into left and right."""
    return (a[0], a[1], -a[2])
