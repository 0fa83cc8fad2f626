"""Look at a routine's sheet, then print it or keep it as a PDF file."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
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
from stretchtimer.ui.print.printing import page_layout, paint_on, previews, save_pdf
from stretchtimer.ui.print.sheet import Picture, Sheet
from stretchtimer.ui.print.sheet_rows import headline, rows
from stretchtimer.ui.text.file_name import file_name, with_suffix
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.dialog import Dialog
from stretchtimer.ui.widgets.dialogs import Dialogs

_SHOWN_PX = 640


class PrintDialog(Dialog):
    """The page, and what to do with it."""

    saved = Signal(str)
    """The path of the PDF file that was written."""
    printed = Signal()

    def __init__(
        self,
        style: Style,
        dialogs: Dialogs,
        routine: Routine,
        catalogue: Catalogue,
        total_s: float,
        stop: Sequence[str],
        picture: Picture,
        parent: QWidget,
    ) -> None:
        super().__init__(style, parent)
        self._dialogs, self._picture = dialogs, picture
        words = (routine.name, headline(routine, total_s), rows(routine, catalogue))
        self._sheet = Sheet(*words, stop, style.tokens.looks, style.tokens.clothes)
        self.setWindowTitle(_("Print or save as PDF"))
        self.pages = self._pages()
        shown, stack = QWidget(), QVBoxLayout()
        shown.setLayout(stack)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(12)
        for page in self.pages:
            stack.addWidget(page)
        scroll = QScrollArea()
        scroll.setWidget(shown)
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
        self.resize(self.pages[0].sizeHint().width() + 72, _SHOWN_PX + 120)

    def _pages(self) -> list[QLabel]:
        """Return every page as it will be on paper."""
        ratio, labels = self.devicePixelRatioF(), []
        images = previews(self._sheet, self._picture, round(_SHOWN_PX * ratio))
        for number, image in enumerate(images, start=1):
            shown = QPixmap.fromImage(image)
            shown.setDevicePixelRatio(ratio)
            page = QLabel()
            page.setPixmap(shown)
            page.setFrameShape(QLabel.Shape.Box)
            said = _("Page {number} of {count}: {routine}")
            page.setAccessibleName(said.format(number=number, count=len(images), routine=self._sheet.title))
            labels.append(page)
        return labels

    def _save(self) -> None:
        name = file_name(self._sheet.title, ".pdf")
        path = self._dialogs.path_to_write(self, _("Save as PDF"), name, _("PDF (*.pdf)"))
        if not path:
            return
        path = with_suffix(path, ".pdf")
        try:
            save_pdf(path, self._sheet, self._picture)
        except StretchTimerError as error:
            self._warn(str(error))
        else:
            self.accept()
            self.saved.emit(path)

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
            self.printed.emit()
        else:
            self._warn(_("The printer does not take the page. Look at it, or save a PDF file instead."))

    def _warn(self, sentence: str) -> None:
        self.warning.setText(sentence)
        self.warning.show()
