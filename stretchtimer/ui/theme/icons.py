"""Draw the icons: line drawings on a grid of 24, in any colour and size, sharp on any screen."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache

from stretchtimer.domain.errors import ResourceError
from stretchtimer.domain.translation import gettext as _
from stretchtimer.paths import asset

#: The sizes in which systems show a program's icon.
PROGRAM_PX = (16, 24, 32, 48, 64, 128, 256)


def pixmap(name: str, color: QColor, size_px: float, device_ratio: float = 1.0) -> QPixmap:
    """Return `assets/icons/<name>.svg` drawn in a colour, `size_px` logical pixels wide and high.

    Drawn once for each look and kept in Qt's pixmap cache. Raise ResourceError for an unknown name.
    """
    side = max(1, round(size_px * device_ratio))
    key = f"stretchtimer/{name}/{color.rgba():08x}/{side}/{device_ratio:g}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _drawn(name, color, side)
        found.setDevicePixelRatio(device_ratio)
        QPixmapCache.insert(key, found)
    return found


def icon(name: str, color: QColor, size: int) -> QIcon:
    """Return an icon for a button: `size` logical pixels, for the finest screen and for one twice as fine."""
    made = QIcon()
    finest = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    for ratio in sorted({1.0, 2.0, finest}):
        made.addPixmap(pixmap(name, color, size, ratio))
    return made


def program_icon() -> QIcon:
    """Return the program's own icon, for title bars and task lists."""
    made = QIcon()
    for side in PROGRAM_PX:
        made.addPixmap(_rendered(_read("stretchtimer", asset("stretchtimer.svg")), side))
    return made


def _drawn(name: str, color: QColor, side: int) -> QPixmap:
    # QtSvg draws currentColor black, so the colour is written into the drawing.
    return _rendered(_source(name).replace(b"currentColor", color.name().encode()), side, color.alphaF())


def _rendered(drawing: bytes, side: int, opacity: float = 1.0) -> QPixmap:
    # QtSvg is loaded here, not at the top: a window that shows no icon yet starts without it.
    from PySide6.QtSvg import QSvgRenderer

    drawn = QPixmap(QSize(side, side))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setOpacity(opacity)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return drawn


@cache
def _source(name: str) -> bytes:
    return _read(name, asset("icons", f"{name}.svg"))


def _read(name: str, path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        sentence = _("The icon “{name}” is missing at “{path}”. Install the program again.")
        raise ResourceError(sentence.format(name=name, path=path)) from error
