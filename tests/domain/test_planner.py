"""A routine is worked out: the checksums of the eight routines, the order of sides, what is refused."""

from dataclasses import replace
from itertools import pairwise

import pytest

from stretchtimer.domain.errors import RoutineError
from stretchtimer.domain.plan import Level, Pace, Phase, PhaseKind, Plan, ReleaseCue, estimated_length_s
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.routine import Item, Routine, Sides
from stretchtimer.domain.stretch import Family, Side
from tests.domain import shipped
from tests.domain.catalogue import CATALOGUE, PHRASES

MUTE = PlanOptions(level=Level.MUTE)

#: As worked out by hand: the transitions in order with the switches, and the time in stretches.
CHECKSUMS = {
    "full-relief": ([18, 8, 6, 8, 11, 10, 11, 16, 8, 13, 12, 17, 11, 12, 8], 426, 595),
    "short-full": ([18, 8, 6, 8, 11, 10, 11, 16, 8, 13, 12, 17, 11, 12, 8], 326, 495),
    "desk-break": ([3, 8, 6, 13, 6, 8], 130, 174),
    "quick-reset": ([18, 8, 6, 11, 10, 8], 116, 177),
    "gentle-morning": ([18, 11, 10, 16, 13, 12, 8], 168, 256),
    "wind-down": ([15, 8, 16, 14, 11, 10, 8, 6, 11, 8, 8], 445, 560),
    "hips-focus": ([18, 11, 10, 10, 10, 11, 25, 12, 12, 12, 17, 8], 351, 507),
    "gentle": ([18, 8, 6, 11, 10, 16, 8, 8], 166, 251),
}
SWITCHES = {
    "full-relief": [6, 10, 12, 12],
    "short-full": [6, 10, 12, 12],
    "desk-break": [6, 6],
    "quick-reset": [6, 10],
    "gentle-morning": [10, 12],
    "wind-down": [10, 6],
    "hips-focus": [10, 10, 10, 12, 12, 12],
    "gentle": [6, 10],
}
CLOCK = {  # as the design writes the totals: holds, changes and ending, from standing
    "full-relief": "9:55",
    "short-full": "8:15",
    "desk-break": "2:54",
    "quick-reset": "2:57",
    "gentle-morning": "4:16",
    "wind-down": "9:20",
    "hips-focus": "8:27",
    "gentle": "4:11",
}


def seconds(phases: list[Phase]) -> list[float]:
    return [phase.length_s for phase in phases]


def ways(plan: Plan) -> list[Phase]:
    return [phase for phase in plan.phases if not phase.kind.is_work]


def small(*items: Item, start: Family = Family.STANDING, **options: object) -> Plan:
    """Return the plan of a routine of the hand-made catalogue, without words unless a level is given."""
    options.setdefault("level", Level.MUTE)
    return Planner(CATALOGUE, PHRASES, PlanOptions(**options)).plan(Routine("r", "R", items, start))


@pytest.mark.parametrize("name", shipped.ROUTINES)
def test_transitions_and_totals_are_those_of_the_table(name):
    plan = shipped.plan(name, MUTE)
    transitions, work_s, total_s = CHECKSUMS[name]
    assert seconds(ways(plan)) == transitions
    assert plan.work_s == work_s
    assert plan.total_s == total_s == sum(transitions) + work_s
    assert f"{int(plan.total_s) // 60}:{int(plan.total_s) % 60:02d}" == CLOCK[name]


@pytest.mark.parametrize("name", shipped.ROUTINES)
def test_switches_are_those_of_the_table(name):
    switches = [phase for phase in shipped.plan(name, MUTE).phases if phase.kind is PhaseKind.SWITCH]
    assert seconds(switches) == SWITCHES[name]


@pytest.mark.parametrize("name", shipped.ROUTINES)
def test_tones_take_no_more_time_than_silence(name):
    assert seconds(shipped.plan(name, PlanOptions(level=Level.TONES)).phases) == seconds(
        shipped.plan(name, MUTE).phases
    )


@pytest.mark.parametrize("pace", Pace)
@pytest.mark.parametrize("name", shipped.ROUTINES)
def test_pace_stretches_every_change_and_nothing_else(name, pace):
    plan = shipped.plan(name, replace(MUTE, pace=pace))
    transitions, work_s, _total_s = CHECKSUMS[name]
    *changes, ending = seconds(ways(plan))
    assert changes == [change * pace.factor for change in transitions[:-1]]
    assert ending == transitions[-1]
    assert plan.work_s == work_s


