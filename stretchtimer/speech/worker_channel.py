"""Give a worker process its line to the program: JSON tables on what was the standard output."""

import json
import os
import queue
import sys
import threading
from typing import Any, TextIO

#: A process that speaks live ends when nothing is asked for this long; a driver may take long to start.
IDLE_S = 20.0


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

    pyttsx3 prints a line for every file it saves (`speech.md` A).
    """
    channel = Channel(os.fdopen(os.dup(1), "w", encoding="ascii", newline="\n"))
    os.dup2(2, 1)
    return channel


def read_requests(requests: "queue.SimpleQueue[dict[str, Any]]") -> None:
    """Hand requests over as they come; end the process when there are no more to come."""
    for line in sys.stdin:
        requests.put(json.loads(line))
    os._exit(0)
