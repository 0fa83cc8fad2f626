"""Write durations as people read them on a clock."""

from math import ceil, floor

from stretchtimer.domain.translation import gettext as _

#: From this many seconds on a countdown is minutes and seconds.
MINUTES_FROM_S = 100


def clock_text(seconds: float) -> str:
    """Return minutes and seconds, "5:13"; rounded to whole seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def half_minutes(seconds: float) -> int:
    """Return a length in half minutes, at least one of them for what takes any time at all."""
    return max(1, floor(seconds / 30 + 0.5)) if seconds > 0 else 0


def about_text(seconds: float) -> str:
    """Return how long something takes before the voice has spoken it: "10½ min"."""
    whole, half = divmod(half_minutes(seconds), 2)
    return _("{n} min").format(n=f"{whole or ''}½" if half else whole)


def whole_seconds(remaining_s: float) -> int:
    """Return the whole seconds to tell people: a second stands until it has gone by."""
    return max(0, ceil(remaining_s - 1e-6))


def countdown_text(seconds: int) -> str:
    """Return what a countdown shows, "42" or "1:40": few digits are read from farther away."""
    return clock_text(seconds) if seconds >= MINUTES_FROM_S else str(seconds)
