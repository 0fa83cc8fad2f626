"""Name what the session needs from the rest of the house, as protocols handed in by `app`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from stretchtimer.domain.plan import Cue
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.routine import Routine

if TYPE_CHECKING:
    from stretchtimer.domain.own_stretch import OwnStretch
    from stretchtimer.domain.record import SessionRecord
    from stretchtimer.domain.review import Balance, PainPair
    from stretchtimer.domain.stretch import Catalogue
    from stretchtimer.domain.window_place import WindowPlace


class SoundMode(StrEnum):
    """The ladder: what of the sound works."""

    VOICE = "voice"
    TONES = "tones"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class SoundStatus:
    """What of the sound works, and the sentence to show when it is less than all of it.

    `stand_in` is the sentence about a voice that is set but not here, with what speaks instead; it stands for
    as long as that is so. `recovered` tells that the sentence is about something that works again.
    """

    mode: SoundMode
    sentence: str = ""
    stand_in: str = ""
    recovered: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice that can be chosen. `language` is a tag such as "en-us"; `pitch` tells that it has one.

    `usual` is the one that speaks for people who chose none. A `natural` one sounds like a person: recorded
    ahead or made by a neural engine. `about` says in a sentence or two what the voice can do and what would
    change that; `notice` is the licence that has to travel with it, several paragraphs.
    """

    id: str
    name: str
    language: str
    pitch: bool = False
    usual: bool = False
    natural: bool = False
    about: str = ""
    notice: str = ""


class Sound(Protocol):
    """Speak and sound cues. No call waits; nothing raises when the sound fails, `status` changes instead."""

    def configure(self, preferences: Preferences) -> None:
        """Use these settings from now on; a changed voice or rate makes clips anew."""
        ...

    def prepare(self, texts: Sequence[str]) -> None:
        """Start making the clips of these texts, first ones first; texts asked for earlier come after."""
        ...

    def prepared(self, texts: Sequence[str]) -> bool:
        """Tell whether every one of the texts has its clip, or will never have one."""
        ...

    def speakable(self, texts: Sequence[str]) -> bool:
        """Tell whether each of the texts can be spoken, if only by a voice that stands in, or never will."""
        ...

    def length_s(self, text: str) -> float:
        """Return how long a text is when spoken: measured from its clip, estimated while there is none."""
        ...

    def wake(self) -> None:
        """Open the sound device ahead of the first cue."""
        ...

    @property
    def awake(self) -> bool:
        """Tell whether the device is open since it was woken, or known not to be there."""
        ...

    def schedule(self, cue: Cue, at_s: float) -> None:
        """Sound a cue at a moment of the steady clock; late by more than 0.3 s, it is dropped."""
        ...

    def say(self, text: str) -> None:
        """Speak at once, over nothing: what is sounding stops first."""
        ...

    def audition(self, text: str, voice: str) -> None:
        """Speak a text at once in a voice that may be another than the one that is set.

        `voice` is a Voice's id, "" the usual one. Over nothing: what is sounding stops first.
        """
        ...

    def silence(self) -> None:
        """Stop what is sounding and forget what is scheduled."""
        ...

    def poll(self) -> SoundStatus:
        """Look after the helper processes and return what works; call it a few times a second."""
        ...

    def voices(self) -> Sequence[Voice]:
        """Return the voices that can be chosen; empty until the voice process has answered."""
        ...

    def close(self) -> None:
        """Stop all helper processes."""
        ...


class RoutineStore(Protocol):
    """Keep routines: those that ship and the person's own."""

    def all(self) -> Sequence[Routine]:
        """Return every routine that can be read, shipped ones first, changed ones in their place."""
        ...

    def text(self, routine_id: str) -> str:
        """Return the file of a routine as it is, empty where there is none."""
        ...

    def save(self, routine: Routine, handed_over: str = "") -> None:
        """Keep a routine; one with the id of a shipped routine stands in its place until it is restored.

        `handed_over` is the text of the file it came from: fields that this version does not know are kept.
        """
        ...

    def delete(self, routine_id: str) -> None:
        """Forget a routine of the person's own, or restore a shipped one."""
        ...

    def warnings(self) -> Sequence[str]:
        """Return a sentence for each file that could not be read by the last `all`."""
        ...


