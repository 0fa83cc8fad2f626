"""Keep small still pictures of the stretches, painted one at a time once the first window is up."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap

from stretchtimer.domain.preferences import Clothes, Looks
from stretchtimer.domain.stretch import Side
from stretchtimer.ui.theme.tokens import Tokens

#: Gives a stretch's picture: id, variant, size in logical pixels, pixels per logical pixel. None at first.
Thumbnail = Callable[[str, str | None, QSize, float], QPixmap | None]

#: As many pictures are kept; a page shows some twenty.
KEPT = 256
#: How soon to look again whether a window is up, in milliseconds.
WAIT_MS = 40


@dataclass(frozen=True, slots=True)
class _Key:
    stretch_id: str
    variant: str | None
    side: Side | None
    width: int
    height: int
    ratio: float
    dark: bool
    looks: Looks
    clothes: Clothes


class Thumbnails(QObject):
    """Give pictures of stretches. `ready` carries the id of a stretch whose picture has been painted."""

    ready = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._waiting: dict[_Key, Tokens] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._paint_next)

    def pixmap(
        self,
        stretch_id: str,
        variant: str | None,
        side: Side | None,
        size: QSize,
        device_ratio: float,
        tokens: Tokens,
    ) -> QPixmap | None:
        """Return the picture of a stretch's hold, `size` in logical pixels.

        None while it has not been painted: it then will be, and `ready` tells when.
        """
        figure = (tokens.is_dark, tokens.looks, tokens.clothes)
        key = _Key(stretch_id, variant, side, size.width(), size.height(), device_ratio, *figure)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._waiting.setdefault(key, tokens)
        if not self._timer.isActive():
            self._timer.start(0)
        return None

    def _paint_next(self) -> None:
        if not any(window.isExposed() for window in QGuiApplication.topLevelWindows()):
            self._timer.start(WAIT_MS)
            return
        key = next(iter(self._waiting))
        self._kept[key] = _painted(key, self._waiting.pop(key))
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        if self._waiting:
            self._timer.start(0)
        self.ready.emit(key.stretch_id)


def _painted(key: _Key, tokens: Tokens) -> QPixmap:
    """Return the picture of a key. The figure is imported here, so that it never slows the launch."""
    from stretchtimer.ui.widgets.figure_view import paint_still

    pixmap = QPixmap(QSize(key.width, key.height) * key.ratio)
    pixmap.setDevicePixelRatio(key.ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    try:
        rect = QRectF(0, 0, key.width, key.height)
        paint_still(painter, rect, key.stretch_id, key.variant, key.side, tokens)
    finally:
        painter.end()
    return pixmap
