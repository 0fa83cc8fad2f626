"""Show the stretches of the draft in order; only this part of the page scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from stretchtimer.domain.draft import DraftLine, Problem
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.editor.editing import Editing
from stretchtimer.ui.editor.icon_button import SIDE_PX
from stretchtimer.ui.editor.item_row import NAME_X, RIGHT_PX, ItemRow
from stretchtimer.ui.editor.row_fields import FIELD_PX, GAP_PX, shape_at
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.label import label
from stretchtimer.ui.widgets.row_scroll import RowScroll
from stretchtimer.ui.widgets.thumbnails import Thumbnail

#: Room for the scroll bar at the right of the rows.
BAR_PX = 16
_DROP_PX, _EDGE_PX = 3, 32


class ItemList(RowScroll):
    """The rows, one of them chosen."""

    chosen = Signal()
    """Another row was chosen."""

    def __init__(
        self, style: Style, editing: Editing, thumbnail: Thumbnail | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._editing, self._thumbnail = style, editing, thumbnail
        self._rows: dict[int, ItemRow] = {}
        self._problems: Sequence[Problem] = ()
        self._target = 0
        self.selected_key: int | None = None
        self._empty = label("body-soft", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.insertWidget(0, self._empty)
        self._drop = QFrame(self.body)
        self._drop.setAutoFillBackground(True)
        self._drop.hide()
        self._restyle()
        style.changed.connect(self._restyle)

    def say_how_to_add(self, listed: bool) -> None:
        """Say what there is to add a stretch with where there is none yet: a list to search, or a button."""
        from_list = _("No stretches yet. Search the list, then press Enter or + to add one.")
        by_button = _("No stretches yet. Press “Add a stretch” below to choose the first one.")
        self._empty.setText(from_list if listed else by_button)

    @property
    def rows(self) -> list[ItemRow]:
        """Return the rows in order."""
        return list(self._rows.values())

    @property
    def selected(self) -> ItemRow | None:
        """Return the chosen row."""
        return None if self.selected_key is None else self._rows.get(self.selected_key)

    def show_draft(self, problems: Sequence[Problem], key: int | None) -> None:
        """Show the draft as it is now; the line `key` changed and comes into sight."""
        self._problems = problems
        lines = self._editing.draft.lines
        keys = [line.key for line in lines]
        before = self.selected_key
        place = list(self._rows).index(before) if before in self._rows else 0
        for gone in [key for key in self._rows if key not in keys]:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        self._rows = {line.key: self._rows.get(line.key) or self._added(line) for line in lines}
        for number, row in enumerate(self._rows.values(), start=1):
            if self.column.indexOf(row) != number:
                self.column.insertWidget(number, row)
        if key in self._rows:
            self.selected_key = key
        elif before not in self._rows:
            self.selected_key = keys[min(place, len(keys) - 1)] if keys else None
        self._show_rows()
        if self.selected is not None and (key in self._rows or before != self.selected_key):
            self.bring_into_sight(self.selected)
        if before != self.selected_key:
            self.chosen.emit()

    def _added(self, line: DraftLine) -> ItemRow:
        row = ItemRow(self._style, self._editing, line, self._thumbnail, self.body)
        row.chosen.connect(self.select)
        row.stepped.connect(self.step)
        row.dragged.connect(self._dragged)
        row.dropped.connect(self._dropped)
        row.show()
        return row

    def _show_rows(self) -> None:
        by_index: dict[int, list[Problem]] = {}
        for problem in self._problems:
            if problem.index is not None:
                by_index.setdefault(problem.index, []).append(problem)
        for index, line in enumerate(self._editing.draft.lines):
            chosen = line.key == self.selected_key
            self._rows[line.key].show_line(line, index + 1, chosen, by_index.get(index, []))
        self._empty.setVisible(not self._rows)
        self._lay_out()

    def select(self, key: int) -> None:
        """Choose a row."""
        if key != self.selected_key and key in self._rows:
            self.selected_key = key
            self._show_rows()
            self.bring_into_sight(self._rows[key])
            self.chosen.emit()

    def step(self, by: int) -> None:
        """Give the keyboard to a neighbour of the chosen row."""
        rows = self.rows
        if self.selected is not None:
            index = min(max(rows.index(self.selected) + by, 0), len(rows) - 1)
            rows[index].setFocus(Qt.FocusReason.TabFocusReason)

    def move_selected(self, by: int) -> None:
        """Move the chosen row up or down; at the end it stays."""
        row = self.selected
        if row is not None and 0 <= row.index + by < len(self._rows):
            self._editing.move(row.index, row.index + by)

    def _restyle(self) -> None:
        palette = self._drop.palette()
        palette.setColor(self._drop.backgroundRole(), self._style.color("accent"))
        self._drop.setPalette(palette)
        self._empty.setMinimumHeight(self._style.px(84))
        self._lay_out()

    def repaint_pictures(self) -> None:
        """Draw the pictures that are there now."""
        for row in self._rows.values():
            row.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if self.selected is not None:
            self.bring_into_sight(self.selected)

    def _lay_out(self) -> None:
        width = max(200, self.width() - BAR_PX)
        self.column.setContentsMargins(0, 0, max(0, self.viewport().width() - width), 8)
        for row in self.rows:
            row.set_width(width)

    def _dragged(self, key: int, y: int) -> None:
        """Show where the row would stand, and scroll at the edges."""
        rows = self.rows
        place = sum(y > row.geometry().center().y() for row in rows)
        edge = rows[place].y() if place < len(rows) else rows[-1].geometry().bottom() + 1
        self._drop.setGeometry(QRect(0, max(0, edge - 2), rows[0].width(), _DROP_PX))
        self._drop.raise_()
        self._drop.show()
        here = self._rows[key].index
        self._target = place - 1 if place > here else place
        self.ensureVisible(0, y, 0, _EDGE_PX)

    def _dropped(self, key: int) -> None:
        self._drop.hide()
        here = self._rows[key].index
        if self._target != here:
            self._editing.move(here, self._target)


class Columns(QWidget):
    """Name the columns above wide rows."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._grid = QGridLayout(self)
        names = (_("Stretch"), _("Hold"), _("Sides"), _("Repeat"), _("Rest after"))
        for number, name in enumerate(names):
            self._grid.addWidget(label("caption", name), 0, number)
        self._grid.setColumnStretch(0, 1)
        self._restyle()
        style.changed.connect(self._restyle)

    def _restyle(self) -> None:
        px = self._style.px
        self.setFixedHeight(px(34))
        self._grid.setContentsMargins(px(NAME_X), 0, px(GAP_PX + SIDE_PX + RIGHT_PX) + BAR_PX, 0)
        self._grid.setSpacing(px(GAP_PX))
        for number in range(1, 5):
            self._grid.setColumnMinimumWidth(number, px(FIELD_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width() - BAR_PX, 1, self._style.color("border"))

    def fit(self, width: int) -> None:
        """Stand above rows of a width, or not at all above narrow ones."""
        self.setVisible(shape_at(width / self._style.scale).wide)
