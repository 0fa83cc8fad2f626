"""Make small voice packs of tones, true in everything but the words."""

import json
import zlib
from pathlib import Path

import lameenc

from stretchtimer.paths import asset, resource
from stretchtimer.speech.casting import Casting, shipped_casting
from stretchtimer.speech.pcm import RATE, to_bytes
from stretchtimer.speech.voice_pack import HEART, PACK_VERSION, VoicePack, open_pack
from tests.speech.pretended import sine

RATE_WPM = 160


def shipped() -> Casting:
    """Return who speaks as the program is shipped."""
    return shipped_casting(asset("voice"), resource("en", "pronunciations.toml"))


def stream_of(samples) -> bytes:
    """Return samples as an MP3 stream."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_bit_rate(40)
    return bytes(encoder.encode(to_bytes(samples))) + bytes(encoder.flush())


def write_pack(folder: Path, lengths_s: dict[str, float], **changes) -> None:
    """Write a pack whose clips are tones of these lengths; `changes` are other entries of its index."""
    folder.mkdir(exist_ok=True)
    sound, clips = b"", {}
    for text, length_s in lengths_s.items():
        samples = sine(length_s)
        stream = stream_of(samples)
        clips[text] = [len(sound), len(stream), len(samples), zlib.crc32(stream)]
        sound += stream
    index = {
        "version": PACK_VERSION,
        "name": "Heart",
        "language": "en-us",
        "rate_wpm": RATE_WPM,
        "fingerprint": "tones",
        "made_with": {"tone": "1"},
        "respelled": {},
        "clips": clips,
        **changes,
    }
    (folder / f"{HEART}.pack").write_bytes(sound)
    (folder / f"{HEART}.json").write_text(json.dumps(index), encoding="utf-8")
    (folder / f"{HEART}.NOTICE.txt").write_text("A notice.", encoding="utf-8")


def pack(folder: Path, **lengths_s: float) -> VoicePack:
    """Return a pack whose clips are tones; the keyword `hold` is the text “Hold.”."""
    write_pack(folder, {f"{word.capitalize()}.": length_s for word, length_s in lengths_s.items()})
    return open_pack(folder, HEART)
