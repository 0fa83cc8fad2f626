"""A session says what it needs before the person is on the floor."""

from dataclasses import replace

import pytest

from stretchtimer.domain.need import need_lines, needs_of
from stretchtimer.domain.plan import Level, PhaseKind, Role
from stretchtimer.domain.planner import PlanOptions
from stretchtimer.domain.routine import stretch_of
from stretchtimer.domain.stretch import Family, Need
from tests.domain import shipped
from tests.domain.catalogue import CHILD, HUG, PHRASES

MAT, CUSHION, CHAIR = (
    Need("mat", "mat", "a mat"),
    Need("cushion", "cushion", "a cushion"),
    Need("chair", "chair"),
)
TWO = Need("two", "two cushions", "two cushions", covers=("cushion",))
FIRM = replace(CHAIR, sentence="Use a firm chair.")


def test_each_thing_is_named_once_in_the_order_it_is_needed():
    stretches = (
        replace(HUG, needs=(MAT,)),
        replace(CHILD, needs=(MAT, CUSHION)),
        replace(HUG, needs=(CUSHION,)),
    )
    assert needs_of(stretches) == (MAT, CUSHION)


def test_two_cushions_are_one_cushion_as_well():
    assert needs_of((replace(HUG, needs=(MAT, CUSHION)), replace(CHILD, needs=(MAT, TWO)))) == (MAT, TWO)


def test_a_stretch_that_needs_nothing_tells_nothing():
    assert needs_of((HUG,)) == ()
    assert need_lines((), PHRASES) == ()


def test_things_are_told_in_one_sentence_and_what_stands_firm_in_its_own():
    assert need_lines((MAT,), PHRASES) == ("Have a mat.",)
    assert need_lines((FIRM, MAT, CUSHION, TWO), PHRASES) == (
        "Have a mat, a cushion and two cushions.",
        "Use a firm chair.",
    )


def test_the_needs_of_a_routine_follow_its_variants():
    needs = {
        name: [
            need.id
            for need in needs_of(
                stretch_of(item, shipped.catalogue()) for item in shipped.routine(name).items
            )
        ]
        for name in ("desk-break", "quick-reset", "gentle")
    }
    assert needs == {"desk-break": ["chair", "desk"], "quick-reset": ["mat"], "gentle": ["mat", "cushion"]}


def test_all_things_there_are_can_be_told_in_twelve_words():
    needs = needs_of(
        way
        for stretch in shipped.catalogue()
        for way in (stretch, *map(stretch.as_variant, stretch.variants))
    )
    lines = need_lines(needs, shipped.phrases())
    assert len(lines) == 3
    assert [line for line in lines if len(line.split()) > 12] == []


@pytest.mark.parametrize("warm_up", [False, True])
@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("name", shipped.ROUTINES)
def test_things_are_told_first_and_once_before_the_floor(name, level, warm_up):
    plan = shipped.plan(name, PlanOptions(level=level, warm_up=warm_up))
    told = [
        (index, place)
        for index, phase in enumerate(plan.phases)
        for place, cue in enumerate(cue for cue in phase.cues if cue.role not in (Role.TONE, Role.RELEASE))
        if cue.role is Role.NEEDS
    ]
    first = next(index for index, phase in enumerate(plan.phases) if phase.kind is PhaseKind.GET_READY)
    lines = plan.phases[first].needs
    assert lines
    assert plan.start in (Family.STANDING, Family.CHAIR)
    assert told == ([(first, place) for place in range(len(lines))] if level.speaks else [])


def test_things_are_told_again_when_all_is_told_again():
    plan = shipped.plan("gentle", PlanOptions(level=Level.TONES))
    script = shipped.planner(PlanOptions(level=Level.TONES)).script
    again = script.instruction(replace(plan.phases[0], every_step=True))
    assert again[0].text == "You need a mat and a cushion, within reach."
