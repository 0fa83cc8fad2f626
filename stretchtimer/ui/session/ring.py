"""Count a phase down: a ring that opens clockwise from the top, large digits, and a disc that breathes.

Shown up to 30 times a second, so only what moved is repainted: the end of the arc, the rim of the disc, and
the digits when they change.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import pi

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.duration import MINUTES_FROM_S, countdown_text
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import SessionView
from stretchtimer.ui.session.geometry import Frame
from stretchtimer.ui.session.painted_text import PaintedText
from stretchtimer.ui.session.ring_changes import arc_between, disc, reaches, rim
from stretchtimer.ui.theme.fonts import digits_font, ui_font
from stretchtimer.ui.theme.tokens import Canvas
from stretchtimer.ui.widgets.painted_words import SessionText

#: The disc's radius breathed out, breathed in, and where motion is reduced, as shares of the free circle.
BREATHED_OUT, BREATHED_IN, STILL = 0.78, 1.0, 0.86
#: Share of the diameter: where the breath words are, and how high their font is.
_WORD_AT, _WORD_PX = 0.8, 0.062
#: Less than this many pixels of movement is not seen and not painted.
_SEEN_PX = 0.5
#: An arc that jumps by more than this share of the circle is repainted as a whole.
_JUMP = 0.12


@dataclass(frozen=True, slots=True)
class RingFace:
    """What the ring shows: `fraction` of the arc, texts, and the disc's radius in pixels (0: none)."""

    fraction: float
    digits_s: int
    word: str
    disc_px: float


class CountdownRing(SessionText):
    """Paint ring, digits and breath disc; in floor view the digits alone.

    The widget encloses what it paints; it has no background of its own.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame: Frame | None = None
        self._word_font = QFont()
        self._digit_fonts: dict[float, QFont] = {}
        self._face = RingFace(0.0, 0, "", 0.0)
        self._reduced_motion = False
        self._digits, self._word = PaintedText(), PaintedText()
        self._stopped = _("Time is stopped")

    @property
    def face(self) -> RingFace:
        """Return what is painted."""
        return self._face

    @property
    def _places(self) -> Frame:
        """Return the page's frame; nothing is worked out before there is one."""
        if self._frame is None:
            raise RuntimeError("the ring has no place yet")
        return self._frame

    def set_frame(self, frame: Frame) -> None:
        """Take sizes from the page's frame."""
        self._frame = frame
        self._word_font = ui_font(_WORD_PX * frame.ring.width, 600)
        self._digit_fonts = {
            pixels: digits_font(pixels, 600) for pixels in map(frame.digits_px, (0, MINUTES_FROM_S))
        }
        self.update()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Keep the disc still and let the ring step once a second."""
        self._reduced_motion = reduced

    def show_view(self, view: SessionView) -> None:
        """Show a moment; repaint what looks different."""
        if self._frame is None:
            return
        old = self._face
        self._face, changed = self._step(old, self._face_of(view))
        if not changed.isEmpty():
            self.update(changed)
        if old.digits_s != self._face.digits_s or not self.accessibleName():
            # Not focusable, so a screen reader tells the name when asked and not every second.
            said = _("{phase}, {n} seconds left")
            self.setAccessibleName(said.format(phase=view.word.capitalize(), n=view.digits_s))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._canvas is None or self._frame is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        center, face = self._center(), self._face
        if not self._frame.ringed:
            self._paint_texts(painter, self._canvas, event.region())
            return
        if face.disc_px > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._canvas.disc)
            painter.drawEllipse(center, face.disc_px, face.disc_px)
        # Qt's stubs do not know that a region is made of rectangles to go through
        rects: Iterable[QRect] = event.region()  # type: ignore[assignment]
        if any(reaches(rect, center, self._frame.inner_radius - 1) for rect in rects):
            self._paint_ring(painter, self._canvas)
        self._paint_texts(painter, self._canvas, event.region())

    def _paint_ring(self, painter: QPainter, canvas: Canvas) -> None:
        radius = self._radius()
        box = QRectF(self._center() - QPointF(radius, radius), self._center() + QPointF(radius, radius))
        pen = QPen(canvas.track, self._places.stroke)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawEllipse(box)
        if self._face.fraction > 0:
            pen.setColor(canvas.ring)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, round(self._face.fraction * 360 * 16))

    def _paint_texts(self, painter: QPainter, canvas: Canvas, within: QRegion) -> None:
        face, ratio = self._face, self.devicePixelRatioF()
        font = self._digit_fonts[self._places.digits_px(face.digits_s)]
        self._digits.set(countdown_text(face.digits_s), font, canvas.text, ratio)
        self._digits.paint(painter, self._center(), within)
        self._word.set(face.word, self._word_font, canvas.soft, ratio)
        self._word.paint(painter, self._word_center(), within)

    def _face_of(self, view: SessionView) -> RingFace:
        if not self._places.ringed:
            return RingFace(0.0, view.digits_s, "", 0.0)
        fraction, radius = view.fraction, 0.0
        if self._reduced_motion and view.digits_s == self._face.digits_s and fraction < self._face.fraction:
            fraction = self._face.fraction
        if view.breath and not view.paused:
            share = BREATHED_OUT + (BREATHED_IN - BREATHED_OUT) * view.breath.size
            radius = (STILL if self._reduced_motion else share) * self._places.inner_radius
        word = self._stopped if view.paused else view.breath.word if view.breath else ""
        return RingFace(fraction, view.digits_s, word, radius)

    def _step(self, old: RingFace, new: RingFace) -> tuple[RingFace, QRegion]:
        """Return the face to paint now and the region that it changes.

        A movement too small to be seen is kept back until it adds up.
        """
        changed, fraction, disc_px = QRegion(), new.fraction, new.disc_px
        moved = abs(new.fraction - old.fraction) * 2 * pi * self._radius()
        if moved < _SEEN_PX and (new.fraction > 0) == (old.fraction > 0):
            fraction = old.fraction
        else:
            changed += self._arc_change(old.fraction, new.fraction)
        if (old.disc_px > 0) != (new.disc_px > 0):
            changed += QRegion(disc(self._center(), max(old.disc_px, new.disc_px)))
        elif abs(old.disc_px - new.disc_px) < _SEEN_PX:
            disc_px = old.disc_px
        else:
            changed += rim(self._center(), old.disc_px, new.disc_px)
        if old.digits_s != new.digits_s:
            changed += self._digits_box()
        if old.word != new.word:
            changed += self._word_box()
        return replace(new, fraction=fraction, disc_px=disc_px), changed

    def _arc_change(self, one: float, other: float) -> QRegion:
        if abs(one - other) > _JUMP:
            return QRegion(self.rect())
        return QRegion(arc_between(self._center(), self._radius(), self._places.stroke, one, other))

    def _digits_box(self) -> QRect:
        """Return where digits of either size may be."""
        if not self._places.ringed:
            return self.rect()
        half = QPointF(0.9 * self._places.inner_radius, 0.45 * self._places.digits_px(0))
        return QRectF(self._center() - half, self._center() + half).toAlignedRect()

    def _word_box(self) -> QRect:
        half = QPointF(0.35 * self.width(), _WORD_PX * self.height())
        return QRectF(self._word_center() - half, self._word_center() + half).toAlignedRect()

    def _word_center(self) -> QPointF:
        top = self._center().y() - self._places.ring.width / 2
        return QPointF(self._center().x(), top + _WORD_AT * self._places.ring.width)

    def _center(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _radius(self) -> float:
        """Return the radius of the middle of the stroke."""
        return (self._places.ring.width - self._places.stroke) / 2
