"""A session is written down as plain data, and anything else on disk is refused without a fuss."""

import json
from dataclasses import replace
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain import snapshot
from stretchtimer.domain.command import Command
from stretchtimer.domain.plan import Level
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.record import HoldOutcome
from stretchtimer.domain.reply import Replies
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.domain.session import Session
from stretchtimer.domain.session_presenter import SessionPresenter
from stretchtimer.domain.session_runner import SessionSetup
from stretchtimer.domain.stretch import Catalogue
from tests.domain.catalogue import CATALOGUE, PHRASES
from tests.domain.walking import begun

MANNER = PlanOptions(level=Level.LEARN, calm=True, warm_up=True)


def written(now_s: float = 230.0) -> dict[str, object]:
    """Return a session as it is read back from a file: in the second stretch, after a skip and a change."""
    planner = Planner(CATALOGUE, PHRASES, MANNER)
    routine = Routine("r", "R", (Item("hug", 30, note="Gently."), Item("wave", 32, rest_after_s=10)))
    session = begun(planner, PHRASES, routine)
    for command, at_s in (
        (Command.SKIP_HOLD, 215.0),
        (Command.REPEAT_SIDE, 220.0),
        (Command.HURTS, now_s - 1),
    ):
        session.command(command, at_s)
    data = snapshot.take(session, SessionSetup(8000.0, -3600, 123.0, 3), now_s, 9000.0)
    return json.loads(json.dumps(data))


def test_says_all_that_is_needed_to_go_on():
    stopped = snapshot.restore(written(), CATALOGUE)
    assert stopped.options == MANNER
    assert (stopped.saved_at, stopped.started_at, stopped.pain_before, stopped.planned_s) == (
        9000,
        8000,
        3,
        123,
    )
    assert stopped.phase.stretch.id == "hug"
    assert stopped.number == 1
    assert stopped.accounts.hurting is not None


@pytest.mark.parametrize(
    ("wall_s", "resumable"),
    # a clock that was set back is no reason to lose it, however far
    [(9000, True), (12_600, True), (12_601, False), (8999, True), (5400, True), (-1e9, True)],
)
def test_can_be_taken_up_within_the_hour(wall_s, resumable):
    assert snapshot.restore(written(), CATALOGUE).resumable(wall_s) is resumable


def test_of_a_session_that_is_over_cannot_be_taken_up():
    data = written()
    data["position_s"] = 1e6
    assert not snapshot.restore(data, CATALOGUE).resumable(9000)


def test_becomes_a_record_that_ended_early():
    stopped = snapshot.restore(written(), CATALOGUE)
    record = stopped.record()
    assert (record.routine_id, record.finished, record.utc_offset_s) == ("r", False, -3600)
    assert (record.started_at, record.ended_at, record.pain_before) == (8000, 9000, 3)
    assert [hold.outcome for hold in record.holds].count(HoldOutcome.HURT) == 1
    held_s = sum(entry.held_s for entry in stopped.accounts.entries.values())
    # records keep thousandths of a second for each hold
    assert record.held_s == pytest.approx(held_s, abs=0.001 * len(record.holds))
    assert all(entry.outcome is not HoldOutcome.ENDED_EARLY for entry in stopped.accounts.entries.values())


def test_keeps_the_day_it_began_on():
    data = written()
    assert snapshot.restore(data, CATALOGUE, utc_offset_s=7200).record().utc_offset_s == -3600
    # older versions did not write it down
    del data["utc_offset_s"]
    assert snapshot.restore(data, CATALOGUE, utc_offset_s=7200).record().utc_offset_s == 7200


@pytest.mark.parametrize("named", [True, False], ids=["with names", "as older versions wrote it"])
def test_whose_stretch_is_gone_still_becomes_a_record(named):
    data = written()
    if not named:
        for phase in data["phases"]:
            phase["stretch"] = phase["stretch"] and phase["stretch"][:2]
    whole = snapshot.restore(data, CATALOGUE)
    others = {key: one for key, one in CATALOGUE.stretches.items() if key != "hug"}
    less = Catalogue(others, CATALOGUE.warm_up)
    stopped = snapshot.restore(json.loads(json.dumps(data)), less)
    assert whole.resumable(9000)
    assert not stopped.resumable(9000)
    assert stopped.number == whole.number
    expected = whole.record()
    if not named:
        as_told = [
            replace(hold, stretch_name="hug") if hold.stretch_id == "hug" else hold for hold in expected.holds
        ]
        expected = replace(expected, holds=tuple(as_told))
    assert stopped.record() == expected


