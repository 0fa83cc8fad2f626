"""The picture shows what the words say: hands, feet and knees are where the steps put them."""

from itertools import pairwise

import pytest

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.stretch import Side
from stretchtimer.figure.bones import BODY_HEIGHT, FINGERS, fingers_of, hand_lowest
from stretchtimer.figure.flesh import SHIN_ROWS, THIGH_ROWS
from stretchtimer.figure.motion import body_at
from stretchtimer.figure.pose import solved
from stretchtimer.figure.vectors import along, cross, dot, length, mix, sub, unit
from stretchtimer.storage.resources import load_catalogue
from tests.figure.figures import acts, end_of, hold, library, moment

CATALOGUE = load_catalogue()
#: A hand rests on a limb when its palm is as near to the limb's bone as flesh and hand are thick.
ON_A_LIMB = 0.62


def held(stretch, variant=None, side=Side.RIGHT):
    return body_at(hold(stretch, variant, side), library()).skeleton


def said(stretch, words, variant=None):
    """Tell whether the steps of a stretch say something."""
    steps = CATALOGUE[stretch].as_variant(variant).words.steps
    return any(words in step for step in steps)


def to_bone(skeleton, hand, bone):
    """Return how far a palm is from a bone, and how much it lies on the bone's front side."""
    limb, palm = skeleton.bones[bone], skeleton.joints[f"palm.{hand}"]
    way = unit(sub(limb.end, limb.start))
    off = sub(palm, limb.start)
    return length(cross(way, off)), dot(off, limb.front)


#: A contact may be missed by 1.5 % of the body's height; flesh gives way as much.
NEAR = 0.015 * BODY_HEIGHT
ROWS = {"thigh": THIGH_ROWS, "shin": SHIN_ROWS}
HOLDING = [
    ("knee-to-chest", None, "L", "shin.R"),
    ("knee-to-chest", None, "R", "shin.R"),
    ("knee-to-chest", "hands-behind", "L", "thigh.R"),
    ("knee-to-chest", "hands-behind", "R", "thigh.R"),
    ("both-knees-to-chest", None, "L", "shin.L"),
    ("both-knees-to-chest", None, "R", "shin.R"),
    ("both-knees-to-chest", "knees-apart", "L", "thigh.L"),
    ("both-knees-to-chest", "knees-apart", "R", "thigh.R"),
    ("happy-baby", "behind-thighs", "L", "thigh.L"),
    ("happy-baby", "behind-thighs", "R", "thigh.R"),
    ("figure-four", None, "L", "thigh.L"),
    ("figure-four", None, "R", "thigh.L"),
    ("figure-four", "chair", "L", "shin.R"),
    ("figure-four", "chair", "R", "thigh.R"),
    ("runners-lunge", "knee-down", "L", "thigh.R"),
    ("runners-lunge", "knee-down", "R", "thigh.R"),
    ("seated-spinal-twist", None, "L", "thigh.R"),
    ("seated-spinal-twist", "hug", "L", "shin.R"),
    ("cat-cow", "chair", "L", "thigh.L"),
    ("cat-cow", "chair", "R", "thigh.R"),
]


def gap(skeleton, bone, place, thick):
    """Return how far a ball of a hand is from a limb's skin; below 0 where it presses into it."""
    limb = skeleton.bones[bone]
    return min(
        length(sub(place, along(mix(limb.start, limb.end, share), limb.front, front))) - radius - thick
        for share, radius, front in ROWS[bone.partition(".")[0]]
    )


@pytest.mark.parametrize(("stretch", "variant", "hand", "bone"), HOLDING)
def test_a_hand_that_holds_a_limb_touches_its_skin(stretch, variant, hand, bone):
    skeleton = held(stretch, variant, Side.RIGHT if CATALOGUE[stretch].one_sided else None)
    one = skeleton.hands[hand]
    knuckles, first, second = fingers_of(one)
    tip = along(along(knuckles, first, FINGERS * 0.5), second, FINGERS * 0.45)
    wrist, palm = (
        gap(skeleton, bone, one.wrist, 0.085),
        gap(skeleton, bone, along(one.wrist, one.palm, 0.16), 0.07),
    )
    assert -NEAR < min(wrist, palm) < 0.05
    assert max(wrist, palm) < NEAR
    # fingers lie along what is held, and do not stick in it
    assert -1.5 * NEAR < gap(skeleton, bone, tip, 0.04) < 2.7 * NEAR


def flat(skeleton, hand):
    return abs(hand_lowest(skeleton.hands[hand])) < 0.1


