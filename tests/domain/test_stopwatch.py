"""A position is a function of time."""

import pytest

from stretchtimer.domain.stopwatch import Stopwatch


def test_runs_from_its_anchor_and_not_before():
    watch = Stopwatch(10.0, 100.0)
    assert [watch.position_s(now_s) for now_s in (90, 100, 103.5)] == [10, 10, 13.5]
    assert watch.moment_s(13.5) == 103.5


def test_stands_where_it_was_stopped():
    watch = Stopwatch(0.0, 100.0)
    watch.stop(7.0)
    assert watch.position_s(1e6) == 7
    with pytest.raises(ValueError, match="stands"):
        watch.moment_s(8.0)
    watch.start(200.0)
    assert watch.position_s(201.0) == 8


def test_moves_while_it_runs_stands_or_is_about_to_run():
    watch = Stopwatch(0.0, 100.0)
    watch.move(50.0, 110.0)
    assert watch.position_s(111.0) == 51
    watch.stop(51.0)
    watch.move(20.0, 150.0)
    assert watch.position_s(160.0) == 20
    watch.start(203.0)
    watch.move(30.0, 201.0)
    assert watch.position_s(204.0) == 31
