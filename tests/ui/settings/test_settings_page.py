"""The settings page shows every setting, tells every change, and fits its window."""

import re
from dataclasses import fields, replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from stretchtimer.domain.errors import DesktopError
from stretchtimer.domain.plan import Level, Pace
from stretchtimer.domain.ports import Voice
from stretchtimer.domain.preferences import (
    ADVANCED,
    SETTINGS,
    Clothes,
    Looks,
    Preferences,
    SideOrder,
    Theme,
    checked,
)
from stretchtimer.storage.memory import MemoryPreferences
from stretchtimer.ui.app.settings_controller import SettingsController
from stretchtimer.ui.settings.controls import ChoiceControl, NumberControl, SwitchControl
from stretchtimer.ui.settings.page import SettingsPage
from stretchtimer.ui.settings.row import SettingRow
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import dark, light

OTHER = Preferences(
    level=Level.BRIEF,
    calm=True,
    warm_up=True,
    breath=False,
    pace=Pace.RELAXED,
    side_order=SideOrder.ALTERNATE,
    voice="gb",
    rate_wpm=180,
    pitch=60,
    volume=40,
    pre_roll_ms=300,
    pan_sides=True,
    offset_ms=-50,
    theme=Theme.DARK,
    text_size=125,
    reduced_motion=True,
    looks=Looks.EBONY,
    clothes=Clothes.MOSS,
    advanced=True,
)
#: With every row there is.
ALL = replace(Preferences(), advanced=True)


@pytest.fixture
def window(qtbot):
    # without a layout: the offscreen platform complains about windows that have a least size
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1400, 800)
    return window


@pytest.fixture
def page(qtbot, window):
    page = SettingsPage(Style(), Preferences(), "/data/stretchtimer")
    page.setParent(window)
    page.resize(1184, 800)
    with qtbot.waitExposed(window):
        window.show()
    return page


@pytest.fixture
def told(page):
    told = []
    page.changed.connect(told.append)
    return told


def shown(control):
    """Return the value a control shows."""
    if isinstance(control, SwitchControl):
        return control.box.isChecked()
    if isinstance(control, ChoiceControl):
        return control.row.value
    if isinstance(control, NumberControl):
        return control._low + control.slider.value() * control._step
    return control.value


def test_every_setting_has_a_control_that_its_label_names(page):
    assert list(page.controls) == list(SETTINGS)
    labels = {label.text() for label in page.findChildren(QLabel)}
    assert {setting.label for setting in SETTINGS.values()} <= labels
    assert {setting.help for setting in SETTINGS.values()} <= labels


@pytest.mark.parametrize("preferences", [Preferences(), OTHER], ids=["defaults", "others"])
def test_the_page_shows_the_settings_it_is_given(page, told, preferences):
    page.show_preferences(preferences)
    seen = {key: shown(control) for key, control in page.controls.items()}
    assert Preferences(**seen) == preferences
    assert {key: type(value) for key, value in seen.items()} == {
        row.name: type(getattr(preferences, row.name)) for row in fields(Preferences)
    }
    assert told == []


def test_a_click_on_a_switch_tells_all_settings_with_one_changed(qtbot, page, told):
    page.controls["calm"].box.click()
    assert told == [replace(Preferences(), calm=True)]


