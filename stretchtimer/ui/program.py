"""Lead the person through the pages: choose, stretch, check in, back again."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import QObject, QSize, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QPixmap
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.routine import Routine
from stretchtimer.ui.appearance import dress, scale_of
from stretchtimer.ui.frame.window import MainWindow
from stretchtimer.ui.home.model import HomeModel
from stretchtimer.ui.home.page import HomePage, StartRequest
from stretchtimer.ui.importing.gate import Gate
from stretchtimer.ui.library.desk import LibraryDesk
from stretchtimer.ui.rooms import Rooms
from stretchtimer.ui.session_run import SessionRun
from stretchtimer.ui.stopped_session import StoppedSession
from stretchtimer.ui.thumbnails import Thumbnails
from stretchtimer.ui.voice_desk import VoiceDesk

#: What is not needed for the first picture begins this long after it.
AFTER_FIRST_PICTURE_MS = 150
#: What *Use 5 s less* takes off every hold.
SHORTER_BY_S = 5.0


class Program(QObject):
    """The window with its pages, and what leads from one to the other."""

    def __init__(self, rooms: Rooms) -> None:
        super().__init__()
        self._rooms = rooms
        self._first_run = rooms.stores.first_run
        self._preferences = rooms.stores.preferences.load()
        self._tokens = dress(self._preferences)
        self._stopped = StoppedSession(rooms)
        self._before_session = "home"
        self._thumbnails = Thumbnails(self)
        self.window = MainWindow(self._tokens, scale_of(self._preferences))
        self.library = LibraryDesk(rooms, self._shipped_picture, self)
        self.voice = VoiceDesk(rooms, self._preferences, self)
        self.run = SessionRun(rooms, self.window, self.voice, self)
        self.gate = Gate(rooms, self.window)
        self.gate.tokens = self._tokens
        self._add_pages()
        self.gate.kept.connect(self._routine_came)
        self.window.page_returned.connect(self._page_returned)
        self.window.closing.connect(self.run.interrupt)
        self.window.system_theme_changed.connect(self._restyle)
        self.run.over.connect(self._session_over)
        self.run.help_asked.connect(self._show_help)
        self.run.shorter_asked.connect(self._shorten)
        self.voice.measured.connect(self._refresh_home)
        self.library.try_asked.connect(self.start)
        self.library.help_asked.connect(self._show_help)
        self.library.changed.connect(self._refresh_home)

    def _add_pages(self) -> None:
        window, show = self.window, self.window.show_page
        window.add_page("home", self._home_page, _("Routines"), "list")
        window.add_page("library", self._library_page, _("Library"), "library")
        window.add_page("history", self._history_page, _("History"), "history")
        window.add_page("settings", self._settings_page, _("Settings"), "settings")
        window.add_page("safety", self._safety_page)
        window.add_shortcut("F1", lambda: show("safety"))
        window.add_shortcut("Ctrl+,", lambda: show("settings"))
        window.add_shortcut("Ctrl+I", lambda: self.gate.open())

    def open(self, then: Callable[[], None] | None = None) -> None:
        """Show the window: the safety rules at the first run, the routines ever after.

        `then` is called as soon as the first picture stands.
        """
        self._stopped.look()
        self.window.show_page("safety" if self._first_run else "home")
        self.window.show()
        QTimer.singleShot(AFTER_FIRST_PICTURE_MS, self, then or self._prepare_voice)

    def start(self, routine: Routine, pain_before: int | None = None) -> None:
        """Start a session of a routine, unless one is on its way already."""
        if self.run.busy:
            return
        self._leave_stopped()
        self._before_session = self.window.current
        self.library.lend_poses()
        self.run.start(routine, self._preferences, self._tokens, pain_before)

    def shut_down(self) -> None:
        """Stop the voice; the window is gone."""
        self.run.interrupt()
        self.voice.close()

    def _home_page(self) -> HomePage:
        rooms = self._rooms
        model = HomeModel(
            rooms.stores.routines, rooms.stores.history, rooms.catalogue, rooms.clock, self.voice.total_s
        )
        page = HomePage(self._tokens, model, self.library.picture, scale_of(self._preferences))
        self._thumbnails.ready.connect(page.refresh_pictures)
        page.start_asked.connect(self._start_asked)
        page.opened.connect(self.voice.prepare)
        page.resume_asked.connect(self._resume)
        page.resume_dismissed.connect(self._leave_stopped)
        page.safety_asked.connect(self._show_help)
        page.render_asked.connect(self._save_audio)
        head = page.detail.head
        head.add_action(_("Import routines…")).triggered.connect(lambda: self.gate.open())
        head.add_action(_("Export to a file…")).triggered.connect(lambda: self.gate.export(page.routine))
        page.show_complaints(rooms.stores.complaints())
        page.show_stopped(self._stopped.sentence())
        return page

    def _library_page(self) -> QWidget:
        preferences = self._preferences
        page = self.library.page(self._tokens, scale_of(preferences), preferences.reduced_motion)
        self._thumbnails.ready.connect(page.refresh_pictures)
        return page

    def _shipped_picture(
        self, stretch_id: str, variant: str | None, size: QSize, ratio: float
    ) -> QPixmap | None:
        """Return a stretch's picture, None while it is still to be painted."""
        return self._thumbnails.pixmap(stretch_id, variant, None, size, ratio, self._tokens)

    def _history_page(self) -> QWidget:
        from stretchtimer.ui.history.page import HistoryPage

        rooms = self._rooms
        page = HistoryPage(self._tokens, rooms.stores.history, rooms.clock, scale_of(self._preferences))
        page.routines_asked.connect(lambda: self.window.show_page("home"))
        return page

    def _settings_page(self) -> QWidget:
        from stretchtimer.ui.settings.page import SettingsPage

        folder, scale = self._rooms.data_folder, scale_of(self._preferences)
        page = SettingsPage(self._tokens, self._preferences, folder, scale)
        page.changed.connect(self._settings_changed)
        page.sample_asked.connect(self.voice.say_sample)
        page.folder_asked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(folder)))
        self.voice.voices_found.connect(page.show_voices)
        self.voice.find_voices()
        return page

    def _safety_page(self) -> QWidget:
        from stretchtimer.ui.safety.page import SafetyPage

        page = SafetyPage(self._tokens, scale_of(self._preferences))
        page.accepted.connect(self._safety_read)
        return page

    @Slot(object)
    def _start_asked(self, request: StartRequest) -> None:
        self.start(request.routine, request.pain_before)

    @Slot(str)
    def _page_returned(self, key: str) -> None:
        if key in ("home", "library", "history"):
            self.window.page(key).refresh()

    @Slot()
    def _refresh_home(self) -> None:
        home = self.window.built("home")
        if home is not None:
            home.show_stopped(self._stopped.sentence())
            home.refresh()

    @Slot()
    def _prepare_voice(self) -> None:
        """Have the voice of the routine that is open made ready."""
        routine = self.window.page("home").routine
        if routine is not None and not self.run.busy:
            self.voice.prepare(routine)

    @Slot()
    def _session_over(self) -> None:
        """Leave a session for the page it was started from."""
        if self._before_session == "library":
            self.window.show_page("library")
        else:
            self._back_home()

    @Slot()
    def _back_home(self) -> None:
        self.window.show_page("home")
        self._prepare_voice()

    @Slot(object)
    def _save_audio(self, routine: Routine) -> None:
        """Write a routine to an audio file of the person's choice."""
        from stretchtimer.ui.audio_export import AudioExport

        AudioExport(self._rooms, routine, self._preferences, self.window).ask()

    @Slot(object)
    def _routine_came(self, routine: Routine) -> None:
        """Open a routine that was brought in."""
        self.window.show_page("home")
        self.window.page("home").refresh()
        self.window.page("home").open_routine(routine.id)

    @Slot(str)
    def _shorten(self, routine_id: str) -> None:
        """Make the holds of a routine shorter from now on: the last session was too much."""
        home = self.window.page("home")
        home.open_routine(routine_id)
        # a stretch that was tried on its own is no routine
        if home.routine is not None and home.routine.id == routine_id:
            home.detail.shift_all(-SHORTER_BY_S)

    @Slot()
    def _safety_read(self) -> None:
        if self._first_run:
            self._first_run = False
            self._rooms.stores.preferences.save(self._preferences)
        self.window.show_page("home")

    @Slot()
    def _show_help(self) -> None:
        self.window.show_page("safety")
        self.window.page("safety").show_help()

    @Slot(object)
    def _settings_changed(self, preferences: Preferences) -> None:
        before, self._preferences = self._preferences, preferences
        self._rooms.stores.preferences.save(preferences)
        self.voice.configure(preferences)
        if (before.theme, before.text_size) != (preferences.theme, preferences.text_size):
            self._restyle()
        library = self.window.built("library")
        if library is not None:
            library.set_reduced_motion(preferences.reduced_motion)
        self._refresh_home()

    @Slot()
    def _restyle(self) -> None:
        """Take colours and text size from the settings, or from the system that changed its own."""
        self._tokens = self.gate.tokens = dress(self._preferences)
        self.window.dress(self._tokens, scale_of(self._preferences))

    @Slot()
    def _resume(self) -> None:
        stopped = self._stopped.take()
        if stopped is not None:
            self._refresh_home()
            self._before_session = "home"
            self.library.lend_poses()
            self.run.resume(stopped, self._preferences, self._tokens)

    @Slot()
    def _leave_stopped(self) -> None:
        if self._stopped.leave():
            self._refresh_home()
