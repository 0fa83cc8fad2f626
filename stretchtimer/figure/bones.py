"""Hold the bones: lengths that never change, the spine from angles, limbs from where their ends shall be.

World: X to the right, Y up (floor 0), Z to the viewer; 1 is a head's height, the body about 7.4 of them.
A person of no turn faces +X, so that the right side is the nearer one. Limbs are solved from the target of
their end (analytic two-bone inverse kinematics), so that hands and feet are exactly where they should be.
"""

from dataclasses import dataclass, field
from math import asin, atan2, cos, hypot, pi, sin, sqrt

from stretchtimer.figure.vectors import (
    Frame,
    Vec,
    across,
    add,
    along,
    cross,
    dot,
    in_frame,
    length,
    scale,
    squared,
    sub,
    turned,
    turned_frame,
    unit,
)

SACRUM, LUMBAR, MIDDLE, UPPER, NECK, HEAD = 0.30, 0.66, 0.66, 0.60, 0.33, 0.40
HEAD_FORWARD = 0.10
HIP_HALF, SHOULDER_HALF, SHOULDER_DROP = 0.37, 0.66, 0.17
THIGH, SHIN, UPPER_ARM, FOREARM = 1.82, 1.72, 1.24, 1.08
#: Ankle to ball and ball to the tips of the toes along the sole; ankle above the sole.
BALL, TOES, ANKLE = 0.55, 0.31, 0.27
PALM, FINGERS = 0.33, 0.30
#: Standing, from the sole to the crown; contacts are judged by it.
BODY_HEIGHT = 7.4

#: How thick the flesh is around a joint: what keeps it off the floor.
KNEE_R, ELBOW_R, WRIST_R, SHOULDER_R = 0.215, 0.135, 0.085, 0.2

