"""Show the library: a list to search, and the stretch that is open."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from stretchtimer.domain.clock import Clock
from stretchtimer.domain.ports import StretchStore
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.search import found
from stretchtimer.domain.stretch import Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.library.adding import item_of
from stretchtimer.ui.library.detail import StretchDetail
from stretchtimer.ui.text import counts
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.banner import Banner
from stretchtimer.ui.widgets.card_list import ID
from stretchtimer.ui.widgets.label import label
from stretchtimer.ui.widgets.stretch_list import StretchList
from stretchtimer.ui.widgets.thumbnails import Thumbnail
from stretchtimer.ui.widgets.undo_toast import UndoToast

#: Ids of one-stretch sessions begin with this.
TRY = "try-"


def try_routine(stretch: Stretch) -> Routine:
    """Return the routine that is one stretch the way it is shown."""
    return Routine(TRY + stretch.id, stretch.name, (item_of(stretch),))


class LibraryPage(QWidget):
    """The page. `thumbnail` draws a stretch's small picture; without it rows have none.

    `adoptable` tells whether any routine would change if it did a stretch the way that it is shown.
    """

    try_asked = Signal(object)
    """A Routine of the one stretch."""
    add_asked = Signal(object)
    """The Stretch to add to a routine, the way it is shown."""
    adopted = Signal(object)
    """The Stretch, the way it is shown, that is to stand in the routines that hold it."""
    own_asked = Signal()
    """The person wants to write a stretch of their own."""
    edit_asked = Signal(str)
    delete_asked = Signal(str)
    """The id of an own stretch."""
    hold_changed = Signal(str, float)
    """A stretch's id, and the seconds it is to begin with from now on."""
    help_asked = Signal()

    def __init__(
        self,
        style: Style,
        shelf: StretchStore,
        clock: Clock,
        thumbnail: Thumbnail | None = None,
        adoptable: Callable[[Stretch], bool] = lambda _stretch: False,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._style, self._shelf, self._adoptable = style, shelf, adoptable
        self._opened = ""
        self._way: str | None = None
        self.list = StretchList(style, _("Stretches"), thumbnail)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(_("Search name or body area"))
        self.search.setAccessibleName(_("Search stretches"))
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.own_button = QPushButton(_("New stretch of your own"))
        self.own_button.setProperty("kind", "secondary")
        self.count = label("caption")
        self.none_found = label("body-soft", wrap=True)
        self.detail = StretchDetail(style, clock, thumbnail)
        self.warning = Banner(style, "error", closable=True)
        self.warning.hide()
        self.toast = UndoToast(self)
        self._build()
        self._connect()
        self.refresh()
        self._restyle()
        style.changed.connect(self._restyle)

    def _build(self) -> None:
        self._column = QFrame()
        self._column.setObjectName("column")
        self._parts = column = QVBoxLayout(self._column)
        column.setSpacing(12)
        head = QHBoxLayout()
        title = label("title-m", _("Library"))
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.count)
        column.addLayout(head)
        for part in (self.search, self.none_found):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.own_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.warning)
        right.addWidget(self.detail, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self._column)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        detail = self.detail
        self.search.textChanged.connect(self._filter)
        self.list.opened.connect(self._open)
        self.list.activated.connect(self._add)
        self.own_button.clicked.connect(self.own_asked)
        detail.try_button.clicked.connect(self._try)
        detail.add_button.clicked.connect(self._add)
        detail.edit_button.clicked.connect(lambda: self.edit_asked.emit(self._opened))
        detail.delete_button.clicked.connect(lambda: self.delete_asked.emit(self._opened))
        detail.hold_changed.connect(lambda hold_s: self.hold_changed.emit(self._opened, hold_s))
        detail.help_asked.connect(self.help_asked)
        detail.ways.chosen.connect(self._choose_way)
        detail.ways.adopted.connect(lambda: self.adopted.emit(self.stretch))

    @property
    def stretch(self) -> Stretch | None:
        """Return the stretch that is open the way it is shown, None where there is none."""
        plain = self._shelf.catalogue.stretches.get(self._opened)
        return None if plain is None else plain.as_variant(self._way)

    def refresh(self) -> None:
        """Read the stretches again."""
        count = len(self._shelf.catalogue)
        self.count.setText(counts.stretches(count))
        self._filter()

    def open_stretch(self, stretch_id: str) -> None:
        """Open a stretch the usual way, whatever was searched for."""
        self._open_usual(stretch_id)
        self.search.clear()
        self.refresh()

    def refresh_pictures(self) -> None:
        """Ask for all small pictures again."""
        self.list.viewport().update()
        self.detail.ways.refresh_pictures()

    def warn(self, sentence: str) -> None:
        """Say what could not be done."""
        self.warning.set_sentence(sentence)
        self.warning.show()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Show still pictures, or the whole movement."""
        self.detail.stage.set_reduced_motion(reduced)

    def _restyle(self) -> None:
        style = self._style
        self._glass.setIcon(icons.icon("search", style.color("text-2"), style.px(18)))
        self._fit()

    def _fit(self) -> None:
        """Give the list its width, and short words where there is little room."""
        window, scale = self.width() + 96, self._style.scale
        wide, tiny = window >= 1180 * scale, window < 960
        list_px = min(420, round((344 if wide else 280 if window >= 960 else 216) * scale))
        # the words need the rest of a narrow window
        self._column.setFixedWidth(min(list_px, round(self.width() * 0.4)))
        self._parts.setContentsMargins(*((8, 12, 8, 8) if tiny else (14, 20, 14, 16)))
        self.own_button.setText(_("New stretch") if tiny or not wide else _("New stretch of your own"))
        self.list.set_pictures(not tiny)

    def _filter(self) -> None:
        searched = self.search.text()
        hits = found(self._shelf.catalogue, searched)
        self.list.show_stretches(hits, self._opened)
        self.none_found.setVisible(not hits)
        self.none_found.setText(_("No stretch is called “{words}”.").format(words=searched[:40]))
        if hits:
            self._open(self.list.currentIndex().data(ID))

    @Slot(str)
    def _open(self, stretch_id: str) -> None:
        if stretch_id != self._opened:
            self._open_usual(stretch_id)
        self._show()

    def _open_usual(self, stretch_id: str) -> None:
        stretch = self._shelf.catalogue.stretches.get(stretch_id)
        self._opened, self._way = stretch_id, stretch.usual if stretch else None

    @Slot(object)
    def _choose_way(self, way: str | None) -> None:
        self._way = way
        self._show()

    def _show(self) -> None:
        stretch, shelf = self.stretch, self._shelf
        if stretch is not None:
            plain = shelf.catalogue[stretch.id]
            usual_s, picture = shelf.usual_s(stretch.id), shelf.picture(stretch.id)
            self.detail.show_stretch(plain, self._way, usual_s, picture)
            self.detail.ways.show_ways(plain, self._way, self._adoptable(stretch))

    @Slot()
    def _try(self) -> None:
        if self.stretch is not None:
            self.try_asked.emit(try_routine(self.stretch))

    @Slot()
    def _add(self) -> None:
        if self.stretch is not None:
            self.add_asked.emit(self.stretch)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # routines may have changed elsewhere
        self._show()
        if self.focusWidget() is None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
