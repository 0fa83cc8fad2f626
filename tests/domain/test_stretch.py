"""A stretch knows its sides, its kind and its variants."""

import pytest

from stretchtimer.domain.errors import RoutineError
from stretchtimer.domain.stretch import Family, Side
from tests.domain.catalogue import CATALOGUE, CHILD, HUG, ROLL, WARM_UP


def test_sides_have_an_other():
    assert (Side.LEFT.other, Side.RIGHT.other) == (Side.RIGHT, Side.LEFT)


def test_kinds_are_told_apart():
    assert [(s.one_sided, s.moving) for s in (HUG, CHILD, ROLL)] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def test_a_variant_keeps_what_it_does_not_change():
    strap = HUG.as_variant("strap")
    assert (strap.variant, strap.name, strap.side_words, strap.max_s) == (
        "strap",
        "Hug With a Strap",
        "{Side} strap",
        20,
    )
    assert (strap.family, strap.setup_s, strap.switch_s, strap.start) == (
        Family.SUPINE,
        5,
        6,
        "On your back",
    )
    chair = HUG.as_variant("chair")
    assert (chair.family, chair.setup_s, chair.switch_s) == (Family.CHAIR, 4, 4)
    assert strap.as_variant("strap") is strap
    assert HUG.as_variant(None) is HUG


def test_an_unknown_variant_is_refused_with_what_there_is():
    with pytest.raises(RoutineError, match="Choose one of: strap, chair, lying"):
        HUG.as_variant("rope")


def test_a_catalogue_finds_its_stretches_and_its_warm_up():
    assert CATALOGUE["hug"] is HUG
    assert CATALOGUE["warm-up"] is WARM_UP
    assert [stretch.id for stretch in CATALOGUE] == ["hug", "child", "roll", "wave", "bare", "dumb"]
    assert len(CATALOGUE) == 6
    with pytest.raises(RoutineError, match="no stretch called “x”"):
        CATALOGUE["x"]
