"""Show the routines as a list of cards, one of them open."""

from PySide6.QtCore import QAbstractListModel, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from stretchtimer.domain.duration import clock_text
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.home.model import RoutineRow
from stretchtimer.ui.text import counts
from stretchtimer.ui.text.dates import spoken_length
from stretchtimer.ui.theme.fonts import digits_font
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.card_list import ID, INDENT_PX, ITEM, CardDelegate, CardList, Index

_SCROLL_BAR_PX = 12


class RoutineRows(QAbstractListModel):
    """Hold the rows for the view and for screen readers."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[RoutineRow] = []

    def set_rows(self, rows: list[RoutineRow]) -> None:
        """Show these rows."""
        same = [row.routine.id for row in rows] == [row.routine.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def set_row(self, row: RoutineRow) -> None:
        """Show a routine's row anew."""
        number = self.number_of(row.routine.id)
        if number is not None:
            self._rows[number] = row
            self.dataChanged.emit(self.index(number), self.index(number))

    def number_of(self, routine_id: str) -> int | None:
        """Return where a routine stands, None when it is not there."""
        numbers = (number for number, row in enumerate(self._rows) if row.routine.id == routine_id)
        return next(numbers, None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ITEM:
            return row
        if role == ID:
            return row.routine.id
        if role == Qt.ItemDataRole.DisplayRole:
            return row.routine.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return accessible_text(row)
        return None


def accessible_text(row: RoutineRow) -> str:
    """Return a row for a screen reader: "Full Relief, 9 minutes 55 seconds, 10 stretches, ..."."""
    done = row.last_done[:1].lower() + row.last_done[1:]
    return ", ".join((row.routine.name, spoken_length(row.total_s), counts.stretches(row.count), done))


class RoutineList(CardList):
    """The list of all routines."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, _("Routines"), parent)
        self.rows = RoutineRows(self)
        self.card = RoutineCard(style, self)
        self.show_cards(self.rows, self.card)

    def open(self, routine_id: str) -> None:
        """Choose a routine, and tell it like a click does."""
        number = self.rows.number_of(routine_id)
        if number is not None:
            self.open_number(number)

    def open_number(self, number: int) -> None:
        """Choose the routine in a row, from 0."""
        self.setCurrentIndex(self.rows.index(number))

    def set_small(self, small: bool) -> None:
        """Draw in one column, or in two."""
        if small != self.card.small:
            self.card.small = small
            self.scheduleDelayedItemsLayout()
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys of the page to it; its letters never come here (`page_keys`)."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class RoutineCard(CardDelegate):
    """Draw a row: name and length, count and last day; small rows leave the day out."""

    def __init__(self, style: Style, view: QListView) -> None:
        super().__init__(style, view)
        self.small = False

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        name = self._name_height(index.data(ITEM).routine.name)
        return QSize(self._view.viewport().width(), name + 2 + self._style.px(18) + self._style.px(30))

    def _digits(self) -> QFont:
        return digits_font(16 * self._style.scale, 600)

    def _name_width(self) -> int:
        """Return the room of a name: small rows give it all, wide ones keep some for the length.

        Room for the scroll bar is always kept: names must not wrap anew when it appears.
        """
        length = 0 if self.small else QFontMetrics(self._digits()).horizontalAdvance("00:00")
        return max(60, self._view.width() - _SCROLL_BAR_PX - INDENT_PX - 20 - length)

    def _name_height(self, name: str) -> int:
        metrics = QFontMetrics(self._style.font(16, 600))
        box = QRect(0, 0, self._name_width(), 1000)
        wrapped = metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, name).height()
        return min(wrapped, 2 * metrics.lineSpacing())

    def _paint_inside(self, painter: QPainter, card: QRectF, index: Index) -> None:
        row: RoutineRow = index.data(ITEM)
        style, box = self._style, card.adjusted(INDENT_PX + 2, 0, -14, 0)
        leading = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        trailing = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        top, name_height = box.top() + style.px(13), self._name_height(row.routine.name)
        painter.setPen(style.color("text"))
        painter.setFont(style.font(16, 600))
        name = QRectF(box.left(), top, self._name_width(), name_height + 1)
        painter.drawText(name, int(leading | Qt.TextFlag.TextWordWrap), row.routine.name)
        if not self.small:
            painter.setFont(self._digits())
            painter.drawText(QRectF(box.left(), top, box.width(), 99), trailing, clock_text(row.total_s))
        second = QRectF(box.left(), top + name_height + 3, box.width(), style.px(18))
        painter.setPen(style.color("text-2"))
        painter.setFont(style.font(13))
        count = counts.stretches(row.count)
        if self.small:
            painter.drawText(second, leading, f"{clock_text(row.total_s)} · {count}")
            return
        metrics = painter.fontMetrics()
        room = box.width() - metrics.horizontalAdvance(count + "   ")
        done = row.last_done if metrics.horizontalAdvance(row.last_done) <= room else row.when
        painter.drawText(second, leading, count)
        painter.drawText(second, trailing, done)
