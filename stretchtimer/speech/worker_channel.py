"""Give a worker process its line to the program: JSON tables on what was the standard output."""

import json
import os
import threading
from typing import Any, TextIO


class Channel:
    """Write messages, a line each, safely from any thread."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._lock = threading.Lock()

    def send(self, message: dict[str, Any]) -> None:
        """Write one message; it must hold an `event`."""
        with self._lock:
            self._out.write(json.dumps(message) + "\n")
            self._out.flush()


def own_channel() -> Channel:
    """Take the standard output for messages alone; whatever libraries print goes to the error output.

    pyttsx3 prints a line for every file it saves.
    """
    channel = Channel(os.fdopen(os.dup(1), "w", encoding="ascii", newline="\n"))
    os.dup2(2, 1)
    return channel
