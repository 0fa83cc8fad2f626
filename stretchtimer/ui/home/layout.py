"""Say how the first page is laid out at a width; no part of it is a window.

Widths are of the whole window; larger text counts as a smaller window.
"""

from dataclasses import dataclass

_MOST_LIST_PX = 420


@dataclass(frozen=True, slots=True)
class Layout:
    """`list_px` is None where the list is a drop-down; `chips` stand in rows, else their words do."""

    list_px: int | None
    chips: bool
    small: bool


def layout_at(window_px: int, scale: float = 1.0) -> Layout:
    """Return the layout in a window; `scale` is the text size."""
    window = window_px / scale
    if window >= 1180:
        return Layout(_list_px(344, scale), chips=True, small=False)
    if window >= 960:
        return Layout(_list_px(280, scale), chips=False, small=False)
    if window >= 720:
        return Layout(_list_px(216, scale), chips=False, small=True)
    return Layout(None, chips=False, small=True)


def _list_px(pixels: int, scale: float) -> int:
    return min(round(pixels * scale), _MOST_LIST_PX)
