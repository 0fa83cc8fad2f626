"""The account of a session is truthful."""

import pytest

from stretchtimer.domain.ledger import Ledger
from stretchtimer.domain.plan import Level, Plan
from stretchtimer.domain.planner import Manner, Planner
from stretchtimer.domain.record import HoldRecord, Outcome, SessionRecord
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.domain.stretch import Side
from tests.domain.catalogue import CATALOGUE, PHRASES


@pytest.fixture
def plan() -> Plan:
    planner = Planner(CATALOGUE, PHRASES, Manner(level=Level.MUTE))
    return planner.plan(Routine("r", "R", (Item("hug", 30), Item("child", 20))))


def test_begins_with_nothing_held(plan):
    records = Ledger.of(plan).records(plan)
    assert records[0] == HoldRecord("hug", "Hug", Side.RIGHT, 30, 0, Outcome.NOT_REACHED)
    assert [record.planned_s for record in records] == [30, 30, 20]


def test_counts_time_in_holds_and_all_time(plan):
    ledger = Ledger.of(plan)
    ledger.credit(plan.phases[0], 20.0)
    ledger.credit(plan.phases[1], 12.3456)
    assert ledger.active_s == 32.3456
    assert [record.held_s for record in ledger.records(plan)] == [12.346, 0, 0]


@pytest.mark.parametrize(
    ("first", "then", "stays"),
    [
        (Outcome.SKIPPED, Outcome.DONE, Outcome.SKIPPED),
        (Outcome.DONE, Outcome.SKIPPED, Outcome.DONE),
        (Outcome.NOT_REACHED, Outcome.DONE, Outcome.DONE),
    ],
)
def test_what_was_noted_first_stays(plan, first, then, stays):
    ledger = Ledger.of(plan)
    ledger.close(0, first)
    ledger.close(0, then)
    assert ledger.entries[0].outcome is stays


@pytest.mark.parametrize(
    ("outcome", "reopened"),
    [
        (Outcome.SKIPPED, Outcome.NOT_REACHED),
        (Outcome.DONE, Outcome.DONE),
        (Outcome.NOT_REACHED, Outcome.NOT_REACHED),
    ],
)
def test_going_back_takes_back_a_skip_and_nothing_else(plan, outcome, reopened):
    ledger = Ledger.of(plan)
    ledger.close(0, outcome)
    ledger.reopen(0)
    assert ledger.entries[0].outcome is reopened


def test_pain_outweighs_everything(plan):
    ledger = Ledger.of(plan)
    ledger.close(0, Outcome.DONE)
    ledger.hurt(0, 12.34567)
    ledger.reopen(0)
    ledger.close(0, Outcome.SKIPPED)
    assert ledger.entries[0].outcome is Outcome.HURT
    assert ledger.entries[0].hurt_at_s == 12.346
    assert ledger.hurting == 0


def test_an_end_leaves_begun_holds_early_and_others_unreached(plan):
    ledger = Ledger.of(plan)
    ledger.credit(plan.holds[0], 3.0)
    ledger.credit(plan.holds[1], 1e-9)
    ledger.close_all()
    assert [record.outcome for record in ledger.records(plan)] == [
        Outcome.ENDED_EARLY,
        Outcome.NOT_REACHED,
        Outcome.NOT_REACHED,
    ]


def test_a_copy_changes_on_its_own(plan):
    ledger = Ledger.of(plan)
    ledger.hurt(0, 1.0)
    twin = ledger.copy()
    twin.credit(plan.holds[0], 5.0)
    twin.hurting = None
    assert (ledger.active_s, ledger.entries[0].held_s, ledger.hurting) == (0, 0, 0)


def test_a_hold_that_was_not_asked_for_is_planned_as_nothing(plan):
    ledger = Ledger.of(plan)
    assert ledger.next_place() == 3
    assert Ledger().next_place() == 0


def test_a_record_adds_up():
    holds = (
        HoldRecord("hug", "Hug", Side.LEFT, 30, 30, Outcome.DONE),
        HoldRecord("hug", "Hug", Side.RIGHT, 30, 12, Outcome.SKIPPED),
        HoldRecord("child", "Child", None, 30, 3, Outcome.HURT),
    )
    record = SessionRecord("r", "R", 86_400 * 10 - 1800, 0, 3600, 100, 90, True, holds)
    assert record.held_s == 45
    assert record.stretches_done == 1
    assert record.day == 10
