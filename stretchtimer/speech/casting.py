"""Decide who speaks a text: the voice pack, the engine that made it, or a voice of the system.

Heart speaks for whoever chose no voice, or chose Heart: what is in the pack from there, other words with the
engine where it is installed, else with the system's usual voice. Any other voice speaks everything itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from stretchtimer.domain.errors import ResourceError
from stretchtimer.domain.ports import Voice
from stretchtimer.domain.translation import gettext as _
from stretchtimer.speech.available_voices import AvailableVoices
from stretchtimer.speech.clip_cache import Utterance
from stretchtimer.speech.engine_registry import EngineName
from stretchtimer.speech.pcm import RATE
from stretchtimer.speech.pronunciation import Pronunciations, load_pronunciations
from stretchtimer.speech.voice_engine import VoiceSettings
from stretchtimer.speech.voice_pack import HEART, VoicePack, damage_sentence, open_pack

#: A person's words that Heart speaks where the extra is installed, and how to install it.
EXTRA = 'pip install "stretchtimer[voice]"'


def shipped_casting(voice: Path, table: Path) -> "Casting":
    """Return who speaks with what ships with the program and is installed beside it.

    `voice` is the folder of the pack, `table` the file of the pronunciations. Raise ResourceError where that
    is damaged; a damaged pack is told by the casting.
    """
    pack, trouble = None, ""
    try:
        pack = open_pack(voice, HEART)
    except ResourceError as error:
        trouble = str(error)
    return Casting(
        pack,
        # asked for without loading any of it
        natural=find_spec("hibari") is not None,
        pronunciations={
            EngineName.NATURAL: load_pronunciations(table, "natural"),
            EngineName.SYSTEM: load_pronunciations(table),
        },
        trouble=trouble,
    )


class Casting:
    """Know the voices of the program and of the system, and what they failed at.

    `pack` holds the clips that ship, None where there are none; `natural` tells that the engine of its voice
    is installed; `trouble` why there is no pack, "" where there is one, or none is meant to be. `system`
    knows the voices of the system.
    """

    def __init__(
        self,
        pack: VoicePack | None = None,
        natural: bool = False,
        pronunciations: Mapping[EngineName, Pronunciations] | None = None,
        trouble: str = "",
    ) -> None:
        self.pack = pack
        self._natural = natural
        self._pronunciations = pronunciations or {}
        self.trouble = trouble
        self.system = AvailableVoices()
        self._refused: set[tuple[EngineName, str]] = set()

    @property
    def fingerprints(self) -> Mapping[EngineName, str]:
        """Return what is known of clips without asking any process."""
        return {EngineName.PACK: self.pack.fingerprint} if self.pack else {}

    @property
    def _heart_speaks(self) -> bool:
        return self.pack is not None or self._natural

    def utterance(self, text: str, settings: VoiceSettings) -> Utterance:
        """Return a text as it is given to the voice that speaks it, with its settings and its engine."""
        line = " ".join(text.split())
        if self._heart_speaks and settings.voice in ("", HEART):
            heart = VoiceSettings(HEART, settings.rate_wpm)
            if self.pack is not None and line in self.pack and self._can(EngineName.PACK, line):
                return Utterance(line, heart, EngineName.PACK)
            if self._natural and self._can(EngineName.NATURAL, line):
                return Utterance(self._spoken(EngineName.NATURAL, line), heart, EngineName.NATURAL)
        return self.of_system(line, settings)

    def of_system(self, text: str, settings: VoiceSettings) -> Utterance:
        """Return a text as a voice of the system speaks it: the one that is set, or the usual one."""
        if settings.voice == HEART:
            settings = replace(settings, voice="")
        spoken = self._spoken(EngineName.SYSTEM, text)
        return Utterance(spoken, self.system.spoken(settings), EngineName.SYSTEM)

    def length_s(self, utterance: Utterance) -> float | None:
        """Return how long a text is as the pack speaks it, None where another voice does."""
        if self.pack is None or utterance.engine is not EngineName.PACK:
            return None
        return self.pack.frames(utterance.spoken, utterance.settings.rate_wpm) / RATE

    def refuse(self, engine: EngineName, text: str, reason: str) -> None:
        """Have a text spoken by another voice from now on, because this engine failed at it.

        A clip that does not come out of the pack is a damaged pack.
        """
        self._refused.add((engine, " ".join(text.split())))
        if engine is EngineName.PACK:
            self.trouble = damage_sentence(reason)

    def lose_natural(self) -> bool:
        """Do without the engine of the pack's voice, which does not work here; tell whether that is new."""
        lost, self._natural = self._natural, False
        return lost

    def has_to_try(self, voice: str) -> bool:
        """Tell, once, that only trying shows whether a voice of the system is here."""
        return voice != HEART and self.system.has_to_try(voice)

    def voices(self) -> Sequence[Voice]:
        """Return all voices that can be chosen, the natural one first."""
        named = self.system.named
        if not self._heart_speaks:
            return named
        return (self._heart(), *(replace(voice, usual=False) for voice in named))

    def sentence(self, voice: str) -> str:
        """Return the sentence about the voice that is set but not here, or not whole, "" otherwise."""
        if voice in ("", HEART):
            return self.trouble
        return self.system.sentence(voice)

    def _can(self, engine: EngineName, line: str) -> bool:
        return (engine, line) not in self._refused

    def _spoken(self, engine: EngineName, text: str) -> str:
        return self._pronunciations.get(engine, Pronunciations()).spoken(text)

    def _heart(self) -> Voice:
        name = self.pack.name if self.pack else HEART.capitalize()
        language = self.pack.language if self.pack else "en-us"
        notice = self.pack.notice if self.pack else ""
        return Voice(HEART, name, language, usual=True, natural=True, about=self._about(), notice=notice)

    def _about(self) -> str:
        if self._natural:
            return _("It speaks your own words as well: names, steps and notes.")
        if not self.system.named:
            return _(
                "It cannot speak your own words (names, steps, notes). "
                "With the extra “voice” it can: {command}"
            ).format(command=EXTRA)
        return _(
            "Your own words (names, steps, notes) are spoken by “{voice}”. "
            "With the extra “voice” this voice speaks them, too: {command}"
        ).format(voice=self.system.usual or self.system.named[0].name, command=EXTRA)
