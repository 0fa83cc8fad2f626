"""Show a person's own stretches: their pictures, a body at rest in their position, or a plain card."""

from collections import OrderedDict

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from stretchtimer.domain.own_stretch import is_own
from stretchtimer.domain.ports import StretchStore
from stretchtimer.domain.stretch import Family
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.picture_file import decoded
from stretchtimer.ui.widgets.plain_card import paint_card
from stretchtimer.ui.widgets.thumbnails import Thumbnail

KEPT = 64
#: The rest that stands for a position, as `resources/poses.toml` names it.
_GROUNDS = {
    Family.SUPINE: "hook-lying",
    Family.QUADRUPED: "all-fours",
    Family.HALF_KNEELING: "all-fours",
    Family.SEATED: "sit",
    Family.STANDING: "stand",
    Family.CHAIR: "chair",
}


class OwnPictures:
    """Give pictures of stretches: own ones from their files, all others from `shipped`."""

    def __init__(self, shelf: StretchStore, shipped: Thumbnail, style: Style) -> None:
        self._shelf, self._shipped, self._style = shelf, shipped, style
        self._kept: OrderedDict[tuple[str, int, int, float], QPixmap] = OrderedDict()

    def pixmap(self, stretch_id: str, variant: str | None, size: QSize, ratio: float) -> QPixmap | None:
        """Return a picture of `size` logical pixels, None while it is still to be painted."""
        if not is_own(stretch_id):
            return self._shipped(stretch_id, variant, size, ratio)
        path = self._shelf.picture(stretch_id)
        if path:
            key = (path, size.width(), size.height(), ratio)
            if key not in self._kept:
                self._kept[key] = _middled(decoded(path, size * ratio), size, ratio)
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            if not self._kept[key].isNull():
                return self._kept[key]
        stretch = self._shelf.catalogue.stretches.get(stretch_id)
        if stretch is not None and stretch.position_known:
            return self._shipped(_GROUNDS[stretch.family], None, size, ratio)
        return self._card(stretch.name if stretch is not None else "", size, ratio)

    def _card(self, name: str, size: QSize, ratio: float) -> QPixmap:
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_card(painter, QRectF(0, 0, size.width(), size.height()), name, self._style.color("text-2"))
        painter.end()
        return pixmap


def _middled(image: QImage, size: QSize, ratio: float) -> QPixmap:
    """Return an image in the middle of a picture; a null one stays null."""
    if image.isNull():
        return QPixmap()
    pixmap = QPixmap(size * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    x, y = (pixmap.width() - image.width()) / 2, (pixmap.height() - image.height()) / 2
    painter.drawImage(QRectF(x, y, image.width(), image.height()), image)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def lend_poses(shelf: StretchStore) -> None:
    """Let every own stretch be drawn as a body at rest in its position, if that is known.

    This brings the figure: call it when something of the figure is to be seen, not before.
    """
    owns = [stretch for stretch in shelf.catalogue if is_own(stretch.id)]
    if not owns:
        return
    from stretchtimer.ui.widgets.figure_view import shipped_poses

    poses = shipped_poses()
    for stretch in owns:
        if stretch.position_known:
            poses.acts[stretch.id, None] = poses.rest(_GROUNDS[stretch.family])
        else:
            poses.acts.pop((stretch.id, None), None)
        poses.undrawn[stretch.id] = stretch.name
