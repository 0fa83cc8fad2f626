"""The dialog of the voices: each can be heard with one key or click, and only Enter or its button chooses."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from stretchtimer.domain.ports import Voice
from stretchtimer.ui.settings.voice_dialog import FEW_VOICES, VoiceDialog
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import dark
from tests.ui.assistive import act, item, toggle

# the offscreen platform knows no least size
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

HEART = Voice("heart", "Heart", "en", usual=True, natural=True)
FEW = [HEART, Voice("daniel", "Daniel", "en-gb"), Voice("anna", "Anna", "de-de")]
MANY = [*FEW, *(Voice(f"v{number}", f"Voice {number}", "fi") for number in range(200))]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def style():
    return Style()


@pytest.fixture
def opened(qtbot, style):
    """Return how the dialog is opened, with voices and the one that is set."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()

    def make(voices=FEW, voice="", lacking=False):
        dialog = VoiceDialog(style, voices, voice, lacking, window)
        dialog.heard, dialog.told = [], []
        dialog.audition_asked.connect(dialog.heard.append)
        dialog.chosen.connect(dialog.told.append)
        with qtbot.waitExposed(dialog):
            dialog.open()
        return dialog

    return make


def ids(dialog):
    return [entry.id for entry in dialog.list.rows.entries]


def hear_place(dialog, row):
    return dialog.list.place(dialog.list.rows.index(row)).center()


def test_the_words_of_the_dialog(opened):
    dialog = opened(MANY)
    assert dialog.windowTitle() == "Choose a voice"
    assert dialog.search.placeholderText() == dialog.search.accessibleName() == "Find a voice or language"
    assert dialog.said.text() == "Up and down go through the voices, Space plays one, Enter uses it."
    assert dialog.list.accessibleDescription() == dialog.said.text()
    assert dialog.hear_button.accessibleName() == "Hear this voice, Chosen for you: Heart"
    assert dialog.use_button.accessibleName() == "Use this voice, Chosen for you: Heart"
    dialog.search.setText("daniel")
    assert dialog.said.text() == "1 voice found."
    dialog.search.setText("daniela")
    assert dialog.said.text() == "No voice or language has these words. Try fewer letters."
    assert opened([]).said.text() == "The voices of this computer appear here as soon as they are known."


def test_the_voice_that_is_set_is_marked_and_in_sight(opened):
    dialog = opened(MANY, "v150")
    assert dialog.list.entry.id == "v150"
    row = dialog.list.visualRect(dialog.list.currentIndex())
    assert dialog.list.viewport().rect().contains(row)
    assert dialog.focusWidget() is dialog.list


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_H])
def test_a_key_lets_the_marked_voice_be_heard_and_chooses_nothing(qtbot, opened, key):
    dialog = opened()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, key)
    assert dialog.heard == ["daniel"]
    assert dialog.isVisible()
    assert dialog.told == []


def test_a_click_on_a_row_s_button_lets_its_voice_be_heard_and_marks_nothing(qtbot, opened):
    dialog = opened()
    view = dialog.list.viewport()
    qtbot.mouseClick(view, LEFT, pos=hear_place(dialog, 3))
    assert (dialog.heard, dialog.list.entry.id) == (["anna"], "")
    # a quick second click is one more, and chooses nothing
    qtbot.mouseDClick(view, LEFT, pos=hear_place(dialog, 3))
    qtbot.mouseRelease(view, LEFT, pos=hear_place(dialog, 3))
    assert dialog.heard == ["anna", "anna"]
    assert dialog.told == []
    # who lets go elsewhere has thought better of it
    qtbot.mousePress(view, LEFT, pos=hear_place(dialog, 3))
    qtbot.mouseRelease(view, LEFT, pos=hear_place(dialog, 2))
    assert dialog.heard == ["anna", "anna"]


def test_a_click_beside_the_button_marks_and_a_second_one_chooses(qtbot, opened):
    dialog = opened()
    view, place = dialog.list.viewport(), dialog.list.visualRect(dialog.list.rows.index(2)).center()
    place -= QPoint(100, 0)
    qtbot.mouseClick(view, LEFT, pos=place)
    assert (dialog.heard, dialog.list.entry.id, dialog.told) == ([], "daniel", [])
    qtbot.mouseDClick(view, LEFT, pos=place)
    assert dialog.told == ["daniel"]
    assert not dialog.isVisible()


def test_enter_chooses_what_is_marked(qtbot, opened):
    dialog = opened(voice="heart")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Enter)
    assert dialog.told == [""]
    assert not dialog.isVisible()


