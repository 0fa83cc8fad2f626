"""Stack notes, all of them in sight where there is room, and scrolling where there is not."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from stretchtimer.ui.widgets.banner import Banner

#: As many lines of text are in sight, however low the window is.
_LEAST_LINES = 2


class BannerStack(QScrollArea):
    """The notes, the newest first, `margins` around them. It is hidden until one is shown."""

    def __init__(self, margins: tuple[int, int, int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = QWidget()
        body.setObjectName("detail")
        self._notes: list[Banner] = []
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(*margins)
        self._column.setSpacing(6)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # the buttons of the notes scroll it as the keyboard reaches them
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def add(self, note: Banner) -> Banner:
        """Make room for a note, not shown yet, and return it."""
        note.hide()
        self._notes.append(note)
        self._column.addWidget(note)
        return note

    def show_note(self, note: Banner, sentence: str | None) -> None:
        """Say something in a note; None takes the note away."""
        if sentence is not None:
            note.set_sentence(sentence)
        if sentence is not None and note.isHidden():
            # where not all are in sight, what was said last is
            self._column.removeWidget(note)
            self._column.insertWidget(0, note)
            self.verticalScrollBar().setValue(0)
        note.setVisible(sentence is not None)
        self.setVisible(any(not other.isHidden() for other in self._notes))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._column.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        least = _LEAST_LINES * self.fontMetrics().lineSpacing()
        return QSize(0, min(self.sizeHint().height(), least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
