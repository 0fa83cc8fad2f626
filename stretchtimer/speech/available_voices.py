"""Know which voices are on this computer, and what speaks where the one that is set is not."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from stretchtimer.domain.ports import Voice
from stretchtimer.domain.translation import gettext as _
from stretchtimer.speech.voice_engine import VoiceSettings
from stretchtimer.speech.worker_process import Message

_log = logging.getLogger(__name__)


class AvailableVoices:
    """The voices of this computer as its engine tells of them, and those that turned out not to be here.

    An engine may know more voices than it names, so one that is not named has to be tried.
    """

    def __init__(self) -> None:
        self.named: Sequence[Voice] = ()
        #: The name of the one that speaks for people who chose none, "" while it is not known.
        self.usual = ""
        self._lacking: set[str] = set()
        self._tried: set[str] = set()

    def learn(self, facts: Message) -> bool:
        """Learn what an engine tells when it starts; tell whether a voice that was not here is back."""
        pitch = bool(facts.get("pitch"))
        usual = _usual_of(facts)
        self.named = tuple(
            Voice(v["id"], v["name"], v["language"], pitch, usual=v is usual) for v in facts.get("voices", ())
        )
        self.usual = usual_voice(facts)
        self._tried.clear()
        back = self._lacking & {voice.id for voice in self.named}
        self._lacking -= back
        return bool(back)

    def lacks(self, voice: str) -> bool:
        """Take note that a voice is not here; tell whether that is new."""
        new = voice not in self._lacking
        if new:
            _log.warning("no voice %r here", voice)
            self._lacking.add(voice)
        return new

    def has_to_try(self, voice: str) -> bool:
        """Tell, once, that only trying shows whether a voice is here."""
        settled = self._lacking | self._tried | {"", *(named.id for named in self.named)}
        if not self.named or voice in settled:
            return False
        self._tried.add(voice)
        return True

    def spoken(self, settings: VoiceSettings) -> VoiceSettings:
        """Return settings with the usual voice where their own is not here."""
        return replace(settings, voice="") if settings.voice in self._lacking else settings

    def sentence(self, voice: str) -> str:
        """Return the sentence about a voice that is set but not here, "" where nothing is known of that."""
        return stand_in_sentence(voice, self.usual) if voice in self._lacking else ""


def usual_voice(facts: Message) -> str:
    """Return the name of the voice for people who chose none, "" where an engine's facts tell of none."""
    voice = _usual_of(facts)
    return str(facts.get("usual", "")) if voice is None else str(voice["name"])


def _usual_of(facts: Message) -> Message | None:
    """Return what an engine tells of the voice for people who chose none, None where it is not named."""
    usual = str(facts.get("usual", ""))
    named = facts.get("voices", ())
    return next((v for v in named if usual and usual in (v.get("id"), v.get("language"))), None)


def stand_in_sentence(chosen: str, usual: str) -> str:
    """Return the sentence about a chosen voice that is not here, with what speaks instead and what to do."""
    if not usual:
        return _(
            "The voice “{voice}” is not on this computer, so the usual one speaks. "
            "Choose another in Settings."
        ).format(voice=chosen)
    return _(
        "The voice “{voice}” is not on this computer, so “{usual}” speaks. Choose another in Settings."
    ).format(voice=chosen, usual=usual)
