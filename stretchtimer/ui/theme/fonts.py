"""Give the fonts: Inter in five weights, each loaded when it is first asked for."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from stretchtimer.paths import asset
from stretchtimer.ui.theme.tokens import type_style

#: Inter ships with the program; the others stand in for letters it lacks or where it cannot be loaded.
FAMILIES = ("Inter", "Segoe UI", ".AppleSystemUIFont", "Noto Sans", "DejaVu Sans")

_FILES = {
    400: "Inter-Regular.otf",
    500: "Inter-Medium.otf",
    600: "Inter-SemiBold.otf",
    700: "Inter-Bold.otf",
    800: "Inter-ExtraBold.otf",
}


def load_fonts(weights: tuple[int, ...] = (400, 600)) -> None:
    """Load weights of Inter before the first window; others load when `ui_font` first asks for them.

    Needs a QGuiApplication. A style sheet that names a weight does not go through `ui_font`: name it here.
    One weight costs about half a millisecond and 0.3 MB.
    """
    for weight in weights:
        _load(weight)


def ui_font(pixels: float, weight: int = 400) -> QFont:
    """Return the font of all texts, `pixels` logical pixels high; `weight` is 400, 500, 600, 700 or 800."""
    _load(weight)
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight(weight))
    return font


def digits_font(pixels: float, weight: int = 600) -> QFont:
    """Return the font of numbers that change: all digits equally wide, 6 and 9 open to tell them from 8."""
    font = ui_font(pixels, weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setFeature(QFont.Tag("ss01"), 1)
    return font


def styled(style: str, scale: float = 1.0) -> QFont:
    """Return the font of a style in the tokens ("body", "title-m", ...); a scale of 1.0 is 100 %."""
    pixels, weight = type_style(style)
    return ui_font(pixels * scale, weight)


@cache
def _load(weight: int) -> int:
    """Return Qt's number of the loaded file, -1 where it cannot be loaded and the other families stand in."""
    return QFontDatabase.addApplicationFont(str(asset("fonts", _FILES[weight])))
