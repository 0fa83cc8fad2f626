"""Offer to undo for a few seconds, over the bottom of a page."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from stretchtimer.domain.translation import gettext as _

SHOWN_MS = 8000
_FROM_BOTTOM_PX = 104


class UndoToast(QFrame):
    """Say what was done, with Undo; gone after eight seconds that stand still while it is pointed at."""

    undone = Signal()

    def __init__(self, parent: QWidget, shown_ms: int = SHOWN_MS) -> None:
        super().__init__(parent)
        self._page = parent
        self.setObjectName("toast")
        self._shown_ms, self._remaining_ms = shown_ms, shown_ms
        self._label = QLabel()
        self.button = QPushButton(_("Undo"))
        self.button.setProperty("kind", "secondary")
        self.button.setProperty("extent", "small")
        self.button.clicked.connect(self.undo)
        self.button.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def counting(self) -> bool:
        """Tell whether its time runs."""
        return self._timer.isActive()

    def offer(self, sentence: str) -> None:
        """Say what was done and let its time begin."""
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self._remaining_ms = self._shown_ms
        self._place()
        self.show()
        self.raise_()
        self._timer.start(self._remaining_ms)

    def pause(self) -> None:
        """Let its time stand still."""
        if self._timer.isActive():
            self._remaining_ms = max(1, self._timer.remainingTime())
            self._timer.stop()

    def go_on(self) -> None:
        """Let its time run on, unless it is pointed at or has the keyboard."""
        if self.isVisible() and not self.underMouse() and not self.button.hasFocus():
            self._timer.start(self._remaining_ms)

    def undo(self) -> None:
        """Undo, if that is still on offer."""
        if self.isVisible():
            self.hide()
            self.undone.emit()

    def _place(self) -> None:
        page = self._page
        self.adjustSize()
        width = min(self.width(), page.width() - 32)
        top = page.height() - self.height() - _FROM_BOTTOM_PX
        self.setGeometry((page.width() - width) // 2, top, width, self.height())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pause()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
        if self.button.hasFocus() and QApplication.instance() is not None:
            self._page.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.button and event.type() is QEvent.Type.FocusIn:
            self.pause()
        elif watched is self.button and event.type() is QEvent.Type.FocusOut:
            self.go_on()
        elif event.type() is QEvent.Type.Resize and watched is self._page and self.isVisible():
            self._place()
        return False
