"""Look after the player process: hand it sounds, see that it lives, start another when it does not.

What is still ahead is remembered until it has sounded, and handed over again to a new process. The caller's
lock guards everything here; callbacks run under it, on the process's reading thread or inside `tend`.
"""

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from stretchtimer.domain.plan import Tone
from stretchtimer.domain.translation import gettext as _
from stretchtimer.speech.mixer import LATEST_S
from stretchtimer.speech.output import GONE, HANGS
from stretchtimer.speech.panning import CENTRE, Gains
from stretchtimer.speech.worker_process import Message, StartWorker, Worker

_log = logging.getLogger(__name__)

READY_S = 4.0
ALIVE_S = 1.0
STARTED_S = 1.0
STARTS_BEFORE_REST = 4
REST_S = 5.0
NO_DEVICE = "null"


def device_trouble(reason: str) -> str:
    """Return a few words on why there is no sound device, from what the player process says."""
    known = {GONE: _("the sound device is gone"), HANGS: _("the sound system does not answer")}
    return known.get(reason, _("there is no sound device"))


@dataclass(frozen=True, slots=True)
class PlayerSettings:
    """How sounds are played. `volume` runs from 0 to 1 as heard; `offset_s` is how late the speakers are."""

    volume: float = 0.8
    pre_roll_s: float = 0.0
    offset_s: float = 0.0

    def as_message(self) -> Message:
        """Return the command that puts the settings into force; loudness is felt as the square of gain."""
        return {
            "command": "configure",
            "volume": self.volume**2,
            "pre_roll_s": self.pre_roll_s,
            "offset_s": self.offset_s,
        }


class PlayerClient(Protocol):
    """What the player tells the one who uses it."""

    def on_damaged(self, path: str) -> None:
        """Hear that a clip's file is not whole; a soft tone sounded in its place."""
        ...


