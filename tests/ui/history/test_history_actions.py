"""What can be done with the history: see more or less of it, take it along, delete from it and undo that."""

import pytest
from PySide6.QtCore import Qt

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.review import Period
from stretchtimer.storage.memory import MemoryHistory
from stretchtimer.ui.theme.stylesheet import stylesheet
from stretchtimer.ui.theme.tokens import dark, light
from tests.ui.history.histories import history_of, record

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
TORN = "The history cannot be used (torn page). Put a backup in its place."


class BrokenHistory(MemoryHistory):
    """A history whose file is damaged from some moment on."""

    broken = False

    def _refuse(self):
        if self.broken:
            raise StorageError(TORN)

    def count(self):
        self._refuse()
        return super().count()

    def page(self, limit, offset=0, after=None):
        self._refuse()
        return super().page(limit, offset, after)

    def remove(self, record_id):
        self._refuse()
        return super().remove(record_id)

    def bring_back(self, removal):
        self._refuse()
        return super().bring_back(removal)


@pytest.fixture
def dressed(qapp):
    """Dress the program at a text size."""
    before = qapp.styleSheet()
    yield lambda scale: qapp.setStyleSheet(stylesheet(light(), scale))
    qapp.setStyleSheet(before)


def names(page) -> list[str]:
    return [page.records.record(row).routine_name for row in range(page.records.rowCount())]


@pytest.fixture
def three():
    return history_of(*(record(days, routine_name=name) for days, name in enumerate("ABC")))


def test_the_arrows_go_through_the_sessions_at_once(qtbot, opened, three):
    page = opened(three)
    assert page.table.hasFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    assert page.details.title.text() == "B"


def test_a_session_is_deleted_by_a_key_and_the_next_one_is_chosen(qtbot, opened, three):
    page = opened(three)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert names(page) == ["A", "C"]
    assert page.details.title.text() == "C"
    assert "“B”" in page.deletion.toast.accessibleName()
    qtbot.keyClick(page.table, Qt.Key.Key_Z, CONTROL)
    assert names(page) == ["A", "B", "C"]
    assert page.details.title.text() == "B"
    assert not page.deletion.toast.isVisible()


def test_the_toast_undoes_a_deletion(qtbot, opened, three):
    page = opened(three)
    page.delete_current()
    qtbot.mouseClick(page.deletion.toast.button, LEFT)
    assert names(page) == ["A", "B", "C"]


def test_deletions_are_undone_one_after_the_other(qtbot, opened, three):
    page = opened(three)
    page.delete_current()
    page.delete_current()
    assert names(page) == ["C"]
    for left in (["B", "C"], ["A", "B", "C"], ["A", "B", "C"]):
        page.deletion.undo()
        assert names(page) == left


def test_delete_in_a_chart_deletes_nothing(qtbot, opened, three):
    page = opened(three)
    page.charts.days.setFocus()
    qtbot.keyClick(page.charts.days, Qt.Key.Key_Delete)
    assert len(names(page)) == 3


def test_the_words_of_what_was_done(opened, three):
    page = opened(three)
    page.delete_current()
    assert page.deletion.toast.accessibleName() == "The session “A” is deleted."


def test_all_history_goes_only_when_the_person_means_it(asked, qtbot, opened, three):
    page = opened(three)
    page.head.delete_all_asked.emit()
    assert ([question.yes for question in asked.questions], len(names(page))) == (["Delete 3 sessions"], 3)
    asked.sure = True
    page.head.delete_all_asked.emit()
    assert names(page) == []
    assert page.take_back.isVisible()
    page.deletion.toast.hide()
    page.refresh()
    qtbot.mouseClick(page.take_back, LEFT)
    assert names(page) == ["A", "B", "C"]
    assert not page.head.undo.isVisible()