class StretchStore(Protocol):
    """Keep the person's own stretches, and the hold they want a stretch to begin with."""

    @property
    def catalogue(self) -> Catalogue:
        """Return all stretches, shipped and own, with the person's holds; it changes as they do."""
        ...

    def own(self, stretch_id: str) -> OwnStretch | None:
        """Return an own stretch as it was written, None for one that ships."""
        ...

    def picture(self, stretch_id: str) -> str:
        """Return the path of an own stretch's picture, empty where there is none."""
        ...

    def check_picture(self, path: str) -> None:
        """Raise StorageError with a sentence where a picture cannot be taken."""
        ...

    def save(self, own: OwnStretch, picture: str = "") -> None:
        """Keep an own stretch; the picture at the path `picture` is copied, empty leaves what there is.

        Raise RoutineError where it breaks a rule, StorageError where it cannot be kept.
        """
        ...

    def delete(self, stretch_id: str) -> None:
        """Forget an own stretch and its picture."""
        ...

    def set_hold(self, stretch_id: str, hold_s: float) -> None:
        """Let a stretch begin with these seconds wherever it is added from now on."""
        ...

    def usual_s(self, stretch_id: str) -> float:
        """Return the seconds a stretch came with."""
        ...

    def warnings(self) -> Sequence[str]:
        """Return a sentence for each file that could not be read."""
        ...


class PreferencesStore(Protocol):
    """Keep the settings."""

    @property
    def trouble(self) -> str:
        """Return the sentence that says why what is saved is lost with the program, empty where it lasts."""
        ...

    def load(self) -> Preferences:
        """Return the settings; bad values are repaired."""
        ...

    def save(self, preferences: Preferences) -> None:
        """Keep the settings, and whatever else the file holds."""
        ...

    def warnings(self) -> Sequence[str]:
        """Return a sentence for each value repaired by the last `load`."""
        ...


class History(Protocol):
    """Keep the records of sessions."""

    @property
    def trouble(self) -> str:
        """Return the sentence that says why what is added is lost with the program, empty where it lasts."""
        ...

    def add(self, record: SessionRecord) -> int:
        """Keep a record and return its id.

        There is one record of a session: of two that have the routine and the start in common, the fuller
        is kept, under the id of the first, with what was answered after the session in either.
        """
        ...

    def page(
        self, limit: int, offset: int = 0, after: SessionRecord | None = None
    ) -> Sequence[SessionRecord]:
        """Return records, newest first; those that come after one, where that is given."""
        ...

    def count(self) -> int:
        """Return the number of records."""
        ...

    def last_done(self) -> dict[str, int]:
        """Return, by routine id, the day of its latest session that counts (days since 1970-01-01).

        A session counts in which a hold was held to its end.
        """
        ...

    def minutes_by_day(self, first_day: int, last_day: int) -> dict[int, float]:
        """Return, by day, the minutes of the sessions that count; days without one are absent."""
        ...

    def pain_pairs(self, first_day: int, last_day: int) -> Sequence[PainPair]:
        """Return the pain before and after each session that was asked for both, oldest first."""
        ...

    def balance(self, first_day: int, last_day: int) -> Balance:
        """Return how long each side of the body was stretched."""
        ...

    def remove(self, record_id: int | None) -> int:
        """Take a record out, every one where `record_id` is None; return the removal, 0 where none was."""
        ...

    def bring_back(self, removal: int) -> int:
        """Bring back, while the program runs, what a removal took out; return how many records."""
        ...


class RunningStore(Protocol):
    """Keep the session that is under way, so that it survives the program.

    It belongs to one program at a time: `save`, `load`, `clear` and `set_aside` are for the one that has
    claimed it, and what another program would write or clear stays as it is. A program that dies has let go.
    """

    @property
    def waits(self) -> bool:
        """Tell whether a session is written down, anybody's."""
        ...

    def claim(self) -> bool:
        """Own the session under way from now on; tell whether that can be, or another program owns it."""
        ...

    def release(self) -> None:
        """Own it no longer; what is written down stays for whoever claims it."""
        ...

    def save(self, snapshot: dict[str, object]) -> None:
        """Write the session down."""
        ...

    def load(self) -> dict[str, object] | None:
        """Return the session that was under way, None when there is none.

        One that cannot be read is set aside, one that a newer version wrote is left; `warnings` says so.
        """
        ...

    def clear(self) -> None:
        """Forget it: its record is kept, or there is none to keep."""
        ...

    def set_aside(self, reason: str) -> None:
        """Move what is written down out of the way; `warnings` says why."""
        ...

    def aside(self) -> Sequence[tuple[str, dict[str, object]]]:
        """Return the sessions that were set aside and can be read, each with a name."""
        ...

    def forget_aside(self, name: str) -> None:
        """Forget one of them: its record is kept, or there is none to keep."""
        ...

    def warnings(self) -> Sequence[str]:
        """Return a sentence for each session that was set aside."""
        ...


class WindowPlaceStore(Protocol):
    """Keep how the window was left."""

    def load(self) -> WindowPlace | None:
        """Return how the window was left, None when it never was or nobody can tell."""
        ...

    def save(self, place: WindowPlace) -> None:
        """Keep how the window is left."""
        ...
