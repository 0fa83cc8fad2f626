"""What a stretch is known by is seen from where it is looked at, and the body does what is said of it."""

from math import asin, atan2, degrees

import pytest

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.stretch import Side
from stretchtimer.figure.bones import THIGH, fingers_of, toes_of
from stretchtimer.figure.depth import in_order
from stretchtimer.figure.face import face_lines
from stretchtimer.figure.flesh import parts_of
from stretchtimer.figure.ground import cushion_loops
from stretchtimer.figure.lens import Lens
from stretchtimer.figure.motion import body_at
from stretchtimer.figure.outline import Screen, crease_lines
from stretchtimer.figure.shapes import Crease, FaceShape
from stretchtimer.figure.vectors import along, cross, dot, in_frame, length, scale, sub, unit
from tests.figure.figures import hold, library, moment

#: A picture of a session: pixels a head height, about.
SCALE = 60.0


def held(stretch, variant=None, side=Side.RIGHT):
    return body_at(hold(stretch, variant, side), library())


def moving(stretch, variant, seconds):
    """Return the body of a movement whose beats take four seconds."""
    at = moment(PhaseKind.MOVE, stretch, variant, Side.RIGHT, elapsed_s=seconds, beat_s=4.0)
    return body_at(at, library())


def at_end(stretch, variant, beat):
    return moving(stretch, variant, (beat + 1) * 4.0 - 1e-6)


def screen_of(body):
    return Screen(Lens.of(body.camera), SCALE, 0.0, 0.0)


def seen_way(body, start, end):
    """Return how far two joints are apart on the picture, in head heights to the right and up."""
    lens, way = Lens.of(body.camera), sub(body.skeleton.joints[end], body.skeleton.joints[start])
    return dot(way, lens.right), dot(way, lens.up)


def seen_apart(body, start, end):
    across, up = seen_way(body, start, end)
    return (across * across + up * up) ** 0.5


def off_bone(skeleton, place, bone):
    """Return how far a place is from a bone's line, and how far in front of it and outside of it."""
    limb = skeleton.bones[bone]
    off = sub(place, limb.start)
    return (
        length(cross(unit(sub(limb.end, limb.start)), off)),
        dot(off, limb.front),
        dot(off, limb.out),
    )


@pytest.mark.parametrize("variant", [None, "small"])
def test_no_thigh_points_at_the_viewer_in_the_knee_rotations(variant):
    for step in range(65):
        body = moving("knee-rotations", variant, step / 4)
        for side in "LR":
            assert seen_apart(body, f"hip.{side}", f"knee.{side}") >= THIGH / 2, (step, side)


@pytest.mark.parametrize("variant", [None, "small"])
def test_knees_that_go_over_go_to_another_side_of_the_picture(variant):
    right, middle, left = (at_end("knee-rotations", variant, beat) for beat in range(3))
    for side in "LR":
        places = [seen_way(body, f"hip.{side}", f"knee.{side}")[0] for body in (right, middle, left)]
        # whoever looks from the feet has the person's right at the left
        assert places[0] + 0.35 < places[1] < places[2] - 0.35


def lean(way):
    """Return how far a way leans forward from upright, in degrees; the person faces +X."""
    return degrees(atan2(way[0], way[1]))


def test_the_cow_on_a_chair_is_upright_with_the_chest_out_and_level_eyes():
    skeleton = at_end("cat-cow", "chair", 1).skeleton
    joints, frames = skeleton.joints, skeleton.frames
    assert abs(lean(sub(joints["nape"], joints["pelvis"]))) < 5
    assert lean(frames["pelvis"][1]) > 10  # the pelvis tips forward
    assert 5 < degrees(asin(frames["upper"][2][1])) < 25  # the breastbone is lifted
    assert abs(degrees(asin(frames["head"][2][1]))) < 8
    # the neck goes on where the trunk ends
    assert abs(lean(sub(joints["skull"], joints["nape"]))) < 20


