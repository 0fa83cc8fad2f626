"""Show a table whose columns always fit its width."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.chosen_row import ChosenRow

ROW_PX = 38
#: Rows that are measured for the width of a column.
_MEASURED = 30
_HEADING_PAD_PX = 24


class FittedTable(QTableView):
    """A plain table of rows.

    Every column is as wide as its texts; `wide` takes what is left. Where there is too little room, the
    columns of `spare` are hidden, first ones first.
    """

    entered_row = Signal(int)
    """Enter was pressed on a row, or it was clicked twice."""

    def __init__(
        self, style: Style, model: QAbstractTableModel, wide: int, spare: Sequence[int] = ()
    ) -> None:
        super().__init__()
        self._style, self._wide, self._spare = style, wide, tuple(spare)
        self._widths: list[int] = []
        self.setModel(model)
        ChosenRow(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        # Tab leaves the table; the arrows move in it
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(0)
        header.setResizeContentsPrecision(_MEASURED)
        self.activated.connect(self._activated)
        model.modelReset.connect(self._measure)
        self._restyle()
        style.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._style.px(ROW_PX))
        self._measure()

    def _measure(self) -> None:
        """Have the texts measured anew when the widths are needed next."""
        self._widths = []
        if self.isVisible():
            self._fit()

    def _fit(self) -> None:
        """Give each column its width and hide what there is no room for."""
        count = self.model().columnCount()
        self._widths = self._widths or [self._natural(column) for column in range(count)]
        widths, shown, room = self._widths, set(range(count)), self.viewport().width()
        for column in self._spare:
            if sum(widths[shown_column] for shown_column in shown) > room:
                shown.discard(column)
        rest = room - sum(widths[column] for column in shown if column != self._wide)
        for column in range(count):
            self.setColumnHidden(column, column not in shown)
            self.setColumnWidth(column, rest if column == self._wide else widths[column])

    def _natural(self, column: int) -> int:
        heading = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        least = self.horizontalHeader().fontMetrics().horizontalAdvance(heading) + _HEADING_PAD_PX
        return max(least, self.sizeHintForColumn(column))

    def _activated(self, index: QModelIndex) -> None:
        self.entered_row.emit(index.row())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._fit()
