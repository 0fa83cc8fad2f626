"""Give a test a screen of its own, with hands for its keyboard and mouse and eyes for its pixels."""

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PySide6.QtGui import QImage

from tests.e2e.harness import Process, ask, need, wait_until

WIDTH, HEIGHT = 1920, 1080
PANEL_PX = 36

# New windows get the focus in the middle of the screen; no key but Alt+F4 is kept from them. They have no
# frame unless a test asks for one: xdotool counts its thickness twice when it tells where a window is.
_WINDOW_MANAGER = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <placement><policy>Smart</policy><center>yes</center></placement>
  <theme><keepBorder>no</keepBorder></theme>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <margins><bottom>{panel}</bottom></margins>
  <applications><application class="*"><decor>{framed}</decor></application></applications>
  <mouse>
    <context name="Client">
      <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
    </context>
  </mouse>
</openbox_config>
"""


class Box(NamedTuple):
    """A rectangle of the screen in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        """Return its middle."""
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass(frozen=True, eq=False)
class Picture:
    """What the screen showed at one moment: rows x columns x (red, green, blue), 0 to 255."""

    pixels: np.ndarray

    def at(self, x: int, y: int) -> tuple[int, int, int]:
        """Return the colour of one pixel."""
        red, green, blue = (int(part) for part in self.pixels[y, x])
        return red, green, blue

    def colours(self) -> int:
        """Return how many different colours there are; a blank picture has one."""
        return len(np.unique(self.pixels.reshape(-1, 3), axis=0))

    def changed(self, other: "Picture") -> float:
        """Return the share of the pixels, 0 to 1, that differ from a picture of the same size."""
        return float((self.pixels != other.pixels).any(axis=2).mean())

    def save(self, path: Path) -> None:
        """Write it as a PNG file."""
        rows, columns, _ = self.pixels.shape
        data = np.ascontiguousarray(self.pixels).tobytes()
        path.parent.mkdir(parents=True, exist_ok=True)
        if not QImage(data, columns, rows, columns * 3, QImage.Format.Format_RGB888).save(str(path)):
            raise OSError(f"{path} could not be written")


class Screen:
    """An X display that a test presses keys on, clicks on and looks at.

    Keys are named as X names them: "space", "Return", "Escape", "ctrl+z", "F11".
    """

    def __init__(self, number: int, framebuffer: Path) -> None:
        """Take display `number`, whose pixels the X server keeps in a file."""
        self.environment = {
            "DISPLAY": f":{number}",
            "WAYLAND_DISPLAY": None,
            "QT_QPA_PLATFORM": "xcb",
            "XAUTHORITY": None,
        }
        self._framebuffer = framebuffer

    def key(self, *names: str) -> None:
        """Press and release keys, one after the other."""
        self._xdotool("key", "--clearmodifiers", *names)

    def type(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--clearmodifiers", "--delay", "5", "--", text)

    def move(self, x: int, y: int) -> None:
        """Move the mouse to a point of the screen."""
        self._xdotool("mousemove", str(x), str(y))

    def click(self, x: int, y: int, button: int = 1, times: int = 1) -> None:
        """Click on a point of the screen; button 1 is the left one, 4 and 5 turn the wheel up and down."""
        self.move(x, y)
        self._xdotool("click", "--repeat", str(times), "--delay", "60", str(button))

    def drag(self, start: tuple[int, int], end: tuple[int, int], steps: int = 12) -> None:
        """Drag from one point of the screen to another."""
        self.move(*start)
        self._xdotool("mousedown", "1")
        for step in range(1, steps + 1):
            self.move(*(round(a + (b - a) * step / steps) for a, b in zip(start, end, strict=True)))
        self._xdotool("mouseup", "1")

    def window(self, title: str) -> str:
        """Return the id of the window whose title matches a regular expression, once it has the focus."""

        def found() -> str | None:
            active = self._active()
            return active if active in self._windows(title) else None

        return wait_until(found, f"a window called {title!r} had the focus")

    def focus(self, window: str) -> None:
        """Bring a window to the front and wait until it has the focus."""
        self._xdotool("windowactivate", window)
        wait_until(lambda: self._active() == window, "the window had the focus")

    def resize(self, window: str, width: int, height: int) -> None:
        """Change a window's size and wait until it has it."""
        self._xdotool("windowsize", window, str(width), str(height))
        wait_until(lambda: self.box(window)[2:] == (width, height), f"the window was {width} x {height}")

    def box(self, window: str) -> Box:
        """Return where a window is."""
        lines = self._xdotool("getwindowgeometry", "--shell", window).split()
        told = dict(line.split("=") for line in lines)
        return Box(*(int(told[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))

    def picture(self, window: str | None = None) -> Picture:
        """Return what the screen, or the place of one window on it, shows now."""
        pixels = self._pixels()
        if window is not None:
            box = self.box(window)
            pixels = pixels[max(box.y, 0) : box.y + box.height, max(box.x, 0) : box.x + box.width]
        return Picture(pixels)

    def is_gone(self, title: str) -> bool:
        """Tell whether no visible window has a title that matches a regular expression."""
        return not self._windows(title)

    def _active(self) -> str:
        return self._xdotool("getactivewindow", may_fail=True)

    def _windows(self, title: str) -> list[str]:
        return self._xdotool("search", "--onlyvisible", "--name", title, may_fail=True).split()

    def _pixels(self) -> np.ndarray:
        # The file is in the format of xwd: a header of big-endian words, a table of colours, rows of BGRX.
        data = self._framebuffer.read_bytes()
        header = struct.unpack(">25I", data[:100])
        size, width, height, row_bytes, colours = header[0], header[4], header[5], header[12], header[19]
        rows = np.frombuffer(data, np.uint8, height * row_bytes, size + colours * 12)
        return rows.reshape(height, row_bytes // 4, 4)[:, :width, 2::-1].copy()

    def _xdotool(self, *arguments: str, may_fail: bool = False) -> str:
        return ask(["xdotool", *arguments], self.environment, may_fail)


@contextmanager
def started_screen(
    folder: Path, size: tuple[int, int] = (WIDTH, HEIGHT), framed: bool = False
) -> Iterator[Screen]:
    """Start an X server on a free display and a window manager on it; end both afterwards.

    `framed` is a desktop as a person has it: windows have frames, and a panel keeps the lower edge.
    """
    need("Xvfb", "openbox", "xdotool")
    how = {"panel": PANEL_PX if framed else 0, "framed": "yes" if framed else "no"}
    (folder / "rc.xml").write_text(_WINDOW_MANAGER.format(**how))
    read_end, write_end = os.pipe()
    server = Process(
        [
            *("Xvfb", "-displayfd", str(write_end), "-fbdir", folder),
            *("-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp", "-noreset"),
        ],
        folder / "xvfb.log",
        pass_fds=(write_end,),
    )
    os.close(write_end)
    manager = None
    try:
        with os.fdopen(read_end) as told:
            number = told.readline().strip()  # ends with the server, should that not start
        if not number:
            raise RuntimeError(f"Xvfb did not start: {server.output()}")
        screen = Screen(int(number), folder / "Xvfb_screen0")
        manager = Process(
            ["openbox", "--sm-disable", "--config-file", folder / "rc.xml"],
            folder / "openbox.log",
            screen.environment,
        )
        wait_until(
            lambda: screen._xdotool("get_num_desktops", may_fail=True) == "1",
            "the window manager was there",
        )
        yield screen
    finally:
        if manager is not None:
            manager.stop()
        server.stop()
