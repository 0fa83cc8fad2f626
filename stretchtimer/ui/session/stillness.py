"""Notice that nobody has moved the pointer or pressed a key for a while."""

from PySide6.QtCore import QObject, QTimer, Signal

STILL_AFTER_MS = 5000


class Stillness(QObject):
    """Tell when it became still, and when that ends; only while told to watch."""

    changed = Signal(bool)
    """True when it became still, False when somebody moved."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._still = self._watching = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STILL_AFTER_MS)
        self._timer.timeout.connect(self.become_still)

    @property
    def still(self) -> bool:
        return self._still

    def watch(self, watching: bool) -> None:
        """Begin or stop to watch; nothing is still while nobody watches."""
        if watching == self._watching:
            return
        self._watching = watching
        if not watching:
            self._timer.stop()
        self.moved()

    def moved(self) -> None:
        """Take note of a movement."""
        if self._watching:
            self._timer.start()
        self._set(False)

    def become_still(self) -> None:
        """Take note that nothing moved for long enough."""
        self._set(self._watching)

    def _set(self, still: bool) -> None:
        if still != self._still:
            self._still = still
            self.changed.emit(still)
