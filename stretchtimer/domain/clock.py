"""Read time, or stand in for it: the only place of the domain that knows a clock exists."""

import sys
import time
from dataclasses import dataclass
from typing import Protocol

#: A computer that was away for longer than this slept.
SLEPT_S = 5.0
#: Where the system does not tell how long it slept, no look at the clock for this long means the same.
UNSEEN_S = 20.0
DAY_S = 86_400


class Clock(Protocol):
    """Tell the steady time that sessions run on and the wall time that records carry."""

    def steady_s(self) -> float:
        """Return seconds that never jump, from an arbitrary start."""
        ...

    def wall_s(self) -> float:
        """Return seconds since 1970-01-01 UTC."""
        ...

    def utc_offset_s(self) -> int:
        """Return the seconds by which local time is ahead of UTC now."""
        ...

    def asleep_s(self) -> float | None:
        """Return the seconds this computer has slept, from an arbitrary start; None where unknown."""
        ...


class SystemClock:
    """Read this computer's clocks.

    The steady clock is `time.perf_counter`, which the sound process shares.
    """

    def steady_s(self) -> float:
        """Return seconds that never jump, from an arbitrary start."""
        return time.perf_counter()

    def wall_s(self) -> float:
        """Return seconds since 1970-01-01 UTC."""
        return time.time()

    def utc_offset_s(self) -> int:
        """Return the seconds by which local time is ahead of UTC now."""
        return time.localtime().tm_gmtoff or 0

    def asleep_s(self) -> float | None:
        """Return the seconds this computer has slept, from an arbitrary start; None where it does not tell.

        Of two clocks that nobody can set, one runs on in suspend and the other stands still.
        """
        if sys.platform == "linux":
            return time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)
        if sys.platform == "darwin":
            return time.clock_gettime(time.CLOCK_MONOTONIC_RAW) - time.clock_gettime(time.CLOCK_UPTIME_RAW)
        return None


@dataclass(slots=True)
class ManualClock:
    """Stand still until told to move; refuse to go backwards."""

    steady: float = 0.0
    wall: float = 1_700_000_000.0
    offset: int = 0
    asleep: float | None = 0.0

    def steady_s(self) -> float:
        """Return the steady seconds set so far."""
        return self.steady

    def wall_s(self) -> float:
        """Return the wall seconds set so far."""
        return self.wall

    def utc_offset_s(self) -> int:
        """Return the offset set."""
        return self.offset

    def asleep_s(self) -> float | None:
        """Return the seconds slept so far."""
        return self.asleep

    def advance(self, seconds: float) -> None:
        """Move both clocks forward by `seconds`; raise ValueError for a negative step."""
        if seconds < 0:
            raise ValueError(f"a clock cannot go back: {seconds}")
        self.steady += seconds
        self.wall += seconds

    def sleep(self, seconds: float) -> None:
        """Let the wall clock run on while the steady one stands still, as in suspend."""
        if seconds < 0:
            raise ValueError(f"a clock cannot go back: {seconds}")
        self.wall += seconds
        if self.asleep is not None:
            self.asleep += seconds


def local_day(clock: Clock) -> int:
    """Return today's local date in days since 1970-01-01."""
    return int((clock.wall_s() + clock.utc_offset_s()) // DAY_S)


def until_midnight_s(clock: Clock) -> float:
    """Return the seconds until the next local day, as long as nobody changes the clock."""
    return DAY_S - (clock.wall_s() + clock.utc_offset_s()) % DAY_S


@dataclass(frozen=True, slots=True)
class ClockReading:
    """One look at the clocks that nobody can set: the wall clock, which anybody can, is no witness."""

    steady_s: float
    asleep_s: float | None

    @classmethod
    def at(cls, clock: Clock) -> "ClockReading":
        """Look at a clock now."""
        return cls(clock.steady_s(), clock.asleep_s())

    def slept_since(self, before: "ClockReading") -> bool:
        """Tell whether the computer slept between an earlier look and this one.

        A computer that is only busy is not taken for one that slept where the system tells the difference.
        """
        if self.asleep_s is None or before.asleep_s is None:
            return self.steady_s - before.steady_s > UNSEEN_S
        return self.asleep_s - before.asleep_s > SLEPT_S
