"""Have clips made by a voice process: order them, a few at once, each with its deadline.

A text that ends the process twice is given up, the others are ordered again. The caller's lock guards
everything here; callbacks run under it, on the process's reading thread or inside `tend`.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from stretchtimer.domain.translation import gettext as _
from stretchtimer.speech.clip_cache import Clip, Utterance
from stretchtimer.speech.engine_registry import EngineName
from stretchtimer.speech.supervisor import Supervisor, SupervisorPolicy
from stretchtimer.speech.worker_process import Message, StartWorker

RENDER_S = 3.0
RENDER_S_PER_LETTER = 0.01
AT_ONCE = 3
TRIES_PER_TEXT = 2
#: Meanwhile there are tones, and the clips made before. A voice that is missing is rarely back within
#: seconds, and each start keeps a core busy that the session needs.
_RESTS_S = (5.0, 10.0, 20.0, 30.0)
POLICIES: Mapping[EngineName, SupervisorPolicy] = {
    # Between sessions they would take memory for nothing, and are there again in a tenth of a second.
    EngineName.PACK: SupervisorPolicy("the process of the voice pack", _RESTS_S, leaves=True),
    EngineName.SYSTEM: SupervisorPolicy("the voice process", _RESTS_S, leaves=True),
    # It takes 185 MB, and seconds to start on a slow machine.
    EngineName.NATURAL: SupervisorPolicy(
        "the process of the natural voice", _RESTS_S, leaves=True, stays=False, ready_s=30.0
    ),
}


class RendererClient(Protocol):
    """What the renderer tells the one who ordered."""

    def on_voice_ready(self, engine: EngineName, facts: Message) -> None:
        """Learn what speaks (`EngineFacts` as a table), before the first clip of a process."""
        ...

    def place_for(self, utterance: Utterance) -> str | None:
        """Return where to write the clip, without `-<frames>.wav`; None when it cannot be written."""
        ...

    def on_clip(self, utterance: Utterance, clip: Clip) -> None:
        """Take a finished clip."""
        ...

    def on_render_failed(self, utterance: Utterance, kind: str, reason: str) -> None:
        """Learn that a text has no clip; `kind` is "voice" or "unknown_voice"."""
        ...

    def on_not_written(self, utterance: Utterance, stem: str, reason: str) -> None:
        """Learn that a clip could not be written; `stem` is where, "" when there was no place for it."""
        ...


@dataclass(frozen=True, slots=True)
class _Order:
    utterance: Utterance
    stem: str
    deadline_s: float


class Renderer:
    """Order clips from an engine's process, which may hang or die. `clock` returns steady seconds."""

    def __init__(
        self,
        engine: EngineName,
        start_worker: StartWorker,
        client: RendererClient,
        clock: Callable[[], float],
        lock: "threading.RLock",
    ) -> None:
        self._engine = engine
        self._client = client
        self._clock = clock
        self._supervisor = Supervisor(start_worker, self, POLICIES[engine], clock, lock)
        self._queue: deque[Utterance] = deque()
        self._ordered: dict[int, _Order] = {}
        self._last_id = 0
        self._tries: dict[Utterance, int] = {}

    @property
    def trouble(self) -> str:
        """Return why no clips can be made now, "" when they can."""
        return self._supervisor.trouble

    def order(self, utterances: Sequence[Utterance]) -> None:
        """Make these next, in this order; what was queued comes after them."""
        under_way = {order.utterance for order in self._ordered.values()}
        first = [utterance for utterance in dict.fromkeys(utterances) if utterance not in under_way]
        chosen = set(first)
        rest = [utterance for utterance in self._queue if utterance not in chosen]
        self._queue = deque([*first, *rest])
        if self._queue:
            self._supervisor.start()
            self._send_queued()

    def clear_queue(self) -> None:
        """Drop all orders that have not been given to the process yet."""
        self._queue.clear()

    def wake(self) -> None:
        """Start the voice process if there is none, to learn what it can do."""
        self._supervisor.start()

    def tend(self) -> None:
        """Keep the process, replace one that is past a deadline, and try again after a rest."""
        self._supervisor.tend()
        self._send_queued()

    def close(self) -> None:
        """End the process and forget all orders."""
        self._queue.clear()
        self._ordered.clear()
        self._supervisor.end()

    # What the supervisor asks and tells.

    @property
    def has_work(self) -> bool:
        """Tell whether clips are ordered or queued."""
        return bool(self._ordered or self._queue)

    def overdue(self, now_s: float) -> str:
        """Return why the process has to be replaced."""
        late = any(order.deadline_s < now_s for order in self._ordered.values())
        return _("it does not answer") if late else ""

    def on_start(self) -> None:
        """Send nothing yet: where clips go depends on what the process says of itself."""

    def on_message(self, message: Message) -> None:
        """Take a clip or a failure, and keep the process busy."""
        match message["event"]:
            case "ready":
                self._client.on_voice_ready(self._engine, message)
            case "clip" | "failed":
                self._deliver(message)
        self._send_queued()

    def on_lost(self, reason: str) -> None:
        """Blame the texts that the process was busy with."""
        blamed = [order.utterance for order in self._ordered.values()]
        self._ordered.clear()
        self._queue_again(blamed, reason)

    def _send_queued(self) -> None:
        """Keep the process busy."""
        while self._supervisor.ready and self._queue and len(self._ordered) < self._at_once():
            self._send(self._queue.popleft())

    def _at_once(self) -> int:
        """Return 1 while a text under suspicion is tried again, so that the blame finds the right one."""
        suspects = self._tries.keys() & {
            *(order.utterance for order in self._ordered.values()),
            *(list(self._queue)[:1]),
        }
        return 1 if suspects else AT_ONCE

    def _send(self, utterance: Utterance) -> None:
        stem = self._client.place_for(utterance)
        if stem is None:
            self._client.on_not_written(utterance, "", "")
            return
        self._last_id += 1
        deadline_s = self._clock() + RENDER_S + RENDER_S_PER_LETTER * len(utterance.spoken)
        self._ordered[self._last_id] = _Order(utterance, stem, deadline_s)
        self._supervisor.send(
            {
                "id": self._last_id,
                "text": utterance.spoken,
                "stem": stem,
                **utterance.settings.as_message(),
            }
        )

    def _deliver(self, message: Message) -> None:
        order = self._ordered.pop(int(message.get("id", 0)), None)
        if order is None:
            return
        self._tries.pop(order.utterance, None)
        self._supervisor.succeeded()
        if message["event"] == "clip":
            self._client.on_clip(order.utterance, Clip(Path(message["path"]), int(message["frames"])))
            return
        kind, reason = str(message.get("kind", "voice")), str(message.get("error", ""))
        if kind == "storage":
            self._client.on_not_written(order.utterance, order.stem, reason)
        else:
            self._client.on_render_failed(order.utterance, kind, reason)

    def _queue_again(self, blamed: Iterable[Utterance], reason: str) -> None:
        again: list[Utterance] = []
        for utterance in blamed:
            self._tries[utterance] = self._tries.get(utterance, 0) + 1
            if self._tries[utterance] >= TRIES_PER_TEXT:
                del self._tries[utterance]
                self._client.on_render_failed(utterance, "voice", reason)
            else:
                again.append(utterance)
        self._queue.extendleft(reversed(again))
