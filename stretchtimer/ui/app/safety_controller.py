"""Lead through what is to be read before the first stretch, and find it again later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from stretchtimer.domain.routine import GENTLE
from stretchtimer.ui.app.home_controller import HomeController
from stretchtimer.ui.app.services import Services
from stretchtimer.ui.app.settings_controller import SettingsController
from stretchtimer.ui.app.window import MainWindow

if TYPE_CHECKING:
    from stretchtimer.ui.safety.ask_first import AskFirstPage
    from stretchtimer.ui.safety.page import SafetyPage


class SafetyController(QObject):
    """The safety rules and what to do when a sign applies. `unread` until the person has answered once."""

    def __init__(
        self, services: Services, settings: SettingsController, home: HomeController, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._settings, self._home, self._window = settings, home, window
        self.unread = services.stores.first_run
        self._rules = window.add_page("safety", self._rules_page)
        window.add_page("ask-first", self._ask_first_page)

    def _rules_page(self) -> SafetyPage:
        from stretchtimer.ui.safety.page import SafetyPage

        settings = self._settings
        page = SafetyPage(settings.style, settings.preferences.warm_up)
        page.accepted.connect(self._read)
        page.some_apply.connect(lambda: self._window.show_page("ask-first"))
        page.warm_up_chosen.connect(lambda chosen: settings.choose("warm_up", chosen))
        settings.changed.connect(lambda: page.show_warm_up(settings.preferences.warm_up))
        return page

    def _ask_first_page(self) -> AskFirstPage:
        from stretchtimer.ui.safety.ask_first import AskFirstPage

        page = AskFirstPage(self._settings.style)
        page.gentle_asked.connect(self._choose_gentle)
        page.back_asked.connect(lambda: self._window.show_page("safety"))
        return page

    @Slot()
    def show_rules(self) -> None:
        """Show the rules from the top."""
        self._window.show_page("safety")

    @Slot()
    def show_help(self) -> None:
        """Show the signs that ask for help."""
        self._window.show_page("safety")
        self._rules.page.show_help()

    @Slot()
    def _read(self) -> None:
        """Lead on to the routines, and let in what came meanwhile."""
        self._window.show_page("home")
        if self.unread:
            self.unread = False
            if trouble := self._settings.keep():
                self._home.warn(trouble)
        self._home.exchange.reopen()

    @Slot()
    def _choose_gentle(self) -> None:
        self._read()
        self._home.choose(GENTLE)
