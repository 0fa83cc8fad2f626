from itertools import product
from math import cos, hypot, pi, tan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.stretch import Side
from stretchtimer.figure.act import Camera
from stretchtimer.figure.bones import Bone
from stretchtimer.figure.face import cap_outline, face_lines
from stretchtimer.figure.flesh import parts_of
from stretchtimer.figure.lens import BoundingBox, Lens
from stretchtimer.figure.outline import (
    Screen,
    hull,
    limb_outline,
    lump_outline,
    screen_for,
    tube_outline,
)
from stretchtimer.figure.pose import solved
from stretchtimer.figure.shapes import Cap, FaceShape, Limb, Lump, Tube
from tests.figure.figures import library

YAWS = st.floats(-180, 180)
PITCHES = st.floats(2, 80)
FLOATS = st.floats(-3, 3)
PLACES = st.tuples(FLOATS, FLOATS, FLOATS)


def area(loop):
    """Return the signed area of a closed row of points."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(loop, loop[1:] + loop[:1], strict=True)) / 2


def screen(yaw=0.0, pitch=0.0, scale=50.0):
    return Screen(Lens.of(Camera(yaw, pitch)), scale, 0.0, 0.0)


def outlines(skeleton, on):
    """Yield (shape, outline) of all shapes of a body."""
    for part in parts_of(skeleton):
        for layer in part.layers:
            for shape in layer.shapes:
                match shape:
                    case Limb():
                        yield shape, limb_outline(shape, on, 1.5, (True, True))
                    case Tube():
                        yield shape, tube_outline(shape, on, 1.5)
                    case Lump():
                        yield shape, lump_outline(shape, on, 1.5)
                    case Cap():
                        yield shape, cap_outline(shape, on, 1.5)


@given(st.sampled_from(sorted(library().acts, key=str)), YAWS, PITCHES)
def test_all_outlines_turn_the_same_way_so_that_unions_have_no_holes(key, yaw, pitch):
    skeleton = solved(library().acts[key].hold)
    for shape, outline in outlines(skeleton, screen(yaw, pitch)):
        if isinstance(shape, Cap):
            continue
        for loop in outline.fill + outline.contour:
            assert area(loop) <= 1e-6


@given(YAWS, PITCHES)
def test_contours_lie_around_fills(yaw, pitch):
    skeleton = solved(library().act("figure-four", None, Side.RIGHT).hold)
    for shape, outline in outlines(skeleton, screen(yaw, pitch)):
        if isinstance(shape, Limb):
            assert -area(outline.contour[0]) > -area(outline.fill[0])


@given(PLACES, PLACES, YAWS, PITCHES)
def test_a_limb_covers_its_whole_bone(start, end, yaw, pitch):
    if hypot(*(a - b for a, b in zip(start, end, strict=True))) < 0.2:
        return
    limb = Limb(
        "skin", Bone(start, end, (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)), ((0, 0.3, 0), (0.5, 0.25, 0), (1, 0.2, 0))
    )
    on = screen(yaw, pitch)
    loop = limb_outline(limb, on, 1.0, (True, True)).fill[0]
    for place, radius in ((start, 0.3), (end, 0.2)):
        x, y = on.point(place)
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            edge = (x + dx * radius * 50 * 0.9, y + dy * radius * 50 * 0.9)
            assert inside(edge, loop)


def inside(point, loop):
    """Tell whether a point lies in a closed row of points (the winding number is not 0)."""
    x, y = point
    winding = 0
    for (x0, y0), (x1, y1) in zip(loop, loop[1:] + loop[:1], strict=True):
        side = (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0)
        if y0 <= y < y1 and side > 0:
            winding += 1
        elif y1 <= y < y0 and side < 0:
            winding -= 1
    return winding != 0


CIRCLES = st.tuples(FLOATS, FLOATS, st.floats(0.1, 2))
#: A hull looks in 24 directions; between two of them its outline is a straight line.
STEP = 2 * pi / 24


def holds(loop, circles, coarse):
    """Tell whether a loop holds what is left of circles when their radii are `coarse` shorter."""
    return all(
        inside((x + dx * (r - coarse), y + dy * (r - coarse)), loop)
        for x, y, r in circles
        for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1))
        if r > coarse
    )


@given(st.lists(CIRCLES, min_size=1, max_size=2))
def test_a_hull_of_one_or_two_circles_loses_less_than_the_arc_between_two_directions(circles):
    assert holds(hull(circles), circles, 1.01 * (1 - cos(STEP)) * max(r for _x, _y, r in circles))


@given(st.lists(CIRCLES, min_size=3, max_size=6))
def test_a_hull_of_many_circles_loses_less_than_a_flat_triangle_on_its_widest_line(circles):
    # On a line between two neighbouring directions stands at most a triangle; its outer angles make STEP.
    widest = max(
        hypot(x0 - x1, y0 - y1) + r0 + r1 for (x0, y0, r0), (x1, y1, r1) in product(circles, repeat=2)
    )
    assert holds(hull(circles), circles, widest / 2 * tan(STEP / 2))


@pytest.mark.parametrize(("width", "height"), [(560, 420), (100, 900), (900, 60)])
def test_a_box_is_fitted_into_the_middle_of_a_rectangle(width, height):
    on = screen_for(10, 20, width, height, BoundingBox(-2.0, 0.0, 4.0, 3.0), Camera(0.0, 0.0))
    left, top = on.point((-2.0, 3.0, 0.0))
    right, bottom = on.point((4.0, 0.0, 0.0))
    assert 10 < left < right < 10 + width
    assert 20 < top < bottom < 20 + height
    assert (left + right) / 2 == pytest.approx(10 + width / 2)
    assert (top + bottom) / 2 == pytest.approx(20 + height / 2)
    assert (right - left) / (bottom - top) == pytest.approx(2.0)


def face_of(skeleton):
    head = next(part for part in parts_of(skeleton) if part.name == "head")
    return next(s for layer in head.layers for s in layer.shapes if isinstance(s, FaceShape))


def test_a_face_is_seen_from_the_front_and_not_from_behind():
    face = face_of(solved(library().act("warm-up", None, None).hold))  # looks to +X
    assert len(face_lines(face, screen(yaw=90))) == 6
    assert 1 <= len(face_lines(face, screen(yaw=0))) < 6
    assert face_lines(face, screen(yaw=-90)) == []


def test_hair_around_a_bare_part_that_is_seen_whole_leaves_it_bare():
    ball = ((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    on = screen()
    for height in (-0.2, -0.6):
        loops = cap_outline(Cap("hair", ball, tuple(-x for x in on.lens.near), height), on, 1.5).fill
        around, hole = (area(loop) for loop in loops)
        assert abs(hole) < abs(around)
        assert hole * around < 0
