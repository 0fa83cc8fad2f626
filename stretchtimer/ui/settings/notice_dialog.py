"""Show the notice that travels with a voice."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.dialog import Dialog
from stretchtimer.ui.widgets.label import label

_WIDE_PX, _HIGH_PX = 620, 520


class NoticeDialog(Dialog):
    """Who made a voice, and under which licence; Enter and Esc close it, arrows and pages scroll it."""

    def __init__(self, style: Style, name: str, notice: str, parent: QWidget) -> None:
        super().__init__(style, parent)
        self.setWindowTitle(_("About this voice"))
        self.text = QPlainTextEdit(notice, readOnly=True, tabChangesFocus=True)
        self.text.setAccessibleName(_("About {voice}").format(voice=name))
        # a caret for the keyboard, and what is read out goes by line
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.close_button = QPushButton(_("Close"))
        self.close_button.setProperty("kind", "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(label("title-s", name, wrap=True))
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self.resize(style.px(_WIDE_PX), style.px(_HIGH_PX))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