def test_full_relief_is_ten_stretches_in_fourteen_holds_and_moves():
    plan = shipped.plan("full-relief", MUTE)
    assert plan.count == 10
    assert len(plan.holds) == 14
    assert [hold.kind for hold in plan.holds].count(PhaseKind.MOVE) == 2
    assert len({hold.stretch.id for hold in plan.holds}) == 10
    assert plan.total_s == 426 + 169 == 595


def test_full_relief_changes_position_three_times_after_lying_down():
    families = [hold.stretch.family for hold in shipped.plan("full-relief", MUTE).holds]
    assert sum(one is not other for one, other in pairwise(families)) == 3


@pytest.mark.parametrize("name", shipped.ROUTINES)
@pytest.mark.parametrize("level", shipped.SPEAKING)
def test_words_make_a_session_longer_and_never_a_hold(name, level):
    plan = shipped.plan(name, PlanOptions(level=level))
    silent = shipped.plan(name, MUTE)
    assert seconds(plan.holds) == seconds(silent.holds)
    assert all(a.length_s >= b.length_s for a, b in zip(plan.phases, silent.phases, strict=True))


def test_getting_into_position_takes_its_share_of_every_change():
    for pace in Pace:
        plan = small(Item("hug", 20), Item("child", 20, repeats=2), pace=pace)
        settles = [way.settle_s / pace.factor for way in ways(plan)]
        assert settles == [15 + 5, 6 - 3, 10 + 5, 8 - 3, 0]


def test_right_comes_first_unless_the_manner_or_the_item_says_otherwise():
    assert [hold.side for hold in small(Item("hug", 30)).holds] == [Side.RIGHT, Side.LEFT]
    assert [h.side for h in small(Item("hug", 30), first_side=Side.LEFT).holds] == [Side.LEFT, Side.RIGHT]
    item = Item("hug", 30, first_side=Side.LEFT)
    assert [hold.side for hold in small(item).holds] == [Side.LEFT, Side.RIGHT]


def test_repeats_alternate_so_that_each_side_rests():
    plan = small(Item("hug", 30, repeats=2))
    assert [hold.side for hold in plan.holds] == [Side.RIGHT, Side.LEFT, Side.RIGHT, Side.LEFT]
    assert [phase.kind for phase in ways(plan)[1:-1]] == [PhaseKind.SWITCH] * 3


def test_repeats_of_one_side_have_a_rest_between():
    plan = small(Item("hug", 30, sides=Sides.LEFT, repeats=2))
    assert [hold.side for hold in plan.holds] == [Side.LEFT, Side.LEFT]
    assert [(way.kind, way.length_s) for way in ways(plan)] == [
        (PhaseKind.GET_READY, 20),
        (PhaseKind.REST, 8),
        (PhaseKind.DONE, 8),
    ]


def test_repeats_of_a_stretch_for_both_sides_have_a_rest_between():
    plan = small(Item("child", 30, repeats=3))
    assert [way.kind for way in ways(plan)[1:-1]] == [PhaseKind.REST] * 2
    assert {hold.side for hold in plan.holds} == {None}


def test_a_stretch_for_both_sides_ignores_what_is_asked_about_sides():
    plan = small(Item("child", 30, sides=Sides.LEFT))
    assert [hold.side for hold in plan.holds] == [None]


def test_a_rest_comes_after_the_last_repeat_and_lets_go():
    plan = small(Item("hug", 30, rest_after_s=40), Item("child", 20))
    rest = plan.phases[4]
    assert (rest.kind, rest.length_s, rest.item, rest.place) == (PhaseKind.REST, 40, 0, 2)
    assert rest.departure.release is ReleaseCue.RELEASE_LAST
    assert plan.phases[5].departure.release is ReleaseCue.NOTHING


def test_a_rest_after_the_last_stretch_comes_before_the_closing():
    plan = small(Item("child", 20, rest_after_s=15))
    assert [phase.kind for phase in plan.phases[-3:]] == [PhaseKind.HOLD, PhaseKind.REST, PhaseKind.DONE]
    assert plan.phases[-1].departure.release is ReleaseCue.NOTHING


def test_a_warm_up_comes_first_and_counts_as_no_stretch():
    plan = small(Item("child", 20), warm_up=True)
    warm_up = plan.phases[0]
    assert (warm_up.kind, warm_up.stretch.id, warm_up.length_s) == (PhaseKind.MOVE, "warm-up", 180)
    assert plan.phases[1].length_s == 3 + 12 + 5
    assert plan.count == 1
    assert [plan.number_at(index) for index in range(len(plan.phases))] == [1, 1, 1, 1]


