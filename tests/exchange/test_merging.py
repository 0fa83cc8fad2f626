"""Sides and repeats that stand one by one come together, and nothing else does."""

from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.routine import Item, Sides
from stretchtimer.domain.stretch import Side
from stretchtimer.exchange.merging import ItemMerger

L, R, B = Sides.LEFT, Sides.RIGHT, Sides.BOTH


def merged(*steps):
    """Lay steps: (side, seconds) for an item, a number for a rest."""
    merger = ItemMerger()
    for line, step in enumerate(steps):
        if isinstance(step, tuple):
            merger.add(Item("figure-four", step[1], sides=step[0]), line)
        else:
            merger.rest(step, line)
    return merger


def items(*steps):
    return [(one.item.sides, one.item.repeats, one.item.rest_after_s) for one in merged(*steps).items]


def test_left_and_right_become_both():
    assert items((L, 30), (R, 30)) == [(B, 1, 0)]
    assert merged((L, 30), (R, 30)).items[0].item.first_side is Side.LEFT
    assert merged((R, 30), (L, 30)).items[0].item.first_side is Side.RIGHT


def test_sets_become_repeats():
    assert items((B, 30), (B, 30), (B, 30)) == [(B, 3, 0)]


def test_sets_of_sides_become_repeats_of_both():
    assert items((L, 30), (R, 30), (L, 30), (R, 30)) == [(B, 2, 0)]
    assert items((L, 30), (L, 30), (R, 30), (R, 30)) == [(B, 2, 0)]


def test_other_seconds_stay_apart():
    assert items((L, 30), (R, 20)) == [(L, 1, 0), (R, 1, 0)]


def test_a_short_rest_between_sides_is_the_change_over_and_the_last_one_stays():
    merger = merged((L, 30), 5, (R, 30), 8)
    assert [(one.item.sides, one.item.rest_after_s) for one in merger.items] == [(B, 8)]
    assert merger.absorbed_rests == {1}


def test_a_long_rest_keeps_sets_apart():
    assert items((B, 30), 60, (B, 30)) == [(B, 1, 60), (B, 1, 0)]


def test_no_more_repeats_than_a_routine_may_have():
    assert items(*[(B, 30)] * 12) == [(B, 10, 0), (B, 2, 0)]


@given(st.lists(st.tuples(st.sampled_from([L, R, B]), st.sampled_from([20.0, 30.0])), max_size=40))
def test_no_second_on_any_side_is_lost_or_won(steps):
    def seconds(found):
        return {
            side: sum(item.hold_s * item.repeats for item in found if item.sides in (B, side))
            for side in (L, R)
        }

    before = [Item("figure-four", hold_s, sides=side) for side, hold_s in steps]
    assert seconds([one.item for one in merged(*steps).items]) == seconds(before)
