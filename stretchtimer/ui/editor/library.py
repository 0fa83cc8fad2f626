"""Offer the stretches to add, with a search."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.domain.search import found
from stretchtimer.domain.stretch import Catalogue, Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext
from stretchtimer.ui.editor.look import Look, paint_picture
from stretchtimer.ui.editor.text_field import TextField
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.fonts import ui_font
from stretchtimer.ui.widgets.chosen_row import ChosenRow

STRETCH = Qt.ItemDataRole.UserRole
_ROW_PX, _PICTURE, _PLUS_PX = 54, (56, 40), 36


class _Stretches(QAbstractListModel):
    """Hold the stretches for the view and for screen readers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found: list[Stretch] = []

    def set_found(self, found: list[Stretch]) -> None:
        """Show these."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole):
        if not index.isValid():
            return None
        stretch = self._found[index.row()]
        if role == STRETCH:
            return stretch
        if role == Qt.ItemDataRole.DisplayRole:
            return stretch.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{stretch}, Enter adds it").format(stretch=stretch.name)
        return None


class Library(QWidget):
    """The column with search and stretches. ↑↓ choose from the search too, Enter adds.

    What the search does not find can be written: Enter then asks for a stretch of one's own.
    """

    picked = Signal(object)
    """A Stretch to add."""
    own_asked = Signal(str)
    """A stretch of one's own is to be written; the name it may have, empty where none was typed."""
    back_asked = Signal()
    """The keyboard goes back to the routine."""

    def __init__(self, catalogue: Catalogue, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue, self._look = catalogue, look
        self.title = QLabel(_("Add a stretch"))
        self.title.setProperty("role", "title-s")
        self.done = QPushButton(_("Back to the routine"))
        self.done.setProperty("kind", "secondary")
        self.done.setProperty("extent", "small")
        self.search = TextField()
        self.search.setPlaceholderText(_("Search stretches"))
        self.search.setAccessibleName(_("Search stretches"))
        self.search.setAccessibleDescription(_("Up and down choose a stretch, Enter adds it."))
        self._glass = QAction(self)
        self.search.addAction(self._glass, TextField.ActionPosition.LeadingPosition)
        self.list = _View(self)
        self._model = _Stretches(self)
        self.list.setModel(self._model)
        ChosenRow(self.list)
        self.said = QLabel(wordWrap=True)
        self.said.setProperty("role", "caption")
        # what was typed is no markup
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.own_button = QPushButton(_("New stretch of your own"))
        self.own_button.setProperty("kind", "secondary")
        self.own_button.setProperty("extent", "small")
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.list.added.connect(self._add)
        self.done.clicked.connect(self.back_asked)
        self.own_button.clicked.connect(self._ask_own)
        self._find("")
        self.set_look(look)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.search)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        column.addWidget(self.own_button)

    def refresh(self) -> None:
        """Show the stretches there are now, whatever was searched for."""
        self.search.clear()
        self._find("")

    def begin(self) -> None:
        """Take the keyboard."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def set_alone(self, alone: bool) -> None:
        """Stand in the place of the routine, with a way back."""
        self.done.setVisible(alone)

    def set_look(self, look: Look) -> None:
        """Draw in another theme or text size."""
        self._look = look
        self._glass.setIcon(icons.icon("search", look.tokens.color("text"), look.px(18)))
        self.list.set_look(look)
        self.update()

    def repaint_pictures(self) -> None:
        """Draw the pictures that are there now."""
        self.list.viewport().update()

    def _find(self, text: str) -> None:
        hits = found(self._catalogue, text)
        self._model.set_found(hits)
        if hits:
            self.list.setCurrentIndex(self._model.index(0))
        if not text.strip():
            self._say("")
        elif hits:
            count = len(hits)
            self._say(ngettext("{n} stretch found.", "{n} stretches found.", count).format(n=count))
        else:
            self._say(
                _("No stretch has these words. Try fewer letters, or press Enter to write one of your own.")
            )

    def _add(self, stretch: Stretch) -> None:
        self.picked.emit(stretch)
        # where the library stands in the place of the routine nothing else shows it
        self._say(_("{stretch} is added.").format(stretch=stretch.name))
        if self.search.hasFocus():
            self.search.selectAll()

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.search.setAccessibleDescription(words or _("Up and down choose a stretch, Enter adds it."))

    def _ask_own(self) -> None:
        """Ask for a stretch of one's own, named with what was searched for in vain."""
        self.own_asked.emit("" if self._model.rowCount() else " ".join(self.search.text().split()))

    def keyPressEvent(self, event) -> None:
        """Choose and add from the search; Esc goes back to the routine."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.back_asked.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.list.step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.own_button.hasFocus() or not self._model.rowCount():
                self._ask_own()
            else:
                self.list.add_current()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.tokens.color("sunken"))
        painter.fillRect(0, 0, 1, self.height(), self._look.tokens.color("border"))


class _View(QListView):
    """The list; a click on + or a double click adds."""

    added = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = _RowDelegate(self)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(_("Stretches to add"))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.doubleClicked.connect(self._add)

    def set_look(self, look: Look) -> None:
        """Draw in another theme or text size."""
        self._rows.look = look
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def step(self, by: int) -> None:
        """Choose a neighbour."""
        number = min(max(self.currentIndex().row() + by, 0), self.model().rowCount() - 1)
        self.setCurrentIndex(self.model().index(number, 0))

    def add_current(self) -> None:
        """Add the stretch that is chosen."""
        self._add(self.currentIndex())

    def plus(self, index: QModelIndex) -> QRect:
        """Return where a row's + is, in the viewport."""
        return self._rows.plus(self.visualRect(index))

    def _add(self, index: QModelIndex) -> None:
        if index.isValid():
            self.added.emit(index.data(STRETCH))

    def mouseReleaseEvent(self, event) -> None:
        super().mouseReleaseEvent(event)
        self._add_at(event)

    def mouseDoubleClickEvent(self, event) -> None:
        """Take a quick second press of + for what it is; elsewhere a double click adds once."""
        index = self.indexAt(event.position().toPoint())
        if not (index.isValid() and self.plus(index).contains(event.position().toPoint())):
            super().mouseDoubleClickEvent(event)

    def _add_at(self, event) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid() and self.plus(index).contains(place):
            self._add(index)

    def keyPressEvent(self, event) -> None:
        """Leave Enter and Esc to the column."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)


class _RowDelegate(QStyledItemDelegate):
    """Draw a stretch: picture, name and +."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.look: Look | None = None

    def sizeHint(self, _option, _index) -> QSize:
        return QSize(self.parent().viewport().width(), self.look.px(_ROW_PX) if self.look else _ROW_PX)

    def plus(self, row: QRect) -> QRect:
        """Return the place of the +."""
        side = self.look.px(_PLUS_PX)
        return QRect(row.right() - side, row.center().y() - side // 2, side, side)

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        look, row = self.look, option.rect
        tokens, stretch = look.tokens, index.data(STRETCH)
        ratio = self.parent().devicePixelRatioF()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, option)
        width, height = (look.px(value) for value in _PICTURE)
        picture = QRect(row.left() + 4, row.center().y() - height // 2, width, height)
        paint_picture(painter, picture, look, stretch.id, None, ratio)
        plus = self.plus(row)
        painter.setPen(tokens.color("text"))
        painter.setFont(ui_font(look.px(15), 600))
        x = picture.right() + 12
        name = QRect(x, row.top(), plus.left() - 8 - x, row.height())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(name, flags, stretch.name)
        painter.setPen(QPen(tokens.color("border"), 1))
        painter.setBrush(tokens.color("surface"))
        painter.drawRoundedRect(QRectF(plus).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        side = look.px(18)
        drawn = icons.pixmap("plus", tokens.color("accent"), side, ratio)
        inset = (plus.width() - side) // 2
        painter.drawPixmap(plus.left() + inset, plus.top() + inset, drawn)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option) -> None:
        tokens, row, state = self.look.tokens, option.rect, option.state
        current = state & QStyle.StateFlag.State_Selected
        if current or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("selected" if current else "hover"))
            painter.drawRoundedRect(QRectF(row).adjusted(0, 1, 0, -1), 10, 10)
        else:
            painter.fillRect(row.left(), row.bottom(), row.width(), 1, tokens.color("border"))