SIDES = ("L", "R")
_BASE: Frame = ((0.0, 0.0, -1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0))
_UP: Vec = (0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Bone:
    """A bone with the directions of its front and its outer side (away from the body's middle)."""

    start: Vec
    end: Vec
    front: Vec
    out: Vec


@dataclass(frozen=True, slots=True)
class Foot:
    """A foot: its ankle, the way the toes point, out of the sole, to the big toe; `bend` lifts the toes."""

    ankle: Vec
    toe: Vec
    sole: Vec
    inner: Vec
    bend: float


@dataclass(frozen=True, slots=True)
class Hand:
    """A hand: its wrist, the way the palm points, out of the palm, to the thumb; `curl` bends the fingers."""

    wrist: Vec
    palm: Vec
    facing: Vec
    thumb: Vec
    curl: float


@dataclass(slots=True)
class Skeleton:
    """A solved skeleton: joints by name ("hip.L"), frames of the trunk, bones, feet and hands by side."""

    joints: dict[str, Vec] = field(default_factory=dict)
    frames: dict[str, Frame] = field(default_factory=dict)
    bones: dict[str, Bone] = field(default_factory=dict)
    feet: dict[str, Foot] = field(default_factory=dict)
    hands: dict[str, Hand] = field(default_factory=dict)


SPINE = ("pelvis", "lumbar", "middle", "upper", "neck", "head")


def bone_frame(bone: Bone) -> Frame:
    """Return the directions of a bone: along it, its front, outwards."""
    return (unit(sub(bone.end, bone.start)), bone.front, bone.out)


def trunk(
    root: Vec,
    turns: tuple[float, float, float],
    flex: tuple[float, ...],
    twist: tuple[float, ...],
    side: tuple[float, ...],
) -> Skeleton:
    """Return a skeleton of pelvis, spine and head alone.

    `turns` are pitch (+ leans back: 90 lies on the back), yaw and roll around the spine; `flex`, `twist`
    and `side` bend the five segments above the pelvis forward, around (+ to the left) and sideways.
    """
    pitch, yaw, roll = turns
    frame = turned_frame(_BASE, _UP, yaw)
    frame = turned_frame(frame, scale(frame[0], -1.0), pitch)
    frame = turned_frame(frame, frame[1], roll)
    frames = [frame]
    for forward, around, aside in zip(flex, twist, side, strict=True):
        frame = turned_frame(frame, frame[0], forward)
        frame = turned_frame(frame, frame[1], around)
        frame = squared(turned_frame(frame, frame[2], aside))
        frames.append(frame)
    skeleton = Skeleton(frames=dict(zip(SPINE, frames, strict=True)))
    _trunk_joints(skeleton, root)
    return skeleton


def _trunk_joints(skeleton: Skeleton, root: Vec) -> None:
    joints = skeleton.joints
    pelvis, lumbar, middle, upper, neck, head = (skeleton.frames[name] for name in SPINE)
    joints["pelvis"] = root
    joints["sacrum"] = along(root, pelvis[1], SACRUM)
    joints["waist"] = along(joints["sacrum"], lumbar[1], LUMBAR)
    joints["chest"] = along(joints["waist"], middle[1], MIDDLE)
    joints["nape"] = along(joints["chest"], upper[1], UPPER)
    joints["skull"] = along(joints["nape"], neck[1], NECK)
    joints["head"] = in_frame(joints["skull"], head, 0.0, HEAD, HEAD_FORWARD)
    for side, sign in (("L", 1.0), ("R", -1.0)):
        joints[f"hip.{side}"] = along(root, pelvis[0], sign * HIP_HALF)
        joints[f"collar.{side}"] = in_frame(joints["nape"], upper, sign * SHOULDER_HALF, -SHOULDER_DROP, 0.02)


def two_bones(root: Vec, target: Vec, upper: float, lower: float, pole: Vec) -> tuple[Vec, Vec, Vec]:
    """Return middle joint, end and the normal of their plane; the middle joint points to the pole.

    A target out of reach is met as nearly as the lengths allow.
    """
    way = sub(target, root)
    reach = unit(way)
    span = min(max(length(way), abs(upper - lower) * 1.001 + 0.05), (upper + lower) * 0.9985)
    aside = unit(across(pole, reach), unit(across(_UP, reach), (0.0, 0.0, 1.0)))
    cosine = max(-1.0, min(1.0, (upper * upper + span * span - lower * lower) / (2 * upper * span)))
    sine = sqrt(1 - cosine * cosine)
    middle = along(along(root, reach, upper * cosine), aside, upper * sine)
    return middle, along(root, reach, span), cross(reach, aside)


def above_floor(root: Vec, middle: Vec, end: Vec, radius: float) -> Vec:
    """Return the pole that keeps a middle joint `radius` above the floor, turned no more than it must."""
    axis = unit(sub(end, root))
    foot = along(root, axis, dot(sub(middle, root), axis))
    aside = sub(middle, foot)
    other = cross(axis, aside)
    rise, turn = hypot(aside[1], other[1]), atan2(other[1], aside[1])
    if rise < 1e-6:
        return aside
    wanted = max(-1.0, min(1.0, (radius - foot[1]) / rise))
    # aside_y cos + other_y sin = rise cos(angle - turn)
    opening = pi / 2 - asin(wanted)
    angles = [_wrapped(turn + opening), _wrapped(turn - opening)]
    angle = min(angles, key=abs)
    return add(scale(aside, cos(angle)), scale(other, sin(angle)))


def _wrapped(angle: float) -> float:
    return (angle + pi) % (2 * pi) - pi


def bone(side: str, start: Vec, end: Vec, normal: Vec) -> Bone:
    """Return a limb's bone, given the normal of its bending plane."""
    out = normal if side == "R" else scale(normal, -1.0)
    return Bone(start, end, cross(normal, unit(sub(end, start))), out)


def put_leg(
    skeleton: Skeleton, side: str, target: Vec, pole: Vec, toe: Vec, sole: Vec | None, bend: float
) -> None:
    """Solve a leg whose ankle shall be at a target; a knee or foot that would sink is kept on the floor."""
    hip = skeleton.joints[f"hip.{side}"]
    knee, ankle, normal = two_bones(hip, target, THIGH, SHIN, pole)
    foot = _foot(side, ankle, toe, sole, normal, bend)
    sunk = -foot_lowest(foot)
    if sunk > 1e-4:
        knee, ankle, normal = two_bones(hip, along(target, _UP, sunk), THIGH, SHIN, pole)
        foot = _foot(side, ankle, toe, sole, normal, bend)
    if knee[1] < KNEE_R - 1e-4:
        knee = _knee_on_floor(hip, knee)
        ankle = along(knee, unit(sub(ankle, knee)), SHIN)
        foot = _foot(side, ankle, toe, sole, normal, bend)
    skeleton.joints[f"knee.{side}"], skeleton.joints[f"ankle.{side}"] = knee, ankle
    skeleton.bones[f"thigh.{side}"] = bone(side, hip, knee, normal)
    skeleton.bones[f"shin.{side}"] = bone(side, knee, ankle, normal)
    skeleton.feet[side] = foot
    tip = along(along(ankle, foot.toe, BALL), foot.sole, ANKLE - 0.05)
    skeleton.joints[f"ball.{side}"] = tip
    skeleton.bones[f"foot.{side}"] = Bone(
        ankle, along(ankle, foot.toe, 0.8), foot.sole, scale(foot.inner, -1.0)
    )


def _knee_on_floor(hip: Vec, knee: Vec) -> Vec:
    """Return where a thigh meets the floor on the side that a sunken knee lies; the ankle then gives way."""
    drop = hip[1] - KNEE_R
    reach = sqrt(max(1e-4, THIGH * THIGH - drop * drop))
    x, z = knee[0] - hip[0], knee[2] - hip[2]
    far = hypot(x, z) or 1.0
    return (hip[0] + x / far * reach, KNEE_R, hip[2] + z / far * reach)


def _foot(side: str, ankle: Vec, toe: Vec, sole: Vec | None, normal: Vec, bend: float) -> Foot:
    toe = unit(toe)
    natural = cross(toe, normal)
    down = across(sole or natural, toe)
    down = unit(down if length(down) > 0.05 else across(natural, toe), (0.0, -1.0, 0.0))
    inner = cross(toe, down)
    return Foot(ankle, toe, down, inner if side == "R" else scale(inner, -1.0), bend)


def toes_of(foot: Foot) -> tuple[Vec, Vec]:
    """Return the ball of a foot (on the sole's line) and the direction its toes point in."""
    ball = along(along(foot.ankle, foot.toe, BALL), foot.sole, ANKLE - 0.075)
    axis = cross(foot.toe, foot.sole)
    return ball, turned(foot.toe, axis, -foot.bend)


def foot_lowest(foot: Foot) -> float:
    """Return the height of the lowest point of a foot's flesh, in head heights above the floor."""
    heel = along(along(foot.ankle, foot.toe, -0.12), foot.sole, 0.13)
    ball, toes = toes_of(foot)
    tip = along(ball, toes, TOES - 0.05)
    return min(heel[1] - 0.135, ball[1] - 0.08, tip[1] - 0.052)


def shoulder_for(skeleton: Skeleton, side: str, target: Vec, shrug: float) -> Vec:
    """Return where a shoulder is while the wrist reaches for a target.

    It follows the reach a little, and gives way to the floor.
    """
    collar = skeleton.joints[f"collar.{side}"]
    reach = sub(target, collar)
    raised = along(collar, skeleton.frames["upper"][1], 0.22 * shrug)
    x, y, z = along(raised, unit(reach), 0.10 * min(1.0, length(reach) / 2.3))
    return (x, max(y, SHOULDER_R), z)


def put_arm(
    skeleton: Skeleton,
    side: str,
    target: Vec,
    pole: Vec,
    palm: Vec,
    facing: Vec | None,
    curl: float,
    shrug: float,
) -> None:
    """Solve an arm whose wrist shall be at a target."""
    shoulder = shoulder_for(skeleton, side, target, shrug)
    elbow, wrist, normal = two_bones(shoulder, target, UPPER_ARM, FOREARM, pole)
    hand = _hand(side, elbow, wrist, palm, facing, normal, curl)
    for _ in range(2):
        sunk = -hand_lowest(hand)
        if sunk > 1e-4:
            elbow, wrist, normal = two_bones(shoulder, along(wrist, _UP, sunk), UPPER_ARM, FOREARM, pole)
            hand = _hand(side, elbow, wrist, palm, facing, normal, curl)
    if elbow[1] < ELBOW_R - 1e-4:
        pole = above_floor(shoulder, elbow, wrist, ELBOW_R)
        elbow, wrist, normal = two_bones(shoulder, wrist, UPPER_ARM, FOREARM, pole)
    joints = skeleton.joints
    joints[f"shoulder.{side}"], joints[f"elbow.{side}"], joints[f"wrist.{side}"] = shoulder, elbow, wrist
    skeleton.bones[f"upper-arm.{side}"] = bone(side, shoulder, elbow, normal)
    skeleton.bones[f"forearm.{side}"] = bone(side, elbow, wrist, normal)
    skeleton.hands[side] = hand
    joints[f"palm.{side}"] = along(wrist, hand.palm, PALM * 0.8)


def _hand(side: str, elbow: Vec, wrist: Vec, palm: Vec, facing: Vec | None, normal: Vec, curl: float) -> Hand:
    straight = unit(sub(wrist, elbow))
    along_palm = unit(palm, straight) if length(palm) > 0.05 else straight
    out_of_palm = across(facing or cross(normal, straight), along_palm)
    out_of_palm = unit(out_of_palm, unit(across(normal, along_palm), (0.0, -1.0, 0.0)))
    thumb = cross(along_palm, out_of_palm)
    return Hand(wrist, along_palm, out_of_palm, thumb if side == "R" else scale(thumb, -1.0), curl)


def fingers_of(hand: Hand) -> tuple[Vec, Vec, Vec]:
    """Return the knuckles' middle and the directions of the fingers' two halves."""
    knuckles = along(hand.wrist, hand.palm, PALM)
    axis = cross(hand.palm, hand.facing)
    return knuckles, turned(hand.palm, axis, hand.curl * 62), turned(hand.palm, axis, hand.curl * 125)


def hand_lowest(hand: Hand) -> float:
    """Return the height of the lowest point of a hand's flesh, in head heights above the floor."""
    knuckles, first, second = fingers_of(hand)
    joint = along(knuckles, first, FINGERS * 0.5)
    tip = along(joint, second, FINGERS * 0.45)
    return min(hand.wrist[1] - WRIST_R, knuckles[1] - 0.07, joint[1] - 0.052, tip[1] - 0.045)
