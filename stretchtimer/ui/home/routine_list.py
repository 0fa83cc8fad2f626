"""Show the routines as a list of cards, one of them open."""

from PySide6.QtCore import QAbstractListModel, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from stretchtimer.domain.duration import about_text
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.home.model import RoutineRow
from stretchtimer.ui.text import counts
from stretchtimer.ui.text.dates import about_length
from stretchtimer.ui.theme.fonts import digits_font
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.card_list import ID, INDENT_PX, ITEM, CardDelegate, CardList, Index

_SCROLL_BAR_PX, _LINE_PX = 12, 18
#: Names keep off the room of such a length.
_LONGEST = "10½ min"
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


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
    """Return a row for a screen reader: "Gentle, about 5 minutes, 5 stretches, sore day, ..."."""
    about = _("about {length}").format(length=about_length(row.total_s))
    summary = row.routine.summary.rstrip(".")
    done = row.last_done or counts.last_done(None, 0)
    parts = (about, counts.stretches(row.count), row.badge, summary, done)
    return ", ".join((row.routine.name, *(part[:1].lower() + part[1:] for part in parts if part)))


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
    """Draw a row: name and length, what the routine is, and whom it is for or when it was last done."""

    def __init__(self, style: Style, view: QListView) -> None:
        super().__init__(style, view)
        self.small = False

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: RoutineRow = index.data(ITEM)
        words = self._name_height(row.routine.name) + 3 + self._summary_height(row)
        last = self._style.px(_LINE_PX + 2) if self._has_last_line(row) else 0
        return QSize(self._view.viewport().width(), words + last + self._style.px(28))

    def _has_last_line(self, row: RoutineRow) -> bool:
        return bool(self.small or row.badge or row.last_done)

    def _digits(self) -> QFont:
        return digits_font(16 * self._style.scale, 600)

    def _width(self) -> int:
        """Return the room of a line, always beside a scroll bar: nothing wraps anew when that comes."""
        return max(60, self._view.width() - _SCROLL_BAR_PX - INDENT_PX - 20)

    def _name_width(self, length: str) -> int:
        """Return the room of a name: small rows give it all, wide ones keep some for the length."""
        kept = 0 if self.small else QFontMetrics(self._digits()).horizontalAdvance(length) + 8
        return max(60, self._width() - kept)

    def _name_height(self, name: str) -> int:
        return _wrapped_height(self._style.font(16, 600), self._name_width(_LONGEST), name)

    def _summary_height(self, row: RoutineRow) -> int:
        return _wrapped_height(self._style.font(13), self._width(), row.summary)

    def _paint_inside(self, painter: QPainter, card: QRectF, index: Index) -> None:
        row: RoutineRow = index.data(ITEM)
        style, box = (
            self._style,
            QRectF(card.left() + INDENT_PX + 2, card.top(), self._width(), card.height()),
        )
        trailing = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        top, name_height = box.top() + style.px(12), self._name_height(row.routine.name)
        painter.setPen(style.color("text"))
        painter.setFont(style.font(16, 600))
        name = QRectF(box.left(), top, self._name_width(_LONGEST), name_height + 1)
        painter.drawText(name, _WRAPPED, row.routine.name)
        if not self.small:
            painter.setFont(self._digits())
            right = QRectF(box.left(), top, card.right() - 14 - box.left(), 99)
            painter.drawText(right, trailing, about_text(row.total_s))
        painter.setPen(style.color("text-2"))
        painter.setFont(style.font(13))
        summary = QRectF(box.left(), top + name_height + 3, self._width(), self._summary_height(row))
        painter.drawText(summary, _WRAPPED, row.summary)
        if self._has_last_line(row):
            below = summary.bottom() + 2
            self._paint_last(painter, QRectF(box.left(), below, self._width(), style.px(_LINE_PX)), row)

    def _paint_last(self, painter: QPainter, line: QRectF, row: RoutineRow) -> None:
        centred = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if self.small:
            parts = (about_text(row.total_s), row.badge or row.when)
            painter.drawText(line, centred, " · ".join(part for part in parts if part))
            return
        if row.badge:
            painter.setFont(self._style.font(13, 600))
            painter.setPen(self._style.color("accent"))
            painter.drawText(line, centred, row.badge)
            line = line.adjusted(painter.fontMetrics().horizontalAdvance(row.badge + "   "), 0, 0, 0)
        painter.setPen(self._style.color("text-2"))
        painter.setFont(self._style.font(13))
        fits = painter.fontMetrics().horizontalAdvance(row.last_done) <= line.width()
        painter.drawText(line, centred, row.last_done if fits else row.when)


def _wrapped_height(font: QFont, width: int, text: str) -> int:
    """Return the height of a text that takes two lines at most."""
    metrics = QFontMetrics(font)
    box = QRect(0, 0, width, 1000)
    wrapped = metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, text).height()
    return min(wrapped, 2 * metrics.lineSpacing())
