"""Bridge a session to Qt: a timer in, signals out; nothing else of the window knows the domain's clock."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from stretchtimer.domain.command import Command
from stretchtimer.domain.event import Event, SessionFinished
from stretchtimer.domain.session_runner import SessionRunner
from stretchtimer.domain.view import SessionView

#: The ring is redrawn this often while time runs, and the sound looked after this often while it stands.
RUNNING_MS = 33
STANDING_MS = 250


class SessionDriver(QObject):
    """Drive one session; `shown` carries each SessionView, `ended` the SessionRecord."""

    shown = Signal(object)
    ended = Signal(object)

    def __init__(self, runner: SessionRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self._view: SessionView | None = None
        self._timer = QTimer(self, interval=RUNNING_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Begin to look at the clock."""
        self._timer.start()
        self.tick()

    @Slot(object)
    def command(self, command: Command) -> None:
        """Do what the person asks."""
        if self._timer.isActive():
            self._follow(self.runner.command(command))

    @property
    def view(self) -> SessionView | None:
        """Return what was shown last."""
        return self._view

    def interrupt(self) -> None:
        """Stand still and write the session down: the window is about to go."""
        if self._timer.isActive():
            self._follow(self.runner.interrupt())
            self._timer.stop()

    def stop(self) -> None:
        """Look at the clock no more: the session could not begin."""
        self._timer.stop()

    @Slot()
    def tick(self) -> None:
        """Look at the clock now."""
        self._follow(self.runner.tick())

    def _follow(self, events: list[Event]) -> None:
        view = self.runner.view()
        if view != self._view:
            self._view = view
            self.shown.emit(view)
        if any(isinstance(event, SessionFinished) for event in events):
            self._timer.stop()
            self.ended.emit(self.runner.record())
            return
        interval_ms = STANDING_MS if view.paused else RUNNING_MS
        if self._timer.interval() != interval_ms:
            self._timer.setInterval(interval_ms)
