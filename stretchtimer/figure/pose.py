"""Describe a pose: where every part of a body is in it.

A pose is data: the trunk's place and bends, and where hands and feet are. A target may be a point of the
world or lie on the body itself ("on the right thigh"), and is then worked out on the blended body, so that
contacts hold at every moment between two poses (`tween.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from stretchtimer.figure import bones
from stretchtimer.figure.bones import SIDES, Skeleton
from stretchtimer.figure.floor import lowest_of_trunk
from stretchtimer.figure.vectors import (
    Vec,
    add,
    along,
    in_frame,
    mirrored,
    mix,
    sub,
)

Five = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A place: a point of the world, or, `on` a bone or joint, a place of the body.

    On a bone: `share` of its length, then `front` and `out` of it. On a joint of the trunk: `point` holds
    left, up and front in that part's frame.
    """

    point: Vec = (0.0, 0.0, 0.0)
    on: str = ""
    share: float = 0.5
    front: float = 0.0
    out: float = 0.0

    def at(self, skeleton: Skeleton) -> Vec:
        """Return the place on a body as far as it is solved."""
        if not self.on:
            return self.point
        bone = skeleton.bones.get(self.on)
        if bone is None:
            frame = skeleton.frames.get(_FRAME_OF.get(self.on, self.on), skeleton.frames["pelvis"])
            return in_frame(skeleton.joints[self.on], frame, *self.point)
        place = along(
            along(mix(bone.start, bone.end, self.share), bone.front, self.front), bone.out, self.out
        )
        return add(place, self.point)

    def mirrored(self) -> "Target":
        """Return the same place of the other side."""
        x, y, z = self.point
        on_joint = bool(self.on) and self.on.partition(".")[0] not in _BONES
        turned = (-x, y, z) if on_joint else (x, y, -z)
        return replace(self, point=turned, on=_other(self.on))


_BONES = {"thigh", "shin", "foot", "upper-arm", "forearm"}
_FRAME_OF = {
    "pelvis": "pelvis",
    "sacrum": "lumbar",
    "waist": "middle",
    "chest": "upper",
    "nape": "upper",
    "skull": "head",
    "head": "head",
}


def _other(name: str) -> str:
    """Return the name of the same part of the other side."""
    if name.endswith(".L"):
        return f"{name[:-1]}R"
    return f"{name[:-1]}L" if name.endswith(".R") else name


@dataclass(frozen=True, slots=True)
class Leg:
    """Where an ankle is, where the knee points (or lies) and the toes point; `lift` raises it on its way."""

    at: Target
    knee: Vec
    knee_at: Target | None
    toe: Vec
    sole: Vec | None = None
    bend: float = 0.0
    lift: float = 0.0

    def mirrored(self) -> "Leg":
        """Return the same for the other leg."""
        return replace(
            self,
            at=self.at.mirrored(),
            knee=mirrored(self.knee),
            knee_at=self.knee_at and self.knee_at.mirrored(),
            toe=mirrored(self.toe),
            sole=self.sole and mirrored(self.sole),
        )


@dataclass(frozen=True, slots=True)
class Arm:
    """Where a wrist is, where the elbow points, how the hand lies: along, facing, bent fingers, shrug.

    With `local`, the hand's two directions are those of the bone that the wrist lies on: along, front, out.
    """

    at: Target
    elbow: Vec
    hand: Vec
    palm: Vec | None = None
    curl: float = 0.12
    shrug: float = 0.0
    local: bool = False

    def mirrored(self) -> "Arm":
        """Return the same for the other arm."""
        return replace(
            self,
            at=self.at.mirrored(),
            elbow=mirrored(self.elbow),
            hand=self.hand if self.local else mirrored(self.hand),
            palm=self.palm if self.local or self.palm is None else mirrored(self.palm),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Pose:
    """A pose as data. Angles in degrees, places in head heights; see `bones.trunk` for their signs.

    `grounded` is 1 where the trunk itself rests on the floor: the body is then lowered or lifted until it
    touches. `arc` is how far the pelvis bulges out of the straight way when moving into this pose.
    `floor` names the parts that carry the body.
    """

    name: str
    root: Vec
    turns: Vec
    flex: Five
    twist: Five
    side: Five
    legs: Mapping[str, Leg]
    arms: Mapping[str, Arm]
    grounded: float = 0.0
    arc: Vec = (0.0, 0.0, 0.0)
    leg_order: str = "LR"
    floor: tuple[str, ...] = ()

    def mirrored(self) -> "Pose":
        """Return the pose of the other side of the body: right leg for left leg, turn for turn."""
        pitch, yaw, roll = self.turns
        return replace(
            self,
            root=mirrored(self.root),
            turns=(pitch, -yaw, -roll),
            twist=_negated(self.twist),
            side=_negated(self.side),
            legs={side: self.legs[_OPPOSITE[side]].mirrored() for side in SIDES},
            arms={side: self.arms[_OPPOSITE[side]].mirrored() for side in SIDES},
            arc=mirrored(self.arc),
            leg_order=self.leg_order[::-1],
            floor=tuple(_other(name) for name in self.floor),
        )


_OPPOSITE = {"L": "R", "R": "L"}


def _negated(values: Five) -> Five:
    return tuple(-value for value in values)


@lru_cache(maxsize=512)
def solved(pose: Pose) -> Skeleton:
    """Return the body of a pose."""
    return posed(pose)


def posed(pose: Pose) -> Skeleton:
    """Return the body of a pose that is not asked for again."""
    skeleton = trunk_of(pose.root, pose.turns, (pose.flex, pose.twist, pose.side), pose.grounded)
    for side in pose.leg_order:
        leg = pose.legs[side]
        hip = skeleton.joints[f"hip.{side}"]
        pole = sub(leg.knee_at.at(skeleton), hip) if leg.knee_at else leg.knee
        bones.put_leg(skeleton, side, leg.at.at(skeleton), pole, leg.toe, leg.sole, leg.bend)
    for side in SIDES:
        arm = pose.arms[side]
        palm, facing = _hand_directions(skeleton, arm)
        target = arm.at.at(skeleton)
        bones.put_arm(skeleton, side, target, arm.elbow, palm, facing, arm.curl, arm.shrug)
    return skeleton


def trunk_of(root: Vec, turns: Vec, bends: tuple[Five, Five, Five], grounded: float) -> Skeleton:
    """Return the trunk, lifted out of the floor, or lowered onto it as far as it is grounded."""
    skeleton = bones.trunk(root, turns, *bends)
    sunk = -lowest_of_trunk(skeleton)
    rise = sunk if sunk > 0 else sunk * grounded
    if rise:
        skeleton = bones.trunk((root[0], root[1] + rise, root[2]), turns, *bends)
    return skeleton


def _hand_directions(skeleton: Skeleton, arm: Arm) -> tuple[Vec, Vec]:
    """Return in the world where a hand points and where its palm faces."""
    palm = arm.palm or (0.0, -1.0, 0.0)
    bone = skeleton.bones.get(arm.at.on) if arm.local else None
    if bone is None:
        return arm.hand, palm
    zero, frame = (0.0, 0.0, 0.0), bones.bone_frame(bone)
    return in_frame(zero, frame, *arm.hand), in_frame(zero, frame, *palm)
