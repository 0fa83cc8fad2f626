"""The control of the voice: who speaks, what that voice can do, its notice, and the way to another one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from stretchtimer.domain.ports import Voice
from stretchtimer.ui.settings.notice_dialog import NoticeDialog
from stretchtimer.ui.settings.voice_control import VoiceControl
from stretchtimer.ui.settings.voice_dialog import VoiceDialog
from stretchtimer.ui.theme.style import Style

# the offscreen platform knows no least size
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

ABOUT, NOTICE, STAND_IN, TROUBLE = "It says all.", "Licence.\n\n" * 200, "It is not here.", "No sound."
HEART = Voice("heart", "Heart", "en", usual=True, natural=True, about=ABOUT, notice=NOTICE)
ROBOT = Voice("robot", "Robot", "en-gb", pitch=True)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def explained():
    return []


@pytest.fixture
def control(window, explained):
    made = VoiceControl(Style(), "Voice", "Who speaks.")
    made.setParent(window)
    made.explained.connect(lambda words, text: explained.append((words, text)))
    made.show()
    made.show_voices([ROBOT, HEART])
    return made


@pytest.fixture
def told(control):
    told = []
    control.chosen.connect(told.append)
    return told


def opened(window, kind):
    """Return the dialog of a kind that is open."""
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def test_the_words_of_the_control(control):
    assert control.change_button.text() == "Change voice…"
    assert control.change_button.accessibleName() == "Change voice, now Chosen for you: Heart"
    assert control.about_button.text() == "About this voice"


def test_the_voice_that_speaks_tells_what_it_can_do(control, explained):
    assert explained[-1] == ("Chosen for you: Heart", ABOUT)
    assert control.change_button.accessibleDescription() == ABOUT
    control.show_value("heart")
    assert explained[-1] == ("Heart, natural, English", ABOUT)
    assert "Heart, natural, English" in control.change_button.accessibleName()
    control.show_value("robot")
    assert explained[-1][1] == "Who speaks."


def test_why_another_speaks_or_none_goes_before_what_it_can_do(control, explained):
    control.show_value("klingon")
    control.show_stand_in(STAND_IN)
    assert explained[-1] == ("klingon, not on this computer", f"{STAND_IN}\n{ABOUT}")
    control.show_trouble(TROUBLE)
    assert explained[-1][1] == f"{TROUBLE}\n{STAND_IN}\n{ABOUT}"
    control.show_trouble("")
    control.show_stand_in("")
    assert explained[-1] == ("klingon", "Who speaks.")


def test_what_has_to_travel_with_a_voice_is_shown_where_it_speaks(qtbot, window, control):
    assert control.about_button.isVisible()
    control.show_value("robot")
    assert not control.about_button.isVisible()
    control.show_value("heart")
    qtbot.mouseClick(control.about_button, Qt.MouseButton.LeftButton)
    shown = opened(window, NoticeDialog)
    assert shown.text.toPlainText() == NOTICE
    assert shown.text.accessibleName() == "About Heart, natural, English"
    bar = shown.text.verticalScrollBar()
    assert bar.value() == 0 < bar.maximum()
    qtbot.keyClick(shown.text, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    with qtbot.waitSignal(shown.finished):
        qtbot.keyClick(shown.text, Qt.Key.Key_Escape)


def test_enter_closes_the_notice_too(qtbot, window, control):
    qtbot.mouseClick(control.about_button, Qt.MouseButton.LeftButton)
    shown = opened(window, NoticeDialog)
    with qtbot.waitSignal(shown.finished):
        qtbot.keyClick(shown.text, Qt.Key.Key_Return)


def test_another_voice_is_chosen_in_the_dialog(qtbot, window, control, told, explained):
    control.setFocus()
    qtbot.keyClick(control.change_button, Qt.Key.Key_Space)
    dialog = opened(window, VoiceDialog)
    assert dialog.list.entry.id == ""
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(dialog.list, key)
    assert told == ["robot"]
    assert control.value == "robot"
    assert explained[-1][0].startswith("Robot")
    qtbot.waitUntil(lambda: window.findChildren(VoiceDialog) == [])


def test_the_voice_that_is_set_already_is_no_change(qtbot, window, control, told):
    control.change_button.click()
    qtbot.keyClick(opened(window, VoiceDialog).list, Qt.Key.Key_Return)
    assert told == []


def test_what_becomes_known_meanwhile_reaches_the_open_dialog(qtbot, window, control):
    asked = []
    control.audition_asked.connect(asked.append)
    control.change_button.click()
    dialog = opened(window, VoiceDialog)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert asked == [""]
    control.show_trouble(TROUBLE)
    assert (dialog.trouble.text(), dialog.trouble.isVisible()) == (TROUBLE, True)
    control.show_trouble("")
    assert not dialog.trouble.isVisible()
    control.show_voices([ROBOT])
    assert [entry.id for entry in dialog.list.rows.entries] == ["", "robot"]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    control.show_voices([ROBOT, HEART])
    assert QApplication.activeModalWidget() is None


def test_what_hinders_a_voice_is_said_in_a_dialog_that_opens_later_too(window, control):
    control.show_trouble(TROUBLE)
    control.change_button.click()
    dialog = opened(window, VoiceDialog)
    assert (dialog.trouble.text(), dialog.trouble.isVisible()) == (TROUBLE, True)


@pytest.mark.parametrize(
    ("value", "voices", "pitch"),
    [
        ("", [ROBOT, HEART], False),
        ("robot", [ROBOT, HEART], True),
        # nobody names the one that is set, or the usual one
        ("en", [ROBOT, HEART], True),
        ("", [ROBOT], True),
        ("", [], False),
    ],
)
def test_pitch_is_that_of_the_voice_that_speaks(control, value, voices, pitch):
    control.show_value(value)
    control.show_voices(voices)
    assert control.has_pitch is pitch
