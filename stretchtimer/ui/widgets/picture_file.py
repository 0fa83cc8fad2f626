"""Decode a person's picture in the size it is shown."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

#: A decoded picture may take this much memory, in MB; the shelf has looked at its size before.
DECODED_MB = 256


def decoded(path: str, size: QSize) -> QImage:
    """Return a picture no larger than `size` in pixels, its sides kept in proportion; null when damaged."""
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    reader.setAllocationLimit(DECODED_MB)
    image = reader.read()
    if image.isNull():
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(size, keep, smooth)
