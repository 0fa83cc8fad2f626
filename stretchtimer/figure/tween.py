"""Lead the body from one pose to another: which way each part takes, and which sets off first.

Ends of limbs go from place to place, knees and elbows are led, and what lies on the body stays on it.
"""

from math import pi, sin

from stretchtimer.figure import bones
from stretchtimer.figure.bones import SIDES, Bone, Skeleton, bone_frame
from stretchtimer.figure.pose import Arm, Five, Leg, Pose, Target, posed, solved, trunk_of
from stretchtimer.figure.vectors import Vec, along, dot, in_frame, length, mix, sub, unit

#: Legs lead, hands follow: the share of a movement that passes before the arms begin.
ARM_LAG = 0.18


def between(a: Pose, b: Pose, t: float) -> Skeleton:
    """Return the body at share `t` of the way from one pose to another.

    Ends of limbs go straight from place to place (a foot may be lifted), on the body as it is then; knees
    and elbows are led by where they are in the two poses, so that none flips over or dives into the floor.
    """
    if a is b:
        return posed(b)
    ends = (solved(a), solved(b))
    bends = (_mixed(a.flex, b.flex, t), _mixed(a.twist, b.twist, t), _mixed(a.side, b.side, t))
    skeleton = trunk_of(
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


def _mixed(a: Five, b: Five, t: float) -> Five:
    return tuple(x + (y - x) * t for x, y in zip(a, b, strict=True))


Ends = tuple[Skeleton, Skeleton]
#: On its way an elbow swings outwards, down and back, in head heights, as it does by nature.
_OUT, _DOWN, _BACK = 0.6, 0.6, 0.3
#: Hands and feet that turn by more than this (a cosine) keep to their limb on the way, not to the world.
_TURNS_FAR = 0.5


def _lead_leg(skeleton: Skeleton, side: str, legs: tuple[Leg, Leg], ends: Ends, t: float) -> None:
    a, b = legs
    start, goal = a.at.at(skeleton), b.at.at(skeleton)
    # a foot that stays where it is carries on
    lift = max(a.lift, b.lift) * min(1.0, length(sub(goal, start)))
    x, y, z = mix(start, goal, t)
    target = (x, y + lift * sin(pi * t), z)
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
    curl, shrug = a.curl + (b.curl - a.curl) * t, a.shrug + (b.shrug - a.shrug) * t
    shoulder, elbow = bones.shoulder_for(skeleton, side, target, shrug), f"elbow.{side}"
    pole = sub(mix(ends[0].joints[elbow], ends[1].joints[elbow], t), shoulder)
    moved = length(sub(ends[1].joints[f"wrist.{side}"], ends[0].joints[f"wrist.{side}"]))
    swing = sin(pi * t) * min(1.0, moved)
    out = swing * (_OUT if side == "L" else -_OUT)
    pole = in_frame(pole, skeleton.frames["upper"], out, -swing * _DOWN, -swing * _BACK)
    hands = [end.hands[side] for end in ends]
    middle, wrist, normal = bones.two_bones(shoulder, target, bones.UPPER_ARM, bones.FOREARM, pole)
    forearm = bones.bone(side, middle, wrist, normal)
    palm, facing = _led(
        [(hand.palm, hand.facing) for hand in hands],
        [end.bones[f"forearm.{side}"] for end in ends],
        forearm,
        t,
    )
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
    frame = bone_frame(limb)
    zero = (0.0, 0.0, 0.0)
    first, second = (
        in_frame(zero, frame, *_mixed_direction(x, y, t)) for x, y in zip(near, far, strict=True)
    )
    return first, second


def _seen_from(bone: Bone, direction: Vec) -> Vec:
    """Return a direction as a bone sees it: along, front, out."""
    x, y, z = bone_frame(bone)
    return (dot(direction, x), dot(direction, y), dot(direction, z))


def _mixed_direction(a: Vec, b: Vec, t: float) -> Vec:
    """Return a direction on the way from one to another; opposite ones pass by a bone's front."""
    between_them = mix(a, b, t)
    if length(between_them) > 0.2:
        return unit(between_them)
    return unit(along(between_them, (0.0, 1.0, 0.0), 0.6))
