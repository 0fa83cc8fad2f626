"""Every edit changes a running plan as it says, and nothing else."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from stretchtimer.domain.easier_way import easier_variant, take_easier
from stretchtimer.domain.hold_accounts import HoldAccounts
from stretchtimer.domain.live_plan import LivePlan
from stretchtimer.domain.plan import Level, Pace, Phase, PhaseKind, Plan, ReleaseCue
from stretchtimer.domain.plan_edit import (
    PlanEdit,
    back,
    leave_stretch,
    nudge,
    repeat_side,
    restart,
    skip_hold,
    skip_stretch,
)
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.record import HoldOutcome
from stretchtimer.domain.reply_room import CLIP_S, say_again
from stretchtimer.domain.routine import Item, Routine, Sides
from stretchtimer.domain.stretch import Family, Side
from tests.domain import shipped
from tests.domain.catalogue import CATALOGUE, PHRASES

GET_READY, HOLD, MOVE, SWITCH, REST, DONE = PhaseKind


class Edited:
    """A plan that is edited one thing after another, with the accounts of its holds."""

    def __init__(self, plan: Plan, planner: Planner) -> None:
        self.live, self.accounts = LivePlan(plan, planner), HoldAccounts.of(plan)

    @property
    def plan(self) -> Plan:
        return self.live.plan

    def do(self, edit: Callable[..., PlanEdit], position_s: float, *more: float) -> float:
        """Edit the plan and return the new position."""
        change = edit(self.live, position_s, *more)
        self.live = change.live
        self.accounts.follow(change)
        return change.position_s

    def refresh(self, planner: Planner, position_s: float) -> None:
        self.live = replace(self.live, planner=planner).laid_anew(position_s)


def edited(
    *items: Item, start: Family = Family.SUPINE, level: Level = Level.MUTE, **options: object
) -> Edited:
    """Return the plan of a routine of the hand-made catalogue, lying on the back, without words."""
    planner = Planner(CATALOGUE, PHRASES, PlanOptions(level=level, **options), lambda _text: 0.5)
    return Edited(planner.plan(Routine("r", "R", items, start)), planner)


def shape(of: Edited) -> list[tuple[PhaseKind, float]]:
    return [(phase.kind, phase.length_s) for phase in of.plan.phases]


def texts(phase: Phase) -> list[str]:
    return [cue.text for cue in phase.cues]


def outcomes(of: Edited) -> list[HoldOutcome]:
    return [record.outcome for record in of.accounts.records(of.plan)]


# hug: ready 0-5, right 5-35, switch 35-41, left 41-71; child: ready 71-89, hold 89-119; closing 119-127
HUG_AND_CHILD = (Item("hug", 30), Item("child", 30))


class TestRestart:
    def test_goes_to_the_start_of_the_phase(self):
        one = edited(*HUG_AND_CHILD)
        assert [one.do(restart, at_s) for at_s in (3, 5, 20, 40, 120)] == [0, 5, 5, 35, 119]

    def test_keeps_what_was_nudged(self):
        one = edited(*HUG_AND_CHILD)
        one.do(nudge, 10, 10)
        one.do(restart, 20)
        assert one.plan.phases[1].length_s == 40

    def test_of_a_way_in_does_not_say_again_that_something_was_skipped(self):
        one = edited(*HUG_AND_CHILD, level=Level.GUIDE)
        goal_s = one.do(skip_hold, one.plan.starts_s[1] + 5)
        one.do(restart, goal_s + 4)
        assert texts(one.plan.phases[2]) == ["switch", "Switch sides. Left knee in."]
        one.do(restart, one.plan.starts_s[4] + 4)
        assert texts(one.plan.phases[4])[:2] == ["end", "Well done. Left foot down."]


class TestBack:
    def test_goes_to_the_start_of_the_phase_and_right_after_it_to_the_way_into_the_hold_before(self):
        assert edited(*HUG_AND_CHILD).do(back, 60) == 41
        assert edited(*HUG_AND_CHILD).do(back, 43) == 35 - 30 - 5
        assert edited(*HUG_AND_CHILD).do(back, 43.1) == 41
        assert edited(*HUG_AND_CHILD).do(back, 72) == 35
        assert edited(*HUG_AND_CHILD).do(back, 120) == 71

    def test_goes_to_its_own_way_in_where_there_is_no_hold_before(self):
        one = edited(*HUG_AND_CHILD)
        assert one.do(back, 6) == 0
        assert one.do(back, 1) == 0

    def test_goes_to_the_start_of_the_warm_up(self):
        one = edited(*HUG_AND_CHILD, warm_up=True)
        assert one.do(back, 1) == 0
        assert one.do(back, 181) == 0

    def test_gives_the_time_it_takes_from_where_the_person_is(self):
        one = edited(*HUG_AND_CHILD)
        assert one.do(back, 90) == 35
        # from hands and knees onto the back again, instead of from side to side
        assert shape(one)[2] == (GET_READY, 3 + 10 + 5)
        assert one.plan.phases[2].side is Side.LEFT

    def test_says_how_to_switch_where_the_person_still_lies_as_before(self):
        one = edited(*HUG_AND_CHILD, level=Level.GUIDE)
        one.do(back, one.plan.starts_s[4] + 1)
        assert one.plan.phases[2].kind is SWITCH
        assert texts(one.plan.phases[2]) == ["switch", "Switch sides. Left knee in."]

    def test_takes_back_what_was_said_about_skipping(self):
        one = edited(*HUG_AND_CHILD, level=Level.GUIDE)
        goal_s = one.do(skip_stretch, 20)
        assert "Skipping this." in texts(one.plan.phases[4])
        one.do(back, goal_s + 1)
        assert texts(one.plan.phases[4])[:2] == ["end", "Well done. Left foot down."]
        assert outcomes(one) == [HoldOutcome.SKIPPED, HoldOutcome.NOT_REACHED, HoldOutcome.NOT_REACHED]

    def test_makes_a_movement_whole_again_that_was_broken_off(self):
        one = edited(Item("wave", 32), Item("child", 30))
        one.do(skip_hold, 20)
        assert one.plan.phases[1].length_s < 32
        one.do(back, one.plan.starts_s[2] + 1)
        assert one.plan.phases[1].length_s == 32
        assert outcomes(one) == [HoldOutcome.NOT_REACHED, HoldOutcome.NOT_REACHED]

    def test_crosses_a_rest(self):
        one = edited(Item("child", 30, rest_after_s=20), Item("hug", 30))
        assert one.do(back, one.plan.starts_s[2] + 1) == 0
        assert one.do(back, one.plan.starts_s[3] + 1) == 0


class TestSkipHold:
    def test_leaves_the_hold(self):
        one = edited(*HUG_AND_CHILD)
        assert one.do(skip_hold, 12) == 35
        assert outcomes(one) == [HoldOutcome.SKIPPED, HoldOutcome.NOT_REACHED, HoldOutcome.NOT_REACHED]
        assert shape(one) == shape(edited(*HUG_AND_CHILD))

    def test_says_so_and_goes_on(self):
        one = edited(*HUG_AND_CHILD, level=Level.GUIDE)
        one.do(skip_hold, 12)
        assert texts(one.plan.phases[2]) == ["end", "Skipping this.", "switch", "Switch sides. Left knee in."]

    def test_before_the_hold_leads_into_the_other_side_from_the_start(self):
        one = edited(Item("hug", 30, note="Gently."), Item("child", 30), level=Level.GUIDE)
        goal_s = one.do(skip_hold, 2)
        ready = one.plan.locate(goal_s).phase
        assert (ready.kind, ready.side) == (GET_READY, Side.LEFT)
        assert texts(ready) == ["Next, hug. Left knee in.", "Hug your left knee.", "Gently."]

    def test_in_a_switch_goes_to_the_next_stretch(self):
        one = edited(*HUG_AND_CHILD)
        assert one.do(skip_hold, 36) == 71
        assert outcomes(one) == [HoldOutcome.NOT_REACHED, HoldOutcome.SKIPPED, HoldOutcome.NOT_REACHED]

    def test_gives_the_time_it_takes_from_where_the_person_is(self):
        one = edited(Item("child", 30), Item("hug", 30), Item("child", 20), start=Family.QUADRUPED)
        ready = one.plan.starts_s[2]
        assert shape(one)[6] == (GET_READY, 3 + 10 + 5)
        one.do(skip_stretch, ready + 1)
        # the person has not lain down yet
        assert shape(one)[6] == (GET_READY, 3 + 0 + 5)

    def test_of_two_stretches_gives_the_time_from_where_the_person_stands(self):
        one = edited(*HUG_AND_CHILD, start=Family.STANDING)
        goal_s = one.do(skip_stretch, 1)
        assert one.plan.locate(goal_s).phase.length_s == 12 + 5

    def test_keeps_the_note_of_the_next_stretch(self):
        one = edited(Item("hug", 30), Item("child", 30, note="On a cushion."))
        one.do(skip_hold, 36)
        assert one.plan.phases[4].note == "On a cushion."

    def test_lets_a_movement_come_to_its_middle_first(self):
        one = edited(Item("roll", 36), Item("child", 30))
        assert one.do(skip_hold, 3 + 7) == 10
        assert shape(one)[1] == (MOVE, 12)
        assert outcomes(one) == [HoldOutcome.SKIPPED, HoldOutcome.NOT_REACHED]
        assert one.do(skip_hold, 11) == one.plan.starts_s[2] == 15

    def test_lets_a_wave_come_to_its_half(self):
        one = edited(Item("wave", 32), start=Family.QUADRUPED)
        one.do(skip_hold, 3 + 5)
        assert shape(one)[1] == (MOVE, 8)

    def test_leaves_a_movement_at_once_that_is_at_its_end(self):
        one = edited(Item("roll", 36), Item("child", 30))
        assert one.do(skip_hold, 3 + 31) == 39

    def test_leaves_a_rest_and_nothing_else(self):
        one = edited(Item("child", 30, rest_after_s=20), Item("hug", 30, rest_after_s=20))
        assert one.do(skip_hold, one.plan.starts_s[2] + 1) == one.plan.starts_s[3]
        assert outcomes(one) == [HoldOutcome.NOT_REACHED] * 3
        last_rest = len(one.plan.phases) - 2
        assert one.do(skip_hold, one.plan.starts_s[last_rest] + 1) == one.plan.starts_s[-2]

    def test_before_a_rest_the_rest_stays_and_lets_nothing_go_twice(self):
        one = edited(Item("child", 30, rest_after_s=20), Item("hug", 30), start=Family.STANDING)
        goal_s = one.do(skip_hold, 1)
        assert one.plan.locate(goal_s).phase.kind is REST
        assert shape(one)[3] == (GET_READY, 15 + 5)

    def test_leaves_the_closing(self):
        one = edited(*HUG_AND_CHILD)
        assert one.do(skip_hold, 120) == one.plan.total_s
        assert one.do(skip_stretch, 120) == one.plan.total_s

    def test_from_the_only_way_in_closes_without_letting_go(self):
        one = edited(Item("hug", 30, sides=Sides.LEFT), level=Level.GUIDE)
        goal_s = one.do(skip_hold, 1)
        assert texts(one.plan.locate(goal_s).phase) == ["done", "All done."]


class TestSkipStretch:
    def test_leaves_all_holds_of_it(self):
        one = edited(*HUG_AND_CHILD)
        assert one.do(skip_stretch, 12) == 71
        assert outcomes(one) == [HoldOutcome.SKIPPED, HoldOutcome.SKIPPED, HoldOutcome.NOT_REACHED]

    def test_leaves_what_is_still_to_come_of_it(self):
        one = edited(*HUG_AND_CHILD)
        one.accounts.close(0, HoldOutcome.DONE)
        assert one.do(skip_stretch, 50) == 71
        assert outcomes(one) == [HoldOutcome.DONE, HoldOutcome.SKIPPED, HoldOutcome.NOT_REACHED]

    def test_of_the_warm_up_goes_to_the_first_stretch(self):
        one = edited(*HUG_AND_CHILD, warm_up=True)
        assert one.do(skip_stretch, 12) == 180
        assert shape(one)[1] == (GET_READY, 3 + 15 + 5)


class TestNudge:
    @pytest.mark.parametrize(
        ("at_s", "seconds", "length_s"),
        [
            (10, 10, 40),
            (10, -10, 20),
            (10, 100, 60),  # what the stretch allows at most
            (6, -25, 10),  # what it allows at least
            (30, -10, 29),  # a breath and the count are left
            (34, -10, 30),  # nothing to take away
        ],
    )
    def test_of_a_hold_stays_within_its_limits(self, at_s, seconds, length_s):
        one = edited(*HUG_AND_CHILD)
        assert one.do(nudge, at_s, seconds) == at_s
        assert shape(one)[1] == (HOLD, length_s)
        assert shape(one)[2:] == shape(edited(*HUG_AND_CHILD))[2:]

    def test_of_a_hold_at_its_longest_adds_nothing(self):
        one = edited(Item("hug", 60))
        one.do(nudge, 10, 10)
        assert shape(one)[1] == (HOLD, 60)

    @pytest.mark.parametrize(
        ("at_s", "seconds", "length_s"),
        [
            (5, 10, 48),  # by pairs of visits
            (5, -10, 24),
            (3 + 25, -10, 36),  # the pair has begun
            (3 + 23, -10, 24),
        ],
    )
    def test_of_a_movement_keeps_pairs_whole(self, at_s, seconds, length_s):
        one = edited(Item("roll", 36), Item("child", 30))
        one.do(nudge, at_s, seconds)
        assert shape(one)[1] == (MOVE, length_s)
        assert one.plan.phases[1].beat_s == 3

    def test_of_a_movement_that_comes_to_its_end_does_nothing(self):
        one = edited(Item("roll", 36), Item("child", 30))
        one.do(skip_hold, 10)
        one.do(nudge, 10, 10)
        assert shape(one)[1] == (MOVE, 12)

    def test_of_a_way_in_gives_or_takes_time(self):
        one = edited(*HUG_AND_CHILD)
        one.do(nudge, 72, 10)
        assert shape(one)[4] == (GET_READY, 28)
        one.do(nudge, 75, -10)
        assert shape(one)[4] == (GET_READY, 18)
        one.do(nudge, 80, -10)
        assert shape(one)[4] == (GET_READY, 13)

    def test_of_a_way_in_drops_no_step_that_still_fits(self):
        one = edited(Item("hug", 30), start=Family.STANDING, level=Level.LEARN)
        whole = texts(one.plan.phases[0])
        one.do(nudge, 4, -10)
        assert texts(one.plan.phases[0]) == whole
        assert one.plan.phases[0].length_s < 20

    def test_waits_for_the_words_that_sound(self):
        planner = Planner(CATALOGUE, PHRASES, PlanOptions(), lambda _text: 9.0)
        one = Edited(planner.plan(Routine("r", "R", (Item("child", 30),), Family.QUADRUPED)), planner)
        one.do(nudge, 0.5, -100)
        assert one.plan.phases[0].length_s == 9

    def test_of_the_closing_does_nothing(self):
        one = edited(*HUG_AND_CHILD)
        assert one.do(nudge, 120, 10) == 120
        assert shape(one) == shape(edited(*HUG_AND_CHILD))

    def test_of_the_warm_up_changes_its_length(self):
        one = edited(*HUG_AND_CHILD, warm_up=True)
        one.do(nudge, 20, 10)
        assert shape(one)[0] == (MOVE, 190)


class TestRepeatSide:
    def test_in_a_hold_comes_after_it(self):
        one = edited(*HUG_AND_CHILD)
        assert one.do(repeat_side, 20) == 20
        assert shape(one)[1:5] == [(HOLD, 30), (REST, 8), (HOLD, 30), (SWITCH, 6)]
        assert one.plan.phases[3].side is Side.RIGHT
        assert one.accounts.records(one.plan)[1].planned_s == 0
        assert shape(one)[4:] == shape(edited(*HUG_AND_CHILD))[2:]

    def test_begins_with_fewer_words_the_second_time(self):
        one = edited(*HUG_AND_CHILD, level=Level.GUIDE)
        one.do(repeat_side, one.plan.starts_s[1] + 5)
        assert texts(one.plan.phases[1])[:2] == ["start", "And hold."]
        assert texts(one.plan.phases[3])[:2] == ["start", "Hold."]

    def test_between_holds_comes_at_once(self):
        one = edited(*HUG_AND_CHILD, level=Level.GUIDE)
        now_s = one.plan.starts_s[2] + 2
        assert one.do(repeat_side, now_s) == one.plan.starts_s[2]
        assert [phase.kind for phase in one.plan.phases[1:6]] == [HOLD, REST, HOLD, SWITCH, HOLD]
        assert texts(one.plan.phases[2]) == ["Once more."]

    def test_in_the_closing_comes_before_it(self):
        one = edited(Item("child", 30), start=Family.QUADRUPED)
        assert one.do(repeat_side, 36) == 35
        assert shape(one) == [(GET_READY, 5), (HOLD, 30), (REST, 8), (HOLD, 30), (DONE, 8)]

    def test_before_the_first_hold_does_nothing(self):
        one = edited(*HUG_AND_CHILD)
        assert one.do(repeat_side, 2) == 2
        assert shape(one) == shape(edited(*HUG_AND_CHILD))


class TestLeaveStretch:
    def test_of_a_hold_that_hurts_goes_to_the_next_stretch_and_says_nothing_of_it(self):
        one = edited(*HUG_AND_CHILD, level=Level.GUIDE)
        one.accounts.hurt(0, 10)
        goal_s = one.do(leave_stretch, 15)
        assert one.plan.locate(goal_s).phase.item == 1
        assert one.plan.phases[4].departure.release is ReleaseCue.NOTHING
        assert texts(one.plan.phases[4])[0] == "Next, child."
        assert outcomes(one) == [HoldOutcome.HURT, HoldOutcome.SKIPPED, HoldOutcome.NOT_REACHED]

    def test_leaves_a_hold_hurt_whatever_comes_later(self):
        one = edited(*HUG_AND_CHILD)
        one.accounts.hurt(0, 10)
        one.do(leave_stretch, 15)
        one.do(back, one.plan.starts_s[2] + 1)
        one.accounts.close(0, HoldOutcome.DONE)
        assert outcomes(one)[0] is HoldOutcome.HURT


class TestTakeEasier:
    def test_breaks_off_and_does_the_rest_the_easier_way(self):
        one = edited(*HUG_AND_CHILD)
        goal_s = one.do(take_easier, 15)
        assert goal_s == 15
        assert shape(one)[1:6] == [(HOLD, 10), (GET_READY, 8), (HOLD, 20), (SWITCH, 6), (HOLD, 20)]
        assert [hold.stretch.variant for hold in one.plan.holds] == [None, "strap", "strap", None]
        assert [hold.side for hold in one.plan.holds] == [Side.RIGHT, Side.RIGHT, Side.LEFT, None]
        assert [record.planned_s for record in one.accounts.records(one.plan)] == [30, 0, 30, 30]

    def test_lets_go_of_the_last_side_in_the_end(self):
        one = edited(*HUG_AND_CHILD)
        one.do(take_easier, 15)
        departure = one.plan.phases[6].departure
        assert (departure.side, departure.release, departure.stretch.variant) == (
            Side.LEFT,
            ReleaseCue.RELEASE_LAST,
            "strap",
        )

    def test_on_the_way_in_keeps_the_hold_in_the_account(self):
        one = edited(*HUG_AND_CHILD)
        one.accounts.hurt(0, 0.0)
        assert one.do(take_easier, 2) == 2
        assert shape(one)[:4] == [(GET_READY, 2), (HOLD, 0), (GET_READY, 5), (HOLD, 20)]
        assert outcomes(one)[0] is HoldOutcome.HURT

    def test_offers_each_variant_once(self):
        one = edited(*HUG_AND_CHILD)
        goal_s = one.do(take_easier, 15)
        again = one.plan.hold_at(one.plan.at(goal_s))
        assert easier_variant(again, CATALOGUE).id == "lying"
        last_s = one.do(take_easier, goal_s)
        assert easier_variant(one.plan.hold_at(one.plan.at(last_s)), CATALOGUE) is None
        assert one.do(take_easier, last_s) == last_s

    def test_keeps_the_rest_that_follows(self):
        one = edited(Item("hug", 30, rest_after_s=20), Item("child", 30))
        one.do(take_easier, 15)
        assert [phase.kind for phase in one.plan.phases[5:8]] == [HOLD, REST, GET_READY]
        assert one.plan.phases[6].departure.stretch.variant == "strap"
        assert one.plan.phases[7].departure.release is ReleaseCue.NOTHING

    def test_of_a_movement_fits_whole_pairs_into_what_it_allows(self):
        one = edited(Item("roll", 48), Item("child", 30))
        one.do(take_easier, 10)
        again = one.plan.phases[3]
        assert (again.kind, again.length_s, again.beat_s) == (MOVE, 24, 3)

    def test_is_nothing_where_there_is_no_variant(self):
        one = edited(Item("child", 30))
        assert easier_variant(one.plan.phases[1], CATALOGUE) is None
        assert one.do(take_easier, 20) == 20
        assert one.do(take_easier, one.plan.total_s - 1) == one.plan.total_s - 1

    def test_that_has_been_passed_is_not_held_again_when_going_back(self):
        one = edited(Item("child", 20), Item("hug", 30))
        start_s = one.plan.starts_s[3]
        goal_s = one.do(take_easier, start_s + 10)
        one.do(back, goal_s + 1)
        assert one.plan.phases[3].length_s == 30  # one step back is the hold that was broken off
        one = edited(Item("child", 20), Item("hug", 30))
        one.do(take_easier, start_s + 10)
        one.do(back, one.plan.starts_s[2] + 1)
        assert one.plan.phases[3].length_s == 10  # farther back it stays broken off


class TestSayAgain:
    @pytest.mark.parametrize("level", [Level.LEARN, Level.GUIDE, Level.BRIEF])
    def test_begins_the_way_in_anew_with_every_step_and_without_letting_go_again(self, level):
        one = edited(*HUG_AND_CHILD, level=level)
        ready_s = one.plan.starts_s[4]
        assert one.do(say_again, ready_s + 8) == ready_s
        way = one.plan.phases[4]
        announced = "Child." if level is Level.BRIEF else "Next, child."
        assert texts(way) == [announced, "Roll over first.", "Kneel.", "Sit back."]
        assert way.cues[0].at_s == 0.0
        assert way.length_s >= way.cues[-1].end_s + 3

    def test_at_a_change_of_sides_says_every_step_for_the_other_side(self):
        one = edited(*HUG_AND_CHILD, level=Level.GUIDE)
        assert one.do(say_again, one.plan.starts_s[2] + 4) == one.plan.starts_s[2]
        way = one.plan.phases[2]
        assert texts(way) == [
            "switch", "Switch sides. Left knee in.", "Lie down.", "Lift your left knee.", "Hug it."
        ]  # fmt: skip

    def test_while_it_is_told_how_to_let_go_tells_that_again_first(self):
        one = edited(*HUG_AND_CHILD, level=Level.GUIDE)
        one.do(say_again, one.plan.starts_s[2] + 0.5)
        assert texts(one.plan.phases[2])[:3] == ["end", "Lower your right foot.", "switch"]

    def test_at_tones_waits_until_the_words_can_be_made(self):
        one = edited(*HUG_AND_CHILD, level=Level.TONES)
        one.do(say_again, one.plan.starts_s[4] + 8)
        first = one.plan.phases[4].cues[0]
        assert (first.text, first.at_s) == ("Next, child.", CLIP_S)

    def test_is_not_asked_for_any_more_when_the_phase_begins_anew(self):
        one = edited(*HUG_AND_CHILD, level=Level.GUIDE)
        one.do(say_again, one.plan.starts_s[4] + 8)
        one.do(restart, one.plan.starts_s[4] + 8)
        assert "Kneel." not in texts(one.plan.phases[4])

    def test_in_a_rest_and_in_the_closing_goes_to_their_words(self):
        one = edited(Item("child", 30, rest_after_s=20), level=Level.GUIDE)
        rest, done = one.plan.phases[2:4]
        assert texts(rest)[-1] == "Rest now."
        assert one.do(say_again, one.plan.starts_s[2] + 9) == one.plan.starts_s[2] + rest.cues[-1].at_s
        assert one.do(say_again, one.plan.starts_s[3] + 7) == one.plan.starts_s[3] + done.cues[-1].at_s

    def test_has_nothing_to_go_back_to_in_a_hold_and_at_mute(self):
        one = edited(*HUG_AND_CHILD)
        assert one.do(say_again, 20) == 20
        one.do(say_again, 38)
        assert one.plan.phases[2].cues == ()


class TestRefresh:
    def test_takes_new_lengths_for_what_lies_ahead(self):
        one = edited(*HUG_AND_CHILD, level=Level.GUIDE)
        slow = Planner(CATALOGUE, PHRASES, PlanOptions(level=Level.GUIDE), lambda _text: 6.0)
        before = one.plan.phases[:2]
        one.refresh(slow, 20)
        assert one.plan.phases[0] == before[0]
        assert one.plan.phases[1].length_s == 30
        assert one.plan.phases[2:] == slow.plan(Routine("r", "R", HUG_AND_CHILD, Family.SUPINE)).phases[2:]

    def test_does_not_make_a_countdown_jump_down(self):
        one = edited(*HUG_AND_CHILD, level=Level.LEARN)
        length_s = one.plan.phases[0].length_s
        quick = Planner(CATALOGUE, PHRASES, PlanOptions(level=Level.LEARN), lambda _text: 0.1)
        one.refresh(quick, 3)
        assert one.plan.phases[0].length_s == length_s

    def test_leaves_broken_off_what_was_broken_off(self):
        one = edited(Item("wave", 32), Item("child", 30), level=Level.GUIDE, start=Family.QUADRUPED)
        start_s = one.plan.starts_s[1]
        one.do(skip_hold, start_s + 5)
        one.refresh(one.live.planner, start_s + 6)
        assert one.plan.phases[1].length_s == 8


@pytest.mark.parametrize("pace", Pace)
def test_edits_keep_the_pace(pace):
    one = edited(*HUG_AND_CHILD, pace=pace)
    goal_s = one.do(skip_stretch, one.plan.starts_s[1] + 5)
    assert one.plan.locate(goal_s).phase.length_s == 18 * pace.factor


class TestEasierWays:
    def test_nobody_on_a_chair_is_sent_to_the_floor(self):
        planner = shipped.planner(PlanOptions(level=Level.MUTE))
        plan = planner.plan(shipped.routine("desk-break"))
        assert {hold.stretch.family for hold in plan.holds} == {Family.CHAIR, Family.STANDING}
        assert [easier_variant(hold, planner.catalogue) for hold in plan.holds] == [None] * len(plan.holds)

    def test_the_next_easier_way_keeps_nothing_of_the_one_before(self):
        live = edited(Item("hug", 20, variant="strap"))
        live.do(take_easier, live.plan.starts_s[1] + 5)
        later = [hold.stretch for hold in live.plan.holds[1:]]
        assert later == [CATALOGUE["hug"].as_variant("lying")] * 2

    def test_on_the_floor_there_is_one_for_every_stretch_that_is_not_done_so_already(self):
        planner = shipped.planner(PlanOptions(level=Level.MUTE))
        plan = planner.plan(shipped.routine("full-relief"))
        without = {hold.stretch.name for hold in plan.holds if not easier_variant(hold, planner.catalogue)}
        assert without == {"Knee-Down Lunge"}
