"""Show a stretch at work: the body that moves, or the picture a person gave it."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from stretchtimer.domain.clock import Clock
from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.stretch import Side, Stretch
from stretchtimer.domain.tempo import fit
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import PoseMoment
from stretchtimer.ui.text import stretch_facts
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.figure_view import FigureView
from stretchtimer.ui.widgets.picture_file import decoded

LOOK_MS = 40
#: A breath is seen in the hold; leaving and entering again have time to be followed.
HOLD_S, WAY_S = 10.0, 8.0


class Stage(QFrame):
    """The showing. Its clock runs only while it is to be seen and something moves."""

    def __init__(self, style: Style, clock: Clock) -> None:
        super().__init__()
        self._style, self._clock = style, clock
        self._stretch: Stretch | None = None
        self._since_s = 0.0
        self._picture = ""
        self._image = QImage()
        self._caption = ""
        self._reduced = False
        self.figure = FigureView(style)
        self.figure.setMinimumSize(40, 40)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.figure)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.timer = QTimer(self, interval=LOOK_MS)
        self.timer.timeout.connect(self._look)
        style.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(500, 264)

    def show_stretch(self, stretch: Stretch, picture: str) -> None:
        """Show a stretch from its hold on; `picture` is the path of a person's own, empty for none."""
        before = self._stretch
        same = before is not None and (before.id, before.variant) == (stretch.id, stretch.variant)
        if not same or picture != self._picture:
            self._since_s = self._clock.steady_s()
        self._stretch, self._picture = stretch, picture
        if picture and decoded(picture, QSize(64, 64)).isNull():
            self._picture = ""
        self._image = QImage()
        self.figure.setVisible(not self._picture)
        self.setAccessibleName(_("Picture of {stretch}").format(stretch=stretch.name))
        self._look()
        self._run()
        self.update()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Show a still picture of the hold, or the whole movement."""
        self._reduced = reduced
        self.figure.set_reduced_motion(reduced)
        self._look()
        self._run()

    def _run(self) -> None:
        moves = self._stretch is not None and not self._picture and not self._reduced
        if moves and self.isVisible():
            self.timer.start()
        else:
            self.timer.stop()

    def _look(self) -> None:
        if self._stretch is None or self._picture:
            self._name("")
            return
        elapsed_s = 0.0 if self._reduced else self._clock.steady_s() - self._since_s
        moment = moment_at(self._stretch, elapsed_s)
        self.figure.show_moment(moment, ScreenState.HOLD)
        if not self._stretch.one_sided:
            self._name("")
        elif moment.kind is PhaseKind.HOLD and moment.side is not None:
            self._name(stretch_facts.filled(self._stretch.side_words, moment.side))
        else:
            self._name(_("Change sides"))

    def _name(self, caption: str) -> None:
        if caption != self._caption:
            self._caption = caption
            self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._image = QImage()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(self._style.color("border"), 1))
        painter.setBrush(self._style.color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 14, 14)
        if self._picture:
            ratio = self.devicePixelRatioF()
            if self._image.isNull():
                self._image = decoded(self._picture, (self.size() - QSize(16, 16)) * ratio)
            image = self._image
            width, height = image.width() / ratio, image.height() / ratio
            x, y = (self.width() - width) / 2, (self.height() - height) / 2
            painter.drawImage(QRectF(x, y, width, height), image)
        if self._caption:
            painter.setFont(self._style.font(13, 500))
            painter.setPen(self._style.color("text-2"))
            place = QRectF(self.rect()).adjusted(16, 10, -16, -10)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self._caption)


def moment_at(stretch: Stretch, elapsed_s: float) -> PoseMoment:
    """Return the moment of a stretch that is shown again and again.

    It begins in the hold. A one-sided stretch changes sides, any other is ended and entered again; a movement
    just goes on.
    """
    way = stretch.variant
    if stretch.moving:
        rhythm = fit(stretch, stretch.default_s)
        side = Side.RIGHT if rhythm.beats_per_cycle > 1 else None
        beat_s = rhythm.beat_s
        return PoseMoment(
            PhaseKind.MOVE, stretch.id, stretch.variant, side, elapsed_s, elapsed_s + 60.0, beat_s
        )
    turn, into_s = divmod(max(0.0, elapsed_s), HOLD_S + WAY_S)
    side, after = None, None
    if stretch.one_sided:
        side = Side.LEFT if int(turn) % 2 else Side.RIGHT
        after = side.other
    if into_s < HOLD_S:
        return PoseMoment(PhaseKind.HOLD, stretch.id, way, side, into_s, HOLD_S)
    kind = PhaseKind.SWITCH if stretch.one_sided else PhaseKind.GET_READY
    before = PoseMoment(PhaseKind.HOLD, stretch.id, way, side, HOLD_S, HOLD_S)
    return PoseMoment(kind, stretch.id, way, after, into_s - HOLD_S, WAY_S, before=before)
