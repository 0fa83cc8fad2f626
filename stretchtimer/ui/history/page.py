"""Show what was done: headline numbers, a table, and the holds of the session that is chosen."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.domain.clock import Clock, local_day
from stretchtimer.domain.ports import History
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.history import words
from stretchtimer.ui.history.details import RecordDetails
from stretchtimer.ui.history.fitted_table import FittedTable
from stretchtimer.ui.history.table import FELT, NOTE, ROUTINE, STRETCHES, TIME, RecordsModel
from stretchtimer.ui.tokens import Tokens

#: From this width on the session stands beside the table; below it takes the table's place when asked for.
BESIDE_FROM_PX = 1000
SPARE_COLUMNS = (NOTE, FELT, TIME, STRETCHES)


class HistoryPage(QWidget):
    """The page; `routines_asked` leads back where there is nothing to show yet."""

    routines_asked = Signal()

    def __init__(self, tokens: Tokens, history: History, clock: Clock, scale: float = 1.0) -> None:
        super().__init__()
        self._history, self._clock, self._scale = history, clock, scale
        self._beside = True
        self.setObjectName("page")
        self.records = RecordsModel(history, clock)
        self.table = FittedTable(self.records, ROUTINE, SPARE_COLUMNS)
        self.table.setAccessibleName(_("Sessions"))
        self.table.selectionModel().currentRowChanged.connect(self._show_record)
        self.table.entered_row.connect(self._open_details)
        self.details = RecordDetails()
        self.details_button = QPushButton(_("Show details"))
        self.details_button.setProperty("kind", "secondary")
        self.details_button.setCheckable(True)
        self.details_button.toggled.connect(self._details_wanted)
        self.numbers = [QLabel() for _number in range(3)]
        self._captions = [QLabel() for _number in range(3)]
        self._stack = QStackedWidget()
        self._lay_out()
        self.set_tokens(tokens)
        self.set_scale(scale)
        self.refresh()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 24, 32, 24)
        outer.setSpacing(16)
        head = QHBoxLayout()
        title = QLabel(_("History"))
        title.setProperty("role", "title-l")
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.details_button)
        outer.addLayout(head)
        outer.addWidget(self._stack, 1)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._headline())
        self._table_card = QFrame(objectName="card")
        around = QVBoxLayout(self._table_card)
        around.setContentsMargins(8, 6, 4, 6)
        around.addWidget(self.table)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._table_card, 4)
        body.addWidget(self.details, 3)
        column.addLayout(body, 1)
        self._stack.addWidget(filled)
        self._stack.addWidget(self._empty())

    def _headline(self) -> QWidget:
        card = QFrame(objectName="card")
        row = QHBoxLayout(card)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(16)
        for number, caption in zip(self.numbers, self._captions, strict=True):
            cell = QVBoxLayout()
            cell.setSpacing(0)
            number.setProperty("role", "title-l")
            caption.setProperty("role", "caption")
            caption.setWordWrap(True)
            cell.addWidget(number)
            cell.addWidget(caption)
            row.addLayout(cell, 1)
        return card

    def _empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        sentence = QLabel(_("Nothing here yet. Your sessions appear after the first one."))
        sentence.setProperty("role", "title-s")
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sentence.setWordWrap(True)
        self.to_routines = QPushButton(_("Go to Routines"))
        self.to_routines.setProperty("kind", "primary")
        self.to_routines.clicked.connect(self.routines_asked)
        column.addStretch(1)
        column.addWidget(sentence)
        column.addSpacing(16)
        column.addWidget(self.to_routines, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        return page

    def refresh(self) -> None:
        """Read the history again and choose the newest session."""
        self.records.refresh()
        total = self.records.total
        today = local_day(self._clock)
        # weeks begin on Monday; day 0, 1970-01-01, was a Thursday
        monday = today - (today + 3) % 7
        minutes = self._history.minutes_by_day(monday, today)
        texts = (
            (str(len(minutes)), _("Days this week")),
            (str(round(sum(minutes.values()))), _("Minutes this week")),
            (str(total), self._since()),
        )
        for number, caption, (value, name) in zip(self.numbers, self._captions, texts, strict=True):
            number.setText(value)
            number.setAccessibleName(f"{name}: {value}")
            caption.setText(name)
        self._stack.setCurrentIndex(0 if total else 1)
        if total:
            self.table.setCurrentIndex(self.records.index(0, 0))
        self._arrange()

    def _since(self) -> str:
        """Return the words for the number of sessions, with the month of the first."""
        total = self.records.total
        oldest = self._history.page(1, total - 1) if total else ()
        if not oldest:
            return _("Sessions")
        return _("Sessions since {month}").format(month=words.month(oldest[0], self.records.this_year))

    def _show_record(self, current: QModelIndex, _previous: QModelIndex) -> None:
        record = self.records.record(current.row()) if current.isValid() else None
        if record is not None:
            self.details.show_record(record, self.records.this_year)

    def _open_details(self, _row: int) -> None:
        self.details_button.setChecked(True)
        self.details.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _details_wanted(self, wanted: bool) -> None:
        self.details_button.setText(_("Back to the list") if wanted else _("Show details"))
        self._arrange()
        if not wanted:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        """Stand list and details side by side, or one of them alone where there is little room."""
        self._beside = self.width() >= BESIDE_FROM_PX * self._scale
        wanted = self.details_button.isChecked()
        self.details_button.setVisible(not self._beside and self.records.total > 0)
        self._table_card.setVisible(self._beside or not wanted)
        self.details.setVisible(self._beside or wanted)

    def keyPressEvent(self, event) -> None:
        if event.key() == Qt.Key.Key_Escape and self.details_button.isChecked():
            self.details_button.setChecked(False)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._arrange()

    def set_tokens(self, tokens: Tokens) -> None:
        """Use the colours of another theme: the style sheet brings them all."""
        del tokens

    def set_scale(self, scale: float) -> None:
        """Use another text size; 1.0 is 100 %."""
        self._scale = scale
        self.table.set_scale(scale)
        self.details.table.set_scale(scale)
        self._arrange()
