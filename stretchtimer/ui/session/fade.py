"""Cross from one look to another: the canvas once a phase, the controls when nobody moves."""

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtGui import QColor

from stretchtimer.ui.theme.tokens import motion_ms


class Fade(QObject):
    """Be on the way from one look to another for the time the tokens give."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(motion_ms("canvas"))
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)

    @property
    def running(self) -> bool:
        """Tell whether it is still on its way."""
        return self._animation.state() is QVariantAnimation.State.Running

    def finish(self) -> None:
        """Arrive now."""
        if self.running:
            self._animation.setCurrentTime(self._animation.duration())

    def _cross(self, start: QColor | float, end: QColor | float) -> None:
        self._animation.setStartValue(start)
        self._animation.setEndValue(end)
        self._animation.start()


class CanvasFade(Fade):
    """Hold the colour of the ground now, on its way to the colour it was told."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._color = QColor()
        self._animation.valueChanged.connect(self._moved)

    @property
    def color(self) -> QColor:
        """Return the colour now; invalid before the first one was told."""
        return self._color

    def go_to(self, color: QColor, at_once: bool) -> None:
        """Go to a colour, at once or over the time the tokens give."""
        start = self._color
        self._animation.stop()
        if at_once or not start.isValid():
            self._moved(color)
            return
        self._cross(start, color)

    def _moved(self, color: QColor) -> None:
        self._color = color
        self.changed.emit()


class OpacityFade(Fade):
    """Hold how much of something is seen, from 0 to 1."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._opacity = 1.0
        self._animation.valueChanged.connect(self._moved)

    @property
    def opacity(self) -> float:
        """Return how much is seen now."""
        return self._opacity

    def go_to(self, opacity: float, at_once: bool) -> None:
        """Show more or less, at once or over the time the tokens give."""
        self._animation.stop()
        if at_once:
            self._moved(opacity)
        elif opacity != self._opacity:
            self._cross(self._opacity, opacity)

    def _moved(self, opacity: float) -> None:
        self._opacity = opacity
        self.changed.emit()