def test_the_easier_knee_to_chest_is_held_behind_the_thigh():
    assert said("knee-to-chest", "behind", "hands-behind")
    skeleton = held("knee-to-chest", "hands-behind")
    for hand in "LR":
        distance, front = to_bone(skeleton, hand, "thigh.R")
        assert distance < ON_A_LIMB
        assert front < -0.15
    assert skeleton.feet["L"].sole[1] < -0.99  # the resting foot stays flat


def test_both_knees_are_held_over_the_shins():
    assert said("both-knees-to-chest", "over your shins")
    skeleton = held("both-knees-to-chest", side=None)
    for side in "LR":
        distance, front = to_bone(skeleton, side, f"shin.{side}")
        assert distance < ON_A_LIMB
        assert front > 0.1


BOTH_LEGS_UP = [
    ("both-knees-to-chest", None),
    ("both-knees-to-chest", "knees-apart"),
    ("happy-baby", None),
    ("happy-baby", "behind-thighs"),
]


def feet_up(kind, stretch, variant, before):
    """Return which feet are off the floor on a way of twenty seconds, right and left, in every quarter."""
    way = [
        moment(kind, stretch, variant, None, elapsed_s=i / 4, length_s=20.0, before=before) for i in range(81)
    ]
    skeletons = (body_at(at, library()).skeleton for at in way)
    return [tuple(one.joints[f"ankle.{side}"][1] > 0.8 for side in "RL") for one in skeletons]


@pytest.mark.parametrize(("stretch", "variant"), BOTH_LEGS_UP)
def test_both_knees_come_up_one_after_the_other(stretch, variant):
    words = CATALOGUE[stretch].as_variant(variant).words
    assert any("one knee up, then the other" in step.casefold() for step in (*words.steps, *words.key_steps))
    up = feet_up(PhaseKind.GET_READY, stretch, variant, end_of("knee-rotations"))
    assert list(dict.fromkeys(up)) == [(False, False), (True, False), (True, True)]
    # long enough to be seen: the first foot is up for a second before the other leaves the floor
    assert up.count((True, False)) >= 4


@pytest.mark.parametrize(("stretch", "variant"), BOTH_LEGS_UP)
def test_both_feet_go_down_one_after_the_other(stretch, variant):
    assert "one foot down, then the other" in CATALOGUE[stretch].as_variant(variant).words.release.lower()
    up = feet_up(PhaseKind.REST, None, None, end_of(stretch, variant))
    assert list(dict.fromkeys(up)) == [(True, True), (True, False), (False, False)]
    assert up.count((True, False)) >= 4


def test_no_stretch_lifts_both_feet_at_once():
    seen = []
    for stretch, variant, act in acts():
        poses = [solved(pose) for pose in (act.start, *act.via, act.hold)]
        lifted = [sum(one.joints[f"ankle.{side}"][1] > 0.8 for side in "LR") for one in poses]
        assert all(after - before < 2 for before, after in pairwise(lifted)), (stretch, variant)
        seen += [(stretch, variant)] if lifted[-1] == 2 and lifted[0] == 0 else []
    assert set(BOTH_LEGS_UP) <= set(seen)


@pytest.mark.parametrize(
    ("stretch", "variant"), [("both-knees-to-chest", "knees-apart"), ("happy-baby", "behind-thighs")]
)
def test_wide_knees_are_held_behind_both_thighs(stretch, variant):
    assert said(stretch, "behind both thighs", variant)
    skeleton = held(stretch, variant, None)
    plain = held(stretch, None, None)
    for side in "LR":
        distance, front = to_bone(skeleton, side, f"thigh.{side}")
        assert distance < ON_A_LIMB
        assert front < -0.1
    if stretch == "both-knees-to-chest":
        wide, narrow = (one.joints["knee.R"][2] - one.joints["knee.L"][2] for one in (skeleton, plain))
        assert wide > narrow + 0.3


def test_arms_rest_out_to_the_sides_for_knee_rotations():
    assert said("knee-rotations", "arms out to the sides, palms down")
    skeleton = held("knee-rotations")
    for side, sign in (("R", 1), ("L", -1)):
        assert skeleton.joints[f"wrist.{side}"][2] * sign > 2.4
        assert skeleton.hands[side].facing[1] < -0.9
        assert flat(skeleton, side)
    assert length(sub(skeleton.joints["ankle.L"], skeleton.joints["ankle.R"])) < 0.5


