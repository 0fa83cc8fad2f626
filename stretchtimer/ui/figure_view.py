"""Show the moving body of a session's moment.

Import this module when a session or the library opens, not before the first window: it brings the figure.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.shown import Shown
from stretchtimer.domain.stretch import Side
from stretchtimer.domain.view import PoseMoment
from stretchtimer.figure.library import PoseLibrary, load
from stretchtimer.figure.motion import Body, body_at, still
from stretchtimer.figure.outline import screen_for
from stretchtimer.figure.painter import Memory, paint_body
from stretchtimer.figure.palette import Colours, Roles, chosen, load_wardrobe
from stretchtimer.paths import resource
from stretchtimer.ui.library.picture_file import decoded
from stretchtimer.ui.tokens import Tokens, light

#: Looks at the body this often while it moves and while it breathes, in times a second.
MOVING_HZ, BREATHING_HZ = 30.0, 12.0
#: A joint that moved less than this is not worth a new picture: steps of one size look smooth at any speed,
#: and slow movements need few of them. In pixels of a view 560 wide; a larger one is seen from farther away.
VISIBLE_MOVING_PX, VISIBLE_BREATHING_PX, AT_WIDTH = 1.5, 0.5, 560


def shipped_poses() -> PoseLibrary:
    """Return the poses that ship with the program; read at the first call."""
    return load(resource("poses.toml"))


def colours_for(tokens: Tokens, shown: Shown) -> Colours:
    """Return the figure's colours on a canvas of a theme, in the looks that were chosen."""
    canvas = tokens.canvas(shown)
    names = (canvas.canvas, canvas.text, canvas.pose_body, canvas.pose_far, canvas.ring, canvas.track)
    looks = load_wardrobe(resource("looks.toml")).dressed(tokens.looks, tokens.clothes)
    return chosen(Roles(*(_hex(colour) for colour in names)), looks)


def paint_still(
    painter: QPainter, rect: QRectF, stretch_id: str, variant: str | None, side: Side | None, tokens: Tokens
) -> None:
    """Paint what stands for a stretch where nothing moves: its hold, or the first end of its movement."""
    poses = shipped_poses()
    moves = bool(poses.act(stretch_id, variant, side).beats)
    kind, beat_s = (PhaseKind.MOVE, 5.0) if moves else (PhaseKind.HOLD, 0.0)
    moment = PoseMoment(kind, stretch_id, variant, side, 0.0, 60.0, beat_s)
    paint_body(painter, rect, body_at(still(moment), poses), colours_for(tokens, Shown.HOLD))


def _hex(colour: QColor) -> str:
    return colour.name().upper()


class FigureView(QWidget):
    """Show the body of a moment. The picture is kept and painted anew only when it changed visibly."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = light()
        self._reduced = False
        self._asked: tuple[PoseMoment, Shown] | None = None
        self._body: Body | None = None
        self._shown = Shown.HOLD
        self._joints: list[tuple[float, float]] = []
        self._picture = QPixmap()
        self._stale = True
        self._memory = Memory()
        self._find_picture: Callable[[str], str] | None = None
        self._file = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme and the looks of the figure."""
        self._tokens = tokens
        self._repaint()

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

    def show_moment(self, moment: PoseMoment, shown: Shown) -> None:
        """Show the body of a moment on a canvas; nothing is painted that did not change visibly."""
        moment = still(moment) if self._reduced else _stepped(moment)
        if (moment, shown) == self._asked:
            return
        self._asked = (moment, shown)
        file = self._find_picture(moment.stretch_id) if self._find_picture and moment.stretch_id else ""
        if file != self._file:
            self._file, self._stale = file, True
        body = body_at(moment, shipped_poses())
        joints = self._places(body)
        unmoved = bool(file) or not self._differs(joints)
        if shown is self._shown and not self._stale and unmoved:
            return
        self._body, self._shown = body, shown
        self._repaint()

    def paintEvent(self, _event) -> None:
        if self._body is None:
            return
        if self._stale or self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._paint_picture()
        painter = QPainter(self)
        painter.drawPixmap(QPointF(0, 0), self._picture)
        painter.end()

    def resizeEvent(self, _event) -> None:
        self._stale = True

    def _paint_picture(self) -> None:
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        # One pixmap for many pictures: PySide6 6.11 keeps references to None for each device painted on.
        if self._picture.size() != size:
            self._picture = QPixmap(size)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        self._joints, self._stale = self._places(self._body), False
        painter = QPainter(self._picture)
        try:
            if not (self._file and self._paint_file(painter)):
                colours = colours_for(self._tokens, self._shown)
                paint_body(painter, QRectF(self.rect()), self._body, colours, self._memory)
        finally:
            painter.end()

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
        return [(x * ratio, y * ratio) for x, y in places]

    def _differs(self, joints: list[tuple[float, float]]) -> bool:
        if len(joints) != len(self._joints):
            return True
        holds = self._asked is not None and self._asked[0].kind is PhaseKind.HOLD
        visible = VISIBLE_BREATHING_PX if holds else VISIBLE_MOVING_PX
        visible *= max(1.0, self.width() / AT_WIDTH)
        return any(
            abs(x - a) > visible or abs(y - b) > visible
            for (x, y), (a, b) in zip(joints, self._joints, strict=True)
        )


def _stepped(moment: PoseMoment) -> PoseMoment:
    """Return the last moment at which the body is looked at: more often while it moves."""
    hertz = BREATHING_HZ if moment.kind is PhaseKind.HOLD else MOVING_HZ
    elapsed_s = int(moment.elapsed_s * hertz) / hertz
    return replace(moment, elapsed_s=elapsed_s)
