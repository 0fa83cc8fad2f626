"""Offer what can be done with the history: how much is seen of it, its export, its deletion."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from stretchtimer.domain.review import Period
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.button_menu import ButtonMenu
from stretchtimer.ui.widgets.segmented import Segmented

_GAP_PX = 12
SESSIONS, CHARTS = "sessions", "charts"


class HistoryHead(QWidget):
    """Title, choices and menus: one row where there is room, else two."""

    view_chosen = Signal(object)
    period_chosen = Signal(object)
    export_asked = Signal(str)
    """The end of the name of the file to write."""
    delete_asked = Signal()
    delete_all_asked = Signal()
    undo_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        title = QLabel(_("History"))
        title.setProperty("role", "title-l")
        self.view = Segmented(_("Show"), [(SESSIONS, _("Sessions")), (CHARTS, _("Charts"))])
        self.view.set_value(SESSIONS)
        periods = [(Period.MONTH, _("4 weeks")), (Period.SEASON, _("16 weeks")), (Period.YEAR, _("Year"))]
        self.period = Segmented(_("Time shown"), periods)
        self.period.set_value(Period.SEASON)
        self.details = QPushButton(_("Show details"))
        self.details.setProperty("kind", "secondary")
        self.details.setProperty("extent", "small")
        self.details.setCheckable(True)
        self.export = QPushButton(_("Export CSV"))
        self.export.setProperty("kind", "secondary")
        self.export.setProperty("extent", "small")
        self.export.setToolTip(_("Export as a table (Ctrl+E)"))
        self.more = QToolButton()
        self.more.setProperty("kind", "icon")
        self.more.setAccessibleName(_("More for the history"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setMenu(self._menu())
        self._tools, actions = QWidget(), QHBoxLayout()
        self._tools_row = QHBoxLayout(self._tools)
        self._tools_row.setContentsMargins(0, 0, 0, 0)
        for row in (self._tools_row, actions):
            row.setSpacing(_GAP_PX)
        self._tools_row.addWidget(self.view)
        self._tools_row.addStretch(1)
        self._tools_row.addWidget(self.period)
        self._tools_row.addWidget(self.details)
        actions.addWidget(self.export)
        actions.addWidget(self.more)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP_PX)
        self._grid.addWidget(title, 0, 0)
        self._grid.addWidget(self._tools, 0, 1)
        self._grid.addLayout(actions, 0, 2)
        self._grid.setColumnStretch(1, 1)
        self.view.chosen.connect(self.view_chosen)
        self.period.chosen.connect(self.period_chosen)
        self.export.clicked.connect(self._export_table)
        self._restyle()
        style.changed.connect(self._restyle)

    def _menu(self) -> QMenu:
        menu = ButtonMenu(self.more)
        for suffix, text in (
            (".csv", _("Export as a table (CSV)…")),
            (".json", _("Export as plain data (JSON)…")),
            (".ics", _("Export as a calendar (iCalendar)…")),
        ):
            action = menu.addAction(text)
            action.setData(suffix)
        menu.triggered.connect(self._export_chosen)
        menu.addSeparator()
        self.undo = menu.addAction(_("Undo the deletion"))
        self.undo.triggered.connect(self.undo_asked)
        menu.addAction(_("Delete this session")).triggered.connect(self.delete_asked)
        menu.addAction(_("Delete all history…")).triggered.connect(self.delete_all_asked)
        return menu

    def _export_table(self) -> None:
        self.export_asked.emit(".csv")

    def _export_chosen(self, action: QAction) -> None:
        if action.data():
            self.export_asked.emit(action.data())

    @property
    def period_shown(self) -> Period:
        """Return the time that is chosen."""
        chosen = self.period.value
        # one of them always is
        return chosen if isinstance(chosen, Period) else Period.SEASON

    @property
    def charts_chosen(self) -> bool:
        """Tell whether the charts are wanted where there is room for one thing only."""
        return self.view.value == CHARTS

    def arrange(self, compact: bool, beside: bool, filled: bool, width: int) -> None:
        """Take as many rows as a width asks for.

        `compact` shows sessions or charts, `beside` has a session beside the list, `filled` is there any.
        """
        charts = compact and self.charts_chosen
        room = width - self.view.sizeHint().width() - 2 * _GAP_PX
        below = charts and room < self.period.sizeHint().width()
        for part in (self._tools, self.period):
            self._grid.removeWidget(part)
            self._tools_row.removeWidget(part)
        self._grid.addWidget(self._tools, *((1, 0, 1, 3) if compact else (0, 1, 1, 1)))
        if below:
            self._grid.addWidget(self.period, 2, 0, 1, 3)
        else:
            self._tools_row.insertWidget(2, self.period)
        self.view.setVisible(compact and filled)
        self.period.setVisible(filled and (charts or not compact))
        self.details.setVisible(filled and not beside and not charts)
        self.export.setVisible(filled and not compact)
        self.more.setVisible(filled)
        self._tools.setVisible(filled)

    def _restyle(self) -> None:
        size = self._style.px(20)
        for button, name in ((self.export, "export"), (self.more, "more")):
            button.setIcon(icons.icon(name, self._style.color("text"), size))
            button.setIconSize(QSize(size, size))
