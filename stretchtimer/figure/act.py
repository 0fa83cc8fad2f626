"""Describe how a stretch, a rest or a way between positions is shown."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from stretchtimer.domain.stretch import Side
from stretchtimer.figure.pose import Pose, Target
from stretchtimer.figure.vectors import Vec, mirrored, mix

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the figure is looked at from, in degrees: `yaw` around it (90: from +X), `pitch` from above."""

    yaw: float
    pitch: float

    def mirrored(self) -> "Camera":
        """Return the camera that sees the mirrored body as the mirror image."""
        return Camera(_wrapped(180.0 - self.yaw), self.pitch)

    def towards(self, other: "Camera", t: float) -> "Camera":
        """Return the camera at share `t` of the shorter way round to another."""
        way = _wrapped(other.yaw - self.yaw)
        return Camera(self.yaw + way * t, self.pitch + (other.pitch - self.pitch) * t)


def _wrapped(degrees: float) -> float:
    return (degrees + 180.0) % 360.0 - 180.0


@dataclass(frozen=True, slots=True)
class Mat:
    """A mat on the floor, from `near_x` to `far_x` and `half` to either side."""

    near_x: float
    far_x: float
    half: float

    def towards(self, other: "Mat", t: float) -> "Mat":
        """Return the mat at share `t` of the way to another."""
        pairs = ((self.near_x, other.near_x), (self.far_x, other.far_x), (self.half, other.half))
        return Mat(*(a + (b - a) * t for a, b in pairs))


@dataclass(frozen=True, slots=True)
class Feel:
    """Where a stretch should be felt: a soft tint of `radius` around a place, on the named parts."""

    place: Target
    radius: float
    parts: tuple[str, ...]
    strength: float = 1.0

    def mirrored(self) -> "Feel":
        """Return the same place of the other side."""
        parts = tuple(_other(part) for part in self.parts)
        return replace(self, place=self.place.mirrored(), parts=parts)


def _other(part: str) -> str:
    if part.endswith((".L", ".R")):
        return part[:-1] + ("R" if part.endswith("L") else "L")
    return part


