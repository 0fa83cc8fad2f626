"""Read the design tokens: the colours of both themes and of every session canvas, sizes and durations.

Every value stands in `assets/tokens.json`. The words of a session keep a contrast of 7 to their canvas;
a test measures it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from PySide6.QtGui import QColor

from stretchtimer.domain.errors import ResourceError
from stretchtimer.domain.preferences import Clothes, Looks, Theme
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.translation import gettext as _
from stretchtimer.paths import asset


@dataclass(frozen=True, slots=True)
class Canvas:
    """The colours of the session screen in one state; treat them as constants."""

    canvas: QColor
    text: QColor
    soft: QColor
    ring: QColor
    track: QColor
    disc: QColor
    pose_body: QColor
    pose_far: QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme. `colors` holds "#RRGGBB" by token name, `canvases` the session's.

    `looks` and `clothes` are those that the person chose for the figure.
    """

    is_dark: bool
    colors: Mapping[str, str]
    canvases: Mapping[ScreenState, Canvas]
    looks: Looks = Looks.SAND
    clothes: Clothes = Clothes.SCREEN

    def hex(self, name: str) -> str:
        """Return a colour as "#RRGGBB", for style sheets; raise KeyError for an unknown name."""
        return self.colors[name]

    def color(self, name: str) -> QColor:
        """Return a colour of its own that may be changed; raise KeyError for an unknown name."""
        return QColor(self.colors[name])

    def worn(self, looks: Looks, clothes: Clothes) -> "Tokens":
        """Return the same colours with a figure of other looks, in other clothes."""
        return replace(self, looks=looks, clothes=clothes)

    def canvas(self, screen: ScreenState) -> Canvas:
        """Return the colours of the session screen in a state; moving looks like holding."""
        return self.canvases[screen]


def light() -> Tokens:
    """Return the light theme."""
    return _theme("light")


def dark() -> Tokens:
    """Return the dark theme."""
    return _theme("dark")


def for_theme(theme: Theme, system_dark: bool) -> Tokens:
    """Return the theme that a setting asks for; `system_dark` is what the system says."""
    wants_dark = theme is Theme.DARK or (theme is Theme.SYSTEM and system_dark)
    return dark() if wants_dark else light()


def motion_ms(name: str) -> int:
    """Return a duration in milliseconds: "fast", "base", "canvas" or "slow"."""
    return int(_file()["scale"]["motion"][name])


def type_style(name: str) -> tuple[int, int]:
    """Return (pixels, weight) at 100 % text size: "caption", "label", "body", "title-s", ..."""
    pixels, weight = _file()["scale"]["type"][name]
    return int(pixels), int(weight)


@cache
def _file() -> Mapping[str, Any]:
    path = asset("tokens.json")
    try:
        return MappingProxyType(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError) as error:
        sentence = _("The colours in “{path}” cannot be read: {error}. Install the program again.")
        raise ResourceError(sentence.format(path=path, error=error)) from error


@cache
def _theme(name: str) -> Tokens:
    states = _file()["session"][name]
    names = {screen: "hold" if screen is ScreenState.MOVE else screen.value for screen in ScreenState}
    return Tokens(
        is_dark=name == "dark",
        colors=MappingProxyType(_file()["theme"][name]),
        canvases=MappingProxyType({screen: _canvas(states[key]) for screen, key in names.items()}),
    )


def _canvas(state: Mapping[str, str]) -> Canvas:
    return Canvas(**{role.replace("-", "_"): QColor(value) for role, value in state.items()})
