"""Rate how natural voices sound: `python -m benchmarks.speech_naturalness --voice heart --voice en-us`.

DistillMOS, which was trained on what people think of speech, rates everything that the program can say by
itself (`domain/repertoire.py`) and that takes longer than 1.5 s. The ten lowest are listed;
`--spectrograms FOLDER` draws them, to see what is wrong: time to the right, pitch up to 11 kHz, 80 dB from
dark to bright.
"""

import struct
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.speech_judges import NaturalnessJudge
from benchmarks.speech_rig import line
from benchmarks.speech_script import VOICES, Spoken, options_of, spoken_script
from stretchtimer.domain.repertoire import repertoire
from stretchtimer.speech.pcm import FULL, RATE
from tests.domain import shipped

LONG_ENOUGH_S = 1.5
LOWEST = 10
#: A spectrogram: samples in a column and between two, pixels to a pitch, and how much is from dark to bright.
WINDOW, HOP, TALL, RANGE_DB = 512, 64, 2, 80.0


def main() -> None:
    """Rate every voice and print the figures."""
    parser = options_of(__doc__)
    parser.add_argument(
        "--spectrograms", type=Path, metavar="FOLDER", help="draw the ten lowest of each voice"
    )
    options = parser.parse_args()
    judge = NaturalnessJudge()
    all_said = repertoire(shipped.catalogue(), shipped.phrases())
    with (
        tempfile.TemporaryDirectory(prefix="speech-benchmark-") as folder,
        spoken_script(Path(folder), options.voice or VOICES, options.rate, options.some, all_said) as voices,
    ):
        for voice, clips in voices.items():
            lowest = rated(voice, clips, judge)
            if options.spectrograms:
                drawn(options.spectrograms / voice.replace("/", "-"), lowest)


def rated(voice: str, clips: Sequence[Spoken], judge: NaturalnessJudge) -> list[Spoken]:
    """Print how natural a voice sounds, and return what sounds least so."""
    long_ones = [clip for clip in clips if clip.length_s > LONG_ENOUGH_S]
    ratings = [judge.rating(np.array(clip.samples), RATE) for clip in long_ones]
    p5, p50, p95 = np.percentile(ratings, [5, 50, 95])
    figure = f"n {len(ratings):3d}  mean {np.mean(ratings):.2f}  p5 {p5:.2f}  p50 {p50:.2f}  p95 {p95:.2f}"
    line(f"{voice}: naturalness, 1 to 5", figure, "mean >= 3.9")
    order = sorted(range(len(ratings)), key=ratings.__getitem__)[:LOWEST]
    for place in order:
        print(f"  {ratings[place]:.2f}  {long_ones[place].length_s:.1f} s  {long_ones[place].text!r}")
    return [long_ones[place] for place in order]


def drawn(folder: Path, clips: Sequence[Spoken]) -> None:
    """Draw the spectrograms of some clips into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, clip in enumerate(clips, 1):
        (folder / f"{number:02d}.png").write_bytes(png(spectrogram(np.array(clip.samples, float) / FULL)))
    (folder / "texts.txt").write_text(
        "".join(f"{n:02d} {clip.text}\n" for n, clip in enumerate(clips, 1)), "utf-8"
    )


def spectrogram(samples: np.ndarray) -> np.ndarray:
    """Return how strong every pitch is at every moment, as the rows of a grey picture."""
    frames = np.lib.stride_tricks.sliding_window_view(np.pad(samples, WINDOW // 2), WINDOW)[::HOP]
    level = 20 * np.log10(np.abs(np.fft.rfft(frames * np.hanning(WINDOW))) + 1e-9)
    bright = np.clip((level - level.max() + RANGE_DB) / RANGE_DB, 0.0, 1.0)
    return np.repeat((255 * bright.T[::-1]).astype(np.uint8), TALL, axis=0)


def png(grey: np.ndarray) -> bytes:
    """Return a grey picture as a PNG file."""
    height, width = grey.shape
    rows = np.hstack([np.zeros((height, 1), np.uint8), grey]).tobytes()
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


if __name__ == "__main__":
    main()
