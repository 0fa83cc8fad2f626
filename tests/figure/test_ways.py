"""On the ways between positions the body stays possible: what carries it touches, nothing goes through it."""

import pytest

from stretchtimer.figure import bones
from stretchtimer.figure.bones import BODY_HEIGHT, SIDES, foot_lowest, hand_lowest
from stretchtimer.figure.floor import lowest_of_trunk
from stretchtimer.figure.lens import scene_of
from stretchtimer.figure.motion import eased
from stretchtimer.figure.pose import solved
from stretchtimer.figure.tween import between
from stretchtimer.figure.vectors import along, dot, length, mix, sub
from tests.figure.figures import acts, library

FRAMES = 24
#: How far a contact may be missed: 1.5 % of the body's height.
NEAR = 0.015 * BODY_HEIGHT
#: A shin and a forearm that lie on one another are farther apart, from bone to bone.
APART = 0.2
#: The middle of the body may be as far beyond what carries it: less than a foot is long.
SWAYS = 0.7
#: How heavy the parts are, as shares of the body.
WEIGHTS = {"head": 0.08, "chest": 0.2, "waist": 0.14, "pelvis": 0.16}
LIMB_WEIGHTS = {"thigh": 0.1, "shin": 0.06, "upper-arm": 0.03, "forearm": 0.02}


def _ways():
    """Yield (name, pose, pose) of every way, there and back, and of the last piece into a stretch."""
    way = library().way
    for one, other in way.seconds:
        yield f"{one} to {other}", way.acts[one].hold, way.acts[other].hold
        yield f"{other} to {one}", way.acts[other].hold, way.acts[one].hold
    for stretch, variant, act in acts():
        for names in way.seconds:
            if act.ground in names and act.start is not way.acts[act.ground].hold:
                before = names[names.index(act.ground) - 1]
                yield f"{before} to {stretch} {variant or ''}", way.acts[before].hold, act.start


WAYS = {name: (a, b) for name, a, b in _ways()}
#: A chair or a folded blanket carries who sits on it.
ON_THE_FLOOR = [name for name in WAYS if "chair" not in name and "butterfly" not in name]


def film(name):
    a, b = WAYS[name]
    return [between(a, b, eased(i / (FRAMES - 1))) for i in range(FRAMES)]


@pytest.mark.parametrize("name", WAYS)
def test_hands_that_bear_weight_touch_the_floor_in_every_frame(name):
    a, b = WAYS[name]
    bearing = [side for side in SIDES if f"hand.{side}" in a.floor and f"hand.{side}" in b.floor]
    for i, skeleton in enumerate(film(name)):
        for side in bearing:
            assert abs(hand_lowest(skeleton.hands[side])) < NEAR, (side, i)


def test_hands_bear_weight_from_kneeling_to_sitting_and_while_lying_down():
    for name in ("hands-down to all-fours", "all-fours to saddle", "saddle to side-sit"):
        assert all("hand.R" in pose.floor for pose in WAYS[name])
    assert all("hand.R" in pose.floor for pose in WAYS["side-sit to side-lying"])


@pytest.mark.parametrize("name", ON_THE_FLOOR)
def test_the_body_is_above_what_carries_it(name):
    for i, skeleton in enumerate(film(name)):
        middle, carried = middle_of(skeleton), contacts(skeleton)
        assert carried, i
        for axis in (0, 2):
            places = [place[axis] for place in carried]
            assert min(places) - SWAYS < middle[axis] < max(places) + SWAYS, (i, axis)


def middle_of(skeleton):
    """Return the body's centre of mass."""
    heavy = [(skeleton.joints[joint], weight) for joint, weight in WEIGHTS.items()]
    for name, weight in LIMB_WEIGHTS.items():
        limbs = (skeleton.bones[f"{name}.{side}"] for side in SIDES)
        heavy += [(mix(limb.start, limb.end, 0.5), weight) for limb in limbs]
    assert sum(weight for _place, weight in heavy) == pytest.approx(1.0)
    return [sum(place[axis] * weight for place, weight in heavy) for axis in range(3)]


