"""Ask what only the person can say: a file, a yes, what becomes of changes.

Who asks is handed the `Dialogs` with which to ask: the real ones in the program, other ones in a test.
"""

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from stretchtimer.domain.translation import gettext as _


class Answer(Enum):
    """What becomes of changes that are not saved."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


@dataclass(frozen=True, slots=True)
class Question:
    """A question before something is lost. `yes` stands on the button that loses it."""

    title: str
    sentence: str
    yes: str
    details: str = ""


class Dialogs(Protocol):
    """What can be asked, in front of a window. A path is empty where the person chose none."""

    def path_to_write(self, parent: QWidget, title: str, name: str, kinds: str) -> str:
        """Return the file to write to, `name` at first; `kinds` is a filter of Qt's.

        A name that is typed without an ending gets the one of the kind that is chosen.
        """
        ...

    def path_to_read(self, parent: QWidget, title: str, kinds: str) -> str:
        """Return the file to read; `kinds` is a filter of Qt's."""
        ...

    def open_folder(self, folder: str) -> bool:
        """Show a folder in the desktop's own program for it; tell whether there is one."""
        ...

    def confirms(self, parent: QWidget, question: Question) -> bool:
        """Tell whether something is to be lost."""
        ...

    def unsaved(self, parent: QWidget, name: str, reason: str) -> Answer:
        """Return what becomes of changes; `reason` says why they cannot be saved, empty where they can."""
        ...

    def warn(self, parent: QWidget, title: str, sentence: str) -> None:
        """Say what went wrong."""
        ...

    def show_bug(self, trace: str) -> None:
        """Say that the program has a fault, and let its trace be read."""
        ...


class DesktopDialogs:
    """The dialogs of the desktop. Each waits until it is answered.

    Files are looked for in the person's documents at first, then where the last one was.
    """

    def __init__(self) -> None:
        self._folder = ""

    def path_to_write(self, parent: QWidget, title: str, name: str, kinds: str) -> str:
        """Ask for a file; it asks by itself whether one that is there may be replaced."""
        dialog = QFileDialog(parent, title, self._first_folder(), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_suffix_of(dialog.selectedNameFilter()))
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_suffix_of(kind)))
        dialog.selectFile(name)
        return self._chosen(dialog)

    def path_to_read(self, parent: QWidget, title: str, kinds: str) -> str:
        """Ask for a file that is there."""
        dialog = QFileDialog(parent, title, self._first_folder(), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._chosen(dialog)

    def _first_folder(self) -> str:
        """Return where to look first: never the folder that the program happens to be started in."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        places = (self._folder, documents, str(Path.home()))
        return next((place for place in places if place and Path(place).is_dir()), "/")

    def _chosen(self, dialog: QFileDialog) -> str:
        paths = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        if not paths:
            return ""
        self._folder = str(Path(paths[0]).parent)
        return paths[0]

    def open_folder(self, folder: str) -> bool:
        """Show it with what the desktop has."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(folder))

    def confirms(self, parent: QWidget, question: Question) -> bool:
        """Ask; Enter and Escape lose nothing."""
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(question.title)
        box.setText(question.sentence)
        box.setInformativeText(question.details)
        yes = box.addButton(question.yes, QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        sure = box.clickedButton() is yes
        box.deleteLater()
        return sure

    def unsaved(self, parent: QWidget, name: str, reason: str) -> Answer:
        """Ask, and stay where the question is closed."""
        box = UnsavedChanges(parent, name, reason)
        box.exec()
        answer = box.answer
        box.deleteLater()
        return answer

    def warn(self, parent: QWidget, title: str, sentence: str) -> None:
        """Say it until it is closed."""
        QMessageBox.warning(parent, title, sentence)

    def show_bug(self, trace: str) -> None:
        """Say it, with the trace under a button."""
        box = QMessageBox(
            QMessageBox.Icon.Critical,
            _("Stretch Timer"),
            _("Something in the program went wrong. Your routines and history are safe. Restart it, please."),
        )
        box.setDetailedText(trace)
        box.exec()


def _suffix_of(kind: str) -> str:
    """Return the first ending that a filter such as "PDF (*.pdf)" names."""
    found = re.search(r"\*\.(\w+)", kind)
    return found.group(1) if found else ""


class UnsavedChanges(QMessageBox):
    """The question what becomes of changes; saving is offered where it can be done."""

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
