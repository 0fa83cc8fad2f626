"""Pretend to be the processes of the speech room, and make sounds to test with."""

import json
import math
import sys
import threading
from array import array
from collections.abc import Callable, Mapping
from typing import Any

from stretchtimer.speech.pcm import RATE

Message = dict[str, Any]


class PretendedWorker:
    """A worker in name: what it is told is kept, what it says is said by the test."""

    def __init__(self, on_message: Callable[[Message], None], on_end: Callable[[str], None]) -> None:
        self.say = on_message
        self.end = on_end
        self.told: list[Message] = []
        self.killed = False

    def send(self, message: Mapping[str, Any]) -> None:
        self.told.append(json.loads(json.dumps(message)))  # what cannot be written is an error here too

    def kill(self) -> None:
        self.killed = True

    def commands(self, *names: str) -> list[Message]:
        """Return what a player was told, of these kinds."""
        return [message for message in self.told if message.get("command") in names]


class Workers:
    """Start pretended workers and remember them."""

    def __init__(self) -> None:
        self.started: list[PretendedWorker] = []

    def __call__(self, on_message, on_end) -> PretendedWorker:
        self.started.append(PretendedWorker(on_message, on_end))
        return self.started[-1]

    @property
    def last(self) -> PretendedWorker:
        """Return the one started last."""
        return self.started[-1]


def python_worker(script: str) -> list[str]:
    """Return a command whose process runs a script instead of a worker."""
    return [sys.executable, "-c", script]


def sine(length_s: float, pitch_hz: float = 440.0, level: float = 0.5) -> "array[int]":
    """Return a sine; `level` is its peak as a share of full scale."""
    count = round(length_s * RATE)
    turn = 2 * math.pi * pitch_hz / RATE
    return array("h", [round(32_767 * level * math.sin(turn * i)) for i in range(count)])


def silence(length_s: float) -> "array[int]":
    """Return silence."""
    return array("h", bytes(2 * round(length_s * RATE)))


class PretendedDevice:
    """A sound device that asks for blocks for as long as the test says that it is running."""

    name = "device"

    def __init__(self) -> None:
        self.running = True
        self.counted = 0
        self.live = False
        self.closed = threading.Event()

    @property
    def blocks(self) -> int:
        self.counted += self.running
        return self.counted

    def go_live(self) -> None:
        self.live = True

    def close(self) -> None:
        self.closed.set()
