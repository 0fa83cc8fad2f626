"""Name the phase on a coloured tab, with a shape that says the same."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.ui.theme.fonts import ui_font
from stretchtimer.ui.theme.icons import pixmap
from stretchtimer.ui.widgets.painted_words import SessionText

_WEIGHT = 800
#: Shares of the font's pixels: the shape, the gap behind it, the room at both ends, the corner.
_SHAPE, _GAP, _PADDING, _CORNER = 0.875, 0.3, 0.42, 0.3
#: The switch's ring is paler than its words, the pause's is weaker: their tabs take the text colour.
_IN_TEXT = (ScreenState.SWITCH, ScreenState.PAUSED)


class PhaseBadge(SessionText):
    """Paint a tab as high as the widget, with shape and word in the colour of the canvas."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._screen = ScreenState.PREPARE
        self._word = ""
        self._fitted = 16.0

    @property
    def fitted_px(self) -> float:
        """Return the font size the word got."""
        return self._fitted

    def show_phase(self, screen: ScreenState, word: str, wanted_px: float, width: float) -> None:
        """Show a word at a size, or smaller where the width asks for it."""
        fitted = _fit(word, wanted_px, width)
        if (screen, word, fitted) != (self._screen, self._word, self._fitted):
            self._screen, self._word, self._fitted = screen, word, fitted
            self.setAccessibleName(word)
            self.update()

    def needed_width(self) -> float:
        """Return how wide the tab is."""
        return _needed(self._word, self._fitted)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._canvas is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._canvas.text if self._screen in _IN_TEXT else self._canvas.ring)
        corner = _CORNER * self._fitted
        painter.drawRoundedRect(QRectF(self.rect()), corner, corner)
        size, ink = _SHAPE * self._fitted, self._canvas.canvas
        shape = pixmap(f"ph-{self._screen}", ink, size, self.devicePixelRatioF())
        x = _PADDING * self._fitted
        painter.drawPixmap(QPointF(x, (self.height() - size) / 2), shape)
        font = ui_font(self._fitted, _WEIGHT)
        painter.setFont(font)
        painter.setPen(ink)
        cap = QFontMetricsF(font).capHeight()
        painter.drawText(QPointF(x + size + _GAP * self._fitted, (self.height() + cap) / 2), self._word)


def _needed(word: str, pixels: float) -> float:
    metrics = QFontMetricsF(ui_font(pixels, _WEIGHT))
    return (2 * _PADDING + _SHAPE + _GAP) * pixels + metrics.horizontalAdvance(word) + 1


def _fit(word: str, wanted_px: float, width: float) -> float:
    """Return the largest whole font size up to the wanted one that fits the width."""
    needed = _needed(word, wanted_px)
    pixels = wanted_px if needed <= width else float(int(wanted_px * width / needed))
    while pixels > 1 and _needed(word, pixels) > width:
        pixels -= 1
    return pixels
