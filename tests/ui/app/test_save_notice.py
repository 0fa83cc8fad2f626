"""Whatever is saved is confirmed, over the page that is shown, with the way to the file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from stretchtimer.ui.check_in.model import CheckIn
from stretchtimer.ui.print.dialog import PrintDialog
from tests.patience import PATIENCE_S
from tests.ui.app.programs import opened

# the offscreen platform complains about windows that have a least size
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def said(program, qtbot):
    """What the toast says now, empty where it is gone."""
    program.window.resize(1280, 800)
    opened(program)
    program.window.show_page("home")
    toast = program.notice.toast
    return lambda: toast.sentence if toast.isVisible() else ""


def test_the_words_of_the_notice(program, said, monkeypatch, tmp_path):
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    program.notice.file(str(tmp_path / "home" / "Documents" / "a.pdf"))
    assert said() == "Saved to Documents/a.pdf"
    assert program.notice.toast.button.text() == "Open folder"
    program.notice.file("/mnt/stick/a.pdf")
    assert said() == "Saved to /mnt/stick/a.pdf"


def test_the_folder_opens_in_the_desktop_and_the_toast_goes(qtbot, program, said, asked):
    program.notice.file("/mnt/stick/a.pdf")
    qtbot.mouseClick(program.notice.toast.button, Qt.MouseButton.LeftButton)
    assert (asked.folders, said()) == (["/mnt/stick"], "")


def test_a_desktop_that_opens_no_folders_leaves_the_place_to_read(qtbot, program, said, asked):
    asked.opens = False
    program.notice.file("/mnt/stick/a.pdf")
    qtbot.mouseClick(program.notice.toast.button, Qt.MouseButton.LeftButton)
    assert "/mnt/stick" in said()
    assert program.notice.toast.button.isHidden()


def test_a_long_path_keeps_both_ends_and_stays_in_the_window(program, said):
    program.window.resize(800, 560)
    path = "/mnt/" + "a-very-long-folder/" * 12 + "Quick Reset.mp3"
    program.notice.file(path)
    toast = program.notice.toast
    assert program.window.rect().contains(toast.geometry())
    shown = toast._label.text()
    assert shown.startswith("Saved to /mnt")
    assert shown.endswith("Quick Reset.mp3")
    assert path in said()


def test_the_keyboard_goes_back_to_the_page(program, said):
    program.notice.file("/mnt/stick/a.pdf")
    program.notice.toast.button.setFocus()
    program.notice.toast.hide()
    assert program.window.focusWidget() is program.window.page("home")


def test_it_stays_while_pages_change(program, said):
    program.notice.file("/mnt/stick/a.pdf")
    program.window.show_page("library")
    assert "a.pdf" in said()


def test_an_audio_file_is_confirmed(qtbot, program, said, asked, tmp_path, services, monkeypatch):
    asked.path = str(tmp_path / "mine.wav")
    monkeypatch.setattr(services, "render", lambda *_what: "a plan")
    program.home.exchange.save_audio(services.routine("desk-break"))
    qtbot.waitUntil(lambda: "mine.wav" in said(), timeout=PATIENCE_S * 1000)


def test_a_routine_file_is_confirmed(program, said, asked, tmp_path, services):
    asked.path = str(tmp_path / "mine")
    program.home.exchange.export(services.routine("desk-break"))
    assert said().endswith("mine.stretch")


def test_a_file_that_was_not_written_is_not_confirmed(program, said, asked, tmp_path, services):
    asked.path = str(tmp_path / "none" / "mine")
    program.home.exchange.export(services.routine("desk-break"))
    assert (said(), len(asked.warnings)) == ("", 1)


def test_a_pdf_file_is_confirmed_and_a_printed_sheet_too(program, said, asked, tmp_path):
    asked.path = str(tmp_path / "mine")
    program._show_sheet()
    program.window.findChild(PrintDialog).pdf_button.click()
    assert said().endswith("mine.pdf")
    program._show_sheet()
    program.window.findChildren(PrintDialog)[-1].printed.emit()
    assert "printer" in said()


def test_an_export_of_the_history_is_confirmed(qtbot, program, said, asked, tmp_path):
    asked.path = str(tmp_path / "mine")
    page = program.window.page("history")
    page.export.ask(".csv")
    qtbot.waitUntil(lambda: said().endswith("mine.csv"), timeout=PATIENCE_S * 1000)


def test_what_the_editor_saves_is_confirmed(program, said, services):
    program.editor.edit(services.routine("desk-break"))
    page = program.window.page("editor")
    page.saved.emit(services.routine("desk-break"))
    assert "Desk Break" in said()


def test_an_own_stretch_is_confirmed(program, said):
    program.library.own_saved.emit("Bridge")
    assert "Bridge" in said()


@pytest.mark.parametrize(("check_in", "there"), [(None, False), (CheckIn(3, None, ""), True)])
def test_answers_after_a_session_are_confirmed(program, said, clock, services, check_in, there):
    program.start(services.routine("quick-reset"))
    for _second in range(600):
        clock.advance(1.0)
        if program.run.driver is not None:
            program.run.driver.tick()
    assert program.window.current == "done"
    program.window.page("done").finished.emit(check_in)
    assert bool(said()) is there
