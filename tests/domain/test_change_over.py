"""Words lead from one position into another."""

from itertools import product

from stretchtimer.domain.change_over import change_over, get_up
from stretchtimer.domain.stretch import Family
from tests.domain import shipped

SUPINE, QUADRUPED, HALF_KNEELING, SEATED, STANDING, CHAIR = Family


def test_every_way_down_up_and_over_has_its_words():
    phrases = shipped.phrases()
    said = {
        (start, goal): words
        for start, goal in product(Family, Family)
        if (words := change_over(phrases, start, goal))
    }
    up = {(SUPINE, goal): (phrases.roll,) for goal in Family if goal is not SUPINE}
    floor = (SUPINE, QUADRUPED, HALF_KNEELING, SEATED)
    kneeling = (QUADRUPED, HALF_KNEELING)
    over = {(start, SUPINE): (phrases.lie_down,) for start in (*kneeling, SEATED)}
    round_ = {(start, SEATED): (phrases.sit_round,) for start in kneeling}
    # whoever stands kneels first, and goes on from there
    down = {
        (start, goal): (phrases.kneel_down, *(over | round_).get((QUADRUPED, goal), ()))
        for start in (STANDING, CHAIR)
        for goal in floor
    }
    assert said == up | down | over | round_ | {(CHAIR, STANDING): (phrases.stand_up,)}


def test_where_the_person_is_does_not_matter_if_nobody_knows():
    assert change_over(shipped.phrases(), None, SUPINE) == ()


def test_whoever_is_on_the_floor_at_the_end_is_told_how_to_get_up():
    assert [family for family in Family if not get_up(shipped.phrases(), family)] == [STANDING, CHAIR]
