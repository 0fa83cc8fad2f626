"""Give a test a sound device of its own and ears that know when they heard something."""

import os
import subprocess
import threading
import time
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np

from tests.e2e.harness import PATIENCE_S, Process, ask, need, wait_until
from tests.e2e.harness_ruler import BarePlayer, Trust, trust

RATE = 48_000
_QUIET = 300  # of 32768: what is below counts as silence
_AROUND_S = 4.0
#: What programs play is heard on the first two channels, the ruler of the bare player on the third.
_CHANNELS = "front-left,front-right,front-center"
_FRAME_BYTES = 6


class Recording:
    """All that the sound device plays, with the moment of each sample on the steady clock.

    Moments are seconds of `time.perf_counter`, the clock that cues are scheduled on; the error is 1 to 2 ms.
    """

    def __init__(self, recorder: Process) -> None:
        """Listen to a recorder that writes 16-bit samples of three channels to its standard output."""
        self._recorder = recorder
        self.beside: BarePlayer | None = None
        self._data = bytearray()
        self._arrivals: list[tuple[float, float]] = []  # when a block came, when its recording had begun
        self._reader = threading.Thread(target=self._read, name="recording")
        self._reader.start()

    def _read(self) -> None:
        while block := self._recorder.popen.stdout.read1(1 << 16):
            now = time.perf_counter()
            self._data += block
            self._arrivals.append((now, now - len(self._data) // _FRAME_BYTES / RATE))

    def stop(self) -> None:
        """Stop listening; what was heard can still be looked at."""
        if self.beside is not None:
            self.beside.stop()
        self._recorder.popen.terminate()
        self._reader.join()
        self._recorder.stop()

    @property
    def heard_until_s(self) -> float:
        """Return the moment of the newest sample; before all moments when there is none."""
        if not self._arrivals:
            return float("-inf")
        when, began_s = self._arrivals[-1]
        return self._began_s(when) + when - began_s

    def between(self, start_s: float, end_s: float) -> np.ndarray:
        """Return the samples (-32768 to 32767) between two moments, waiting for those yet to come."""
        frames = self._frames(start_s, end_s)
        return (frames[:, 0] + frames[:, 1]) // 2

    def trust(self, start_s: float, end_s: float) -> Trust:
        """Tell what became of the bare player between two moments."""
        ruler = self._frames(start_s, end_s)[:, 2]
        return trust(ruler, self.beside.meant(start_s + np.arange(len(ruler)) / RATE))

    def _frames(self, start_s: float, end_s: float) -> np.ndarray:
        remaining_s = max(0.0, end_s - time.perf_counter())
        wait_until(
            lambda: self.heard_until_s >= end_s, "the recording had got there", remaining_s + PATIENCE_S
        )
        began_s = self._began_s(start_s)
        first, last = (_FRAME_BYTES * max(0, round((s - began_s) * RATE)) for s in (start_s, end_s))
        return np.frombuffer(bytes(self._data[first:last]), "<i2").astype(np.int32).reshape(-1, 3)

    def loudness(self, start_s: float, end_s: float) -> float:
        """Return the effective value (RMS) between two moments, 0 to 32768."""
        heard = self.between(start_s, end_s).astype(float)
        return float(np.sqrt((heard**2).mean())) if len(heard) else 0.0

    def is_silent(self, start_s: float, end_s: float) -> bool:
        """Tell whether nothing can be heard between two moments."""
        return not (np.abs(self.between(start_s, end_s)) > _QUIET).any()

    def pitch_hz(self, start_s: float, end_s: float) -> float:
        """Return the frequency that is strongest between two moments."""
        heard = self.between(start_s, end_s).astype(float)
        strength = np.abs(np.fft.rfft(heard * np.hanning(len(heard))))
        return float(strength.argmax() * RATE / len(heard))

    def onsets_s(self, start_s: float, end_s: float, gap_s: float = 0.15) -> list[float]:
        """Return the moments at which sound begins after at least `gap_s` of silence."""
        loud = np.flatnonzero(np.abs(self.between(start_s, end_s)) > _QUIET)
        begins = loud[np.diff(loud, prepend=-RATE) > gap_s * RATE]
        return [start_s + int(index) / RATE for index in begins]

    def wait_for_sound(self, after_s: float) -> float:
        """Return the moment of the first sound after a moment, once there is one."""

        def first() -> float | None:
            heard = self.onsets_s(after_s, max(after_s, self.heard_until_s))
            return heard[0] if heard else None

        return wait_until(first, "there was a sound")

    def _began_s(self, near_s: float) -> float:
        # A block comes late by chance and never early, so the soonest of those around a moment tells the
        # truth; only those around it, because samples that got lost elsewhere would shift it.
        first, last = (
            bisect_left(self._arrivals, (near_s + side_s, 0.0)) for side_s in (-_AROUND_S, _AROUND_S)
        )
        return min(began_s for _when, began_s in self._arrivals[first:last] or self._arrivals)


class SoundServer:
    """A PulseAudio server whose only device plays into the void, and into recordings."""

    def __init__(self, folder: Path) -> None:
        """Start it with all its files in `folder`."""
        need("pulseaudio", "pactl", "pacat", "parec")
        self._folder = folder
        self.environment: dict[str, str | None] = {
            "PULSE_SERVER": f"unix:{folder / 'native'}",
            "PULSE_RUNTIME_PATH": str(folder / "runtime"),
            "PULSE_STATE_PATH": str(folder / "state"),
        }
        (folder / "default.pa").write_text(
            f"load-module module-native-protocol-unix socket={folder / 'native'} auth-anonymous=1\n"
        )
        self.start()

    def start(self) -> None:
        """Start the server, at first or after `stop`, with its device."""
        self._process = Process(
            [
                *("pulseaudio", "-n", "-F", self._folder / "default.pa", "--log-target=stderr"),
                *("--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"),
            ],
            self._folder / "pulseaudio.log",
            self.environment,
        )
        wait_until(lambda: self._pactl("info", may_fail=True), "the sound server answered")
        _favour(self._process)
        self.plug_in()

    def stop(self) -> None:
        """End the server, as a crash would."""
        self._process.stop()

    def plug_in(self) -> None:
        """Let the device appear."""
        self._device = self._pactl(
            *("load-module", "module-null-sink", "sink_name=void", f"rate={RATE}", "format=s16le"),
            *("channels=3", f"channel_map={_CHANNELS}"),
        )
        # What programs see is its first two channels, whatever they play.
        two = "front-left,front-right"
        self._pactl(
            *("load-module", "module-remap-sink", "sink_name=lab", "master=void", "remix=no", "channels=2"),
            *(f"channel_map={two}", f"master_channel_map={two}"),
        )
        self._pactl("set-default-sink", "lab")
        self._pactl("set-default-source", "void.monitor")

    def pull_out(self) -> None:
        """Let the device vanish."""
        self._pactl("unload-module", self._device)

    def devices(self) -> list[str]:
        """Return the names of the devices that are there; none when the server does not answer."""
        lines = self._pactl("list", "short", "sinks", may_fail=True).splitlines()
        return [name for line in lines if (name := line.split("\t")[1]) != "void"]

    @contextmanager
    def recording(self) -> Iterator[Recording]:
        """Record what the device plays; begin before a program plays, which would be held up."""
        # The device has handed out its next two seconds; only a fresh start makes it heed the recorder.
        self._pactl("suspend-sink", "void", "1")
        process = Process(
            [
                *("parec", "--device=void.monitor", "--latency-msec=5", "--process-time-msec=5"),
                *("--raw", "--format=s16le", f"--rate={RATE}", "--channels=3", f"--channel-map={_CHANNELS}"),
            ],
            self._folder / "parec.log",
            self.environment,
            stdout=subprocess.PIPE,
        )
        _favour(process)
        recording = Recording(process)
        try:
            wait_until(lambda: self._pactl("list", "short", "source-outputs"), "the recorder was connected")
            self._pactl("suspend-sink", "void", "0")
            wait_until(lambda: recording.heard_until_s > 0, "the recording had begun")
            recording.beside = self._bare_player()
            yield recording
        finally:
            recording.stop()

    def bare_start_s(self) -> float:
        """Return how long a bare player takes now from being started to playing."""
        player = self._bare_player()
        player.stop()
        return player.started_after_s

    def _bare_player(self) -> BarePlayer:
        return BarePlayer(self._folder, {**self.environment, "PULSE_SINK": "void"})

    def _pactl(self, *arguments: str, may_fail: bool = False) -> str:
        return ask(["pactl", *arguments], self.environment, may_fail)


def _favour(process: Process) -> None:
    """Give a sound server or a recorder the priority that it has on a desktop, where this is allowed."""
    with suppress(OSError):
        for task in Path("/proc", str(process.pid), "task").iterdir():
            os.sched_setscheduler(int(task.name), os.SCHED_RR, os.sched_param(5))
