"""One program leads a session, and what was broken off is offered, kept or set aside, never lost."""

import json
from dataclasses import replace

import pytest

from stretchtimer.domain import snapshot
from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.command import Command
from stretchtimer.domain.errors import SessionElsewhereError, StorageError
from stretchtimer.domain.logbook import Logbook
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.domain.session_runner import SessionSetup
from stretchtimer.domain.stretch import Catalogue
from stretchtimer.storage.memory import MemoryHistory
from stretchtimer.storage.running import RunningFile
from tests.domain.catalogue import CATALOGUE, PHRASES
from tests.domain.walking import begun

OPTIONS = PlanOptions()
PLANNER = Planner(CATALOGUE, PHRASES, OPTIONS)
ROUTINE = Routine("r", "R", (Item("hug", 30), Item("child", 30)))
LESS = Catalogue({key: one for key, one in CATALOGUE.stretches.items() if key != "hug"}, CATALOGUE.warm_up)


def written(clock: ManualClock, seconds: float = 30.0, ended: bool = False) -> dict[str, object]:
    """Return a session as it is written down after some seconds, which go by."""
    started_at, offset_s = clock.wall_s(), clock.utc_offset_s()
    session = begun(PLANNER, PHRASES, ROUTINE)
    session.advance(seconds)
    clock.advance(seconds)
    if ended:
        session.command(Command.END, seconds)
        session.command(Command.END, seconds)
    start = SessionSetup(started_at, offset_s, session.plan.total_s, 3)
    data = snapshot.take(session, start, seconds, clock.wall_s())
    return json.loads(json.dumps(data))


class FullHistory(MemoryHistory):
    full = True

    def add(self, record):
        if self.full:
            raise StorageError("The disk is full.")
        return super().add(record)


class Desk:
    """Two programs on one data folder: `mine`, and the `other` one."""

    def __init__(self, folder, history=None) -> None:
        self.path = folder / "running.json"
        self.clock = ManualClock()
        self.history = history or MemoryHistory()
        self.mine, self.other = self.program(), self.program()

    def program(self, catalogue: Catalogue = CATALOGUE) -> Logbook:
        return Logbook(RunningFile(self.path), lambda: self.history, catalogue, self.clock)

    def broken_off(self, seconds: float = 30.0, ended: bool = False) -> dict[str, object]:
        """Leave a session as a program does that was killed."""
        data = written(self.clock, seconds, ended)
        running = RunningFile(self.path)
        assert running.claim()
        running.save(data)
        running.release()
        return data

    def records(self):
        return list(self.history.page(9))


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_there_is_nothing_to_go_on_with_at_first(desk, tmp_path):
    assert desk.mine.stopped() is None
    assert list(tmp_path.iterdir()) == []


def test_a_session_that_was_broken_off_is_offered_again_and_again(desk):
    desk.broken_off()
    for program in (desk.mine, desk.other, desk.mine):
        assert program.stopped().started_at == desk.clock.wall_s() - 30
    assert desk.records() == []


class TestWhileAnotherProgramLeads:
    @pytest.fixture(autouse=True)
    def _led_by_the_other(self, desk):
        desk.broken_off()
        self.stopped = desk.mine.stopped()
        desk.other.resume(self.stopped)
        self.before = desk.path.read_bytes()

    @pytest.fixture
    def untouched(self, desk):
        yield
        assert desk.path.read_bytes() == self.before
        assert desk.records() == []

    def test_its_session_is_not_offered(self, desk, untouched):
        assert desk.mine.stopped() is None

    def test_no_second_one_begins(self, desk, untouched):
        with pytest.raises(SessionElsewhereError, match="under way in another window or terminal"):
            desk.mine.begin()

    def test_an_offer_from_before_is_not_gone_on_with(self, desk, untouched):
        with pytest.raises(SessionElsewhereError):
            desk.mine.resume(self.stopped)

    def test_an_offer_from_before_is_not_kept(self, desk, untouched):
        desk.mine.leave(self.stopped)

    def test_an_old_session_is_not_kept(self, desk, untouched):
        desk.clock.advance(7200)
        assert desk.mine.stopped() is None

    def test_what_it_leaves_is_offered(self, desk):
        desk.other.release()
        assert desk.mine.stopped() is not None

    def test_what_it_ended_is_not(self, desk):
        desk.other.keep(self.stopped.record())
        assert desk.mine.stopped() is None
        assert len(desk.records()) == 1
        with pytest.raises(SessionElsewhereError, match="R was gone on with, or kept, elsewhere"):
            desk.mine.resume(self.stopped)
        desk.mine.leave(self.stopped)
        assert len(desk.records()) == 1


