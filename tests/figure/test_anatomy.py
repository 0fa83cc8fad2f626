"""The body stays a body: over every movement, of every stretch, side and way between positions."""

from dataclasses import replace
from itertools import pairwise
from math import acos, asin, atan2, degrees

import pytest

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.stretch import Side
from stretchtimer.figure import bones
from stretchtimer.figure.bones import BODY_HEIGHT, SIDES, foot_lowest, hand_lowest
from stretchtimer.figure.floor import lowest_of_trunk
from stretchtimer.figure.motion import body_at
from stretchtimer.figure.pose import solved
from stretchtimer.figure.vectors import dot, length, sub, unit
from tests.figure.figures import ONE_SIDED, acts, end_of, library, moment

#: How far a contact may be missed: 1.5 % of the body's height.
NEAR = 0.015 * BODY_HEIGHT
#: Bones are given a length, and only arithmetic may be in the way of it.
EXACT = 1e-9
#: Head heights a second, some three metres: quicker than a hand on its way to the floor, slower than a jump.
QUICK = 14.0
STEPS = 240
SHARES = [i / STEPS for i in range(STEPS + 1)]


def _phases():
    """Yield (name, moment without its second) of every kind of movement."""
    drawn = [(s, v) for s, v, _act in acts() if s != "warm-up"]
    for stretch, variant in drawn:
        side = Side.LEFT if stretch in ONE_SIDED else None
        name = f"{stretch} {variant or ''}"
        yield (
            f"from standing to {name}",
            moment(PhaseKind.GET_READY, stretch, variant, Side.RIGHT, length_s=20),
        )
        yield (
            f"out of {name}",
            moment(PhaseKind.DONE, None, None, None, length_s=24, **come_from(stretch, variant, side)),
        )
        yield (
            f"rest after {name}",
            moment(PhaseKind.REST, None, None, None, length_s=14, **come_from(stretch, variant, side)),
        )
        if library().act(stretch, variant, None).beats:
            yield f"moving {name}", moment(PhaseKind.MOVE, stretch, variant, Side.LEFT, length_s=48, beat_s=6)
        else:
            yield f"holding {name}", moment(PhaseKind.HOLD, stretch, variant, side, length_s=20)
        if stretch in ONE_SIDED:
            switch = come_from(stretch, variant, Side.RIGHT)
            yield (
                f"switching {name}",
                moment(PhaseKind.SWITCH, stretch, variant, Side.LEFT, length_s=10, **switch),
            )
    plain = [s for s, v in drawn if v is None]
    for before, after in zip(plain, plain[1:] + plain[:1], strict=True):
        leave = come_from(before, None, Side.LEFT)
        yield (
            f"{before} to {after}",
            moment(PhaseKind.GET_READY, after, None, Side.RIGHT, length_s=24, **leave),
        )
    yield "walking", moment(PhaseKind.MOVE, "warm-up", None, None, length_s=9)


def come_from(stretch, variant, side):
    return {"before": end_of(stretch, variant, side)}


PHASES = dict(_phases())


@pytest.fixture(scope="module", params=PHASES)
def phase(request):
    return PHASES[request.param]


@pytest.fixture(scope="module")
def film(phase):
    """Return the bodies of a phase, one each small step; worked out once for all that is asked of them."""
    return [body_at(replace(phase, elapsed_s=phase.length_s * share), library()).skeleton for share in SHARES]


def angle(a, b):
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))


def test_bones_keep_their_lengths(film):
    lengths = {
        "thigh": bones.THIGH,
        "shin": bones.SHIN,
        "upper-arm": bones.UPPER_ARM,
        "forearm": bones.FOREARM,
    }
    for skeleton in film:
        for bone, span in lengths.items():
            for side in SIDES:
                limb = skeleton.bones[f"{bone}.{side}"]
                assert abs(length(sub(limb.end, limb.start)) - span) < EXACT, bone
        for joint, below, span in (
            ("sacrum", "pelvis", bones.SACRUM),
            ("waist", "sacrum", bones.LUMBAR),
            ("chest", "waist", bones.MIDDLE),
            ("nape", "chest", bones.UPPER),
            ("skull", "nape", bones.NECK),
        ):
            spine = sub(skeleton.joints[joint], skeleton.joints[below])
            assert abs(length(spine) - span) < EXACT, joint


