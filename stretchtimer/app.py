"""Build everything and connect it: the composition root, which alone may import every package."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from stretchtimer.domain.clock import Clock, ManualClock, SystemClock, local_day
from stretchtimer.domain.errors import SoundError, StorageError, UnknownRoutineError
from stretchtimer.domain.escaping import escape_for_message
from stretchtimer.domain.folding import as_name, words
from stretchtimer.domain.plan import Plan
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.stretch import Catalogue
from stretchtimer.domain.translation import gettext as _
from stretchtimer.paths import Folders, asset, resource, shared_data
from stretchtimer.storage.data_stores import DataStores

# What a session or the voice needs is imported where it is built: the first picture waits for none of it.
if TYPE_CHECKING:
    from stretchtimer.desktop.mime_association import MimeAssociation
    from stretchtimer.domain.logbook import Logbook
    from stretchtimer.domain.phrases import PhraseBook
    from stretchtimer.domain.ports import RunningStore, Sound
    from stretchtimer.domain.record import SessionStart
    from stretchtimer.domain.session import Session
    from stretchtimer.domain.session_runner import SessionRunner
    from stretchtimer.domain.snapshot import Snapshot
    from stretchtimer.exchange.service import ExchangeService
    from stretchtimer.speech.casting import Casting
    from stretchtimer.speech.sound import VoiceAndTones

log = logging.getLogger(__name__)

#: How long a command waits for the voice to make its clips before it goes on without.
CLIPS_WITHIN_S = 20.0
#: How long it waits for the sound device, whose first words nobody would hear while it opens.
DEVICE_WITHIN_S = 3.0
#: A session begins at least this far ahead: a device that has to be opened plays the first word on time.
DEVICE_OPENS_S = 0.2
#: A log of this size is begun anew at the next start.
LOG_BYTES = 500_000
#: How often a command looks whether they are made.
LOOK_EVERY_S = 0.01


class Application:
    """Hold the services of one person's program; each is built when it is first needed."""

    def __init__(self, folders: Folders, clock: Clock | None = None) -> None:
        self.folders = folders
        self.clock = clock or SystemClock()

    @classmethod
    def at(cls, data_dir: Path | None) -> Application:
        """Return the application whose data lives in a folder, the user's own by default."""
        return cls(Folders.default(data_dir))

    @cached_property
    def catalogue(self) -> Catalogue:
        """Return the stretches, shipped and own; raise ResourceError when the shipped ones are damaged."""
        return self.stores.stretches.catalogue

    @cached_property
    def phrases(self) -> PhraseBook:
        """Return the spoken phrases; raise ResourceError when their file is damaged."""
        from stretchtimer.storage.resources import load_phrases

        return load_phrases()

    @cached_property
    def stores(self) -> DataStores:
        """Return everything that is kept."""
        from stretchtimer.storage.resources import load_catalogue

        return DataStores(self.folders, load_catalogue())

    @cached_property
    def exchange(self) -> ExchangeService:
        """Return what lets routines in and out."""
        from uuid import uuid4

        from stretchtimer.exchange.service import ExchangeService

        return ExchangeService(self.stores.routines, self.stores.stretches, lambda: uuid4().hex[:12])

    @cached_property
    def file_type(self) -> MimeAssociation:
        """Return who opens hand-over files on this desktop."""
        from stretchtimer.desktop.mime_association import MimeAssociation

        return MimeAssociation(shared_data(), (sys.executable, "-m", "stretchtimer", "open"))

    def export_history(self, path: Path) -> Iterator[int]:
        """Write the history to a file, step by step; see `exchange.history_export`."""
        from stretchtimer.exchange.history_export import exporting

        return exporting(self.stores.history, path)

    @contextmanager
    def log(self) -> Iterator[None]:
        """Write warnings and bugs into a file in the data folder meanwhile; without one they go nowhere."""
        root = logging.getLogger()
        # with no handler at all, what is logged would be printed beside the sentences of a command
        handlers: list[logging.Handler] = [logging.NullHandler()]
        root.addHandler(handlers[0])
        if self.stores.usable:
            path = self.folders.log
            full = path.exists() and path.stat().st_size > LOG_BYTES
            handler = logging.FileHandler(path, "w" if full else "a", encoding="utf-8", delay=True)
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
            root.addHandler(handler)
            handlers.append(handler)
        try:
            yield
        finally:
            for added in handlers:
                root.removeHandler(added)
                added.close()

    @property
    def display_obstacle(self) -> str:
        """Return the sentence that says why no window can open, empty where one can."""
        from stretchtimer.desktop.display import obstacle

        return obstacle(os.environ)

    @property
    def data_folder(self) -> str:
        """Return the data folder, to be shown."""
        return str(self.folders.data)

    def routine(self, name: str) -> Routine:
        """Return a routine by id or name; raise UnknownRoutineError when there is none."""
        routines = self.stores.routines.all()
        for routine in routines:
            if as_name(name) in (as_name(routine.id), as_name(routine.name)):
                return routine
        # without the signs that are hard to type, as long as only one can be meant
        typed = words(name)
        alike = [one for one in routines if typed and typed in (words(one.id), words(one.name))]
        if len(alike) == 1:
            return alike[0]
        raise UnknownRoutineError(
            _("There is no routine “{name}”. Choose one of: {names}.").format(
                name=escape_for_message(name), names=", ".join(routine.id for routine in routines)
            )
        )

    def casting(self) -> Casting:
        """Return who speaks here."""
        from stretchtimer.speech.casting import shipped_casting

        return shipped_casting(asset("voice"), resource("en", "pronunciations.toml"))

    def sound(self, preferences: Preferences) -> VoiceAndTones:
        """Return a new voice with its tones, using these settings."""
        from stretchtimer.speech.sound import VoiceAndTones

        return VoiceAndTones(
            self.folders.clips,
            preferences,
            self.casting(),
            side_words=(self.phrases.left, self.phrases.right),
        )

    def planner(self, preferences: Preferences, sound: Sound | None = None) -> Planner:
        """Return a planner for today; with a sound, words have their measured lengths."""
        options = PlanOptions.of(preferences, local_day(self.clock))
        if sound is None:
            return Planner(self.catalogue, self.phrases, options)
        return Planner(self.catalogue, self.phrases, options, sound.length_s)

    def estimate(self, routine: Routine) -> Plan:
        """Return a routine's plan with estimated lengths of words."""
        return self.planner(self.stores.preferences.load()).plan(routine)

    def overridden(self, changes: Mapping[str, str]) -> Preferences:
        """Return the settings with some changed for this run; raise PreferenceError for bad ones."""
        preferences = self.stores.preferences.load()
        for key, value in changes.items():
            preferences = preferences.changed(key, value)
        return preferences

    def measured_plan(self, routine: Routine, changes: Mapping[str, str]) -> Plan:
        """Return a routine's plan with the true lengths of its words, estimated where there is no voice."""
        preferences = self.overridden(changes)
        if not preferences.level.speaks:
            return self.planner(preferences).plan(routine)
        sound = self.sound(preferences)
        try:
            planner = self.planner(preferences, sound)
            wait_for_clips(sound, planner.texts(planner.plan(routine)))
            return planner.plan(routine)
        finally:
            sound.close()

    @property
    def audio_suffixes(self) -> Sequence[str]:
        """Return how the names of the audio files end that can be written here, the usual one first."""
        from stretchtimer.speech.audio_format import formats_here

        return [format_.suffixes[0] for format_ in formats_here()]

    def render(
        self,
        routine: Routine,
        preferences: Preferences,
        path: Path,
        progress: Callable[[float], object] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Plan | None:
        """Write a routine to an audio file and return its plan, None when it was cancelled.

        Raise SoundError or StorageError with a sentence. This waits; `progress` hears shares from 0 to 1.
        """
        from stretchtimer.speech.file_export import check_place, export_plan

        check_place(path)
        sound = self.sound(preferences)
        try:
            planner = self.planner(preferences, sound)
            texts = planner.texts(planner.plan(routine))
            wait_for_clips(sound, texts, cancelled)
            if cancelled is not None and cancelled():
                return None
            if texts and not any(sound.clip(text) for text in texts):
                raise SoundError(
                    _("No voice can be written to a file. Run “stretchtimer doctor”, or choose Tones.")
                )
            plan = planner.plan(routine)
            return plan if export_plan(plan, sound.clip, path, progress, cancelled, sound.sides) else None
        finally:
            sound.close()

    @cached_property
    def logbook(self) -> Logbook:
        """Return who leads a session, and what was broken off."""
        from stretchtimer.domain.logbook import Logbook

        return Logbook(self.stores.running, lambda: self.stores.history, self.catalogue, self.clock)

    def session(
        self, routine: Routine, preferences: Preferences, sound: Sound, pain_before: int | None = None
    ) -> SessionRunner:
        """Return a new session of a routine, about to start; it is written down while the logbook leads."""
        return self._session(routine, preferences, sound, pain_before, self.stores.running, self.clock)

    def _session(
        self,
        routine: Routine,
        preferences: Preferences,
        sound: Sound,
        pain_before: int | None,
        running: RunningStore,
        clock: Clock,
    ) -> SessionRunner:
        from stretchtimer.domain.reply import Replies
        from stretchtimer.domain.session import Session
        from stretchtimer.domain.session_runner import SessionSetup

        planner = self.planner(preferences, sound)
        plan = planner.plan(routine)
        setup = SessionSetup(clock.wall_s(), clock.utc_offset_s(), plan.total_s, pain_before)
        replies = Replies(self.phrases, planner.script)
        session = Session(plan, planner, replies, clock.steady_s() + lead_s(preferences))
        return self._runner(session, setup, preferences, sound, running, clock)

    def guided(self, routine: Routine, preferences: Preferences) -> tuple[SessionRunner, Sound]:
        """Return a session for the terminal with its voice, which is ready to speak."""
        sound = self.sound(preferences)
        try:
            planner = self.planner(preferences, sound)
            sound.wake()
            wait_for_clips(sound, planner.texts(planner.plan(routine)))
            _wait(sound, lambda: sound.awake, DEVICE_WITHIN_S)
            return self.session(routine, preferences, sound), sound
        except BaseException:  # Ctrl+C, too: neither a process nor a folder is left behind
            sound.close()
            raise

    def rehearsed(
        self, routine: Routine, preferences: Preferences, speed: float
    ) -> tuple[SessionRunner, Callable[[float], None]]:
        """Return a session at another speed, and what lets its seconds go by.

        It has no sound, is written down nowhere, and time goes by only while it is waited for: however busy
        the machine, nothing is taken for a sleep.
        """
        from stretchtimer.speech.silent import SilentSound
        from stretchtimer.storage.memory import MemoryRunning

        sound = SilentSound(preferences, _("At another speed there is no sound."))
        clock = ManualClock(self.clock.steady_s(), self.clock.wall_s(), self.clock.utc_offset_s())

        def wait(seconds: float) -> None:
            time.sleep(seconds / speed)
            clock.advance(seconds)

        return self._session(routine, preferences, sound, None, MemoryRunning(), clock), wait

    def resumed(self, stopped: Snapshot, preferences: Preferences, sound: Sound) -> SessionRunner:
        """Return a session that stands still where it was broken off."""
        from stretchtimer.domain.reply import Replies
        from stretchtimer.domain.session import Session

        planner = Planner(self.catalogue, self.phrases, stopped.options, sound.length_s)
        session = Session(
            stopped.plan,
            planner,
            Replies(self.phrases, planner.script),
            None,
            accounts=stopped.accounts,
            position_s=stopped.position_s,
        )
        return self._runner(session, stopped, preferences, sound, self.stores.running, self.clock)

    def _runner(
        self,
        session: Session,
        start: SessionStart,
        preferences: Preferences,
        sound: Sound,
        running: RunningStore,
        clock: Clock,
    ) -> SessionRunner:
        from stretchtimer.domain.session_presenter import SessionPresenter
        from stretchtimer.domain.session_runner import SessionRunner

        presenter = SessionPresenter(session.planner.script, preferences.breath)
        return SessionRunner(session, presenter, start, sound, running, clock)

    def findings(self) -> Iterator[tuple[bool, str]]:
        """Yield what works here, and how to mend what does not: voice, sound, display, data folder."""
        from stretchtimer.desktop.display import refusal
        from stretchtimer.speech.diagnosis import diagnose

        voice = self.stores.preferences.load().voice
        for finding in diagnose(self.folders.clips, voice=voice, casting=self.casting()):
            yield finding.ok, f"{finding.sentence} {finding.mend}".strip()
        if obstacle := self.display_obstacle or refusal(os.environ):
            yield False, obstacle
        else:
            yield True, _("Display: the window can open.")
        if self.stores.usable:
            yield True, _("Data folder: {folder}").format(folder=self.folders.data)
            # what is wrong with a file is known once it was read
            self.stores.preferences.load()
            self.stores.routines.all()
            try:
                self.stores.history.page(self.stores.history.count())
            except StorageError as error:
                yield False, str(error)
        yield from ((False, sentence) for sentence in self.stores.warnings())
        if self.file_type.is_ours:
            yield True, _("Files: .stretch files open with Stretch Timer.")
        else:
            how = self.file_type.obstacle or _("“stretchtimer register” changes that.")
            yield False, _("Files: .stretch files do not open by double click. {how}").format(how=how)


def lead_s(preferences: Preferences) -> float:
    """Return how far ahead a session begins: the device opens, headphones wake, the first sound travels."""
    travels_s = max(0, preferences.offset_ms) / 1000
    return DEVICE_OPENS_S + preferences.pre_roll_ms / 1000 + travels_s


def wait_for_clips(sound: Sound, texts: list[str], cancelled: Callable[[], bool] | None = None) -> None:
    """Wait until the voice has made its clips, or will not make them, or nobody wants them any more."""
    sound.prepare(texts)
    _wait(sound, lambda: sound.prepared(texts) or bool(cancelled and cancelled()), CLIPS_WITHIN_S)


def _wait(sound: Sound, over: Callable[[], bool], within_s: float) -> None:
    """Look after the sound until something is over, and no longer than `within_s`."""
    until_s = time.monotonic() + within_s
    while not over() and time.monotonic() < until_s:
        sound.poll()
        time.sleep(LOOK_EVERY_S)


def open_window(app: Application, routine: Routine | None = None, file: Path | None = None) -> int:
    """Open the window and stay in it until it closes.

    With a routine, start that at once; with a file, show what it would bring.
    """
    from stretchtimer.ui.app.launch import run

    return run(app, routine, file)
