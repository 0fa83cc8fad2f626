"""Paint a small chart whose every mark can be pointed at, walked to with the arrows, and read out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from stretchtimer.ui.theme.tokens import Tokens
from stretchtimer.ui.widgets.announcement import announce

_CAPTION_PX = 13


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

    def __init__(self, name: str, tokens: Tokens) -> None:
        super().__init__()
        self._tokens, self._scale = tokens, 1.0
        self._marks: tuple[Mark, ...] = ()
        self._current: int | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return everything that can be read."""
        return self._marks

    @property
    def current(self) -> Mark | None:
        """Return the mark that is read now."""
        return self._marks[self._current] if self._current is not None else None

    def set_look(self, tokens: Tokens, scale: float) -> None:
        """Use the colours of another theme and another text size; a scale of 1.0 is 100 %."""
        self._tokens, self._scale = tokens, scale
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
        """Return a length at 100 % text size as it is now."""
        return pixels * self._scale

    @property
    def caption_px(self) -> float:
        """Return the size of the letters."""
        return self.px(_CAPTION_PX)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.place()

    def mouseMoveEvent(self, event) -> None:
        self._set_current(self._at(event.position()))

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._set_current(None)

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        self._set_current(None)

    def keyPressEvent(self, event) -> None:
        """Walk from mark to mark; the first step reads the newest."""
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if event.key() not in steps or not self._marks:
            super().keyPressEvent(event)
            return
        here = self.current
        if here is None:
            self._set_current(len(self._marks) - 1)
            return
        right, down = steps[event.key()]
        place = here.column + right, here.row + down
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

    def paintEvent(self, _event) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        """Paint everything."""
        raise NotImplementedError
