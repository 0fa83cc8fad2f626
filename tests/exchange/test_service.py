"""Routines come in beside what is there, and go out as they came."""

from itertools import count
from pathlib import Path

import pytest

from stretchtimer.domain.routine import Item, Routine
from stretchtimer.exchange.limits import RefusedError
from stretchtimer.exchange.service import ExchangeService
from stretchtimer.storage.own_stretch_files import OwnStretchFiles
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue
from stretchtimer.storage.routine_files import RoutineFiles

HANDED_OVER = """\
format = 1
id = "full-relief"
name = "From the clinic"
clinic = "room 4"

[[items]]
stretch = "happy-baby"
hold_s = 30
colour = "green"
"""


@pytest.fixture
def service(tmp_path: Path) -> ExchangeService:
    (tmp_path / "data").mkdir()
    stretches = OwnStretchFiles(tmp_path / "data", load_catalogue())
    routines = RoutineFiles(tmp_path / "data" / "routines", load_builtin_routines(), stretches.catalogue)
    numbers = count()
    return ExchangeService(routines, stretches, lambda: f"n{next(numbers)}")


def test_fields_that_this_version_does_not_know_survive_in_and_out(service, tmp_path):
    (tmp_path / "in.stretch").write_text(HANDED_OVER)
    [routine] = service.keep(service.preview_file(tmp_path / "in.stretch"))
    service.hand_over(routine, tmp_path / "out.stretch")
    out = (tmp_path / "out.stretch").read_text()
    assert 'clinic = "room 4"' in out
    assert 'colour = "green"' in out


def test_a_routine_with_the_id_of_a_shipped_one_comes_beside_it(service, tmp_path):
    (tmp_path / "in.stretch").write_text(HANDED_OVER)
    [routine] = service.keep(service.preview_file(tmp_path / "in.stretch"))
    assert routine.id != "full-relief"
    assert not routine.builtin


def test_own_stretches_come_along_and_go_out_again(service, tmp_path):
    [routine] = service.keep(service.preview_text("Hanging 45 s\nHappy baby 30 s"))
    service.hand_over(routine, tmp_path / "out.stretch")
    assert "Hanging" in (tmp_path / "out.stretch").read_text()
    [again] = service.keep(service.preview_file(tmp_path / "out.stretch"))
    assert [item.stretch_id for item in again.items] == [item.stretch_id for item in routine.items]


def test_a_file_is_not_replaced_unasked(service, tmp_path):
    routine = Routine("own-x", "X", (Item("happy-baby", 30.0),))
    service.hand_over(routine, tmp_path / "x.stretch")
    with pytest.raises(RefusedError, match=r"x\.stretch is there already"):
        service.hand_over(routine, tmp_path / "x.stretch")
    service.hand_over(routine, tmp_path / "x.stretch", replace=True)
