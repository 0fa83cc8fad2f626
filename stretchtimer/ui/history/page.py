"""Show what was done: headline numbers, a table, and the holds of the session that is chosen."""

from gettext import gettext as _

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.domain.clock import Clock, local_day
from stretchtimer.domain.ports import History
from stretchtimer.ui.history import words
from stretchtimer.ui.history.table import HoldsModel, RecordsModel
from stretchtimer.ui.tokens import Tokens

ROW_PX = 38
#: From this width on the holds stand beside the table, below it they stand under it.
BESIDE_FROM_PX = 1000
COLUMNS_PX = (190, 170, 70, 150, 80, 90, 120)


class HistoryPage(QWidget):
    """The page; `routines_asked` leads back where there is nothing to show yet."""

    routines_asked = Signal()

    def __init__(self, tokens: Tokens, history: History, clock: Clock, scale: float = 1.0) -> None:
        super().__init__()
        self._history, self._clock, self._scale = history, clock, scale
        self.setObjectName("page")
        self.records = RecordsModel(history)
        self._holds = HoldsModel()
        self.table = _table(self.records, COLUMNS_PX, scale)
        self.table.setAccessibleName(_("Sessions"))
        self.table.selectionModel().currentRowChanged.connect(self._show_record)
        self._details = self._details_card(scale)
        self._numbers = [QLabel() for _number in range(3)]
        self._stack = QStackedWidget()
        self._body = QHBoxLayout()
        self._lay_out()
        self.set_tokens(tokens)
        self.refresh()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 24, 32, 24)
        outer.setSpacing(16)
        title = QLabel(_("History"))
        title.setProperty("role", "title-l")
        outer.addWidget(title)
        outer.addWidget(self._stack, 1)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._headline())
        self._body.setSpacing(16)
        self._body.addWidget(self.table, 3)
        self._body.addWidget(self._details, 2)
        column.addLayout(self._body, 1)
        self._stack.addWidget(filled)
        self._stack.addWidget(self._empty())

    def _headline(self) -> QWidget:
        card = QFrame(objectName="card")
        row = QHBoxLayout(card)
        row.setContentsMargins(24, 12, 24, 12)
        captions = (_("Days this week"), _("Minutes this week"), _("Sessions"))
        for number, caption in zip(self._numbers, captions, strict=True):
            cell = QVBoxLayout()
            number.setProperty("role", "title-l")
            label = QLabel(caption)
            label.setProperty("role", "caption")
            cell.addWidget(number)
            cell.addWidget(label)
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

    def _details_card(self, scale: float) -> QWidget:
        card = QFrame(objectName="card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 14, 16, 14)
        self._title = QLabel()
        self._title.setProperty("role", "title-s")
        self._title.setWordWrap(True)
        self._note = QLabel()
        self._note.setProperty("role", "body-soft")
        self._note.setWordWrap(True)
        # a note is data: it is never read as markup
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        holds = _table(self._holds, (170, 56, 70, 60, 110), scale)
        holds.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        holds.setAccessibleName(_("Holds of the session"))
        column.addWidget(self._title)
        column.addWidget(holds, 1)
        column.addWidget(self._note)
        return card

    def refresh(self) -> None:
        """Read the history again."""
        self.records.refresh()
        today = local_day(self._clock)
        # weeks begin on Monday; day 0, 1970-01-01, was a Thursday
        monday = today - (today + 3) % 7
        minutes = self._history.minutes_by_day(monday, today)
        texts = (str(len(minutes)), str(round(sum(minutes.values()))), str(self.records.total))
        for number, text in zip(self._numbers, texts, strict=True):
            number.setText(text)
        self._stack.setCurrentIndex(0 if self.records.total else 1)
        if self.records.rowCount():
            self.table.setCurrentIndex(self.records.index(0, 0))

    def _show_record(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not current.isValid():
            return
        record = self.records.record(current.row())
        self._title.setText(f"{record.routine_name} · {words.when(record)}")
        self._note.setText(record.note)
        self._note.setVisible(bool(record.note))
        self._holds.show_holds(record.holds)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE_FROM_PX * self._scale
        direction = QHBoxLayout.Direction.LeftToRight if beside else QHBoxLayout.Direction.TopToBottom
        self._body.setDirection(direction)

    def set_tokens(self, tokens: Tokens) -> None:
        """Use the colours of another theme: the style sheet brings them all."""
        del tokens

    def set_scale(self, scale: float) -> None:
        """Use another text size; 1.0 is 100 %."""
        self._scale = scale
        for table in self.findChildren(QTableView):
            table.verticalHeader().setDefaultSectionSize(round(ROW_PX * scale))


def _table(model, widths: tuple[int, ...], scale: float) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(round(ROW_PX * scale))
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    table.horizontalHeader().setStretchLastSection(True)
    for column, width in enumerate(widths):
        table.setColumnWidth(column, round(width * scale))
    return table
