"""Write durations as people read them on a clock."""

from math import ceil

#: From this many seconds on a countdown is minutes and seconds.
MINUTES_FROM_S = 100


def clock_text(seconds: float) -> str:
    """Return minutes and seconds, "5:13"; rounded to whole seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def whole_seconds(remaining_s: float) -> int:
    """Return the whole seconds to tell people: a second stands until it has gone by."""
    return max(0, ceil(remaining_s - 1e-6))


def countdown_text(seconds: int) -> str:
    """Return what a countdown shows, "42" or "1:40": few digits are read from farther away."""
    return clock_text(seconds) if seconds >= MINUTES_FROM_S else str(seconds)
