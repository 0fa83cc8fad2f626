"""Turn time into a position in a plan, and back."""

from dataclasses import dataclass


@dataclass(slots=True)
class Stopwatch:
    """Tell a position: the seconds banked, and while it runs those since an anchor.

    Positions are seconds from the start of the plan, moments seconds of the steady clock. The anchor is None
    while it stands; it may lie ahead.
    """

    banked_s: float = 0.0
    anchor_s: float | None = None

    def position_s(self, now_s: float) -> float:
        """Return the position at a moment."""
        if self.anchor_s is None:
            return self.banked_s
        return self.banked_s + max(0.0, now_s - self.anchor_s)

    def moment_s(self, position_s: float) -> float:
        """Return the moment of a position; raise ValueError while it stands."""
        if self.anchor_s is None:
            raise ValueError("a stopwatch that stands has no moments")
        return self.anchor_s + (position_s - self.banked_s)

    def start(self, at_s: float) -> None:
        """Run on from a moment."""
        self.anchor_s = at_s

    def stop(self, position_s: float) -> None:
        """Stand at a position."""
        self.banked_s, self.anchor_s = position_s, None

    def move(self, position_s: float, now_s: float) -> None:
        """Go to a position; it runs on from there if it runs."""
        self.banked_s = position_s
        if self.anchor_s is not None:
            self.anchor_s = max(self.anchor_s, now_s)
