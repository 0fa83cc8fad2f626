"""Run one session in the window: the session page, then the check-in, then it is over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.routine import Routine
from stretchtimer.ui.app.services import Services
from stretchtimer.ui.app.voice_controller import VoiceController
from stretchtimer.ui.app.window import MainWindow
from stretchtimer.ui.theme.style import Style

if TYPE_CHECKING:
    from stretchtimer.domain.record import SessionRecord
    from stretchtimer.domain.session_runner import SessionRunner
    from stretchtimer.domain.snapshot import Snapshot
    from stretchtimer.domain.view import SessionView
    from stretchtimer.ui.app.kept_record import KeptRecord
    from stretchtimer.ui.check_in.model import CheckIn, SessionResult
    from stretchtimer.ui.check_in.page import CheckInPage
    from stretchtimer.ui.session.driver import SessionDriver
    from stretchtimer.ui.session.page import SessionPage


class SessionController(QObject):
    """Take the window for a session and give it back; `over` says that it did."""

    over = Signal()
    help_asked = Signal()
    """The person wants to read when to get help first."""
    shorter_asked = Signal(str)
    """The routine of this id shall have shorter holds from now on."""
    floor_view_chosen = Signal(bool)
    """The person turned floor view on or off during a session."""
    failed = Signal(str)
    """What was done, or said about it, could not be kept; the sentence that says why."""
    refused = Signal(str)
    """A session could not begin; the sentence that says why."""
    nothing_kept = Signal()
    """It ended before anything was held, and nothing hurt: there is no record of it."""
    answered = Signal()
    """What the person said after the session is kept with it."""

    def __init__(
        self,
        services: Services,
        style: Style,
        window: MainWindow,
        voice: VoiceController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._style, self._window, self._voice = services, style, window, voice
        self._driver: SessionDriver | None = None
        self._reduced_motion = False
        self._kept: KeptRecord | None = None
        self._revived: Snapshot | None = None
        self._preferences: Preferences | None = None
        self._filled_screen = False
        #: A session is under way, or about to begin.
        self.busy = False
        self._session = window.add_page("session", self._session_page)
        self._done = window.add_page("done", self._done_page)

    @property
    def driver(self) -> SessionDriver | None:
        """Return what drives the session, None where there is none."""
        return self._driver

    @property
    def view(self) -> SessionView | None:
        """Return what is shown of the session, None where there is none."""
        return self._driver.view if self._driver else None

    def start(
        self,
        routine: Routine,
        preferences: Preferences,
        pain_before: int | None = None,
    ) -> None:
        """Start a session of a routine as soon as its first words can be spoken."""

        def begin() -> None:
            if not self.busy:
                # it was given up meanwhile
                return
            # the person may have gone on to edit while the first words were made
            if not self._window.may_leave():
                self._give_up()
                return
            with self._beginning():
                runner = self._services.session(routine, preferences, self._voice.sound, pain_before)
                self._begin(runner, preferences)

        with self._beginning():
            for sentence in self._services.logbook.begin():
                self.failed.emit(sentence)
            self._voice.sound.wake()
            self._voice.first_words(routine, begin)

    def resume(self, stopped: Snapshot, preferences: Preferences) -> None:
        """Take up a session that was broken off; it stands still until the person goes on."""
        with self._beginning():
            stopped = self._services.logbook.resume(stopped)
            self._begin(self._services.resumed(stopped, preferences, self._voice.sound), preferences)

    @contextmanager
    def _beginning(self) -> Iterator[None]:
        """Be busy with what begins a session, and free for the next one whatever goes wrong with it."""
        if not self.busy:
            self._filled_screen = self._window.isFullScreen()
        self.busy = True
        try:
            yield
        except StretchTimerError as error:
            self._give_up()
            self.refused.emit(str(error))
        except BaseException:
            self._give_up()
            raise

    def _give_up(self) -> None:
        """Be as before a session that could not begin."""
        driver, self._driver = self._driver, None
        if driver is not None:
            driver.stop()
            driver.deleteLater()
        self._services.logbook.release()
        self._free()

    def _begin(self, runner: SessionRunner, preferences: Preferences) -> None:
        from stretchtimer.ui.session.driver import SessionDriver

        self._preferences = preferences
        self._voice.rest()
        self._voice.sound.wake()
        self._reduced_motion = preferences.reduced_motion
        page = self._session.page
        page.set_reduced_motion(preferences.reduced_motion)
        page.set_floor_view(preferences.floor_view)
        self._driver = SessionDriver(runner, self)
        self._driver.shown.connect(page.show_view)
        self._driver.ended.connect(self._ended)
        page.commanded.connect(self._driver.command)
        self._window.set_rail_visible(False)
        self._driver.start()
        self._window.show_page("session")

    def interrupt(self) -> None:
        """Stand still and stay resumable: the window closes."""
        if self._driver is not None:
            self._driver.interrupt()
        self._services.logbook.release()

    def _session_page(self) -> SessionPage:
        from stretchtimer.ui.session.page import SessionPage
        from stretchtimer.ui.widgets.figure_view import FigureView

        figure = FigureView(self._style)
        figure.set_pictures(self._services.stores.stretches.picture)
        page = SessionPage(self._style, figure, self._reduced_motion)
        page.full_screen_asked.connect(self._window.toggle_full_screen)
        page.floor_view_chosen.connect(self.floor_view_chosen)
        return page

    def _done_page(self) -> CheckInPage:
        from stretchtimer.ui.check_in.page import CheckInPage

        page = CheckInPage(self._style)
        page.finished.connect(self._checked_in)
        page.safety_asked.connect(self._ask_help)
        page.go_on_asked.connect(self._go_on)
        return page

    @Slot(object)
    def _ended(self, record: SessionRecord) -> None:
        from stretchtimer.ui.app.kept_record import KeptRecord

        leaving = None
        if self._driver is not None:
            leaving = self._driver.runner.ended_snapshot
            self._driver.deleteLater()
            self._driver = None
        self._kept = None
        logbook = self._services.logbook
        self._revived = logbook.revived(leaving) if leaving is not None else None
        if not record.worth_keeping:
            logbook.close(record)
            self._leave()
            self.nothing_kept.emit()
            return
        self._kept = KeptRecord(self._services.stores.history, record)
        trouble = self._kept.keep()
        if not trouble:
            logbook.close(record)
        self._done.page.show_result(self._result(record), trouble, can_go_on=self._revived is not None)
        self._window.show_page("done")

    @Slot()
    def refresh_day(self) -> None:
        """Show the week anew where another day begins while the person answers."""
        if self._window.current != "done":
            return
        from stretchtimer.ui.check_in.model import this_week

        week = this_week(self._services.stores.history, self._services.clock)
        self._done.page.result.show_week(week)

    def _result(self, record: SessionRecord) -> SessionResult:
        from stretchtimer.ui.check_in.model import result_of

        stores = self._services.stores
        result = result_of(record, stores.history, self._services.clock)
        kept = any(routine.id == record.routine_id for routine in stores.routines.all())
        return replace(result, can_be_shorter=kept)

    @Slot(object)
    def _checked_in(self, check_in: CheckIn | None) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            trouble = kept.answer(check_in)
            if trouble and check_in is not None:
                # what was answered stays to be saved again; who skips it leaves
                self._kept = kept
                self._done.page.card.show_trouble(trouble)
                return
            if trouble:
                self.failed.emit(trouble)
            else:
                self._services.logbook.close(kept.record)
                if check_in is not None:
                    self.answered.emit()
            if check_in is not None and check_in.shorter:
                self.shorter_asked.emit(kept.record.routine_id)
        self._leave()

    @Slot()
    def _go_on(self) -> None:
        """Go on with a session that was ended early, as if it had not been."""
        revived, kept, preferences = self._revived, self._kept, self._preferences
        if revived is None or kept is None or preferences is None:
            return
        try:
            self._services.logbook.begin()
        except StretchTimerError as error:
            self._done.page.card.show_trouble(str(error))
            return
        if trouble := kept.take_back():
            self._done.page.card.show_trouble(trouble)
            return
        with self._beginning():
            try:
                resumed = self._services.resumed(revived, preferences, self._voice.sound)
                self._begin(resumed, preferences)
            except BaseException:
                kept.keep()
                raise

    @Slot()
    def _ask_help(self) -> None:
        """Lead to when to get help first, with what was answered so far kept."""
        kept, self._kept = self._kept, None
        answer = self._done.page.card.answer()
        if kept is not None and (trouble := kept.answer(answer)):
            self.failed.emit(trouble)
        elif kept is not None:
            self._services.logbook.close(kept.record)
            if answer.shorter:
                self.shorter_asked.emit(kept.record.routine_id)
        self._leave()
        self.help_asked.emit()

    def _leave(self) -> None:
        self._services.logbook.release()
        self._free()
        self.over.emit()

    def _free(self) -> None:
        """Give the window back."""
        self.busy = False
        if not self._filled_screen:
            self._window.leave_full_screen()
        self._window.set_rail_visible(True)
