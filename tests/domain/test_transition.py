"""It takes time to get from one position into another."""

from itertools import product

import pytest

from stretchtimer.domain.stretch import Family
from stretchtimer.domain.transition import move_s, settle_s, transition_s
from tests.domain.catalogue import CHILD, HUG

SUPINE, QUADRUPED, HALF_KNEELING, SEATED, STANDING, CHAIR = Family


@pytest.mark.parametrize(
    ("one", "other", "seconds"),
    [
        (SUPINE, SEATED, 8),
        (SUPINE, QUADRUPED, 10),
        (SUPINE, HALF_KNEELING, 14),
        (QUADRUPED, HALF_KNEELING, 2),
        (QUADRUPED, SEATED, 7),
        (HALF_KNEELING, SEATED, 8),
        (STANDING, SUPINE, 15),
        (STANDING, QUADRUPED, 12),
        (STANDING, HALF_KNEELING, 8),
        (STANDING, SEATED, 12),
        (CHAIR, STANDING, 4),
        (CHAIR, SUPINE, 19),
        (CHAIR, QUADRUPED, 16),
    ],
)
def test_the_table_holds_both_ways(one, other, seconds):
    assert move_s(one, other) == move_s(other, one) == seconds


def test_every_position_can_be_reached_from_every_other():
    for one, other in product(Family, Family):
        assert (move_s(one, other) == 0) == (one is other)


def test_a_transition_lets_go_moves_and_sets_up():
    assert settle_s(STANDING, HUG) == 15 + 5
    assert transition_s(None, STANDING, HUG) == 15 + 5
    assert transition_s(CHILD, STANDING, HUG) == 3 + 10 + 5
    assert transition_s(HUG, STANDING, HUG) == 3 + 0 + 5
