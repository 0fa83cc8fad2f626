"""Files are looked for in the person's documents, then where the last one was."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from stretchtimer.ui.widgets.dialogs import DesktopDialogs

DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def documents(tmp_path, monkeypatch):
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", lambda kind: str(folder) if kind is DOCUMENTS else ""
    )
    return folder


@pytest.fixture
def person(monkeypatch):
    """Answer file dialogs: `does` is what is done in one; remember the folder each began in."""

    class Person:
        began: list[str]

        def does(self, dialog):
            return False

    person = Person()
    person.began = []

    def exec_(dialog):
        person.began.append(dialog.directory().path())
        return person.does(dialog)

    monkeypatch.setattr(QFileDialog, "exec", exec_)
    return person


def choosing(path):
    def choose(dialog):
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        return True

    return choose


def test_the_first_file_goes_into_the_documents_and_the_next_where_it_went(
    parent, documents, person, tmp_path
):
    dialogs, other = DesktopDialogs(), tmp_path / "other"
    other.mkdir()
    (other / "mine.stretch").write_text("")
    assert dialogs.path_to_write(parent, "Save", "mine.pdf", "PDF (*.pdf)") == ""
    person.does = choosing(other / "mine.stretch")
    assert dialogs.path_to_read(parent, "Open", "Routine (*.stretch)") == str(other / "mine.stretch")
    person.does = lambda _dialog: False
    dialogs.path_to_write(parent, "Save", "mine.pdf", "PDF (*.pdf)")
    dialogs.path_to_read(parent, "Open", "All (*)")
    assert person.began == [str(documents)] * 2 + [str(other)] * 2


def test_without_documents_it_is_the_home_and_never_the_working_folder(
    parent, documents, person, tmp_path, monkeypatch
):
    documents.rmdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    DesktopDialogs().path_to_write(parent, "Save", "mine.pdf", "PDF (*.pdf)")
    DesktopDialogs().path_to_read(parent, "Open", "PDF (*.pdf)")
    assert person.began == [str(tmp_path)] * 2


def test_a_folder_that_went_away_is_not_begun_in(parent, documents, person, tmp_path):
    gone = tmp_path / "stick"
    gone.mkdir()
    dialogs = DesktopDialogs()
    person.does = choosing(gone / "a.pdf")
    assert dialogs.path_to_write(parent, "Save", "a.pdf", "PDF (*.pdf)") == str(gone / "a.pdf")
    gone.rmdir()
    dialogs.path_to_write(parent, "Save", "a.pdf", "PDF (*.pdf)")
    assert person.began[-1] == str(documents)


@pytest.mark.parametrize(("kind", "ending"), [("MP3 (*.mp3)", ".mp3"), ("WAV (*.wav)", ".wav")])
def test_a_name_without_an_ending_gets_that_of_the_kind(parent, documents, person, kind, ending):
    def choose(dialog):
        dialog.selectNameFilter(kind)
        dialog.filterSelected.emit(kind)
        dialog.selectFile("mine")
        return True

    person.does = choose
    path = DesktopDialogs().path_to_write(parent, "Save", "Gentle.mp3", "MP3 (*.mp3);;WAV (*.wav)")
    assert path == str(documents / f"mine{ending}")


def test_a_folder_is_shown_by_the_desktop(parent, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url.toLocalFile())))
    assert DesktopDialogs().open_folder(str(tmp_path)) is False
    assert opened == [str(tmp_path)]
