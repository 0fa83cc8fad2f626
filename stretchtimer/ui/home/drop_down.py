"""Choose a routine in a window that is too narrow for the list, or make or import one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from stretchtimer.domain.duration import about_text
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.home.model import RoutineRow
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style


class RoutineDropDown(QComboBox):
    """The routines with their lengths; below them what makes new ones.

    What makes routines is done only from the open list: no key and no wheel walks onto it.
    """

    chosen = Signal(int)
    """The number of the routine, from 0."""
    new_asked = Signal()
    import_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._count = self._shown = 0
        self.setAccessibleName(_("Routines"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._activated)

    def show_rows(self, rows: Sequence[RoutineRow]) -> None:
        """Show these routines."""
        self.clear()
        for row in rows:
            self.addItem(_words(row), row.routine.id)
        self._count = len(rows)
        self.insertSeparator(self._count)
        size, color = self._style.px(18), self._style.color("accent")
        self.setIconSize(QSize(size, size))
        self.addItem(icons.icon("plus", color, size), _("New routine"))
        self.addItem(icons.icon("folder", color, size), _("Import…"))

    def show_row(self, row: RoutineRow) -> None:
        """Show a routine's length anew."""
        number = self.findData(row.routine.id)
        if number >= 0:
            self.setItemText(number, _words(row))

    def show_routine(self, routine_id: str) -> None:
        """Show which routine is open."""
        self._shown = self.findData(routine_id)
        self.setCurrentIndex(self._shown)

    def _activated(self, number: int) -> None:
        if number < self._count:
            self.chosen.emit(number)
            return
        self.setCurrentIndex(self._shown)
        (self.new_asked if number == self._count + 1 else self.import_asked).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list; all other keys are the page's."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_F4):
            self.showPopup()
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _words(row: RoutineRow) -> str:
    return f"{row.routine.name} · {about_text(row.total_s)}"
