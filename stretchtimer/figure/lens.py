"""Look at the world from a camera: right, up and nearness of a point, and the box that a body fills."""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, sin

from stretchtimer.figure.act import Act, Camera, Mat, Scene
from stretchtimer.figure.bones import SIDES, Skeleton, fingers_of, toes_of
from stretchtimer.figure.pose import solved
from stretchtimer.figure.vectors import Vec, along, cross, dot, scale

#: A mat's thickness, below the floor.
MAT_THICK = 0.09
#: Half a tag's width without its rim, in head heights.
TAG_HALF = 0.27


@dataclass(frozen=True, slots=True)
class Lens:
    """The directions of a camera: to the right, up, and towards the viewer (no perspective)."""

    right: Vec
    up: Vec
    near: Vec

    @classmethod
    def of(cls, camera: Camera) -> "Lens":
        """Return the lens of a camera."""
        yaw, pitch = radians(camera.yaw), radians(camera.pitch)
        near = (sin(yaw) * cos(pitch), sin(pitch), cos(yaw) * cos(pitch))
        right = (cos(yaw), 0.0, -sin(yaw))
        return cls(right, cross(near, right), near)


@dataclass(frozen=True, slots=True)
class BoundingBox:
    """What is to be seen, in head heights to the right and up from the world's origin."""

    min_x: float
    min_y: float
    max_x: float
    max_y: float

    def towards(self, other: "BoundingBox", t: float) -> "BoundingBox":
        """Return the box at share `t` of the way to another."""
        return BoundingBox(
            self.min_x + (other.min_x - self.min_x) * t,
            self.min_y + (other.min_y - self.min_y) * t,
            self.max_x + (other.max_x - self.max_x) * t,
            self.max_y + (other.max_y - self.max_y) * t,
        )

    def as_frame(self, lens: Lens, beside: Vec) -> tuple[Vec, float, float]:
        """Return its middle, as near as another place, with half its width and height."""
        x, y = (self.min_x + self.max_x) / 2, (self.min_y + self.max_y) / 2
        place = along(along(scale(lens.right, x), lens.up, y), lens.near, dot(beside, lens.near))
        return place, (self.max_x - self.min_x) / 2, (self.max_y - self.min_y) / 2

    def around(self, other: "BoundingBox") -> "BoundingBox":
        """Return the box that holds both."""
        return BoundingBox(
            min(self.min_x, other.min_x),
            min(self.min_y, other.min_y),
            max(self.max_x, other.max_x),
            max(self.max_y, other.max_y),
        )


_JOINT_R = {
    "head": 0.5,
    "pelvis": 0.5,
    "nape": 0.25,
    "shoulder": 0.24,
    "elbow": 0.16,
    "knee": 0.25,
    "ankle": 0.2,
}


def box_of(skeleton: Skeleton, lens: Lens) -> BoundingBox:
    """Return the box that a body fills, flesh and all."""
    points = [
        (place, _JOINT_R[name.partition(".")[0]])
        for name, place in skeleton.joints.items()
        if name.partition(".")[0] in _JOINT_R
    ]
    head = skeleton.frames["head"]
    # the knot of hair
    points.append((along(along(skeleton.joints["head"], head[1], 0.56), head[2], -0.15), 0.17))
    for side in SIDES:
        knuckles, first, _second = fingers_of(skeleton.hands[side])
        points.append((along(knuckles, first, 0.25), 0.1))
        ball, toes = toes_of(skeleton.feet[side])
        points.append((along(ball, toes, 0.25), 0.1))
    across = [dot(place, lens.right) for place, _r in points]
    above = [dot(place, lens.up) for place, _r in points]
    radii = [radius for _place, radius in points]
    return BoundingBox(
        min(x - r for x, r in zip(across, radii, strict=True)),
        min(y - r for y, r in zip(above, radii, strict=True)),
        max(x + r for x, r in zip(across, radii, strict=True)),
        max(y + r for y, r in zip(above, radii, strict=True)),
    )


def box_of_corners(corners: list[Vec], lens: Lens) -> BoundingBox:
    """Return the box around some points."""
    across = [dot(corner, lens.right) for corner in corners]
    above = [dot(corner, lens.up) for corner in corners]
    return BoundingBox(min(across), min(above), max(across), max(above))


def corners_of(mat: Mat) -> list[Vec]:
    """Return the corners of a mat, upper and lower."""
    return [
        (x, y, z) for x in (mat.near_x, mat.far_x) for y in (0.0, -MAT_THICK) for z in (-mat.half, mat.half)
    ]


@lru_cache(maxsize=128)
def box_of_act(act: Act) -> BoundingBox:
    """Return the box that an act fills from its start to its hold, with mat and props.

    Where the camera stays, both sides have one box, so that nothing moves on the picture but the body.
    """
    other = act.shows and act.for_side(act.shows.other)
    return _filled(act).around(_filled(other)) if act.stays and other else _filled(act)


def _filled(act: Act) -> BoundingBox:
    lens = Lens.of(act.camera)
    box = box_of(solved(act.hold), lens)
    for pose in act.poses:
        box = box.around(box_of(solved(pose), lens))
    if act.tag:
        x, y = (dot(act.tag.place.at(solved(act.hold)), way) for way in (lens.right, lens.up))
        box = box.around(BoundingBox(x - TAG_HALF, y - TAG_HALF, x + TAG_HALF, y + TAG_HALF))
    if act.mat:
        box = box.around(box_of_corners(corners_of(act.mat), lens))
    for prop in act.props:
        (a, b, c), (d, e, f) = prop.low, prop.high
        box = box.around(box_of_corners([(x, y, z) for x in (a, d) for y in (b, e) for z in (c, f)], lens))
    return box


@lru_cache(maxsize=128)
def scene_of(act: Act) -> Scene:
    """Return what is around an act's poses; nothing is felt yet."""
    return Scene(
        camera=act.camera,
        frame=_frame_of_act(act),
        mat=(act.mat, 1.0) if act.mat else None,
        props=tuple((prop, 1.0) for prop in act.props),
        near=((act.near, 1.0),) if act.near else (),
        tags=((act.tag, 1.0),) if act.tag else (),
    )


def _frame_of_act(act: Act) -> tuple[Vec, float, float]:
    """Return an act's box as a frame, as near as the body."""
    return box_of_act(act).as_frame(Lens.of(act.camera), solved(act.hold).joints["pelvis"])
