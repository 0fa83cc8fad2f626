"""Have texts spoken as they are due, where an engine cannot write them into files ahead (`speech.md` F10).

A process of its own, `python -m stretchtimer.speech.live_voice`, waits for each text's moment and speaks it.
It begins a little late, how long it takes is known only afterwards, and the one way to stop it is to end it:
hence "approximate timing". In, a JSON table a line: `{"id", "text", "voice", "rate", "pitch", "volume", "at",
"latest_s"}`. Out: `ready` or `fatal`, then for each `spoken` (id, seconds, and `unknown_voice` where the
usual one stood in) or `failed` (id, error).
"""

import logging
import os
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from stretchtimer.speech.clip_cache import Utterance
from stretchtimer.speech.engines import ENGINES, OpenEngine, open_engine
from stretchtimer.speech.voice_engine import Manner, RenderError, UnknownVoiceError, VoiceEngine
from stretchtimer.speech.worker_channel import IDLE_S, own_channel, read_requests
from stretchtimer.speech.worker_process import Message, StartWorker, Worker

_log = logging.getLogger(__name__)

#: A text takes no longer than this; a process that does hangs.
HANGS_S = 5.0
HANGS_S_PER_LETTER = 0.2
STARTS_BEFORE_REST = 3
REST_S = 10.0


@dataclass(frozen=True, slots=True)
class _Ordered:
    utterance: Utterance
    until_s: float


class LiveVoice:
    """Speak through a process that may hang or die. `clock` returns steady seconds.

    The caller's lock guards everything here. `trouble` says why nothing can be spoken now, "" when it can.
    """

    def __init__(
        self,
        start_worker: StartWorker,
        clock: Callable[[], float],
        lock: "threading.RLock",
        on_unknown_voice: Callable[[str], None] = lambda _voice: None,
    ) -> None:
        self._start_worker = start_worker
        self._on_unknown_voice = on_unknown_voice
        self._clock = clock
        self._lock = lock
        self._worker: Worker | None = None
        self._epoch = 0
        self._next_id = 0
        self._ordered: dict[int, _Ordered] = {}
        self._lengths_s: dict[Utterance, float] = {}
        self._failed_starts = 0
        self._rest_until_s = 0.0
        self.volume = 1.0
        self.trouble = ""

    def speak(self, utterance: Utterance, at_s: float, latest_s: float) -> None:
        """Speak at a moment, at most `latest_s` later."""
        self.wake()
        if self._worker is None:
            return
        self._next_id += 1
        until_s = max(at_s, self._clock()) + HANGS_S + HANGS_S_PER_LETTER * len(utterance.spoken)
        self._ordered[self._next_id] = _Ordered(utterance, until_s)
        manner = utterance.manner
        self._worker.send(
            {
                "id": self._next_id,
                "text": utterance.spoken,
                "voice": manner.voice,
                "rate": manner.rate_wpm,
                "pitch": manner.pitch,
                "volume": self.volume,
                "at": at_s,
                "latest_s": latest_s,
            }
        )

    def stop(self) -> None:
        """Be silent at once, and have another process ready for what comes next."""
        if self._ordered:
            self._end()
            self.wake()

    def wake(self) -> None:
        """Start the process if there is none."""
        if self._worker is None and self._clock() >= self._rest_until_s:
            self._epoch += 1
            epoch = self._epoch
            self._worker = self._start_worker(
                lambda message: self._heard(epoch, message), lambda reason: self._ended(epoch, reason)
            )

    def length_s(self, utterance: Utterance) -> float | None:
        """Return how long a text took when it was spoken last, None before."""
        return self._lengths_s.get(utterance)

    def tend(self) -> None:
        """End a process that hangs."""
        if self._worker is not None and any(o.until_s < self._clock() for o in self._ordered.values()):
            self._lost("it does not answer")

    def close(self) -> None:
        """End the process."""
        self._end()

    def _end(self) -> None:
        self._epoch += 1
        self._ordered.clear()
        if self._worker is not None:
            self._worker.kill()
            self._worker = None

    def _heard(self, epoch: int, message: Message) -> None:
        with self._lock:
            if epoch != self._epoch:
                return
            match message["event"]:
                case "fatal":
                    self._lost(str(message.get("error", "")))
                case "spoken":
                    self._failed_starts, self.trouble = 0, ""
                    ordered = self._ordered.pop(message["id"], None)
                    if ordered:
                        self._lengths_s[ordered.utterance] = float(message["seconds"])
                        if message.get("unknown_voice"):
                            self._on_unknown_voice(ordered.utterance.manner.voice)
                case "failed":
                    self._ordered.pop(message["id"], None)
                    _log.warning("a text was not spoken: %s", message.get("error", ""))

    def _ended(self, epoch: int, reason: str) -> None:
        with self._lock:
            if epoch == self._epoch:
                self._lost(reason) if self._ordered else self._end()

    def _lost(self, reason: str) -> None:
        """Start anew when there is something to say next; rest when that failed too often."""
        _log.warning("the process that speaks is lost: %s", reason)
        self._end()
        self._failed_starts += 1
        if self._failed_starts >= STARTS_BEFORE_REST:
            self._failed_starts = 0
            self._rest_until_s = self._clock() + REST_S
            self.trouble = reason


def main(engines: Sequence[OpenEngine] = ENGINES) -> None:
    """Speak until the input ends, or nothing is asked for a while."""
    channel = own_channel()
    requests: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=read_requests, args=(requests,), daemon=True).start()
    try:
        engine = open_engine(engines)
    except BaseException as error:  # whatever a driver raises, the reason has to reach the person
        channel.send({"event": "fatal", "error": f"{type(error).__name__}: {error}"})
        os._exit(3)
    channel.send({"event": "ready", **engine.facts.as_message()})
    while True:
        try:
            request = requests.get(timeout=IDLE_S)
        except queue.Empty:
            os._exit(0)
        time.sleep(max(0.0, request["at"] - time.perf_counter()))
        began_s = time.perf_counter()
        answer: dict[str, Any] = {"event": "failed", "id": request["id"], "error": "it came too late"}
        if began_s - request["at"] <= request["latest_s"]:
            manner = Manner(request["voice"], request["rate"], request["pitch"])
            try:
                unknown = _say(engine, request["text"], manner, request["volume"])
                answer = {"event": "spoken", "id": request["id"], "seconds": time.perf_counter() - began_s}
                answer["unknown_voice"] = unknown
            except RenderError as error:
                answer["error"] = str(error)
        channel.send(answer)


def _say(engine: VoiceEngine, text: str, manner: Manner, volume: float) -> bool:
    """Speak, in the usual voice where the chosen one is not here; tell whether that was so."""
    try:
        engine.say(text, manner, volume)
    except UnknownVoiceError:
        if not manner.voice:
            raise
        engine.say(text, replace(manner, voice=""), volume)
        return True
    return False


if __name__ == "__main__":
    main()
