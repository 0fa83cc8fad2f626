"""Notice that the data folder went away while the program runs."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from stretchtimer.ui.app.services import Services


class DataWatch(QObject):
    """Look after the data folder each time the person comes back to the window: that is when it was moved."""

    gone = Signal(str)
    """It went away; the sentence that says so, once for each time."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._said = services, ""
        QGuiApplication.instance().applicationStateChanged.connect(self._state_changed)

    def look(self) -> None:
        """Look now."""
        before, self._said = self._said, self._services.stores.gone()
        if self._said and self._said != before:
            self.gone.emit(self._said)

    @Slot(Qt.ApplicationState)
    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()
