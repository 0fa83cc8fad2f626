"""Show the routines as a list of cards, one of them open."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QWidget

from stretchtimer.domain.duration import clock_text
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.home.model import RoutineRow
from stretchtimer.ui.text import counts
from stretchtimer.ui.text.dates import spoken_length
from stretchtimer.ui.theme.fonts import digits_font, ui_font
from stretchtimer.ui.theme.tokens import Tokens
from stretchtimer.ui.widgets.chosen_row import ChosenRow

ROW = Qt.ItemDataRole.UserRole
_RADIUS, _INDENT, _SCROLL_BAR_PX = 14, 20, 12


class RoutineRows(QAbstractListModel):
    """Hold the rows for the view and for screen readers."""

    def __init__(self, parent: QWidget) -> None:
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

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.routine.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return accessible_text(row)
        return None


def accessible_text(row: RoutineRow) -> str:
    """Return a row for a screen reader: "Full Relief, 9 minutes 55 seconds, 10 stretches, ..."."""
    done = row.last_done[:1].lower() + row.last_done[1:]
    return ", ".join((row.routine.name, spoken_length(row.total_s), counts.stretches(row.count), done))


class RoutineList(QListView):
    """The list; ↑↓ move through it."""

    opened = Signal(str)
    """The id of the routine that was chosen."""

    def __init__(self, tokens: Tokens, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RoutineRows(self)
        self.card = _CardDelegate(tokens, scale, self)
        self.setModel(self.rows)
        self.setItemDelegate(self.card)
        self.setAccessibleName(_("Routines"))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("ownFocus", True)
        self.selectionModel().currentChanged.connect(self._current_changed)
        ChosenRow(self)

    def open(self, routine_id: str) -> None:
        """Choose a routine, and tell it like a click does."""
        number = self.rows.number_of(routine_id)
        if number is not None:
            self.open_number(number)

    def open_number(self, number: int) -> None:
        """Choose the routine in a row, from 0."""
        self.setCurrentIndex(self.rows.index(number))

    def step(self, by: int) -> None:
        """Choose the next routine, or the one before."""
        number = min(max(self.currentIndex().row() + by, 0), self.rows.rowCount() - 1)
        self.open_number(number)

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.opened.emit(current.data(ROW).routine.id)

    def set_look(self, tokens: Tokens, scale: float, small: bool) -> None:
        """Draw in a theme, a text size, and in one or two columns."""
        self.card.tokens, self.card.scale, self.card.small = tokens, scale, small
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def keyPressEvent(self, event) -> None:
        """Leave the keys of the page to it; its letters never come here (`page_letters`)."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _CardDelegate(QStyledItemDelegate):
    """Draw a row: name and length, count and last day; small rows leave the day out."""

    def __init__(self, tokens: Tokens, scale: float, parent: QListView) -> None:
        super().__init__(parent)
        self.tokens, self.scale, self.small = tokens, scale, False

    def sizeHint(self, _option, index: QModelIndex) -> QSize:
        name = self._name_height(index.data(ROW).routine.name)
        return QSize(self.parent().viewport().width(), name + round(self._px(18) + 2 + self._px(30)))

    def _px(self, pixels: float) -> float:
        return pixels * self.scale

    def _name_font(self):
        return ui_font(self._px(16), 600)

    def _name_width(self) -> int:
        """Return the room of a name: small rows give it all, wide ones keep some for the length.

        Room for the scroll bar is always kept: names must not wrap anew when it appears.
        """
        length = 0 if self.small else QFontMetrics(digits_font(self._px(16), 600)).horizontalAdvance("00:00")
        return max(60, self.parent().width() - _SCROLL_BAR_PX - _INDENT - 16 - length)

    def _name_height(self, name: str) -> int:
        metrics = QFontMetrics(self._name_font())
        box = QRect(0, 0, self._name_width(), 1000)
        wrapped = metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, name).height()
        return min(wrapped, 2 * metrics.lineSpacing())

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        row: RoutineRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(2, 3, -2, -3)
        self._paint_card(painter, card, option.state)
        self._paint_words(painter, card.adjusted(_INDENT - 2, 0, -14, 0), row)
        painter.restore()

    def _paint_card(self, painter: QPainter, card: QRectF, state: QStyle.StateFlag) -> None:
        tokens = self.tokens
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(tokens.color("border"), 2))
            painter.setBrush(tokens.color("surface"))
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("accent"))
            tall = min(38 * self.scale, card.height() - 24)
            pill = QRectF(card.left() + 7, card.center().y() - tall / 2, 4, tall)
            painter.drawRoundedRect(pill, 2, 2)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("hover"))
            painter.drawRoundedRect(card, _RADIUS, _RADIUS)
        by_keyboard = state & QStyle.StateFlag.State_KeyboardFocusChange
        if state & QStyle.StateFlag.State_HasFocus and by_keyboard:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.color("focus"), 3))
            painter.drawRoundedRect(card.adjusted(0.5, 0, -0.5, 0), _RADIUS, _RADIUS)

    def _paint_words(self, painter: QPainter, box: QRectF, row: RoutineRow) -> None:
        tokens, top = self.tokens, box.top() + self._px(12)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        name_height = self._name_height(row.routine.name)
        painter.setPen(tokens.color("text"))
        painter.setFont(self._name_font())
        name = QRectF(box.left(), top, self._name_width(), name_height + 1)
        painter.drawText(name, flags | Qt.TextFlag.TextWordWrap, row.routine.name)
        if not self.small:
            painter.setFont(digits_font(self._px(16), 600))
            painter.drawText(QRectF(box.left(), top, box.width(), 99), right, clock_text(row.total_s))
        second = QRectF(box.left(), top + name_height + 3, box.width(), self._px(18))
        painter.setPen(tokens.color("text-2"))
        font = ui_font(self._px(13))
        painter.setFont(font)
        count = counts.stretches(row.count)
        if self.small:
            painter.drawText(second, flags, f"{clock_text(row.total_s)} · {count}")
            return
        room = box.width() - QFontMetrics(font).horizontalAdvance(count + "   ")
        done = row.last_done if QFontMetrics(font).horizontalAdvance(row.last_done) <= room else row.when
        painter.drawText(second, flags, count)
        painter.drawText(second, right, done)