@pytest.mark.parametrize("leave", ["key", "button"])
def test_who_leaves_it_leaves_all_as_it_was(qtbot, opened, leave):
    dialog = opened()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_H)
    if leave == "key":
        qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)
    else:
        dialog.cancel_button.click()
    assert not dialog.isVisible()
    assert dialog.told == []


def test_many_voices_are_searched_with_the_keyboard_alone(qtbot, opened):
    dialog = opened(MANY)
    assert not opened(MANY[:FEW_VOICES]).search.isVisible()
    assert dialog.search.isVisible()
    dialog.search.setFocus()
    qtbot.keyClicks(dialog.search, "english")
    assert ids(dialog) == ["heart", "daniel"]
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.search.text() == "english"
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.told == ["daniel"]


def test_where_nothing_is_found_nothing_is_heard_or_chosen(qtbot, opened):
    dialog = opened(MANY, "v3")
    dialog.search.setText("nobody")
    assert not dialog.use_button.isEnabled()
    assert not dialog.hear_button.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert (dialog.heard, dialog.told) == ([], [])
    # what was set is marked again
    dialog.search.clear()
    assert dialog.list.entry.id == "v3"


def test_a_voice_that_is_not_here_stays_and_cannot_be_heard(qtbot, opened):
    dialog = opened(voice="klingon", lacking=True)
    assert ids(dialog)[:2] == ["", "klingon"]
    assert dialog.list.entry.words == "klingon, not on this computer"
    assert not dialog.hear_button.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.list.viewport(), LEFT, pos=hear_place(dialog, 1))
    assert dialog.heard == []


def test_voices_that_become_known_later_are_listed_around_the_mark(opened):
    dialog = opened([], "daniel")
    assert ids(dialog) == ["", "daniel"]
    dialog.show_voices(FEW, lacking=False)
    assert ids(dialog) == ["", "heart", "daniel", "anna"]
    assert dialog.list.entry.id == "daniel"


def test_a_screen_reader_hears_and_chooses(qtbot, opened):
    dialog = opened(MANY)
    seen = QAccessible.queryAccessibleInterface(dialog.list)
    assert seen.role() is QAccessible.Role.List
    assert seen.text(QAccessible.Text.Name) == "Voices"
    marked = item(dialog.list, "Chosen for you: Heart")
    assert marked.state().selected
    assert not item(dialog.list, "Heart, natural, English").state().selected
    toggle(dialog.list, "Heart, natural")
    assert dialog.hear_button.accessibleName().endswith("Heart, natural, English")
    act(qtbot, dialog.hear_button, "Press")
    assert dialog.heard == ["heart"]
    act(qtbot, dialog.use_button, "Press")
    assert dialog.told == ["heart"]


def test_everything_can_be_reached_with_tab(qtbot, opened):
    dialog = opened(MANY)
    reached = set()
    for _press in range(8):
        qtbot.keyClick(dialog, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert reached >= {
        dialog.search,
        dialog.list,
        dialog.hear_button,
        dialog.cancel_button,
        dialog.use_button,
    }


@pytest.mark.parametrize("size", [(760, 470), (420, 400)])
def test_words_and_buttons_fit_at_the_largest_text(qtbot, opened, style, size):
    dialog = opened([Voice("long", "A voice with a name that is longer than any row is wide", "fi"), *MANY])
    style.change(dark(), 1.5)
    dialog.resize(*size)
    dialog.grab()
    for row in range(4):
        place = dialog.list.visualRect(dialog.list.rows.index(row))
        assert place.contains(dialog.list.place(dialog.list.rows.index(row)))
    assert dialog.list.viewport().height() >= place.height()


def test_the_marked_voice_stays_in_sight_where_a_sentence_takes_room(qtbot, opened):
    dialog = opened(MANY)
    view = dialog.list

    def in_sight():
        return view.viewport().rect().contains(view.visualRect(view.currentIndex()))

    rows = view.viewport().height() // view.visualRect(view.currentIndex()).height()
    for _row in range(rows - 1):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    dialog.show_trouble("No sound can be played. " * 12)
    qtbot.waitUntil(lambda: view.viewport().height() < rows * view.visualRect(view.currentIndex()).height())
    qtbot.waitUntil(in_sight)


def test_another_theme_draws_the_rows_anew(opened, style):
    dialog = opened()
    before = dialog.list.grab().toImage()
    style.change(dark(), 1.0)
    assert dialog.list.grab().toImage() != before


def test_few_widgets_show_many_voices(opened):
    """Opening stays quick because rows are drawn: a widget for each of 200 would have to be styled."""
    assert len(opened(MANY).findChildren(QWidget)) == len(opened(MANY[:20]).findChildren(QWidget))