def test_who_could_not_resume_leads_nothing(desk):
    desk.broken_off()
    stopped = desk.mine.stopped()
    desk.other.leave(stopped)
    with pytest.raises(SessionElsewhereError):
        desk.mine.resume(stopped)
    assert desk.other.begin() == []


def test_its_own_session_is_not_offered_to_who_leads_it(desk):
    desk.broken_off()
    desk.mine.resume(desk.mine.stopped())
    assert desk.mine.stopped() is None
    with pytest.raises(SessionElsewhereError):
        desk.other.begin()


def test_a_session_is_gone_on_with_as_it_was_left_last(desk):
    desk.broken_off()
    stopped = desk.mine.stopped()
    later = {**json.loads(desk.path.read_text())["session"], "position_s": 55.0}
    running = RunningFile(desk.path)
    running.claim()
    running.save(later)
    running.release()
    assert desk.mine.resume(stopped).position_s == 55.0


@pytest.mark.parametrize("step_s", [-3600, 3599])
def test_a_clock_that_was_set_back_does_not_lose_the_offer(desk, step_s):
    desk.broken_off()
    desk.clock.wall += step_s
    assert desk.mine.stopped() is not None


def test_one_that_is_too_old_becomes_a_record_of_its_day(desk):
    desk.clock.offset = 7200
    desk.broken_off()
    desk.clock.advance(3601)
    desk.clock.offset = -18_000
    assert desk.mine.stopped() is None
    [record] = desk.records()
    assert (record.finished, record.utc_offset_s, record.pain_before) == (False, 7200, 3)
    assert record.held_s > 5
    assert not desk.path.exists()


def test_one_whose_stretch_is_gone_becomes_a_record(desk):
    desk.broken_off()
    program = desk.program(LESS)
    assert program.stopped() is None
    [record] = desk.records()
    assert record.holds[0].stretch_name == "Hug"
    assert not desk.path.exists()


def test_one_of_which_nothing_can_be_made_is_set_aside_and_said(desk):
    desk.broken_off()
    desk.path.write_text(json.dumps({"format": 1, "session": {"a": 1}}))
    assert desk.mine.stopped() is None
    assert not desk.path.exists()
    assert desk.path.with_name("running.json.1").exists()


def test_what_was_broken_off_is_kept_before_the_next_begins(desk):
    desk.broken_off()
    assert desk.mine.begin() == []
    [record] = desk.records()
    assert not record.finished
    assert not desk.path.exists()


def test_what_cannot_be_kept_is_set_aside_before_the_next_begins(tmp_path):
    desk = Desk(tmp_path, FullHistory())
    desk.broken_off()
    before = desk.path.read_bytes()
    [sentence] = desk.mine.begin()
    assert "The disk is full" in sentence
    assert str(desk.path.with_name("running.json.1")) in sentence
    assert desk.path.with_name("running.json.1").read_bytes() == before


def test_what_a_newer_version_left_is_set_aside_before_the_next_begins(desk):
    desk.path.write_text('{"format": 2, "session": {}}')
    assert desk.mine.stopped() is None
    assert desk.path.exists()
    [sentence] = desk.mine.begin()
    assert "newer version" in sentence
    assert desk.path.with_name("running.json.1").read_text() == '{"format": 2, "session": {}}'


def test_what_cannot_be_kept_stays_and_is_kept_at_the_next_look(tmp_path):
    desk = Desk(tmp_path, FullHistory())
    desk.broken_off()
    desk.clock.advance(7200)
    for _look in range(2):
        with pytest.raises(StorageError, match="full"):
            desk.mine.stopped()
    desk.history.full = False
    assert desk.other.stopped() is None
    assert len(desk.records()) == 1


