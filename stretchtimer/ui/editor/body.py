"""Lay out name, rows and library: side by side, or one in the place of the other."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stretchtimer.domain.draft import DraftField, Problem
from stretchtimer.domain.stretch import Catalogue
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.editor.editing import Editing
from stretchtimer.ui.editor.form import Form
from stretchtimer.ui.editor.item_list import BAR_PX, Columns, ItemList
from stretchtimer.ui.editor.library import Library
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.thumbnails import Thumbnail

#: From this width on, at 100 % text size, the library stands beside the routine.
BESIDE_FROM_PX = 980
_LIBRARY_PX, _SMALL_BELOW_PX, _RIGHT_PX = 300, 500, 8
_NO_LIMIT = 16777215


class EditorBody(QWidget):
    """Everything between the head and the foot of the page."""

    def __init__(
        self, style: Style, editing: Editing, catalogue: Catalogue, thumbnail: Thumbnail | None
    ) -> None:
        super().__init__()
        self._style, self._adding = style, False
        self.form, self.columns = Form(style), Columns(style)
        self.items, self.library = ItemList(style, editing, thumbnail), Library(style, catalogue, thumbnail)
        self.add_button = QPushButton(_("Add a stretch"))
        self.add_button.setProperty("kind", "secondary")
        self._routine = QWidget()
        self._routine.setObjectName("detail")
        self._routine.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._parts = QVBoxLayout(self._routine)
        for part in (self.form, self.columns, self.items):
            self._parts.addWidget(part, 1 if part is self.items else 0)
        self._parts.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._routine, 1)
        row.addWidget(self.library)
        self.add_button.clicked.connect(self.search)
        self.library.picked.connect(editing.add)
        self.library.back_asked.connect(self.back)
        self.form.sent.connect(self.go_to)
        style.changed.connect(self.lay_out)

    def begin(self) -> None:
        """Show the routine, whatever was searched before."""
        self.form.failed.hide()
        self.library.refresh()
        self._adding = False
        self.lay_out()

    def search(self) -> None:
        """Put the keyboard into the search of the library."""
        self._adding = True
        self.lay_out()
        self.library.begin()

    def back(self) -> None:
        """Give the keyboard back to the routine."""
        self._adding = False
        self.lay_out()
        (self.items.selected or self.form.name).setFocus(Qt.FocusReason.TabFocusReason)

    def go_to(self, problem: Problem) -> None:
        """Put the keyboard where a problem can be mended."""
        if problem.index is not None:
            self._adding = False
            self.lay_out()
            row = self.items.rows[problem.index]
            self.items.select(row.key)
            row.focus_field(problem.field)
        elif problem.field is DraftField.NAME:
            self.form.name.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.search()

    def order_tabs(self, after: list[QWidget]) -> None:
        """Let Tab go from the name through the chosen row and the library to what comes after."""
        row = self.items.selected
        order = [self.form.name, *(row.stops() if row else []), self.add_button, self.library.search]
        for one, other in pairwise([*order, self.library.list, self.library.own_button, *after]):
            QWidget.setTabOrder(one, other)

    def refresh_pictures(self) -> None:
        """Draw the pictures that have been painted meanwhile."""
        self.items.repaint_pictures()
        self.library.repaint_pictures()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def lay_out(self) -> None:
        """Give every part its room."""
        style = self._style
        beside = self.width() / style.scale >= BESIDE_FROM_PX
        small = self.height() / style.scale < _SMALL_BELOW_PX
        alone = self._adding and not beside
        self.library.setVisible(beside or alone)
        self.library.set_alone(alone)
        self.library.setMinimumWidth(style.px(_LIBRARY_PX) if beside else 0)
        self.library.setMaximumWidth(style.px(_LIBRARY_PX) if beside else _NO_LIMIT)
        self._routine.setVisible(not alone)
        self.add_button.setVisible(not beside)
        self.items.say_how_to_add(listed=beside)
        self.form.set_small(small)
        edge = 24 if beside else 16
        self._parts.setContentsMargins(edge, 10 if small else 20, _RIGHT_PX, 0 if beside else 8)
        self._parts.setSpacing(4 if small else 8)
        rows = self.width() - edge - _RIGHT_PX - (style.px(_LIBRARY_PX) if beside else 0)
        self.columns.fit(rows - BAR_PX)

    def minimumSizeHint(self) -> QSize:
        # it must be possible to become narrower before the parts do
        return self.form.name.minimumSizeHint()
