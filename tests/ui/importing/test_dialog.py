import pytest
from PySide6.QtCore import Qt

from stretchtimer.domain.errors import StorageError
from stretchtimer.exchange.service import ExchangeService
from stretchtimer.storage.memory import MemoryRoutines
from stretchtimer.storage.own_stretch_files import OwnStretchFiles
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue
from stretchtimer.ui.importing.dialog import ImportDialog
from stretchtimer.ui.theme.style import Style

# the offscreen platform complains about windows that have a least size
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

TEXT = "Knee to chest 3 x 30 s each side\nCat-cow 10 reps\nlorem ipsum"


@pytest.fixture
def desk():
    routines = MemoryRoutines(load_builtin_routines())
    return ExchangeService(
        routines, OwnStretchFiles(None, load_catalogue()), iter("abcdef").__next__
    ), routines


@pytest.fixture
def dialog(qtbot, desk, asked):
    made = ImportDialog(Style(), asked, desk[0])
    qtbot.addWidget(made)
    return made


def rows(dialog: ImportDialog) -> list[tuple[str, str]]:
    head = dialog.tree.topLevelItem(0)
    return [(head.child(row).text(0), head.child(row).text(1)) for row in range(head.childCount())]


def test_what_is_typed_is_shown_before_it_is_kept(qtbot, dialog, desk):
    before = len(desk[1].all())
    dialog.text.setPlainText(TEXT)
    qtbot.waitUntil(lambda: dialog.tree.topLevelItemCount() == 1)
    assert [source for source, _sentence in rows(dialog)] == TEXT.splitlines()
    assert dialog.keep_button.isEnabled()
    assert len(desk[1].all()) == before
    with qtbot.waitSignal(dialog.kept) as kept:
        qtbot.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
    assert [item.stretch_id for item in kept.args[0].items] == ["knee-to-chest", "cat-cow"]
    assert len(desk[1].all()) == before + 1


def test_an_import_never_takes_the_place_of_a_routine(qtbot, dialog, desk):
    kept = [desk[0].keep(desk[0].preview_text("Full Relief\nHappy baby 30 s")) for _time in range(2)]
    names = [routine.name for routine in desk[1].all()]
    assert len(names) == len(set(names))
    assert len({routine.id for [routine] in kept}) == 2


def test_a_file_that_cannot_be_read_is_a_sentence(dialog, tmp_path):
    dialog.open_file(str(tmp_path / "nothing.stretch"))
    assert "nothing.stretch" in dialog.wrong.sentence
    assert not dialog.keep_button.isEnabled()


def test_nothing_to_keep_disables_keep(qtbot, dialog):
    dialog.text.setPlainText("lorem ipsum")
    qtbot.waitUntil(lambda: not dialog.wrong.isHidden())
    assert not dialog.keep_button.isEnabled()


def test_a_file_is_shown_instead_of_the_text_and_enter_keeps_it(qtbot, dialog, tmp_path):
    (tmp_path / "hips.txt").write_text("Figure four 30 s each side\n")
    dialog.show()
    dialog.open_file(str(tmp_path / "hips.txt"))
    assert dialog.lead.text() == "From the file hips.txt"
    assert not dialog.text.isVisible()
    assert dialog.focusWidget() is dialog.keep_button
    qtbot.mouseClick(dialog.type_button, Qt.MouseButton.LeftButton)
    assert dialog.text.isVisible()
    assert dialog.tree.topLevelItemCount() == 0


def test_what_was_typed_a_moment_ago_is_kept_too(qtbot, dialog):
    dialog.show()
    dialog.text.setPlainText("Cat-cow 30 s")
    qtbot.waitUntil(dialog.keep_button.isEnabled)
    dialog.text.setPlainText("Cat-cow 30 s\nHappy baby 20 s")
    with qtbot.waitSignal(dialog.kept) as kept:
        qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [item.stretch_id for item in kept.args[0].items] == ["cat-cow", "happy-baby"]


def test_every_line_says_what_became_of_it_without_its_colour(qtbot, dialog):
    dialog.text.setPlainText(TEXT + "\nCalf stretch 30 s\nChild's pose 500 s\n3 x 3")
    qtbot.waitUntil(lambda: dialog.tree.topLevelItemCount() == 1)
    head = dialog.tree.topLevelItem(0)
    said = [head.child(row).data(0, Qt.ItemDataRole.AccessibleTextRole) for row in range(head.childCount())]
    assert [text.partition(":")[0] for text in said] == [
        "understood",
        "changed",
        "not understood",
        "new stretch",
        "changed",
        "not understood",
    ]


def test_a_note_about_the_whole_stands_beside_what_can_be_kept(dialog, tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("Rücken: \nCat-cow 30 s".encode("latin-1"))
    dialog.show()
    dialog.open_file(str(path))
    assert dialog.wrong.isHidden()
    assert "UTF-8" in dialog.remark.sentence
    assert dialog.keep_button.isEnabled()


def test_a_remark_about_another_file_does_not_come_back_with_a_warning(
    qtbot, dialog, desk, tmp_path, monkeypatch
):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes("Rücken: \nCat-cow 30 s".encode("latin-1"))
    new.write_text("Cat-cow 30 s")
    dialog.show()
    dialog.open_file(str(old))
    dialog.open_file(str(new))

    def full(_preview):
        raise StorageError("The disk is full. Free some space.")

    monkeypatch.setattr(desk[0], "keep", full)
    qtbot.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
    assert dialog.wrong.isVisible()
    assert dialog.remark.isHidden()
