"""Set the stage for the speech benchmarks: a recorded sound device, the routines' words, tables."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from stretchtimer.domain.plan import (
    Cue,
    CueKind,
    CueLengths,
    Level,
    Plan,
    Role,
    Tone,
    estimated_length_s,
)
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.routine import Routine
from stretchtimer.speech.sound import VoiceAndTones
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue, load_phrases
from tests.e2e.harness_sound import SoundServer


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


def plan(routine: Routine, level: Level, lengths: CueLengths = estimated_length_s) -> Plan:
    """Return a routine worked out at a level."""
    return Planner(load_catalogue(), load_phrases(), PlanOptions(level=level), lengths).plan(routine)


def routines() -> dict[str, Routine]:
    """Return the shipped routines by their ids."""
    return {routine.id: routine for routine in load_builtin_routines()}


def full_relief(level: Level, lengths: CueLengths = estimated_length_s) -> Plan:
    """Return the longest of the usual routines worked out."""
    return plan(routines()["full-relief"], level, lengths)


def process_of(module: str) -> int:
    """Return the id of the child process that runs a module or program."""
    for listing in Path("/proc/self/task").glob("*/children"):
        for pid in listing.read_text().split():
            if module.encode() in Path("/proc", pid, "cmdline").read_bytes():
                return int(pid)
    raise LookupError(f"no process runs {module}")


def spoken(of: Plan) -> list[str]:
    """Return the texts a plan speaks, each once, in order."""
    return list(dict.fromkeys(cue.text for _at_s, cue in of.cues() if cue.kind is CueKind.SPEECH))


def prepared(sound: VoiceAndTones, texts: Sequence[str]) -> float:
    """Make clips and return the seconds it took."""
    began_s = time.perf_counter()
    sound.prepare(texts)
    while not sound.prepared(texts):
        sound.poll()
        time.sleep(0.002)
    return time.perf_counter() - began_s


def until(moment_s: float, look: Callable[[], object]) -> None:
    """Look after something a few times a second until a moment of the steady clock."""
    while (remaining_s := moment_s - time.perf_counter()) > 0:
        look()
        time.sleep(min(0.03, remaining_s))


def speech(text: str) -> Cue:
    """Return a spoken cue."""
    return Cue(0.0, 1.0, CueKind.SPEECH, text, Role.STEP)


def tone(which: Tone) -> Cue:
    """Return a tone cue."""
    return Cue(0.0, which.length_s, CueKind.TONE, which.value, Role.TONE)


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
