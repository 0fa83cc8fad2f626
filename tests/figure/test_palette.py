import json
from itertools import product

import pytest

from stretchtimer.domain.errors import ResourceError
from stretchtimer.domain.preferences import Clothes, Looks, Preferences
from stretchtimer.figure.palette import (
    TINT_CONTRAST,
    Roles,
    Shading,
    chosen,
    contrast,
    load_wardrobe,
    mixed,
    shading_between,
)
from stretchtimer.paths import asset, resource
from tests.figure import colour_distance
from tests.figure.colour_distance import linear

WARDROBE = load_wardrobe(resource("looks.toml"))
#: Every choice once; neither depends on the other.
DRESSED = {name: WARDROBE.dressed(name, Clothes.SCREEN) for name in WARDROBE.looks} | {
    name: WARDROBE.dressed(Looks.SAND, name) for name in WARDROBE.clothes
}
SESSION = json.loads(asset("tokens.json").read_text("utf-8"))["session"]
ROLES = {
    f"{theme} {state}": Roles(c["canvas"], c["text"], c["pose-body"], c["pose-far"], c["ring"], c["track"])
    for theme, states in SESSION.items()
    for state, c in states.items()
}
#: On every background, everything that can be worn.
EVERY = pytest.mark.parametrize("roles", [pytest.param(each, id=name) for name, each in ROLES.items()])
#: What people with a missing cone see of linear red, green and blue (Machado, Oliveira and Fernandes 2009).
SEEN = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "deutan": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9689)),
    "tritan": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9308, 0.1476), (0.0047, 0.6914, 0.3039)),
}


def worn_on(roles):
    """Yield (name, colours) of everything that can be worn."""
    return ((name, chosen(roles, looks)) for name, looks in DRESSED.items())


def lab(colour, seen):
    rgb = linear(colour)
    return colour_distance.lab(*(sum(k * part for k, part in zip(row, rgb, strict=True)) for row in seen))


def distance(a, b, seen):
    return sum((p - q) ** 2 for p, q in zip(lab(a, seen), lab(b, seen), strict=True)) ** 0.5


@EVERY
def test_near_and_far_legs_differ_for_every_eye(roles):
    for (worn, colours), (eye, seen) in product(worn_on(roles), SEEN.items()):
        assert distance(colours.near["bottom"].lit, colours.far["bottom"].lit, seen) > 14, (worn, eye)


@EVERY
def test_the_tint_is_seen_on_every_cloth_by_every_eye(roles):
    for (worn, colours), (eye, seen) in product(worn_on(roles), SEEN.items()):
        for cloth in ("top", "bottom"):
            assert distance(colours.near[cloth].lit, colours.felt[cloth], seen) > 13, (worn, eye, cloth)
            assert distance(colours.far[cloth].lit, colours.felt_far[cloth], seen) > 13, (worn, eye, cloth)


@EVERY
def test_the_tint_stands_out_by_its_lightness_too(roles):
    for worn, colours in worn_on(roles):
        for cloth in ("top", "bottom"):
            for cloths, tints in ((colours.near, colours.felt), (colours.far, colours.felt_far)):
                assert contrast(cloths[cloth].lit, tints[cloth]) >= TINT_CONTRAST - 0.2, (worn, cloth)


@EVERY
def test_the_body_stands_out_from_canvas_and_mat(roles):
    for worn, colours in worn_on(roles):
        for ground in (colours.canvas, colours.mat):
            assert contrast(colours.near["bottom"].lit, ground) > 2.0, worn
            for name, tone in colours.near.items():
                assert max(contrast(tone.edge, ground), contrast(tone.lit, ground)) > 1.5, (worn, name)


@EVERY
def test_far_limbs_step_back_into_the_canvas(roles):
    for worn, colours in worn_on(roles):
        for name in ("skin", "top", "bottom"):
            near, far = (contrast(tones[name].lit, roles.canvas) for tones in (colours.near, colours.far))
            assert far < near + 0.05, (worn, name)


@EVERY
def test_nobody_takes_a_cushion_for_a_leg_or_the_mat(roles):
    for worn, colours in worn_on(roles):
        cushion = colours.cushion
        for other in (colours.mat, colours.far["bottom"].lit, colours.near["bottom"].lit):
            for eye, seen in SEEN.items():
                assert distance(cushion.lit, other, seen) > 11, (worn, eye, other)
            assert contrast(cushion.lit, other) > 1.25, (worn, other)
        assert contrast(cushion.edge, cushion.lit) > 1.6, worn


@EVERY
def test_a_cushion_beside_the_usual_clothes_is_another_colour(roles):
    colours = chosen(roles, WARDROBE.dressed(Looks.SAND, Clothes.SCREEN))
    for other in (colours.mat, colours.far["bottom"].lit, colours.near["bottom"].lit):
        apart = (colour_distance.lab(*linear(colour)) for colour in (colours.cushion.lit, other))
        assert colour_distance.difference(*apart) > 20, other


def test_the_settings_offer_what_there_is():
    assert list(WARDROBE.looks) == list(Looks)
    assert list(WARDROBE.clothes) == list(Clothes)
    defaults = Preferences()
    assert (defaults.looks, defaults.clothes) == (next(iter(WARDROBE.looks)), next(iter(WARDROBE.clothes)))


def test_no_two_choices_look_alike():
    assert len({WARDROBE.dressed(*both) for both in product(Looks, Clothes)}) == len(Looks) * len(Clothes)


def test_colours_are_mixed_by_share():
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mixed("#123456", "#FFFFFF", 0.0) == "#123456"


def test_a_limb_may_be_partly_far():
    near, far = Shading("#000000", "#000000", "#000000"), Shading("#FFFFFF", "#FFFFFF", "#FFFFFF")
    assert shading_between(near, far, 0.0) is near
    assert shading_between(near, far, 1.0) is far
    assert shading_between(near, far, 0.5).lit == "#808080"


@pytest.mark.parametrize(
    "text",
    [
        "[a",
        "[clothes]\na = {}",
        "looks = 1\nclothes = 1",
        '[looks]\na = { skin = "red", hair = "#000000" }\n[clothes]\nb = {}',
        '[looks]\na = { skin = "#FFFFFF" }\n[clothes]\nb = {}',
        '[looks]\na = { skin = "#FFFFFF", hair = "#000000" }\n[clothes]\nb = { shoes = 1 }',
    ],
)
def test_broken_looks_are_a_sentence(tmp_path, text):
    path = tmp_path / "looks.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ResourceError, match=r"The looks in “.*” cannot be read: .*Install"):
        load_wardrobe(path)