class Player:
    """Play sounds in a process that may hang or die. `clock` returns steady seconds.

    `device` names what plays, "" while it opens or sleeps. `trouble` says why nothing can be heard now, ""
    while something can.
    """

    def __init__(
        self,
        start_worker: StartWorker,
        client: PlayerClient,
        clock: Callable[[], float],
        lock: "threading.RLock",
    ) -> None:
        self._start_worker = start_worker
        self._client = client
        self._clock = clock
        self._lock = lock
        self._settings = PlayerSettings()
        self._worker: Worker | None = None
        self._epoch = 0
        self._ready = False
        self._awake = False
        self._heard_s = 0.0
        self._ahead: dict[int, Message] = {}
        self._started: set[int] = set()
        self._loaded: list[str] = []
        self._next_id = 0
        self._failed_starts = 0
        self._rest_until_s = 0.0
        self.device = ""
        self.trouble = ""

    def configure(self, settings: PlayerSettings) -> None:
        """Use these settings from now on."""
        self._settings = settings
        self._tell(settings.as_message())

    def wake(self) -> None:
        """Open the sound device now, so that the first sound does not wait for it."""
        self._ensure()
        self._tell({"command": "wake"})

    def load(self, paths: Iterable[str]) -> None:
        """Have these clips, and no others, ready to be played; remembered while there is no process."""
        new = list(dict.fromkeys(paths))
        known = set(self._loaded)
        self._loaded = new
        missing = [path for path in new if path not in known]
        if missing:
            self._tell({"command": "load", "paths": missing})

    def load_more(self, path: str) -> None:
        """Have one more clip ready."""
        if path not in self._loaded:
            self._loaded.append(path)
            self._tell({"command": "load", "paths": [path]})

    def play(self, sound: str | Tone, at_s: float, sides: Gains = CENTRE, latest_s: float = LATEST_S) -> int:
        """Play a clip's file or a tone at a moment, at most `latest_s` later, and return its number."""
        self._next_id += 1
        left, right = sides
        message: Message = {"command": "play", "id": self._next_id, "at": at_s, "latest_s": latest_s}
        if isinstance(sound, Tone):
            message["tone"] = sound.value
        else:
            message.update(path=sound, left=left, right=right)
        self._ahead[self._next_id] = message
        self._awake = True
        if not self._ensure():
            self._tell(message)
        return self._next_id

    def cancel(self, id_: int) -> None:
        """Forget a sound that has not begun."""
        if id_ not in self._started:
            self._ahead.pop(id_, None)
        self._tell({"command": "cancel", "id": id_})

    def stop(self) -> None:
        """Stop what sounds and forget what is ahead."""
        self._ahead.clear()
        self._started.clear()
        self._tell({"command": "stop"})

    def tend(self) -> None:
        """End a process that gives no sign of life or lets a moment pass, and start one when needed."""
        now = self._clock()
        if self._worker is not None:
            if not self._ready and now - self._heard_s > READY_S:
                self._lost(_("it did not start in time"))
            elif self._ready and self._awake and now - self._heard_s > ALIVE_S:
                self._lost(_("it gives no sign of life"))
            elif self._ready and any(
                now - sound["at"] > STARTED_S + sound["latest_s"]
                for id_, sound in self._ahead.items()
                if id_ not in self._started
            ):
                self._lost(_("it missed a moment"))
        if self._worker is None and (self._ahead or self.trouble):
            self._ensure()

    def close(self) -> None:
        """End the process."""
        self._ahead.clear()
        self._end()

    def _ensure(self) -> bool:
        """Start a process if there is none and tell whether that happened; it gets all that is ahead."""
        if self._worker is not None or self._clock() < self._rest_until_s:
            return False
        self._epoch += 1
        epoch = self._epoch
        self._ready, self._heard_s, self._awake = False, self._clock(), True
        self._worker = self._start_worker(
            lambda message: self._heard(epoch, message),
            lambda reason: self._heard(epoch, {"event": "fatal", "error": reason}),
        )
        self._tell(self._settings.as_message())
        self._tell({"command": "wake"})
        self._queue_again()
        return True

    def _queue_again(self) -> None:
        """Hand over what is still ahead, with its clips; what should be sounding by now is gone."""
        now = self._clock()
        self._ahead = {
            id_: sound
            for id_, sound in self._ahead.items()
            if id_ not in self._started and now - sound["at"] <= sound["latest_s"]
        }
        self._started.clear()
        for sound in sorted(self._ahead.values(), key=lambda sound: float(sound["at"])):
            self._tell(sound)
        if self._loaded:
            self._tell({"command": "load", "paths": self._loaded})

    def _tell(self, message: Message) -> None:
        if self._worker is not None:
            self._worker.send(message)

    def _end(self) -> None:
        self._epoch += 1
        self.device = ""
        if self._worker is not None:
            self._worker.kill()
            self._worker = None

    def _heard(self, epoch: int, message: Message) -> None:
        with self._lock:
            if epoch != self._epoch:
                return
            self._heard_s = self._clock()
            match message["event"]:
                case "ready":
                    self._ready = True
                case "device":
                    self._awake = True
                    self._device_is(str(message.get("name", "")), str(message.get("reason", "")))
                case "started":
                    self._started.add(message["id"])
                case "ended" | "dropped":
                    self._over(message)
                case "damaged":
                    self._client.on_damaged(str(message["path"]))
                case "asleep":
                    self._awake = bool(self._ahead)
                    self.device = ""
                case "fatal":
                    self._lost(str(message.get("error", "")))

    def _over(self, message: Message) -> None:
        if message["event"] == "dropped":
            _log.warning("a sound came %s ms too late and was left out", message.get("late_ms"))
        self._failed_starts = 0
        self._ahead.pop(message["id"], None)
        self._started.discard(message["id"])

    def _device_is(self, name: str, reason: str) -> None:
        self.device = name
        if name == NO_DEVICE:
            self.trouble = device_trouble(reason)
            _log.warning("no sound device: %s", reason)
        elif self.trouble:
            _log.info("sound is back on %s", name)
            self.trouble = ""

    def _lost(self, reason: str) -> None:
        """End the process; start another at once, or after a rest when that failed too often."""
        _log.warning("the player process is lost: %s", reason)
        was_awake = self._awake
        self._end()
        self._failed_starts += 1
        if self._failed_starts >= STARTS_BEFORE_REST:
            self._failed_starts = 0
            self._rest_until_s = self._clock() + REST_S
            self.trouble = reason
        elif self._ahead or was_awake:
            self._ensure()
