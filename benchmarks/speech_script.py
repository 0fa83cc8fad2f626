"""Give the speech benchmarks the script as several voices speak it, and the options that they share."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speech_rig import line, voice_in
from stretchtimer.domain.plan import Level
from stretchtimer.domain.planner import PlanOptions
from stretchtimer.domain.preferences import Preferences
from stretchtimer.speech.pcm import RATE, read_clip
from stretchtimer.speech.sound import VoiceAndTones
from stretchtimer.speech.voice_pack import HEART
from tests.domain import shipped
from tests.speech.cues import spoken
from tests.speech.hearing import prepared

LEVELS = (Level.GUIDE, Level.LEARN)
#: Who speaks where nobody is named: the voice that ships, and the one that speaks without it on Linux.
VOICES = (HEART, "en-us")


@dataclass(frozen=True)
class Spoken:
    """A text as one voice speaks it: its samples at `pcm.RATE`."""

    text: str
    samples: Sequence[int]

    @property
    def length_s(self) -> float:
        """Return how long it is."""
        return len(self.samples) / RATE


def options_of(what: str | None) -> argparse.ArgumentParser:
    """Return a parser with the options of every benchmark that listens to voices."""
    parser = argparse.ArgumentParser(description=what, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--voice", action="append", help="a voice as the settings name it; may be given again"
    )
    parser.add_argument("--rate", type=int, default=Preferences().rate_wpm, help="words a minute")
    parser.add_argument("--some", type=int, default=1, metavar="N", help="take every Nth sentence only")
    return parser


def script(sounds: Sequence[VoiceAndTones] = ()) -> list[str]:
    """Return every text of every routine at `LEVELS`; what fits depends on how long the words are."""
    texts: dict[str, None] = {}
    for length_s in [None, *(sound.length_s for sound in sounds)]:
        for level in LEVELS:
            options = PlanOptions(level=level)
            planner = shipped.planner(options, length_s) if length_s else shipped.planner(options)
            for name in shipped.ROUTINES:
                texts |= dict.fromkeys(spoken(planner.plan(shipped.routine(name))))
    return list(texts)


@contextmanager
def spoken_script(
    folder: Path, voices: Sequence[str], rate_wpm: int, some: int, beside: Sequence[str] = ()
) -> Iterator[dict[str, list[Spoken]]]:
    """Have every voice speak the same texts of the script and `beside` it; yield what each has spoken."""
    sounds = {
        voice: voice_in(folder / f"clips-{number}", Preferences(voice=voice, rate_wpm=rate_wpm))
        for number, voice in enumerate(voices)
    }
    try:
        texts = list(dict.fromkeys([*script(), *beside]))[::some]
        for sound in sounds.values():
            prepared(sound, texts)
        if some == 1:
            # What fits is known once the clips are there.
            texts = list(dict.fromkeys([*script(list(sounds.values())), *beside]))
        yield {voice: list(_clips(voice, sound, texts)) for voice, sound in sounds.items()}
    finally:
        for sound in sounds.values():
            sound.close()


def _clips(voice: str, sound: VoiceAndTones, texts: Sequence[str]) -> Iterator[Spoken]:
    """Yield the texts as a voice speaks them, and tell which it cannot."""
    prepared(sound, texts)
    if stand_in := sound.poll().stand_in:
        raise SystemExit(f"{voice}: {stand_in}")
    silent = []
    for text in texts:
        if path := sound.clip(text):
            yield Spoken(text, read_clip(path))
        else:
            silent.append(text)
    if silent:
        line(f"{voice}: not spoken", f"{len(silent)} of {len(texts)} texts: {silent[:3]}")
