"""Show a list of cards, one of them chosen."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.chosen_row import ChosenRow

#: What a row is about, and its id.
ITEM, ID = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
#: Where the words of a card begin: beside the bar that marks the chosen one.
INDENT_PX = 16
_RADIUS, _BAR_PX = 14, 36


class CardDelegate(QStyledItemDelegate):
    """Draw the card of a row; a subclass draws what is on it."""

    def __init__(self, style: Style, view: QListView) -> None:
        super().__init__(view)
        self._style, self._view = style, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        card = QRectF(option.rect).adjusted(2, 2, -2, -2)
        self._paint_card(painter, card, option.state)
        self._paint_inside(painter, card, index)
        painter.restore()

    def _paint_inside(self, painter: QPainter, card: QRectF, index: Index) -> None:
        """Draw what is on a card."""
        raise NotImplementedError

    def _paint_card(self, painter: QPainter, card: QRectF, state: QStyle.StateFlag) -> None:
        style = self._style
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(style.color("border"), 2))
            painter.setBrush(style.color("surface"))
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.color("accent"))
            tall = min(style.px(_BAR_PX), card.height() - 22)
            painter.drawRoundedRect(QRectF(card.left() + 6, card.center().y() - tall / 2, 4, tall), 2, 2)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.color("hover"))
            painter.drawRoundedRect(card, _RADIUS, _RADIUS)
        by_keyboard = state & QStyle.StateFlag.State_KeyboardFocusChange
        if state & QStyle.StateFlag.State_HasFocus and by_keyboard:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(style.color("focus"), 3))
            painter.drawRoundedRect(card.adjusted(0.5, 0, -0.5, 0), _RADIUS, _RADIUS)


class CardList(QListView):
    """The list; ↑↓ move through it. `name` is what a screen reader calls it."""

    opened = Signal(str)
    """The id of the row that was chosen."""

    def __init__(self, style: Style, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("ownFocus", True)
        style.changed.connect(self._restyle)

    def show_cards(self, rows: QAbstractListModel, card: CardDelegate) -> None:
        """Show the rows of a model, which is to stay."""
        self.setModel(rows)
        self.setItemDelegate(card)
        self.selectionModel().currentChanged.connect(self._current_changed)
        ChosenRow(self)

    def step(self, by: int) -> None:
        """Choose the next row, or the one before."""
        number = min(max(self.currentIndex().row() + by, 0), self.model().rowCount() - 1)
        self.setCurrentIndex(self.model().index(number, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Qt asks for the height of a row anew only when it is told that rows have other heights
            self.scheduleDelayedItemsLayout()

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.opened.emit(current.data(ID))

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
