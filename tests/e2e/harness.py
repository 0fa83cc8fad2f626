"""Start programs for a test, wait for what they do, and end them by their process ids."""

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

PATIENCE_S = 60.0  # the machine may be busy; a test that passes never waits this long
_LOOK_EVERY_S = 0.01


def wait_until(condition: Callable[[], Any], what: str, within_s: float = PATIENCE_S) -> Any:
    """Return the first true value of `condition`; fail, saying `what` was waited for, when none comes."""
    give_up = time.monotonic() + within_s
    while not (value := condition()):
        if time.monotonic() > give_up:
            pytest.fail(f"waited {within_s:g} s in vain until {what}")
        threading.Event().wait(_LOOK_EVERY_S)
    return value


def need(*programs: str) -> None:
    """Fail with the way out when a program that the harness is built on is not installed."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        pytest.fail(f"not installed: {', '.join(missing)}; ./scripts/test installs what is missing")


def ask(arguments: Sequence[str], environment: Mapping[str, str | None], may_fail: bool = False) -> str:
    """Run a short program to its end and return what it printed; nothing when it fails and may."""
    run = subprocess.run(
        arguments, env=_laid_over(environment), capture_output=True, text=True, timeout=PATIENCE_S
    )
    if run.returncode != 0 and not may_fail:
        raise RuntimeError(f"{' '.join(arguments)}: {run.stderr.strip()}")
    return run.stdout.strip() if run.returncode == 0 else ""


def _laid_over(environment: Mapping[str, str | None]) -> dict[str, str]:
    merged = {**os.environ, **environment}
    return {name: value for name, value in merged.items() if value is not None}


class Process:
    """A program in a process group of its own; all it prints goes into a file.

    `environment` is laid over this process's own; a value of None takes a variable away.
    """

    def __init__(
        self,
        arguments: Sequence[str | Path],
        log: Path,
        environment: Mapping[str, str | None] | None = None,
        **how: Any,
    ) -> None:
        """Start it at once; `how` is handed to `subprocess.Popen`."""
        self.log = log
        self.name = Path(arguments[0]).name
        with log.open("ab") as out:
            how = {"stdin": subprocess.DEVNULL, "stdout": out, "stderr": out, **how}
            self.popen = subprocess.Popen(
                [str(argument) for argument in arguments],
                env=_laid_over(environment or {}),
                start_new_session=True,
                **how,
            )

    @property
    def pid(self) -> int:
        """Return the process id."""
        return self.popen.pid

    @property
    def runs(self) -> bool:
        """Tell whether it has not ended yet."""
        return self.popen.poll() is None

    def output(self) -> str:
        """Return all it has printed so far."""
        return self.log.read_text(errors="replace")

    def wait(self, within_s: float = PATIENCE_S) -> int:
        """Return its exit code once it has ended by itself."""
        wait_until(lambda: not self.runs, f"{self.name} had ended", within_s)
        return self.popen.returncode

    def stop(self, within_s: float = 5.0) -> int:
        """Ask it to end, insist after `within_s`, take along what it started, and return its exit code."""
        self._signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self.popen.wait(within_s)
        self.kill()
        return self.popen.returncode

    def kill(self) -> None:
        """End it and all it started at once, as a power cut would."""
        self._signal(signal.SIGKILL)
        self.popen.wait()
        for pipe in (self.popen.stdin, self.popen.stdout):
            if pipe is not None:
                pipe.close()

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):  # all of it has ended
            os.killpg(self.pid, number)