def test_whose_variant_is_gone_still_becomes_a_record():
    data = written()
    for phase in data["phases"]:
        if phase["stretch"] and phase["stretch"][0] == "hug":
            phase["stretch"] = ["hug", "of yesterday", "Hug Of Yesterday"]
    stopped = snapshot.restore(data, CATALOGUE)
    assert not stopped.resumable(9000)
    hold = next(hold for hold in stopped.record().holds if hold.stretch_id == "hug")
    assert (hold.variant, hold.stretch_name) == ("of yesterday", "Hug Of Yesterday")


@pytest.mark.parametrize(("ending", "finished"), [("finished", True), ("early", False)])
def test_of_a_session_that_ended_becomes_its_record_and_is_not_gone_on_with(ending, finished):
    data = written() | {"ending": ending}
    stopped = snapshot.restore(data, CATALOGUE)
    assert not stopped.resumable(9000)
    assert stopped.record().finished is finished


def test_without_pain_asked_says_so():
    data = written()
    data["pain_before"] = None
    assert snapshot.restore(data, CATALOGUE).pain_before is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["position_s"], nan),
        (["position_s"], -1.0),
        (["position_s"], inf),
        (["position_s"], "x"),
        (["saved_at"], None),
        (["pain_before"], "bad"),
        (["phases"], []),
        (["phases", 0, "length_s"], nan),
        (["phases", 0, "place"], inf),
        (["phases", 0, "kind"], "dance"),
        (["phases", 0, "stretch"], ["gone", None, "Gone", "more"]),
        (["phases", 0, "stretch"], [[], None]),
        (["ending"], "late"),
        (["utc_offset_s"], "x"),
        (["phases", 1, "leaving"], [None, None, "release"]),
        (["phases", 0, "cues"], [[1, 2]]),
        (["phases", 0, "cues"], [[0.0, -1.0, "speech", "x", "step"]]),
        (["manner"], "calm"),
        (["manner", "level"], "loud"),
        (["routine"], ["r"]),
        (["holds"], []),
        (["holds", 0, 2], nan),
        (["holds", 0, 4], "x"),
        (["hurting"], "x"),
        (["hurting"], 99),
        (["phases", 0, "kind"], "done"),
        (["phases", -1, "kind"], "rest"),
        (["phases", 0, "stretch"], None),
        (["phases", -3, "beat_s"], 0.0),
    ],
)
def test_that_was_tampered_with_is_none(path, value):
    data = written()
    *way, last = path
    place = data
    for step in way:
        place = place[step]
    place[last] = value
    assert snapshot.restore(data, CATALOGUE) is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)


@given(data=st.data(), junk=_JSON)
def test_of_junk_never_raises(data, junk):
    whole = written()
    place, key = whole, data.draw(st.sampled_from(sorted(whole)))
    for _depth in range(data.draw(st.integers(0, 4))):
        inner = place[key]
        if isinstance(inner, dict) and inner:
            place, key = inner, data.draw(st.sampled_from(sorted(inner)))
        elif isinstance(inner, list) and inner:
            place, key = inner, data.draw(st.integers(0, len(inner) - 1))
    place[key] = junk
    stopped = snapshot.restore(whole, CATALOGUE)
    if stopped is None:
        return
    assert stopped.number >= 0
    assert stopped.record().held_s >= 0
    planner = Planner(CATALOGUE, PHRASES, stopped.options)
    replies = Replies(PHRASES, planner.script)
    session = Session(
        stopped.plan, planner, replies, None, accounts=stopped.accounts, position_s=stopped.position_s
    )
    for now_s, command in enumerate(Command):
        session.command(command, float(now_s))
        SessionPresenter(planner.script).view(session, float(now_s))


@given(junk=st.dictionaries(st.text(max_size=9), _JSON, max_size=5))
def test_of_other_data_is_none(junk):
    assert snapshot.restore(junk, CATALOGUE) is None