@pytest.mark.parametrize(("stretch", "variant"), [("cat-cow", "chair"), ("figure-four", "chair")])
def test_who_sits_on_a_chair_sits_near_its_front(stretch, variant):
    props = library().acts[stretch, variant].props
    seat = next(prop for prop in props if prop.high[1] - prop.low[1] < 0.3)
    back = max(props, key=lambda prop: prop.high[1])
    pelvis = held(stretch, variant).skeleton.joints["pelvis"][0]
    assert pelvis - 0.45 - back.high[0] > 0.6  # a hand's length off the backrest
    assert 0.2 < seat.high[0] - pelvis < 0.6


@pytest.mark.parametrize("side", list(Side))
def test_knee_to_chest_is_held_over_the_shin_with_hands_that_meet(side):
    skeleton = held("knee-to-chest", None, side).skeleton
    shin = f"shin.{side.value[0].upper()}"
    palms = [skeleton.joints[f"palm.{hand}"] for hand in "LR"]
    for palm in palms:
        distance, front, _out = off_bone(skeleton, palm, shin)
        assert distance < 0.62
        assert front > 0.15
    assert length(sub(*palms)) < 0.6


@pytest.mark.parametrize("side", list(Side))
def test_the_hands_behind_the_thigh_are_between_thigh_and_calf(side):
    body = held("knee-to-chest", "hands-behind", side)
    skeleton, letter = body.skeleton, side.value[0].upper()
    for hand in "LR":
        fingers = along(*fingers_of(skeleton.hands[hand])[:2], 0.15)
        for place in (skeleton.joints[f"palm.{hand}"], fingers):
            assert off_bone(skeleton, place, f"thigh.{letter}")[1] < -0.2
            assert off_bone(skeleton, place, f"shin.{letter}")[0] > 0.35  # not on the calf
    # on the picture the near hand lies beyond the thigh's middle, where the foot is
    knee = seen_way(body, f"hip.{letter}", f"knee.{letter}")
    palm, foot = (seen_way(body, f"hip.{letter}", f"{part}.{letter}") for part in ("palm", "ankle"))
    beyond = [knee[0] * way[1] - knee[1] * way[0] for way in (palm, foot)]
    assert beyond[0] * beyond[1] > 0
    assert abs(beyond[0]) / THIGH > 0.15


def test_hands_behind_the_thighs_come_round_from_outside_in_happy_baby():
    body = held("happy-baby", "behind-thighs", None)
    skeleton = body.skeleton
    for side in "LR":
        _distance, front, out = off_bone(skeleton, skeleton.hands[side].wrist, f"thigh.{side}")
        assert front < -0.1
        assert out > 0.25
        fingers = along(*fingers_of(skeleton.hands[side])[:2], 0.15)
        _distance, deeper, inner = off_bone(skeleton, fingers, f"thigh.{side}")
        assert deeper < front - 0.1
        assert inner < out - 0.2
        assert seen_apart(body, f"knee.{side}", f"ankle.{side}") > 0.8  # a shin, not only a foot
        assert seen_apart(body, f"palm.{side}", f"ankle.{side}") > 0.8


def crease_of(body):
    shapes = [s for part in parts_of(body.skeleton) for layer in part.layers for s in layer.shapes]
    return next(shape for shape in shapes if isinstance(shape, Crease))


def test_the_seat_is_parted_where_it_is_seen_from_below():
    for variant in (None, "behind-thighs"):
        body = held("happy-baby", variant, None)
        ((line, _width),) = crease_lines(crease_of(body), screen_of(body))
        assert length((*(a - b for a, b in zip(line[0], line[-1], strict=True)), 0.0)) > 0.3 * SCALE
    from_the_front = held("butterfly", None, None)
    assert crease_lines(crease_of(from_the_front), screen_of(from_the_front)) == []


