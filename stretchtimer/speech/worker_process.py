"""Run a worker module in a process of its own and exchange JSON tables with it, a line each.

No call blocks: one thread starts the process and reads what it says, another writes to it, so a worker that
hangs with a full pipe holds up nobody.
"""

import json
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Protocol

from stretchtimer.domain.translation import gettext as _

Message = dict[str, Any]

_log = logging.getLogger(__name__)

_LAST_BREATH_S = 0.5
_LOOK_EVERY_S = 0.005

# A worker finds modules where this process does. The working folder is not put in front of them: a stray file
# named like a standard module must not silence the voice.
_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from importlib import import_module; "
    "module = sys.argv[2]; sys.argv[:] = sys.argv[2:]; import_module(module).main()"
)


def worker_command(module: str, *arguments: str) -> list[str]:
    """Return the command that runs a worker module of this package in this interpreter."""
    return [sys.executable, "-P", "-c", _BOOT, json.dumps(sys.path), module, *arguments]


class Worker(Protocol):
    """A running worker, real or pretended."""

    def send(self, message: Mapping[str, Any]) -> None:
        """Hand a message over to be written when the worker can take it."""
        ...

    def kill(self) -> None:
        """End the process at once; it says nothing afterwards."""
        ...


OnMessage = Callable[[Message], None]
OnEnd = Callable[[str], None]
StartWorker = Callable[[OnMessage, OnEnd], Worker]


def _kill(process: "subprocess.Popen[str]") -> None:
    """End a process and what it has started: a program that plays for it would go on.

    Its number is its own until its exit code has been taken; afterwards it may be a stranger's.
    """
    if process.returncode is not None:
        return
    if os.name == "posix":
        with suppress(OSError):  # it is gone already
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _is_over(process: "subprocess.Popen[str]") -> bool:
    """Tell whether a process has ended whose exit code nobody has taken yet, where the system can tell."""
    if process.returncode is not None or not hasattr(os, "waitid"):
        return False
    with suppress(ChildProcessError):
        return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    return False


class WorkerProcess:
    """A worker in a process. `on_message` and `on_end` are called on its reading thread.

    `on_end` gets the reason in a few words, once, unless the process was killed on purpose. A line that is no
    JSON table counts as the end: such a worker is not to be trusted.
    """

    def __init__(self, command: Sequence[str], on_message: OnMessage, on_end: OnEnd) -> None:
        self._command = list(command)
        self._on_message = on_message
        self._on_end = on_end
        self._outbox: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        # held while the process is signalled and while its exit code is taken: never the one after the other
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._killed = False
        self._reader = threading.Thread(target=self._run, name=f"reads {command[-1]}", daemon=True)
        self._reader.start()

    def send(self, message: Mapping[str, Any]) -> None:
        """Hand a message over to be written when the worker can take it."""
        self._outbox.put(json.dumps(message) + "\n")

    def kill(self) -> None:
        """End the process at once; it says nothing afterwards."""
        with self._lock:
            self._killed = True
            if self._process is not None:
                _kill(self._process)
        self._outbox.put(None)

    def join(self, timeout_s: float) -> None:
        """Wait for the process and its threads to be gone, `timeout_s` at most."""
        self._reader.join(timeout_s)

    def _run(self) -> None:
        try:
            reason = self._start_and_read()
        except OSError as error:
            reason = str(error)
        self._outbox.put(None)
        with self._lock:
            silent = self._killed
        if not silent:
            self._on_end(reason)

    def _start_and_read(self) -> str:
        process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="ascii",
            errors="replace",
            # Ctrl+C in a terminal is for the session, not for its voice.
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        with self._lock:
            self._process = process
            if self._killed:
                _kill(process)
        writer = threading.Thread(target=self._write, args=(process,), daemon=True)
        writer.start()
        reason = self._read(process)
        code = self._end_of(process, 0.0 if reason else _LAST_BREATH_S)
        self._outbox.put(None)
        writer.join()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                stream.close() if stream else None
        ended = _("signal {number} ended it") if code < 0 else _("it ended with code {number}")
        return reason or ended.format(number=abs(code))

    def _end_of(self, process: "subprocess.Popen[str]", patience_s: float) -> int:
        """Return the exit code of a process that ends, or that is ended when it does not in time."""
        until_s = time.monotonic() + patience_s
        while True:
            with self._lock:
                if _is_over(process) or time.monotonic() >= until_s:
                    _kill(process)  # when it is over already: what it has started
                if (code := process.poll()) is not None:
                    return code
            time.sleep(_LOOK_EVERY_S)

    def _read(self, process: "subprocess.Popen[str]") -> str:
        """Pass on what the worker says until it ends; return why it cannot be trusted, if so."""
        for line in process.stdout or ():
            try:
                message = json.loads(line)
                message["event"]
            except (ValueError, TypeError, KeyError):
                return _("it said {words}").format(words=repr(line[:40]))
            if self._killed:
                break
            try:
                self._on_message(message)
            except Exception:
                # A bug in a supervisor: it has to be seen, and the worker is not to blame.
                _log.exception("a message of %s was not understood: %s", self._command[-1], line[:200])
        return ""

    def _write(self, process: "subprocess.Popen[str]") -> None:
        while (line := self._outbox.get()) is not None:
            try:
                process.stdin.write(line)  # type: ignore[union-attr]
                if self._outbox.empty():
                    process.stdin.flush()  # type: ignore[union-attr]
            except (OSError, ValueError):
                return
