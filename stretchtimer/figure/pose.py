"""Describe a pose and the way from one to another.

A pose is data: the trunk's place and bends, and where hands and feet are. A target may be a point of the
world or lie on the body itself ("on the right thigh"), and is then worked out on the blended body, so that
contacts hold at every moment between two poses.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import pi, sin, sqrt

from stretchtimer.figure import bones
from stretchtimer.figure.bones import SIDES, Skeleton
from stretchtimer.figure.vectors import (
    Vec,
    across,
    add,
    along,
    cross,
    in_frame,
    length,
    mirrored,
    mix,
    sub,
    unit,
)

#: Legs lead, hands follow: the share of a movement that passes before the arms begin.
ARM_LAG = 0.18

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


def solved(pose: Pose) -> Skeleton:
    """Return the body of a pose."""
    return between(pose, pose, 1.0)


def between(a: Pose, b: Pose, t: float) -> Skeleton:
    """Return the body at share `t` of the way from one pose to another."""
    bulge = sin(pi * t)
    root = along(mix(a.root, b.root, t), b.arc, bulge)
    turns = mix(a.turns, b.turns, t)
    bends = [_mixed(x, y, t) for x, y in ((a.flex, b.flex), (a.twist, b.twist), (a.side, b.side))]
    skeleton = bones.trunk(root, turns, bends[0], bends[1], bends[2])
    sunk = -lowest_of_trunk(skeleton)
    grounded = a.grounded + (b.grounded - a.grounded) * t
    rise = sunk if sunk > 0 else sunk * grounded
    if rise:
        skeleton = bones.trunk((root[0], root[1] + rise, root[2]), turns, bends[0], bends[1], bends[2])
    for side in b.leg_order:
        _put_leg(skeleton, side, a.legs[side], b.legs[side], t, bulge)
    late = 1.0 if t >= 1 else max(0.0, (t - ARM_LAG) / (1 - ARM_LAG))
    late = late * late * (3 - 2 * late)
    for side in SIDES:
        _put_arm(skeleton, side, a.arms[side], b.arms[side], late)
    return skeleton


def _mixed(a: Five, b: Five, t: float) -> Five:
    return tuple(x + (y - x) * t for x, y in zip(a, b, strict=True))


def _mixed_direction(a: Vec, b: Vec, t: float) -> Vec:
    """Return a direction on the way from one to another; opposite ones pass by the upper side."""
    a, b = unit(a), unit(b)
    between_them = mix(a, b, t)
    if length(between_them) > 0.2:
        return unit(between_them)
    aside = unit(across((0.0, 1.0, 0.0), a), unit(across((0.0, 0.0, 1.0), a)))
    return unit(along(between_them, aside, 0.6))


def _put_leg(skeleton: Skeleton, side: str, a: Leg, b: Leg, t: float, bulge: float) -> None:
    target = mix(a.at.at(skeleton), b.at.at(skeleton), t)
    lift = max(a.lift, b.lift) * bulge
    hip = skeleton.joints[f"hip.{side}"]
    poles = [sub(leg.knee_at.at(skeleton), hip) if leg.knee_at else leg.knee for leg in (a, b)]
    sole = None
    if a.sole and b.sole:
        sole = _mixed_direction(a.sole, b.sole, t)
    elif a.sole or b.sole:
        sole = _half_known_sole(side, skeleton, target, poles, a, b, t)
    bones.put_leg(
        skeleton,
        side,
        (target[0], target[1] + lift, target[2]),
        _mixed_direction(poles[0], poles[1], t),
        _mixed_direction(a.toe, b.toe, t),
        sole,
        a.bend + (b.bend - a.bend) * t,
    )


def _half_known_sole(
    side: str, skeleton: Skeleton, target: Vec, poles: list[Vec], a: Leg, b: Leg, t: float
) -> Vec:
    """Return the way a sole faces between a pose that says it and one that leaves it to the leg's plane."""
    hip = skeleton.joints[f"hip.{side}"]
    toe = _mixed_direction(a.toe, b.toe, t)
    _knee, _ankle, normal = bones.two_bones(
        hip, target, bones.THIGH, bones.SHIN, _mixed_direction(poles[0], poles[1], t)
    )
    natural = cross(toe, normal)
    return _mixed_direction(a.sole or natural, b.sole or natural, t)


def _put_arm(skeleton: Skeleton, side: str, a: Arm, b: Arm, t: float) -> None:
    target = mix(a.at.at(skeleton), b.at.at(skeleton), t)
    hands = [_hand_directions(skeleton, arm) for arm in (a, b)]
    bones.put_arm(
        skeleton,
        side,
        target,
        _mixed_direction(a.elbow, b.elbow, t),
        _mixed_direction(hands[0][0], hands[1][0], t),
        _mixed_direction(hands[0][1], hands[1][1], t),
        a.curl + (b.curl - a.curl) * t,
        a.shrug + (b.shrug - a.shrug) * t,
    )


def _hand_directions(skeleton: Skeleton, arm: Arm) -> tuple[Vec, Vec]:
    """Return in the world where a hand points and where its palm faces."""
    palm = arm.palm or (0.0, -1.0, 0.0)
    bone = skeleton.bones.get(arm.at.on) if arm.local else None
    if bone is None:
        return arm.hand, palm
    frame = (unit(sub(bone.end, bone.start)), bone.front, bone.out)
    zero = (0.0, 0.0, 0.0)
    return in_frame(zero, frame, *arm.hand), in_frame(zero, frame, *palm)


#: Rings of the trunk that may touch the floor: joint, frame, up the frame, half width, half depth, forward.
_RINGS = (
    ("pelvis", "pelvis", -0.20, 0.53, 0.385, -0.06),
    ("pelvis", "pelvis", 0.08, 0.60, 0.415, -0.07),
    ("sacrum", "lumbar", -0.05, 0.57, 0.375, -0.035),
    ("sacrum", "lumbar", 0.20, 0.50, 0.34, 0.01),
    ("waist", "middle", 0.05, 0.47, 0.322, 0.03),
    ("waist", "middle", 0.45, 0.55, 0.36, 0.05),
    ("chest", "upper", 0.05, 0.60, 0.383, 0.058),
    ("chest", "upper", 0.36, 0.56, 0.32, 0.02),
)


def lowest_of_trunk(skeleton: Skeleton) -> float:
    """Return the height of the lowest point of trunk and head, in head heights above the floor."""
    lowest = 9.0
    for joint, name, up, width, depth, forward in _RINGS:
        left, upward, front = skeleton.frames[name]
        y = skeleton.joints[joint][1] + upward[1] * up + front[1] * forward
        wide, deep = left[1] * width, front[1] * depth
        lowest = min(lowest, y - sqrt(wide * wide + deep * deep))
    left, upward, front = skeleton.frames["head"]
    centre = in_frame(skeleton.joints["head"], skeleton.frames["head"], 0.0, 0.05, -0.02)
    radius = length((left[1] * 0.355, upward[1] * 0.43, front[1] * 0.425))
    return min(lowest, centre[1] - radius)
