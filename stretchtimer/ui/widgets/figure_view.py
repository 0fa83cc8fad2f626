"""Show the moving body of a session's moment.

Import this module when a session or the library opens, not before the first window: it brings the figure.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.stretch import Side
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import PoseMoment
from stretchtimer.figure.library import PoseLibrary, load
from stretchtimer.figure.motion import Body, body_at, in_round, still
from stretchtimer.figure.outline import screen_for
from stretchtimer.figure.painter import (
    Drawing,
    Letters,
    Memory,
    add_tags,
    drawing_of,
    paint_body,
    paint_ground,
    screen_in,
)
from stretchtimer.figure.palette import Colours, Roles, Wardrobe, chosen, load_wardrobe
from stretchtimer.paths import resource
from stretchtimer.ui.theme.fonts import ui_font
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import Tokens
from stretchtimer.ui.widgets.picture_file import decoded
from stretchtimer.ui.widgets.plain_card import paint_card

#: Looks at the body this often while it moves and while it breathes, in times a second.
MOVING_HZ, BREATHING_HZ = 30.0, 10.0
#: A joint that moved less than this is not worth a new picture. In pixels of a view 560 wide; a larger one is
#: seen from farther away.
VISIBLE_MOVING_PX, VISIBLE_BREATHING_PX, AT_WIDTH = 0.7, 0.5, 560
#: A body whose joints moved less in a look stands still.
RESTS_PX = 0.02
#: As many drawings of a movement are kept: a round of twelve seconds comes again and again.
KEPT_DRAWINGS = 400


@cache
def shipped_poses() -> PoseLibrary:
    """Return the poses that ship with the program; read at the first call."""
    return load(resource("poses.toml"))


@cache
def _wardrobe() -> Wardrobe:
    return load_wardrobe(resource("looks.toml"))


@cache
def side_letters() -> Letters:
    """Return the letters that tell two legs apart, as on the side cells."""
    return Letters.of({Side.LEFT: _("L"), Side.RIGHT: _("R")}, ui_font(100, 700))


def colours_for(tokens: Tokens, screen: ScreenState) -> Colours:
    """Return the figure's colours on a canvas of a theme, in the looks that were chosen."""
    canvas = tokens.canvas(screen)
    names = (canvas.canvas, canvas.text, canvas.pose_body, canvas.pose_far, canvas.ring, canvas.track)
    looks = _wardrobe().dressed(tokens.looks, tokens.clothes)
    return chosen(Roles(*(_hex(colour) for colour in names)), looks)


def paint_still(
    painter: QPainter, rect: QRectF, stretch_id: str, variant: str | None, side: Side | None, tokens: Tokens
) -> None:
    """Paint what stands for a stretch where nothing moves: its hold, or the first end of its movement.

    A stretch that nobody drew has a plain card.
    """
    poses = shipped_poses()
    if not poses.draws(stretch_id):
        paint_card(painter, rect, poses.undrawn.get(stretch_id, ""), tokens.color("text-2"))
        return
    moves = bool(poses.act(stretch_id, variant, side).beats)
    kind, beat_s = (PhaseKind.MOVE, 5.0) if moves else (PhaseKind.HOLD, 0.0)
    moment = PoseMoment(kind, stretch_id, variant, side, 0.0, 60.0, beat_s)
    colours = colours_for(tokens, ScreenState.HOLD)
    paint_body(painter, rect, body_at(still(moment), poses), colours, side_letters())


def _hex(colour: QColor) -> str:
    return colour.name().upper()


