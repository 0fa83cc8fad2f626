"""Show stretches as a list of cards with their pictures."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from stretchtimer.domain.stretch import Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.text import stretch_facts
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.card_list import ID, INDENT_PX, ITEM, CardDelegate, CardList, Index
from stretchtimer.ui.widgets.stretch_picture import paint_picture
from stretchtimer.ui.widgets.thumbnails import Thumbnail

_ROW_PX, _FRAME, _PLUS_PX = 60, QSize(62, 42), 36
_GAP_PX, _PLUS_GAP_PX = 10, 5
_TOP_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class StretchModel(QAbstractListModel):
    """Hold the stretches for the view and for screen readers; `addable` ones say that Enter adds them."""

    def __init__(self, parent: QObject, addable: bool = False) -> None:
        super().__init__(parent)
        self._addable = addable
        self.stretches: Sequence[Stretch] = ()

    def set_stretches(self, stretches: Sequence[Stretch]) -> None:
        """Show these."""
        self.beginResetModel()
        self.stretches = stretches
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.stretches)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        stretch = self.stretches[index.row()]
        if role == ITEM:
            return stretch
        if role == ID:
            return stretch.id
        if role == Qt.ItemDataRole.DisplayRole:
            return stretch.name
        return self._spoken(stretch) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _spoken(self, stretch: Stretch) -> str:
        if self._addable:
            return _("{stretch}, Enter adds it").format(stretch=stretch.name)
        return ", ".join(part for part in (stretch.name, second_line(stretch)) if part)


def second_line(stretch: Stretch) -> str:
    """Return what stands under a name: the body areas, else the position; empty where neither is known."""
    position = stretch_facts.position(stretch) if stretch.position_known else ""
    return stretch_facts.targets(stretch) or position


class StretchCard(CardDelegate):
    """Draw a stretch: picture, name, and below it the body areas; `addable` ones have a + instead."""

    def __init__(self, style: Style, view: QListView, thumbnail: Thumbnail | None, addable: bool) -> None:
        super().__init__(style, view)
        self._thumbnail, self._addable = thumbnail, addable
        self.pictures = True

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self._view.viewport().width(), round(_ROW_PX * max(1.0, self._style.scale)))

    def plus(self, row: QRect) -> QRect:
        """Return the place of the + in a row."""
        side = self._style.px(_PLUS_PX)
        return QRect(row.right() - _PLUS_GAP_PX - side, row.center().y() - side // 2, side, side)

    def _paint_inside(self, painter: QPainter, card: QRectF, index: Index) -> None:
        stretch: Stretch = index.data(ITEM)
        box = card.adjusted(INDENT_PX, 0, -12, 0)
        if self.pictures and self._thumbnail is not None:
            frame = QRectF(box.left(), card.center().y() - _FRAME.height() / 2, *_FRAME.toTuple())
            inside, ratio = _FRAME - QSize(2, 2), self._view.devicePixelRatioF()
            paint_picture(painter, frame, self._style, self._thumbnail(stretch.id, None, inside, ratio))
            box.setLeft(frame.right() + _GAP_PX)
        if self._addable:
            plus = self.plus(card.toAlignedRect())
            self._paint_plus(painter, plus)
            box.setRight(plus.left() - _PLUS_GAP_PX)
            self._paint_name(painter, box, stretch.name)
        else:
            self._paint_lines(painter, box, stretch)

    def _paint_plus(self, painter: QPainter, place: QRect) -> None:
        style, side = self._style, self._style.px(18)
        painter.setPen(QPen(style.color("border"), 1))
        painter.setBrush(style.color("surface"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        drawn = icons.pixmap("plus", style.color("accent"), side, self._view.devicePixelRatioF())
        inset = (place.width() - side) // 2
        painter.drawPixmap(place.left() + inset, place.top() + inset, drawn)

    def _paint_name(self, painter: QPainter, box: QRectF, name: str) -> None:
        painter.setFont(self._style.font(15, 600))
        painter.setPen(self._style.color("text"))
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box, int(wrapped), name)

    def _paint_lines(self, painter: QPainter, box: QRectF, stretch: Stretch) -> None:
        fonts = self._style.font(15, 600), self._style.font(13)
        texts = (stretch.name, "text"), (second_line(stretch), "text-2")
        heights = [QFontMetricsF(font).height() for font in fonts]
        top = box.center().y() - sum(heights) / 2
        for font, height, (text, color) in zip(fonts, heights, texts, strict=True):
            painter.setFont(font)
            painter.setPen(self._style.color(color))
            line = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(QRectF(box.left(), top, box.width(), height), _TOP_LEADING, line)
            top += height


class StretchList(CardList):
    """The list. `thumbnail` draws a stretch's picture; without it rows have none."""

    def __init__(
        self,
        style: Style,
        name: str,
        thumbnail: Thumbnail | None,
        addable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, name, parent)
        self.rows = StretchModel(self, addable)
        self.card = StretchCard(style, self, thumbnail, addable)
        self.show_cards(self.rows, self.card)

    def show_stretches(self, stretches: Sequence[Stretch], opened: str = "") -> None:
        """Show these stretches with one of them open, the first where that is not among them."""
        self.rows.set_stretches(stretches)
        ids = [stretch.id for stretch in stretches]
        if ids:
            self.setCurrentIndex(self.rows.index(ids.index(opened) if opened in ids else 0))

    def set_pictures(self, pictures: bool) -> None:
        """Draw pictures, or leave them out where there is little room."""
        if pictures != self.card.pictures:
            self.card.pictures = pictures
            self.viewport().update()

    def plus(self, index: QModelIndex) -> QRect:
        """Return where a row's + is, in the viewport."""
        return self.card.plus(self.visualRect(index).adjusted(2, 2, -2, -2))
