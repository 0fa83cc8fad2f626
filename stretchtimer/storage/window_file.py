"""Keep where the window was left in a file of its own.

It says something about this computer's screens: it is no setting, and goes into no export.
"""

import json
import logging
from pathlib import Path
from typing import Any

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.window_place import Area, Filling, WindowPlace
from stretchtimer.storage.toml_file import UnreadableError, read_text
from stretchtimer.storage.whole_file import write_whole

log = logging.getLogger(__name__)

#: No desktop reaches farther; a larger number would be none that a window could be given.
FARTHEST_PX = 100_000


class WindowFile:
    """Write the place down as JSON: `{"x": 80, "y": 60, "width": 1280, "height": 800, "filling": "window"}`.

    The window opens without it, too: what goes wrong is logged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> WindowPlace | None:
        """Return how the window was left, None when it never was or nobody can tell."""
        try:
            return place_in(json.loads(read_text(self._path)))
        except FileNotFoundError:
            return None
        except (OSError, UnreadableError, ValueError, RecursionError) as error:
            log.warning("The window opens as at the first start: %s cannot be used (%s).", self._path, error)
            return None

    def save(self, place: WindowPlace) -> None:
        """Write down how the window is left."""
        area = place.area
        entry = {"x": area.x, "y": area.y, "width": area.width, "height": area.height}
        try:
            write_whole(self._path, json.dumps(entry | {"filling": place.filling.value}) + "\n")
        except StorageError as error:
            log.warning(str(error))


def place_in(entry: Any) -> WindowPlace:
    """Return a place from plain data; raise ValueError for what is none."""
    if not isinstance(entry, dict):
        raise ValueError("it holds no place")
    x, y, width, height = (_pixels(entry, key) for key in ("x", "y", "width", "height"))
    if width <= 0 or height <= 0:
        raise ValueError("its window has no size")
    return WindowPlace(Area(x, y, width, height), Filling(str(entry.get("filling"))))


def _pixels(entry: dict[str, Any], key: str) -> int:
    value = entry.get(key)
    # a truth value is a whole number in Python
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > FARTHEST_PX:
        raise ValueError(f"{key} is no number of pixels")
    return value