class FigureView(QWidget):
    """Show the body of a moment. The picture is kept and painted anew only when it changed visibly."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._reduced = False
        self._asked: tuple[PoseMoment, ScreenState] | None = None
        self._body: Body | None = None
        self._screen = ScreenState.HOLD
        self._places_asked: list[tuple[float, float]] = []
        self._places_painted: list[tuple[float, float]] = []
        self._quick = False
        self._picture, self._ground_picture = QPixmap(), QPixmap()
        self._stale = True
        self._ground: object = None
        self._memory = Memory()
        self._bodies: dict[PoseMoment, Body] = {}
        self._drawings: dict[object, Drawing] = {}
        self._find_picture: Callable[[str], str] | None = None
        self._file = ""
        #: The name on the card that stands for a stretch nobody drew, None where there is a body.
        self._card: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        style.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    def _restyle(self) -> None:
        self._forget()
        self.update()

    def set_pictures(self, find: Callable[[str], str]) -> None:
        """Show a file in place of the body where `find` has one for a stretch's id."""
        self._find_picture = find

    def set_reduced_motion(self, reduced: bool) -> None:
        """Show still poses, or the whole movement."""
        if reduced != self._reduced:
            self._reduced = reduced
            if self._asked is not None:
                asked, self._asked = self._asked, None
                self.show_moment(*asked)

    def aspect(self, moment: PoseMoment) -> float:
        """Return the width to height of what is shown of a moment; that of pictures is a usual one."""
        if self._find_picture and moment.stretch_id and self._find_picture(moment.stretch_id):
            return 4 / 3
        box = body_at(still(moment), shipped_poses()).box
        return (box.max_x - box.min_x) / (box.max_y - box.min_y)

    def show_moment(self, moment: PoseMoment, screen: ScreenState) -> None:
        """Show the body of a moment on a canvas; nothing is painted that did not change visibly."""
        moment = still(moment) if self._reduced else _stepped(moment)
        if (moment, screen) == self._asked:
            return
        self._asked = (moment, screen)
        file = self._find_picture(moment.stretch_id) if self._find_picture and moment.stretch_id else ""
        if file != self._file:
            self._file, self._stale = file, True
        card = _card_of(moment)
        if card != self._card:
            self._card, self._stale = card, True
        body = self._body_of(moment)
        places = self._places(body)
        rests = not _differ(places, self._places_asked, RESTS_PX)
        self._places_asked = places
        # what was painted in motion is painted finely once it rests
        unmoved = bool(file) or card is not None or not (self._moved(places) or (rests and self._quick))
        if screen is self._screen and not self._stale and unmoved:
            return
        # breathing is so slow that it is looked at like a picture
        self._quick = not (rests or self._reduced or moment.kind is PhaseKind.HOLD)
        self._body, self._screen = body, screen
        self._repaint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._body is None:
            return
        if self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._forget()
        if self._stale:
            self._paint_picture(self._body)
        painter = QPainter(self)
        painter.drawPixmap(QPointF(0, 0), self._picture)
        painter.end()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._forget()

    def _paint_picture(self, body: Body) -> None:
        self._picture = self._cleared(self._picture)
        self._places_painted, self._stale = self._places(body), False
        painter = QPainter(self._picture)
        try:
            if self._file and self._paint_file(painter):
                return
            if self._card is None:
                self._paint_body(painter, body)
            else:
                ink = self._style.tokens.canvas(self._screen).soft
                paint_card(painter, QRectF(self.rect()), self._card, ink)
        finally:
            painter.end()

    def _cleared(self, pixmap: QPixmap) -> QPixmap:
        """Return a clear pixmap of the view's size, the same one where it can be."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        # One pixmap for many pictures: PySide6 6.11 keeps references to None for each device painted on.
        if pixmap.size() != size:
            pixmap = QPixmap(size)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap

    def _paint_body(self, painter: QPainter, body: Body) -> None:
        colours = colours_for(self._style.tokens, self._screen)
        screen = screen_in(QRectF(self.rect()), body)
        ground = (body.mat, body.props, screen, colours)
        if ground == self._ground:
            # it came twice, so it will come again
            if self._ground_picture.isNull():
                self._ground_picture = self._cleared(self._ground_picture)
                layer = QPainter(self._ground_picture)
                paint_ground(layer, body, screen, colours)
                layer.end()
            painter.drawPixmap(QPointF(0, 0), self._ground_picture)
        else:
            self._ground, self._ground_picture = ground, QPixmap()
            paint_ground(painter, body, screen, colours)
        key = (self._asked, self._quick)
        drawing = self._drawings.get(key)
        if drawing is None:
            drawing = drawing_of(body, screen, colours, self._memory, self._quick)
            add_tags(drawing, body, screen, colours, side_letters())
            if (
                self._asked is not None
                and self._asked[0].kind.is_work
                and len(self._drawings) < KEPT_DRAWINGS
            ):
                self._drawings[key] = drawing
        drawing.paint(painter)

    def _body_of(self, moment: PoseMoment) -> Body:
        """Return the body of a moment; those of a movement and of a breath come again and again."""
        if not moment.kind.is_work:
            self._bodies.clear()
            self._drawings.clear()
            return body_at(moment, shipped_poses())
        if moment not in self._bodies:
            if len(self._bodies) >= KEPT_DRAWINGS:
                self._bodies.clear()
            self._bodies[moment] = body_at(moment, shipped_poses())
        return self._bodies[moment]

    def _forget(self) -> None:
        """Paint everything anew."""
        self._stale, self._ground = True, None
        self._drawings.clear()

    def _paint_file(self, painter: QPainter) -> bool:
        """Paint a person's own picture; tell whether it could be read."""
        image = decoded(self._file, self._picture.size())
        if image.isNull():
            return False
        image.setDevicePixelRatio(self._picture.devicePixelRatio())
        middle = QRectF(self.rect()).center()
        size = image.deviceIndependentSize()
        painter.drawImage(middle - QPointF(size.width() / 2, size.height() / 2), image)
        return True

    def _repaint(self) -> None:
        self._stale = True
        self.update()

    def _places(self, body: Body) -> list[tuple[float, float]]:
        """Return where the joints, the camera's box and the tint are on the screen, in device pixels."""
        screen = screen_for(0, 0, self.width(), self.height(), body.box, body.camera)
        ratio = self.devicePixelRatioF()
        places = [screen.point(place) for place in body.skeleton.joints.values()]
        places.append((screen.scale, body.breath * 0.02 * screen.scale))
        places.append((sum(felt.strength for felt in body.felt) * 8, body.camera.yaw))
        places.append((sum(tag.share for tag in body.tags) * 8, 0.0))
        return [(x * ratio, y * ratio) for x, y in places]

    def _moved(self, places: list[tuple[float, float]]) -> bool:
        """Tell whether a body has moved visibly since the last picture."""
        holds = self._asked is not None and self._asked[0].kind is PhaseKind.HOLD
        visible = VISIBLE_BREATHING_PX if holds else VISIBLE_MOVING_PX
        return _differ(places, self._places_painted, visible * max(1.0, self.width() / AT_WIDTH))


