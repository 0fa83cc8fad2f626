"""Give the style sheet its few pictures: drawings in a theme's colours, kept in memory as Qt resources.

A style sheet can name a picture only by its path, and QtSvg paints `currentColor` black; so each drawing is
written with its colour and registered under a path of its own. Nothing is written to the disk.
"""

import struct
from functools import cache

from PySide6.QtCore import qRegisterResourceData

from stretchtimer.paths import asset

_FORMAT = 1
_FOLDER = 2

#: What is registered: Qt reads it where it lies, so it must stay as long as the program runs.
_registered: list[tuple[bytes, bytes, bytes]] = []

#: Drawings that are not icons. `{color}` is the main colour, `{on}` what lies on it.
_DRAWINGS = {
    "switch-on": (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 26">'
        '<rect x="1" y="1" width="42" height="24" rx="12" fill="{color}"/>'
        '<circle cx="31" cy="13" r="8" fill="{on}"/></svg>'
    ),
    "switch-off": (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 26">'
        '<rect x="2" y="2" width="40" height="22" rx="11" fill="{on}" stroke="{color}" stroke-width="2"/>'
        '<circle cx="13" cy="13" r="6" fill="{color}"/></svg>'
    ),
    "radio-on": (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">'
        '<circle cx="10" cy="10" r="8" fill="{on}" stroke="{color}" stroke-width="2"/>'
        '<circle cx="10" cy="10" r="4.5" fill="{color}"/></svg>'
    ),
    "radio-off": (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">'
        '<circle cx="10" cy="10" r="8" fill="{on}" stroke="{color}" stroke-width="2"/></svg>'
    ),
}


@cache
def image(name: str, color: str, on: str = "") -> str:
    """Return the resource path of an icon or a drawing in colours written "#RRGGBB"."""
    if name in _DRAWINGS:
        drawing = _DRAWINGS[name].format(color=color, on=on)
    else:
        drawing = asset("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", color)
    file = f"stretchtimer-{name}-{color[1:]}{on[1:]}.svg"
    _register(file, drawing.encode())
    return f":/{file}"


def _register(file: str, content: bytes) -> None:
    """Register one file at the root of Qt's resources.

    The tree is a folder without a name that holds one file; its format is that of Qt's `rcc`, version 1.
    """
    name = struct.pack(">HI", len(file), _hash(file)) + file.encode("utf-16-be")
    root = struct.pack(">IHII", 0, _FOLDER, 1, 1)
    leaf = struct.pack(">IHHHI", 0, 0, 0, 1, 0)
    data = struct.pack(">I", len(content)) + content
    _registered.append((root + leaf, name, data))
    qRegisterResourceData(_FORMAT, *_registered[-1])


def _hash(text: str) -> int:
    """Return the number by which Qt finds a name (`qt_hash`)."""
    value = 0
    for letter in text:
        value = (value << 4) + ord(letter)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value
