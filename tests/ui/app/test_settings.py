"""What is chosen on one page is seen on the others."""

import pytest
from PySide6.QtCore import QSize

from stretchtimer.domain.command import Command
from stretchtimer.domain.preferences import Clothes, Looks
from stretchtimer.domain.screen_state import ScreenState
from tests.ui.app.programs import opened

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform knows no least size


def test_the_warm_up_is_chosen_among_the_rules_or_in_the_settings(services, program):
    opened(program)
    rules, settings = program.window.page("safety"), program.window.page("settings")
    total_s = program.voice.total_s(services.routine("gentle"))
    rules.warm_up.setChecked(True)
    assert services.stores.preferences.load().warm_up
    assert settings.controls["warm_up"].box.isChecked()
    assert program.voice.total_s(services.routine("gentle")) > total_s + 150
    settings.controls["warm_up"].box.setChecked(False)
    assert not rules.warm_up.isChecked()
    assert not services.stores.preferences.load().warm_up


def test_the_settings_show_what_the_level_says(program):
    opened(program)
    page = program.window.page("settings")
    row = page.controls["level"].parentWidget()
    assert "“First, knee to chest." in row._help.text()
    page.controls["level"].row.buttons[2].click()
    assert "“Knee to chest" in row._help.text()


def test_the_figure_looks_as_chosen_on_every_page_at_once(services, program, qtbot):
    opened(program)
    size = QSize(78, 50)

    def small():
        found = program.library.picture("butterfly", None, size, 1.0)
        return found and found.toImage()

    figure = program.window.page("library").detail.stage.figure
    figure.resize(200, 150)
    qtbot.waitUntil(lambda: small() is not None)
    before = small(), figure.grab().toImage()
    settings = program.window.page("settings")
    settings.controls["looks"].row.buttons[4].click()
    settings.controls["clothes"].row.buttons[2].click()
    assert services.stores.preferences.load().looks is Looks.EBONY
    assert services.stores.preferences.load().clothes is Clothes.MOSS
    assert figure.grab().toImage() != before[1]
    qtbot.waitUntil(lambda: small() not in (None, before[0]))
    # whatever is opened from now on
    assert (program.settings.style.tokens.looks, program.settings.style.tokens.clothes) == (
        Looks.EBONY,
        Clothes.MOSS,
    )


def test_what_is_chosen_after_a_session_reaches_its_pages_too(services, program):
    opened(program)
    program.start(services.routine("quick-reset"))
    program.run.driver.command(Command.END)
    program.run.driver.command(Command.END)
    settings = program.window.page("settings")
    settings.controls["text_size"].row.buttons[2].click()
    settings.controls["looks"].row.buttons[4].click()
    style = program.window.built("session").column.figure._style
    assert (style.tokens.looks, style.scale) == (Looks.EBONY, program.settings.preferences.text_size / 100)


def test_a_system_that_turns_dark_in_a_session_turns_what_comes_after_it_dark(services, program, clock):
    opened(program)
    program.start(services.routine("quick-reset"))
    while program.run.view.screen is not ScreenState.HOLD or program.run.view.number < 2:
        clock.advance(0.25)
        program.run.driver.tick()
    program.settings.preferences = program.settings.preferences.changed("theme", "dark")
    program.window.system_theme_changed.emit()
    program.run.driver.command(Command.END)
    program.run.driver.command(Command.END)
    assert program.window.current == "done"
    tokens = program.settings.style.tokens
    assert tokens.is_dark
    assert program.window.page("done").bar._canvas is tokens.canvas(ScreenState.DONE)
