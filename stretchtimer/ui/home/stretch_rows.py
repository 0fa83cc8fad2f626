"""Show the stretches of the open routine, one below the other; only this part of the page scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from stretchtimer.ui.home.layout import Layout
from stretchtimer.ui.home.model import StretchLine
from stretchtimer.ui.home.stretch_row import StretchRow
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.row_scroll import RowScroll
from stretchtimer.ui.widgets.thumbnails import Thumbnail

#: How much of the last row in sight may be seen, so that it is plain that there is more.
_LEAST_CUT, _MOST_CUT = 0.3, 0.75
_MOST_EXTRA_PX = 14


class RoutineStretches(RowScroll):
    """The rows."""

    hold_changed = Signal(int, float)
    """A row's number from 0, and its new seconds."""

    def __init__(self, style: Style, thumbnail: Thumbnail | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._thumbnail = style, thumbnail
        self._count = 0
        self._layout: Layout | None = None
        self._built: list[StretchRow] = []

    @property
    def rows(self) -> Sequence[StretchRow]:
        """Return the rows shown."""
        return self._built[: self._count]

    def show_lines(self, lines: Sequence[StretchLine], anew: bool = False) -> None:
        """Show stretches; `anew` scrolls to the first."""
        while len(self._built) < len(lines):
            row = StretchRow(self._style, len(self._built), self._thumbnail, self.body)
            row.hold_changed.connect(self.hold_changed)
            if self._layout is not None:
                row.set_layout(self._layout)
            self.column.insertWidget(len(self._built), row)
            self._built.append(row)
        self._count = len(lines)
        for number, row in enumerate(self._built):
            if number < self._count:
                row.show_line(lines[number], self._count)
            row.setVisible(number < self._count)
        if anew:
            self.settle()
            self.verticalScrollBar().setValue(0)

    def set_layout(self, layout: Layout) -> None:
        """Say sides in chips or in the words; small rows have less air, large ones larger pictures."""
        self._layout, small = layout, layout.small
        self.column.setContentsMargins(12 if small else 28, 0, 8 if small else 28, 0)
        for row in self._built:
            row.set_layout(layout)

    def forget_pictures(self) -> None:
        """Ask for all pictures again."""
        for row in self._built:
            row.words.forget_picture()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut_last()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.body and event.type() is QEvent.Type.LayoutRequest:
            self._cut_last()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        focused = self.focusWidget()
        for row in self.rows:
            if focused is row.stepper:
                self.ensureWidgetVisible(row, 0, 8)
        return moved

    def _cut_last(self) -> None:
        """Make the rows so high that the last one in sight is cut."""
        margins = self.column.contentsMargins()
        width = self.viewport().width() - margins.left() - margins.right()
        heights = [row.height_for(width) for row in self.rows]
        extra = extra_px(heights, self.viewport().height())
        for row in self.rows:
            row.set_air(extra)


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
