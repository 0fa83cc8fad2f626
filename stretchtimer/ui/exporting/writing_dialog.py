"""Show how far a file is written, with a way out."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.dialog import Dialog

STEPS = 100
_WIDE_PX = 360


class WritingDialog(Dialog):
    """A bar and Cancel, shown from the first moment; Escape and closing it cancel, too, as `rejected`."""

    def __init__(self, style: Style, title: str, sentence: str, parent: QWidget) -> None:
        super().__init__(style, parent)
        self.setWindowTitle(title)
        self._bar = QProgressBar()
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(sentence)
        self._bar.setMinimumWidth(_WIDE_PX)
        self.cancel_button = QPushButton(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        words = QLabel(sentence)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        column.addWidget(words)
        column.addWidget(self._bar)
        column.addLayout(buttons)

    def show_share(self, share: float) -> None:
        """Show how much is written, from 0 to 1."""
        self._bar.setValue(round(share * STEPS))
