"""Lead the person through the pages: choose, stretch, check in, back again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from stretchtimer.domain.routine import Routine
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.app.editor_controller import EditorController
from stretchtimer.ui.app.home_controller import HomeController
from stretchtimer.ui.app.library_controller import LibraryController
from stretchtimer.ui.app.safety_controller import SafetyController
from stretchtimer.ui.app.save_notice import SaveNotice
from stretchtimer.ui.app.services import Services
from stretchtimer.ui.app.session_controller import SessionController
from stretchtimer.ui.app.settings_controller import SettingsController
from stretchtimer.ui.app.stopped_session import StoppedSession
from stretchtimer.ui.app.voice_controller import VoiceController
from stretchtimer.ui.app.watches import DataFolderWatch, DayWatch
from stretchtimer.ui.app.window import MainWindow, PageSlot
from stretchtimer.ui.app.window_placing import WindowPlacing
from stretchtimer.ui.home.page import HomePage
from stretchtimer.ui.widgets.dialogs import Dialogs

if TYPE_CHECKING:
    from stretchtimer.ui.history.page import HistoryPage
    from stretchtimer.ui.library.page import LibraryPage

#: What is not needed for the first picture begins this long after it.
AFTER_FIRST_PICTURE_MS = 150


class Navigation(QObject):
    """The window with its pages, and what leads from one to the other."""

    def __init__(self, services: Services, dialogs: Dialogs, application: QGuiApplication) -> None:
        super().__init__()
        self._services, self._dialogs = services, dialogs
        self.settings = SettingsController(services, self)
        self.window = MainWindow(self.settings.style)
        self.notice = SaveNotice(dialogs, self.window)
        self.voice = VoiceController(services, self.settings.preferences, self)
        self._stopped = StoppedSession(services)
        self.home = HomeController(services, dialogs, self.settings, self.voice, self._stopped, self.window)
        style, total_s = self.settings.style, self.voice.total_s
        self.run = SessionController(services, style, self.window, self.voice, self)
        self.library = LibraryController(services, style, dialogs, self.home.painted, self)
        self.home.picture = self.library.picture
        self.editor = EditorController(
            services, style, dialogs, self.window, total_s, self.library.picture, self
        )
        self._today = DayWatch(services.clock, application, self)
        self.data_watch = DataFolderWatch(services, application, self)
        application.applicationStateChanged.connect(self.home.look_again)
        self._before_session = "home"
        self._later = QTimer(self, singleShot=True, interval=AFTER_FIRST_PICTURE_MS)
        self._placing = WindowPlacing(self.window, services.stores.window_place)
        self._add_pages()
        self._connect()

    def _add_pages(self) -> None:
        window, show, settings = self.window, self.window.show_page, self.settings
        home = window.add_page("home", self.home.page, _("Routines"), "list")
        self._library = window.add_page(
            "library",
            lambda: self.library.page(settings.preferences.reduced_motion),
            _("Library"),
            "library",
        )
        history = window.add_page("history", self._history_page, _("History"), "history")
        window.add_page("settings", lambda: self.settings.page(self.voice), _("Settings"), "settings")
        self.safety = SafetyController(self._services, settings, self.home, window)
        #: The pages that read what they show anew when they come back.
        self._read_anew: dict[str, PageSlot[HomePage] | PageSlot[LibraryPage] | PageSlot[HistoryPage]] = {
            "home": home,
            "library": self._library,
            "history": history,
        }
        window.add_shortcut("F1", self.safety.show_rules)
        window.add_shortcut("Ctrl+,", lambda: show("settings"))
        window.add_shortcut("Ctrl+I", lambda: self.home.exchange.open())

    def _connect(self) -> None:
        self.window.page_returned.connect(self._page_returned)
        self.window.closing.connect(self.run.interrupt)
        self.home.exchange.shut = lambda: self.run.busy or self.safety.unread
        self.window.system_theme_changed.connect(self.settings.follow_system)
        self.settings.changed.connect(self._settings_changed)
        self.home.built.connect(self._home_built)
        self.home.routine_came.connect(lambda: self.window.show_page("home"))
        self.home.thumbnails.ready.connect(self.editor.refresh_pictures)
        self.home.thumbnails.ready.connect(self.library.refresh_pictures)
        self.editor.own_written.connect(self.library.lend_poses)
        self.editor.closed.connect(lambda: self.window.show_page("home"))
        self.library.try_asked.connect(self.start)
        self.library.help_asked.connect(self.safety.show_help)
        self.library.changed.connect(self.home.refresh)
        self.editor.saved.connect(self.home.open_routine)
        self.editor.saved.connect(lambda routine: self.notice.named(routine.name))
        self.library.own_saved.connect(self.notice.named)
        self.home.exchange.saved.connect(self.notice.file)
        self.run.answered.connect(lambda: self.notice.say(_("Saved in your history.")))
        self.run.nothing_kept.connect(lambda: self.notice.say(_("Nothing was held, so nothing is saved.")))
        self.run.over.connect(self._session_over)
        self.run.help_asked.connect(self.safety.show_help)
        self.run.shorter_asked.connect(self.home.shorten)
        self.run.floor_view_chosen.connect(lambda on: self.settings.choose("floor_view", on))
        self.run.failed.connect(self.home.warn)
        self.run.refused.connect(self.home.refuse)
        self.run.refused.connect(lambda: self.window.show_page("home"))
        # other pages read the new day when they come back
        self._today.day_changed.connect(lambda: self._page_returned(self.window.current))
        self._today.day_changed.connect(self.run.refresh_day)
        self.data_watch.gone.connect(self.home.warn)

    def open(self, then: Callable[[], None] | None = None) -> None:
        """Show the window: the safety rules at the first run, the routines ever after.

        `then` is called as soon as the first picture stands.
        """
        self._stopped.look()
        self._today.watch()
        self.window.show_page("safety" if self.safety.unread else "home")
        self._placing.open()
        self._later.timeout.connect(then or self._prepare_voice)
        self._later.start()

    def start(self, routine: Routine, pain_before: int | None = None) -> None:
        """Start a session of a routine, unless one is on its way already."""
        if self.run.busy:
            return
        if self._stopped.take() is not None:
            # it is kept when this one begins
            self.home.refresh()
        self._before_session = self.window.current
        self.library.lend_poses()
        self.run.start(routine, self.settings.preferences, pain_before)

    def shut_down(self) -> None:
        """Stop the voice; the window is gone, even before its first picture stood."""
        self._later.stop()
        self._today.stop()
        self.run.interrupt()
        self.voice.close()

    def _history_page(self) -> HistoryPage:
        from stretchtimer.ui.history.page import HistoryPage

        services, style = self._services, self.settings.style
        page = HistoryPage(
            style,
            self._dialogs,
            services.stores.history,
            services.catalogue,
            services.clock,
            services.export_history,
        )
        page.routines_asked.connect(lambda: self.window.show_page("home"))
        page.export.done.connect(self.notice.file)
        return page

    def _home_built(self, page: HomePage) -> None:
        page.start_asked.connect(lambda asked: self.start(asked.routine, asked.pain_before))
        page.edit_asked.connect(self.editor.edit)
        page.resume_asked.connect(self._resume)
        page.resume_dismissed.connect(self._leave_stopped)
        page.safety_asked.connect(self.safety.show_help)
        page.detail.head.add_action(_("Print or save as PDF…")).triggered.connect(self._show_sheet)

    @Slot()
    def _show_sheet(self) -> None:
        """Show the open routine as a page of paper."""
        from stretchtimer.ui.print.dialog import PrintDialog
        from stretchtimer.ui.safety.texts import load_texts

        routine, shelf = self.home.routine, self._services.stores.stretches
        if routine is not None:
            self.library.lend_poses()
            total_s = self.voice.total_s(routine)
            dialog = PrintDialog(
                self.settings.style,
                self._dialogs,
                routine,
                shelf.catalogue,
                total_s,
                load_texts().stop_signs,
                shelf.picture,
                self.window,
            )
            dialog.saved.connect(self.notice.file)
            dialog.printed.connect(lambda: self.notice.say(_("The sheet is on its way to the printer.")))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    @Slot(str)
    def _page_returned(self, key: str) -> None:
        if key in self._read_anew:
            self._read_anew[key].page.refresh()

    @Slot()
    def _prepare_voice(self) -> None:
        """Have the voice of the routine that is open made ready."""
        routine = self.home.routine
        if routine is not None and not self.run.busy:
            self.voice.prepare(routine)

    @Slot()
    def _session_over(self) -> None:
        """Leave a session for the page it was started from, and let in what came meanwhile."""
        if self._before_session == "library":
            self.window.show_page("library")
        else:
            self._back_home()
        self.home.exchange.reopen()

    @Slot()
    def _back_home(self) -> None:
        self.window.show_page("home")
        self._prepare_voice()

    @Slot()
    def _settings_changed(self) -> None:
        preferences, library = self.settings.preferences, self._library.built
        self.voice.configure(preferences)
        if library is not None:
            library.set_reduced_motion(preferences.reduced_motion)
        self.home.refresh()

    @Slot()
    def _resume(self) -> None:
        stopped = self._stopped.take()
        if stopped is not None:
            self.home.refresh()
            self._before_session = "home"
            self.library.lend_poses()
            self.run.resume(stopped, self.settings.preferences)

    @Slot()
    def _leave_stopped(self) -> None:
        if self._stopped.leave():
            self.home.refresh()
