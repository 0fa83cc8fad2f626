"""Have texts spoken as they are due, where an engine cannot write them into files ahead.

A process of its own speaks them. How long a text takes is known only afterwards, and the one way to stop it
is to end the process: hence "approximate timing". The caller's lock guards everything here.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from stretchtimer.domain.translation import gettext as _
from stretchtimer.speech.clip_cache import Utterance
from stretchtimer.speech.supervisor import Supervisor, SupervisorPolicy
from stretchtimer.speech.worker_process import Message, StartWorker

_log = logging.getLogger(__name__)

#: A text takes no longer than this; a process that does hangs.
HANGS_S = 5.0
HANGS_S_PER_LETTER = 0.2
POLICY = SupervisorPolicy(
    "the process that speaks live",
    # As for the process that makes clips: it is the same engine that fails, and tones sound meanwhile.
    rests_s=(5.0, 10.0, 20.0, 30.0),
    leaves=True,
    # Drivers that cannot write files are found to take longer to start, and no clip waits for this one.
    ready_s=15.0,
)


@dataclass(frozen=True, slots=True)
class _Speech:
    utterance: Utterance
    deadline_s: float


class LiveVoice:
    """Speak through a process that may hang or die. `clock` returns steady seconds."""

    def __init__(
        self,
        start_worker: StartWorker,
        clock: Callable[[], float],
        lock: "threading.RLock",
        on_unknown_voice: Callable[[str], None] = lambda _voice: None,
    ) -> None:
        self._on_unknown_voice = on_unknown_voice
        self._clock = clock
        self._supervisor = Supervisor(start_worker, self, POLICY, clock, lock)
        self._last_id = 0
        self._under_way: dict[int, _Speech] = {}
        self._lengths_s: dict[Utterance, float] = {}
        self.volume = 1.0
        #: What the speakers delay, in seconds.
        self.offset_s = 0.0

    @property
    def trouble(self) -> str:
        """Return why nothing can be spoken now, "" when it can."""
        return self._supervisor.trouble

    def speak(self, utterance: Utterance, at_s: float, latest_s: float) -> None:
        """Speak at a moment, at most `latest_s` later; a text without words is not spoken."""
        at_s -= self.offset_s
        if utterance.spoken:
            self._supervisor.start()
        if not (utterance.spoken and self._supervisor.running):
            return
        self._last_id += 1
        deadline_s = max(at_s, self._clock()) + HANGS_S + HANGS_S_PER_LETTER * len(utterance.spoken)
        self._under_way[self._last_id] = _Speech(utterance, deadline_s)
        self._supervisor.send(
            {
                "id": self._last_id,
                "text": utterance.spoken,
                "volume": self.volume,
                "at": at_s,
                "latest_s": latest_s,
                **utterance.settings.as_message(),
            }
        )

    def stop(self) -> None:
        """Be silent at once, and have another process ready for what comes next."""
        if self._under_way:
            self._under_way.clear()
            self._supervisor.end()
            self._supervisor.start()

    def length_s(self, utterance: Utterance) -> float | None:
        """Return how long a text took when it was spoken last, None before."""
        return self._lengths_s.get(utterance)

    def tend(self) -> None:
        """Keep the process, and end one that hangs."""
        self._supervisor.tend()

    def close(self) -> None:
        """End the process."""
        self._under_way.clear()
        self._supervisor.end()

    # What the supervisor asks and tells.

    @property
    def has_work(self) -> bool:
        """Tell whether something is being spoken or going to be."""
        return bool(self._under_way)

    def overdue(self, now_s: float) -> str:
        """Return why the process has to be replaced."""
        late = any(speech.deadline_s < now_s for speech in self._under_way.values())
        return _("it does not answer") if late else ""

    def on_start(self) -> None:
        """Send nothing: each text comes with all that it needs."""

    def on_message(self, message: Message) -> None:
        """Learn how long a text took, and whether the voice that was asked for is here."""
        match message["event"]:
            case "spoken":
                self._supervisor.succeeded()
                speech = self._under_way.pop(message["id"], None)
                if speech is not None:
                    self._lengths_s[speech.utterance] = float(message["seconds"])
                    if message.get("unknown_voice"):
                        self._on_unknown_voice(speech.utterance.settings.voice)
            case "failed":
                self._under_way.pop(message["id"], None)
                _log.warning("a text was not spoken: %s", message.get("error", ""))

    def on_lost(self, reason: str) -> None:
        """Give up what was to be spoken: said twice or after its moment it would only confuse."""
        del reason
        self._under_way.clear()
