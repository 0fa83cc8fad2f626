"""Show the stretches as a list with their pictures, one of them open."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QWidget

from stretchtimer.domain.stretch import Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.text import stretch_facts
from stretchtimer.ui.theme.fonts import ui_font
from stretchtimer.ui.theme.tokens import Tokens
from stretchtimer.ui.widgets.chosen_row import ChosenRow
from stretchtimer.ui.widgets.thumbnails import Thumbnail

ROW = Qt.ItemDataRole.UserRole
PICTURE = QSize(62, 42)
_INDENT, _RADIUS = 16, 14


class StretchRows(QAbstractListModel):
    """Hold the stretches for the view and for screen readers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.stretches: list[Stretch] = []

    def set_stretches(self, stretches: list[Stretch]) -> None:
        """Show these."""
        self.beginResetModel()
        self.stretches = stretches
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.stretches)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        if not index.isValid():
            return None
        stretch = self.stretches[index.row()]
        if role == ROW:
            return stretch
        if role == Qt.ItemDataRole.DisplayRole:
            return stretch.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (stretch.name, second_line(stretch)) if part)
        return None


def second_line(stretch: Stretch) -> str:
    """Return what stands under a name: the body areas, or the position of a stretch that names none."""
    return stretch_facts.targets(stretch) or stretch_facts.position(stretch.family)


class StretchList(QListView):
    """The list; ↑↓ move through it."""

    opened = Signal(str)
    """The id of the stretch that was chosen."""

    def __init__(self, tokens: Tokens, thumbnail: Thumbnail | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = StretchRows(self)
        self.card = _CardDelegate(tokens, thumbnail, self)
        self.setModel(self.rows)
        self.setItemDelegate(self.card)
        self.setAccessibleName(_("Stretches"))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("ownFocus", True)
        self.selectionModel().currentChanged.connect(self._current_changed)
        ChosenRow(self)

    def show_stretches(self, stretches: list[Stretch], opened: str) -> None:
        """Show these stretches with one of them open, the first where that is not among them."""
        self.rows.set_stretches(stretches)
        ids = [stretch.id for stretch in stretches]
        if ids:
            self.setCurrentIndex(self.rows.index(ids.index(opened) if opened in ids else 0))

    def set_look(self, tokens: Tokens, scale: float, pictures: bool) -> None:
        """Draw in a theme and a text size, with pictures where there is room."""
        self.card.tokens, self.card.scale, self.card.pictures = tokens, scale, pictures
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.opened.emit(current.data(ROW).id)


class _CardDelegate(QStyledItemDelegate):
    """Draw a row: picture, name, body areas."""

    def __init__(self, tokens: Tokens, thumbnail: Thumbnail | None, parent: QListView) -> None:
        super().__init__(parent)
        self.tokens, self.scale, self.thumbnail, self.pictures = tokens, 1.0, thumbnail, True

    def sizeHint(self, _option, _index) -> QSize:
        return QSize(self.parent().viewport().width(), round(60 * max(1.0, self.scale)))

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(2, 2, -2, -2)
        self._paint_card(painter, card, option.state)
        x = card.left() + _INDENT
        if self.pictures and self.thumbnail is not None:
            self._paint_picture(painter, QRectF(x, card.center().y() - 21, 62, 42), index.data(ROW))
            x += PICTURE.width() + 12
        box = QRectF(x, card.top(), card.right() - 12 - x, card.height())
        self._paint_words(painter, box, index.data(ROW))
        painter.restore()

    def _paint_card(self, painter: QPainter, card: QRectF, state: QStyle.StateFlag) -> None:
        tokens = self.tokens
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(tokens.color("border"), 2))
            painter.setBrush(tokens.color("surface"))
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("accent"))
            tall = min(34 * self.scale, card.height() - 20)
            painter.drawRoundedRect(QRectF(card.left() + 6, card.center().y() - tall / 2, 4, tall), 2, 2)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("hover"))
            painter.drawRoundedRect(card, _RADIUS, _RADIUS)
        keyboard = state & QStyle.StateFlag.State_KeyboardFocusChange
        if state & QStyle.StateFlag.State_HasFocus and keyboard:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.color("focus"), 3))
            painter.drawRoundedRect(card.adjusted(0.5, 0, -0.5, 0), _RADIUS, _RADIUS)

    def _paint_picture(self, painter: QPainter, box: QRectF, stretch: Stretch) -> None:
        painter.setPen(QPen(self.tokens.color("border"), 1))
        painter.setBrush(self.tokens.color("sunken"))
        painter.drawRoundedRect(box, 10, 10)
        ratio = painter.device().devicePixelRatioF()
        picture = self.thumbnail(stretch.id, None, PICTURE, ratio)
        if picture is not None:
            painter.save()
            inside = QPainterPath()
            inside.addRoundedRect(box.adjusted(1, 1, -1, -1), 9, 9)
            painter.setClipPath(inside)
            painter.drawPixmap(box.topLeft(), picture)
            painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, stretch: Stretch) -> None:
        name_font, small_font = ui_font(15 * self.scale, 600), ui_font(13 * self.scale)
        name, small = QFontMetricsF(name_font), QFontMetricsF(small_font)
        top = box.center().y() - (name.height() + small.height()) / 2
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        for font, metrics, color, text in (
            (name_font, name, "text", stretch.name),
            (small_font, small, "text-2", second_line(stretch)),
        ):
            painter.setFont(font)
            painter.setPen(self.tokens.color(color))
            line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(QRectF(box.left(), top, box.width(), metrics.height()), flags, line)
            top += metrics.height()
