"""The account of a session is truthful."""

import pytest

from stretchtimer.domain.hold_accounts import HoldAccounts
from stretchtimer.domain.live_plan import LivePlan
from stretchtimer.domain.plan import Level, Plan
from stretchtimer.domain.plan_edit import PlanEdit
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.record import HoldOutcome, HoldRecord, SessionRecord
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.domain.stretch import Side
from tests.domain.catalogue import CATALOGUE, PHRASES

PLANNER = Planner(CATALOGUE, PHRASES, PlanOptions(level=Level.MUTE))


@pytest.fixture
def plan() -> Plan:
    return PLANNER.plan(Routine("r", "R", (Item("hug", 30), Item("child", 20))))


def test_begins_with_nothing_held(plan):
    records = HoldAccounts.of(plan).records(plan)
    assert records[0] == HoldRecord("hug", "Hug", Side.RIGHT, 30, 0, HoldOutcome.NOT_REACHED)
    assert [record.planned_s for record in records] == [30, 30, 20]


def test_counts_time_in_holds_and_all_time(plan):
    accounts = HoldAccounts.of(plan)
    accounts.credit(plan.phases[0], 20.0)
    accounts.credit(plan.phases[1], 12.3456)
    assert accounts.active_s == 32.3456
    assert [record.held_s for record in accounts.records(plan)] == [12.346, 0, 0]


@pytest.mark.parametrize(
    ("first", "then", "stays"),
    [
        (HoldOutcome.SKIPPED, HoldOutcome.DONE, HoldOutcome.SKIPPED),
        (HoldOutcome.DONE, HoldOutcome.SKIPPED, HoldOutcome.DONE),
        (HoldOutcome.NOT_REACHED, HoldOutcome.DONE, HoldOutcome.DONE),
    ],
)
def test_what_was_noted_first_stays(plan, first, then, stays):
    accounts = HoldAccounts.of(plan)
    accounts.close(0, first)
    accounts.close(0, then)
    assert accounts.entries[0].outcome is stays


@pytest.mark.parametrize(
    ("outcome", "reopened"),
    [
        (HoldOutcome.SKIPPED, HoldOutcome.NOT_REACHED),
        (HoldOutcome.DONE, HoldOutcome.DONE),
        (HoldOutcome.NOT_REACHED, HoldOutcome.NOT_REACHED),
    ],
)
def test_going_back_takes_back_a_skip_and_nothing_else(plan, outcome, reopened):
    accounts = HoldAccounts.of(plan)
    accounts.close(0, outcome)
    accounts.reopen(0)
    assert accounts.entries[0].outcome is reopened


@pytest.mark.parametrize("leave", ["edit", "end"])
def test_a_hold_that_is_left_while_it_hurts_says_so(plan, leave):
    accounts = HoldAccounts.of(plan)
    accounts.hurt(0, 12.34567)
    assert accounts.hurting == 0
    if leave == "end":
        accounts.close_all()
    else:
        accounts.follow(PlanEdit(LivePlan(plan, PLANNER), 0.0, skipped=(0, 1)))
    entry = accounts.entries[0]
    assert (entry.outcome, entry.hurt_at_s, accounts.hurting) == (HoldOutcome.HURT, 12.346, None)


@pytest.mark.parametrize("before", [HoldOutcome.DONE, HoldOutcome.SKIPPED])
def test_pain_is_noted_beside_what_a_hold_was_before(plan, before):
    accounts = HoldAccounts.of(plan)
    accounts.close(0, before)
    accounts.hurt(0, 3.0)
    accounts.close_all()
    assert (accounts.entries[0].outcome, accounts.entries[0].hurt_at_s) == (before, 3.0)
    assert accounts.holds_done == (before is HoldOutcome.DONE)


def test_an_end_leaves_begun_holds_early_and_others_unreached(plan):
    accounts = HoldAccounts.of(plan)
    accounts.credit(plan.holds[0], 3.0)
    accounts.credit(plan.holds[1], 1e-9)
    accounts.close_all()
    assert [record.outcome for record in accounts.records(plan)] == [
        HoldOutcome.ENDED_EARLY,
        HoldOutcome.NOT_REACHED,
        HoldOutcome.NOT_REACHED,
    ]


def test_a_copy_changes_on_its_own(plan):
    accounts = HoldAccounts.of(plan)
    accounts.hurt(0, 1.0)
    twin = accounts.copy()
    twin.credit(plan.holds[0], 5.0)
    twin.hurting = None
    assert (accounts.active_s, accounts.entries[0].held_s, accounts.hurting) == (0, 0, 0)


def test_an_edit_skips_goes_back_and_adds_holds_that_are_planned_as_nothing(plan):
    accounts, live = HoldAccounts.of(plan), LivePlan(plan, PLANNER)
    assert plan.next_place == 3
    accounts.follow(PlanEdit(live, 0.0, skipped=(0, 1), reopened=(1,), added=(3,)))
    outcomes = [account.outcome for account in accounts.entries.values()]
    assert outcomes == [HoldOutcome.SKIPPED, *[HoldOutcome.NOT_REACHED] * 3]
    assert [account.planned_s for account in accounts.entries.values()] == [30, 30, 20, 0]


def test_a_record_adds_up():
    holds = (
        HoldRecord("hug", "Hug", Side.LEFT, 30, 30, HoldOutcome.DONE),
        HoldRecord("hug", "Hug", Side.RIGHT, 30, 12, HoldOutcome.SKIPPED),
        HoldRecord("child", "Child", None, 30, 3, HoldOutcome.HURT),
    )
    record = SessionRecord("r", "R", 86_400 * 10 - 1800, 0, 3600, 100, 90, True, holds)
    assert record.held_s == 45
    assert record.stretches_done == 1
    assert record.day == 10
