"""Hold the words beside the ring, and the figure: phase, stretch, side, instruction, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import SessionView, SideCell
from stretchtimer.ui.session.choices import ChoicePanel, offer_choices, pause_choices
from stretchtimer.ui.session.geometry import Arrangement, Frame, FrameBox
from stretchtimer.ui.session.phase_badge import PhaseBadge
from stretchtimer.ui.session.sharing import Wording, shared, stacked_scale
from stretchtimer.ui.session.side_indicator import SideIndicator
from stretchtimer.ui.theme.tokens import Canvas
from stretchtimer.ui.widgets.painted_words import Paragraph, SessionText

if TYPE_CHECKING:
    from stretchtimer.ui.widgets.figure_view import FigureView

#: What is shown while the person is in a stretch.
AT_WORK = (ScreenState.HOLD, ScreenState.MOVE)
#: A picture in a smaller place says nothing.
LEAST_PICTURE = 72
#: Font sizes as shares of the unit: while the person gets ready, at work, and while the session stands still.
_READY_HEADLINE, _READY_TEXT = 0.1415, 0.0812
_WORK_HEADLINE, _WORK_TEXT = 0.0926, 0.0818
_STILL_HEADLINE, _STILL_NAME, _STILL_SHARE = 0.0926, 0.06, 0.34
#: The name in the row of the phase; the least width it says something in, in font sizes of the phase.
_TAB_NAME, _LEAST_NAME = 0.046, 2.4
#: A moving figure is painted thirty times a second: it gets no more than this share of the column's height.
_MOVING_FIGURE = 0.66
#: Words grow beyond the wanted size by this much where there is room.
_GROWS = 1.25
#: The pitch of rows of large words, and of smaller ones.
_TIGHT, _USUAL = 1.14, 1.2
#: In floor view nothing is wanted in a certain size: as large as fits.
_FLOOR_SHARE = 0.6


class WordColumn:
    """Lay out words and figure on the page; all of them are the page's children.

    The headline is the side, or the stretch's name where it has none. `line` is the instruction while the
    person gets ready, and what should be felt while they hold.
    """

    def __init__(self, page: QWidget, figure: FigureView) -> None:
        self._frame: Frame | None = None
        self._view: SessionView | None = None
        self._scale = 1.0
        self.badge = PhaseBadge(page)
        self.side = SideIndicator(page)
        self.tab_name = Paragraph(page, role="text", weight=700, pitch=_USUAL)
        self.headline = Paragraph(page, role="text", weight=800, pitch=_TIGHT)
        self.name = Paragraph(page, role="text", weight=700, pitch=_TIGHT)
        self.line = Paragraph(page, role="text", weight=600, pitch=_TIGHT)
        self.following = Paragraph(page, role="soft", weight=600, pitch=_USUAL, smallest=0.5)
        self._painted: tuple[SessionText, ...] = (
            self.badge,
            self.side,
            self.tab_name,
            self.headline,
            self.name,
            self.line,
            self.following,
        )
        self.panel = ChoicePanel(page, "info")
        self.figure = figure
        figure.setParent(page)
        figure.setMouseTracking(True)

    def set_frame(self, frame: Frame, text_scale: float) -> None:
        """Take places and sizes from the page's frame."""
        self._frame, self._scale = frame, text_scale
        self.panel.set_unit(frame.unit * text_scale)
        if self._view is not None:
            self._lay_out(self._view, frame)

    def set_canvas(self, canvas: Canvas) -> None:
        """Take the colours from a canvas."""
        for part in self._painted:
            part.set_canvas(canvas)
        self.panel.set_canvas(canvas)

    def show_view(self, view: SessionView) -> None:
        """Show the words of a moment; lay out anew when other words or parts are to be seen."""
        if self._view is None or _words(view) != _words(self._view):
            self.headline.set_text(view.side_words or view.stretch)
            self.name.set_text(view.stretch if view.side_words else "")
            self.tab_name.set_text(self.name.accessibleName())
            self.side.show_sides(view.left_cell, view.right_cell)
            self.following.set_text(_("Next: {what}").format(what=view.next) if view.next else "")
            self.line.set_text(view.feel if view.screen in AT_WORK else view.line)
            self.panel.offer(offer_choices(view.offer) if view.offer else pause_choices(), _note(view))
            self._view = view
            if self._frame is not None:
                self._lay_out(view, self._frame)
        if self.figure.isVisible():
            self.figure.show_moment(view.offer.rest if view.offer else view.pose, view.screen)

    def _lay_out(self, view: SessionView, frame: Frame) -> None:
        self._place_tab(view, frame)
        self.following.set_pixels(frame.next_px)
        self.following.setGeometry(rect(frame.next))
        # The ring of a focused button reaches beyond the panel's place.
        out, picture = self.panel.MARGIN, frame.picture
        if frame.arrangement is Arrangement.WORK:
            picture = self._place_work(view, frame)
        elif frame.arrangement is Arrangement.FLOOR:
            self._place_alone(view, frame)
        elif view.paused:
            panel = self._place_still(frame)
            self.panel.setGeometry(rect(panel).adjusted(-out, 0, out, out))
        else:
            self._place_ready(frame)
        if picture is not None:
            self.figure.setGeometry(rect(picture))
        self._show_parts(view, frame)

    def _place_tab(self, view: SessionView, frame: Frame) -> None:
        """Put the phase at the left of its row, the side cells at the right, the name between them."""
        row = frame.tab
        has_sides = (view.left_cell, view.right_cell) != (SideCell.NONE, SideCell.NONE)
        cells = self.side.width_for(row.height) if has_sides else 0.0
        room = row.width - cells - (frame.gap if cells else 0.0)
        self.badge.show_phase(view.screen, view.word, frame.tab_px, room)
        tab = FrameBox(row.x, row.y, self.badge.needed_width(), row.height)
        self.badge.setGeometry(rect(tab))
        self.side.setGeometry(rect(FrameBox(row.right - cells, row.y, cells, row.height)))
        x = tab.right + 2 * frame.gap
        name = FrameBox(x, row.y, max(0.0, row.x + room - x), row.height)
        wanted = Wording(_TAB_NAME * frame.unit * self._scale, self.tab_name.height_at)
        scale = stacked_scale([wanted], name.width, name.height, 0.0, 1.0)
        self.tab_name.set_pixels(scale * wanted.pixels)
        height = min(name.height, wanted.height(scale, name.width))
        self.tab_name.setGeometry(rect(FrameBox(x, name.center_y - height / 2, name.width, height)))

    def _place_ready(self, frame: Frame) -> None:
        """Fill the column with the words, the side as the largest."""
        sizes = (_READY_HEADLINE, _READY_TEXT, _READY_TEXT)
        self._stack((self.headline, self.name, self.line), sizes, frame, frame.column.height)

    def _place_still(self, frame: Frame) -> FrameBox:
        """Put side and name above the choices; return the place of these."""
        sizes = (_STILL_HEADLINE, _STILL_NAME)
        y = self._stack((self.headline, self.name), sizes, frame, _STILL_SHARE * frame.column.height)
        return frame.column.below(y + 2 * frame.gap)

    def _stack(
        self, texts: tuple[Paragraph, ...], sizes: tuple[float, ...], frame: Frame, height: float
    ) -> float:
        """Put texts one below the other, as large as fits; return where they end."""
        shown = [
            (text, Wording(size * frame.unit, text.height_at))
            for text, size in zip(texts, sizes, strict=True)
            if text.accessibleName()
        ]
        column, gap = frame.column, 1.2 * frame.gap
        most = _GROWS * self._scale if height == column.height else self._scale
        scale = stacked_scale([wording for _text, wording in shown], column.width, height, gap, most)
        y = column.y
        for text, wording in shown:
            high = wording.height(scale, column.width)
            text.set_pixels(scale * wording.pixels)
            text.setGeometry(rect(FrameBox(column.x, y, column.width, high)))
            y += high + gap
        return y - gap

    def _place_work(self, view: SessionView, frame: Frame) -> FrameBox:
        """Put the side above, and the figure where it is largest; return its place."""
        moves = view.screen is ScreenState.MOVE and bool(view.side_words)
        headline = Wording(_WORK_HEADLINE * frame.unit, _two_rows if moves else self.headline.height_at)
        smaller = Wording(_WORK_TEXT * frame.unit, headline.height_at)
        if smaller.height(self._scale, frame.column.width) < 0.7 * headline.height(
            self._scale, frame.column.width
        ):
            # a row less is worth it
            headline = smaller
        line = Wording(_WORK_TEXT * frame.unit, self.line.height_at) if self.line.accessibleName() else None
        aspect = self.figure.aspect(view.pose)
        places = shared(frame.column, headline, line, aspect, frame.gap, self._scale)
        self.headline.set_pixels(places.scale * headline.pixels)
        self.headline.setGeometry(rect(places.headline))
        self.line.set_pixels(places.scale * _WORK_TEXT * frame.unit)
        self.line.setGeometry(rect(places.line))
        if not moves:
            return places.picture
        least_top = frame.column.bottom - _MOVING_FIGURE * frame.column.height
        return places.picture.below(max(places.picture.y, least_top))

    def _place_alone(self, view: SessionView, frame: Frame) -> None:
        """Give the side all of its place; where a movement goes must not jump from beat to beat."""
        column = frame.column
        moves = view.screen is ScreenState.MOVE
        wanted = Wording(_FLOOR_SHARE * column.height, _two_rows if moves else self.headline.height_at)
        scale = stacked_scale([wanted], column.width, column.height, 0.0, 1.0)
        self.headline.set_pixels(scale * wanted.pixels)
        height = wanted.height(scale, column.width)
        top = column.y + max(0.0, column.height - height) / 2
        self.headline.setGeometry(rect(FrameBox(column.x, top, column.width, height)))

    def _show_parts(self, view: SessionView, frame: Frame) -> None:
        """Show what belongs to the arrangement; while the session stands still, its choices."""
        arrangement, still = frame.arrangement, view.paused
        alone, ready = arrangement is Arrangement.FLOOR, arrangement is Arrangement.READY
        self.badge.setVisible(not alone)
        self.side.setVisible(not alone and self.side.width() > 0)
        legible = self.tab_name.width() >= _LEAST_NAME * frame.tab_px
        self.tab_name.setVisible(arrangement is Arrangement.WORK and legible)
        self.headline.setVisible(not alone or bool(view.side_words))
        self.name.setVisible(ready and bool(view.side_words))
        self.line.setVisible(not (alone or still) and bool(self.line.accessibleName()))
        self.following.setVisible(not (alone or still))
        self.panel.setVisible(still)
        self.figure.setVisible(min(self.figure.width(), self.figure.height()) >= LEAST_PICTURE)


def rect(box: FrameBox) -> QRect:
    """Return a place in whole pixels."""
    x, y = round(box.x), round(box.y)
    return QRect(x, y, round(box.right) - x, round(box.bottom) - y)


def _two_rows(pixels: float, _width: float) -> float:
    """Return the height kept for the words of a movement, which are others on every beat."""
    return 2 * _TIGHT * pixels


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
        view.feel,
        view.next,
        view.paused,
        view.offer,
        view.pose.stretch_id,
        view.pose.variant,
    )


def _note(view: SessionView) -> str:
    return view.offer.advice if view.offer else view.line
