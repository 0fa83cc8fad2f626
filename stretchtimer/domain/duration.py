"""Write durations as people read them on a clock."""


def clock_text(seconds: float) -> str:
    """Return minutes and seconds, "5:13"; rounded to whole seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
