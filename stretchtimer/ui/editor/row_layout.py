"""Say where everything of a row stands; no part of it is a window.

A wide row is one line with columns; in a narrow one the controls stand below the name and wrap.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect

#: Rows at least this wide, at 100 % text size, have columns.
WIDE_FROM_PX = 780
CONTROL_PX = 36

_GAP, _LINE_PX, _TALL_PX = 10, 62, 46
_WIDTHS = {"hold": 116, "sides": 118, "repeats": 116, "rest": 116}
_NUMBER_RIGHT, _PICTURE, _NAME = 64, (74, 66, 44), 150
_VARIANT_PX, _PACING_PX, _NOTE_LEAST_PX = 250, 118, 200


@dataclass(frozen=True, slots=True)
class RowContent:
    """What a row shows. `message_lines` is how many lines the sentences below it take."""

    selected: bool = False
    variants: bool = False
    moving: bool = False
    message_lines: int = 0


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts stand, by name, and how high the row is."""

    parts: Mapping[str, QRect]
    height: int
    wide: bool


def is_wide(width: int, scale: float) -> bool:
    """Tell whether a row of a width has columns."""
    return width / scale >= WIDE_FROM_PX


def message_x(width: int, scale: float) -> int:
    """Return where the sentences below a row begin."""
    return round((_NAME if is_wide(width, scale) else _indent(width / scale)) * scale)


def places(width: int, scale: float, content: RowContent) -> Places:
    """Return where the parts of a row stand; `width` in pixels, `scale` the text size."""
    unscaled = width / scale
    wide = is_wide(width, scale)
    parts = _first_line(unscaled)
    bottom = _columns(parts, unscaled) if wide else _below(parts, unscaled, content)
    if content.selected:
        bottom = _details(parts, unscaled, bottom, content)
    if content.message_lines:
        x = _NAME if wide else _indent(unscaled)
        tall = 20 * content.message_lines
        parts["message"] = (x, bottom - 4, unscaled - x - 12, tall)
        bottom += tall + 6
    scaled = {name: QRect(*(round(value * scale) for value in part)) for name, part in parts.items()}
    return Places(scaled, round(bottom * scale), wide)


def _indent(width: float) -> float:
    return _PICTURE[0] if width >= 570 else 14


def _first_line(width: float) -> dict[str, tuple[float, ...]]:
    x, wide, tall = _PICTURE
    top = (_LINE_PX - CONTROL_PX) / 2
    trash = width - 12 - CONTROL_PX
    return {
        "handle": (8, (_LINE_PX - 20) / 2, 20, 20),
        "number": (28, 0, _NUMBER_RIGHT - 28, _LINE_PX),
        "picture": (x, (_LINE_PX - tall) / 2, wide, tall),
        "trash": (trash, top, CONTROL_PX, CONTROL_PX),
        "name": (_NAME, 4, trash - _GAP - _NAME, _LINE_PX - 8),
    }


def _columns(parts: dict[str, tuple[float, ...]], width: float) -> float:
    right = parts["trash"][0] - _GAP
    for name in reversed(_WIDTHS):
        right -= _WIDTHS[name]
        parts[name] = (right, (_LINE_PX - CONTROL_PX) / 2, _WIDTHS[name], CONTROL_PX)
        right -= _GAP
    parts["name"] = (_NAME, 4, right - _NAME, _LINE_PX - 8)
    del width
    return _LINE_PX


def _below(parts: dict[str, tuple[float, ...]], width: float, content: RowContent) -> float:
    names = list(_WIDTHS) if content.selected else ["hold", "sides"]
    bottom = _flow(parts, width, _LINE_PX - 4, [(name, _WIDTHS[name]) for name in names])
    if not content.selected:
        x = parts["sides"][0] + _WIDTHS["sides"] + _GAP
        parts["others"] = (x, parts["sides"][1], max(0, width - x - 12), CONTROL_PX)
    return bottom


def _details(parts: dict[str, tuple[float, ...]], width: float, top: float, content: RowContent) -> float:
    wanted = []
    if content.variants:
        wanted.append(("variant", _VARIANT_PX))
    if content.moving:
        wanted.append(("pacing", _PACING_PX))
    wanted.append(("note", _NOTE_LEAST_PX))
    x = _NAME if width >= WIDE_FROM_PX else None
    bottom = _flow(parts, width, top - 4, wanted, x)
    x, y, _wide, tall = parts["note"]
    parts["note"] = (x, y, width - 12 - x, tall)
    return bottom


def _flow(
    parts: dict[str, tuple[float, ...]],
    width: float,
    top: float,
    wanted: list[tuple[str, int]],
    x: float | None = None,
) -> float:
    """Lay parts from left to right and wrap; return where the next line begins."""
    begin = _indent(width) if x is None else x
    x = begin
    for name, wide in wanted:
        if x > begin and x + wide > width - 12:
            x, top = begin, top + _TALL_PX
        parts[name] = (x, top, min(wide, width - 12 - begin), CONTROL_PX)
        x += wide + _GAP
    return top + _TALL_PX
