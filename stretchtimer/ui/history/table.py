"""Offer the records to a table, read page by page as it scrolls."""

from gettext import gettext as _

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from stretchtimer.domain.ports import History
from stretchtimer.domain.record import HoldRecord, SessionRecord
from stretchtimer.ui.history import words

#: Records read at a time.
PAGE = 100


class RecordsModel(QAbstractTableModel):
    """The records, newest first; rows that were never in sight are never read."""

    def __init__(self, history: History) -> None:
        super().__init__()
        self._history = history
        self._records: list[SessionRecord] = []
        self._count = 0
        self.refresh()

    def refresh(self) -> None:
        """Read the newest page again."""
        self.beginResetModel()
        self._count = self._history.count()
        self._records = list(self._history.page(PAGE))
        self.endResetModel()

    def record(self, row: int) -> SessionRecord:
        """Return the record of a row."""
        return self._records[row]

    @property
    def total(self) -> int:
        """Return the number of records there are."""
        return self._count

    def canFetchMore(self, parent: QModelIndex) -> bool:
        return not parent.isValid() and len(self._records) < self._count

    def fetchMore(self, parent: QModelIndex) -> None:
        page = self._history.page(PAGE, len(self._records))
        if not page:
            self._count = len(self._records)
            return
        self.beginInsertRows(parent, len(self._records), len(self._records) + len(page) - 1)
        self._records += page
        self.endInsertRows()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._records)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._headers())

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        record = self._records[index.row()]
        texts = (
            words.when(record),
            record.routine_name,
            words.length(record.active_s),
            words.stretches(record),
            words.pain(record),
            words.felt(record),
            record.note.replace("\n", " "),
        )
        return texts[index.column()]

    def _headers(self) -> tuple[str, ...]:
        return (
            _("Date"),
            _("Routine"),
            _("Time"),
            _("Stretches"),
            _("Pain"),
            _("Felt"),
            _("Note"),
        )


class HoldsModel(QAbstractTableModel):
    """The holds of one record."""

    def __init__(self) -> None:
        super().__init__()
        self._holds: tuple[HoldRecord, ...] = ()

    def show_holds(self, holds: tuple[HoldRecord, ...]) -> None:
        """Show these holds in the place of others."""
        self.beginResetModel()
        self._holds = holds
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._holds)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 5

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        headers = (_("Stretch"), _("Side"), _("Planned"), _("Held"), _("Result"))
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return words.hold_line(self._holds[index.row()])[index.column()]
