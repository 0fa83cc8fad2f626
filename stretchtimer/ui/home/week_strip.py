"""Show this week small and last: which days, how many minutes; never a reproach."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.home.model import Week
from stretchtimer.ui.text import counts
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.day_dots import DayDots


class WeekStrip(QFrame):
    """A card with dots and letters; in a small window one line and small dots."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.dots = DayDots(style)
        self.title, self.summary = QLabel(_("This week")), QLabel()
        self.title.setProperty("role", "strong")
        self.summary.setProperty("role", "caption")
        self._grid = QGridLayout(self)
        self._grid.addWidget(self.title, 0, 0)
        self._grid.addWidget(self.summary, 0, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(self.dots, 1, 0, 1, 2)
        self._week: Week | None = None
        self.set_small(False)

    def show_week(self, week: Week) -> None:
        self._week = week
        self.dots.show_days(week.days)
        self._say()

    def set_small(self, small: bool) -> None:
        """Take one line of text and small dots."""
        self._small = small
        self.title.setVisible(not small)
        self.dots.set_small(small)
        self._grid.setContentsMargins(*((10, 6, 10, 8) if small else (16, 14, 16, 10)))
        self._grid.setVerticalSpacing(6 if small else 12)
        side = Qt.AlignmentFlag.AlignLeft if small else Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(self.summary, 0, 0 if small else 1, 1, 2 if small else 1, side)
        self._say()

    def _say(self) -> None:
        if self._week is None:
            return
        days = counts.days(self._week.done)
        if self._small:
            self.summary.setText(_("{days} this week").format(days=days))
        else:
            text = _("{days} · {minutes} min").format(days=days, minutes=self._week.minutes)
            self.summary.setText(text)
