"""Carry out a test's commands in the thread of the window, one JSON line for each command and each answer."""

import dataclasses
import json
import os
import sys
import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication


class Answering:
    """The ears and the mouth of a driver: standard input and output, until the input ends."""

    def __init__(self, commands: dict[str, Callable[..., Any]]) -> None:
        """Listen from now on; what the program prints goes to standard error, away from the answers."""
        self._commands = commands
        self._answers = os.fdopen(os.dup(1), "w")
        os.dup2(2, 1)
        self._unread = b""
        self._ears = QSocketNotifier(0, QSocketNotifier.Type.Read)
        self._ears.activated.connect(self._hear)

    def _hear(self) -> None:
        heard = os.read(0, 1 << 16)
        if not heard:
            self._ears.setEnabled(False)
            QApplication.exit(0)  # quit() would ask the windows first
        *lines, self._unread = (self._unread + heard).split(b"\n")
        for line in lines:
            print(json.dumps(self._answer(json.loads(line)), default=_plain), file=self._answers, flush=True)

    def _answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        try:
            return {"value": self._commands[asked["command"]](**asked["arguments"])}
        except Exception:
            return {"error": traceback.format_exc()}


def answer(commands: dict[str, Callable[..., Any]]) -> None:
    """Run the application and carry out commands until the test has no more, then leave the process."""
    app = QApplication.instance()
    app.setQuitOnLastWindowClosed(False)  # a test may want to ask about what was closed
    answering = Answering(commands)
    code = app.exec()
    del answering
    sys.exit(code)


def _plain(value: Any) -> Any:
    return dataclasses.asdict(value) if dataclasses.is_dataclass(value) else str(value)
