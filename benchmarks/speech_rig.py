"""Set the stage for the speech benchmarks: a recorded sound device, clips, tables."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from stretchtimer.domain.preferences import Preferences
from stretchtimer.speech.sound import VoiceAndTones
from tests.e2e.harness_sound import SoundServer
from tests.speech import packs
from tests.speech.hearing import prepared


@contextmanager
def recorded_device() -> Iterator[tuple[SoundServer, Path]]:
    """Start a sound server whose device can be recorded, let this process play on it; yield a folder too."""
    with tempfile.TemporaryDirectory(prefix="speech-benchmark-") as name:
        folder = Path(name)
        (folder / "sound").mkdir()
        server = SoundServer(folder / "sound")
        os.environ.update({key: value for key, value in server.environment.items() if value})
        try:
            yield server, folder
        finally:
            server.stop()


@contextmanager
def busy_processes(count: int) -> Iterator[None]:
    """Keep this many cores busy beside."""
    processes = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()


def voice_in(folder: Path, preferences: Preferences) -> VoiceAndTones:
    """Return the voice as a person has it, with what ships, and a folder of its own for other clips."""
    return VoiceAndTones(folder, preferences, packs.shipped())


def process_of(module: str) -> int:
    """Return the id of the child process that runs a module or program."""
    for listing in Path("/proc/self/task").glob("*/children"):
        for pid in listing.read_text().split():
            if module.encode() in Path("/proc", pid, "cmdline").read_bytes():
                return int(pid)
    raise LookupError(f"no process runs {module}")


def seconds_to_prepare(sound: VoiceAndTones, texts: Sequence[str]) -> float:
    """Make clips and return the seconds it took."""
    began_s = time.perf_counter()
    prepared(sound, texts)
    return time.perf_counter() - began_s


def spread(values: Iterable[float], unit: str = "ms") -> str:
    """Return median, 95th percentile of the size, and extremes of some figures."""
    all_ = np.array([value for value in values if value is not None], float)
    if not len(all_):
        return "none"
    p50, p95 = np.percentile(np.abs(all_), [50, 95])
    low, high = all_.min(), all_.max()
    return f"n {len(all_):3d}  p50 {p50:6.1f}  p95 {p95:6.1f}  min {low:6.1f}  max {high:6.1f} {unit}"


def line(what: str, figure: str, goal: str = "") -> None:
    """Print one figure beside what it should reach."""
    print(f"{what:<44} {figure:<62} {goal}", flush=True)
