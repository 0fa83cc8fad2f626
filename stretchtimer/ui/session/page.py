"""Show a running session and pass on what the person asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.command import Command
from stretchtimer.domain.duration import whole_seconds
from stretchtimer.domain.stretch import Side
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import SessionView
from stretchtimer.ui.session.button import ButtonGroup
from stretchtimer.ui.session.column import WordColumn
from stretchtimer.ui.session.controls import ControlBar
from stretchtimer.ui.session.fade import CanvasFade
from stretchtimer.ui.session.geometry import FrameBox, frame
from stretchtimer.ui.session.keys import WindowCommand, command_of
from stretchtimer.ui.session.labels import LabelRow
from stretchtimer.ui.session.phase_badge import OVERHANG_SHARE
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

    Without a `figure` the spoken step stands in its place as large text. Words grow with the window, not with
    the text size: they are read from the floor.
    """

    commanded = Signal(object)
    """A Command that the person gave."""

    full_screen_asked = Signal()

    def __init__(
        self,
        style: Style,
        figure: FigureView | None = None,
        reduced_motion: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._view: SessionView | None = None
        self._floating = False
        self._tip, self._arc_minutes = FullScreenTip(), 0.0
        self._fade = CanvasFade(self)
        self._fade.changed.connect(self.update)
        self._stillness = Stillness(self)
        self._stillness.changed.connect(self._hide_when_still)
        self.bar = SessionBar(self)
        self.labels = LabelRow(self)
        self.ring = CountdownRing(self)
        self.column = WordColumn(self, figure)
        self._resting: FigureView | None = None
        self.controls = ControlBar(self)
        self.controls.asked.connect(self._asked)
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

    def set_reduced_motion(self, reduced: bool) -> None:
        """Fade nothing, keep the disc still and let the ring step."""
        self._reduced_motion = reduced
        self.ring.set_reduced_motion(reduced)
        for figure in (self.column.figure, self._resting):
            if figure is not None:
                figure.set_reduced_motion(reduced)

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
        self._show_rest(view)
        self.controls.show_view(view)
        if self._floating != self._floats():
            self._lay_out()
        self._stillness.watch(self._floating and not view.paused and self.isVisible())

    def _show_rest(self, view: SessionView) -> None:
        """Let a body that rests stand where the seconds are, as long as it hurts and they do not count."""
        rests = view.offer is not None and self.column.figure is not None
        if rests and self._resting is None:
            from stretchtimer.ui.widgets.figure_view import FigureView

            self._resting = FigureView(self._style, self)
            self._resting.set_reduced_motion(self._reduced_motion)
            self._resting.setGeometry(self.ring.geometry())
        self.ring.setVisible(not rests)
        if self._resting is not None:
            self._resting.setVisible(rests)
            if view.offer is not None:
                self._resting.show_moment(view.offer.rest, view.screen)

    def _show_labels(self, view: SessionView) -> None:
        """Show where the session is and how long it takes; name the bar anew once a second at most."""
        remaining_s = whole_seconds(view.remaining_s)
        notice = view.notice or self._tip.sentence(view, self._arc_minutes, self._floats())
        if self.labels.show_view(view, remaining_s, notice):
            side = {None: "", Side.LEFT: _("left side"), Side.RIGHT: _("right side")}[view.side]
            self.bar.setAccessibleName(bar_name(view.number, view.count, side, spoken_length(remaining_s)))

    def _take_canvas(self, view: SessionView, at_once: bool) -> None:
        canvas = self._style.tokens.canvas(view.screen)
        for part in (self.bar, self.labels, self.ring, self.column, self.controls):
            part.set_canvas(canvas)
        self._fade.go_to(canvas.canvas, at_once)

    def _floats(self) -> bool:
        """Tell whether the controls hide and so take no room of their own."""
        return self.window().isFullScreen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        self._floating = self._floats()
        places = frame(self.width(), self.height(), self._floating)
        self._arc_minutes = arc_minutes(places.digits_px(0), self.screen())
        self.bar.setGeometry(_rect(places.bar).adjusted(-OVERHANG, -OVERHANG, OVERHANG, OVERHANG))
        self.labels.setGeometry(_rect(places.labels))
        self.labels.set_pixels(places.label_px)
        self.ring.setGeometry(_rect(places.ring))
        if self._resting is not None:
            self._resting.setGeometry(self.ring.geometry())
        out = ButtonGroup.MARGIN
        # Round letters, and the ring around a focused button, reach beyond the column itself.
        above = round(OVERHANG_SHARE * places.phase_px) + 2
        self.column.setGeometry(_rect(places.column).adjusted(-out, -above, out, out))
        self.controls.setGeometry(_rect(places.controls).adjusted(-out, -out, out, out))
        self.ring.set_frame(places)
        self.column.set_frame(places)
        if self._view is not None:
            self.ring.show_view(self._view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._fade.finish()
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
        else:
            self.commanded.emit(command)

    def _hide_when_still(self, still: bool) -> None:
        self.controls.setVisible(not still)
        self.setCursor(Qt.CursorShape.BlankCursor if still else Qt.CursorShape.ArrowCursor)


def _phase(view: SessionView) -> tuple[object, ...]:
    return view.screen, view.word, view.stretch, view.side


def _rect(box: FrameBox) -> QRect:
    x, y = round(box.x), round(box.y)
    return QRect(x, y, round(box.right) - x, round(box.bottom) - y)
