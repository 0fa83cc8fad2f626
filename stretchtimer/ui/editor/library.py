"""Offer the stretches to add, with a search."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stretchtimer.domain.search import found
from stretchtimer.domain.stretch import Catalogue, Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext
from stretchtimer.ui.editor.fields import TextField
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.card_list import ITEM
from stretchtimer.ui.widgets.label import label
from stretchtimer.ui.widgets.stretch_list import StretchList
from stretchtimer.ui.widgets.thumbnails import Thumbnail


class AddList(StretchList):
    """Stretches to add; a click on + or a double click adds one."""

    added = Signal(object)
    """The Stretch to add."""

    def __init__(self, style: Style, thumbnail: Thumbnail | None, parent: QWidget | None = None) -> None:
        super().__init__(style, _("Stretches to add"), thumbnail, addable=True, parent=parent)
        self.doubleClicked.connect(self._add)

    def add_current(self) -> None:
        """Add the stretch that is chosen."""
        self._add(self.currentIndex())

    def _add(self, index: QModelIndex) -> None:
        if index.isValid():
            self.added.emit(index.data(ITEM))

    def _plus_at(self, event: QMouseEvent) -> QModelIndex:
        """Return the row whose + is under the pointer, an invalid one where there is none."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        return index if index.isValid() and self.plus(index).contains(place) else QModelIndex()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._add(self._plus_at(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a quick second press of + for what it is; elsewhere a double click adds once."""
        if not self._plus_at(event).isValid():
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter and Esc to the column."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Library(QWidget):
    """The column with search and stretches. ↑↓ choose from the search too, Enter adds.

    What the search does not find can be written: Enter then asks for a stretch of one's own.
    """

    picked = Signal(object)
    """A Stretch to add."""
    own_asked = Signal(str)
    """A stretch of one's own is to be written; the name it may have, empty where none was typed."""
    closed = Signal()
    """The keyboard goes back to the routine."""

    def __init__(
        self,
        style: Style,
        catalogue: Catalogue,
        thumbnail: Thumbnail | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._catalogue = style, catalogue
        self.title = QLabel(_("Add a stretch"))
        self.title.setProperty("role", "title-s")
        self.done = QPushButton(_("Back to the routine"))
        self.search = TextField()
        self.search.setPlaceholderText(_("Search stretches"))
        self.search.setAccessibleName(_("Search stretches"))
        self._glass = QAction(self)
        self.search.addAction(self._glass, TextField.ActionPosition.LeadingPosition)
        self.list = AddList(style, thumbnail)
        self.said = label("caption", wrap=True)
        self.own_button = QPushButton(_("New stretch of your own"))
        for button in (self.done, self.own_button):
            button.setProperty("kind", "secondary")
            button.setProperty("extent", "small")
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.list.added.connect(self._add)
        self.done.clicked.connect(self.closed)
        self.own_button.clicked.connect(self._ask_own)
        self._find("")
        self._restyle()
        style.changed.connect(self._restyle)

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

    def _restyle(self) -> None:
        self._glass.setIcon(icons.icon("search", self._style.color("text"), self._style.px(18)))
        self.update()

    def repaint_pictures(self) -> None:
        """Draw the pictures that are there now."""
        self.list.viewport().update()

    def _find(self, text: str) -> None:
        hits = found(self._catalogue, text)
        self.list.show_stretches(hits)
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
        self.own_asked.emit("" if self.list.rows.stretches else " ".join(self.search.text().split()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose and add from the search; Esc goes back to the routine."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.list.step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.own_button.hasFocus() or not self.list.rows.stretches:
                self._ask_own()
            else:
                self.list.add_current()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._style.color("sunken"))
        painter.fillRect(0, 0, 1, self.height(), self._style.color("border"))
