"""Write durations as people read them on a clock."""

from math import ceil


def clock_text(seconds: float) -> str:
    """Return minutes and seconds, "5:13"; rounded to whole seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def whole_seconds(remaining_s: float) -> int:
    """Return the whole seconds to tell people: a second stands until it has gone by."""
    return max(0, ceil(remaining_s - 1e-6))
