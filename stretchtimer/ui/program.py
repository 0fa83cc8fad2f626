"""Lead the person through the pages: choose, stretch, check in, back again."""

from gettext import gettext as _

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.snapshot import Snapshot
from stretchtimer.ui.fonts import load_fonts, styled
from stretchtimer.ui.frame.window import MainWindow
from stretchtimer.ui.home.model import HomeModel
from stretchtimer.ui.home.page import HomePage, StartRequest
from stretchtimer.ui.rooms import Rooms
from stretchtimer.ui.session_run import SessionRun
from stretchtimer.ui.stylesheet import stylesheet
from stretchtimer.ui.tokens import Tokens, for_theme
from stretchtimer.ui.voice_desk import VoiceDesk

#: What is not needed for the first picture begins this long after it.
AFTER_FIRST_PICTURE_MS = 150


class Program(QObject):
    """The window with its pages, and what leads from one to the other."""

    def __init__(self, rooms: Rooms) -> None:
        super().__init__()
        self._rooms = rooms
        self._preferences = rooms.preferences_store.load()
        self._tokens = self._wanted_tokens()
        self._first_run = rooms.first_run()
        load_fonts((400, 500, 600, 700))
        self._style()
        self.window = MainWindow(self._tokens)
        self.voice = VoiceDesk(rooms, self._preferences, self)
        self.run = SessionRun(rooms, self.window, self.voice, self)
        self._stopped: Snapshot | None = None
        self._add_pages()
        self.window.page_shown.connect(self._page_shown)
        self.window.closing.connect(self.run.interrupt)
        self.window.system_theme_changed.connect(self._restyle)
        self.run.over.connect(self._back_home)
        self.voice.measured.connect(self._measured)

    def _add_pages(self) -> None:
        window = self.window
        window.add_page("home", self._home_page, _("Routines"), "list")
        window.add_page("history", self._history_page, _("History"), "history")
        window.add_page("settings", self._settings_page, _("Settings"), "settings")
        window.add_page("safety", self._safety_page)
        window.add_shortcut("F1", lambda: window.show_page("safety"))
        window.add_shortcut("Ctrl+,", lambda: window.show_page("settings"))

    def open(self) -> None:
        """Show the window: the safety rules at the first run, the routines ever after."""
        self._take_stopped()
        self.window.show_page("safety" if self._first_run else "home")
        self.window.show()
        QTimer.singleShot(AFTER_FIRST_PICTURE_MS, self, self._after_first_picture)

    def _after_first_picture(self) -> None:
        """Begin what the first picture did not need: the voice of the routine that is open, the pictures."""
        home = self.window.page("home")
        self.voice.prepare(home.routine)

    def start(self, routine: Routine, pain_before: int | None = None) -> None:
        """Start a session of a routine, unless one is on its way already."""
        if self.run.busy:
            return
        self._dismiss_stopped()
        self.run.start(routine, self._preferences, self._tokens, pain_before)

    def close(self) -> None:
        """Close the window."""
        self.window.close()

    def shut_down(self) -> None:
        """Stop the voice; the window is gone."""
        self.run.interrupt()
        self.voice.close()

    def _home_page(self) -> HomePage:
        rooms = self._rooms
        model = HomeModel(rooms.routines, rooms.history, rooms.catalogue, rooms.clock, self._total_s)
        page = HomePage(self._tokens, model, scale=self._scale)
        page.start_asked.connect(self._start_asked)
        page.opened.connect(self.voice.prepare)
        page.resume_asked.connect(self._resume)
        page.resume_dismissed.connect(self._dismiss_stopped)
        page.safety_asked.connect(self._show_help)
        page.show_complaints(rooms.complaints())
        page.show_stopped(self._stopped_sentence())
        return page

    def _history_page(self):
        from stretchtimer.ui.history.page import HistoryPage

        page = HistoryPage(self._tokens, self._rooms.history, self._rooms.clock, self._scale)
        page.routines_asked.connect(lambda: self.window.show_page("home"))
        return page

    def _settings_page(self):
        from stretchtimer.ui.settings.page import SettingsPage

        page = SettingsPage(self._tokens, self._preferences, self._rooms.data_folder, self._scale)
        page.changed.connect(self._settings_changed)
        page.sample_asked.connect(self.voice.say_sample)
        page.folder_asked.connect(self._open_folder)
        self.voice.voices_found.connect(page.show_voices)
        return page

    def _safety_page(self):
        from stretchtimer.ui.safety.page import SafetyPage

        page = SafetyPage(self._tokens, self._scale)
        page.accepted.connect(self._safety_read)
        return page

    @property
    def _scale(self) -> float:
        return self._preferences.text_size / 100

    def _total_s(self, routine: Routine) -> float:
        return self.voice.planner().plan(routine).total_s

    @Slot(object)
    def _start_asked(self, request: StartRequest) -> None:
        self.start(request.routine, request.pain_before)

    @Slot(str)
    def _page_shown(self, key: str) -> None:
        page = self.window.built(key)
        if key in ("home", "history") and page is not None:
            page.refresh()
        if key == "settings":
            self.voice.find_voices()

    @Slot()
    def _measured(self) -> None:
        home = self.window.built("home")
        if home is not None:
            home.refresh()

    @Slot()
    def _back_home(self) -> None:
        self.window.show_page("home")
        self.voice.prepare(self.window.page("home").routine)

    @Slot()
    def _safety_read(self) -> None:
        if self._first_run:
            self._first_run = False
            self._rooms.preferences_store.save(self._preferences)
        self.window.show_page("home")

    @Slot()
    def _show_help(self) -> None:
        self.window.show_page("safety")
        self.window.page("safety").show_help()

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._rooms.data_folder))

    @Slot(object)
    def _settings_changed(self, preferences: Preferences) -> None:
        before, self._preferences = self._preferences, preferences
        self._rooms.preferences_store.save(preferences)
        self.voice.configure(preferences)
        if (before.theme, before.text_size) != (preferences.theme, preferences.text_size):
            self._restyle()
        self._measured()

    def _wanted_tokens(self) -> Tokens:
        scheme = QGuiApplication.styleHints().colorScheme()
        return for_theme(self._preferences.theme, scheme is Qt.ColorScheme.Dark)

    def _style(self) -> None:
        application = QApplication.instance()
        application.setStyle("Fusion")
        application.setFont(styled("body", self._preferences.text_size))
        application.setStyleSheet(stylesheet(self._tokens, self._scale))

    @Slot()
    def _restyle(self) -> None:
        """Take colours and text size from the settings, or from the system that changed its own."""
        self._tokens = self._wanted_tokens()
        self._style()
        self.window.set_tokens(self._tokens)
        for key in ("home", "history", "settings", "safety"):
            page = self.window.built(key)
            if page is not None:
                page.set_scale(self._scale)

    def _take_stopped(self) -> None:
        """Look for a session that was broken off; one that is too old becomes a record of what was done."""
        self._stopped = self._rooms.stopped()
        if self._stopped and not self._stopped.resumable(self._rooms.clock.wall_s()):
            self._dismiss_stopped()

    def _stopped_sentence(self) -> str | None:
        if self._stopped is None:
            return None
        return _("Your last session, {routine}, stopped at stretch {number}.").format(
            routine=self._stopped.plan.routine_name, number=self._stopped.number
        )

    @Slot()
    def _resume(self) -> None:
        stopped, self._stopped = self._stopped, None
        if stopped is not None:
            self._show_stopped()
            self.run.resume(stopped, self._preferences, self._tokens)

    @Slot()
    def _dismiss_stopped(self) -> None:
        """Keep what was done of a broken-off session as a record that ended early."""
        stopped, self._stopped = self._stopped, None
        if stopped is not None:
            self._rooms.keep_stopped(stopped)
            self._show_stopped()

    def _show_stopped(self) -> None:
        home = self.window.built("home")
        if home is not None:
            home.show_stopped(self._stopped_sentence())
            home.refresh()
