"""Talk to a driver: a process that shows the real window while a test decides what time it is there.

A driver is a module of `tests/e2e/drivers`. It builds what it shows as the program does, with a clock that
the test moves, and answers commands (`tests/e2e/drivers/answering.py`). Keys, clicks and pictures do not go
through it: they come from the screen, as a person's would.
"""

import json
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.harness import Process
from tests.e2e.harness_display import Screen
from tests.patience import PATIENCE_S

ROOT = Path(__file__).parents[2]


class Driver:
    """A running driver."""

    def __init__(self, name: str, arguments: tuple[str, ...], screen: Screen, folder: Path) -> None:
        """Start `tests/e2e/drivers/<name>.py` on a screen."""
        self._process = Process(
            [sys.executable, "-m", f"tests.e2e.drivers.{name}", *arguments],
            folder / f"{name}.log",
            screen.environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def ask(self, command: str, **arguments: Any) -> Any:
        """Have a command carried out between two events of the window and return its answer."""
        line = json.dumps({"command": command, "arguments": arguments})
        pipes = self._process.popen
        try:
            pipes.stdin.write(line.encode() + b"\n")
            pipes.stdin.flush()
        except BrokenPipeError:
            pytest.fail(f"the driver had ended before {command!r}:\n{self._process.output()}")
        ready, _, _ = select.select([pipes.stdout], [], [], PATIENCE_S)
        answer = json.loads(pipes.stdout.readline() or "{}") if ready else {}
        if "value" not in answer:
            said = answer.get("error", self._process.output())
            pytest.fail(f"no answer to {command!r} from the driver:\n{said}")
        return answer["value"]

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._process.kill()

    def finish(self) -> None:
        """Let it end; fail when anything had gone wrong in it. One that was killed has ended already."""
        if self._process.popen.returncode == -signal.SIGKILL:
            return
        pipes = self._process.popen
        if not pipes.stdin.closed:
            pipes.stdin.close()
        code = self._process.wait()
        self._process.kill()
        if code != 0 or "Traceback" in self._process.output():
            pytest.fail(f"the driver ended with {code}:\n{self._process.output()}")
