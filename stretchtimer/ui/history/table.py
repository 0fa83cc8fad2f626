"""Offer the records and the holds of one to tables; records are read page by page as they come in sight."""

import logging
from collections import OrderedDict
from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from stretchtimer.domain.clock import Clock
from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.ports import History
from stretchtimer.domain.record import HoldRecord, SessionRecord
from stretchtimer.domain.stretch import Catalogue
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.history import record_words

log = logging.getLogger(__name__)

Index = QModelIndex | QPersistentModelIndex

#: Records read at a time, and the number of such pages that are kept.
PAGE = 100
PAGES_KEPT = 8

#: The columns.
DATE, ROUTINE, TIME, STRETCHES, PAIN, FELT, NOTE = range(7)
#: The column of the holds that says more when it is pointed at or read out.
SIDE = 1


class HeadedTable(QAbstractTableModel):
    """What both tables have in common: a row of headings."""

    def __init__(self, headings: Sequence[str]) -> None:
        super().__init__()
        self.headings = headings

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        return None


class RecordsModel(HeadedTable):
    """The records, newest first; none before `refresh`, and rows that were never in sight are never read."""

    def __init__(self, history: History, clock: Clock) -> None:
        super().__init__(
            (_("Date"), _("Routine"), _("Time"), _("Stretches"), _("Pain"), _("Felt"), _("Note"))
        )
        self._history, self._clock = history, clock
        self._pages: OrderedDict[int, Sequence[SessionRecord]] = OrderedDict()
        self._rows: dict[int | None, tuple[str, ...]] = {}
        self._total = 0
        self._strong = QFont()
        self._strong.setWeight(QFont.Weight.DemiBold)

    @property
    def total(self) -> int:
        """Return the number of records there are."""
        return self._total

    @property
    def this_year(self) -> int:
        """Return the year it is here."""
        return datetime.fromtimestamp(self._clock.wall_s() + self._clock.utc_offset_s(), UTC).year

    def refresh(self) -> None:
        """Forget what was read and count anew; raise StorageError where that fails, with no records then."""
        self.beginResetModel()
        self._pages.clear()
        self._rows.clear()
        self._total = 0
        try:
            self._total = self._history.count()
        finally:
            self.endResetModel()

    def record(self, row: int) -> SessionRecord | None:
        """Return the record of a row; None for one that is gone since the records were counted."""
        number, place = divmod(row, PAGE)
        if number not in self._pages:
            try:
                self._pages[number] = self._history.page(PAGE, number * PAGE)
            except StorageError as error:
                # a row that cannot be read stays empty; painting is no place for a warning
                log.warning(error)
                self._pages[number] = ()
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
                self._rows.clear()
        self._pages.move_to_end(number)
        page = self._pages[number]
        return page[place] if place < len(page) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._total

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.FontRole and index.column() == ROUTINE:
            return self._strong
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        record = self.record(index.row())
        if record is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == PAIN:
            return record_words.pain_spoken(record)
        return self._row(record)[index.column()]

    def _row(self, record: SessionRecord) -> tuple[str, ...]:
        """Return the texts of a row; a table asks for each of them many times."""
        if record.id not in self._rows:
            self._rows[record.id] = record_words.row(record, self.this_year)
        return self._rows[record.id]


class HoldsModel(HeadedTable):
    """The holds of one record."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        super().__init__((_("Stretch"), _("Side"), _("Held"), _("Result")))
        self._lines: list[tuple[str, ...]] = []
        self._sides: list[str] = []

    def show_holds(self, holds: Sequence[HoldRecord]) -> None:
        """Show these holds in the place of others."""
        self.beginResetModel()
        self._lines = [record_words.hold_line(hold) for hold in holds]
        self._sides = [record_words.side_in_full(hold, self._catalogue) for hold in holds]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if (
            role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
            and index.column() == SIDE
        ):
            return self._sides[index.row()]
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._lines[index.row()][index.column()]