class TestAHistoryThatGoesWithTheProgram:
    """As where the database cannot be opened."""

    @pytest.fixture
    def desk(self, tmp_path):
        return Desk(tmp_path, MemoryHistory("Sessions are kept only until you close the app."))

    def test_leaves_a_session_that_ended_to_the_next_program(self, desk):
        desk.mine.begin()
        running = RunningFile(desk.path)
        desk.path.write_text(json.dumps({"format": 1, "session": written(desk.clock, ended=True)}))
        assert desk.mine.keep(desk.mine.revived(running.load()).record())
        assert desk.mine.stopped() is None
        assert len(desk.records()) == 1
        desk.history = MemoryHistory()
        assert desk.other.stopped() is None
        assert len(desk.records()) == 1
        assert not desk.path.exists()

    def test_has_what_was_left_set_aside_before_the_next_begins(self, desk):
        desk.broken_off()
        [sentence] = desk.mine.begin()
        assert "the history cannot be opened" in sentence
        assert desk.path.with_name("running.json.1").exists()
        assert len(desk.records()) == 1
        desk.mine.release()
        # kept at the next look of a program that can
        desk.history = MemoryHistory()
        assert desk.other.stopped() is None
        assert len(desk.records()) == 1
        assert not desk.path.with_name("running.json.1").exists()


def test_a_history_that_cannot_be_read_keeps_nobody_from_beginning(tmp_path):
    class Unreadable(FullHistory):
        def page(self, limit, offset=0, after=None):
            raise StorageError("It is gone.")

    desk = Desk(tmp_path, Unreadable())
    desk.broken_off()
    [sentence] = desk.mine.begin()
    assert "The disk is full" in sentence
    assert desk.path.with_name("running.json.1").exists()


def test_a_session_that_ended_unkept_becomes_its_record_and_is_not_offered(desk):
    desk.broken_off(ended=True)
    assert desk.mine.stopped() is None
    [record] = desk.records()
    assert not record.finished
    assert not desk.path.exists()


def test_a_session_whose_record_is_kept_is_not_offered(desk):
    """As where the program dies between keeping the record and forgetting the session."""
    desk.broken_off()
    stopped = desk.mine.stopped()
    desk.history.add(stopped.record())
    assert desk.mine.stopped() is None
    assert len(desk.records()) == 1
    assert not desk.path.exists()


def test_a_session_that_says_more_than_its_record_is_still_offered(desk):
    desk.broken_off()
    stopped = desk.mine.stopped()
    record = stopped.record()
    desk.history.add(replace(record, active_s=record.active_s - 5))
    assert desk.mine.stopped() is not None
    desk.mine.leave(stopped)
    assert [kept.active_s for kept in desk.records()] == [record.active_s]


class TestWorthARecord:
    """One rule, whoever asks: at least a second was held."""

    @pytest.fixture(params=[0.0, 0.4, 0.999, 1.0, 30.0])
    def held_s(self, request):
        return request.param

    @pytest.fixture
    def record(self, desk, held_s):
        record = snapshot.restore(written(desk.clock), CATALOGUE).record()
        first, *others = record.holds
        return replace(
            record, holds=(replace(first, held_s=held_s), *(replace(hold, held_s=0.0) for hold in others))
        )

    def test_of_a_session_that_ended(self, desk, record, held_s):
        desk.mine.begin()
        assert desk.mine.keep(record) is (held_s >= 1)
        assert len(desk.records()) == (held_s >= 1)
        desk.other.begin()

    def test_of_one_that_was_broken_off(self, desk, held_s):
        data = desk.broken_off()
        data["holds"] = [[place, asked, 0.0, how, hurt] for place, asked, _held, how, hurt in data["holds"]]
        data["holds"][0][2] = held_s
        desk.path.write_text(json.dumps({"format": 1, "session": data}))
        desk.mine.begin()
        assert len(desk.records()) == (held_s >= 1)
        assert not desk.path.exists()
