"""Name what the pages need from the rest of the house."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from enum import StrEnum
    from pathlib import Path

    from stretchtimer.domain.clock import Clock
    from stretchtimer.domain.logbook import Logbook
    from stretchtimer.domain.phrases import PhraseBook
    from stretchtimer.domain.plan import Plan
    from stretchtimer.domain.planner import Planner
    from stretchtimer.domain.ports import (
        History,
        PreferencesStore,
        RoutineStore,
        Sound,
        StretchStore,
        WindowPlaceStore,
    )
    from stretchtimer.domain.preferences import Preferences
    from stretchtimer.domain.routine import Routine
    from stretchtimer.domain.session_runner import SessionRunner
    from stretchtimer.domain.snapshot import Snapshot
    from stretchtimer.domain.stretch import Catalogue


class UserData(Protocol):
    """Everything that is kept of the person's data."""

    @property
    def stretches(self) -> StretchStore:
        """Return the person's own stretches and holds."""
        ...

    @property
    def routines(self) -> RoutineStore: ...

    @property
    def history(self) -> History:
        """Return the records."""
        ...

    @property
    def preferences(self) -> PreferencesStore:
        """Return where the settings are kept."""
        ...

    @property
    def window_place(self) -> WindowPlaceStore:
        """Return where it is kept how the window was left."""
        ...

    @property
    def first_run(self) -> bool:
        """Tell whether the person has never been here."""
        ...

    def warnings(self) -> list[str]:
        """Return a sentence for everything of the person's data that cannot be used."""
        ...

    def gone(self) -> str:
        """Return the sentence for a data folder that went away while the program runs, else nothing."""
        ...


class ImportedLine(Protocol):
    """A line of what would come in, and what becomes of it."""

    @property
    def source_text(self) -> str:
        """Return the line as it was written."""
        ...

    @property
    def outcome(self) -> StrEnum:
        """Return what became of it."""
        ...

    @property
    def sentence(self) -> str:
        """Return what became of it, in words."""
        ...


class ImportedRoutine(Protocol):
    """A routine that would come in."""

    @property
    def routine(self) -> Routine: ...

    @property
    def lines(self) -> Sequence[ImportedLine]:
        """Return what it was made of."""
        ...

    @property
    def usable(self) -> bool:
        """Tell whether there is anything to keep."""
        ...


class ImportPreview(Protocol):
    """What a file or a text would bring."""

    @property
    def format_name(self) -> str:
        """Return what the file is."""
        ...

    @property
    def routines(self) -> Sequence[ImportedRoutine]: ...

    @property
    def warnings(self) -> Sequence[str]:
        """Return sentences about the whole of it."""
        ...


class Exchange(Protocol):
    """What lets routines in and out; see `exchange.service`."""

    def preview_file(self, path: Path) -> ImportPreview:
        """Return what a file would bring."""
        ...

    def preview_text(self, text: str) -> ImportPreview:
        """Return what a text would bring."""
        ...

    def keep(self, preview: Any) -> list[Routine]: ...

    def hand_over(self, routine: Routine, path: Path, replace: bool = False) -> None:
        """Write a routine to a file."""
        ...


class FileAssociation(Protocol):
    """Who opens hand-over files on this desktop; see `desktop.mime_association`."""

    @property
    def obstacle(self) -> str:
        """Return why this cannot be set up from here, empty where it can."""
        ...

    @property
    def is_ours(self) -> bool:
        """Tell whether the desktop opens the files with this program."""
        ...

    def claim(self) -> None:
        """Have the files opened with this program; raise DesktopError where that cannot be."""
        ...

    def release(self) -> None:
        """Take that back."""
        ...


class Services(Protocol):
    """The rest of the house, handed in by `app`."""

    clock: Clock

    @property
    def catalogue(self) -> Catalogue:
        """Return the stretches."""
        ...

    @property
    def phrases(self) -> PhraseBook:
        """Return the spoken phrases."""
        ...

    @property
    def stores(self) -> UserData:
        """Return everything that is kept."""
        ...

    @property
    def exchange(self) -> Exchange:
        """Return what lets routines in and out."""
        ...

    def export_history(self, path: Path) -> Iterator[int]:
        """Write the history to a .csv, .json or .ics file, step by step; yield the sessions so far."""
        ...

    @property
    def file_type(self) -> FileAssociation:
        """Return who opens hand-over files on this desktop."""
        ...

    @property
    def data_folder(self) -> str:
        """Return the data folder, to be shown."""
        ...

    @property
    def logbook(self) -> Logbook:
        """Return who leads a session, and what was broken off."""
        ...

    def sound(self, preferences: Preferences) -> Sound:
        """Return a new voice with its tones."""
        ...

    def planner(self, preferences: Preferences, sound: Sound | None = None) -> Planner:
        """Return a planner for today; with a sound, words have their measured lengths."""
        ...

    def session(
        self, routine: Routine, preferences: Preferences, sound: Sound, pain_before: int | None = None
    ) -> SessionRunner:
        """Return a new session of a routine, about to start."""
        ...

    def resumed(self, stopped: Snapshot, preferences: Preferences, sound: Sound) -> SessionRunner:
        """Return a session that stands still where it was broken off."""
        ...

    @property
    def audio_suffixes(self) -> Sequence[str]:
        """Return how the names of the audio files end that can be written here, the usual one first."""
        ...

    def render(
        self,
        routine: Routine,
        preferences: Preferences,
        path: Path,
        progress: Callable[[float], object] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Plan | None:
        """Write a routine to an audio file and return its plan, None when it was cancelled; this waits."""
        ...
