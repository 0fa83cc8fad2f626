"""Tell the person something in a banner, with what they can do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style

_ICONS = {"info": "info", "warn": "shield", "error": "alert"}
_COLORS = {"info": "accent", "warn": "warn", "error": "error"}
_ICON_PX = 20
#: Actions that take more of the width than this stand below the sentence.
_MOST_BESIDE = 0.5


class Banner(QFrame):
    """Show a sentence with an icon. `kind` is info, warn or error."""

    acted = Signal()
    """The first action was chosen."""
    closed = Signal()
    """The person closed it; it hides itself."""

    def __init__(
        self,
        style: Style,
        kind: str,
        sentence: str = "",
        action_text: str | None = None,
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._kind = style, kind
        self.setProperty("note", kind)
        self._icon = QLabel()
        self._label = QLabel()
        self._label.setWordWrap(True)
        # sentences may quote file names: they are never read as markup
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        self._words, self._actions = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        self._words.addWidget(self._label, 1)
        self._words.addLayout(self._actions)
        self._actions.addStretch(1)
        row.addWidget(self._icon)
        row.addLayout(self._words, 1)
        self.close_button = QPushButton(_("Close")) if closable else None
        self.action = self.add_action(action_text) if action_text else None
        if self.action is not None:
            self.action.clicked.connect(self.acted)
        if self.close_button is not None:
            self.close_button.setProperty("kind", "ghost")
            self.close_button.setProperty("extent", "small")
            self.close_button.clicked.connect(self._close)
            self._actions.addWidget(self.close_button)
        self.set_sentence(sentence)
        self._paint_icon()
        style.changed.connect(self._paint_icon)

    @property
    def sentence(self) -> str:
        """Return what it says."""
        return self._label.text()

    def set_sentence(self, sentence: str) -> None:
        """Say something else; without a sentence the actions have all of the room."""
        self._label.setText(sentence)
        self._label.setHidden(not sentence)
        self.setAccessibleName(sentence)

    def add_action(self, text: str, kind: str = "secondary") -> QPushButton:
        """Offer another thing to do and return its button."""
        button = QPushButton(text)
        button.setProperty("kind", kind)
        button.setProperty("extent", "small")
        before_close = self._actions.indexOf(self.close_button) if self.close_button else -1
        self._actions.insertWidget(before_close, button)
        return button

    def _paint_icon(self) -> None:
        color = self._style.color(_COLORS[self._kind])
        self._icon.setPixmap(icons.pixmap(_ICONS[self._kind], color, _ICON_PX, self.devicePixelRatioF()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = self._actions.sizeHint().width() > _MOST_BESIDE * self.width()
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if direction is not self._words.direction():
            self._words.setDirection(direction)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
