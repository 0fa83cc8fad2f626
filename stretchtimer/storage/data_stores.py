"""Open everything that is kept in the data folder, or keep it in memory where the folder cannot be used."""

from __future__ import annotations

import logging
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.ports import (
    History,
    PreferencesStore,
    RoutineStore,
    RunningStore,
    StretchStore,
    WindowPlaceStore,
)
from stretchtimer.domain.stretch import Catalogue
from stretchtimer.domain.translation import gettext as _
from stretchtimer.paths import Folders
from stretchtimer.storage.copies import copies_beside
from stretchtimer.storage.data_folder import place_of, prepare

if TYPE_CHECKING:
    from stretchtimer.storage.history import HistoryDatabase

log = logging.getLogger(__name__)


class DataStores:
    """The stores of one person's data; each is opened when it is first needed, and closed with all others.

    A data folder that cannot be used leaves everything usable: what should be kept is kept in memory until
    the program ends, and `warnings` says so.
    """

    def __init__(self, folders: Folders, shipped: Catalogue) -> None:
        self._folders, self._shipped = folders, shipped
        self._warnings: list[str] = []
        self._database: HistoryDatabase | None = None

    def __enter__(self) -> DataStores:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close what was opened; closing twice does no harm."""
        if self._database is not None:
            self._database.close()
        if "running" in self.__dict__:
            # this waits until what is on its way to the disk is there
            self.running.release()

    @cached_property
    def usable(self) -> bool:
        """Tell whether the data folder can be written; warn once when it cannot."""
        return not self._obstacle

    @cached_property
    def _obstacle(self) -> str:
        """Return why the data folder cannot be used, empty where it can."""
        with suppress(OSError):
            # once: where it is missing later, the folder that it is in was moved
            self._folders.cache.mkdir(parents=True, exist_ok=True)
        try:
            prepare(self._folders.data)
        except StorageError as error:
            self._warn(str(error))
            return str(error)
        self._place = place_of(self._folders.data)
        return ""

    def must_last(self) -> None:
        """Raise StorageError where what is kept would be lost with the program."""
        if self._obstacle:
            raise StorageError(self._obstacle)

    def gone(self) -> str:
        """Return the sentence for a data folder that went away while the program runs, else nothing."""
        if not self.usable or place_of(self._folders.data) == self._place:
            return ""
        return _(
            "The data folder {folder} was deleted or moved while Stretch Timer runs. Nothing is kept without "
            "it: put it back, or start Stretch Timer again to begin a new one."
        ).format(folder=self._folders.data)

    @cached_property
    def first_run(self) -> bool:
        """Tell whether the person has never been here: there were no settings at the first question."""
        return self.usable and not self._folders.preferences.exists()

    @cached_property
    def stretches(self) -> StretchStore:
        """Return the person's own stretches and holds, with the catalogue that has them."""
        from stretchtimer.storage.own_stretch_files import OwnStretchFiles

        return OwnStretchFiles(self._folders.data if self.usable else None, self._shipped)

    @cached_property
    def routines(self) -> RoutineStore:
        """Return the routines, shipped and own."""
        from stretchtimer.storage.resources import load_builtin_routines

        catalogue = self.stretches.catalogue
        # those that ship know nothing of a person's stretches: nothing of the person's can break them
        builtin = load_builtin_routines(catalogue=self._shipped)
        if self.usable:
            from stretchtimer.storage.routine_files import RoutineFiles

            return RoutineFiles(self._folders.routines, builtin, catalogue)
        from stretchtimer.storage.memory import MemoryRoutines

        return MemoryRoutines(builtin)

    @cached_property
    def preferences(self) -> PreferencesStore:
        """Return where the settings are kept."""
        if self.usable:
            from stretchtimer.storage.preferences_file import PreferencesFile

            return PreferencesFile(self._folders.preferences)
        from stretchtimer.storage.memory import MemoryPreferences

        return MemoryPreferences(self._obstacle)

    @cached_property
    def history(self) -> History:
        """Return the records of sessions; in memory, with a warning, when they cannot be opened."""
        obstacle = self._obstacle
        if self.usable:
            from stretchtimer.storage.history import HistoryDatabase

            try:
                self._database = HistoryDatabase(self._folders.history)
            except StorageError as error:
                lost = _("Until then, sessions are kept only until you close the app.")
                obstacle = f"{error} {lost}"
                self._warn(obstacle)
            else:
                for sentence in self._database.warnings():
                    self._warn(sentence)
                return self._database
        from stretchtimer.storage.memory import MemoryHistory

        return MemoryHistory(obstacle)

    @cached_property
    def running(self) -> RunningStore:
        """Return where the session under way is written down."""
        if self.usable:
            from stretchtimer.storage.running import RunningFile

            return RunningFile(self._folders.running)
        from stretchtimer.storage.memory import MemoryRunning

        return MemoryRunning()

    @cached_property
    def window_place(self) -> WindowPlaceStore:
        """Return where it is kept how the window was left."""
        if self.usable:
            from stretchtimer.storage.window_file import WindowFile

            return WindowFile(self._folders.window)
        from stretchtimer.storage.memory import MemoryWindow

        return MemoryWindow()

    def warnings(self) -> list[str]:
        """Return a sentence for everything of the person's data that cannot be used, as far as is known."""
        # before a session is the time to hear that none can be kept
        _opened = self.history
        kept = (self.preferences, self.stretches, self.routines, self.running)
        copies = (self._folders.preferences, self._folders.history) if self.usable else ()
        return [
            *self._warnings,
            *(sentence for path in copies for sentence in copies_beside(path)),
            *(sentence for store in kept for sentence in store.warnings()),
        ]

    def _warn(self, sentence: str) -> None:
        log.warning(sentence)
        self._warnings.append(sentence)
