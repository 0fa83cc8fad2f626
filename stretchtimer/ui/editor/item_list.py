"""Show the stretches of the draft in order; only this part of the page scrolls."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from stretchtimer.domain.draft import Problem
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.editor.editing import Editing
from stretchtimer.ui.editor.item_row import ItemRow
from stretchtimer.ui.editor.look import Look
from stretchtimer.ui.editor.row_layout import RowContent, is_wide, places
from stretchtimer.ui.theme.fonts import ui_font

#: Room for the scroll bar at the right of the rows.
BAR_PX = 16
_DROP_PX, _EDGE_PX = 3, 32


class ItemList(QScrollArea):
    """The rows, one of them chosen."""

    chosen = Signal()
    """Another row was chosen."""

    def __init__(self, editing: Editing, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing, self._look = editing, look
        self._rows: dict[int, ItemRow] = {}
        self._problems: list[Problem] = []
        self._target = 0
        self.selected_key: int | None = None
        self._body = QWidget(objectName="detail")
        self._empty = QLabel(self._body, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("role", "body-soft")
        self._empty.setText(_("No stretches yet. Search the list, then press Enter or + to add one."))
        self._drop = QFrame(self._body)
        self._drop.hide()
        self.setWidget(self._body)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_look(look)

    @property
    def rows(self) -> list[ItemRow]:
        """Return the rows in order."""
        return list(self._rows.values())

    @property
    def selected(self) -> ItemRow | None:
        """Return the chosen row."""
        return self._rows.get(self.selected_key)

    def show_draft(self, problems: list[Problem], key: int | None) -> None:
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
        self._rows = {line.key: self._rows.get(line.key) or self._added() for line in lines}
        if key in self._rows:
            self.selected_key = key
        elif before not in self._rows:
            self.selected_key = keys[min(place, len(keys) - 1)] if keys else None
        self._show_rows()
        if self.selected is not None and (key in self._rows or before != self.selected_key):
            self._into_sight(self.selected)
        if before != self.selected_key:
            self.chosen.emit()

    def _added(self) -> ItemRow:
        row = ItemRow(self._editing, self._look, self._body)
        row.chosen.connect(self.select)
        row.stepped.connect(self.step)
        row.dragged.connect(self._dragged)
        row.dropped.connect(self._dropped)
        row.set_look(self._look)
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
        self._lay_out()

    def select(self, key: int) -> None:
        """Choose a row."""
        if key != self.selected_key and key in self._rows:
            self.selected_key = key
            self._show_rows()
            self._into_sight(self._rows[key])
            self.chosen.emit()

    def step(self, by: int) -> None:
        """Give the keyboard to a neighbour of the chosen row."""
        rows = self.rows
        if self.selected in rows:
            index = min(max(rows.index(self.selected) + by, 0), len(rows) - 1)
            rows[index].setFocus(Qt.FocusReason.TabFocusReason)

    def move_selected(self, by: int) -> None:
        """Move the chosen row up or down; at the end it stays."""
        row = self.selected
        if row is not None and 0 <= row.index + by < len(self._rows):
            self._editing.move(row.index, row.index + by)

    def _into_sight(self, row: ItemRow) -> None:
        if row.height() > self.viewport().height():
            self.verticalScrollBar().setValue(row.y())
        else:
            self.ensureWidgetVisible(row, 0, 8)

    def set_look(self, look: Look) -> None:
        """Draw in another theme or text size."""
        self._look = look
        self._drop.setAutoFillBackground(True)
        palette = self._drop.palette()
        palette.setColor(self._drop.backgroundRole(), look.tokens.color("accent"))
        self._drop.setPalette(palette)
        for row in self._rows.values():
            row.set_look(look)
        self._lay_out()

    def repaint_pictures(self) -> None:
        """Draw the pictures that are there now."""
        for row in self._rows.values():
            row.update()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if self.selected is not None:
            self._into_sight(self.selected)

    @property
    def row_px(self) -> int:
        """Return how wide rows are."""
        return max(200, self.width() - BAR_PX)

    def _lay_out(self) -> None:
        width, top = self.row_px, 0
        for row in self.rows:
            height = row.height_for(width)
            row.setGeometry(0, top, width, height)
            row.lay_out()
            top += height
        self._empty.setVisible(not self._rows)
        self._empty.setGeometry(0, 24, width, self._look.px(60))
        self._body.resize(width, max(top + 8, self._look.px(100)))

    def _dragged(self, key: int, y: int) -> None:
        """Show where the row would stand, and scroll at the edges."""
        place = self._place(y)
        rows = self.rows
        edge = rows[place].y() if place < len(rows) else rows[-1].geometry().bottom() + 1
        self._drop.setGeometry(QRect(0, max(0, edge - 2), self.row_px, _DROP_PX))
        self._drop.raise_()
        self._drop.show()
        self._target = self._target_of(key, place)
        self.ensureVisible(0, y, 0, _EDGE_PX)

    def _place(self, y: int) -> int:
        return sum(y > row.geometry().center().y() for row in self.rows)

    def _target_of(self, key: int, place: int) -> int:
        here = self._editing.draft.index_of(key)
        return place - 1 if place > here else place

    def _dropped(self, key: int) -> None:
        self._drop.hide()
        here = self._editing.draft.index_of(key)
        if self._target != here:
            self._editing.move(here, self._target)


class Columns(QWidget):
    """Name the columns above wide rows."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draw in another theme or text size."""
        self._look = look
        self.setFixedHeight(look.px(34))
        self.update()

    def fit(self, width: int) -> None:
        """Stand above rows of a width, or not at all above narrow ones."""
        self.setVisible(is_wide(width, self._look.scale))

    def paintEvent(self, _event) -> None:
        look, width = self._look, self.width() - BAR_PX
        parts = places(width, look.scale, RowContent()).parts
        painter = QPainter(self)
        painter.setFont(ui_font(look.px(13), 600))
        painter.setPen(look.tokens.color("text-2"))
        names = {
            "name": _("Stretch"),
            "hold": _("Hold"),
            "sides": _("Sides"),
            "repeats": _("Repeat"),
            "rest": _("Rest after"),
        }
        for name, text in names.items():
            if name in parts:
                place = QRect(parts[name].left(), 0, parts[name].width(), self.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.fillRect(0, self.height() - 1, width, 1, look.tokens.color("border"))
