"""Processes are told and heard without waiting, whatever they do."""

import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from stretchtimer.speech.worker_process import WorkerProcess, worker_command
from tests.e2e.harness import wait_until
from tests.patience import PATIENCE_S
from tests.speech.pretended import python_worker

ECHO = "import sys\nfor line in sys.stdin: print(line.strip(), flush=True)"


class Listening:
    """Start a worker and hear it on the test's own thread."""

    def __init__(self, command) -> None:
        self.said = queue.Queue()
        self.worker = WorkerProcess(command, self.said.put, lambda reason: self.said.put(reason))

    def hear(self):
        return self.said.get(timeout=PATIENCE_S)

    def stop(self) -> None:
        self.worker.kill()
        self.worker.join(PATIENCE_S)


@pytest.fixture
def listening():
    started = []

    def start(command) -> Listening:
        started.append(Listening(command))
        return started[-1]

    yield start
    for one in started:
        one.stop()


def test_messages_go_to_and_fro_in_order(listening):
    echo = listening(python_worker(ECHO))
    for number in range(200):
        echo.worker.send({"event": "echo", "number": number, "text": "“…”"})
    assert [echo.hear()["number"] for _ in range(200)] == list(range(200))


def test_a_worker_is_this_program_and_finds_its_modules(listening):
    said = listening(worker_command("tests.speech.tiny_worker", "one", "two")).hear()
    assert said == {"event": "ready", "arguments": ["one", "two"], "path": sys.path}


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("print('Audio saved', flush=True); import time; time.sleep(60)", "'Audio saved"),
        ("print('[1]', flush=True); import time; time.sleep(60)", "it said"),
        ("import sys; sys.exit(3)", "code 3"),
        ("pass", "code 0"),
        ("import os; os.abort()", "signal 6"),
        ("import os; os.close(1); import time; time.sleep(60)", "signal 9"),
    ],
)
def test_the_end_of_a_worker_is_told_once_with_its_reason(listening, script, reason):
    ended = listening(python_worker(script))
    assert reason in ended.hear()
    ended.worker.join(PATIENCE_S)
    assert ended.said.empty()


def test_a_missing_program_is_an_end_too(listening):
    assert "No such file" in listening(["/nowhere/python"]).hear()


def test_a_killed_worker_is_not_heard_of_again(listening):
    killed = listening(python_worker(ECHO))
    killed.worker.send({"event": "echo"})
    killed.hear()
    killed.stop()
    assert killed.said.empty()


def test_killing_at_once_leaves_nothing(listening):
    for _ in range(5):
        listening(python_worker(ECHO)).stop()


@pytest.mark.skipif(os.name != "posix", reason="groups of processes are POSIX's")
@pytest.mark.parametrize("script", ["pass", "import os; os.abort()", "print('no table', flush=True)", ECHO])
def test_a_process_whose_end_was_taken_is_never_signalled_again(listening, monkeypatch, script):
    signalled, taken, all_processes = [], [], []
    to_group, to_one = os.killpg, os.kill

    class Watched(subprocess.Popen):
        def __init__(self, *arguments, **options) -> None:
            super().__init__(*arguments, **options)
            all_processes.append(self)

    def signal_to(send):
        def sending(number, which) -> None:
            taken.extend(p.pid for p in all_processes if p.pid == number and p.returncode is not None)
            signalled.append(number)
            send(number, which)

        return sending

    monkeypatch.setattr(subprocess, "Popen", Watched)
    monkeypatch.setattr(os, "killpg", signal_to(to_group))
    monkeypatch.setattr(os, "kill", signal_to(to_one))
    one = listening(python_worker(script))
    if script == ECHO:
        one.worker.send({"event": "echo"})
        one.hear()
        one.stop()
    else:
        one.hear()
        one.worker.join(PATIENCE_S)
    before = len(signalled)
    one.stop()
    one.stop()
    assert len(signalled) == before
    assert taken == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere an end cannot be seen before it is taken")
def test_what_a_worker_has_started_ends_with_it(listening):
    script = (
        "import os, subprocess, sys\n"
        "waits = [sys.executable, '-c', 'import time; time.sleep(60)']\n"
        "child = subprocess.Popen(waits, stdout=subprocess.DEVNULL)\n"
        'print(\'{"event": "child", "id": %d}\' % child.pid, flush=True)\n'
        "os._exit(0)"
    )
    ended = listening(python_worker(script))
    child = ended.hear()["id"]
    assert "code 0" in ended.hear()
    wait_until(lambda: not is_running(child), "what the worker has started ended")


def is_running(number: int) -> bool:
    """Tell whether a process goes on; one that has ended and that nobody has asked about does not."""
    try:
        return Path(f"/proc/{number}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_telling_a_stopped_worker_does_not_wait(listening):
    script = (
        'import os, signal\nprint(\'{"event": "ready"}\', flush=True)\nos.kill(os.getpid(), signal.SIGSTOP)'
    )
    stopped = listening(python_worker(script))
    stopped.hear()

    def tell() -> None:
        for _ in range(200):
            stopped.worker.send({"text": "x" * 10_000})

    telling = threading.Thread(target=tell)
    telling.start()
    telling.join(PATIENCE_S)
    # it never reads, so whoever waited for it would still wait
    waits = telling.is_alive()
    stopped.stop()
    telling.join(PATIENCE_S)
    assert not waits
    assert stopped.said.empty()


def test_a_bug_in_the_listener_is_logged_and_does_not_deafen(caplog):
    heard = threading.Event()

    def on_message(message) -> None:
        if message["number"] == 1:
            raise RuntimeError("a bug")
        heard.set()

    worker = WorkerProcess(python_worker(ECHO), on_message, lambda reason: None)
    worker.send({"event": "echo", "number": 1})
    worker.send({"event": "echo", "number": 2})
    assert heard.wait(PATIENCE_S)
    worker.kill()
    worker.join(PATIENCE_S)
    assert "a bug" in caplog.text


def test_ctrl_c_in_the_terminal_does_not_reach_a_worker(listening):
    echo = listening(
        python_worker(
            'import os\nprint(\'{"event": "group", "id": %d}\' % os.getpgid(0), flush=True)\n' + ECHO
        )
    )
    group = echo.hear()["id"]
    assert group != os.getpgid(0)
    os.kill(group, signal.SIGTERM)
    assert "signal 15" in echo.hear()