def _card_of(moment: PoseMoment) -> str | None:
    """Return the name of a stretch that nobody drew, None where a body is to be seen."""
    shown, poses = moment.stretch_id, shipped_poses()
    return None if shown is None or poses.draws(shown) else poses.undrawn.get(shown, "")


def _differ(places: list[tuple[float, float]], before: list[tuple[float, float]], pixels: float) -> bool:
    """Tell whether a place is farther than some pixels from where it was."""
    if len(places) != len(before):
        return True
    return any(
        abs(x - a) > pixels or abs(y - b) > pixels for (x, y), (a, b) in zip(places, before, strict=True)
    )


def _stepped(moment: PoseMoment) -> PoseMoment:
    """Return the last moment at which the body is looked at: more often while it moves.

    Every round of a movement, and every breath, is looked at in the same moments.
    """
    if moment.kind is PhaseKind.MOVE and moment.beat_s > 0:
        steps = max(1, round(moment.beat_s * MOVING_HZ))
        at_s = int(moment.elapsed_s / moment.beat_s * steps + 1e-6) / steps * moment.beat_s
        return in_round(replace(moment, elapsed_s=at_s), shipped_poses())
    hertz = BREATHING_HZ if moment.kind is PhaseKind.HOLD else MOVING_HZ
    at = replace(moment, elapsed_s=int(moment.elapsed_s * hertz) / hertz)
    return in_round(at, shipped_poses()) if moment.kind is PhaseKind.HOLD else at
