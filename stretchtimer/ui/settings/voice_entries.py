"""Say which voices can be chosen, in which order and in which words; no part of it is a window."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from stretchtimer.domain.folding import words
from stretchtimer.domain.ports import Voice
from stretchtimer.domain.search import begin
from stretchtimer.domain.translation import gettext as _

#: The language of everything that is said; its voices come before those of other languages.
SPOKEN = "en"
_REGION = re.compile(r"-([a-z]{2}|\d{3})(?=-|$)")


@dataclass(frozen=True, slots=True)
class VoiceEntry:
    """A voice as it is listed. `facts` stand under its name; one that is not `here` cannot be heard."""

    id: str
    name: str
    facts: str = ""
    here: bool = True
    tag: str = ""

    @property
    def words(self) -> str:
        """Return all that is shown of it."""
        return ", ".join(part for part in (self.name, self.facts) if part)


def entries(voices: Iterable[Voice], chosen: str = "", lacking: bool = False) -> list[VoiceEntry]:
    """Return the choice that is left to the program, then the voices: natural ones first, then English.

    A voice that is `chosen` and not among them comes second; `lacking` tells that it is known not to be here.
    """
    rows = sorted(voices, key=_place)
    listed = [VoiceEntry("", chosen_for_you(rows)), *(entry(voice) for voice in rows)]
    if all(row.id != chosen for row in listed):
        listed.insert(1, missing_entry(chosen, lacking))
    return listed


def missing_entry(chosen: str, lacking: bool) -> VoiceEntry:
    """Return the entry of a voice that no engine names; `lacking` tells that it is known not to be here."""
    return VoiceEntry(chosen, chosen, _("not on this computer") if lacking else "", here=not lacking)


def entry(voice: Voice) -> VoiceEntry:
    """Return a voice as it is listed: its language is told where its name does not tell it."""
    name, spoken = " ".join(voice.name.split()), _language(voice.language)
    told = spoken.casefold() in name.casefold()
    facts = [_("natural")] if voice.natural else []
    facts += [] if told else [_with_region(spoken, voice.language)]
    return VoiceEntry(voice.id, name, ", ".join(facts), tag=f"{voice.language} {spoken}")


def chosen_for_you(voices: Iterable[Voice]) -> str:
    """Return the choice that is left to the program, with the voice that this is now."""
    usual = next((voice.name for voice in voices if voice.usual), "")
    return _("Chosen for you: {voice}").format(voice=usual) if usual else _("Chosen for you")


def found(listed: Sequence[VoiceEntry], searched: str) -> list[VoiceEntry]:
    """Return the entries of which every word searched for begins a word: name, facts, language or tag."""
    wanted = words(searched)
    return [row for row in listed if begin(wanted, words(f"{row.words} {row.tag}"))]


def _place(voice: Voice) -> tuple[bool, bool, str, str]:
    spoken = _language(voice.language).casefold()
    return not voice.natural, voice.language.partition("-")[0] != SPOKEN, spoken, voice.name.casefold()


def _language(tag: str) -> str:
    """Return a language in words where Qt knows it, else its tag."""
    known = QLocale(tag).language()
    return tag if known is QLocale.Language.C else QLocale.languageToString(known)


def _with_region(spoken: str, tag: str) -> str:
    """Return a language in words with the region that its tag names: "English (United Kingdom)"."""
    code = _REGION.search(tag)
    region = QLocale.codeToTerritory(code[1]) if code else QLocale.Country.AnyTerritory
    if spoken == tag or region is QLocale.Country.AnyTerritory:
        return spoken
    return _("{language} ({region})").format(language=spoken, region=QLocale.territoryToString(region))
