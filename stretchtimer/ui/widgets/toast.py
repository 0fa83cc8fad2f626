"""Say what was done for a few seconds, over the bottom of a page, with one thing to do about it."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from stretchtimer.ui.widgets.announcement import announce

SHOWN_MS = 8000
_FROM_BOTTOM_PX = 104


class Toast(QFrame):
    """A sentence and a button, gone after eight seconds.

    They stand still while it is pointed at or has the keyboard.
    """

    acted = Signal()
    """The button was pressed; the toast is gone."""

    def __init__(self, parent: QWidget, action: str, shown_ms: int = SHOWN_MS) -> None:
        super().__init__(parent)
        self._page = parent
        self.setObjectName("toast")
        self._shown_ms, self._remaining_ms = shown_ms, shown_ms
        self._sentence = ""
        self._label = QLabel()
        # names are data: they are never read as markup
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(action)
        self.button.setProperty("kind", "secondary")
        self.button.setProperty("extent", "small")
        self.button.clicked.connect(self.act)
        self.button.installEventFilter(self)
        self._row = row = QHBoxLayout(self)
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

    @property
    def sentence(self) -> str:
        """Return what it says, as a whole."""
        return self._sentence

    def say(self, sentence: str, act: bool = True) -> None:
        """Say what was done and let its time begin; without `act` there is nothing to do about it."""
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self._label.setToolTip(sentence)
        self.button.setVisible(act)
        self._remaining_ms = self._shown_ms
        self._place()
        self.show()
        self.raise_()
        self._timer.start(self._remaining_ms)
        announce(self, sentence)

    def pause(self) -> None:
        """Let its time stand still."""
        if self._timer.isActive():
            self._remaining_ms = max(1, self._timer.remainingTime())
            self._timer.stop()

    def go_on(self) -> None:
        """Let its time run on, unless it is pointed at or has the keyboard."""
        if self.isVisible() and not self.underMouse() and not self.button.hasFocus():
            self._timer.start(self._remaining_ms)

    def act(self) -> None:
        """Do what is on offer, if it still is."""
        if self.isVisible():
            self.hide()
            self.acted.emit()

    def _place(self) -> None:
        """Take the size that the sentence needs; one that is too long for the page loses its middle."""
        self._label.setText(self._sentence)
        self._row.activate()
        wished, most = self.sizeHint(), self._page.width() - 2 * self._corner_gap()
        if wished.width() > most:
            label = self._label.sizeHint().width() - (wished.width() - most)
            metrics = QFontMetrics(self._label.font())
            self._label.setText(metrics.elidedText(self._sentence, Qt.TextElideMode.ElideMiddle, label))
        self.resize(min(wished.width(), most), wished.height())
        self.move(self._corner())

    def _corner_gap(self) -> int:
        return 16

    def _corner(self) -> QPoint:
        page = self._page
        return QPoint((page.width() - self.width()) // 2, page.height() - self.height() - _FROM_BOTTOM_PX)

    def _give_keyboard_back(self) -> None:
        self._page.setFocus()

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
            self._give_keyboard_back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.button and event.type() is QEvent.Type.FocusIn:
            self.pause()
        elif watched is self.button and event.type() is QEvent.Type.FocusOut:
            self.go_on()
        elif event.type() is QEvent.Type.Resize and watched is self._page and self.isVisible():
            self._place()
        return False
