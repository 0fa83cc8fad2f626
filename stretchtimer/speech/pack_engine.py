"""Take clips from a voice pack, at the speed that is asked for; fulfils `voice_engine.VoiceEngine`."""

from array import array
from pathlib import Path

from stretchtimer.speech.audio_library import decode_stream
from stretchtimer.speech.pcm import DamagedSoundError
from stretchtimer.speech.time_stretch import stretched
from stretchtimer.speech.voice_engine import EngineFacts, RenderError, VoiceSettings
from stretchtimer.speech.voice_pack import PackedClip, VoicePack

#: An MP3 stream begins with as much silence: 576 samples of its encoder and 529 of its decoder.
LEAD_FRAMES = 1105


class PackEngine:
    """Speak what a pack holds. What it gives is trimmed and levelled already, so it is not shaped again."""

    def __init__(self, pack: VoicePack) -> None:
        self._pack = pack
        self.facts = EngineFacts(driver="pack", through=pack.fingerprint, shaped=True)

    def speak_into(self, path: Path, text: str, settings: VoiceSettings) -> "array[int]":
        """Return the samples of a text's clip; raise RenderError where the pack lacks it or is damaged."""
        del path
        if text not in self._pack:
            raise RenderError("the pack holds no such text")
        try:
            samples = unpacked(self._pack.stream(text), self._pack.clips[text])
        except DamagedSoundError as error:
            raise RenderError(str(error)) from error
        return stretched(samples, self._pack.frames(text, settings.rate_wpm))

    def say(self, text: str, settings: VoiceSettings, volume: float) -> None:
        """Refuse: a pack is written into files, always."""
        del text, settings, volume
        raise RenderError("a pack does not speak by itself")


def unpacked(stream: bytes, clip: PackedClip) -> "array[int]":
    """Return the samples of a clip's stream; raise DamagedSoundError where there are too few."""
    samples = decode_stream(stream)[LEAD_FRAMES : LEAD_FRAMES + clip.frames]
    if len(samples) != clip.frames:
        raise DamagedSoundError(f"{len(samples)} of {clip.frames} samples")
    return samples