@dataclass(frozen=True, slots=True)
class Tag:
    """The letter of a side, and where it stands on the body: at the limb that the side is named after."""

    side: Side
    place: Target

    def mirrored(self) -> "Tag":
        """Return the other side's letter at the same place of the other side."""
        return Tag(self.side.other, self.place.mirrored())


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing that helps: a box from `low` to `high` with round edges, or a cushion."""

    kind: str
    low: Vec
    high: Vec

    def mirrored(self) -> "Prop":
        """Return the same thing on the other side."""
        low, high = mirrored(self.low), mirrored(self.high)
        return Prop(self.kind, (low[0], low[1], high[2]), (high[0], high[1], low[2]))


@dataclass(frozen=True, slots=True)
class Scene:
    """What is around a body at a moment, and how it is looked at.

    `frame` is what shall be in the picture: the world's place in its middle, half its width and height. Mat,
    things, tints and tags come with how much they are there (0 to 1), as do the limbs that count as nearer.
    """

    camera: Camera
    frame: tuple[Vec, float, float]
    mat: tuple[Mat, float] | None = None
    props: tuple[tuple[Prop, float], ...] = ()
    feels: tuple[tuple[Feel, float], ...] = ()
    near: tuple[tuple[str, float], ...] = ()
    tags: tuple[tuple[Tag, float], ...] = ()

    def towards(self, other: "Scene", t: float) -> "Scene":
        """Return the scene at share `t` of the way to another: things that go are gone before others come."""
        (place, width, height), (goal, goal_width, goal_height) = self.frame, other.frame
        frame = (mix(place, goal, t), width + (goal_width - width) * t, height + (goal_height - height) * t)
        return Scene(
            camera=self.camera.towards(other.camera, t),
            frame=frame,
            mat=_mat(self.mat, other.mat, t),
            props=_exchanged(self.props, other.props, t),
            feels=_faded(self.feels, other.feels, t),
            near=_faded(self.near, other.near, t),
            tags=_exchanged(self.tags, other.tags, t),
        )


def _mat(a: tuple[Mat, float] | None, b: tuple[Mat, float] | None, t: float) -> tuple[Mat, float] | None:
    if a and b:
        return a[0].towards(b[0], t), a[1] + (b[1] - a[1]) * t
    if b:
        return (b[0], b[1] * (2 * t - 1)) if t > 0.5 else None
    return (a[0], a[1] * (1 - 2 * t)) if a and t < 0.5 else None


def _faded(
    a: tuple[tuple[Thing, float], ...], b: tuple[tuple[Thing, float], ...], t: float
) -> tuple[tuple[Thing, float], ...]:
    """Return things with how much they are there: what one side lacks comes while the other goes."""
    if a == b:
        return a
    here, there = dict(a), dict(b)
    return _seen(
        (thing, here.get(thing, 0.0) * (1 - t) + there.get(thing, 0.0) * t) for thing in {**here, **there}
    )


def _exchanged(
    a: tuple[tuple[Thing, float], ...], b: tuple[tuple[Thing, float], ...], t: float
) -> tuple[tuple[Thing, float], ...]:
    """Return things with how much they are there: what goes is gone before what comes is seen."""
    if a == b:
        return a
    here, there = dict(a), dict(b)
    stays = [(thing, share * (1 - t) + there[thing] * t) for thing, share in a if thing in there]
    goes = [(thing, share * (1 - 2 * t)) for thing, share in a if thing not in there]
    comes = [(thing, share * (2 * t - 1)) for thing, share in b if thing not in here]
    return _seen([*stays, *goes, *comes])


def _seen(things: Iterable[tuple[Thing, float]]) -> tuple[tuple[Thing, float], ...]:
    return tuple((thing, share) for thing, share in things if share > 0.01)


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """How one stretch (or its variant, or a rest) is shown.

    `shows` is the side that the poses are written for, None where both sides work. `start` is the neutral
    pose of its position, `via` leads from there to `hold`. A movement goes through `beats`, one a beat,
    again and again; `cadence_s` is the length of a beat where nothing else says it. `ground` names the
    pose of its position family. `near` names the limb that is painted as the nearer one of its pair: the
    one at work, wherever it is. With `stays`, the other side is looked at from the same place. `tag` tells
    two legs apart by the letter of the side.
    """

    id: str
    ground: str
    shows: Side | None
    camera: Camera
    mat: Mat | None
    start: Pose
    via: tuple[Pose, ...]
    hold: Pose
    beats: tuple[Pose, ...] = ()
    feels: tuple[Feel, ...] = ()
    props: tuple[Prop, ...] = ()
    cadence_s: float = 0.0
    near: str = ""
    stays: bool = False
    tag: Tag | None = None

    @property
    def poses(self) -> tuple[Pose, ...]:
        """Return every pose it goes through."""
        return (self.start, *self.via, self.hold, *self.beats)

    def mirrored(self) -> "Act":
        """Return the same for the other side of the body, seen so that it is the mirror image."""
        return replace(
            self,
            camera=self.camera.mirrored(),
            start=self.start.mirrored(),
            via=tuple(pose.mirrored() for pose in self.via),
            hold=self.hold.mirrored(),
            beats=tuple(pose.mirrored() for pose in self.beats),
            feels=tuple(feel.mirrored() for feel in self.feels),
            props=tuple(prop.mirrored() for prop in self.props),
            near=_other(self.near),
            tag=self.tag and self.tag.mirrored(),
            shows=self.shows and self.shows.other,
        )

    def for_side(self, side: Side | None) -> "Act":
        """Return what is shown for a side of the stretch.

        Another side is seen as the mirror image, or, where the camera stays, with the head where it was. A
        movement that begins with the other side takes its beats in the mirrored order.
        """
        if self.shows is None or side is None or side is self.shows:
            return self
        if self.beats:
            turned = {pose: pose.mirrored() for pose in self.beats}
            return replace(self, beats=tuple(turned[pose] for pose in self.beats), shows=self.shows.other)
        mirrored = self.mirrored()
        return replace(mirrored, camera=self.camera) if self.stays else mirrored
