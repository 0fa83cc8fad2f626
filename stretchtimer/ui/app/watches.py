"""Notice what changes while nobody looks: another day begins, the data folder goes away."""

import math

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from stretchtimer.domain.clock import Clock, local_day, until_midnight_s
from stretchtimer.ui.app.services import Services

#: It is looked once more this long before midnight: an hour that was put forward or back is known by then.
LOOK_AHEAD_S = 2 * 3600.0


class DayWatch(QObject):
    """The day it is here; `day_changed` comes once for each that begins.

    Nothing is looked at in between: one timer waits for midnight. It sleeps when the machine does and knows
    nothing of a clock that is set, so the clock is also read whenever the program comes to the front.
    """

    day_changed = Signal()

    def __init__(self, clock: Clock, application: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._day = local_day(clock)
        self.timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.look)
        application.applicationStateChanged.connect(self._state_changed)

    def watch(self) -> None:
        """Begin to wait for the next day."""
        self.look()

    def stop(self) -> None:
        """Wait no longer."""
        self.timer.stop()

    @Slot()
    def look(self) -> None:
        """Read the clock now."""
        midnight_s = until_midnight_s(self._clock)
        wait_s = midnight_s - LOOK_AHEAD_S if midnight_s > LOOK_AHEAD_S else midnight_s
        self.timer.start(math.ceil(wait_s * 1000))
        day = local_day(self._clock)
        if day != self._day:
            self._day = day
            self.day_changed.emit()

    @Slot(Qt.ApplicationState)
    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self.timer.isActive():
            self.look()


class DataFolderWatch(QObject):
    """Look after the data folder each time the person comes back to the window: that is when it was moved."""

    gone = Signal(str)
    """It went away; the sentence that says so, once for each time."""

    def __init__(self, services: Services, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._said = services, ""
        application.applicationStateChanged.connect(self._state_changed)

    def look(self) -> None:
        before, self._said = self._said, self._services.stores.gone()
        if self._said and self._said != before:
            self.gone.emit(self._said)

    @Slot(Qt.ApplicationState)
    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()
