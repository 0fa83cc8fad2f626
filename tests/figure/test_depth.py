import pytest

from stretchtimer.domain.stretch import Side
from stretchtimer.figure.act import Camera
from stretchtimer.figure.depth import far_shares, in_order, layers_of
from stretchtimer.figure.flesh import parts_of
from stretchtimer.figure.lens import Lens
from stretchtimer.figure.outline import Screen
from stretchtimer.figure.pose import solved
from tests.figure.figures import ONE_SIDED, library


def ordered(stretch, variant=None, side=Side.RIGHT, camera=None):
    """Return the places of the parts of a hold, 0 the farthest, with the screen."""
    act = library().act(stretch, variant, side)
    screen = Screen(Lens.of(camera or act.camera), 60.0, 0.0, 0.0)
    parts = in_order(parts_of(solved(act.hold)), screen)
    return {part.name: number for number, part in enumerate(parts)}, parts, screen


@pytest.mark.parametrize(
    ("stretch", "variant", "nearer", "farther"),
    [
        ("knee-to-chest", None, "hand.R", "thigh.R"),
        ("knee-to-chest", None, "thigh.R", "thigh.L"),
        ("knee-to-chest", None, "shin.R", "shirt"),
        ("runners-lunge", None, "upper-arm.R", "thigh.R"),
        ("runners-lunge", None, "thigh.R", "shirt"),
        ("runners-lunge", None, "shirt", "upper-arm.L"),
        ("happy-baby", None, "hand.R", "foot.R"),
        ("happy-baby", None, "thigh.R", "shirt"),
        ("butterfly", None, "forearm.R", "thigh.R"),
        ("figure-four", None, "foot.R", "thigh.L"),
        ("figure-four", None, "shin.R", "forearm.R"),
        ("figure-four", None, "foot.R", "shin.L"),
        ("seated-spinal-twist", None, "thigh.R", "forearm.L"),
        ("seated-spinal-twist", None, "upper-arm.L", "shirt"),
        ("seated-spinal-twist", None, "shin.R", "thigh.L"),
        ("seated-spinal-twist", None, "foot.R", "shin.L"),
        ("seated-spinal-twist", "hug", "hand.L", "shin.R"),
        ("cat-cow", None, "thigh.R", "thigh.L"),
        ("childs-pose", None, "thigh.R", "shirt"),
    ],
)
def test_what_is_nearer_covers_what_is_farther(stretch, variant, nearer, farther):
    place, _parts, _screen = ordered(stretch, variant)
    assert place[nearer] > place[farther]


@pytest.mark.parametrize("stretch", ["runners-lunge", "figure-four", "childs-pose"])
def test_the_hip_that_is_turned_to_the_viewer_covers_the_pelvis(stretch):
    act = library().act(stretch, None, Side.RIGHT)
    screen = Screen(Lens.of(act.camera), 60.0, 0.0, 0.0)
    names = [part.name for part in in_order(parts_of(solved(act.start)), screen)]
    assert names.index("thigh.R") > names.index("pelvis") > names.index("thigh.L")


@pytest.mark.parametrize("stretch", ["runners-lunge", "seated-spinal-twist"])
def test_both_sides_are_painted_in_the_mirrored_order(stretch):
    right, left = (ordered(stretch, side=side)[0] for side in (Side.RIGHT, Side.LEFT))
    swapped = {
        name[:-1] + {"L": "R", "R": "L"}[name[-1]] if name[-2:] in (".L", ".R") else name for name in right
    }
    assert swapped == set(left)
    for name in ("thigh", "shin", "forearm"):
        assert (right[f"{name}.R"] > right[f"{name}.L"]) == (left[f"{name}.L"] > left[f"{name}.R"])


def test_every_part_is_painted_once():
    place, parts, _screen = ordered("figure-four")
    assert len(place) == len(parts) == 16


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("stretch", ONE_SIDED)
def test_the_leg_that_names_the_side_is_painted_as_the_near_one(stretch, side):
    act = library().act(stretch, None, side)
    _place, parts, screen = ordered(stretch, side=side)
    far = far_shares(parts, screen, {act.near: 1.0} if act.near else {})
    named, other = ("leg.R", "leg.L") if side is Side.RIGHT else ("leg.L", "leg.R")
    assert far[named] < 0.05
    assert far[other] > 0.3


def test_a_far_leg_that_is_named_becomes_the_near_one_little_by_little():
    _place, parts, screen = ordered("knee-to-chest", side=Side.LEFT)
    shares = [far_shares(parts, screen, {"leg.L": near})["leg.L"] for near in (0.0, 0.5, 1.0)]
    assert shares == pytest.approx([1.0, 0.5, 0.0], abs=0.01)


def test_the_back_of_the_hair_covers_a_head_that_is_turned_away():
    for yaw, last in ((90, "skin"), (-90, "hair")):
        _place, parts, screen = ordered("warm-up", camera=Camera(yaw, 4.0))
        head = next(part for part in parts if part.name == "head")
        big = [
            layer
            for layer in layers_of(head, screen)
            if len(layer.shapes) > 1 or layer.shapes[0].eggs[0] != layer.shapes[0].eggs[1]
        ]
        assert big[-1].shapes[0].material == last
