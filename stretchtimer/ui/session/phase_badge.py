"""Name the phase in the largest words of the page, with a shape that says the same."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.ui.theme.fonts import ui_font
from stretchtimer.ui.theme.icons import pixmap
from stretchtimer.ui.widgets.painted_words import SessionText

_WEIGHT = 800
#: The word that may take two rows rather than shrink; the others leave the room to their instruction.
_IN_TWO_ROWS = (ScreenState.SWITCH,)
#: How far round letters and the shape reach beyond the capital letters, as a share of the font's pixels.
OVERHANG_SHARE = 0.12
#: Shares of the font's pixels: the shape beside one row and beside two, the gap, the row pitch.
_SHAPE, _TALL_SHAPE, _GAP, _PITCH = 0.875, 1.25, 0.24, 0.98
#: The switch's ring is paler than its words, the pause's is weaker: their words take the text colour.
_IN_TEXT = (ScreenState.SWITCH, ScreenState.PAUSED)


class PhaseBadge(SessionText):
    """Paint shape and word. The widget reaches `overhang` beyond the capital letters, above and below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._screen = ScreenState.PREPARE
        self._rows: tuple[str, ...] = ("",)
        self._fitted = 16.0

    @property
    def rows(self) -> tuple[str, ...]:
        """Return the rows the word stands in."""
        return self._rows

    @property
    def fitted_px(self) -> float:
        """Return the font size the word got."""
        return self._fitted

    def overhang(self) -> float:
        """Return how far the widget reaches beyond the capital letters, for round letters and the shape."""
        return OVERHANG_SHARE * self._fitted

    def show_phase(self, screen: ScreenState, word: str, wanted_px: float, width: float) -> None:
        """Show a word at a size, in two rows or smaller where the width asks for it."""
        rows: tuple[str, ...] = (word,)
        if screen in _IN_TWO_ROWS and _fit(rows, wanted_px, width) < wanted_px:
            rows = tuple(word.split(" ", 1))
        fitted = _fit(rows, wanted_px, width)
        if (screen, rows, fitted) != (self._screen, self._rows, self._fitted):
            self._screen, self._rows, self._fitted = screen, rows, fitted
            self.setAccessibleName(word)
            self.update()

    def needed_width(self) -> float:
        """Return how wide shape and word are."""
        return _needed(self._rows, self._fitted)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._canvas is None:
            return
        painter = QPainter(self)
        color = self._canvas.text if self._screen in _IN_TEXT else self._canvas.ring
        size = _shape_px(self._rows, self._fitted)
        shape = pixmap(f"ph-{self._screen}", color, size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(0, (self.height() - size) / 2), shape)
        font = ui_font(self._fitted, _WEIGHT)
        painter.setFont(font)
        painter.setPen(color)
        cap = QFontMetricsF(font).capHeight()
        for number, row in enumerate(self._rows):
            baseline = self.overhang() + cap + number * _PITCH * self._fitted
            painter.drawText(QPointF(size + _GAP * self._fitted, baseline), row)


def _shape_px(rows: tuple[str, ...], pixels: float) -> float:
    return (_SHAPE if len(rows) == 1 else _TALL_SHAPE) * pixels


def _needed(rows: tuple[str, ...], pixels: float) -> float:
    metrics = QFontMetricsF(ui_font(pixels, _WEIGHT))
    widest = max(metrics.horizontalAdvance(row) for row in rows)
    return _shape_px(rows, pixels) + _GAP * pixels + widest


def _fit(rows: tuple[str, ...], wanted_px: float, width: float) -> float:
    """Return the largest whole font size up to the wanted one that fits the width."""
    needed = _needed(rows, wanted_px)
    pixels = wanted_px if needed <= width else float(int(wanted_px * width / needed))
    while pixels > 1 and _needed(rows, pixels) > width:
        pixels -= 1
    return pixels
