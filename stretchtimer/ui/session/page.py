"""Show a running session and pass on what the person asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.command import Command
from stretchtimer.domain.duration import whole_seconds
from stretchtimer.domain.stretch import Side
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import NoticeKind, SessionView
from stretchtimer.ui.session.button import ButtonGroup
from stretchtimer.ui.session.column import AT_WORK, WordColumn, rect
from stretchtimer.ui.session.controls import ControlBar
from stretchtimer.ui.session.fade import CanvasFade
from stretchtimer.ui.session.geometry import Arrangement, frame
from stretchtimer.ui.session.keys import WindowCommand, command_of
from stretchtimer.ui.session.labels import LabelRow
from stretchtimer.ui.session.reading_distance import FullScreenTip, arc_minutes
from stretchtimer.ui.session.ring import CountdownRing
from stretchtimer.ui.session.stillness import Stillness
from stretchtimer.ui.text.dates import spoken_length
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.announcement import announce
from stretchtimer.ui.widgets.session_bar import OVERHANG, SessionBar, bar_name

if TYPE_CHECKING:
    from stretchtimer.ui.widgets.figure_view import FigureView


class SessionPage(QWidget):
    """Draw one `SessionView` after the other; remember nothing of the session and decide nothing.

    In floor view it shows digits, side and figure alone, while the session runs. Controls fade and the
    pointer hides when nobody moves; *It hurts* stays.
    """

    commanded = Signal(object)
    """A Command that the person gave."""

    full_screen_asked = Signal()
    floor_view_chosen = Signal(bool)
    """The person turned floor view on or off."""

    def __init__(
        self,
        style: Style,
        figure: FigureView,
        reduced_motion: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._view: SessionView | None = None
        self._floor_view = False
        self._shape: tuple[object, ...] = ()
        self._tip, self._arc_minutes = FullScreenTip(), 0.0
        self._fade = CanvasFade(self)
        self._fade.changed.connect(self.update)
        self._stillness = Stillness(self)
        self._stillness.changed.connect(self._fade_when_still)
        self.bar = SessionBar(self)
        self.labels = LabelRow(self)
        self.ring = CountdownRing(self)
        self.column = WordColumn(self, figure)
        self.controls = ControlBar(self)
        self.controls.asked.connect(self._asked)
        self.controls.focus_moved.connect(self._watch)
        self.column.panel.chosen.connect(self.commanded)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownFocus", True)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Session"))
        self.set_reduced_motion(reduced_motion)
        style.changed.connect(self._restyle)

    def _restyle(self) -> None:
        if self._view is not None:
            self._take_canvas(self._view, at_once=True)
            self._lay_out(self._view)

    def set_reduced_motion(self, reduced: bool) -> None:
        """Fade nothing, keep the disc still and let the ring step."""
        self._reduced_motion = reduced
        self.ring.set_reduced_motion(reduced)
        self.column.figure.set_reduced_motion(reduced)

    def set_floor_view(self, on: bool) -> None:
        """Show digits, side and figure alone while the session runs, or everything."""
        self._floor_view = on
        if self._view is not None:
            self.show_view(self._view)

    def show_view(self, view: SessionView) -> None:
        """Show a moment; repaint what looks different from the one before."""
        before, self._view = self._view, view
        if before is None or before.screen is not view.screen:
            self._take_canvas(view, at_once=before is None or self._reduced_motion or not self.isVisible())
        if before is None or _phase(before) != _phase(view):
            announce(self, view.announcement)
        self._show_labels(view)
        self.bar.show_segments(view.segments)
        self.column.show_view(view)
        self.ring.show_view(view)
        self.controls.show_view(view, self._floor_view)
        if self._shape != self._shape_of(view):
            self._lay_out(view)
        self._watch()

    def _shape_of(self, view: SessionView) -> tuple[Arrangement, bool, bool]:
        """Return the arrangement, and whether a line on top and a side are to be seen."""
        if self._floor_view and not view.paused:
            return Arrangement.FLOOR, bool(view.notice), bool(view.side_words)
        return Arrangement.WORK if view.screen in AT_WORK else Arrangement.READY, True, True

    def _watch(self) -> None:
        """Wait for stillness while the session runs and the keyboard is at no control."""
        stands = self._view is None or self._view.paused
        self._stillness.watch(self.isVisible() and not stands and not self.controls.has_keyboard())

    def _show_labels(self, view: SessionView) -> None:
        """Show where the session is and how long it takes; name the bar anew once a second at most."""
        remaining_s = whole_seconds(view.remaining_s)
        tip = self._tip.sentence(view, self._arc_minutes, self.window().isFullScreen())
        notice, kind = (view.notice, view.notice_kind) if view.notice else (tip, NoticeKind.HINT)
        if self.labels.show_view(view, remaining_s, notice, kind):
            side = {None: "", Side.LEFT: _("left side"), Side.RIGHT: _("right side")}[view.side]
            self.bar.setAccessibleName(bar_name(view.number, view.count, side, spoken_length(remaining_s)))

    def _take_canvas(self, view: SessionView, at_once: bool) -> None:
        canvas = self._style.tokens.canvas(view.screen)
        for part in (self.bar, self.labels, self.ring, self.column, self.controls):
            part.set_canvas(canvas)
        self._fade.go_to(canvas.canvas, at_once)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._view is not None:
            self._lay_out(self._view)

    def _lay_out(self, view: SessionView) -> None:
        self._shape = arrangement, top_line, headline = self._shape_of(view)
        scale = self._style.scale
        places = frame(self.width(), self.height(), arrangement, scale, top_line, headline)
        at_work = frame(self.width(), self.height(), Arrangement.WORK, scale)
        self._arc_minutes = arc_minutes(at_work.digits_px(0), self.screen())
        self.bar.setGeometry(rect(places.bar).adjusted(-OVERHANG, -OVERHANG, OVERHANG, OVERHANG))
        self.bar.setVisible(top_line)
        self.labels.setGeometry(rect(places.labels))
        self.labels.set_pixels(places.label_px)
        self.labels.setVisible(top_line)
        self.ring.setGeometry(rect(places.ring))
        # The ring around a focused button reaches beyond its place.
        out = ButtonGroup.MARGIN
        self.controls.setGeometry(rect(places.controls).adjusted(-out, -out, out, out))
        self.controls.set_pixels(places.control_px)
        self.ring.set_frame(places)
        self.column.set_frame(places, scale)
        self.ring.show_view(view)
        self.column.show_view(view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._watch()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._fade.finish()
        self.controls.fade.finish()
        self._stillness.watch(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._fade.color)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._stillness.moved()
        command = command_of(event, offering=self._view is not None and self._view.offer is not None)
        if command is None:
            super().keyPressEvent(event)
        else:
            self._asked(command)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that its release comes here."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pause on a click anywhere beside the buttons."""
        self._stillness.moved()
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.commanded.emit(Command.PAUSE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._stillness.moved()

    def _asked(self, command: Command | WindowCommand) -> None:
        if command is WindowCommand.FULL_SCREEN:
            self.full_screen_asked.emit()
        elif command is WindowCommand.FLOOR_VIEW:
            self.set_floor_view(not self._floor_view)
            self._stillness.become_still()
            self.floor_view_chosen.emit(self._floor_view)
        else:
            self.commanded.emit(command)

    def _fade_when_still(self, still: bool) -> None:
        self.controls.fade.go_to(0.0 if still else 1.0, at_once=self._reduced_motion or not self.isVisible())
        self.setCursor(Qt.CursorShape.BlankCursor if still else Qt.CursorShape.ArrowCursor)


def _phase(view: SessionView) -> tuple[object, ...]:
    return view.screen, view.word, view.stretch, view.side
