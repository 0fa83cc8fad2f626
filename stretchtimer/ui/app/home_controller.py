"""Run the first page for the window: build it, keep it true, let routines in and out of it."""

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPixmap

from stretchtimer.domain.routine import Routine
from stretchtimer.domain.shortening import LESS_NEXT_TIME_S
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.app.exchange_controller import ExchangeController
from stretchtimer.ui.app.services import Services
from stretchtimer.ui.app.settings_controller import SettingsController
from stretchtimer.ui.app.stopped_session import StoppedSession
from stretchtimer.ui.app.voice_controller import VoiceController
from stretchtimer.ui.app.window import MainWindow
from stretchtimer.ui.home.model import HomeModel
from stretchtimer.ui.home.page import HomePage
from stretchtimer.ui.widgets.dialogs import Dialogs
from stretchtimer.ui.widgets.thumbnails import Thumbnail, Thumbnails


class HomeController(QObject):
    """The first page and what belongs to it. `built` carries the page once it is there to be connected."""

    built = Signal(object)
    routine_came = Signal()

    def __init__(
        self,
        services: Services,
        dialogs: Dialogs,
        settings: SettingsController,
        voice: VoiceController,
        stopped: StoppedSession,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._services, self._settings, self._voice, self._stopped = services, settings, voice, stopped
        self._page: HomePage | None = None
        self._troubles: list[str] = []
        #: What draws a stretch; the library puts one in its place that knows own pictures too.
        self.picture: Thumbnail = self.painted
        self.thumbnails = Thumbnails(self)
        self.exchange = ExchangeController(services, dialogs, settings, window)
        self.exchange.kept.connect(self.open_routine)

    def page(self) -> HomePage:
        """Return the page, new."""
        services, settings = self._services, self._settings
        stores = services.stores
        model = HomeModel(
            stores.routines, stores.history, services.catalogue, services.clock, self._voice.total_s
        )
        page = HomePage(settings.style, model, self.picture)
        self._page = page
        self.thumbnails.ready.connect(page.refresh_pictures)
        page.opened.connect(self._voice.prepare)
        self._voice.stand_in_changed.connect(page.detail.banners.show_stand_in)
        page.detail.banners.show_stand_in(self._voice.stand_in)
        page.render_asked.connect(self.exchange.save_audio)
        head = page.detail.head
        page.import_asked.connect(lambda: self.exchange.open())
        head.add_action(_("Export to a file…")).triggered.connect(lambda: self.exchange.export(page.routine))
        self._troubles = [*stores.warnings(), self._stopped.trouble, *self._troubles]
        for sentence in reversed([trouble for trouble in self._troubles if trouble]):
            # beside what the page itself could not read
            page.detail.banners.add_warning(sentence)
        page.show_stopped(self._stopped.sentence())
        self.built.emit(page)
        return page

    @property
    def routine(self) -> Routine | None:
        """Return the routine that is open."""
        return self._page.routine if self._page else None

    def painted(self, stretch_id: str, variant: str | None, size: QSize, ratio: float) -> QPixmap | None:
        """Return a stretch's picture, None while it is still to be painted."""
        return self.thumbnails.pixmap(stretch_id, variant, None, size, ratio, self._settings.style.tokens)

    @Slot()
    def refresh(self) -> None:
        """Read everything again that the page shows."""
        if self._page is not None:
            self._page.show_stopped(self._stopped.sentence())
            self._page.refresh()

    @Slot(str)
    def warn(self, sentence: str) -> None:
        """Say on the page what could not be kept."""
        if self._page is None:
            self._troubles.append(sentence)
        else:
            self._page.detail.banners.add_warning(sentence)

    @Slot(object)
    def open_routine(self, routine: Routine) -> None:
        """Open a routine that came in or changed."""
        self.routine_came.emit()
        if self._page is not None:
            self._page.refresh()
            self._page.open_routine(routine.id)

    def choose(self, routine_id: str) -> None:
        """Open one of the routines."""
        if self._page is not None:
            self._page.open_routine(routine_id)

    @Slot(str)
    def shorten(self, routine_id: str) -> None:
        """Make the holds of a routine shorter from now on: the last session was too much."""
        if self._page is not None:
            self._page.open_routine(routine_id)
            # it may have been deleted meanwhile
            if self._page.routine is not None and self._page.routine.id == routine_id:
                self._page.detail.shift_all(-LESS_NEXT_TIME_S)

    @Slot(str)
    def refuse(self, sentence: str) -> None:
        """Say why a session could not begin, and offer what there is instead."""
        self._stopped.look()
        self.warn(sentence)
        self.refresh()

    @Slot(Qt.ApplicationState)
    def look_again(self, state: Qt.ApplicationState) -> None:
        """Offer what another window or a terminal has left meanwhile, and no longer what it has taken up."""
        if state is Qt.ApplicationState.ApplicationActive and self._stopped.look():
            if self._stopped.trouble:
                self.warn(self._stopped.trouble)
            self.refresh()
