"""Show the stretches of the open routine, one below the other; only this part of the page scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from stretchtimer.ui.home.model import StretchLine
from stretchtimer.ui.home.stretch_row import RowLook, StretchRow

#: How much of the last row in sight may be seen, so that it is plain that there is more.
_LEAST_CUT, _MOST_CUT = 0.3, 0.75
_MOST_EXTRA_PX = 14


class RoutineStretches(QScrollArea):
    """The rows."""

    hold_changed = Signal(int, float)
    """A row's number from 0, and its new seconds."""

    def __init__(self, look: RowLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._count = 0
        self._body = QWidget(objectName="detail")
        self._built: list[StretchRow] = []
        self.setWidget(self._body)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def rows(self) -> Sequence[StretchRow]:
        """Return the rows shown."""
        return self._built[: self._count]

    def show_lines(self, lines: Sequence[StretchLine], anew: bool = False) -> None:
        """Show stretches; `anew` scrolls to the first."""
        while len(self._built) < len(lines):
            row = StretchRow(len(self._built), self._look, self._body)
            row.hold_changed.connect(self.hold_changed)
            self._built.append(row)
        self._count = len(lines)
        for number, row in enumerate(self._built):
            if number < self._count:
                row.show_line(lines[number], self._count)
            row.setVisible(number < self._count)
        if anew:
            self._lay_out()
            self.verticalScrollBar().setValue(0)

    def set_look(self, look: RowLook) -> None:
        """Draw in another theme, text size or layout."""
        self._look = look
        for row in self._built:
            row.set_look(look)
        self._lay_out()

    def forget_pictures(self) -> None:
        """Ask for all pictures again."""
        for row in self._built:
            row.forget_picture()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        focused = self.focusWidget()
        if focused is not None and self._body.isAncestorOf(focused):
            self.ensureWidgetVisible(focused.parentWidget(), 0, 8)
        return moved

    def _lay_out(self) -> None:
        margin = 12 if self._look.small else 28
        right = 8 if self._look.small else 28
        width = self.viewport().width() - margin - right
        heights = [row.height_for(width) for row in self.rows]
        extra = extra_px(heights, self.viewport().height())
        top = 0
        for row, height in zip(self.rows, heights, strict=True):
            row.setGeometry(margin, top, width, height + extra)
            top += height + extra
        self._body.resize(self.viewport().width(), max(top, self.viewport().height()))


def extra_px(heights: Sequence[int], room: int) -> int:
    """Return what to add to each row so that the last one in sight is cut; 0 where all rows fit."""
    if sum(heights) <= room:
        return 0
    for extra in range(_MOST_EXTRA_PX + 1):
        top = 0
        for height in heights:
            full = height + extra
            if top + full > room:
                if _LEAST_CUT <= (room - top) / full <= _MOST_CUT:
                    return extra
                break
            top += full
    return 0
