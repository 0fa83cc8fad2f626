"""Words, side cells and figure agree: the figure of a side is that side's body, not a turned picture."""

from dataclasses import replace

import pytest

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.stretch import Side
from stretchtimer.figure.lens import Lens
from stretchtimer.figure.motion import body_at
from stretchtimer.figure.outline import screen_for
from stretchtimer.figure.vectors import dot, length, mirrored, sub
from stretchtimer.storage.resources import load_catalogue
from tests.figure.figures import end_of, hold, library, moment

CATALOGUE = load_catalogue()
SIDED = [
    (stretch.id, variant)
    for stretch in CATALOGUE
    if stretch.one_sided
    for variant in (None, *stretch.variants)
]
STAYS = [(stretch, variant) for stretch, variant in SIDED if library().acts[stretch, variant].stays]
TURNS = [one for one in SIDED if one not in STAYS]
LETTER = {Side.LEFT: "L", Side.RIGHT: "R"}


def other(name):
    return name[:-1] + {"L": "R", "R": "L"}[name[-1]] if name[-2:] in (".L", ".R") else name


def body(stretch, variant, side):
    return body_at(hold(stretch, variant, side), library())


def test_every_one_sided_stretch_names_the_side_it_is_drawn_for():
    for stretch in CATALOGUE:
        for variant in (None, *stretch.variants):
            act = library().acts[stretch.id, variant]
            assert (act.shows is not None) is (stretch.one_sided or stretch.id == "knee-rotations")


@pytest.mark.parametrize(("stretch", "variant"), SIDED)
def test_the_left_body_is_the_mirror_image_of_the_right_one(stretch, variant):
    right, left = (body(stretch, variant, side) for side in (Side.RIGHT, Side.LEFT))
    for joint, place in right.skeleton.joints.items():
        assert length(sub(left.skeleton.joints[other(joint)], mirrored(place))) < 1e-6, joint
    for bone, limb in right.skeleton.bones.items():
        assert length(sub(left.skeleton.bones[other(bone)].out, mirrored(limb.out))) < 1e-6
    for hand, foot in (("L", "L"), ("R", "R")):
        there = other(f".{hand}")[-1]
        assert (
            length(sub(left.skeleton.hands[there].thumb, mirrored(right.skeleton.hands[hand].thumb))) < 1e-6
        )
        assert length(sub(left.skeleton.feet[there].inner, mirrored(right.skeleton.feet[foot].inner))) < 1e-6
    for a, b in zip(right.felt, left.felt, strict=True):
        assert length(sub(b.place, mirrored(a.place))) < 1e-6
        assert {other(part) for part in a.parts} == set(b.parts)


def test_a_lying_stretch_is_seen_from_the_same_place_on_both_sides():
    stretches = {stretch for stretch, _variant in STAYS}
    assert stretches == {"knee-to-chest", "figure-four"}


@pytest.mark.parametrize(("stretch", "variant"), STAYS)
def test_the_head_stays_where_it_is_while_the_legs_switch(stretch, variant):
    switch = moment(
        PhaseKind.SWITCH,
        stretch,
        variant,
        Side.LEFT,
        length_s=8.0,
        before=end_of(stretch, variant, Side.RIGHT),
    )
    heads = []
    for i in range(25):
        one = body_at(replace(switch, elapsed_s=8.0 * i / 24), library())
        screen = screen_for(0, 0, 100, 75, one.box, one.camera)
        heads.append(screen.point(one.skeleton.joints["head"]))
    for places in zip(*heads, strict=True):
        # who sits leans over the leg a little, who lies does not
        assert max(places) - min(places) < (7.0 if variant == "chair" else 3.0)
        assert abs(places[-1] - places[0]) < 0.1


@pytest.mark.parametrize(("stretch", "variant"), TURNS)
def test_the_left_picture_is_the_mirror_image_of_the_right_one(stretch, variant):
    right, left = (body(stretch, variant, side) for side in (Side.RIGHT, Side.LEFT))
    lenses = [Lens.of(one.camera) for one in (right, left)]
    for joint, place in right.skeleton.joints.items():
        there = left.skeleton.joints[other(joint)]
        assert dot(place, lenses[0].right) == pytest.approx(-dot(there, lenses[1].right), abs=1e-6)
        assert dot(place, lenses[0].up) == pytest.approx(dot(there, lenses[1].up), abs=1e-6)
    assert left.box.min_x == pytest.approx(-right.box.max_x)
    assert left.box.max_y == pytest.approx(right.box.max_y)


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("variant", [None, "hands-behind"])
def test_knee_to_chest_hugs_the_leg_that_is_named(side, variant):
    assert CATALOGUE["knee-to-chest"].side_words == "{Side} knee in"
    joints = body("knee-to-chest", variant, side).skeleton.joints
    near, far = (
        length(sub(joints[f"knee.{letter}"], joints["chest"]))
        for letter in (LETTER[side], LETTER[side.other])
    )
    assert near < far - 0.5


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("variant", [None, "knee-down", "desk"])
def test_the_lunge_has_the_foot_forward_that_is_named(side, variant):
    assert CATALOGUE["runners-lunge"].side_words == "{Side} foot forward"
    skeleton = body("runners-lunge", variant, side).skeleton
    forward = skeleton.frames["head"][2]
    front, back = (
        dot(skeleton.joints[f"ankle.{letter}"], (forward[0], 0.0, forward[2]))
        for letter in (LETTER[side], LETTER[side.other])
    )
    assert front > back + 1.0


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("variant", [None, "foot-down", "chair"])
def test_figure_four_has_the_ankle_on_top_that_is_named(side, variant):
    assert CATALOGUE["figure-four"].side_words == "{Side} ankle on top"
    skeleton = body("figure-four", variant, side).skeleton
    thigh = skeleton.bones[f"thigh.{LETTER[side.other]}"]
    ankle = skeleton.joints[f"ankle.{LETTER[side]}"]
    knee = skeleton.joints[f"knee.{LETTER[side.other]}"]
    assert length(sub(ankle, knee)) < 0.7
    assert 0.2 < dot(sub(ankle, thigh.start), thigh.front) < 0.6


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("variant", [None, "hug"])
def test_the_twist_turns_to_the_knee_that_is_up(side, variant):
    assert CATALOGUE["seated-spinal-twist"].side_words == "{Side} knee up, turn {side}"
    skeleton = body("seated-spinal-twist", variant, side).skeleton
    joints, pelvis = skeleton.joints, skeleton.frames["pelvis"]
    assert joints[f"knee.{LETTER[side]}"][1] > joints[f"knee.{LETTER[side.other]}"][1] + 1.0
    to_the_left = dot(skeleton.frames["upper"][2], pelvis[0])
    assert to_the_left * (1 if side is Side.LEFT else -1) > 0.4
    looks_left = dot(skeleton.frames["head"][2], pelvis[0])
    assert looks_left * (1 if side is Side.LEFT else -1) > 0.6


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize(("stretch", "variant"), SIDED)
def test_getting_ready_and_switching_lead_to_the_side_that_is_named(stretch, variant, side):
    for kind, before in (
        (PhaseKind.GET_READY, None),
        (PhaseKind.SWITCH, end_of(stretch, variant, side.other)),
    ):
        at = moment(kind, stretch, variant, side, elapsed_s=20.0, length_s=20.0, before=before)
        arrived, held = body_at(at, library()).skeleton, body(stretch, variant, side).skeleton
        gaps = [length(sub(arrived.joints[joint], held.joints[joint])) for joint in held.joints]
        assert max(gaps) < 0.1
