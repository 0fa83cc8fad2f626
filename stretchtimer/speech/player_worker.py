"""Play clips and tones at their moments: `python -m stretchtimer.speech.player_worker`, a process of its own.

One JSON table a line. In: `load` (paths), `play` (id, path or tone, at, left, right, latest_s), `cancel`
(id), `stop`, `configure` (volume, pre_roll_s, offset_s), `wake`. Out: `ready`, `device` (name, reason),
`started` and `ended` (id, at), `dropped` (id, late_ms), `damaged` (path), `alive` four times a second,
`asleep`, `fatal`. Moments are `time.perf_counter` seconds, which the processes of one computer share.
With `--file PATH` the sound goes to a WAV file, begun anew after each long silence, instead of the device.
The process ends with its input.
"""

import gc
import json
import os
import queue
import sys
import threading
import time
from array import array
from collections import OrderedDict
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from stretchtimer.domain.plan import Tone
from stretchtimer.speech.audio_sink import AudioSink, DeviceSink, FileSink
from stretchtimer.speech.mixer import LATEST_S, Mixer
from stretchtimer.speech.output_device import OutputDevice
from stretchtimer.speech.pcm import DamagedSoundError, read_clip
from stretchtimer.speech.tones import tone_samples
from stretchtimer.speech.worker_channel import Channel, own_channel

ALIVE_S = 0.25
#: The clips of a long routine are about 10 million samples.
MOST_SAMPLES = 30_000_000

Message = dict[str, Any]


class LoadedClips:
    """Hold the samples of the clips used last."""

    def __init__(self, most_samples: int = MOST_SAMPLES) -> None:
        self._most_samples = most_samples
        self._clips: OrderedDict[str, array[int]] = OrderedDict()
        self._samples = 0

    def get(self, path: str) -> "array[int]":
        """Return a clip's samples, read from its file when they are not here; raise when it is damaged."""
        clip = self._clips.get(path)
        if clip is None:
            clip = self._clips[path] = read_clip(Path(path))
            self._samples += len(clip)
            while self._samples > self._most_samples and len(self._clips) > 1:
                _path, oldest = self._clips.popitem(last=False)
                self._samples -= len(oldest)
        self._clips.move_to_end(path)
        return clip


def _open(mixer: Mixer, file: Path | None) -> AudioSink:
    return DeviceSink(mixer) if file is None else FileSink(mixer, file, time.perf_counter())


class PlayerWorker:
    """Carry out commands on a mixer and its device."""

    def __init__(self, file: Path | None = None) -> None:
        self._events: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._clips = LoadedClips()
        self._offset_s = 0.0
        self.mixer = Mixer(self._events.put)
        self.device = OutputDevice(self.mixer, partial(_open, self.mixer, file), self._events.put)

    def carry_out(self, command: Message) -> None:
        """Do what a command says."""
        match command["command"]:
            case "play":
                self._play(command)
            case "load":
                for path in command["paths"]:
                    self._loaded(path)
            case "cancel":
                self.mixer.cancel(command["id"])
            case "stop":
                self.mixer.stop()
            case "configure":
                self._offset_s = command["offset_s"]
                self.mixer.configure(command["volume"], command["pre_roll_s"])
            case "wake":
                self.device.wake()

    def next_event(self) -> Message:
        """Return the next event, waiting for it; `alive` when none comes for a while and something plays."""
        while True:
            try:
                return self._events.get(timeout=ALIVE_S if self.device.awake else None)
            except queue.Empty:
                if self.device.awake:
                    return {"event": "alive", "blocks": self.device.blocks}

    def report(self, event: Message) -> None:
        """Add an event to those that are sent."""
        self._events.put(event)

    def _play(self, command: Message) -> None:
        if "tone" in command:
            samples = tone_samples(Tone(command["tone"]))
        else:
            samples = self._loaded(command["path"]) or tone_samples(Tone.SOFT)
        at_s = command["at"] - self._offset_s
        sides = (command.get("left", 1.0), command.get("right", 1.0))
        self.mixer.add(command["id"], samples, at_s, sides, command.get("latest_s", LATEST_S))
        self.device.wake()

    def _loaded(self, path: str) -> "array[int] | None":
        try:
            return self._clips.get(path)
        except (DamagedSoundError, OSError):
            self.report({"event": "damaged", "path": path})
            return None


def _read_commands(worker: PlayerWorker) -> None:
    for line in sys.stdin:
        worker.carry_out(json.loads(line))


def _send_events(worker: PlayerWorker, channel: Channel) -> None:
    while True:
        channel.send(worker.next_event())


def _ask_for_priority() -> None:
    """Ask not to be kept waiting by busy programs; many systems allow it to the person at the desk."""
    with suppress(AttributeError, OSError):
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))


def main() -> None:
    """Play until the input ends."""
    channel = own_channel()
    _ask_for_priority()
    # The device's callbacks must not be kept for their usual 5 ms by other threads, nor by the collector.
    sys.setswitchinterval(0.0005)
    gc.freeze()
    worker = PlayerWorker(Path(sys.argv[2]) if sys.argv[1:2] == ["--file"] else None)
    worker.report({"event": "ready", "pid": os.getpid()})
    threading.Thread(target=_send_events, args=(worker, channel), daemon=True).start()
    try:
        _read_commands(worker)
    except BaseException as error:  # a bug; the supervisor logs it and starts another process
        channel.send({"event": "fatal", "error": f"{type(error).__name__}: {error}"})
        os._exit(3)
    os._exit(0)


if __name__ == "__main__":
    main()
