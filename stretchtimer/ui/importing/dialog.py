"""Show what a file or a text would bring, and keep it only when the person agrees."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext
from stretchtimer.ui.app.services import Exchange, ImportPreview
from stretchtimer.ui.importing.preview_tree import PreviewTree
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.banner import Banner
from stretchtimer.ui.widgets.banner_stack import BannerStack
from stretchtimer.ui.widgets.dialog import Dialog
from stretchtimer.ui.widgets.dialogs import Dialogs

#: The preview follows what is typed when the keys have rested this long.
TYPED_MS = 400
#: Letters of a file's name that are shown.
NAME_LETTERS = 60


class ImportDialog(Dialog):
    """The dialog; `kept` carries each Routine that was kept.

    It shows one thing at a time: a text that is being typed, or a file.
    """

    kept = Signal(object)

    def __init__(
        self,
        style: Style,
        dialogs: Dialogs,
        exchange: Exchange,
        parent: QWidget | None = None,
        typed: str = "",
    ) -> None:
        super().__init__(style, parent)
        self._dialogs, self._exchange = dialogs, exchange
        self._preview: ImportPreview | None = None
        self.setWindowTitle(_("Import routines"))
        self.setAcceptDrops(True)
        self.resize(760, 620)
        self.lead = QLabel()
        self.lead.setWordWrap(True)
        self.lead.setTextFormat(Qt.TextFormat.PlainText)
        self.text = QPlainTextEdit(typed)
        self.text.setPlaceholderText(
            _("For example:") + "\n" + _("Knee to chest 3 x 30 s each side\nCat-cow 10 reps")
        )
        self.text.setAccessibleName(_("Routine as text"))
        self.text.setTabChangesFocus(True)
        # what is dropped belongs to the dialog: a file is not its address as a text
        self.text.setAcceptDrops(False)
        self.tree = PreviewTree(style)
        self._notes = BannerStack((0, 0, 0, 0))
        self.wrong = self._notes.add(Banner(style, "error"))
        self.remark = self._notes.add(Banner(style, "warn"))
        self._typed = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._typed.timeout.connect(self._preview_typed)
        self.text.textChanged.connect(self._typed.start)
        self._lay_out()
        self._type()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self.lead, 1)
        self.type_button = QPushButton(_("Type or paste"))
        self.choose = QPushButton(_("Choose file…"))
        for button in (self.type_button, self.choose):
            button.setProperty("kind", "secondary")
            button.setAutoDefault(False)
            row.addWidget(button)
        self.type_button.clicked.connect(self._type)
        self.choose.clicked.connect(self._choose)
        column.addLayout(row)
        column.addWidget(self.text, 2)
        column.addWidget(self._notes)
        # the header would cover the round corners of a frame of its own
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 4, 8, 8)
        inside.addWidget(self.tree)
        column.addWidget(card, 3)
        self.keep_button, cancel = QPushButton(_("Keep")), QPushButton(_("Cancel"))
        self.keep_button.setProperty("kind", "primary")
        self.keep_button.setToolTip(_("Ctrl+Enter"))
        self.keep_button.setDefault(True)
        self.keep_button.clicked.connect(self._keep)
        cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._keep)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep_button)
        column.addLayout(buttons)

    def _type(self) -> None:
        """Show the text, and what it would bring."""
        self.lead.setText(_("Paste or type a routine, or choose a file from this or another program."))
        self.text.show()
        self.type_button.hide()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._preview_typed()

    def open_file(self, path: str) -> None:
        """Show what a file would bring."""
        name = Path(path).name
        short = name if len(name) <= NAME_LETTERS else f"{name[:NAME_LETTERS]}…"
        self.lead.setText(_("From the file {file}").format(file=short))
        self.text.hide()
        self.type_button.show()
        self._typed.stop()
        self._try(lambda: self._exchange.preview_file(Path(path)))
        (self.keep_button if self.keep_button.isEnabled() else self.choose).setFocus()

    def _choose(self) -> None:
        known = _("Routines (*.stretch *.json *.tmd *.feeel *.zip *.xml *.txt);;All files (*)")
        if path := self._dialogs.path_to_read(self, _("Import routines"), known):
            self.open_file(path)

    def _preview_typed(self) -> None:
        text = self.text.toPlainText()
        if text.strip():
            self._try(lambda: self._exchange.preview_text(text))
        else:
            self._show(None)

    def _try(self, look: Callable[[], ImportPreview]) -> None:
        try:
            preview = look()
        except StretchTimerError as error:
            self._show(None, str(error))
        else:
            self._show(preview)

    def _show(self, preview: ImportPreview | None, wrong: str = "") -> None:
        """Show a preview, or why there is none."""
        self._preview = preview
        self.tree.show_preview(preview)
        usable = sum(proposed.usable for proposed in preview.routines) if preview else 0
        remark = " ".join(preview.warnings) if preview else ""
        if preview and not usable:
            wrong, remark = remark or _("There is nothing in it to keep."), ""
        self._say(wrong, remark)
        self.keep_button.setEnabled(usable > 0)
        several = ngettext("Keep {n} routine", "Keep {n} routines", usable).format(n=usable)
        self.keep_button.setText(several if usable > 1 else _("Keep"))

    def _say(self, wrong: str, remark: str = "") -> None:
        for note, sentence in ((self.remark, remark), (self.wrong, wrong)):
            self._notes.show_note(note, sentence or None)

    def _keep(self) -> None:
        # what was typed a moment ago counts too
        if self._typed.isActive():
            self._typed.stop()
            self._preview_typed()
        if self._preview is None or not self.keep_button.isEnabled():
            return
        try:
            routines = self._exchange.keep(self._preview)
        except StretchTimerError as error:
            self._say(str(error), "" if self.remark.isHidden() else self.remark.sentence)
            return
        if not self.text.isHidden():
            self.text.clear()
        self.accept()
        for routine in routines:
            self.kept.emit(routine)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event) or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a file, or a text, as it would be chosen or typed."""
        event.acceptProposedAction()
        if path := _dropped_file(event):
            self.open_file(path)
        else:
            self.text.setPlainText(event.mimeData().text())
            self._type()


def _dropped_file(event: QDropEvent) -> str:
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else ""
