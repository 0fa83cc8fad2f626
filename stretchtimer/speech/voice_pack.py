"""Read a voice pack: spoken clips that ship with the program, one MP3 stream each, in one file.

Beside the sound (`heart.pack`) lies an index (`heart.json`): how the voice is called, how fast it speaks,
what it was made with, and for every text where its clip lies, how long it is and its checksum. So the length
of every clip is known without touching the sound. `scripts/voice` makes the pack anew.
"""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stretchtimer.domain.errors import ResourceError
from stretchtimer.domain.translation import gettext as _
from stretchtimer.speech.pcm import DamagedSoundError

INDEX_SUFFIX, SOUND_SUFFIX, NOTICE_SUFFIX = ".json", ".pack", ".NOTICE.txt"
#: The voice of the pack that ships.
HEART = "heart"
#: The form of the index; a pack of another one is made anew.
PACK_VERSION = 1


@dataclass(frozen=True, slots=True)
class PackedClip:
    """Where a clip lies in the sound file, in bytes, how many samples it has, and its checksum (CRC-32)."""

    start: int
    size: int
    frames: int
    checksum: int


@dataclass(frozen=True, slots=True)
class VoicePack:
    """The clips of one voice.

    `voice` is its id, `name` what people call it, `rate_wpm` how fast its clips are. `made_with` names the
    programs and settings they were made with, `respelled` the texts that were given to the voice in other
    letters. `fingerprint` changes with any of the clips.
    """

    sound: Path
    voice: str
    name: str
    language: str
    rate_wpm: int
    fingerprint: str
    made_with: Mapping[str, str]
    clips: Mapping[str, PackedClip]
    respelled: Mapping[str, str]

    def __contains__(self, text: str) -> bool:
        """Tell whether the pack holds a text."""
        return text in self.clips

    def frames(self, text: str, rate_wpm: int) -> int:
        """Return how many samples a text's clip has at a speed."""
        return round(self.clips[text].frames * self.rate_wpm / rate_wpm)

    def stream(self, text: str) -> bytes:
        """Return a clip's MP3 stream; raise DamagedSoundError where it is not what the index promises."""
        clip = self.clips[text]
        try:
            with self.sound.open("rb") as file:
                file.seek(clip.start)
                data = file.read(clip.size)
        except OSError as error:
            raise DamagedSoundError(f"{self.sound}: {error.strerror or error}") from error
        if len(data) != clip.size or zlib.crc32(data) != clip.checksum:
            raise DamagedSoundError(_("a part of {file} is not what it was").format(file=self.sound))
        return data

    def damage(self) -> str:
        """Return why a clip cannot be taken from it, "" where all of them can; reads the whole file."""
        try:
            for text in self.clips:
                self.stream(text)
        except DamagedSoundError as error:
            return str(error)
        return ""

    @property
    def notice(self) -> str:
        """Return the licence text that travels with the voice, "" where it cannot be read."""
        try:
            return self.sound.with_name(self.voice + NOTICE_SUFFIX).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""


def open_pack(folder: Path, voice: str) -> VoicePack:
    """Return the pack of a voice; raise ResourceError where it is not there, or damaged."""
    index, sound = folder / (voice + INDEX_SUFFIX), folder / (voice + SOUND_SUFFIX)
    try:
        table = json.loads(index.read_text(encoding="utf-8"))
        if table["version"] != PACK_VERSION:
            raise _damaged(index, _("it is of another version"))
        clips = {text: PackedClip(*numbers) for text, numbers in table["clips"].items()}
        pack = VoicePack(
            sound=sound,
            voice=voice,
            name=str(table["name"]),
            language=str(table["language"]),
            rate_wpm=int(table["rate_wpm"]),
            fingerprint=str(table["fingerprint"]),
            made_with=dict(table["made_with"]),
            clips=clips,
            respelled=dict(table["respelled"]),
        )
        size = sound.stat().st_size
    except OSError as error:
        raise _damaged(Path(error.filename or index), error.strerror or str(error)) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _damaged(index, _("it is not an index of clips")) from error
    if size != sum(clip.size for clip in clips.values()):
        raise _damaged(sound, _("its length is not what it was"))
    return pack


def _damaged(file: Path, reason: str) -> ResourceError:
    sentence = _("The natural voice cannot be read from {file} ({reason}). Install the program again.")
    return ResourceError(sentence.format(file=file, reason=reason))


def damage_sentence(reason: str) -> str:
    """Return what is wrong where only a part of a pack cannot be spoken, and what to do about it."""
    sentence = _("A part of the natural voice is damaged: {reason}. Install the program again.")
    return sentence.format(reason=reason)


def drift(pack: VoicePack, texts: Mapping[str, str]) -> list[str]:
    """Return a sentence for each text whose clip is missing or says other words, and each that nothing says.

    `texts` gives each text the letters it should have been spoken with.
    """
    missing = [f"“{text}” has no clip." for text in texts if text not in pack]
    other = [
        f"“{text}” was spoken as “{pack.respelled.get(text, text)}”, not as “{letters}”."
        for text, letters in texts.items()
        if text in pack and pack.respelled.get(text, text) != letters
    ]
    unsaid = [f"Nothing says “{text}” any more." for text in pack.clips if text not in texts]
    return [*missing, *other, *unsaid]
