"""List voices, each with a button that lets it be heard."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.settings.voice_entries import VoiceEntry
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.card_list import ID, INDENT_PX, ITEM, CardDelegate, CardList, Index

_ROW_PX, _HEAR_PX, _ICON_PX = 56, 36, 18
_GAP_PX, _PAD_PX = 10, 12
_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_HEAR_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_H)


class VoiceModel(QAbstractListModel):
    """Hold the voices for the view and for screen readers."""

    entries: Sequence[VoiceEntry] = ()

    def set_entries(self, entries: Sequence[VoiceEntry]) -> None:
        """Show these."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        return {
            ITEM: entry,
            ID: entry.id,
            Qt.ItemDataRole.DisplayRole: entry.name,
            Qt.ItemDataRole.AccessibleTextRole: entry.words,
        }.get(role)


class VoiceCard(CardDelegate):
    """Draw a voice: its name, below it what else is to be known, and a button at its end."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self._view.viewport().width(), round(_ROW_PX * max(1.0, self._style.scale)))

    def hear(self, row: QRect) -> QRect:
        """Return the place of the button in a row."""
        words = QFontMetricsF(self._hear_font()).horizontalAdvance(_("Hear it"))
        wide = self._style.px(2 * _PAD_PX + _ICON_PX + 6) + round(words)
        high = self._style.px(_HEAR_PX)
        return QRect(row.right() - _GAP_PX - wide, row.center().y() - high // 2, wide, high)

    def _hear_font(self) -> QFont:
        return self._style.font(14, 600)

    def _paint_inside(self, painter: QPainter, card: QRectF, index: Index) -> None:
        entry: VoiceEntry = index.data(ITEM)
        box = card.adjusted(INDENT_PX, 0, -_GAP_PX, 0)
        if entry.here:
            button = self.hear(card.toAlignedRect())
            self._paint_hear(painter, QRectF(button))
            box.setRight(button.left() - _GAP_PX)
        self._paint_words(painter, box, entry)

    def _paint_hear(self, painter: QPainter, place: QRectF) -> None:
        style, side = self._style, self._style.px(_ICON_PX)
        painter.setPen(QPen(style.color("border-strong"), 1))
        painter.setBrush(style.color("surface"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        drawn = icons.pixmap("play", style.color("text"), side, self._view.devicePixelRatioF())
        inside = place.adjusted(style.px(_PAD_PX), 0, 0, 0)
        painter.drawPixmap(round(inside.left()), round(place.center().y() - side / 2), drawn)
        painter.setFont(self._hear_font())
        painter.setPen(style.color("text"))
        painter.drawText(inside.adjusted(side + style.px(6), 0, 0, 0), int(_LEADING), _("Hear it"))

    def _paint_words(self, painter: QPainter, box: QRectF, entry: VoiceEntry) -> None:
        lines = [(entry.name, self._style.font(15, 600), "text")]
        lines += [(entry.facts, self._style.font(13), "text-2")] if entry.facts else []
        heights = [QFontMetricsF(font).height() for _text, font, _color in lines]
        top = box.center().y() - sum(heights) / 2
        for (text, font, color), height in zip(lines, heights, strict=True):
            painter.setFont(font)
            painter.setPen(self._style.color(color))
            line = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(QRectF(box.left(), top, box.width(), height), int(_LEADING), line)
            top += height


class VoiceList(CardList):
    """The list. Space, H and a click on a row's button let its voice be heard and choose nothing."""

    hear_asked = Signal(str)
    """The id of the voice that is to be heard."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, _("Voices"), parent)
        self.rows = VoiceModel(self)
        self.card = VoiceCard(style, self)
        self.setUniformItemSizes(True)
        self.show_cards(self.rows, self.card)
        self._pressed = QModelIndex()

    @property
    def entry(self) -> VoiceEntry | None:
        """Return the voice that is marked."""
        index = self.currentIndex()
        return self.rows.entries[index.row()] if index.isValid() else None

    def show_entries(self, entries: Sequence[VoiceEntry], marked: str) -> None:
        """Show these voices with one of them marked, the first where that is not among them."""
        self.rows.set_entries(entries)
        ids = [entry.id for entry in entries]
        if ids:
            index = self.rows.index(ids.index(marked) if marked in ids else 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def hear(self, index: QModelIndex) -> None:
        """Ask for a voice to be heard, where it is here."""
        if index.isValid() and self.rows.entries[index.row()].here:
            self.hear_asked.emit(index.data(ID))

    def place(self, index: QModelIndex) -> QRect:
        """Return where a row's button is, in the viewport."""
        return self.card.hear(self.visualRect(index).adjusted(2, 2, -2, -2))

    def _button_at(self, event: QMouseEvent) -> QModelIndex:
        """Return the row whose button is under the pointer, an invalid one where there is none."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        there = index.isValid() and self.rows.entries[index.row()].here and self.place(index).contains(place)
        return index if there else QModelIndex()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark a row, unless its button is pressed."""
        self._pressed = self._button_at(event)
        if not self._pressed.isValid():
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a quick second press of a button for what it is."""
        self._pressed = self._button_at(event)
        if not self._pressed.isValid():
            super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the voice be heard whose button was pressed."""
        pressed, self._pressed = self._pressed, QModelIndex()
        if not pressed.isValid():
            super().mouseReleaseEvent(event)
        elif pressed == self._button_at(event):
            self.hear(pressed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the voice that is marked in sight where there is less room."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter and Esc to the dialog."""
        if event.key() in _HEAR_KEYS and not event.modifiers():
            self.hear(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)
