"""A process runs while there is work, is replaced when it fails, and rests when it fails too often."""

import threading

import pytest

from stretchtimer.domain.clock import ManualClock
from stretchtimer.speech.supervisor import (
    READY_S,
    STARTS_BEFORE_REST,
    STAY_EVERY_S,
    Supervisor,
    SupervisorPolicy,
)
from tests.speech.pretended import PretendedWorker, Workers


class Client:
    def __init__(self) -> None:
        self.has_work = True
        self.reason = ""
        self.starts = 0
        self.received = []
        self.lost = []

    def overdue(self, now_s) -> str:
        assert now_s >= 100.0
        return self.reason

    def on_start(self) -> None:
        self.starts += 1

    def on_message(self, message) -> None:
        self.received.append(message["event"])

    def on_lost(self, reason) -> None:
        self.lost.append(reason)


class Scene:
    """A supervisor with pretended processes and a clock that stands still."""

    def __init__(self, leaves: bool = False) -> None:
        self.clock = ManualClock(steady=100.0)
        self.workers = Workers()
        self.client = Client()
        policy = SupervisorPolicy("the process", (5.0, 10.0, 20.0), leaves)
        self.supervisor = Supervisor(
            self.workers, self.client, policy, self.clock.steady_s, threading.RLock()
        )

    @property
    def last(self) -> PretendedWorker:
        return self.workers.last

    @property
    def started(self) -> int:
        return len(self.workers.started)

    def start(self) -> None:
        assert self.supervisor.start()
        self.last.say({"event": "ready"})

    def wait(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.supervisor.tend()

    def fail_until_it_rests(self) -> None:
        for _start in range(STARTS_BEFORE_REST):
            self.last.end("code 1")


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_nothing_runs_before_it_is_started_or_there_is_work(scene):
    assert not scene.supervisor.running
    scene.client.has_work = False
    scene.wait(10)
    assert scene.started == 0
    scene.client.has_work = True
    scene.wait(1)
    assert scene.started == 1
    assert scene.supervisor.running


def test_one_process_runs_at_a_time_and_the_client_hears_of_it(scene):
    scene.start()
    assert not scene.supervisor.start()
    assert scene.started == scene.client.starts == 1


def test_ready_is_what_the_process_says(scene):
    scene.supervisor.start()
    assert not scene.supervisor.ready
    scene.last.say({"event": "ready"})
    assert scene.supervisor.ready
    scene.last.say({"event": "answer"})
    assert scene.client.received == ["ready", "answer"]


def test_when_it_said_something_last_is_known(scene):
    scene.start()
    scene.clock.advance(3)
    scene.last.say({"event": "alive"})
    assert scene.supervisor.received_s == 103.0


def test_messages_go_to_the_process_there_is(scene):
    scene.supervisor.send({"order": 1})
    scene.start()
    scene.supervisor.send({"order": 2})
    assert scene.last.told == [{"order": 2}]


def test_a_process_that_never_gets_ready_is_replaced(scene):
    scene.supervisor.start()
    scene.wait(READY_S)
    assert scene.started == 1
    scene.wait(0.1)
    assert scene.workers.started[0].killed
    assert scene.client.lost == ["it did not start in time"]
    assert scene.started == 2


def test_a_process_that_is_overdue_is_replaced(scene):
    scene.supervisor.start()
    scene.client.reason = "it does not answer"
    scene.wait(1)
    assert scene.started == 1, "one that is not ready cannot be overdue"
    scene.last.say({"event": "ready"})
    scene.wait(1)
    assert scene.workers.started[0].killed
    assert scene.client.lost == ["it does not answer"]
    assert scene.started == 2
    assert not scene.supervisor.ready


def test_a_process_that_dies_is_replaced_at_once(scene, caplog):
    scene.start()
    scene.last.end("signal 9 ended it")
    assert scene.client.lost == ["signal 9 ended it"]
    assert "the process is lost: signal 9 ended it" in caplog.text
    assert scene.started == 2
    assert scene.supervisor.trouble == ""


def test_a_process_that_fails_without_work_is_not_replaced_until_there_is_some(scene):
    scene.supervisor.start()
    scene.client.has_work = False
    scene.last.end("code 1")  # not ready yet: a failure, though nobody needs it now
    assert scene.client.lost == ["code 1"]
    scene.wait(1)
    assert scene.started == 1
    scene.client.has_work = True
    scene.wait(1)
    assert scene.started == 2


def test_a_process_that_leaves_without_work_did_not_fail(scene):
    for _ in range(2 * STARTS_BEFORE_REST):
        scene.client.has_work = True
        scene.start()
        scene.client.has_work = False
        scene.last.end("it ended with code 0")
    assert scene.client.lost == []
    assert scene.supervisor.trouble == ""
    assert not scene.supervisor.running


def test_what_a_replaced_process_says_does_not_count(scene):
    scene.start()
    old = scene.last
    old.end("code 1")
    old.say({"event": "answer"})
    old.say({"event": "fatal", "error": "late"})
    old.end("code 1")
    assert scene.client.received == ["ready"]
    assert scene.client.lost == ["code 1"]
    assert scene.started == 2
    assert not scene.supervisor.ready


def test_ended_on_purpose_it_is_not_heard_of_and_did_not_fail(scene):
    for _ in range(2 * STARTS_BEFORE_REST):
        scene.start()
        scene.supervisor.end()
        assert scene.last.killed
        scene.last.say({"event": "answer"})
        scene.last.end("signal 9 ended it")
    assert "answer" not in scene.client.received
    assert scene.client.lost == []
    assert not scene.supervisor.running


def test_failures_in_a_row_are_a_rest(scene):
    scene.start()
    for failures in range(STARTS_BEFORE_REST):
        assert scene.supervisor.trouble == ""
        assert scene.started == failures + 1
        scene.last.end("code 1")
    assert scene.supervisor.trouble == "code 1"
    assert not scene.supervisor.running
    scene.wait(4.9)
    assert not scene.supervisor.start()
    assert scene.started == STARTS_BEFORE_REST
    scene.wait(0.2)
    assert scene.started == STARTS_BEFORE_REST + 1
    assert scene.supervisor.trouble == "code 1", "that it starts does not show yet that it works"


def test_rests_grow_until_a_process_succeeds(scene, caplog):
    caplog.set_level("INFO")
    rests_s = []
    for _ in range(4):
        scene.supervisor.start()
        scene.fail_until_it_rests()
        began_s = scene.clock.steady
        while not scene.supervisor.running:
            scene.wait(0.5)
        rests_s.append(scene.clock.steady - began_s)
    assert rests_s == [5.0, 10.0, 20.0, 20.0]
    scene.last.say({"event": "ready"})
    scene.supervisor.succeeded()
    assert scene.supervisor.trouble == ""
    assert "the process is back" in caplog.text
    scene.fail_until_it_rests()
    scene.wait(5.0)
    assert scene.supervisor.running


def test_success_between_failures_keeps_it_from_resting(scene):
    scene.start()
    for _ in range(2 * STARTS_BEFORE_REST):
        scene.last.end("code 1")
        scene.supervisor.succeeded()
    assert scene.supervisor.trouble == ""
    assert scene.supervisor.running


def test_one_that_says_it_cannot_work_here_rests_at_once(scene):
    scene.supervisor.start()
    scene.last.say({"event": "fatal", "error": "no espeak"})
    assert scene.last.killed
    assert scene.supervisor.trouble == "no espeak"
    assert scene.client.lost == ["no espeak"]
    assert scene.client.received == []
    scene.wait(4.9)
    assert scene.started == 1


def test_one_that_fails_at_its_work_is_replaced_at_once(scene):
    scene.start()
    scene.last.say({"event": "fatal", "error": "KeyError: 'at'"})
    assert scene.workers.started[0].killed
    assert scene.client.lost == ["KeyError: 'at'"]
    assert scene.started == 2
    assert scene.supervisor.trouble == ""


def test_one_that_leaves_by_itself_is_told_to_stay_while_nothing_else_is_sent():
    scene = Scene(leaves=True)
    scene.supervisor.start()
    scene.wait(STAY_EVERY_S)
    assert scene.last.told == []  # it is not ready yet
    scene.last.say({"event": "ready"})
    scene.wait(STAY_EVERY_S)
    assert scene.last.told == [{"stay": True}]
    scene.supervisor.send({"order": 1})
    scene.wait(STAY_EVERY_S - 0.1)
    assert scene.last.told == [{"stay": True}, {"order": 1}]
    scene.wait(0.2)
    assert scene.last.told == [{"stay": True}, {"order": 1}, {"stay": True}]


def test_one_that_stays_is_not_told_to(scene):
    scene.start()
    scene.wait(10 * STAY_EVERY_S)
    assert scene.last.told == []
