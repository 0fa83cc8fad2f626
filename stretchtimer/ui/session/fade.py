"""Cross from one canvas colour to the next, once a phase."""

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtGui import QColor

from stretchtimer.ui.theme.tokens import motion_ms


class CanvasFade(QObject):
    """Hold the colour of the ground now, on its way to the colour it was told."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._color = QColor()
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(motion_ms("canvas"))
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._moved)

    @property
    def color(self) -> QColor:
        """Return the colour now; invalid before the first one was told."""
        return self._color

    @property
    def running(self) -> bool:
        """Tell whether the colour is still on its way."""
        return self._animation.state() is QVariantAnimation.State.Running

    def go_to(self, color: QColor, at_once: bool) -> None:
        """Go to a colour, at once or over the time the tokens give."""
        start = self._color
        self._animation.stop()
        if at_once or not start.isValid():
            self._moved(color)
            return
        self._animation.setStartValue(start)
        self._animation.setEndValue(color)
        self._animation.start()

    def finish(self) -> None:
        """Arrive now."""
        if self.running:
            self._animation.setCurrentTime(self._animation.duration())

    def _moved(self, color: QColor) -> None:
        self._color = color
        self.changed.emit()
