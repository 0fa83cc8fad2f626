"""Show a person's own stretches: their pictures, or a body at rest in the position of the stretch."""

from collections import OrderedDict

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from stretchtimer.domain.own_stretch import StretchShelf, is_own
from stretchtimer.domain.stretch import Family
from stretchtimer.ui.widgets.picture_file import decoded
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

    def __init__(self, shelf: StretchShelf, shipped: Thumbnail) -> None:
        self._shelf, self._shipped = shelf, shipped
        self._kept: OrderedDict[tuple[str, int, int, float], QPixmap] = OrderedDict()

    def pixmap(self, stretch_id: str, variant: str | None, size: QSize, ratio: float) -> QPixmap | None:
        """Return a picture of `size` logical pixels, None while it is still to be painted."""
        path = self._shelf.picture(stretch_id) if is_own(stretch_id) else ""
        if path:
            key = (path, size.width(), size.height(), ratio)
            if key not in self._kept:
                self._kept[key] = _middled(decoded(path, size * ratio), size, ratio)
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            if not self._kept[key].isNull():
                return self._kept[key]
        return self._shipped(stretch_id, variant, size, ratio)


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


def lend_poses(shelf: StretchShelf) -> None:
    """Let every own stretch be drawn as a body at rest in its position.

    This brings the figure: call it when something of the figure is to be seen, not before.
    """
    owns = [stretch for stretch in shelf.catalogue if is_own(stretch.id)]
    if not owns:
        return
    from stretchtimer.ui.widgets.figure_view import shipped_poses

    poses = shipped_poses()
    for stretch in owns:
        poses.acts[stretch.id, None] = poses.rest(_GROUNDS[stretch.family])