def test_childs_pose_sits_on_the_heels_with_the_forehead_down():
    assert said("childs-pose", "hips back towards your heels")
    skeleton = held("childs-pose", side=None)
    joints = skeleton.joints
    assert length(sub(joints["hip.R"], joints["ankle.R"])) < 0.9
    assert joints["head"][1] < 0.5
    assert joints["knee.R"][2] - joints["knee.L"][2] > 1.2  # a little wider
    assert min(joints["wrist.L"][0], joints["wrist.R"][0]) > joints["head"][0] + 0.8
    assert flat(skeleton, "L")
    assert flat(skeleton, "R")


def test_raised_childs_pose_stops_halfway_and_rests_on_the_fists():
    assert said("childs-pose", "forehead on your fists", "raised")
    skeleton, low = held("childs-pose", "raised", None), held("childs-pose", side=None)
    joints = skeleton.joints
    assert low.joints["pelvis"][1] + 0.3 < joints["pelvis"][1] < 1.8
    assert all(hand.curl > 0.7 for hand in skeleton.hands.values())
    assert all(length(sub(joints[f"palm.{side}"], joints["head"])) < 0.75 for side in "LR")


def test_the_lunge_has_both_hands_down_beside_the_front_foot_and_the_back_knee_up():
    assert said("runners-lunge", "both hands down beside your front foot")
    assert said("runners-lunge", "lift that knee")
    skeleton = held("runners-lunge")
    joints = skeleton.joints
    for side in "LR":
        assert flat(skeleton, side)
        assert abs(joints[f"palm.{side}"][0] - joints["ankle.R"][0]) < 0.7
    assert joints["wrist.R"][2] > joints["ankle.R"][2] > joints["wrist.L"][2]
    assert abs(joints["knee.R"][0] - joints["ankle.R"][0]) < 0.3  # knee above ankle
    assert joints["knee.L"][1] > 0.7
    back = skeleton.bones["thigh.L"], skeleton.bones["shin.L"]
    straight = dot(*(unit(sub(bone.end, bone.start)) for bone in back))
    assert straight > 0.97


def test_the_knee_down_lunge_grows_tall_with_both_hands_on_the_thigh():
    assert said("runners-lunge", "Put both hands on your {side} thigh", "knee-down")
    skeleton = held("runners-lunge", "knee-down")
    for hand in "LR":
        distance, front = to_bone(skeleton, hand, "thigh.R")
        assert distance < ON_A_LIMB
        assert front > 0.2
    assert skeleton.joints["knee.L"][1] < 0.45
    assert skeleton.frames["upper"][1][1] > 0.95


def test_the_standing_lunge_has_both_hands_on_the_desk():
    assert said("runners-lunge", "both hands on the desk", "desk")
    skeleton = held("runners-lunge", "desk")
    top = max(prop.high[1] for prop in library().acts["runners-lunge", "desk"].props)
    desk = next(p for p in library().acts["runners-lunge", "desk"].props if p.high[1] == top)
    for side in "LR":
        assert abs(hand_lowest(skeleton.hands[side]) - top) < 0.12
        assert desk.low[0] - 0.15 < skeleton.joints[f"palm.{side}"][0] < desk.high[0]


def test_happy_baby_holds_the_outside_of_the_feet_with_knees_wide():
    assert said("happy-baby", "outside of your feet")
    skeleton = held("happy-baby", side=None)
    joints = skeleton.joints
    for side, sign in (("R", 1), ("L", -1)):
        foot = skeleton.bones[f"foot.{side}"]
        off = sub(joints[f"wrist.{side}"], foot.start)
        assert 0.0 < dot(off, unit(sub(foot.end, foot.start))) < 0.8
        assert 0.1 < dot(off, foot.out) < 0.4
        assert skeleton.feet[side].sole[1] > 0.8  # soles to the ceiling
        assert joints[f"knee.{side}"][2] * sign > 1.0
    assert joints["head"][1] < 0.55


def test_cat_cow_keeps_wrists_under_shoulders_and_knees_under_hips():
    assert said("cat-cow", "wrists under shoulders")
    skeleton = held("cat-cow", side=None)
    for side in "LR":
        above, below = skeleton.joints[f"shoulder.{side}"], skeleton.joints[f"wrist.{side}"]
        assert abs(above[0] - below[0]) < 0.35
        assert abs(skeleton.joints[f"hip.{side}"][0] - skeleton.joints[f"knee.{side}"][0]) < 0.2
        assert flat(skeleton, side)


