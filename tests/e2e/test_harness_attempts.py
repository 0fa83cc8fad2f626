"""Judge what is heard by a bare player: a fault is the program's own only where that was heard well."""

import numpy as np
import pytest

from tests.e2e.bare_player import MARKS, RATE
from tests.e2e.harness_attempts import MOST, Attempt, judge
from tests.e2e.harness_ruler import trust


def ruler(first: int = 0, length_s: float = 1.0) -> np.ndarray:
    return (first + np.arange(round(length_s * RATE))) % MARKS + 1


def meant(length_s: float = 1.0) -> np.ndarray:
    return np.arange(round(length_s * RATE), dtype=float)


def test_a_ruler_that_is_whole_and_on_time_can_be_trusted():
    heard = trust(ruler(), meant())
    assert (heard.missing_s, heard.cuts, heard.off_s) == (0.0, 0, 0.0)
    assert heard.deserved


def test_a_ruler_that_is_late_tells_by_how_much():
    late = trust(ruler(first=MARKS - round(0.012 * RATE)), meant())
    assert late.off_s == pytest.approx(0.012, abs=0.001)
    assert late.deserved
    assert not trust(ruler(first=round(0.030 * RATE)), meant()).deserved


def test_a_gap_in_the_ruler_is_found():
    heard = ruler()
    heard[1000:1480] = 0
    gap = trust(heard, meant())
    assert (gap.missing_s, gap.cuts) == (pytest.approx(0.010), 1)
    assert not gap.deserved
    assert str(gap) == "a bare player was cut 1 times, lacked 10 ms and was 0 ms off"


def test_a_ruler_that_skips_is_cut():
    whole = ruler()
    skipped = trust(np.concatenate([whole[:1000], whole[1240:]]), meant()[240:])
    assert skipped.cuts == 1
    assert not skipped.deserved


def test_a_ruler_that_is_not_heard_at_all_is_not_trusted():
    assert not trust(np.zeros(RATE, int), meant()).deserved


WELL = Attempt([], True, "calm")
WRONG = Attempt(["60 ms late"], True, "calm")
SPOILT = Attempt(["a gap"], False, "10 ms lacked")


def test_one_attempt_that_is_heard_well_is_enough():
    attempts = iter([WRONG, SPOILT, WELL, WRONG])
    judge(attempts)
    assert list(attempts) == [WRONG], "no more is played than is needed"


def test_a_fault_that_shows_each_time_fails():
    with pytest.raises(pytest.fail.Exception, match="60 ms late"):
        judge([SPOILT, WRONG, WRONG, WRONG, WELL])


def test_a_machine_that_spoils_what_is_heard_is_skipped_with_the_figure():
    with pytest.raises(pytest.skip.Exception, match="10 ms lacked"):
        judge([SPOILT] * MOST)
