"""Show one session: what is known of it, its holds, its note."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QVBoxLayout

from stretchtimer.domain.record import SessionRecord
from stretchtimer.domain.stretch import Catalogue
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.history import record_words
from stretchtimer.ui.history.fitted_table import FittedTable
from stretchtimer.ui.history.table import HoldsModel
from stretchtimer.ui.theme.style import Style


class RecordDetails(QFrame):
    """A card about one record."""

    def __init__(self, style: Style, catalogue: Catalogue) -> None:
        super().__init__()
        self.setObjectName("card")
        self.holds = HoldsModel(catalogue)
        self.table = FittedTable(style, self.holds, wide=0)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setAccessibleName(_("Holds of the session"))
        self.title, self.summary, self.note = _text("title-s"), _text("caption"), _text("body-soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 8, 14)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.summary)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)

    def show_record(self, record: SessionRecord, this_year: int) -> None:
        """Show a record in the place of another."""
        self.title.setText(record.routine_name)
        self.summary.setText(record_words.summary(record, this_year))
        self.note.setText(record.note)
        self.note.setVisible(bool(record.note))
        self.holds.show_holds(record.holds)
        self.setAccessibleName(f"{record.routine_name}, {record_words.when(record, this_year)}")


def _text(role: str) -> QLabel:
    """Return a label for data, which is never read as markup."""
    label = QLabel()
    label.setWordWrap(True)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
