"""Read time, or stand in for it: the only place of the domain that knows a clock exists."""

import time
from dataclasses import dataclass
from typing import Protocol

#: A steady clock that advanced this much less than the wall clock means that the machine slept.
SLEPT_S = 5.0
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


class SystemClock:
    """Read this computer's clocks.

    The steady clock is `time.perf_counter`, which the sound process shares (`speech.md` F7).
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


@dataclass(slots=True)
class ManualClock:
    """Stand still until told to move; refuse to go backwards."""

    steady: float = 0.0
    wall: float = 1_700_000_000.0
    offset: int = 0

    def steady_s(self) -> float:
        """Return the steady seconds set so far."""
        return self.steady

    def wall_s(self) -> float:
        """Return the wall seconds set so far."""
        return self.wall

    def utc_offset_s(self) -> int:
        """Return the offset set."""
        return self.offset

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


def local_day(clock: Clock) -> int:
    """Return today's local date in days since 1970-01-01."""
    return int((clock.wall_s() + clock.utc_offset_s()) // DAY_S)


def until_midnight_s(clock: Clock) -> float:
    """Return the seconds until the next local day, as long as nobody changes the clock."""
    return DAY_S - (clock.wall_s() + clock.utc_offset_s()) % DAY_S


def slept(steady_gap_s: float, wall_gap_s: float) -> bool:
    """Tell whether the machine slept between two looks at both clocks.

    The steady clock of Linux stands still in suspend while the wall clock runs on; elsewhere both jump, and
    a gap that long between two ticks means the same.
    """
    return wall_gap_s - steady_gap_s > SLEPT_S or steady_gap_s > 4 * SLEPT_S
