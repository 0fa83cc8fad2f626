"""Paint a small chart whose every mark can be pointed at, walked to with the arrows, and read out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.announcement import announce

#: The size of the letters at 100 % text size.
CAPTION_PX = 13


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that can be read: where it is, its words, and its place on the way of the arrows."""

    box: QRectF
    words: str
    column: int
    row: int = 0


class Chart(QWidget):
    """What all charts share; a chart says where its marks are and paints them."""

    read = Signal(str)
    """The words of the mark that is pointed at or walked to, empty when none is."""

    def __init__(self, style: Style, name: str) -> None:
        super().__init__()
        self._style = style
        self._marks: tuple[Mark, ...] = ()
        self._current: int | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        style.changed.connect(self._restyle)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return everything that can be read."""
        return self._marks

    @property
    def current(self) -> Mark | None:
        """Return the mark that is read now."""
        return self._marks[self._current] if self._current is not None else None

    def _restyle(self) -> None:
        self.updateGeometry()
        self.place()

    def place(self) -> None:
        """Find the places of the marks anew and paint."""
        self._marks = tuple(self._placed())
        if self._current is not None and self._current >= len(self._marks):
            self._set_current(None)
        self.update()

    def _placed(self) -> Sequence[Mark]:
        """Return the marks where they are at this size."""
        raise NotImplementedError

    def px(self, pixels: float) -> float:
        """Return a length at 100 % text size as it is now, not rounded: marks lie between pixels."""
        return pixels * self._style.scale

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_current(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._set_current(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._set_current(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from mark to mark; the first step reads the newest."""
        steps: dict[int, tuple[int, int]] = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        step = steps.get(event.key())
        if step is None or not self._marks:
            super().keyPressEvent(event)
            return
        here = self.current
        if here is None:
            self._set_current(len(self._marks) - 1)
            return
        place = here.column + step[0], here.row + step[1]
        places = [(mark.column, mark.row) for mark in self._marks]
        if place in places:
            self._set_current(places.index(place))

    def _at(self, point: QPointF) -> int | None:
        return next((number for number, mark in enumerate(self._marks) if mark.box.contains(point)), None)

    def _set_current(self, number: int | None) -> None:
        if number != self._current:
            self._current = number
            words = self._marks[number].words if number is not None else ""
            self.read.emit(words)
            if words and self.hasFocus():
                announce(self, words)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        """Paint everything."""
        raise NotImplementedError


class Legend(QWidget):
    """The signs of a chart between or beside two words; a legend says how wide it is and paints itself."""

    def __init__(self, style: Style, texts: tuple[str, str]) -> None:
        super().__init__()
        self._style, self._texts = style, texts
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return self._style.font(CAPTION_PX)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._font())

    def _words_width(self) -> int:
        return sum(self._metrics().horizontalAdvance(text) for text in self._texts)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        painter.setPen(self._style.color("text-2"))
        self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        """Paint everything; the font and the ink of the words are set."""
        raise NotImplementedError
