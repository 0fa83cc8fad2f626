"""Hold the words beside the ring: phase, stretch, side, instruction, picture, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import SessionView, SideCell
from stretchtimer.ui.session.choices import ChoicePanel, offer_choices, pause_choices
from stretchtimer.ui.session.geometry import Frame, FrameBox, Stack, stack
from stretchtimer.ui.session.phase_badge import PhaseBadge
from stretchtimer.ui.session.side_indicator import SideIndicator
from stretchtimer.ui.theme.tokens import Canvas
from stretchtimer.ui.widgets.painted_words import PaintedRow, Paragraph, SessionText, TextRun

if TYPE_CHECKING:
    from stretchtimer.ui.widgets.figure_view import FigureView

#: Phases in which the person is not yet in the stretch and can read an instruction.
_INSTRUCTED = (ScreenState.PREPARE, ScreenState.REST)
#: The most of the unit's height that an instruction takes beside a figure.
_LINE_SHARE = 0.125


class WordColumn(SessionText):
    """Lay out the column of a frame. `figure` draws the body; without one the spoken step stands there."""

    def __init__(self, parent: QWidget, figure: FigureView | None) -> None:
        super().__init__(parent)
        self._frame: Frame | None = None
        self._stack: Stack | None = None
        self._view: SessionView | None = None
        self.badge = PhaseBadge(self)
        self.name = PaintedRow(self)
        self.side = SideIndicator(self)
        self.line = Paragraph(self)
        self.following = PaintedRow(self)
        self.spoken = Paragraph(self, role="text", weight=600)
        self.panel = ChoicePanel(self, "info")
        self.figure = figure
        if figure is not None:
            figure.setParent(self)
            figure.setMouseTracking(True)

    def set_frame(self, frame: Frame) -> None:
        """Take places and sizes from the page's frame."""
        self._frame = frame
        self.name.set_pixels(frame.name_px)
        self.side.set_pixels(frame.side_px)
        self.line.set_pixels(frame.line_px)
        self.following.set_pixels(frame.next_px)
        self.spoken.set_pixels(frame.side_px)
        self.panel.set_unit(frame.unit)
        if self._view is not None:
            self._lay_out(self._view)

    def set_canvas(self, canvas: Canvas) -> None:
        super().set_canvas(canvas)
        for part in (self.badge, self.name, self.side, self.line, self.following, self.spoken, self.panel):
            part.set_canvas(canvas)

    def show_view(self, view: SessionView) -> None:
        """Show the words of a moment; lay out anew when other words or parts are to be seen."""
        if self._view is None or _words(view) != _words(self._view):
            self.name.set_runs(TextRun(view.stretch, 700))
            self.side.show_sides(view.left_cell, view.right_cell, view.side_words)
            self.following.set_runs(*_following(view))
            self.line.set_text(view.line if view.screen in _INSTRUCTED and self.figure is not None else "")
            self.spoken.set_text(view.line)
            self.panel.offer(offer_choices(view.offer) if view.offer else pause_choices(), _note(view))
            self._view = view
            self._lay_out(view)
        if self.figure is not None and self.figure.isVisible():
            self.figure.show_moment(view.pose, view.screen)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line that is the ground under the figure and divides it from what comes next."""
        if self._stack is None or self._canvas is None or self.panel.isVisible():
            return
        painter = QPainter(self)
        painter.fillRect(self._at(self._stack.ground), self._canvas.track)

    def _lay_out(self, view: SessionView) -> None:
        frame = self._frame
        if frame is None:
            return
        self.badge.show_phase(view.screen, view.word, frame.phase_px, frame.column.width)
        has_side = bool(view.side_words) or view.left_cell is not SideCell.NONE
        line = self.line.height_for(frame.column.width, _LINE_SHARE * frame.unit)
        rows = len(self.badge.rows)
        self._stack = places = stack(frame, self.badge.fitted_px, rows, has_side, line)
        over = self.badge.overhang()
        self.badge.setGeometry(self._at(places.phase).adjusted(0, -round(over), 0, round(over)))
        self.name.setGeometry(self._at(places.name))
        self.side.setGeometry(self._at(places.side))
        self.line.setGeometry(self._at(places.line))
        self.following.setGeometry(self._at(places.next))
        # The ring of a focused button reaches beyond the panel's place.
        out = self.panel.MARGIN
        self.panel.setGeometry(self._at(places.panel).adjusted(-out, 0, out, out))
        self._show_parts(view, places)
        self.update()

    def _show_parts(self, view: SessionView, places: Stack) -> None:
        """Show either the panel, or picture and what comes next."""
        for part in (self.following, self.spoken, *([self.figure] if self.figure else [])):
            part.setVisible(not view.paused)
        self.panel.setVisible(view.paused)
        picture = self.figure or self.spoken
        self.spoken.setVisible(picture is self.spoken and not view.paused)
        picture.setVisible(places.picture is not None and not view.paused)
        if places.picture is not None:
            picture.setGeometry(self._at(places.picture))

    def _at(self, box: FrameBox) -> QRect:
        """Return a box of the page in the column's own coordinates."""
        x, y = round(box.x) - self.x(), round(box.y) - self.y()
        return QRect(x, y, round(box.width), round(box.bottom) - self.y() - y)


def _words(view: SessionView) -> tuple[object, ...]:
    """Return everything of a view that the column shows, save the figure."""
    return (
        view.screen,
        view.word,
        view.stretch,
        view.left_cell,
        view.right_cell,
        view.side_words,
        view.line,
        view.next,
        view.paused,
        view.offer,
    )


def _following(view: SessionView) -> tuple[TextRun, ...]:
    return (TextRun(_("Next") + "  ", 500, "soft"), TextRun(view.next, 600)) if view.next else ()


def _note(view: SessionView) -> str:
    return view.offer.advice if view.offer else view.line
