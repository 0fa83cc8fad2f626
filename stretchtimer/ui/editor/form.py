"""Show the name, the total time, and what keeps the routine from being saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from stretchtimer.domain.draft import Draft, DraftField, Problem
from stretchtimer.domain.duration import about_text
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext
from stretchtimer.ui.editor.fields import TextField
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.banner import Banner
from stretchtimer.ui.widgets.label import label


class Form(QFrame):
    """The part above the list."""

    sent = Signal(object)
    """The person wants to go to this Problem."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self._first: Problem | None = None
        self._builtin = self._small = False
        self._total_s = 0.0
        self.name = TextField()
        self.name.setAccessibleName(_("Routine name"))
        self.name_error, self.shipped = label("error", wrap=True), label("caption", wrap=True)
        self.shipped.setText(
            _("This routine came with the app. Under its name your changes replace it until you restore it.")
            + " "
            + _("Under another name they become a routine of your own.")
        )
        self.total = label("title-m", "0:00")
        self.missing = Banner(style, "info")
        self.wrong = Banner(style, "error")
        self.failed = Banner(style, "error", closable=True)
        self.go = self.wrong.add_action(_("Go to it"), "ghost")
        self.go.clicked.connect(self._go)
        self._lay_out()
        for note in (self.missing, self.wrong, self.failed):
            note.hide()

    def _lay_out(self) -> None:
        self._labels = label("label", _("Routine name")), label("label", _("Total time"))
        name_label, total_label = self._labels
        name_label.setBuddy(self.name)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.addWidget(name_label, 0, 0)
        grid.addWidget(total_label, 0, 1, right)
        grid.addWidget(self.name, 1, 0)
        grid.addWidget(self.total, 1, 1, right)
        grid.setColumnStretch(0, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 16, 0)
        self._column.setSpacing(8)
        self._column.addLayout(grid)
        for widget in (self.name_error, self.shipped, self.failed, self.missing, self.wrong):
            self._column.addWidget(widget)

    def show_draft(self, draft: Draft, problems: list[Problem], total_s: float) -> None:
        """Show the draft; problems of what is only missing are said without alarm."""
        self.name.show_text(draft.name)
        self._total_s = total_s
        self._show_total()
        self._builtin = draft.origin is not None and draft.origin.builtin
        self._show_shipped()
        new = draft.origin is None
        wrong = [problem for problem in problems if not (new and problem.missing)]
        missing = [problem for problem in problems if new and problem.missing]
        about_name = [problem.sentence for problem in wrong if problem.field is DraftField.NAME]
        self.name_error.setText(" ".join(about_name))
        self.name_error.setVisible(bool(about_name))
        self.name.set_wrong(bool(about_name))
        self.name.setAccessibleDescription(" ".join(about_name))
        self._first = wrong[0] if wrong else None
        if wrong:
            self.wrong.set_sentence(f"{correct_words(len(wrong))} {wrong[0].summary}")
        elif missing:
            said = " ".join(problem.sentence for problem in missing)
            self.missing.set_sentence(_("To save: {what}").format(what=said))
        self.wrong.setVisible(bool(wrong))
        self.missing.setVisible(bool(missing) and not wrong)

    def show_failed(self, sentence: str) -> None:
        """Say why it could not be saved."""
        self.failed.set_sentence(sentence)
        self.failed.show()

    def set_small(self, small: bool) -> None:
        """Leave out the labels and the word about shipped routines in a small window."""
        self._column.setSpacing(4 if small else 8)
        self._small = small
        for name in self._labels:
            name.setHidden(small)
        self._show_total()
        self._show_shipped()

    def _show_total(self) -> None:
        """Say what the time is in the line of the label, or beside it."""
        time = about_text(self._total_s)
        self.total.setText(_("Total {time}").format(time=time) if self._small else time)

    def _show_shipped(self) -> None:
        self.shipped.setVisible(self._builtin and not self._small)

    def _go(self) -> None:
        if self._first is not None:
            self.sent.emit(self._first)


def correct_words(count: int) -> str:
    """Return "Correct 1 thing to save."."""
    return ngettext("Correct {n} thing to save.", "Correct {n} things to save.", count).format(n=count)


def reason(problems: list[Problem], changed: bool) -> str:
    """Return why the draft cannot be saved, empty where it can."""
    if problems:
        return f"{correct_words(len(problems))} {problems[0].summary}"
    return "" if changed else _("Nothing has changed.")
