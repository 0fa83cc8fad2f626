"""At midnight, and when the window becomes active, "today" is today on every page."""

import pytest
from PySide6.QtCore import Qt

from stretchtimer.domain.record import SessionRecord
from stretchtimer.domain.review import ReviewDay
from stretchtimer.ui.history import chart_words
from stretchtimer.ui.text import dates
from tests.ui.app.programs import opened
from tests.ui.history.histories import HOLDS
from tests.ui.numbers import numbers_in

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform knows no least size

DAY_S = 86_400
#: 22 November 2026.
SUNDAY = 20_779


@pytest.fixture
def used(services, clock):
    """Sunday, noon; a session of this morning and one of the day before."""
    clock.wall = SUNDAY * DAY_S + 43_200.0
    for ago in (1, 0):
        at = clock.wall - ago * DAY_S - 3600
        services.stores.history.add(
            SessionRecord("gentle", "Gentle", at, at + 300, 0, 300.0, 300.0, True, HOLDS)
        )
    # not the first run
    services.stores.preferences.save(services.stores.preferences.load())
    return services


@pytest.fixture
def front(qapp):
    """Bring the program to the front."""
    return lambda: qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


def done(home) -> str:
    return home.list.rows.index(home.list.rows.number_of("gentle")).data(Qt.ItemDataRole.AccessibleTextRole)


def test_home_says_when_something_was_done_and_shows_the_new_week(used, clock, program, front):
    opened(program)
    program.window.resize(1280, 800)
    home = program.window.page("home")
    assert done(home).endswith(dates.ago(SUNDAY, SUNDAY))
    assert numbers_in(home.week.summary.text()) == [2, 10]
    clock.sleep(DAY_S / 2)
    front()
    assert done(home).endswith(dates.ago(SUNDAY, SUNDAY + 1))
    assert numbers_in(home.week.summary.text()) == [0, 0]


def test_the_history_has_the_new_day_and_keeps_the_session_that_is_chosen(used, clock, program, front):
    opened(program)
    program.window.show_page("history")
    page = program.window.page("history")
    page.table.selectRow(1)
    assert [number.text() for number in page.headline.numbers[:2]] == ["2", "10"]
    assert page.charts.days.marks[-1].words == chart_words.day(ReviewDay(SUNDAY, 5.0))
    clock.sleep(DAY_S / 2)
    front()
    assert [number.text() for number in page.headline.numbers[:2]] == ["0", "0"]
    assert page.charts.days.marks[-1].words == chart_words.day(ReviewDay(SUNDAY + 1, 0.0))
    assert page.table.currentIndex().row() == 1


def test_sides_that_alternate_by_day_do_so_at_midnight(qtbot, used, clock, program, front):
    program.settings.choose("side_order", "alternate")
    opened(program)
    home = program.window.page("home")
    home.open_routine("quick-reset")
    prepared = []
    program.voice.sound.prepare = lambda texts: prepared.append(tuple(texts))
    qtbot.waitUntil(lambda: len(prepared) == 1, timeout=30_000)
    clock.sleep(DAY_S / 2)
    front()
    # other words come first: the clips are asked for once more
    qtbot.waitUntil(lambda: len(prepared) == 2, timeout=30_000)
    assert prepared[0] != prepared[1]


def test_the_week_after_a_session_is_this_week(used, clock, program, front):
    opened(program)
    program.start(used.routine("quick-reset"))
    for _second in range(60):
        clock.advance(1.0)
        program.run.driver.tick()
    program.run.driver.interrupt()
    program.run._ended(program.run.driver.runner.record())
    result = program.window.page("done").result
    assert numbers_in(result.week_words.text()) == [2]
    program.window.page("done").card.pain.type_digit(3)
    clock.sleep(DAY_S / 2)
    front()
    assert numbers_in(result.week_words.text()) == [0]
    # what was answered stays
    assert program.window.page("done").card.pain.value == 3


def test_nothing_is_read_again_on_the_same_day(used, clock, program, front, monkeypatch):
    opened(program)
    read = []
    monkeypatch.setattr(program.window.page("home"), "refresh", lambda: read.append(1))
    clock.sleep(600)
    front()
    assert read == []
