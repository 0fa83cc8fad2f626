"""After a session: what was done is shown, and one key finishes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.record import Felt
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.ui.check_in.model import LONGEST_NOTE, CheckIn, felt_advice, pain_advice
from stretchtimer.ui.check_in.page import CheckInPage
from stretchtimer.ui.text.week_days import DayState
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.stylesheet import stylesheet
from stretchtimer.ui.theme.tokens import dark, light
from tests.ui.check_in import results

SIZES = [(720, 480), (800, 560), (960, 720), (1280, 800), (1920, 1080), (720, 1280)]


@pytest.fixture
def clock():
    return ManualClock()


@pytest.fixture
def dressed(qapp):
    """Dress the program in the light theme at 100 %; call it for another text size."""
    before = qapp.styleSheet()

    def dress(percent=100):
        qapp.setStyleSheet(stylesheet(light(), percent / 100))

    dress()
    yield dress
    qapp.setStyleSheet(before)


@pytest.fixture
def page(qtbot, clock, dressed):
    # In a window of its own the page would put its least size on the screen's window.
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1920, 1280)
    widget = CheckInPage(Style(), clock=clock, parent=window)
    widget.resize(1280, 800)
    widget.show_result(results.FINISHED)
    with qtbot.waitExposed(window):
        window.show()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    # Yielded, not returned: the window lives as long as this function.
    yield widget
    window.hide()


@pytest.fixture
def answers(page):
    given = []
    page.finished.connect(given.append)
    return given


def press(qtbot, page, *keys):
    for key in keys:
        qtbot.keyClick(page.window().focusWidget(), key)


def units(page):
    return [number.unit.text() for number in page.result.numbers]


def test_the_words_of_the_page(page):
    assert units(page) == ["session time", "stretches", "holds"]
    assert page.result.week_words.text() == "3 days this week"
    assert page.card.pain_title.text() == "How is the pain now?"
    assert page.card.pain_help.text() == "0 is none, 10 is the worst you can imagine. You said 4 before."
    assert page.card.felt.accessibleName() == page.card.felt_title.text() == "How did it feel?"
    felt = {key: button.accessibleName() for key, button in page.card.felt._buttons.items()}
    assert felt == {Felt.EASY: "Easy", Felt.RIGHT: "Just right", Felt.TOO_MUCH: "Too much"}
    assert page.card.pain.focusProxy().accessibleName() == "Pain 0"
    assert page.card.note.accessibleName() == page.card.note_title.text() == "Note (optional)"
    assert [button.accessibleName() for button in (page.skip, page.save)] == [
        "Skip check-in",
        "Save and finish",
    ]
    assert page.card.shorter.text() == "Make this routine easier next time"
    assert page.go_on.accessibleName() == "Continue session"
    page.show_result(results.HURT)
    assert page.result.word.accessibleName() == "STOPPED"
    assert page.card.pain_title.text() == "How are you now?"
    assert page.card.pain_help.text() == (
        "It hurt in Knee to Chest, left. How bad is the pain now? "
        "0 is none, 10 is the worst you can imagine. You said 4 before."
    )
    assert page.card.what.accessibleName() == page.card.what_title.text() == "What hurt, and how? (optional)"
    page.show_result(results.ENDED_EARLY, trouble="The disk is full.")
    assert page.save.text() == page.save.accessibleName() == "Finish"
    assert units(page) == ["session time", "stretch", "hold"]
    assert page.card.pain_help.text() == "0 is none, 10 is the worst you can imagine."


def test_the_result_is_shown(page):
    assert page.result.routine.text() == results.FINISHED.routine
    assert [number.value.accessibleName() for number in page.result.numbers] == ["8:47", "10", "14"]
    done = sum(day.state is DayState.DONE for day in results.WEEK)
    assert page.result.week_words.text().split()[0] == str(done)
    assert not page.result.ended.isVisible()


def test_an_early_end_is_said_without_blame(page):
    many, asked = units(page), page.card.pain_help.text()
    page.show_result(results.ENDED_EARLY)
    assert page.result.ended.isVisible()
    assert page.result.ended.text() == results.ENDED_EARLY.ended
    assert [one == more for one, more in zip(units(page), many, strict=True)] == [True, False, False]
    assert asked.startswith(page.card.pain_help.text())
    assert asked != page.card.pain_help.text()


def test_what_was_stopped_before_anything_was_held_shows_no_tick_and_no_zeros(page):
    page.show_result(results.STOPPED)
    assert page.result.ended.text() == results.STOPPED.ended
    assert not page.result.mark.isVisible()
    assert not any(number.isVisible() for number in page.result.numbers)
    page.show_result(results.ENDED_EARLY)
    assert page.result.mark.isVisible()
    assert all(number.isVisible() for number in page.result.numbers)


@pytest.mark.parametrize("size", [(1280, 800), (800, 560)])
@pytest.mark.parametrize("result", [results.HURT, results.HURT_AND_FINISHED])
def test_where_something_hurt_the_person_comes_first_and_help_is_near(qtbot, page, answers, size, result):
    page.resize(*size)
    page.show_result(result)
    card, done = page.card, page.result
    qtbot.waitUntil(lambda: (card.x(), card.y()) < (done.x(), done.y()))
    assert not done.mark.isVisible()
    assert card.help.isVisible()
    assert card.what.isVisible()
    assert not card.note.isVisible()
    card.what.setPlainText("Low back, dull")
    press(qtbot, page, "6", Qt.Key.Key_Return)
    assert answers == [CheckIn(6, None, "Low back, dull")]
    page.show_result(results.FINISHED)
    assert not card.help.isVisible()
    assert card.note.isVisible()


def test_what_hurt_is_written_without_a_key_doing_something_else(qtbot, page, answers):
    page.show_result(results.HURT)
    page.card.what.setFocus()
    qtbot.waitUntil(page.card.what.hasFocus)
    qtbot.keyClicks(page.card.what, "Left 7 jet")
    qtbot.keyClick(page.card.what, Qt.Key.Key_Escape)
    assert answers == []
    assert page.hasFocus()
    assert page.card.answer() == CheckIn(None, None, "Left 7 jet")


def test_enter_alone_saves_an_empty_check_in(qtbot, page, answers):
    press(qtbot, page, Qt.Key.Key_Return)
    assert answers == [CheckIn(None, None, "")]


def test_keys_answer_everything(qtbot, page, answers, clock):
    press(qtbot, page, "1")
    clock.advance(0.3)
    press(qtbot, page, "0", "J", Qt.Key.Key_Enter)
    assert answers == [CheckIn(10, Felt.RIGHT, "")]


@pytest.mark.parametrize(("key", "felt"), [("E", Felt.EASY), ("J", Felt.RIGHT), ("T", Felt.TOO_MUCH)])
def test_letters_say_how_it_felt(qtbot, page, key, felt):
    press(qtbot, page, key)
    assert page.card.felt.value is felt
    press(qtbot, page, key)
    assert page.card.felt.value is None


def test_buttons_say_how_it_felt(qtbot, page):
    buttons = page.card.felt._buttons
    qtbot.mouseClick(buttons[Felt.EASY], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(buttons[Felt.TOO_MUCH], Qt.MouseButton.LeftButton)
    assert page.card.felt.value is Felt.TOO_MUCH
    assert [felt for felt, button in buttons.items() if button.isChecked()] == [Felt.TOO_MUCH]
    qtbot.mouseClick(buttons[Felt.TOO_MUCH], Qt.MouseButton.LeftButton)
    assert page.card.felt.value is None


def test_escape_skips_the_check_in(qtbot, page, answers):
    press(qtbot, page, "3", Qt.Key.Key_Escape)
    assert answers == [None]


def test_both_buttons_finish(qtbot, page, answers):
    qtbot.mouseClick(page.skip, Qt.MouseButton.LeftButton)
    page.show_result(results.FINISHED)
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert answers == [None, CheckIn(None, None, "")]


def test_it_finishes_once(qtbot, page, answers):
    press(qtbot, page, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert len(answers) == 1


def test_a_key_held_down_from_the_session_skips_nothing(page, answers):
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "", autorep=True
    )
    QCoreApplication.sendEvent(page, held)
    assert answers == []


def test_the_note_takes_letters_and_digits(qtbot, page, answers):
    page.card.note.setFocus()
    qtbot.keyClicks(page.card.note, "Left hip 3 of 10, just so")
    qtbot.keyClick(page.card.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(page.card.note, "easier")
    press(qtbot, page, Qt.Key.Key_Return)
    assert answers == [CheckIn(None, None, "Left hip 3 of 10, just so\neasier")]


def test_escape_in_the_note_leaves_the_note_alone(qtbot, page, answers):
    page.card.note.setFocus()
    qtbot.keyClicks(page.card.note, "keep me")
    press(qtbot, page, Qt.Key.Key_Escape)
    assert (answers, page.card.note.toPlainText()) == ([], "keep me")
    assert page.hasFocus()


def test_a_note_has_a_longest_length(page):
    page.card.note.setPlainText("x" * (LONGEST_NOTE + 50))
    assert len(page.card.answer().note) == LONGEST_NOTE


def test_a_new_result_asks_anew(qtbot, page):
    press(qtbot, page, "5", "T")
    page.card.note.setPlainText("old")
    page.show_result(replace(results.FINISHED, pain_before=None))
    assert page.card.answer() == CheckIn(None, None, "")
    assert not page.card.too_much.isVisible()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (4, 5, ""),
        (4, 6, "Pain rose. Rest today, and ask a professional if it stays."),
        (None, 6, ""),
        (8, 7, "That is strong pain. Rest today, and look at when to get help first."),
        (3, None, ""),
    ],
)
def test_advice_follows_the_pain(before, after, said):
    assert pain_advice(before, after) == said
    assert pain_advice(before, after, hurt=True) == (
        said or "If it is sharp, shooting or spreading, stop for today."
    )


def test_only_too_much_calls_for_advice():
    shorter = "Every hold can be 5 s shorter from now on."
    assert [felt_advice(felt) for felt in (*Felt, None)] == ["", "", shorter, ""]


def test_too_much_offers_shorter_holds(qtbot, page, answers):
    press(qtbot, page, "T")
    assert page.card.too_much.isVisible()
    qtbot.mouseClick(page.card.shorter, Qt.MouseButton.LeftButton)
    press(qtbot, page, Qt.Key.Key_Return)
    assert answers == [CheckIn(None, Felt.TOO_MUCH, "", shorter=True)]


def test_shorter_holds_are_not_offered_where_there_is_no_routine_to_make_shorter(qtbot, page, answers):
    page.show_result(replace(results.FINISHED, can_be_shorter=False))
    press(qtbot, page, "T")
    assert not page.card.too_much.isVisible()
    press(qtbot, page, Qt.Key.Key_Return)
    assert answers == [CheckIn(None, Felt.TOO_MUCH, "")]


def test_shorter_holds_are_not_taken_when_the_offer_is_gone(qtbot, page, answers):
    press(qtbot, page, "T")
    page.card.shorter.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, page, Qt.Key.Key_Space, "E")
    assert page.card.pain.isAncestorOf(page.window().focusWidget())
    press(qtbot, page, Qt.Key.Key_Return)
    assert answers == [CheckIn(None, Felt.EASY, "")]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("percent", [100, 150])
def test_going_on_is_offered_whole_after_an_early_end(qapp, page, dressed, size, percent):
    dressed(percent)
    page._style.change(page._style.tokens, percent / 100)
    page.resize(*size)
    page.show_result(results.ENDED_EARLY, can_go_on=True)
    qapp.processEvents()
    assert page.go_on.width() >= page.go_on.sizeHint().width()
    for button in (page.go_on, page.skip, page.save):
        assert button.isVisible()
        place = QPoint(button.width(), 0)
        assert button.mapTo(page, place).x() <= page.width()
    page.show_result(results.FINISHED)
    assert not page.go_on.isVisible()


@pytest.mark.parametrize("percent", [100, 150])
def test_what_a_key_answered_comes_into_sight_with_its_advice(qtbot, page, dressed, percent):
    dressed(percent)
    page._style.change(page._style.tokens, percent / 100)
    page.resize(800, 560)
    sight = page._scroll.viewport()

    def whole(part):
        at = part.mapTo(sight, QPoint(0, 0))
        return at.y() >= 0 and at.y() + part.height() <= sight.height()

    assert whole(page.card.felt) is (percent == 100)
    qtbot.keyClick(page, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: whole(page.card.felt) and whole(page.card.too_much))
    qtbot.keyClick(page, Qt.Key.Key_8)
    qtbot.waitUntil(lambda: whole(page.card.pain) and whole(page.card.rise))


def test_strong_pain_points_to_help(qtbot, page):
    press(qtbot, page, "8")
    assert page.card.help.isVisible()
    with qtbot.waitSignal(page.safety_asked):
        qtbot.mouseClick(page.card.help, Qt.MouseButton.LeftButton)
    press(qtbot, page, "6")
    assert page.card.rise.isVisible()
    assert not page.card.help.isVisible()


@pytest.mark.parametrize("tokens", [light(), dark()])
def test_the_ground_is_the_done_canvas(page, tokens):
    page._style.change(tokens, page._style.scale)
    page.window().setStyleSheet(stylesheet(tokens))
    image = page.grab().toImage()
    ground = tokens.canvas(ScreenState.DONE).canvas.name()
    assert {image.pixelColor(x, y).name() for x, y in ((2, 2), (2, 797), (12, 400), (560, 300))} == {ground}
    card = page.card.mapTo(page, QPoint(page.card.width() // 2, 8))
    assert image.pixelColor(card).name() == tokens.color("surface").name()


def needed(label):
    return QFontMetricsF(label.font()).horizontalAdvance(label.text())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("percent", [100, 125, 150])
@pytest.mark.parametrize("result", [results.ENDED_EARLY, results.HURT_AND_FINISHED])
def test_words_fit_and_the_buttons_stay_on_the_page(qtbot, page, dressed, size, percent, result):
    dressed(percent)
    page._style.change(page._style.tokens, percent / 100)
    page.resize(*size)
    page.show_result(result)
    press(qtbot, page, "9", "T")
    qtbot.waitUntil(lambda: page.save.y() > 0)
    for button in (page.skip, page.save):
        assert page.rect().contains(button.geometry())
    body = page._scroll.widget()
    qtbot.waitUntil(lambda: body.width() <= page.width())
    assert body.minimumSizeHint().width() <= page.width()
    rows = [row for row in page.findChildren(QLabel) if row.isVisible() and not row.wordWrap()]
    qtbot.waitUntil(lambda: [row.text() for row in rows if needed(row) > row.width() + 1] == [])
    for button in page.card.findChildren(QPushButton):
        if button.isVisible():
            right = button.mapTo(page, QPoint(button.width(), 0)).x()
            assert right <= page.width(), button.text()


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("result", [results.FINISHED, results.HURT])
def test_nothing_scrolls_on_a_usual_screen(qtbot, page, size, result):
    page.show_result(result)
    page.resize(*size)
    qtbot.waitUntil(lambda: page.save.y() > size[1] - 120)
    assert page._scroll.verticalScrollBar().maximum() == 0


def test_the_days_are_read_out(page):
    assert page.result.week.accessibleDescription().split("; ") == [day.words() for day in results.WEEK]


def test_tab_visits_the_questions_in_their_order(qtbot, page):
    visited = []
    for _step in range(7):
        press(qtbot, page, Qt.Key.Key_Tab)
        visited.append(page.window().focusWidget())
    card = page.card
    assert visited == [
        card.pain.focusProxy(),
        *(card.felt._buttons[felt] for felt in (Felt.EASY, Felt.RIGHT, Felt.TOO_MUCH)),
        card.note,
        page.skip,
        page.save,
    ]
