"""Keep what a list marks as chosen and what it has open the same."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Slot
from PySide6.QtWidgets import QAbstractItemView

_FLAGS = QItemSelectionModel.SelectionFlag


class ChosenRow(QObject):
    """Let the current row of a view follow the row that is selected.

    Keys and clicks move both. Assistive programs select and leave the current row where it was; and a click
    with Ctrl, or beside the rows, selects nothing. The view has its model, which is to stay.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._rows = view.selectionModel()
        self._rows.selectionChanged.connect(self._follow)

    @Slot(QItemSelection, QItemSelection)
    def _follow(self, selected: QItemSelection, _deselected: QItemSelection) -> None:
        current, indexes = self._rows.currentIndex(), selected.indexes()
        if indexes:
            chosen = indexes[0]
            if len({index.row() for index in self._rows.selectedIndexes()}) > 1:
                self._rows.select(chosen, _FLAGS.ClearAndSelect | _FLAGS.Rows)
            if chosen.row() != current.row():
                self._rows.setCurrentIndex(chosen, _FLAGS.NoUpdate)
        elif current.isValid() and not self._rows.hasSelection():
            self._rows.select(current, _FLAGS.Select | _FLAGS.Rows)
