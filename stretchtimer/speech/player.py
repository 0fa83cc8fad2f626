"""Have sounds played by a process of its own, and handed over again to another one when that process fails.

What has not sounded yet is kept until it has. The caller's lock guards everything here; callbacks run under
it, on the process's reading thread or inside `tend`.
"""

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from stretchtimer.domain.plan import Tone
from stretchtimer.domain.translation import gettext as _
from stretchtimer.speech.mixer import LATEST_S
from stretchtimer.speech.output_device import GONE, HANGS
from stretchtimer.speech.panning import CENTRE, Gains
from stretchtimer.speech.supervisor import Supervisor, SupervisorPolicy
from stretchtimer.speech.worker_process import Message, StartWorker

_log = logging.getLogger(__name__)

ALIVE_S = 1.0
STARTED_S = 1.0
NO_DEVICE = "null"
POLICY = SupervisorPolicy(
    "the player process",
    # Without it there is neither voice nor tone, and who lies on the floor may not see the screen that says
    # so: it is always tried again soon.
    rests_s=(5.0, 10.0),
    # It lets go of the sound device by itself and then does nothing. The loaded clips it would lose are what
    # lets the first sound after a long silence be on time.
    leaves=False,
)


def device_trouble(reason: str) -> str:
    """Return a few words on why there is no sound device, from what the player process says."""
    known = {GONE: _("the sound device is gone"), HANGS: _("the sound system does not answer")}
    return known.get(reason, _("there is no sound device"))


@dataclass(frozen=True, slots=True)
class PlayerSettings:
    """How sounds are played. `volume` from 0 to 1 is as perceived; `offset_s` is what the speakers delay."""

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
        """Learn that a clip's file is not whole; a soft tone sounded in its place."""
        ...


class Player:
    """Play sounds in a process that may hang or die. `clock` returns steady seconds.

    `device` names what plays, "" while it opens or sleeps.
    """

    def __init__(
        self,
        start_worker: StartWorker,
        client: PlayerClient,
        clock: Callable[[], float],
        lock: "threading.RLock",
    ) -> None:
        self._client = client
        self._clock = clock
        self._supervisor = Supervisor(start_worker, self, POLICY, clock, lock)
        self._settings = PlayerSettings()
        self._awake = False
        self._awake_since_s = 0.0
        self._pending: dict[int, Message] = {}
        self._started: set[int] = set()
        self._loaded: list[str] = []
        self._last_id = 0
        self._device_trouble = ""
        self.device = ""

    @property
    def trouble(self) -> str:
        """Return why nothing can be played now, "" while something can."""
        if self.device not in ("", NO_DEVICE):
            return ""
        return self._device_trouble or self._supervisor.trouble

    def configure(self, settings: PlayerSettings) -> None:
        """Use these settings from now on."""
        self._settings = settings
        self._supervisor.send(settings.as_message())

    def wake(self) -> None:
        """Open the sound device now, so that the first sound does not wait for it."""
        if not self._supervisor.start():
            self._supervisor.send({"command": "wake"})

    def load(self, paths: Iterable[str]) -> None:
        """Have these clips, and no others, ready to be played; remembered while there is no process."""
        new = list(dict.fromkeys(paths))
        known = set(self._loaded)
        self._loaded = new
        missing = [path for path in new if path not in known]
        if missing:
            self._supervisor.send({"command": "load", "paths": missing})

    def load_more(self, path: str) -> None:
        """Have one more clip ready."""
        if path not in self._loaded:
            self._loaded.append(path)
            self._supervisor.send({"command": "load", "paths": [path]})

    def play(self, sound: str | Tone, at_s: float, sides: Gains = CENTRE, latest_s: float = LATEST_S) -> int:
        """Play a clip's file or a tone at a moment, at most `latest_s` later, and return its number."""
        self._last_id += 1
        left, right = sides
        message: Message = {"command": "play", "id": self._last_id, "at": at_s, "latest_s": latest_s}
        if isinstance(sound, Tone):
            message["tone"] = sound.value
        else:
            message.update(path=sound, left=left, right=right)
        self._pending[self._last_id] = message
        self._expect_life()
        if not self._supervisor.start():
            self._supervisor.send(message)
        return self._last_id

    def cancel(self, id_: int) -> None:
        """Forget a sound that has not begun."""
        if id_ not in self._started:
            self._pending.pop(id_, None)
        self._supervisor.send({"command": "cancel", "id": id_})

    def stop(self) -> None:
        """Stop what sounds and forget what is pending."""
        self._pending.clear()
        self._started.clear()
        self._supervisor.send({"command": "stop"})

    def tend(self) -> None:
        """Replace a process that gives no sign of life or lets a moment pass, and start one when needed."""
        self._supervisor.tend()

    def close(self) -> None:
        """End the process."""
        self._pending.clear()
        self._awake = False
        self.device = ""
        self._supervisor.end()

    # What the supervisor asks and tells.

    @property
    def has_work(self) -> bool:
        """Tell whether something plays or is to be played, or it has to be seen whether that works again."""
        return bool(self._pending or self._awake or self.trouble)

    def overdue(self, now_s: float) -> str:
        """Return why the process has to be replaced."""
        if self._awake and now_s - max(self._supervisor.received_s, self._awake_since_s) > ALIVE_S:
            return _("it gives no sign of life")
        if any(
            now_s - sound["at"] > STARTED_S + sound["latest_s"]
            for id_, sound in self._pending.items()
            if id_ not in self._started
        ):
            return _("it missed a moment")
        return ""

    def on_start(self) -> None:
        """Send a new process all that is still pending, and the clips; what should be sounding is gone."""
        now_s = self._clock()
        self._expect_life()
        self._pending = {
            id_: sound
            for id_, sound in self._pending.items()
            if id_ not in self._started and now_s - sound["at"] <= sound["latest_s"]
        }
        self._started.clear()
        self._supervisor.send(self._settings.as_message())
        self._supervisor.send({"command": "wake"})
        for sound in sorted(self._pending.values(), key=lambda sound: float(sound["at"])):
            self._supervisor.send(sound)
        if self._loaded:
            self._supervisor.send({"command": "load", "paths": self._loaded})

    def on_message(self, message: Message) -> None:
        """Keep account of what sounds, and of the device."""
        match message["event"]:
            case "device":
                self._expect_life()
                self._use_device(str(message.get("name", "")), str(message.get("reason", "")))
            case "started":
                self._started.add(message["id"])
            case "ended" | "dropped":
                self._finish(message)
            case "damaged":
                self._client.on_damaged(str(message["path"]))
            case "asleep":
                self._awake = bool(self._pending)
                self.device = ""
                self._supervisor.succeeded()

    def on_lost(self, reason: str) -> None:
        """Know no device until the next process has opened one."""
        del reason
        self.device = ""

    def _expect_life(self) -> None:
        """Take the process for awake, which gives signs of life a few times a second from now on."""
        if not self._awake:
            self._awake, self._awake_since_s = True, self._clock()

    def _finish(self, message: Message) -> None:
        if message["event"] == "dropped":
            _log.warning("a sound came %s ms too late and was dropped", message.get("late_ms"))
        self._supervisor.succeeded()
        self._pending.pop(message["id"], None)
        self._started.discard(message["id"])

    def _use_device(self, name: str, reason: str) -> None:
        before = self.trouble
        self.device = name
        if name == NO_DEVICE:
            self._device_trouble = device_trouble(reason)
            _log.warning("no sound device: %s", reason)
        else:
            self._device_trouble = ""
            if before:
                _log.info("sound is back on %s", name)