def test_changes_add_up(qtbot, page, told):
    page.controls["breath"].box.click()
    qtbot.mouseClick(page.controls["theme"].row.buttons[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.controls["text_size"].row.buttons[1], Qt.MouseButton.LeftButton)
    assert told[-1] == Preferences(breath=False, theme=Theme.DARK, text_size=125)


def test_what_is_told_is_what_the_table_allows(qtbot, page, told):
    for control in page.controls.values():
        if isinstance(control, SwitchControl):
            control.box.click()
        elif isinstance(control, ChoiceControl):
            control.row.buttons[-1].click()
        elif isinstance(control, NumberControl):
            qtbot.keyClick(control.slider, Qt.Key.Key_End)
    assert len(told) == len(SETTINGS) - 1
    for key in SETTINGS:
        assert checked(key, getattr(told[-1], key)) == getattr(told[-1], key)


def test_arrows_move_a_slider_by_its_step(qtbot, page, told):
    slider = page.controls["rate_wpm"].slider
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert [preferences.rate_wpm for preferences in told] == [180, 190]
    assert page.controls["rate_wpm"]._value.text() == "190"


def test_a_drag_names_its_value_and_tells_it_once_at_its_end(page, told):
    control = page.controls["volume"]
    control.slider.setSliderDown(True)
    for position in (15, 14, 13, 12):
        control.slider.setSliderPosition(position)
    assert control._value.text() == "60 %"
    assert told == []
    control.slider.setSliderDown(False)
    assert [preferences.volume for preferences in told] == [60]


def test_arrows_choose_in_a_row_of_choices(qtbot, page, told):
    row = page.controls["pace"].row
    row.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert told == [replace(Preferences(), pace=Pace.BRISK)]


def wheel_over(widget):
    middle = widget.rect().center()
    event = QWheelEvent(
        QPointF(middle),
        QPointF(widget.mapToGlobal(middle)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event


def test_the_wheel_changes_nothing_it_only_passes_over(page, told):
    assert not wheel_over(page.controls["volume"].slider).isAccepted()
    assert told == []


def test_the_wheel_moves_a_slider_that_was_chosen(qtbot, page, told):
    slider = page.controls["volume"].slider
    slider.setFocus()
    qtbot.waitUntil(slider.hasFocus)
    wheel_over(slider)
    assert told
    assert told[-1].volume < 80


def row_of(page, key):
    return page.controls[key].parentWidget()


def test_the_row_of_the_voice_says_who_speaks(page):
    row = row_of(page, "voice")
    assert row._value.text() == "Chosen for you"
    page.voice.show_voices([Voice("gb", "British", "en-gb"), Voice("us", "American", "en-us", usual=True)])
    assert row._value.text() == "Chosen for you: American"
    page.show_preferences(replace(Preferences(), voice="gb"))
    assert row._value.text().startswith("British")
    assert shown(page.controls["voice"]) == "gb"


def test_a_voice_that_is_not_there_stays_chosen(page, told):
    page.show_preferences(replace(Preferences(), voice="gone"))
    assert shown(page.controls["voice"]) == "gone"
    page.voice.show_voices([Voice("us", "American", "en-us")])
    assert shown(page.controls["voice"]) == "gone"
    assert row_of(page, "voice")._value.text() == "gone"
    assert told == []


def test_the_voice_can_be_tried_and_the_folder_opened(qtbot, page):
    page.show_preferences(replace(Preferences(), voice="gb"))
    with qtbot.waitSignal(page.audition_asked) as asked:
        page.sample_button.click()
    assert asked.args == ["gb"]
    with qtbot.waitSignal(page.folder_asked):
        page.folder_button.click()
    assert any("stretchtimer" in label.text() for label in page.findChildren(QLabel))


@pytest.mark.parametrize(("width", "columns"), [(1400, 2), (1000, 2), (999, 1), (624, 1)])
def test_cards_stand_in_two_columns_where_there_is_room(qtbot, page, width, columns):
    page.resize(width, 800)
    QApplication.processEvents()
    assert len({card.x() for card in page._cards}) == columns


def test_larger_text_needs_more_room_for_two_columns(page):
    page._style.change(page._style.tokens, 1.5)
    QApplication.processEvents()
    assert len({card.x() for card in page._cards}) == 1


@pytest.mark.parametrize("width", [1184, 1000, 880, 624])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_control_is_cut_and_none_covers_its_words(qtbot, page, width, scale):
    # with every row there is: what is hidden is not laid out
    page.show_preferences(ALL)
    page.voice.show_voices([Voice("us", "American", "en-us", usual=True, pitch=True, notice="Mine. " * 9)])
    page.resize(width, 700)
    page._style.change(page._style.tokens, scale)
    rows = page.findChildren(SettingRow)
    # words wrap anew in the new width before the rows get their heights
    qtbot.waitUntil(lambda: all(row.rect().contains(row._control.geometry()) for row in rows))
    for row in rows:
        control, explanation = row._control.geometry(), row._help.geometry()
        for words in (row._name, row._value, row._help):
            assert words.isHidden() or not control.intersects(words.geometry())
        assert explanation.height() >= row._help.heightForWidth(explanation.width())


def test_what_few_need_is_folded_and_stays_as_it_was_left(qtbot, page, told):
    folded = [page.file_type, *(page.controls[key] for key in ("pre_roll_ms", "offset_ms", "pan_sides"))]
    assert not any(control.isVisible() for control in folded)
    page.controls["advanced"].box.click()
    assert all(control.isVisible() for control in folded)
    assert told == [ALL]
    again = SettingsPage(Style(), told[-1], "")
    qtbot.addWidget(again)
    assert all(control.isVisibleTo(again) for control in (again.file_type, again.controls["offset_ms"]))


def test_the_advanced_settings_come_last(page):
    page.resize(728, 700)
    QApplication.processEvents()
    advanced = page.controls["advanced"].mapTo(page, QPoint(0, 0)).y()
    others = [page.controls[key] for key, setting in SETTINGS.items() if setting.group != ADVANCED]
    assert all(control.mapTo(page, QPoint(0, 0)).y() < advanced for control in [*others, page.folder_button])


def test_milliseconds_are_read_in_seconds(page):
    page.show_preferences(replace(ALL, pre_roll_ms=0, offset_ms=0))
    shown = [page.controls[key]._value.text() for key in ("pre_roll_ms", "offset_ms")]
    assert shown == ["Off", "0.00 s"]
    page.show_preferences(replace(ALL, pre_roll_ms=1200, offset_ms=-50))
    shown = [page.controls[key]._value.text() for key in ("pre_roll_ms", "offset_ms")]
    assert shown == ["1.2 s", "−0.05 s"]


#: Words of the trade, of the machine or of its files; a person who never read the docs does not know them.
JARGON = r"\b(cue|ms|wpm|pre-?roll|latency|buffer|render|pitch|default|update-\w+|mime|CSV|TOML|disc)\b"


def test_every_setting_is_said_in_plain_words(page):
    for setting in SETTINGS.values():
        for text in (setting.label, setting.help, *(setting.choices or {}).values()):
            assert not re.search(JARGON, text, re.IGNORECASE), text
            assert "empty" not in text


def test_pitch_is_offered_where_the_voices_have_one(page, told):
    pitch = page.controls["pitch"]
    page.show_preferences(ALL)
    assert not pitch.isVisible()
    page.voice.show_voices([Voice("us", "American", "en-us")])
    assert not pitch.isVisible()
    page.voice.show_voices([Voice("us", "American", "en-us", pitch=True)])
    assert pitch.isVisible()
    pitch.slider.triggerAction(pitch.slider.SliderAction.SliderSingleStepAdd)
    assert [preferences.pitch for preferences in told] == [55]
    page.controls["advanced"].box.click()
    page.voice.show_voices([Voice("us", "American", "en-us", pitch=True)])
    assert not pitch.isVisible()


def test_pitch_is_offered_where_the_voice_that_speaks_has_one(page):
    page.show_preferences(ALL)
    page.voice.show_voices(
        [Voice("h", "Heart", "en", usual=True), Voice("us", "American", "en-us", pitch=True)]
    )
    assert not page.controls["pitch"].isVisible()
    page.show_preferences(replace(ALL, voice="us"))
    assert page.controls["pitch"].isVisible()
    # what is not here is spoken for by the usual one
    page.voice.show_stand_in("The voice is not here.")
    assert not page.controls["pitch"].isVisible()


def test_everything_can_be_reached_with_tab(qtbot, page):
    page.show_preferences(ALL)
    page.voice.show_voices([Voice("us", "American", "en-us", pitch=True)])
    page.controls["level"].setFocus()
    reached = set()
    for _press in range(40):
        qtbot.keyClick(page.window(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    for control in page.controls.values():
        assert any(control.isAncestorOf(widget) for widget in reached)
    assert {page.sample_button, page.folder_button, page.file_type.box} <= reached


def pictures(control):
    return [button.icon().pixmap(button.iconSize()).toImage() for button in control.row.buttons]


def test_looks_and_clothes_are_shown_and_named(page):
    for key, count in (("looks", len(Looks)), ("clothes", len(Clothes))):
        control = page.controls[key]
        shown = pictures(control)
        assert len(shown) == count
        assert all(a != b for i, a in enumerate(shown) for b in shown[:i])
        for button, words in zip(control.row.buttons, SETTINGS[key].choices.values(), strict=True):
            assert button.text() == ""
            assert button.toolTip() == words
            assert words in button.accessibleName()


def test_clothes_are_shown_on_the_looks_that_were_chosen(page, told):
    before = pictures(page.controls["clothes"])
    page.controls["looks"].row.buttons[4].click()
    assert told == [replace(Preferences(), looks=Looks.EBONY)]
    page._style.change(light().worn(Looks.EBONY, Clothes.SCREEN), page._style.scale)
    after = pictures(page.controls["clothes"])
    assert all(a != b for a, b in zip(before, after, strict=True))


def test_another_theme_paints_the_icons_anew(page):
    def inks():
        picture = page._pictures[0][0].pixmap().toImage()
        return {
            picture.pixelColor(x, y).name()
            for x in range(picture.width())
            for y in range(picture.height())
            if picture.pixelColor(x, y).alpha() == 255
        }

    before = inks()
    page._style.change(dark(), page._style.scale)
    assert light().hex("accent").lower() in before
    assert dark().hex("accent").lower() in inks()


class Desktop:
    """A desktop that can be told who opens hand-over files, or says why not."""

    def __init__(self, obstacle: str = ""):
        self.obstacle, self.is_ours = obstacle, False

    def claim(self):
        if self.obstacle:
            raise DesktopError(self.obstacle)
        self.is_ours = True

    def release(self):
        self.is_ours = False


def help_under(page: SettingsPage, control: QWidget) -> str:
    row = control.parent()
    assert row in page.findChildren(SettingRow)
    return row._help.text()


def test_who_opens_hand_over_files_is_shown_and_told(qtbot, page):
    page.show_file_type(False)
    assert not page.file_type.box.isChecked()
    with qtbot.waitSignal(page.file_type_chosen) as told:
        qtbot.keyClick(page.file_type.box, Qt.Key.Key_Space)
    assert told.args == [True]
    page.show_file_type(True)
    assert page.file_type.box.isChecked()


def test_a_desktop_that_cannot_be_told_says_why_under_the_switch(page):
    page.show_file_type(False, "A package is missing. Install it.")
    assert not page.file_type.isEnabled()
    assert help_under(page, page.file_type) == "A package is missing. Install it."
    # what was set up once can always be taken back
    page.show_file_type(True, "It did not do its work.")
    assert page.file_type.isEnabled()


def test_the_desk_tells_the_desktop_and_shows_what_hindered_it(qtbot, page, monkeypatch):
    desktop = Desktop()
    desk = SettingsController(
        SimpleNamespace(stores=SimpleNamespace(preferences=MemoryPreferences()), file_type=desktop)
    )
    desk.set_file_type(page, True)
    assert desktop.is_ours
    assert page.file_type.box.isChecked()
    desk.set_file_type(page, False)
    assert not desktop.is_ours
    desktop.obstacle = "The disk is full."
    desk.set_file_type(page, True)
    assert not page.file_type.box.isChecked()
    assert help_under(page, page.file_type) == "The disk is full."


def test_a_level_is_shown_by_the_words_it_says(qtbot, page):
    row = page.controls["level"].parentWidget()
    explained = SETTINGS["level"].help
    assert row._help.text() == explained
    page.show_samples({Level.GUIDE: "Next, knee to chest.", Level.BRIEF: "Knee to chest.", Level.MUTE: ""})
    assert row._help.text() == f"{explained}\n“Next, knee to chest.”"
    level = page.controls["level"].row
    qtbot.mouseClick(level.buttons[2], Qt.MouseButton.LeftButton)
    assert row._help.text() == f"{explained}\n“Knee to chest.”"
    page.show_preferences(replace(Preferences(), level=Level.MUTE))
    assert row._help.text() == SETTINGS["level"].help


def test_a_card_is_as_high_as_the_example_of_the_level(qtbot, page):
    page.resize(728, 560)
    row = page.controls["level"].parentWidget()
    page.show_samples({Level.LEARN: "Lift your right knee towards your chest. " * 6, Level.GUIDE: "Next."})
    level = page.controls["level"].row
    heights = []
    for number in (0, 1, 0, 1):
        qtbot.mouseClick(level.buttons[number], Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert row.height() == row.heightForWidth(row.width())
        heights.append(row.height())
    assert heights[0] == heights[2] > heights[1] == heights[3]