def contacts(skeleton):
    """Return the places where a body touches the floor."""
    joints, places = skeleton.joints, []
    for side in SIDES:
        if foot_lowest(skeleton.feet[side]) < NEAR:
            places += [joints[f"ankle.{side}"], joints[f"ball.{side}"]]
        if joints[f"knee.{side}"][1] - bones.KNEE_R < NEAR:
            places.append(joints[f"knee.{side}"])
        if hand_lowest(skeleton.hands[side]) < NEAR:
            places.append(joints[f"wrist.{side}"])
    if lowest_of_trunk(skeleton) < NEAR:
        places.append(joints["pelvis"])
    return places


@pytest.mark.parametrize("name", WAYS)
def test_no_shin_goes_through_a_forearm(name):
    for i, skeleton in enumerate(film(name)):
        for leg in SIDES:
            for arm in SIDES:
                shin, forearm = skeleton.bones[f"shin.{leg}"], skeleton.bones[f"forearm.{arm}"]
                assert gap(shin, forearm) > APART, (leg, arm, i)


def gap(one, other):
    """Return how far two bones are apart at their nearest."""
    u, v, w = sub(one.end, one.start), sub(other.end, other.start), sub(one.start, other.start)
    a, b, c, d, e = dot(u, u), dot(u, v), dot(v, v), dot(u, w), dot(v, w)
    square = a * c - b * b
    f = min(1.0, max(0.0, (b * e - c * d) / square)) if square > 1e-9 else 0.5
    g = min(1.0, max(0.0, (b * f + e) / c))
    f = min(1.0, max(0.0, (b * g - d) / a))
    return length(sub(along(one.start, u, f), along(other.start, v, g)))


def nearest(place, bone):
    """Return how far a place is from a bone."""
    way = sub(bone.end, bone.start)
    share = min(1.0, max(0.0, dot(sub(place, bone.start), way) / dot(way, way)))
    return length(sub(place, along(bone.start, way, share)))


def test_the_head_of_who_lies_on_the_side_rests_on_the_lower_arm():
    skeleton = solved(library().way.acts["side-lying"].hold)
    head = skeleton.joints["head"]
    lower = min(SIDES, key=lambda side: skeleton.joints[f"shoulder.{side}"][1])
    arm = [skeleton.bones[f"{bone}.{lower}"] for bone in ("upper-arm", "forearm")]
    # half a head across, and the arm's own thickness
    assert min(nearest(head, bone) for bone in arm) < 0.36 + 0.2
    assert max(bone.end[1] for bone in arm) < head[1]
    shoulder = skeleton.joints[f"shoulder.{'L' if lower == 'R' else 'R'}"]
    # no long bare neck: chin and shoulder are less than a head apart
    chin = along(head, skeleton.frames["head"][1], -0.4)
    assert length(sub(chin, shoulder)) < 1.15


def test_the_far_foot_of_who_sits_aside_is_a_foot_behind_the_near_one():
    feet = solved(library().way.acts["side-sit"].hold).feet
    assert feet["R"].ankle[0] - feet["L"].ankle[0] > bones.BALL + bones.TOES


def scenes(one, other):
    """Return what is around the body on a way."""
    start, goal = (scene_of(library().way.acts[name]) for name in (one, other))
    return [start.towards(goal, eased(i / (FRAMES - 1))) for i in range(FRAMES)]


def test_the_chair_is_there_until_the_person_stands_and_gone_before_the_mat_comes():
    for scene in scenes("chair", "rise"):
        assert scene.props
        assert scene.mat is None
        assert {share for _thing, share in scene.props} == {1.0}
    for scene in scenes("rise", "stand"):
        assert not (scene.props and scene.mat)


def test_a_chair_that_fades_is_behind_the_person():
    chair = library().way.acts["rise"].props
    body = solved(library().way.acts["rise"].hold)
    seat = max(thing.high[0] for thing in chair)
    legs = [body.joints[f"{joint}.{side}"] for joint in ("hip", "knee", "ankle") for side in SIDES]
    assert seat < min(place[0] for place in legs) - 0.4


def test_a_foot_that_stays_where_it_is_is_not_lifted():
    a, b = WAYS["half-kneel to hands-down"]
    assert a.legs["R"].lift > 0
    for skeleton in film("half-kneel to hands-down"):
        assert abs(foot_lowest(skeleton.feet["R"])) < 1e-6
    assert a.legs["R"].at == b.legs["R"].at
