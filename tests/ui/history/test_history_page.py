"""The history page shows what was done, reads only what is in sight, and explains an empty history."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.record import Felt, HoldOutcome, HoldRecord
from stretchtimer.domain.review import ReviewDay
from stretchtimer.domain.stretch import FeltOn, Side
from stretchtimer.ui.history import chart_words, record_words
from stretchtimer.ui.history.table import NOTE, PAGE, PAIN, SIDE, RecordsModel
from tests.ui.history.histories import DAY_S, HOLDS, NOW, CountedHistory, history_of, record

#: 16 November 2025.
SUNDAY = int(NOW // DAY_S) - 4


def cells(model, row):
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_a_row_tells_a_session(opened):
    page = opened(history_of(record(pain_before=4, pain_after=2, felt=Felt.RIGHT, note="Felt\nbetter")))
    assert cells(page.records, 0) == [
        "Thu 20 Nov, 12:00",
        "Full Relief",
        "5:00",
        "2 of 3, it hurt",
        "4 → 2",
        "Just right",
        "Felt better",
    ]


def test_another_year_is_named(opened):
    before = record(days_ago=400)
    page = opened(history_of(before))
    assert page.records.index(0, 0).data() == record_words.when(before, 2025)
    assert "2024" in page.records.index(0, 0).data()


@pytest.mark.parametrize(("region", "time"), [("de_DE", "12:00"), ("ar_EG", "12:00 PM"), ("ja_JP", "12:00")])
def test_dates_have_the_language_of_the_words_in_every_region(opened, settled, region, time):
    history = history_of(record(), record(days_ago=30))
    words = dated(opened(history))
    assert [text.count("12:00") for text in words] == [1, 1, 0, 0]
    settled(region)
    assert dated(opened(history)) == [text.replace("12:00", time) for text in words]


def dated(page):
    """Return every text of the page that holds a date."""
    return [
        page.records.index(0, 0).data(),
        page.details.summary.text(),
        page.headline.captions[2].text(),
        page.charts.days.marks[-1].words,
    ]


def test_the_words_of_the_page(opened):
    page = opened(history_of(record(), record(days_ago=30)), 728, 560)
    assert dated(page) == [
        "Thu 20 Nov, 12:00",
        "Thu 20 Nov, 12:00 · 5:00 · 2 of 3, it hurt",
        "Sessions since October",
        "Thursday 20 November, 5 minutes",
    ]
    assert [caption.text() for caption in page.headline.captions[:2]] == [
        "Days this week",
        "Minutes this week",
    ]
    assert page.head.details.text() == "Show details"
    page.head.details.click()
    assert page.head.details.text() == "Back to the list"


def test_weeks_begin_with_the_day_they_begin_with_here(opened, settled):
    settled("en_US")
    # Sunday is of this week there
    page = opened(history_of(record(days_ago=4)))
    assert page.headline.numbers[0].text() == "1"
    assert page.charts.days.marks[-5].words == chart_words.day(ReviewDay(SUNDAY, 5.0))
    assert page.charts.days.marks[-5].row == 0


@pytest.mark.parametrize(
    ("before", "after", "seen", "heard"),
    [
        (None, None, "", "Pain not asked"),
        (4, None, "4 → –", "Pain 4 before"),
        (None, 2, "– → 2", "Pain 2 after"),
        (0, 0, "0 → 0", "Pain 0 before, 0 after"),
    ],
)
def test_pain_that_was_not_told_is_not_made_up(opened, before, after, seen, heard):
    page = opened(history_of(record(pain_before=before, pain_after=after)))
    cell = page.records.index(0, PAIN)
    assert cell.data() == seen
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == heard


def test_the_newest_session_stands_open_with_its_holds(opened):
    page = opened(history_of(record(days_ago=1, routine_name="Older"), record(note="<b>Sore</b>")))
    assert page.details.title.text() == "Full Relief"
    assert [cells(page.details.holds, row) for row in range(4)] == [
        ["Knee to Chest", "Right", "30 of 30 s", "done"],
        ["Knee to Chest", "Left", "11 of 30 s", "hurt at 11 s"],
        ["Happy Baby", "", "40 of 30 s", "done, +10 s"],
        ["Cat-Cow", "", "0 of 30 s", "left for next time"],
    ]
    assert page.details.note.text() == "<b>Sore</b>"
    assert page.details.note.textFormat() is Qt.TextFormat.PlainText


LUNGE = HoldRecord(
    "runners-lunge", "Runner's Lunge", Side.RIGHT, 30.0, 30.0, HoldOutcome.DONE, felt_on=FeltOn.OTHER
)


def test_a_lunge_is_told_by_the_foot_in_front_and_by_the_hip_it_stretches(opened):
    page = opened(history_of(record(holds=(LUNGE, replace(LUNGE, stretch_id="own-lunge"), HOLDS[0]))))
    holds = page.details.holds
    cells = [holds.index(row, SIDE) for row in range(3)]
    assert [cell.data() for cell in cells] == ["Right, felt left", "Right, felt left", "Right"]
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert [cell.data(role) for cell in cells] == [
            "Right foot forward, stretches the left hip",
            "Right, stretches the left side",
            "Right",
        ]


@pytest.mark.parametrize(
    ("outcome", "hurt_at_s", "said"),
    [
        (HoldOutcome.HURT, 8.0, "hurt at 8 s"),
        (HoldOutcome.HURT, 0.0, "hurt on the way in"),
        (HoldOutcome.DONE, 8.0, "done, hurt at 8 s"),
        (HoldOutcome.ENDED_EARLY, None, "ended early"),
    ],
)
def test_pain_is_told_beside_how_a_hold_ended(outcome, hurt_at_s, said):
    hold = replace(LUNGE, outcome=outcome, hurt_at_s=hurt_at_s)
    assert record_words.hold_line(hold)[3] == said


@pytest.mark.parametrize(("hurt_at_s", "said"), [(None, "Stopped"), (3.0, "Stopped, it hurt")])
def test_a_session_in_which_nothing_was_held_to_its_end_shows_no_zeros_and_counts_for_no_day(
    opened, hurt_at_s, said
):
    hold = replace(LUNGE, outcome=HoldOutcome.ENDED_EARLY, held_s=12.0, hurt_at_s=hurt_at_s)
    page = opened(history_of(record(holds=(hold,))))
    assert cells(page.records, 0)[3] == said
    assert page.headline.numbers[0].text() == "0"


@pytest.mark.parametrize("shown", ["charts", "details"])
def test_the_keyboard_is_on_what_is_shown_when_the_page_comes_back(qtbot, opened, shown):
    page = opened(history_of(record()))
    page.resize(720, 480)
    if shown == "charts":
        page.head.view.buttons[1].click()
    else:
        page.head.details.click()
    page.hide()
    page.show()
    assert page.focusWidget().isVisible()
    page.head.view.buttons[0].click()
    page.hide()
    page.show()
    assert page.focusWidget().isVisible()


def test_arrows_open_another_session(qtbot, opened):
    page = opened(history_of(record(days_ago=1, routine_name="Older"), record()))
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.details.title.text() == "Older"
    assert page.details.note.isHidden()


def test_the_headline_counts_this_week_and_all(opened):
    # Thursday, Monday and the Sunday before
    page = opened(history_of(record(0), record(3, active_s=600.0), record(4), record(80)))
    assert [number.text() for number in page.headline.numbers[:3]] == ["2", "15", "4"]
    assert "September" in page.headline.captions[2].text()


@pytest.mark.parametrize("size", [(728, 560), (999, 800), (1184, 800)])
def test_no_number_of_the_headline_vanishes_where_it_is_narrow(opened, size):
    page = opened(history_of(record(), record(days_ago=30)), *size)
    head = page.headline
    for part in (*head.numbers, *head.captions):
        assert part.isVisible()
        assert head.rect().contains(QRect(part.mapTo(head, QPoint(0, 0)), part.size()))
    rows = {number.mapTo(head, QPoint(0, 0)).y() for number in head.numbers}
    assert len(rows) == (1 if size[0] >= 1000 else 2)


def test_an_empty_history_says_so_and_leads_to_the_routines(qtbot, opened):
    page = opened(history_of())
    assert page.to_routines.isVisible()
    assert not page.table.isVisible()
    assert not page.head.details.isVisible()
    with qtbot.waitSignal(page.routines_asked):
        page.to_routines.click()


def test_a_session_that_was_added_appears(opened):
    history = history_of()
    page = opened(history)
    history.add(record())
    page.refresh()
    assert page.table.isVisible()
    assert page.details.title.text() == "Full Relief"


def test_of_twenty_thousand_sessions_only_those_in_sight_are_read(opened):
    history = CountedHistory(20_000)
    page = opened(history)
    QApplication.processEvents()
    assert page.records.rowCount() == 20_000
    assert set(history.read) == {(PAGE, 0), (1, 19_999)}


def test_twenty_thousand_sessions_are_no_more_work_to_open_than_two_hundred(opened, monkeypatch):
    asked = set()
    answer = RecordsModel.data

    def data(model, index, *role):
        asked.add(index.row())
        return answer(model, index, *role)

    monkeypatch.setattr(RecordsModel, "data", data)
    work = []
    for total in (200, 20_000):
        history = CountedHistory(total)
        opened(history)
        QApplication.processEvents()
        work.append((len(history.read), frozenset(asked)))
        asked.clear()
    assert work[0] == work[1]


def test_the_oldest_session_is_one_key_away(qtbot, opened):
    history = CountedHistory(20_000)
    page = opened(history)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert page.details.title.text() == "Session 19999"
    assert len(set(history.read)) <= 4


def test_few_pages_are_kept(qapp):
    history = CountedHistory(20_000)
    model = RecordsModel(history, ManualClock(wall=NOW))
    model.refresh()
    for row in range(0, 20_000, PAGE):
        model.record(row)
    assert len(model._pages) == 8
    assert len(history.read) == 200


def test_a_record_that_is_gone_leaves_an_empty_row(qapp):
    history = CountedHistory(3)
    model = RecordsModel(history, ManualClock(wall=NOW))
    model.refresh()
    history.total = 2
    assert model.record(2) is None
    assert model.index(2, 0).data() is None


@pytest.mark.parametrize("width", [1184, 1000, 908, 728, 624])
def test_columns_fit_the_width(opened, width):
    page = opened(history_of(record(pain_before=4, note="A note of some length. " * 5)), width, 480)
    for table in (page.table, page.details.table):
        if table.isVisible():
            header = table.horizontalHeader()
            assert header.length() <= table.viewport().width()
            assert table.columnWidth(table._wide) >= 100


def test_there_is_room_for_the_note_in_a_wide_window(opened, window):
    window.resize(1900, 1000)
    page = opened(history_of(record(note="Better")), 1824, 1000)
    assert not page.table.isColumnHidden(NOTE)


def test_a_narrow_window_shows_the_list_or_the_session(qtbot, opened):
    page = opened(history_of(record()), 728, 560)
    assert page.table.isVisible()
    assert not page.details.isVisible()
    page.table.setFocus()
    to_the_session = page.head.details.text()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert not page.table.isVisible()
    assert page.details.table.hasFocus()
    assert page.head.details.text() != to_the_session
    qtbot.keyClick(page.details.table, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert not page.details.isVisible()


def test_the_button_does_what_enter_does(qtbot, opened):
    page = opened(history_of(record()), 728, 560)
    qtbot.mouseClick(page.head.details, Qt.MouseButton.LeftButton)
    assert page.details.isVisible()
    qtbot.mouseClick(page.head.details, Qt.MouseButton.LeftButton)
    assert page.table.isVisible()


def test_larger_text_makes_higher_rows(opened):
    page = opened(history_of(record()))
    before = page.table.rowHeight(0)
    page._style.change(page._style.tokens, 1.5)
    assert page.table.rowHeight(0) == round(before * 1.5)
