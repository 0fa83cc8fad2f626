"""A disk that fails while the program runs: a sentence each time, and nobody is stuck."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from stretchtimer.domain.command import Command
from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.record import SessionRecord
from stretchtimer.storage.memory import MemoryHistory, MemoryPreferences
from stretchtimer.ui.check_in.model import CheckIn
from tests.ui.app.programs import opened

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform knows no least size

FULL = "The history cannot be written (the disk is full). Free some space, then try again."
UNWRITTEN = "The settings cannot be written (the disk is full). Free some space."


class FullHistory(MemoryHistory):
    """A history on a disk that is full for a while."""

    full = True

    def add(self, record):
        self._refuse()
        return super().add(record)

    def minutes_by_day(self, first_day, last_day):
        self._refuse()
        return super().minutes_by_day(first_day, last_day)

    def _refuse(self):
        if self.full:
            raise StorageError(FULL)


class FullPreferences(MemoryPreferences):
    def save(self, preferences):
        raise StorageError(UNWRITTEN)


def warning(program) -> str:
    note = program.window.page("home").detail.banners.warning
    return note.sentence if note is not None and not note.isHidden() else ""


def stretched(program, services, clock, seconds: float = 60.0) -> None:
    """Go through the first seconds of a session and end it."""
    if not program.window.isVisible():
        opened(program)
    program.start(services.routine("quick-reset"))
    driver = program.run.driver
    for _step in range(round(seconds)):
        clock.advance(1.0)
        driver.tick()
    driver.command(Command.END)
    driver.command(Command.END)


def answer(program, check_in: CheckIn | None) -> None:
    program.window.page("done").finished.emit(check_in)


def test_a_session_that_cannot_be_kept_says_so_and_is_kept_with_the_answers(services, clock, program):
    services.stores.history = history = FullHistory()
    stretched(program, services, clock)
    assert program.window.current == "done"
    card = program.window.page("done").card
    assert card.trouble.sentence == FULL
    assert not card.trouble.isHidden()
    assert card.saved.isHidden()
    history.full = False
    answer(program, CheckIn(2, None, "tight", False))
    assert program.window.current == "home"
    [record] = history.page(9)
    assert (record.pain_after, record.note) == (2, "tight")
    assert record.held_s > 20
    assert warning(program) == ""


def test_a_session_that_is_kept_in_memory_alone_is_not_called_saved(services, clock, program):
    services.stores.history = MemoryHistory(FULL)
    stretched(program, services, clock)
    page = program.window.page("done")
    assert page.card.trouble.sentence == FULL
    assert page.card.saved.isHidden()
    finish = page.save.text()
    assert finish == page.save.accessibleName()
    answer(program, None)
    # it was said before the session already, and is not said again
    assert warning(program) == ""
    services.stores.history = MemoryHistory()
    stretched(program, services, clock)
    assert not page.card.saved.isHidden()
    assert page.save.text() == page.save.accessibleName() != finish


def test_a_data_folder_that_goes_away_is_said_when_the_person_comes_back(services, qapp, program):
    opened(program)
    folder = services.folders.data
    for _time in range(2):
        assert warning(program) == ""
        folder.rename(folder.with_name("elsewhere"))
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        assert "was deleted or moved while Stretch Timer runs" in warning(program)
        assert not folder.exists()
        folder.with_name("elsewhere").rename(folder)
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        program.window.page("home").detail.banners.warning.set_sentence("")


def test_a_session_whose_data_folder_went_away_is_kept_when_that_is_back(services, clock, program):
    folder = services.folders.data
    program.window.show_page("home")
    folder.rename(folder.with_name("elsewhere"))
    stretched(program, services, clock)
    card = program.window.page("done").card
    assert "is gone" in card.trouble.sentence
    assert card.saved.isHidden()
    assert not folder.exists()
    folder.with_name("elsewhere").rename(folder)
    answer(program, CheckIn(2, None, "", False))
    assert services.stores.history.count() == 1


def test_a_data_folder_that_goes_away_at_the_first_run_is_not_made_anew(services, clock, program):
    folder = services.folders.data
    opened(program)
    folder.rename(folder.with_name("elsewhere"))
    stretched(program, services, clock)
    assert program.window.page("done").card.saved.isHidden()
    assert not folder.exists()
    folder.with_name("elsewhere").rename(folder)


def test_a_session_that_is_not_kept_in_the_end_is_told_on_the_first_page(services, clock, program):
    services.stores.history = FullHistory()
    stretched(program, services, clock)
    answer(program, None)
    assert program.window.current == "home"
    assert warning(program) == FULL


def test_answers_that_cannot_be_kept_are_told_and_the_session_stays(services, clock, program):
    services.stores.history = history = FullHistory()
    history.full = False
    stretched(program, services, clock)
    assert program.window.page("done").card.trouble.isHidden()
    history.full = True
    page = program.window.page("done")
    answer(program, CheckIn(2, None, "tight", False))
    assert program.window.current == "done"
    assert page.card.trouble.sentence == FULL
    history.full = False
    answer(program, CheckIn(2, None, "tight", False))
    assert program.window.current == "home"
    [record] = history.page(9)
    assert (record.pain_after, record.note) == (2, "tight")


def test_who_does_not_want_to_try_again_skips_the_answers(services, clock, program):
    services.stores.history = history = FullHistory()
    history.full = False
    stretched(program, services, clock)
    history.full = True
    answer(program, CheckIn(2, None, "", False))
    answer(program, None)
    assert program.window.current == "home"
    assert history.count() == 1


def test_answers_go_to_their_own_session_whatever_file_is_the_history_by_then(services, clock, program):
    stretched(program, services, clock)
    other = MemoryHistory()
    other.add(SessionRecord("other", "Other", 5.0, 9.0, 0, 4.0, 4.0, True, (), note="precious"))
    program.run._kept._history = other
    answer(program, CheckIn(9, None, "mine", False))
    assert [(kept.routine_id, kept.note) for kept in other.page(9)] == [
        ("quick-reset", "mine"),
        ("other", "precious"),
    ]


def test_the_next_session_is_kept_as_ever(services, clock, program):
    services.stores.history = history = FullHistory()
    stretched(program, services, clock)
    answer(program, None)
    history.full = False
    stretched(program, services, clock)
    assert program.window.page("done").card.trouble.isHidden()
    # and so is the one before, which stayed written down meanwhile
    assert history.count() == 2


def test_a_broken_off_session_that_cannot_be_kept_does_not_keep_the_window_shut(services, clock, program):
    services.stores.history = FullHistory()
    services.logbook.begin()
    runner = services.session(services.routine("quick-reset"), Preferences(), program.voice.sound)
    for _step in range(100):
        clock.advance(1.0)
        runner.tick()
    runner.interrupt()
    services.logbook.release()
    clock.advance(2 * 3600)
    opened(program)
    assert warning(program) == FULL
    # nothing of it is lost
    assert services.stores.running.load() is not None


def test_a_history_that_cannot_be_read_leaves_the_routines(services, program):
    services.stores.history = FullHistory()
    opened(program)
    assert warning(program) == FULL
    assert program.window.page("home").routine.id == "quick-reset"


def test_settings_that_cannot_be_kept_still_hold_until_the_end(services, program):
    services.stores.preferences = FullPreferences()
    opened(program)
    page = program.window.page("settings")
    page.changed.emit(replace(Preferences(), volume=30))
    assert program.settings.preferences.volume == 30
    assert page.trouble.sentence == UNWRITTEN
    assert not page.trouble.isHidden()


def test_the_safety_page_leads_on_when_nothing_can_be_kept(services, program):
    services.stores.preferences = FullPreferences()
    opened(program)
    assert program.window.current == "safety"
    program.window.page("safety").accepted.emit()
    assert program.window.current == "home"
    assert warning(program) == UNWRITTEN


def test_full_screen_is_left_only_by_a_session_that_entered_it(services, clock, program):
    opened(program)
    program.window.toggle_full_screen()
    stretched(program, services, clock)
    answer(program, None)
    assert program.window.isFullScreen()
    program.window.leave_full_screen()
    stretched(program, services, clock)
    program.window.toggle_full_screen()
    answer(program, None)
    assert not program.window.isFullScreen()