def test_knees_apart_are_seen_apart():
    wide, narrow = (held("both-knees-to-chest", variant, None) for variant in ("knees-apart", None))
    assert seen_apart(wide, "knee.L", "knee.R") > 1.3 > 2 * seen_apart(narrow, "knee.L", "knee.R")
    for side in "LR":
        assert seen_apart(wide, f"hip.{side}", f"knee.{side}") > THIGH / 2
        assert seen_apart(wide, f"knee.{side}", f"ankle.{side}") > THIGH / 2


def test_knees_apart_are_on_either_side_of_the_pelvis():
    body = held("both-knees-to-chest", "knees-apart", None)
    across = {side: seen_way(body, "pelvis", f"knee.{side}")[0] for side in "LR"}
    # whoever looks from the feet has the person's right at the left
    assert across["R"] < -1.0
    assert across["L"] > 1.0
    assert across["L"] + across["R"] < 0.3  # neither leg is the only one that is up


def test_both_hands_are_seen_behind_the_thighs_of_knees_apart():
    body = held("both-knees-to-chest", "knees-apart", None)
    lens, skeleton = Lens.of(body.camera), body.skeleton
    order = [part.name for part in in_order(parts_of(skeleton), screen_of(body))]
    for side in "LR":
        assert order.index(f"hand.{side}") > order.index(f"thigh.{side}")
        fingers = along(*fingers_of(skeleton.hands[side])[:2], 0.15)
        for limb in ("shin", "foot"):
            # what hangs down before the hand does not cover it
            assert seen_off_bone(lens, fingers, skeleton.bones[f"{limb}.{side}"]) > 0.25


def seen_off_bone(lens, place, bone):
    """Return how far a place is from a bone on the picture."""
    way, off = sub(bone.end, bone.start), sub(place, bone.start)
    way, off = ((dot(one, lens.right), dot(one, lens.up), 0.0) for one in (way, off))
    share = max(0.0, min(1.0, dot(off, way) / dot(way, way)))
    return length(sub(off, scale(way, share)))


def test_what_works_both_sides_is_tinted_on_both():
    for (stretch, variant), act in library().acts.items():
        parts = {part for feel in act.feels for part in feel.parts}
        if act.shows is None:
            assert parts == {part for feel in act.feels for part in feel.mirrored().parts}, (stretch, variant)
    assert {"thigh.L", "thigh.R"} <= {
        part for felt in held("both-knees-to-chest", "knees-apart", None).felt for part in felt.parts
    }


def bent(skeleton):
    """Return how far the spine is rounded from pelvis to chest, in degrees."""
    return lean(skeleton.frames["upper"][1]) - lean(skeleton.frames["pelvis"][1])


def test_the_small_cat_and_cow_differ_plainly_and_less_than_the_large_ones():
    ranges = []
    for variant in ("small", None):
        cat, cow = (at_end("cat-cow", variant, beat).skeleton for beat in range(2))
        ranges.append(bent(cat) - bent(cow))
    assert 0.6 < ranges[0] / ranges[1] < 0.85


def test_the_forehead_rests_on_the_fists():
    skeleton = held("childs-pose", "raised", None).skeleton
    head = skeleton.frames["head"]
    forehead = in_frame(skeleton.joints["head"], head, 0.0, 0.12, 0.40)
    for side in "LR":
        fist = along(skeleton.hands[side].wrist, skeleton.hands[side].palm, 0.25)
        assert dot(sub(fist, forehead), head[2]) > -0.1  # before the forehead, not beside the head
        assert length(sub(fist, forehead)) < 0.35
        assert fist[1] < forehead[1]
    assert skeleton.joints["head"][1] > 0.5


def test_a_cushion_has_a_contour_around_it():
    body = held("childs-pose", "raised", None)
    (cushion,) = [prop for prop, _share in body.props]
    loops = cushion_loops(cushion, screen_of(body))
    wide = [max(x for x, _y in loop) - min(x for x, _y in loop) for loop in loops]
    assert wide[0] > wide[1] > wide[2]


