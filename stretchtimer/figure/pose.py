"""Describe a pose and the way from one to another.

A pose is data: the trunk's place and bends, and where hands and feet are. A target may be a point of the
world or lie on the body itself ("on the right thigh"), and is then worked out on the blended body, so that
contacts hold at every moment between two poses.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import pi, sin

from stretchtimer.figure import bones
from stretchtimer.figure.bones import SIDES, Bone, Skeleton
from stretchtimer.figure.floor import lowest_of_trunk
from stretchtimer.figure.vectors import (
    Frame,
    Vec,
    add,
    along,
    dot,
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


@lru_cache(maxsize=512)
def solved(pose: Pose) -> Skeleton:
    """Return the body of a pose."""
    return posed(pose)


def posed(pose: Pose) -> Skeleton:
    """Return the body of a pose that is not asked for again."""
    skeleton = _trunk(pose.root, pose.turns, (pose.flex, pose.twist, pose.side), pose.grounded)
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


def between(a: Pose, b: Pose, t: float) -> Skeleton:
    """Return the body at share `t` of the way from one pose to another.

    Ends of limbs go straight from place to place (a foot may be lifted), on the body as it is then; knees
    and elbows are led by where they are in the two poses, so that none flips over or dives into the floor.
    """
    if a is b:
        return posed(b)
    ends = (solved(a), solved(b))
    bends = (_mixed(a.flex, b.flex, t), _mixed(a.twist, b.twist, t), _mixed(a.side, b.side, t))
    skeleton = _trunk(
        _root(a, b, t),
        mix(a.turns, b.turns, t),
        bends,
        a.grounded + (b.grounded - a.grounded) * t,
    )
    # a foot that lies on the other leg comes after it
    crossed = any(leg.at.on for leg in a.legs.values())
    for side in a.leg_order if crossed else b.leg_order:
        _lead_leg(skeleton, side, (a.legs[side], b.legs[side]), ends, t)
    for side in SIDES:
        _lead_arm(skeleton, side, (a.arms[side], b.arms[side]), ends, lag(t))
    return skeleton


def _root(a: Pose, b: Pose, t: float) -> Vec:
    """Return where the pelvis is on its way, before it is lowered onto the floor or lifted out of it."""
    arc = a.arc if length(a.arc) > length(b.arc) else b.arc
    return along(mix(a.root, b.root, t), arc, sin(pi * t))


def caught(a: Pose, b: Pose, t: float) -> Pose:
    """Return the body at share `t` between two poses as a pose of its own, to go on from."""
    skeleton = between(a, b, t)
    joints = skeleton.joints
    legs, arms = {}, {}
    for side in SIDES:
        foot, hand = skeleton.feet[side], skeleton.hands[side]
        knee, elbow = joints[f"knee.{side}"], joints[f"elbow.{side}"]
        bent = sub(knee, joints[f"hip.{side}"])
        legs[side] = Leg(Target(foot.ankle), bent, Target(knee), foot.toe, foot.sole, foot.bend)
        raised = sub(elbow, joints[f"shoulder.{side}"])
        shrug = a.arms[side].shrug + (b.arms[side].shrug - a.arms[side].shrug) * lag(t)
        arms[side] = Arm(Target(hand.wrist), raised, hand.palm, hand.facing, hand.curl, shrug)
    return Pose(
        name="",
        root=b.root if a is b else _root(a, b, t),
        turns=mix(a.turns, b.turns, t),
        flex=_mixed(a.flex, b.flex, t),
        twist=_mixed(a.twist, b.twist, t),
        side=_mixed(a.side, b.side, t),
        legs=legs,
        arms=arms,
        grounded=a.grounded + (b.grounded - a.grounded) * t,
        leg_order=b.leg_order,
    )


def lag(t: float) -> float:
    """Return how far arms have come on their way when legs have come to share `t`."""
    late = 1.0 if t >= 1 else max(0.0, (t - ARM_LAG) / (1 - ARM_LAG))
    return late * late * (3 - 2 * late)


def _trunk(root: Vec, turns: Vec, bends: tuple[Five, Five, Five], grounded: float) -> Skeleton:
    """Return the trunk, lifted out of the floor, or lowered onto it as far as it is grounded."""
    skeleton = bones.trunk(root, turns, *bends)
    sunk = -lowest_of_trunk(skeleton)
    rise = sunk if sunk > 0 else sunk * grounded
    if rise:
        skeleton = bones.trunk((root[0], root[1] + rise, root[2]), turns, *bends)
    return skeleton


def _mixed(a: Five, b: Five, t: float) -> Five:
    return tuple(x + (y - x) * t for x, y in zip(a, b, strict=True))


Ends = tuple[Skeleton, Skeleton]
#: On its way an elbow swings outwards, down and back, in head heights, as it does by nature.
_OUT, _DOWN, _BACK = 0.6, 0.6, 0.3
#: Hands and feet that turn by more than this (a cosine) keep to their limb on the way, not to the world.
_TURNS_FAR = 0.5


def _lead_leg(skeleton: Skeleton, side: str, legs: tuple[Leg, Leg], ends: Ends, t: float) -> None:
    a, b = legs
    x, y, z = mix(a.at.at(skeleton), b.at.at(skeleton), t)
    target = (x, y + max(a.lift, b.lift) * sin(pi * t), z)
    hip, knee = skeleton.joints[f"hip.{side}"], f"knee.{side}"
    pole = sub(mix(ends[0].joints[knee], ends[1].joints[knee], t), hip)
    feet = [end.feet[side] for end in ends]
    middle, ankle, normal = bones.two_bones(hip, target, bones.THIGH, bones.SHIN, pole)
    shin = bones.bone(side, middle, ankle, normal)
    toe, sole = _led(
        [(foot.toe, foot.sole) for foot in feet], [end.bones[f"shin.{side}"] for end in ends], shin, t
    )
    bones.put_leg(skeleton, side, target, pole, toe, sole, a.bend + (b.bend - a.bend) * t)


def _lead_arm(skeleton: Skeleton, side: str, arms: tuple[Arm, Arm], ends: Ends, t: float) -> None:
    a, b = arms
    target = mix(a.at.at(skeleton), b.at.at(skeleton), t)
    collar, elbow = skeleton.joints[f"collar.{side}"], f"elbow.{side}"
    pole = sub(mix(ends[0].joints[elbow], ends[1].joints[elbow], t), collar)
    moved = length(sub(ends[1].joints[f"wrist.{side}"], ends[0].joints[f"wrist.{side}"]))
    swing = sin(pi * t) * min(1.0, moved)
    out = swing * (_OUT if side == "L" else -_OUT)
    pole = in_frame(pole, skeleton.frames["upper"], out, -swing * _DOWN, -swing * _BACK)
    hands = [end.hands[side] for end in ends]
    middle, wrist, normal = bones.two_bones(collar, target, bones.UPPER_ARM, bones.FOREARM, pole)
    forearm = bones.bone(side, middle, wrist, normal)
    palm, facing = _led(
        [(hand.palm, hand.facing) for hand in hands],
        [end.bones[f"forearm.{side}"] for end in ends],
        forearm,
        t,
    )
    curl, shrug = a.curl + (b.curl - a.curl) * t, a.shrug + (b.shrug - a.shrug) * t
    bones.put_arm(skeleton, side, target, pole, palm, facing, curl, shrug)


def _led(directions: list[tuple[Vec, Vec]], limbs: list[Bone], limb: Bone, t: float) -> tuple[Vec, Vec]:
    """Return the two directions of a hand or foot on its way.

    What turns little keeps its way in the world (a sole stays flat on the floor); what turns far keeps its
    angle to the limb, as ankles and wrists do.
    """
    (a, b), (c, d) = directions
    if dot(a, c) > _TURNS_FAR and dot(b, d) > _TURNS_FAR:
        return unit(mix(a, c, t)), unit(mix(b, d, t))
    near = [_seen_from(limbs[0], a), _seen_from(limbs[0], b)]
    far = [_seen_from(limbs[1], c), _seen_from(limbs[1], d)]
    frame = _bone_frame(limb)
    zero = (0.0, 0.0, 0.0)
    first, second = (
        in_frame(zero, frame, *_mixed_direction(x, y, t)) for x, y in zip(near, far, strict=True)
    )
    return first, second


def _bone_frame(bone: Bone) -> Frame:
    return (unit(sub(bone.end, bone.start)), bone.front, bone.out)


def _seen_from(bone: Bone, direction: Vec) -> Vec:
    """Return a direction as a bone sees it: along, front, out."""
    x, y, z = _bone_frame(bone)
    return (dot(direction, x), dot(direction, y), dot(direction, z))


def _mixed_direction(a: Vec, b: Vec, t: float) -> Vec:
    """Return a direction on the way from one to another; opposite ones pass by a bone's front."""
    between_them = mix(a, b, t)
    if length(between_them) > 0.2:
        return unit(between_them)
    return unit(along(between_them, (0.0, 1.0, 0.0), 0.6))


def _hand_directions(skeleton: Skeleton, arm: Arm) -> tuple[Vec, Vec]:
    """Return in the world where a hand points and where its palm faces."""
    palm = arm.palm or (0.0, -1.0, 0.0)
    bone = skeleton.bones.get(arm.at.on) if arm.local else None
    if bone is None:
        return arm.hand, palm
    zero, frame = (0.0, 0.0, 0.0), _bone_frame(bone)
    return in_frame(zero, frame, *arm.hand), in_frame(zero, frame, *palm)
