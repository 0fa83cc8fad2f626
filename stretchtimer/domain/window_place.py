"""Decide where the window opens and how small it may be: as it was left, as far as the screens let it.

Lengths are logical pixels of the whole desktop. A window's area leaves out its frame, a screen's area what
the desktop keeps for itself (panels, a dock).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

#: The smallest and the first size of the window, on a screen that has room for them.
LEAST = (720, 480)
FIRST = (1280, 800)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the desktop."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Return the x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """Return the y of the lower edge."""
        return self.y + self.height

    def shared_with(self, other: "Area") -> int:
        """Return how many pixels lie in both."""
        width = min(self.right, other.right) - max(self.x, other.x)
        height = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(0, width) * max(0, height)


@dataclass(frozen=True, slots=True)
class Edges:
    """How thick a window's frame is."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    def inside(self, area: Area) -> Area:
        """Return what a frame leaves of an area; something, however small the area."""
        width, height = area.width - self.left - self.right, area.height - self.top - self.bottom
        return Area(area.x + self.left, area.y + self.top, max(1, width), max(1, height))


#: Nobody knows a window's frame before it is shown; what desktops draw is thinner, mostly.
GUESSED_FRAME = Edges(8, 40, 8, 8)


class Filling(StrEnum):
    """Whether the window is one among others, or has all the room there is.

    Full screen is a session's and ends with it: nothing opens that way.
    """

    WINDOW = "window"
    MAXIMIZED = "maximized"


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """How the window was left: its area as a window among others, even while it filled the screen."""

    area: Area
    filling: Filling = Filling.WINDOW


def area_on(screens: Sequence[Area], frame: Edges, last_area: Area | None = None) -> Area:
    """Return where the window goes, so that its frame is on one of the screens as a whole.

    The first of the screens is where it opens when it was never left anywhere, or on a screen that is gone.
    Else it is the screen that has most of it.
    """
    rooms = [frame.inside(screen) for screen in screens]
    if last_area is None:
        return _centered(FIRST, rooms[0])
    room = max(rooms, key=last_area.shared_with)
    if not last_area.shared_with(room):
        return _centered((last_area.width, last_area.height), rooms[0])
    width, height = _fitted((last_area.width, last_area.height), room)
    x = min(max(last_area.x, room.x), room.right - width)
    y = min(max(last_area.y, room.y), room.bottom - height)
    return Area(x, y, width, height)


def least_on(screens: Sequence[Area], frame: Edges) -> tuple[int, int]:
    """Return the smallest size of the window: never more than the smallest screen has room for."""
    rooms = [frame.inside(screen) for screen in screens]
    return min(LEAST[0], *(room.width for room in rooms)), min(LEAST[1], *(room.height for room in rooms))


def _centered(size: tuple[int, int], room: Area) -> Area:
    width, height = _fitted(size, room)
    return Area(room.x + (room.width - width) // 2, room.y + (room.height - height) // 2, width, height)


def _fitted(size: tuple[int, int], room: Area) -> tuple[int, int]:
    """Return a size that has room, and is as large as the least size where there is room for that."""
    width, height = (max(wished, least) for wished, least in zip(size, LEAST, strict=True))
    return min(width, room.width), min(height, room.height)
