"""Show what a file or a text would bring, and keep it only when the person agrees."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui import icons
from stretchtimer.ui.tokens import Tokens

#: The preview follows what is typed when the keys have rested this long.
TYPED_MS = 400
ICON_PX = 18
MARGIN_PX = 5
#: By what became of a line: the icon and the token of its colour.
_MARKS = {
    "matched": ("check", "ok"),
    "adjusted": ("info", "accent"),
    "own": ("plus", "accent"),
    "not understood": ("alert", "warn"),
}


class Desk(Protocol):
    """What lets routines in; previews are values with `format_name`, `routines` and `complaints`."""

    def preview_file(self, path: Path):
        """Return what a file would bring."""
        ...

    def preview_text(self, text: str):
        """Return what a text would bring."""
        ...

    def keep(self, preview) -> list[Routine]:
        """Keep what a preview shows."""
        ...


class ImportDialog(QDialog):
    """The dialog; `kept` carries each Routine that was kept."""

    kept = Signal(object)

    def __init__(self, desk: Desk, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tokens = desk, tokens
        self._preview = None
        self.setWindowTitle(_("Import routines"))
        self.resize(720, 560)
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(_("Knee to chest 3 x 30 s each side\nCat-cow 10 reps"))
        self.text.setAccessibleName(_("Routine as text"))
        self.text.setTabChangesFocus(True)
        self.text.setMaximumHeight(140)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([_("In the file"), _("What becomes of it")])
        self.tree.setAccessibleName(_("Preview"))
        self.tree.setRootIsDecorated(False)
        self.tree.setWordWrap(True)
        self.tree.setColumnWidth(0, 280)
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._typed = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._typed.timeout.connect(self._preview_typed)
        self.text.textChanged.connect(self._typed.start)
        self._lay_out()
        self._show(None, "")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        lead = QLabel(_("Paste or type a routine, or choose a file from this or another program."))
        lead.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(lead, 1)
        self.choose = QPushButton(_("Choose file…"))
        self.choose.setProperty("kind", "secondary")
        self.choose.clicked.connect(self._choose)
        row.addWidget(self.choose)
        column.addLayout(row)
        column.addWidget(self.text)
        column.addWidget(self.tree, 1)
        column.addWidget(self.sentence)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep_button = buttons.addButton(_("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep_button.setProperty("kind", "primary")
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def open_file(self, path: str) -> None:
        """Show what a file would bring."""
        self._try(lambda: self._desk.preview_file(Path(path)))

    @classmethod
    def chosen_path(cls, parent: QWidget) -> str:
        """Return the file the person chooses, empty when none; tests replace this."""
        known = _("Routines (*.stretch *.json *.tmd *.feeel *.zip *.xml *.txt);;All files (*)")
        path, _filter = QFileDialog.getOpenFileName(parent, _("Import routines"), "", known)
        return path

    def _choose(self) -> None:
        if path := self.chosen_path(self):
            self.open_file(path)

    def _preview_typed(self) -> None:
        text = self.text.toPlainText()
        if text.strip():
            self._try(lambda: self._desk.preview_text(text))
        else:
            self._show(None, "")

    def _try(self, look) -> None:
        try:
            preview = look()
        except StretchTimerError as error:
            self._show(None, str(error))
        else:
            self._show(preview, " ".join(preview.complaints))

    def _show(self, preview, sentence: str) -> None:
        """Show a preview, or why there is none."""
        self._preview = preview
        self.tree.clear()
        usable = 0
        for proposed in preview.routines if preview else ():
            usable += proposed.usable
            head = QTreeWidgetItem([proposed.routine.name, preview.format_name])
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            self.tree.addTopLevelItem(head)
            for line in proposed.lines:
                head.addChild(self._line(line))
            head.setExpanded(True)
        self._fit_rows()
        if preview and not usable and not sentence:
            sentence = _("There is nothing in it to keep.")
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.keep_button.setEnabled(usable > 0)

    def _line(self, line) -> QTreeWidgetItem:
        item = QTreeWidgetItem([line.source_text, line.sentence])
        name, color = _MARKS[line.outcome.value]
        item.setIcon(0, icons.icon(name, self._tokens.color(color), ICON_PX))
        return item

    def _fit_rows(self) -> None:
        """Give every row the height that its sentence needs at this width."""
        width = self.tree.viewport().width() - self.tree.columnWidth(0) - 2 * MARGIN_PX
        flags = int(Qt.TextFlag.TextWordWrap)
        for number in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(number)
            for row in range(head.childCount()):
                item = head.child(row)
                needed = self.fontMetrics().boundingRect(0, 0, width, 10_000, flags, item.text(1))
                item.setSizeHint(1, QSize(width, needed.height() + 2 * MARGIN_PX))

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _keep(self) -> None:
        try:
            routines = self._desk.keep(self._preview)
        except StretchTimerError as error:
            self.sentence.setText(str(error))
            self.sentence.show()
            return
        self.accept()
        for routine in routines:
            self.kept.emit(routine)