@pytest.mark.parametrize("variant", [None, "upright"])
def test_the_butterfly_sits_on_a_folded_blanket(variant):
    body = held("butterfly", variant, None)
    low = [prop for prop, _share in body.props if prop.low[0] < 0 and prop.high[2] > 0 > prop.low[2]]
    top = max(prop.high[1] for prop in low)
    assert len(low) == 2  # folded
    assert abs(body.skeleton.joints["pelvis"][1] - 0.42 - top) < 0.1
    assert all(body.skeleton.joints[f"knee.{side}"][1] > 0.2 for side in "LR")


@pytest.mark.parametrize("variant", [None, "desk"])
def test_the_back_foot_of_a_lunge_stands_on_its_ball_with_the_heel_up(variant):
    foot = held("runners-lunge", variant).skeleton.feet["L"]
    ball, _toes = toes_of(foot)
    heel = along(along(foot.ankle, foot.toe, -0.12), foot.sole, 0.13)
    assert ball[1] < 0.2
    assert heel[1] - ball[1] > 0.2


@pytest.mark.parametrize("variant", [None, "knee-down", "desk"])
def test_the_legs_of_a_lunge_are_seen_apart_and_the_front_one_is_nearer(variant):
    body = held("runners-lunge", variant)
    lens = Lens.of(body.camera)
    assert seen_apart(body, "ankle.L", "ankle.R") > 2.0
    # nobody has to think which foot is forward
    ankles = [dot(body.skeleton.joints[f"ankle.{side}"], lens.near) for side in "RL"]
    assert ankles[0] - ankles[1] > 1.5


@pytest.mark.parametrize("variant", [None, "hug"])
@pytest.mark.parametrize("side", list(Side))
def test_the_bent_leg_of_the_twist_is_tinted_and_the_other_one_is_not(variant, side):
    tinted = {part for felt in held("seated-spinal-twist", variant, side).felt for part in felt.parts}
    assert f"thigh.{side.value[0].upper()}" in tinted
    assert f"thigh.{side.other.value[0].upper()}" not in tinted


FACES = [
    ("figure-four", "chair"),
    ("butterfly", None),
    ("butterfly", "upright"),
    ("happy-baby", None),
    ("knee-to-chest", None),
    ("both-knees-to-chest", "knees-apart"),
    ("runners-lunge", "knee-down"),
    ("seated-spinal-twist", "hug"),
]


def lines_of(body):
    shapes = [s for part in parts_of(body.skeleton) for layer in part.layers for s in layer.shapes]
    return face_lines(next(shape for shape in shapes if isinstance(shape, FaceShape)), screen_of(body))


@pytest.mark.parametrize(("stretch", "variant"), FACES)
def test_a_face_that_is_seen_has_a_mouth_longer_than_thick(stretch, variant):
    body = held(stretch, variant)
    mouths = [(points, width) for points, width in lines_of(body) if width == pytest.approx(0.026 * SCALE)]
    ((points, width),) = mouths
    (x0, y0), (x1, y1) = points[0], points[-1]
    assert ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 > 1.8 * width


@pytest.mark.parametrize(("stretch", "variant"), FACES[:3])
def test_nobody_frowns(stretch, variant):
    body = held(stretch, variant)
    head, lens = body.skeleton.frames["head"], Lens.of(body.camera)
    up, left = (dot(head[1], lens.right), dot(head[1], lens.up)), dot(head[0], lens.right)
    brows = [points for points, width in lines_of(body) if width == pytest.approx(0.020 * SCALE)]
    assert len(brows) == 2
    for inner_to_outer in brows:
        (x0, y0), (x1, y1) = inner_to_outer[0], inner_to_outer[-1]
        # pixels go down
        rise = (x1 - x0) * up[0] - (y1 - y0) * up[1]
        assert rise < 0.01 * SCALE * abs(left)
