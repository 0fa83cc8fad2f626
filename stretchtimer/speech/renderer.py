"""Look after the voice process: order clips, set deadlines, end it when it hangs, start another.

A text that ends the process twice is given up. A process that fails three times running is given up for a
while, with the reason, and tried again by itself. The caller's lock guards everything here; callbacks run
under it, on the process's reading thread or inside `tend`.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from stretchtimer.domain.translation import gettext as _
from stretchtimer.speech.clip_cache import Clip, Utterance
from stretchtimer.speech.worker_process import Message, StartWorker, Worker

_log = logging.getLogger(__name__)

READY_S = 5.0
RENDER_S = 3.0
RENDER_S_PER_LETTER = 0.01
AT_ONCE = 3
TRIES_PER_TEXT = 2
STARTS_BEFORE_REST = 3
#: A process that is looked after is told to stay this often; at rest nobody tells it, and it leaves.
STAY_EVERY_S = 0.5
REST_S = (5.0, 10.0, 20.0, 30.0)


class RendererClient(Protocol):
    """What the renderer tells the one who ordered."""

    def on_voice_ready(self, facts: Message) -> None:
        """Hear what speaks (`EngineFacts` as a table), before the first clip of a process."""
        ...

    def place_for(self, utterance: Utterance) -> str | None:
        """Return where to write the clip, without `-<frames>.wav`; None when it cannot be written."""
        ...

    def on_clip(self, utterance: Utterance, clip: Clip) -> None:
        """Take a finished clip."""
        ...

    def on_render_failed(self, utterance: Utterance, kind: str, reason: str) -> None:
        """Hear that a text has no clip; `kind` is "voice" or "unknown_voice"."""
        ...

    def on_not_written(self, utterance: Utterance, stem: str, reason: str) -> None:
        """Hear that a clip could not be written; `stem` is where, "" when there was no place for it."""
        ...


@dataclass(frozen=True, slots=True)
class _Order:
    utterance: Utterance
    stem: str
    deadline_s: float


class Renderer:
    """Order clips from a voice process that may hang or die. `clock` returns steady seconds."""

    def __init__(
        self,
        start_worker: StartWorker,
        client: RendererClient,
        clock: Callable[[], float],
        lock: "threading.RLock",
    ) -> None:
        self._start_worker = start_worker
        self._client = client
        self._clock = clock
        self._lock = lock
        self._worker: Worker | None = None
        self._epoch = 0
        self._ready = False
        self._started_s = self._told_s = 0.0
        self._waiting: deque[Utterance] = deque()
        self._ordered: dict[int, _Order] = {}
        self._next_id = 0
        self._tries: dict[Utterance, int] = {}
        self._failed_starts = 0
        self._rests = 0
        self._rest_until_s = 0.0
        self.trouble = ""

    @property
    def running(self) -> bool:
        """Tell whether there is a voice process."""
        return self._worker is not None

    def order(self, utterances: Sequence[Utterance]) -> None:
        """Make these next, in this order; what was waiting comes after them."""
        under_way = {order.utterance for order in self._ordered.values()}
        first = [utterance for utterance in dict.fromkeys(utterances) if utterance not in under_way]
        chosen = set(first)
        rest = [utterance for utterance in self._waiting if utterance not in chosen]
        self._waiting = deque([*first, *rest])
        self._go_on()

    def forget_waiting(self) -> None:
        """Drop all orders that have not been given to the process yet."""
        self._waiting.clear()

    def wake(self) -> None:
        """Start the voice process if there is none, to learn what it can do."""
        if self._worker is None and not self._resting():
            self._start()

    def tend(self) -> None:
        """Keep the process, end one that is past a deadline, and try again after a rest."""
        now = self._clock()
        if self._worker is not None:
            late = [order for order in self._ordered.values() if order.deadline_s < now]
            if not self._ready and now > self._started_s + READY_S:
                self._lost(_("it did not start in time"))
            elif self._ready and late:
                self._lost(_("it does not answer"))
            elif self._ready and now >= self._told_s + STAY_EVERY_S:
                self._tell(self._worker, {"stay": True})
        self._go_on()

    def close(self) -> None:
        """End the process and forget all orders."""
        self._waiting.clear()
        self._ordered.clear()
        self._end()

    def _resting(self) -> bool:
        return self._clock() < self._rest_until_s

    def _start(self) -> None:
        self._epoch += 1
        epoch = self._epoch
        self._ready = False
        self._started_s = self._clock()
        self._worker = self._start_worker(
            lambda message: self._heard(epoch, message), lambda reason: self._ended(epoch, reason)
        )

    def _end(self) -> None:
        self._epoch += 1
        if self._worker is not None:
            self._worker.kill()
            self._worker = None

    def _go_on(self) -> None:
        """Start a process when one is needed, and keep it busy."""
        if not self._waiting:
            return
        if self._worker is None:
            if not self._resting():
                self._start()
            return
        while self._ready and self._waiting and len(self._ordered) < self._at_once():
            self._send(self._worker, self._waiting.popleft())

    def _at_once(self) -> int:
        """Return 1 while a text under suspicion is tried again, so that the blame finds the right one."""
        suspects = self._tries.keys() & {
            *(order.utterance for order in self._ordered.values()),
            *(list(self._waiting)[:1]),
        }
        return 1 if suspects else AT_ONCE

    def _send(self, worker: Worker, utterance: Utterance) -> None:
        stem = self._client.place_for(utterance)
        if stem is None:
            self._client.on_not_written(utterance, "", "")
            return
        self._next_id += 1
        wait_s = RENDER_S + RENDER_S_PER_LETTER * len(utterance.spoken)
        self._ordered[self._next_id] = _Order(utterance, stem, self._clock() + wait_s)
        self._tell(
            worker,
            {
                "id": self._next_id,
                "text": utterance.spoken,
                "voice": utterance.manner.voice,
                "rate": utterance.manner.rate_wpm,
                "pitch": utterance.manner.pitch,
                "stem": stem,
            },
        )

    def _tell(self, worker: Worker, message: Message) -> None:
        worker.send(message)
        self._told_s = self._clock()

    def _heard(self, epoch: int, message: Message) -> None:
        with self._lock:
            if epoch != self._epoch:
                return
            match message["event"]:
                case "ready":
                    self._ready = True
                    self._client.on_voice_ready(message)
                case "fatal":
                    self._lost(str(message.get("error", "")), rest=True)
                case "clip" | "failed":
                    self._delivered(message)
            self._go_on()

    def _delivered(self, message: Message) -> None:
        order = self._ordered.pop(int(message.get("id", 0)), None)
        if order is None:
            return
        self._tries.pop(order.utterance, None)
        self._failed_starts = self._rests = 0
        if self.trouble:
            _log.info("the voice is back")
            self.trouble = ""
        if message["event"] == "clip":
            self._client.on_clip(order.utterance, Clip(Path(message["path"]), int(message["frames"])))
            return
        kind, reason = str(message.get("kind", "voice")), str(message.get("error", ""))
        if kind == "storage":
            self._client.on_not_written(order.utterance, order.stem, reason)
        else:
            self._client.on_render_failed(order.utterance, kind, reason)

    def _ended(self, epoch: int, reason: str) -> None:
        with self._lock:
            if epoch != self._epoch:
                return
            if self._ready and not self._ordered:
                self._end()  # it had nothing to do and left, as it should
            else:
                self._lost(reason)
            self._go_on()

    def _lost(self, reason: str, rest: bool = False) -> None:
        """End the process, blame the texts it was busy with, and rest when it failed too often."""
        _log.warning("the voice process is lost: %s", reason)
        self._end()
        blamed = [order.utterance for order in self._ordered.values()]
        self._ordered.clear()
        self._failed_starts += 1
        if rest or self._failed_starts >= STARTS_BEFORE_REST:
            self._failed_starts = 0
            self._rest_until_s = self._clock() + REST_S[min(self._rests, len(REST_S) - 1)]
            self._rests += 1
            self.trouble = reason
        self._put_back(blamed, reason)

    def _put_back(self, blamed: Iterable[Utterance], reason: str) -> None:
        again: list[Utterance] = []
        for utterance in blamed:
            self._tries[utterance] = self._tries.get(utterance, 0) + 1
            if self._tries[utterance] >= TRIES_PER_TEXT:
                del self._tries[utterance]
                self._client.on_render_failed(utterance, "voice", reason)
            else:
                again.append(utterance)
        self._waiting.extendleft(reversed(again))
