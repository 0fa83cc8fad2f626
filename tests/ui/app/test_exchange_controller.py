"""Files come in through one gate, and not while nobody is to be asked."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from stretchtimer.exchange.hand_over import hand_over
from stretchtimer.exchange.service import ExchangeService
from stretchtimer.storage.memory import MemoryRoutines
from stretchtimer.storage.own_stretch_files import OwnStretchFiles
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue
from stretchtimer.ui.app.exchange_controller import ExchangeController
from stretchtimer.ui.importing.dialog import ImportDialog
from stretchtimer.ui.theme.style import Style

# the offscreen platform complains about windows that have a least size
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def exchange(window, asked):
    routines = MemoryRoutines(load_builtin_routines())
    desk = ExchangeService(routines, OwnStretchFiles(None, load_catalogue()), iter("abcdef").__next__)
    return ExchangeController(SimpleNamespace(exchange=desk), asked, SimpleNamespace(style=Style()), window)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "quick-reset.stretch"
    [routine] = [routine for routine in load_builtin_routines() if routine.id == "quick-reset"]
    hand_over(routine, path)
    return path


def dialogs(window) -> list[ImportDialog]:
    return [dialog for dialog in window.findChildren(ImportDialog) if dialog.isVisible()]


def drop(target: QWidget, *paths, text: str = "") -> bool:
    """Drag files or a text over a window and let go of them; tell whether it took them."""
    data = QMimeData()
    if text:
        data.setText(text)
    else:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(target.rect().center(), copy, data, left, none)
    QApplication.sendEvent(target, entering)
    if not entering.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(QPointF(target.rect().center()), copy, data, left, none))
    return True


def test_a_file_from_outside_is_shown_with_what_it_would_bring(exchange, window, file):
    exchange.receive(str(file))
    [dialog] = dialogs(window)
    assert dialog.tree.topLevelItem(0).text(0) == "Quick Reset"
    assert dialog.keep_button.isEnabled()


def test_a_dropped_file_is_shown(exchange, window, file):
    assert drop(window, file)
    [dialog] = dialogs(window)
    assert dialog.tree.topLevelItem(0).text(0) == "Quick Reset"


def test_two_files_at_once_are_not_taken(exchange, window, file):
    assert not drop(window, file, file)


def test_nothing_is_asked_while_the_gate_is_shut_and_a_file_from_outside_waits(exchange, window, file):
    exchange.shut = lambda: True
    exchange.receive(str(file))
    assert not drop(window, file)
    exchange.reopen()
    assert dialogs(window) == []
    exchange.shut = lambda: False
    exchange.reopen()
    assert len(dialogs(window)) == 1
    exchange.reopen()
    assert len(dialogs(window)) == 1


def test_escape_loses_nothing_that_was_typed(qtbot, exchange, window):
    exchange.open()
    [dialog] = dialogs(window)
    dialog.text.setPlainText("Cat-cow 30 s")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    exchange.open()
    [again] = dialogs(window)
    assert again.text.toPlainText() == "Cat-cow 30 s"
    assert again.keep_button.isEnabled()
    again.keep_button.click()
    exchange.open()
    [third] = dialogs(window)
    assert third.text.toPlainText() == ""


def test_keeping_a_file_leaves_what_was_typed(exchange, window, file):
    exchange.open()
    [dialog] = dialogs(window)
    dialog.text.setPlainText("Cat-cow 30 s")
    dialog.open_file(str(file))
    dialog.keep_button.click()
    exchange.open()
    [again] = dialogs(window)
    assert again.text.toPlainText() == "Cat-cow 30 s"


def test_a_file_or_a_text_dropped_on_the_dialog_is_shown(exchange, window, file):
    exchange.open()
    [dialog] = dialogs(window)
    assert drop(dialog, file)
    assert dialog.tree.topLevelItem(0).text(0) == "Quick Reset"
    assert drop(dialog, text="Happy baby 30 s")
    assert dialog.text.toPlainText() == "Happy baby 30 s"
    assert dialog.tree.topLevelItem(0).child(0).text(0) == "Happy baby 30 s"


QUICK = next(routine for routine in load_builtin_routines() if routine.id == "quick-reset")


def exported(exchange, asked, chosen, routine=QUICK) -> tuple[str, list[str]]:
    """Export a routine; return the name that was suggested, and what was said."""
    asked.path, asked.warnings = str(chosen), []
    exchange.export(routine)
    return asked.names[-1], asked.warnings


def test_a_routine_is_exported_under_a_name_that_is_no_path(exchange, asked, tmp_path):
    routine = replace(QUICK, name="../Hips: 3/week")
    suggested, said = exported(exchange, asked, tmp_path / "out.stretch", routine)
    assert (suggested, said) == ("Hips- 3-week.stretch", [])
    assert 'name = "../Hips: 3/week"' in (tmp_path / "out.stretch").read_text()


def test_the_ending_is_added_and_replaces_nothing_that_was_not_asked_about(exchange, asked, tmp_path):
    assert exported(exchange, asked, tmp_path / "out")[1] == []
    assert (tmp_path / "out.stretch").exists()
    [sentence] = exported(exchange, asked, tmp_path / "out")[1]
    assert "out.stretch is there already" in sentence


def test_choosing_no_file_exports_nothing(exchange, asked, tmp_path):
    assert exported(exchange, asked, "")[1] == []
    assert list(tmp_path.iterdir()) == []