def test_stretches_are_numbered_in_order():
    plan = small(Item("hug", 20), Item("child", 20), Item("hug", 20))
    assert plan.count == 3
    assert [plan.number_at(index) for index in range(len(plan.phases))] == [1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3]


def test_places_name_the_holds_in_order_and_what_leads_to_them():
    plan = small(Item("hug", 20), Item("child", 20, repeats=2))
    assert [hold.place for hold in plan.holds] == [0, 1, 2, 3]
    assert [hold.ordinal for hold in plan.holds] == [0, 1, 0, 1]
    for way, hold in zip(plan.phases[0:-1:2], plan.phases[1:-1:2], strict=True):
        assert (way.place, way.item, way.side, way.stretch) == (
            hold.place,
            hold.item,
            hold.side,
            hold.stretch,
        )


def test_the_last_side_is_let_go_of_in_its_own_words():
    plan = small(Item("hug", 20), Item("child", 20))
    assert [way.departure and way.departure.release for way in ways(plan)] == [
        None,
        ReleaseCue.RELEASE,
        ReleaseCue.RELEASE_LAST,
        ReleaseCue.RELEASE_LAST,
    ]


def test_only_the_first_way_in_carries_the_note():
    plan = small(Item("hug", 20, note="Use the strap."), Item("child", 20))
    assert [way.note for way in ways(plan)] == ["Use the strap.", "", "", ""]


def test_a_variant_brings_its_own_times():
    plan = small(Item("hug", 20, variant="chair"), start=Family.CHAIR)
    assert seconds(ways(plan)) == [4, 4, 8]


def test_the_position_the_routine_begins_in_counts():
    assert small(Item("child", 20), start=Family.QUADRUPED).phases[0].length_s == 5
    assert small(Item("child", 20), start=Family.CHAIR).phases[0].length_s == 4 + 12 + 5


@pytest.mark.parametrize(
    ("routine", "sentence"),
    [
        (Routine("r", "R", ()), "Routine “R”: Add at least one stretch."),
        (
            Routine("r", "R", (Item("child", 20), Item("hug", 5))),
            "Routine “R”, stretch 2: Hold for Hug must be between 10 and 60 seconds.",
        ),
        (
            Routine("r", "R", (Item("nothing", 20),)),
            "Routine “R”, stretch 1: There is no stretch called “nothing”. Choose one from the library.",
        ),
    ],
)
def test_a_routine_that_breaks_a_rule_is_refused_with_its_place(routine, sentence):
    with pytest.raises(RoutineError) as refused:
        Planner(CATALOGUE, PHRASES, MUTE).plan(routine)
    assert str(refused.value) == sentence


def test_preferences_say_how_a_session_is_given():
    preferences = Preferences(level=Level.BRIEF, pace=Pace.BRISK, calm=True, warm_up=True)
    assert PlanOptions.of(preferences, day=3) == PlanOptions(Level.BRIEF, Pace.BRISK, Side.RIGHT, True, True)
    alternate = preferences.changed("side_order", "alternate")
    assert [PlanOptions.of(alternate, day).first_side for day in (3, 4)] == [Side.RIGHT, Side.LEFT]


def test_every_text_is_listed_once_in_the_order_it_is_needed():
    planner = Planner(CATALOGUE, PHRASES, PlanOptions())
    plan = planner.plan(Routine("r", "R", (Item("child", 30), Item("child", 30))))
    texts = planner.texts(plan)
    assert texts[0] == "Next, child."
    assert len(texts) == len(set(texts))
    assert set(texts) >= {"Mild pull.", "Sit back.", "And rest.", "Half.", "Three.", "All done."}
    assert "start" not in texts


def test_twice_the_rate_takes_half_as_long():
    assert estimated_length_s("x" * 10) == pytest.approx(0.20 + 0.632)
    assert estimated_length_s("x" * 10, rate_wpm=300) == pytest.approx((0.20 + 0.632) / 2)


def test_a_plan_has_no_holes():
    plan = small(Item("hug", 30), Item("child", 20))
    assert plan.starts_s == (0, 20, 50, 56, 86, 104, 124, 132)
    assert [plan.at(at_s) for at_s in (-1, 0, 19.999, 20, 131.9, 132, 999)] == [0, 0, 0, 1, 6, 6, 6]
    assert plan.total_s == 132
    assert replace(plan, phases=plan.phases[:1]).starts_s == (0, 20)


def test_the_hold_a_moment_leads_to_is_found():
    plan = small(Item("child", 20), Item("child", 30))
    assert [hold and hold.length_s for hold in map(plan.hold_at, range(5))] == [20, 20, 30, 30, None]
