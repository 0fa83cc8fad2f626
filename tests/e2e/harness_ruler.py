"""Tell from a ruler, played by a bare player beside all else, whether the device could be trusted meanwhile.

A loaded machine lets any player be late and be cut. What is heard of the program is therefore compared with
what is heard of `bare_player` on the same device in the same moments.
"""

import subprocess
import sys
import threading
import time
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.e2e.bare_player import MARKS, RATE
from tests.e2e.harness import Process, wait_until

#: From asking for a block of 25 ms to hearing it, on PulseAudio with nothing behind it.
LATENCY_S = 0.022
#: A bare player that is further off its moments than this is no measure for another.
MOST_OFF_S = 0.025
_AROUND_S = 1.0


@dataclass(frozen=True)
class Trust:
    """What became of the ruler in a part of a recording.

    `missing_s` is how much of it is silence, `cuts` how often it does not go on where it was, `off_s` how far
    it was from the moments the bare player meant.
    """

    missing_s: float
    cuts: int
    off_s: float

    @property
    def deserved(self) -> bool:
        """Tell whether a player could be heard whole and on time."""
        return self.missing_s == 0 and self.cuts == 0 and self.off_s <= MOST_OFF_S

    def __str__(self) -> str:
        return (
            f"a bare player was cut {self.cuts} times, lacked {self.missing_s * 1000:.0f} ms "
            f"and was {self.off_s * 1000:.0f} ms off"
        )


def trust(ruler: np.ndarray, meant: np.ndarray) -> Trust:
    """Return what became of a ruler; `meant` are the frames (no whole numbers) that should stand there."""
    silent = ruler == 0
    goes_on = np.diff(ruler) % MARKS == 1 % MARKS
    cuts = int((~goes_on & ~silent[1:] & ~silent[:-1]).sum() + (silent[1:] & ~silent[:-1]).sum())
    heard = ~silent
    if not heard.any():
        return Trust(len(ruler) / RATE, cuts, 0.0)
    apart = (ruler[heard] - 1 - meant[heard] + MARKS / 2) % MARKS - MARKS / 2
    return Trust(float(silent.sum()) / RATE, cuts, float(np.abs(apart).max()) / RATE)


class BarePlayer:
    """The bare player, and what it says of itself."""

    def __init__(self, folder: Path, environment: dict[str, str | None]) -> None:
        """Start it on the device that the environment leads to."""
        began_s = time.perf_counter()
        self._asked: list[tuple[float, float]] = []  # when it was asked for a block, when its sound had begun
        self._process = Process(
            [sys.executable, Path(__file__).with_name("bare_player.py")],
            folder / "bare_player.log",
            environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._reader = threading.Thread(target=self._read, name="bare player")
        self._reader.start()
        wait_until(lambda: self._asked or not self._process.runs, "the bare player played")
        assert self._process.runs, self._process.output()
        self.started_after_s = self._asked[0][0] - began_s

    def _read(self) -> None:
        for line in self._process.popen.stdout:
            frame, asked_s = map(float, line.split())
            self._asked.append((asked_s, asked_s - frame / RATE))

    def meant(self, moments_s: np.ndarray) -> np.ndarray:
        """Return which frame it meant to be heard at each of these moments."""
        # A device asks late, never early: the soonest of the requests around tells its clock.
        first = bisect_left(self._asked, (moments_s[0] - _AROUND_S, 0.0))
        last = bisect_left(self._asked, (moments_s[-1] + _AROUND_S, 0.0))
        began_s = min(began_s for _asked_s, began_s in self._asked[first:last] or self._asked)
        return (moments_s - began_s - LATENCY_S) * RATE

    def stop(self) -> None:
        """End it."""
        self._process.popen.stdin.close()
        self._process.popen.terminate()
        # nobody closes its output while that is read
        self._reader.join()
        self._process.stop()
