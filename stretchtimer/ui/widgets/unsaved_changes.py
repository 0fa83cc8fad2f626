"""Ask, once, what becomes of changes that are not saved."""

from enum import Enum

from PySide6.QtWidgets import QMessageBox, QWidget

from stretchtimer.domain.translation import gettext as _


class Answer(Enum):
    """What the person wants."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


class UnsavedChanges(QMessageBox):
    """The question. `reason` says why the changes cannot be saved, empty where they can."""

    def __init__(self, parent: QWidget, name: str, reason: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Stretch Timer"))
        said = _("“{name}” has changes that are not saved.") if name else _("The new routine is not saved.")
        self.setText(said.format(name=name))
        self.setInformativeText(reason)
        role = QMessageBox.ButtonRole
        self.save = None if reason else self.addButton(_("Save"), role.AcceptRole)
        self.discard = self.addButton(_("Discard changes"), role.DestructiveRole)
        self.stay = self.addButton(_("Keep editing"), role.RejectRole)
        self.setDefaultButton(self.save or self.stay)
        self.setEscapeButton(self.stay)

    @property
    def answer(self) -> Answer:
        """Return what was pressed."""
        pressed = self.clickedButton()
        if pressed is self.discard:
            return Answer.DISCARD
        return Answer.SAVE if self.save is not None and pressed is self.save else Answer.STAY

    @classmethod
    def ask(cls, parent: QWidget, name: str, reason: str) -> Answer:
        """Show the question and return the answer."""
        question = cls(parent, name, reason)
        question.exec()
        answer = question.answer
        question.deleteLater()
        return answer
