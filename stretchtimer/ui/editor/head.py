"""Show the bar above the editor: back, title, undo, redo, cancel and save."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.editor.editing import Editing
from stretchtimer.ui.editor.icon_button import IconButton
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style

_WORDS_FROM_PX = 760
_TITLE_FROM_PX = 580


class EditorHead(QFrame):
    """The bar; it never scrolls."""

    def __init__(self, style: Style, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("head")
        self._style, self._stack = style, editing.stack
        self.back = IconButton(style, "left", "text")
        self.back.setAccessibleName(_("Back to the routines"))
        self.back.setToolTip(_("Back to the routines"))
        self.title = QLabel()
        self.title.setProperty("role", "title-m")
        self.undo, self.redo = _button(_("Undo")), _button(_("Redo"))
        self.cancel, self.save = _button(_("Cancel")), _button(_("Save"), "primary")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(self.back)
        self._row.addWidget(self.title)
        self._row.addStretch(1)
        self._row.addWidget(self.undo)
        self._row.addWidget(self.redo)
        self._row.addSpacing(12)
        self._row.addWidget(self.cancel)
        self._row.addWidget(self.save)
        self.undo.clicked.connect(editing.stack.undo)
        self.redo.clicked.connect(editing.stack.redo)
        editing.steps_changed.connect(self._show_steps)
        self._show_steps()
        self._restyle()
        style.changed.connect(self._restyle)

    def _show_steps(self) -> None:
        """Say what would be undone and done again."""
        stack = self._stack
        for button, can, text, word, keys in (
            (self.undo, stack.canUndo(), stack.undoText(), _("Undo"), "Ctrl+Z"),
            (self.redo, stack.canRedo(), stack.redoText(), _("Redo"), "Ctrl+Shift+Z"),
        ):
            button.setEnabled(can)
            button.setToolTip(f"{word}: {text} ({keys})" if can else _("{word}: nothing").format(word=word))
            button.setAccessibleName(f"{word}: {text}" if can else word)

    def show_save(self, reason: str) -> None:
        """Let Save be pressed, or say why not."""
        self.save.setEnabled(not reason)
        self.save.setToolTip(reason or _("Save (Ctrl+S)"))
        self.save.setAccessibleDescription(reason)

    def _restyle(self) -> None:
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the icons of undo and redo out where there is no room for them beside the words."""
        width, size = self.width() / self._style.scale, self._style.px(20)
        wide = width >= _WORDS_FROM_PX
        for button, name in ((self.undo, "undo"), (self.redo, "redo")):
            button.setIcon(icons.icon(name, self._style.color("text"), size) if wide else QIcon())
            button.setIconSize(QSize(size, size))
        for button in (self.undo, self.redo, self.cancel, self.save):
            extent = "" if wide else "small"
            if (button.property("extent") or "") != extent:
                button.setProperty("extent", extent)
                button.style().unpolish(button)
                button.style().polish(button)
        self.title.setVisible(width >= _TITLE_FROM_PX)
        self._row.setContentsMargins(*((24, 16, 24, 16) if wide else (12, 10, 12, 10)))
        self._row.setSpacing(12 if wide else 8)


def _button(text: str, kind: str = "secondary") -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", kind)
    return button
