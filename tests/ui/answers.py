"""Answer in the person's place what a window asks."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from stretchtimer.ui.widgets.dialogs import Answer, Question


@dataclass
class Answers:
    """Dialogs that are answered at once, and remember what was asked and said.

    `path` is the file that is chosen, `sure` and `answer` what is said to the questions; `opens` tells that
    the desktop can show folders.
    """

    path: str = ""
    sure: bool = False
    answer: Answer = Answer.DISCARD
    opens: bool = True
    #: The name suggested for each file to write, the filter for each file.
    names: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    #: Name and reason of each question about changes.
    leavings: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)

    def path_to_write(self, parent: QWidget, title: str, name: str, kinds: str) -> str:
        self.names.append(name)
        self.kinds.append(kinds)
        return self.path

    def path_to_read(self, parent: QWidget, title: str, kinds: str) -> str:
        self.kinds.append(kinds)
        return self.path

    def open_folder(self, folder: str) -> bool:
        self.folders.append(folder)
        return self.opens

    def confirms(self, parent: QWidget, question: Question) -> bool:
        self.questions.append(question)
        return self.sure

    def unsaved(self, parent: QWidget, name: str, reason: str) -> Answer:
        self.leavings.append((name, reason))
        return self.answer

    def warn(self, parent: QWidget, title: str, sentence: str) -> None:
        self.warnings.append(sentence)

    def show_bug(self, trace: str) -> None:
        self.bugs.append(trace)
