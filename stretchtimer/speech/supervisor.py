"""Look after a helper process: start it, see that it gets ready and answers, replace it when it fails.

The voice that makes clips, the voice that speaks live and the player are supervised alike. When a process may
run is decided here; what it is sent, what its answers mean and when it is overdue is its client's.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from stretchtimer.domain.translation import gettext as _
from stretchtimer.speech.worker_process import Message, StartWorker, Worker

_log = logging.getLogger(__name__)

#: From the start of a process until it says that it is ready; nothing but a hang takes so long, as a rule.
READY_S = 5.0
#: One failure may be chance, and another process at once is the quickest help; three in a row are no chance.
STARTS_BEFORE_REST = 3
#: Well under the time after which a process leaves that is sent nothing.
STAY_EVERY_S = 0.5


@dataclass(frozen=True, slots=True)
class SupervisorPolicy:
    """What truly differs between the processes.

    `name` stands in the log. `rests_s` are the pauses after each row of failures, the last one for all that
    follow. `leaves` tells that the process ends by itself when it is sent nothing; `stays` that it is told
    not to as long as it is looked after, and not only while it has work. `ready_s` is the time from its start
    until it has to be ready.
    """

    name: str
    rests_s: tuple[float, ...]
    leaves: bool
    stays: bool = True
    ready_s: float = READY_S


class SupervisorClient(Protocol):
    """What a supervisor asks and tells the one who uses the process, always under the lock."""

    @property
    def has_work(self) -> bool:
        """Tell whether a process is needed: without, an end is no failure and no other is started."""
        ...

    def overdue(self, now_s: float) -> str:
        """Return in a few words why a process that is ready has to be replaced, "" while it has not."""
        ...

    def on_start(self) -> None:
        """Send a new process what it has to know; it is read as soon as the process is ready."""
        ...

    def on_message(self, message: Message) -> None:
        """Take what the process says, `ready` included."""
        ...

    def on_lost(self, reason: str) -> None:
        """Learn that the process is gone and why, before another one is started."""
        ...


class Supervisor:
    """Run one process at a time for a client. `clock` returns steady seconds; `lock` guards everything here.

    Callbacks of the client run on the process's reading thread, inside `tend`, or inside `start`. `ready`
    tells that the process can answer, `received_s` when it said something last. `trouble` says in a few words
    why there has been no use in starting one lately, "" while there is.
    """

    def __init__(
        self,
        start_worker: StartWorker,
        client: SupervisorClient,
        policy: SupervisorPolicy,
        clock: Callable[[], float],
        lock: "threading.RLock",
    ) -> None:
        self._start_worker = start_worker
        self._client = client
        self._policy = policy
        self._clock = clock
        self._lock = lock
        self._worker: Worker | None = None
        # What a process says that was replaced meanwhile comes with an older number, and does not count.
        self._epoch = 0
        self._started_s = 0.0
        self._sent_s = 0.0
        self._failures = 0
        self._rests = 0
        self._rest_until_s = 0.0
        self.ready = False
        self.received_s = 0.0
        self.trouble = ""

    @property
    def running(self) -> bool:
        """Tell whether there is a process, ready or not."""
        return self._worker is not None

    def start(self) -> bool:
        """Start a process unless there is one, or it is too soon after failures; tell whether one was."""
        now_s = self._clock()
        if self._worker is not None or now_s < self._rest_until_s:
            return False
        self._epoch += 1
        epoch = self._epoch
        self.ready = False
        self._started_s = self._sent_s = self.received_s = now_s
        self._worker = self._start_worker(
            lambda message: self._on_message(epoch, message), lambda reason: self._on_end(epoch, reason)
        )
        self._client.on_start()
        return True

    def send(self, message: Message) -> None:
        """Send a message to the process; without one it is dropped."""
        if self._worker is not None:
            self._worker.send(message)
            self._sent_s = self._clock()

    def tend(self) -> None:
        """Replace a process that is overdue, tell a good one to stay, start one after a rest."""
        now_s = self._clock()
        if self._worker is not None:
            if not self.ready:
                if now_s > self._started_s + self._policy.ready_s:
                    self._lost(_("it did not start in time"))
            elif reason := self._client.overdue(now_s):
                self._lost(reason)
            elif self._to_stay and now_s >= self._sent_s + STAY_EVERY_S:
                self.send({"stay": True})
        if self._client.has_work:
            self.start()

    @property
    def _to_stay(self) -> bool:
        return self._policy.leaves and (self._policy.stays or self._client.has_work)

    def succeeded(self) -> None:
        """Forget all failures, because a process did what it is for."""
        if self.trouble:
            _log.info("%s is back", self._policy.name)
        self._failures = self._rests = 0
        self.trouble = ""

    def end(self) -> None:
        """End the process; what it still says does not count, and that is no failure."""
        self._epoch += 1
        self.ready = False
        if self._worker is not None:
            self._worker.kill()
            self._worker = None

    def _on_message(self, epoch: int, message: Message) -> None:
        with self._lock:
            if epoch != self._epoch:
                return
            self.received_s = self._clock()
            if message["event"] == "fatal":
                # Before it is ready it says that it cannot work here: at once another could not either.
                self._lost(str(message.get("error", "")), rest=not self.ready)
                return
            if message["event"] == "ready":
                self.ready = True
            self._client.on_message(message)

    def _on_end(self, epoch: int, reason: str) -> None:
        with self._lock:
            if epoch != self._epoch:
                return
            if self.ready and not self._client.has_work:
                self.end()  # it had nothing to do
            else:
                self._lost(reason)

    def _lost(self, reason: str, rest: bool = False) -> None:
        """End a process that failed; start another at once, or after a rest when that failed too often."""
        _log.warning("%s is lost: %s", self._policy.name, reason)
        self.end()
        self._failures += 1
        if rest or self._failures >= STARTS_BEFORE_REST:
            rests_s = self._policy.rests_s
            self._rest_until_s = self._clock() + rests_s[min(self._rests, len(rests_s) - 1)]
            self._rests += 1
            self._failures = 0
            self.trouble = reason
        self._client.on_lost(reason)
        if self._client.has_work:
            self.start()
