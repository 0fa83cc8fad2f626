"""Give a test a sound device of its own and ears that know when they heard something."""

import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from tests.e2e.harness import Process, ask, need, wait_until

RATE = 48_000
_QUIET = 300  # of 32768: what is below counts as silence
_AROUND_S = 4.0


class Recording:
    """All that the sound device plays, with the moment of each sample on the steady clock.

    Moments are seconds of `time.perf_counter`, the clock that cues are scheduled on; the error is 1 to 2 ms.
    """

    def __init__(self, recorder: Process) -> None:
        """Listen to a recorder that writes 16-bit mono samples to its standard output."""
        self._recorder = recorder
        self._data = bytearray()
        self._arrivals: list[tuple[float, int]] = []  # when a block came, the samples so far
        self._reader = threading.Thread(target=self._read, name="recording")
        self._reader.start()

    def _read(self) -> None:
        while block := self._recorder.popen.stdout.read1(1 << 16):
            now = time.perf_counter()
            self._data += block
            self._arrivals.append((now, len(self._data) // 2))

    def stop(self) -> None:
        """Stop listening; what was heard can still be looked at."""
        self._recorder.popen.terminate()
        self._reader.join()
        self._recorder.stop()

    @property
    def heard_until_s(self) -> float:
        """Return the moment of the newest sample; before all moments when there is none."""
        if not self._arrivals:
            return float("-inf")
        when, total = self._arrivals[-1]
        return self._began_s(when) + total / RATE

    def between(self, start_s: float, end_s: float) -> np.ndarray:
        """Return the samples (-32768 to 32767) between two moments, waiting for those yet to come."""
        wait_until(lambda: self.heard_until_s >= end_s, "the recording had got there")
        began_s = self._began_s(start_s)
        first, last = (max(0, round((moment - began_s) * RATE)) for moment in (start_s, end_s))
        return np.frombuffer(bytes(self._data[first * 2 : last * 2]), "<i2").astype(np.int32)

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
        beginnings = {when: when - total / RATE for when, total in tuple(self._arrivals)}
        near = [began for when, began in beginnings.items() if abs(when - near_s) < _AROUND_S]
        return min(near or beginnings.values())


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
        self.plug_in()

    def stop(self) -> None:
        """End the server, as a crash would."""
        self._process.stop()

    def plug_in(self) -> None:
        """Let the device appear."""
        self._device = self._pactl(
            "load-module", "module-null-sink", "sink_name=lab", f"rate={RATE}", "channels=2", "format=s16le"
        )
        self._pactl("set-default-sink", "lab")
        self._pactl("set-default-source", "lab.monitor")

    def pull_out(self) -> None:
        """Let the device vanish."""
        self._pactl("unload-module", self._device)

    def devices(self) -> list[str]:
        """Return the names of the devices that are there; none when the server does not answer."""
        lines = self._pactl("list", "short", "sinks", may_fail=True).splitlines()
        return [line.split("\t")[1] for line in lines]

    @contextmanager
    def recording(self) -> Iterator[Recording]:
        """Record what the device plays; begin before a program plays, which would be held up."""
        # The device has handed out its next two seconds; only a fresh start makes it heed the recorder.
        self._pactl("suspend-sink", "lab", "1")
        process = Process(
            [
                *("parec", "--device=lab.monitor", "--latency-msec=5", "--process-time-msec=5"),
                *("--raw", "--format=s16le", f"--rate={RATE}", "--channels=1"),
            ],
            self._folder / "parec.log",
            self.environment,
            stdout=subprocess.PIPE,
        )
        recording = Recording(process)
        try:
            wait_until(lambda: self._pactl("list", "short", "source-outputs"), "the recorder was connected")
            self._pactl("suspend-sink", "lab", "0")
            wait_until(lambda: recording.heard_until_s > 0, "the recording had begun")
            yield recording
        finally:
            recording.stop()

    def _pactl(self, *arguments: str, may_fail: bool = False) -> str:
        return ask(["pactl", *arguments], self.environment, may_fail)
