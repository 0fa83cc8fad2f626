"""Say how the first page is laid out in a window of a size; no part of it is a window.

Sizes are of the whole window; larger text counts as a smaller window.
"""

from dataclasses import dataclass

_MOST_LIST_PX = 420
#: With less height all holds are changed from the menu: their row would take the place of a stretch.
_HOLDS_FROM_PX = 480


@dataclass(frozen=True, slots=True)
class Layout:
    """`list_px` is None where the list is a drop-down; `chips` stand in rows, else their words do.

    `holds` tells whether all holds have a row of their own, `large` whether pictures and names are larger.
    """

    list_px: int | None
    chips: bool
    small: bool
    holds: bool = True
    large: bool = False


def layout_at(window_px: int, height_px: int, scale: float = 1.0) -> Layout:
    """Return the layout in a window; `scale` is the text size."""
    window, holds = window_px / scale, height_px / scale >= _HOLDS_FROM_PX
    if window >= 1600:
        return Layout(_list_px(400, scale), chips=True, small=False, holds=holds, large=True)
    if window >= 1180:
        return Layout(_list_px(344, scale), chips=True, small=False, holds=holds)
    if window >= 960:
        return Layout(_list_px(280, scale), chips=False, small=False, holds=holds)
    if window >= 720:
        return Layout(_list_px(216, scale), chips=False, small=True, holds=holds)
    return Layout(None, chips=False, small=True, holds=holds)


def _list_px(pixels: int, scale: float) -> int:
    return min(round(pixels * scale), _MOST_LIST_PX)
