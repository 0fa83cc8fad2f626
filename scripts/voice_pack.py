"""Make the voice pack: speak all that the program says by itself, and keep it as clips with an index.

    python -m scripts.voice_pack [--check]

The same texts give the same files, byte for byte, with the same versions of what `made_with` names.
"""

import argparse
import hashlib
import json
import sys
import zlib
from array import array
from collections.abc import Iterator
from importlib.metadata import distribution, version
from pathlib import Path

import lameenc

from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.repertoire import repertoire
from stretchtimer.paths import asset, resource
from stretchtimer.speech.clip_shape import SHAPE_VERSION, shape
from stretchtimer.speech.natural_engine import NaturalEngine
from stretchtimer.speech.pcm import RATE, to_bytes
from stretchtimer.speech.pronunciation import load_pronunciations
from stretchtimer.speech.voice_engine import VoiceSettings
from stretchtimer.speech.voice_pack import (
    HEART,
    INDEX_SUFFIX,
    NOTICE_SUFFIX,
    PACK_VERSION,
    SOUND_SUFFIX,
    drift,
    open_pack,
)
from stretchtimer.storage.resources import load_catalogue, load_phrases

#: The model that judges naturalness finds no difference to more, nor to the clips before they were packed.
KBIT_S = 32
#: LAME's own best.
QUALITY = 2
PACKAGE = "hibari-tts"


def main() -> int:
    """Make the pack, or say how far it is from the words; return the exit code."""
    parser = argparse.ArgumentParser(description="Make the voice pack.")
    parser.add_argument("--check", action="store_true", help="only say what has no clip, or another's")
    folder, texts = asset("voice"), spoken_texts()
    if parser.parse_args().check:
        faults = drift(open_pack(folder, HEART), texts)
        print("\n".join(faults) or f"All {len(texts)} sentences have their clips.")
        return int(bool(faults))
    write(folder, texts)
    return 0


def spoken_texts() -> dict[str, str]:
    """Return all that the program says by itself, each text with the letters that are given to the voice."""
    table = load_pronunciations(resource("en", "pronunciations.toml"), "natural")
    return {text: table.spoken(text) for text in repertoire(load_catalogue(), load_phrases())}


def write(folder: Path, texts: dict[str, str]) -> None:
    """Write the sound, the index and the licence texts into a folder."""
    rate_wpm = Preferences().rate_wpm
    sound, clips = bytearray(), {}
    for number, (text, stream, frames) in enumerate(streams(texts, rate_wpm), 1):
        clips[text] = [len(sound), len(stream), frames, zlib.crc32(stream)]
        sound += stream
        print(f"\r{number} of {len(texts)}", end="", file=sys.stderr)
    made_with = {name: version(name) for name in (PACKAGE, "onnxruntime", "numpy", "lameenc")}
    index = {
        "version": PACK_VERSION,
        "name": "Heart",
        "language": "en",
        "rate_wpm": rate_wpm,
        "fingerprint": hashlib.sha256(sound).hexdigest(),
        "made_with": {
            **made_with,
            "threads": "1",
            "seed": "0",
            "shape": str(SHAPE_VERSION),
            "kbit/s": str(KBIT_S),
        },
        "respelled": {text: letters for text, letters in texts.items() if letters != text},
        "clips": clips,
    }
    (folder / (HEART + SOUND_SUFFIX)).write_bytes(sound)
    # a line a clip, so that a change of words shows as a change of lines
    lines = json.dumps(index, ensure_ascii=False, indent=1).replace("[\n   ", "[").replace(",\n   ", ", ")
    (folder / (HEART + INDEX_SUFFIX)).write_text(lines.replace("\n  ]", "]") + "\n", encoding="utf-8")
    (folder / (HEART + NOTICE_SUFFIX)).write_text(notice(), encoding="utf-8")
    seconds = sum(frames for _start, _size, frames, _checksum in clips.values()) / RATE
    print(f"\n{len(clips)} clips, {seconds:.0f} s, {len(sound) / 1e6:.2f} MB", file=sys.stderr)


def streams(texts: dict[str, str], rate_wpm: int) -> Iterator[tuple[str, bytes, int]]:
    """Yield each text with its MP3 stream and how many samples its clip has."""
    engine = NaturalEngine()
    for text, letters in texts.items():
        clip = shape(engine.speak_into(Path(), letters, VoiceSettings(HEART, rate_wpm)))
        yield text, mp3(clip), len(clip)


def mp3(clip: "array[int]") -> bytes:
    """Return a clip as an MP3 stream of its own, which any part of the pack can be decoded without."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_bit_rate(KBIT_S)
    encoder.set_quality(QUALITY)
    return bytes(encoder.encode(to_bytes(clip))) + bytes(encoder.flush())


def notice() -> str:
    """Return the licence texts of the voice as its package brings them."""
    files = {Path(file).name: file for file in distribution(PACKAGE).files or ()}
    return (
        "\n\n".join(files[name].read_text(encoding="utf-8").strip() for name in ("NOTICE", "LICENSE")) + "\n"
    )


if __name__ == "__main__":
    sys.exit(main())
