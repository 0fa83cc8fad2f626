"""Look at a routine's sheet, then print it or keep it as a PDF file."""

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.stretch import Catalogue
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.print.printing import page_layout, paint_on, preview, save_pdf
from stretchtimer.ui.print.sheet import Picture, Sheet
from stretchtimer.ui.print.sheet_rows import headline, rows
from stretchtimer.ui.text.file_name import file_name, with_suffix
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.dialog import Dialog
from stretchtimer.ui.widgets.dialogs import Dialogs

_SHOWN_PX = 640


class PrintDialog(Dialog):
    """The page, and what to do with it."""

    def __init__(
        self,
        style: Style,
        dialogs: Dialogs,
        routine: Routine,
        catalogue: Catalogue,
        total_s: float,
        picture: Picture,
        parent: QWidget,
    ) -> None:
        super().__init__(style, parent)
        self._dialogs, self._picture = dialogs, picture
        words = (routine.name, headline(routine, total_s), rows(routine, catalogue))
        self._sheet = Sheet(*words, style.tokens.looks, style.tokens.clothes)
        self.setWindowTitle(_("Print or save as PDF"))
        page = QLabel()
        ratio = self.devicePixelRatioF()
        shown = QPixmap.fromImage(preview(self._sheet, picture, round(_SHOWN_PX * ratio)))
        shown.setDevicePixelRatio(ratio)
        page.setPixmap(shown)
        page.setFrameShape(QLabel.Shape.Box)
        page.setAccessibleName(_("The page: {routine}").format(routine=routine.name))
        scroll = QScrollArea()
        scroll.setWidget(page)
        self.warning = QLabel(wordWrap=True)
        self.warning.setProperty("role", "error")
        self.warning.hide()
        self.print_button, self.pdf_button = QPushButton(_("Print…")), QPushButton(_("Save as PDF…"))
        self.close_button = QPushButton(_("Close"))
        self.pdf_button.setProperty("kind", "primary")
        self.pdf_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.close_button, self.print_button, self.pdf_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(scroll, 1)
        column.addWidget(self.warning)
        column.addLayout(buttons)
        self.pdf_button.clicked.connect(self._save)
        self.print_button.clicked.connect(self._print)
        self.close_button.clicked.connect(self.reject)
        self.resize(shown.deviceIndependentSize().toSize().width() + 72, _SHOWN_PX + 120)

    def _save(self) -> None:
        name = file_name(self._sheet.title, ".pdf")
        path = self._dialogs.path_to_write(self, _("Save as PDF"), name, _("PDF (*.pdf)"))
        if not path:
            return
        try:
            save_pdf(with_suffix(path, ".pdf"), self._sheet, self._picture)
        except StretchTimerError as error:
            self._warn(str(error))
        else:
            self.accept()

    def _print(self) -> None:
        # loaded here: most people never print
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        printer.setDocName(self._sheet.title)
        if QPrintDialog(printer, self).exec() != QDialog.DialogCode.Accepted:
            return
        if paint_on(printer, self._sheet, self._picture):
            self.accept()
        else:
            self._warn(_("The printer does not take the page. Look at it, or save a PDF file instead."))

    def _warn(self, sentence: str) -> None:
        self.warning.setText(sentence)
        self.warning.show()