@pytest.mark.parametrize(("suffix", "start"), [(".csv", "\ufeffdate"), (".json", "{"), (".ics", "BEGIN")])
def test_the_history_is_written_where_the_person_says(asked, tmp_path, qtbot, opened, three, suffix, start):
    page, path = opened(three), tmp_path / "mine"
    asked.path = str(path)
    with qtbot.waitSignal(page.export.done) as done:
        page.head.export_asked.emit(suffix)
    assert path.with_suffix(suffix).read_text("utf-8").startswith(start)
    assert done.args == [str(path.with_suffix(suffix))]


def test_ctrl_e_exports_a_table_and_no_choice_writes_nothing(asked, qtbot, opened, three):
    page = opened(three)
    qtbot.keyClick(page.table, Qt.Key.Key_E, CONTROL)
    qtbot.mouseClick(page.head.export, LEFT)
    assert asked.names == ["stretch history.csv"] * 2


def test_a_file_that_cannot_be_written_is_told(asked, tmp_path, qtbot, opened, three):
    page = opened(three)
    (tmp_path / "file").write_text("")
    asked.path = str(tmp_path / "file" / "x.csv")
    with qtbot.waitSignal(page.export.failed):
        page.head.export_asked.emit(".csv")
    assert "cannot be written" in page.trouble.sentence
    assert page.trouble.isVisible()


def test_another_time_is_shown(qtbot, opened):
    page = opened(history_of(record(0, pain_before=4, pain_after=1), record(60, pain_before=2, pain_after=6)))
    change = page.headline.numbers[3]
    assert (len(page.charts.days.marks), change.text()) == (16 * 7 - 3, "+0.5")
    qtbot.mouseClick(page.head.period.buttons[0], LEFT)
    assert (len(page.charts.days.marks), change.text()) == (4 * 7 - 3, "−3.0")
    qtbot.mouseClick(page.head.period.buttons[2], LEFT)
    assert len(page.charts.weeks.marks) == Period.YEAR


@pytest.mark.parametrize("size", [(728, 560), (1184, 600)])
def test_a_small_page_shows_sessions_or_charts(qtbot, opened, three, size):
    page = opened(three, *size)
    assert page.table.isVisible()
    assert not page.charts.isVisible()
    qtbot.mouseClick(page.head.view.buttons[1], LEFT)
    assert page.charts.isVisible()
    assert not page.table.isVisible()
    assert not page.details.isVisible()
    page.resize(1184, 800)
    assert page.charts.isVisible()
    assert page.table.isVisible()
    assert page.details.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("width", [1184, 1000, 728, 624])
@pytest.mark.parametrize("view", [0, 1])
def test_nothing_of_the_head_is_cut(qapp, dressed, opened, three, width, scale, view):
    dressed(scale)
    page = opened(three, width, 700)
    page._style.change(page._style.tokens, scale)
    page.head.view.buttons[view].click()
    qapp.processEvents()
    for part in (page.head.view, page.head.period, page.head.details, page.head.export, page.head.more):
        if part.isVisible():
            assert part.width() >= part.sizeHint().width()
            assert page.head.rect().contains(part.mapTo(page.head, part.rect().bottomRight()))


def test_a_history_that_breaks_is_told_and_nothing_else_happens(qtbot, opened):
    history = BrokenHistory()
    for days in range(3):
        history.add(record(days))
    page = opened(history)
    history.broken = True
    page.delete_current()
    assert page.trouble.sentence == TORN
    page.refresh()
    assert page.records.rowCount() == 0
    history.broken = False
    page.refresh()
    assert page.records.rowCount() == 3


def test_a_broken_history_can_be_opened(opened):
    history = BrokenHistory()
    history.broken = True
    page = opened(history)
    assert page.trouble.isVisible()
    assert page.to_routines.isVisible()


def test_another_theme_paints_the_charts_anew(opened, three):
    page = opened(three)
    before = page.charts.days.grab().toImage()
    page._style.change(dark(), page._style.scale)
    assert page.charts.days.grab().toImage() != before