@pytest.mark.parametrize("seconds", [0.0, 2.0, 4.0 - 1e-6, 6.0, 8.0 - 1e-6])
@pytest.mark.parametrize("variant", [None, "small"])
def test_hands_and_knees_never_move_in_cat_cow(variant, seconds):
    rest = held("cat-cow", variant, None).joints
    at = moment(PhaseKind.MOVE, "cat-cow", variant, None, elapsed_s=seconds, beat_s=4.0)
    joints = body_at(at, library()).skeleton.joints
    for side in "LR":
        assert length(sub(joints[f"wrist.{side}"], rest[f"wrist.{side}"])) < 0.02
        assert length(sub(joints[f"ankle.{side}"], rest[f"ankle.{side}"])) < 0.11
        assert length(sub(joints[f"knee.{side}"], rest[f"knee.{side}"])) < 0.11


def test_chair_cat_cow_has_hands_on_the_thighs():
    assert said("cat-cow", "hands on your thighs", "chair")
    for seconds in (0.0, 4.0 - 1e-6, 8.0 - 1e-6):
        at = moment(PhaseKind.MOVE, "cat-cow", "chair", None, elapsed_s=seconds, beat_s=4.0)
        skeleton = body_at(at, library()).skeleton
        for side in "LR":
            distance, front = to_bone(skeleton, side, f"thigh.{side}")
            assert distance < ON_A_LIMB
            assert front > 0.2


@pytest.mark.parametrize("variant", [None, "upright"])
def test_butterfly_has_soles_together_knees_out_and_hands_at_the_ankles(variant):
    assert said("butterfly", "ankles", variant)
    skeleton = held("butterfly", variant, None)
    joints = skeleton.joints
    assert length(sub(joints["ankle.L"], joints["ankle.R"])) < 0.4
    for side, sign in (("R", 1), ("L", -1)):
        assert skeleton.feet[side].sole[2] * sign < -0.9
        assert joints[f"knee.{side}"][2] * sign > 1.3
        assert length(sub(joints[f"palm.{side}"], joints[f"ankle.{side}"])) < 0.6
    leans = skeleton.frames["upper"][1][0]
    assert (leans > 0.3) is (variant is None)


def test_figure_four_threads_the_hands_behind_the_other_thigh():
    assert said("figure-four", "behind your {other} thigh")
    skeleton = held("figure-four")
    for hand in "LR":
        distance, front = to_bone(skeleton, hand, "thigh.L")
        assert distance < ON_A_LIMB
        assert front < -0.1
    assert skeleton.joints["ankle.L"][1] > 1.0


def test_figure_four_with_the_foot_down_has_the_other_foot_flat():
    assert said("figure-four", "{other} foot flat on the floor", "foot-down")
    skeleton = held("figure-four", "foot-down")
    assert skeleton.feet["L"].sole[1] < -0.99
    assert skeleton.joints["ankle.L"][1] < 0.3


def test_the_twist_crosses_the_foot_over_and_puts_arms_where_they_belong():
    assert said("seated-spinal-twist", "{side} foot outside your {other} knee")
    assert said("seated-spinal-twist", "{side} hand on the floor behind you")
    assert said("seated-spinal-twist", "{other} arm around your {side} knee")
    skeleton = held("seated-spinal-twist")
    joints = skeleton.joints
    shin = skeleton.bones["shin.L"]
    assert joints["ankle.R"][2] < min(shin.start[2], shin.end[2]) - 0.2  # beyond the left leg
    assert flat(skeleton, "R")
    assert joints["wrist.R"][0] < joints["pelvis"][0] - 0.7
    forearm = skeleton.bones["forearm.L"]
    knee = joints["knee.R"]
    assert min(length(sub(end, knee)) for end in (forearm.start, forearm.end)) < 1.1
    assert to_bone(skeleton, "L", "thigh.R")[0] < ON_A_LIMB


def test_the_easier_twist_keeps_the_foot_beside_the_knee_and_hugs_it():
    assert said("seated-spinal-twist", "{side} foot beside your {other} knee", "hug")
    skeleton = held("seated-spinal-twist", "hug")
    joints = skeleton.joints
    assert joints["ankle.R"][2] > skeleton.bones["shin.L"].start[2]
    assert to_bone(skeleton, "L", "shin.R")[0] < ON_A_LIMB
    assert flat(skeleton, "R")


@pytest.mark.parametrize(("stretch", "variant"), [("cat-cow", "chair"), ("figure-four", "chair")])
def test_who_sits_on_a_chair_sits_on_its_seat(stretch, variant):
    skeleton = held(stretch, variant)
    seat = [prop for prop in library().acts[stretch, variant].props if prop.high[1] - prop.low[1] < 0.3]
    assert len(seat) == 1
    assert abs(skeleton.joints["pelvis"][1] - 0.42 - seat[0].high[1]) < 0.12
