"""Show the open routine: notes, head, stretches with their holds, and the foot with Start."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchtimer.domain.routine import GENTLE, Routine
from stretchtimer.ui.home.banners import Banners
from stretchtimer.ui.home.footer import Footer
from stretchtimer.ui.home.head import Head
from stretchtimer.ui.home.layout import Layout
from stretchtimer.ui.home.model import HomeModel
from stretchtimer.ui.home.stretch_rows import RoutineStretches
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.thumbnails import Thumbnail

#: From this pain on the page points at the signs that ask for help first.
HIGH_PAIN = 7


@dataclass(frozen=True, slots=True)
class StartRequest:
    """A routine to start. `pain_before` is 0 to 10, None when it was not said."""

    routine: Routine
    pain_before: int | None


class Detail(QWidget):
    """The right part of the page. Changed holds go into the model at once."""

    edited = Signal(object)
    """The Routine as it is now, after a hold was changed."""
    start_asked = Signal(object)
    """A StartRequest."""
    remove_asked = Signal(object)
    """The Routine to delete or restore."""
    render_asked = Signal(object)
    """The Routine to save as an audio file."""
    edit_asked = Signal()
    """The open routine is to be edited."""
    safety_asked = Signal()

    def __init__(
        self,
        style: Style,
        model: HomeModel,
        thumbnail: Thumbnail | None,
        drop_down: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._style, self._model = style, model
        self._routine: Routine | None = None
        self.banners = Banners(style)
        self.head = Head(style, model, drop_down)
        self.stretches = RoutineStretches(style, thumbnail)
        self.footer = Footer(style)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.banners, self.head, self.stretches, self.footer):
            column.addWidget(part, 1 if part is self.stretches else 0)
        self.head.shifted.connect(self.shift_all)
        self.head.chosen.connect(self._set_all)
        self.stretches.hold_changed.connect(self._set_hold)
        self.head.edit_asked.connect(self.edit_asked)
        self.head.remove_asked.connect(self._ask_remove)
        self.head.render_asked.connect(self._ask_render)
        self.footer.start_asked.connect(self.start)
        self.footer.as_chosen_asked.connect(self._start_as_chosen)
        self.footer.safety_asked.connect(self.safety_asked)
        self.footer.pain_said.connect(self._show_pain)
        self.footer.shorter.changed.connect(self._shorter_chosen)

    @property
    def routine(self) -> Routine | None:
        """Return the routine shown."""
        return self._routine

    @property
    def today(self) -> Routine | None:
        """Return what a session started now would be: the routine, or the same with shorter holds."""
        return self._as_today(self._routine)

    @property
    def gentler(self) -> Routine | None:
        """Return the routine that Start offers instead: Gentle, where the pain is high; else None."""
        opened = self._routine is not None and self._routine.id == GENTLE
        return None if opened or not self._pain_is_high() else self._model.routine(GENTLE)

    def _as_today(self, routine: Routine | None) -> Routine | None:
        shorter = routine is not None and self.footer.shorter.chosen
        return self._model.shortened(routine) if shorter and routine else routine

    def show_routine(self, routine: Routine) -> None:
        """Show a routine as it is now; another one than before begins at its first stretch."""
        other = self._routine is None or self._routine.id != routine.id
        shorter_s = self._model.total_s(self._model.shortened(routine))
        # first: a routine that cannot be shorter takes the choice back
        self.footer.shorter.show_times(shorter_s, self._model.total_s(routine))
        if routine != self._routine:
            self._routine = routine
            self._show_lines(anew=other)
            self._order_tabs()
        self._show_head()
        self._show_pain()

    def _show_lines(self, anew: bool = False) -> None:
        if self._routine is not None:
            today = self.today if self.footer.shorter.chosen else None
            self.stretches.show_lines(self._model.lines(self._routine, today), anew)

    def _show_head(self) -> None:
        if self._routine is not None:
            self.head.show_routine(self._routine, self.today if self.footer.shorter.chosen else None)

    def _shorter_chosen(self) -> None:
        self._show_lines()
        self._show_head()
        if self._routine is not None:
            self.edited.emit(self._routine)

    def _order_tabs(self) -> None:
        """Let Tab go down the page: rows that were built late would come after Start."""
        stops = [self.head.more, *(row.stepper for row in self.stretches.rows)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def shift_all(self, by_s: float) -> None:
        """Make all holds longer or shorter."""
        if self._routine is not None:
            self._show_edited(self._model.shift_all(self._routine, by_s))

    def _set_all(self, hold_s: float) -> None:
        if self._routine is not None:
            self._show_edited(self._model.set_all(self._routine, hold_s))

    def _set_hold(self, number: int, hold_s: float) -> None:
        if self._routine is not None:
            self._show_edited(self._model.set_hold(self._routine, number, hold_s))

    def _show_edited(self, routine: Routine) -> None:
        if routine != self._routine:
            self.show_routine(routine)
            self.edited.emit(routine)
        else:
            # nothing could change, yet the control pressed may show that it did
            self._show_head()

    def start(self) -> None:
        """Ask to start what the button says: the routine, or Gentle where the pain is high."""
        self._start(self._as_today(self.gentler) or self.today)

    def _start_as_chosen(self) -> None:
        self._start(self.today)

    def _start(self, today: Routine | None) -> None:
        """Ask to start a routine, and forget pain and shorter holds: the next session asks anew."""
        if today is None:
            return
        request = StartRequest(today, self.footer.pain)
        self.footer.clear_pain()
        self.footer.shorter.clear()
        self._show_lines()
        self._show_head()
        self._show_pain()
        self.start_asked.emit(request)

    def _ask_remove(self) -> None:
        self.remove_asked.emit(self._routine)

    def _ask_render(self) -> None:
        self.render_asked.emit(self._routine)

    def _pain_is_high(self) -> bool:
        pain = self.footer.pain
        return pain is not None and pain >= HIGH_PAIN

    def _show_pain(self) -> None:
        gentler = self.gentler
        chosen = self._routine.name if self._routine else ""
        self.footer.show_high_pain(self._pain_is_high(), chosen, gentler.name if gentler else "")

    def set_layout(self, layout: Layout) -> None:
        self.head.set_layout(layout)
        self.stretches.set_layout(layout)
        self.footer.set_small(layout.small)
