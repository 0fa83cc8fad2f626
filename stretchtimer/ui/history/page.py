"""Show what was done: headline numbers, charts, a table, and the holds of the session that is chosen."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.domain.clock import Clock
from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.ports import History
from stretchtimer.domain.stretch import Catalogue
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.history import record_words
from stretchtimer.ui.history.deletion import Deletion
from stretchtimer.ui.history.details import RecordDetails
from stretchtimer.ui.history.export import Exporting, HistoryExport
from stretchtimer.ui.history.fitted_table import FittedTable
from stretchtimer.ui.history.head import HistoryHead
from stretchtimer.ui.history.review import Headline, ReviewCharts, empty_review, read_review
from stretchtimer.ui.history.table import FELT, NOTE, ROUTINE, STRETCHES, TIME, RecordsModel
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.banner import Banner
from stretchtimer.ui.widgets.dialogs import Dialogs

#: From this width on the session stands beside the table; below it takes the table's place when asked for.
BESIDE_FROM_PX = 1000
#: From this height on, in a window that is wide enough, the charts stand above the table.
CHARTS_FROM_PX = 640
#: The charts above the table are this high at 100 % text size, and take this share of a high window.
CHARTS_PX, CHARTS_SHARE = 236, 0.27
MARGIN_PX = 32
SPARE_COLUMNS = (NOTE, FELT, TIME, STRETCHES)


class HistoryPage(QWidget):
    """The page; `routines_asked` leads back where there is nothing to show yet."""

    routines_asked = Signal()

    def __init__(
        self,
        style: Style,
        dialogs: Dialogs,
        history: History,
        catalogue: Catalogue,
        clock: Clock,
        exporting: Exporting,
    ) -> None:
        super().__init__()
        self._style, self._history, self._clock = style, history, clock
        self.setObjectName("page")
        self.records = RecordsModel(history, clock)
        self.table = FittedTable(style, self.records, ROUTINE, SPARE_COLUMNS)
        self.table.setAccessibleName(_("Sessions"))
        self.details = RecordDetails(style, catalogue)
        self.head, self.headline = HistoryHead(style), Headline()
        self.charts = ReviewCharts(style)
        self.trouble = Banner(style, "error", closable=True)
        self.export = HistoryExport(dialogs, exporting, self)
        self.deletion = Deletion(dialogs, history, self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.refresh()
        style.changed.connect(self._arrange)

    def _lay_out(self) -> None:
        self._outer = outer = QVBoxLayout(self)
        outer.addWidget(self.head)
        self.trouble.hide()
        outer.addWidget(self.trouble)
        outer.addWidget(self._stack, 1)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        self._chart_area = QScrollArea()
        self._chart_area.setWidgetResizable(True)
        self._chart_area.setFrameShape(QFrame.Shape.NoFrame)
        self._chart_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # the charts scroll it as the keyboard reaches them
        self._chart_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._chart_area.setWidget(self.charts)
        for ground in (self._chart_area.viewport(), self.charts):
            ground.setObjectName("clear")
            ground.setAutoFillBackground(False)
        self._table_card = QFrame()
        self._table_card.setObjectName("card")
        around = QVBoxLayout(self._table_card)
        around.setContentsMargins(8, 6, 4, 6)
        around.addWidget(self.table)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._table_card, 4)
        body.addWidget(self.details, 3)
        column.addWidget(self.headline)
        column.addWidget(self._chart_area)
        column.addLayout(body)
        self._filled = column
        self._stack.addWidget(filled)
        self._stack.addWidget(self._empty())

    def _empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        sentence = QLabel(_("Nothing here yet. Your sessions appear after the first one."))
        sentence.setProperty("role", "title-s")
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sentence.setWordWrap(True)
        self.to_routines = QPushButton(_("Go to Routines"))
        self.to_routines.setProperty("kind", "primary")
        self.take_back = QPushButton(_("Undo the deletion"))
        self.take_back.setProperty("kind", "secondary")
        column.addStretch(1)
        column.addWidget(sentence)
        for button in (self.to_routines, self.take_back):
            column.addSpacing(12)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        return page

    def _connect(self) -> None:
        head, deletion = self.head, self.deletion
        self.table.selectionModel().currentRowChanged.connect(self._show_record)
        self.table.entered_row.connect(self._open_details)
        self.to_routines.clicked.connect(self.routines_asked)
        self.take_back.clicked.connect(deletion.undo)
        head.details.toggled.connect(self._details_wanted)
        head.view_chosen.connect(self._arrange)
        head.period_chosen.connect(self._show_review)
        head.export_asked.connect(self.export.ask)
        head.undo_asked.connect(deletion.undo)
        head.delete_asked.connect(self.delete_current)
        head.delete_all_asked.connect(lambda: deletion.delete_all(self.records.total))
        deletion.changed.connect(lambda: self.refresh(self.table.currentIndex().row()))
        for source in (deletion, self.export):
            source.failed.connect(self._warn)

    def refresh(self, row: int | None = None) -> None:
        """Read the history again and choose a session.

        By default the one chosen before, or the newest where there are others than before.
        """
        before, chosen = self.records.total, self.table.currentIndex().row()
        try:
            self.records.refresh()
        except StorageError as error:
            self._warn(str(error))
        total = self.records.total
        self._show_review()
        self._stack.setCurrentIndex(0 if total else 1)
        self.head.undo.setVisible(bool(self.deletion.deletions))
        self.take_back.setVisible(bool(self.deletion.deletions))
        if row is None:
            row = chosen if total == before else 0
        if total:
            self.table.setCurrentIndex(self.records.index(min(max(row, 0), total - 1), 0))
        self._arrange()

    def _show_review(self, *_chosen: object) -> None:
        """Show the time that is chosen."""
        period = self.head.period_shown
        try:
            review, since = read_review(self._history, self._clock, period), self._since()
        except StorageError as error:
            self._warn(str(error))
            review, since = empty_review(self._clock, period), _("Sessions")
        self.headline.show_review(review, self.records.total, since)
        self.charts.show_review(review)

    def _since(self) -> str:
        """Return the words for the number of sessions, with the month of the first."""
        total = self.records.total
        oldest = self._history.page(1, total - 1) if total else ()
        if not oldest:
            return _("Sessions")
        return _("Sessions since {month}").format(month=record_words.month(oldest[0], self.records.this_year))

    def delete_current(self) -> None:
        """Delete the session that is chosen; it can be undone."""
        record = self.records.record(self.table.currentIndex().row())
        if record is not None:
            self.deletion.delete(record)

    def _warn(self, sentence: str) -> None:
        self.trouble.set_sentence(sentence)
        self.trouble.show()

    def _show_record(self, current: QModelIndex, _previous: QModelIndex) -> None:
        record = self.records.record(current.row()) if current.isValid() else None
        if record is not None:
            self.details.show_record(record, self.records.this_year)

    def _open_details(self, _row: int) -> None:
        self.head.details.setChecked(True)
        self.details.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _details_wanted(self, wanted: bool) -> None:
        self.head.details.setText(_("Back to the list") if wanted else _("Show details"))
        self._arrange()
        if not wanted:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, *_chosen: object) -> None:
        """Stand everything on the page where there is room, else one thing at a time."""
        beside = self.width() >= BESIDE_FROM_PX * self._style.scale
        compact = not beside or self.height() < CHARTS_FROM_PX * self._style.scale
        charts = compact and self.head.charts_chosen
        wanted, filled = self.head.details.isChecked(), self.records.total > 0
        self.head.arrange(compact, beside, filled, self.width() - 2 * MARGIN_PX)
        self.headline.set_narrow(not beside)
        self._fit_edges(low=compact)
        self.headline.setVisible(not charts)
        self.charts.set_stacked(not beside)
        self._chart_area.setVisible(charts or not compact)
        high = round(max(CHARTS_PX * self._style.scale, CHARTS_SHARE * self.height()))
        self._chart_area.setMinimumHeight(0 if compact else high)
        self._chart_area.setMaximumHeight(16_777_215 if compact else high)
        for part, stretch in enumerate((0, 1, 0) if charts else (0, 0, 1)):
            self._filled.setStretch(part, stretch)
        self._table_card.setVisible(not charts and (beside or not wanted))
        self.details.setVisible(not charts and (beside or wanted))

    def _fit_edges(self, low: bool) -> None:
        """Give air to what stands on the page, and less of it where that leaves more rows in sight."""
        edge = 10 if low else 24
        self._outer.setContentsMargins(MARGIN_PX, edge, MARGIN_PX, edge)
        for column in (self._outer, self._filled):
            column.setSpacing(8 if low else 16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list, Delete deletes, Ctrl+Z undoes, Ctrl+E exports."""
        if event.key() == Qt.Key.Key_Escape and self.head.details.isChecked():
            self.head.details.setChecked(False)
        elif event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.delete_current()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.deletion.undo()
        elif event.key() == Qt.Key.Key_E and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.export.ask(".csv")
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # the arrows go through the sessions at once
        shown = (self.table, self.details.table, self.head.view)
        first = next(part for part in shown if part.isVisible()) if self.records.total else self.to_routines
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