def test_nothing_sinks_into_the_floor(film):
    for skeleton in film:
        heights = {"trunk": lowest_of_trunk(skeleton)}
        for side in SIDES:
            heights[f"foot.{side}"] = foot_lowest(skeleton.feet[side])
            heights[f"hand.{side}"] = hand_lowest(skeleton.hands[side])
            heights[f"knee.{side}"] = skeleton.joints[f"knee.{side}"][1] - bones.KNEE_R
            heights[f"elbow.{side}"] = skeleton.joints[f"elbow.{side}"][1] - bones.ELBOW_R
        part, lowest = min(heights.items(), key=lambda item: item[1])
        assert lowest > -0.02, part


def test_no_limb_jumps(film, phase):
    step_s = phase.length_s / STEPS
    speeds = [
        (length(sub(after.joints[joint], place)) / step_s, joint, i / STEPS)
        for i, (before, after) in enumerate(pairwise(film))
        for joint, place in before.joints.items()
    ]
    assert max(speeds) < (QUICK, "", 0.0)


def test_joints_stay_within_what_people_can_do(film):
    for i, skeleton in enumerate(film):
        for joint, degrees_, low, high in joint_angles(skeleton):
            assert low <= degrees_ <= high, f"{joint} {degrees_:.0f} at {i / STEPS:.2f}"


def joint_angles(skeleton):
    """Yield (joint, degrees, least, most): a healthy person's, none of them more supple than most."""
    left, up, front = skeleton.frames["pelvis"]
    for side, sign in (("L", 1.0), ("R", -1.0)):
        limb = {name: skeleton.bones[f"{name}.{side}"] for name in ("thigh", "shin", "upper-arm", "forearm")}
        ways = {name: sub(bone.end, bone.start) for name, bone in limb.items()}
        yield f"knee.{side}", angle(ways["thigh"], ways["shin"]), 0, 162
        yield f"elbow.{side}", angle(ways["upper-arm"], ways["forearm"]), 0, 150
        thigh = unit(ways["thigh"])
        apart = degrees(asin(dot(thigh, left) * sign))
        yield f"hip.{side} apart", apart, -48, 72
        if abs(apart) < 50:
            # beside the ribs there is more room than in front of them
            most = 146 + 0.5 * max(0.0, apart)
            yield f"hip.{side} bent", degrees(atan2(dot(thigh, front), -dot(thigh, up))), -35, most
        foot, hand = skeleton.feet[side], skeleton.hands[side]
        yield f"ankle.{side}", angle(ways["shin"], foot.toe), 0, 126
        yield f"wrist.{side}", angle(ways["forearm"], hand.palm), 0, 112
    pelvis, chest = skeleton.frames["pelvis"], skeleton.frames["upper"]
    yield "spine turned", angle(pelvis[0], chest[0]), 0, 75
    yield "neck", angle(chest[1], skeleton.frames["head"][1]), 0, 70
    yield "head turned", angle(chest[0], skeleton.frames["head"][0]), 0, 75


POSES = {
    f"{stretch} {variant or ''} {pose.name}": pose for stretch, variant, act in acts() for pose in act.poses
} | {f"rest {pose.name}": pose for act in library().rests.values() for pose in act.poses}


@pytest.mark.parametrize("name", POSES)
def test_hands_and_feet_reach_where_they_belong(name):
    pose = POSES[name]
    skeleton = solved(pose)
    for side in SIDES:
        for joint, place in (
            (f"ankle.{side}", pose.legs[side].at.at(skeleton)),
            (f"wrist.{side}", pose.arms[side].at.at(skeleton)),
        ):
            assert length(sub(skeleton.joints[joint], place)) < NEAR, joint


@pytest.mark.parametrize("name", POSES)
def test_what_carries_the_body_is_on_the_floor(name):
    pose = POSES[name]
    skeleton = solved(pose)
    assert pose.floor
    for part in pose.floor:
        assert abs(height_of(skeleton, part)) < NEAR, part


def height_of(skeleton, part):
    name, _, side = part.partition(".")
    match name:
        case "foot" | "toes":
            return foot_lowest(skeleton.feet[side])
        case "knee":
            return skeleton.joints[part][1] - bones.KNEE_R
        case "hand":
            return hand_lowest(skeleton.hands[side])
        case "head":
            return skeleton.joints["head"][1] - 0.43
        case _:
            return lowest_of_trunk(skeleton)
