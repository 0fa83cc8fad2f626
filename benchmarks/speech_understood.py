"""See how well voices are understood: `python -m benchmarks.speech_understood --voice heart --voice en-us`.

Every distinct sentence of the Guide and Learn script of all eight routines is heard close and from three
metres away in a room with noise (`tests/speech/far_room.py`), by two recognisers: one that writes down
whatever it hears (Whisper tiny.en), and one that knows the script's sentences and no others
(`tests/speech/recognising.py`). Spelling is no error (`tests/speech/transcript.py`); what was heard instead
is listed.
"""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.speech_judges import Transcriber
from benchmarks.speech_rig import line
from benchmarks.speech_script import VOICES, Spoken, options_of, script, spoken_script
from stretchtimer.speech.pcm import RATE
from tests.speech.far_room import DISTANCE_M, RT60_S, from_afar
from tests.speech.recognising import Recogniser, words
from tests.speech.transcript import ALIKE, SPELLINGS, spoken_words, word_errors

Place = Callable[[np.ndarray], np.ndarray]
SNR_DB = 10.0


def close(samples: np.ndarray) -> np.ndarray:
    """Return a sound as it is."""
    return samples


def far(samples: np.ndarray) -> np.ndarray:
    """Return a sound as it arrives at the other end of the room."""
    return from_afar(samples, RATE, SNR_DB)


PLACES: dict[str, Place] = {"close": close, f"at {DISTANCE_M:g} m": far}


def main() -> None:
    """Hear every voice in every place and print what was understood."""
    options = options_of(__doc__).parse_args()
    hears = Transcriber()
    print(f"at {DISTANCE_M:g} m: echoes for {RT60_S:g} s (RT60), pink noise at {SNR_DB:g} dB SNR")
    print("the same: case, punctuation, hyphens, digits and number words, and", {**SPELLINGS, **ALIKE})
    with (
        tempfile.TemporaryDirectory(prefix="speech-benchmark-") as folder,
        spoken_script(Path(folder), options.voice or VOICES, options.rate, options.some) as voices,
    ):
        for voice, clips in voices.items():
            for name, place in PLACES.items():
                written_down(f"{voice}, {name}", clips, place, hears)
                told_apart(f"{voice}, {name}", clips, place)


def written_down(name: str, clips: Sequence[Spoken], place: Place, hears: Transcriber) -> None:
    """Print how much of what was said a recogniser wrote down that knows any words."""
    missed, errors, said = [], 0, 0
    for clip in clips:
        heard = hears.words_of(place(np.array(clip.samples)), RATE)
        wrong = word_errors(clip.text, heard)
        errors += wrong
        said += len(spoken_words(clip.text))
        if wrong:
            missed.append((clip.text, heard))
    report(f"{name}: any words", clips, missed, f"word errors {errors / said:6.1%}", ">= 97 % exact, close")


def told_apart(name: str, clips: Sequence[Spoken], place: Place) -> None:
    """Print how many sentences a recogniser tells apart that knows the script's and no others."""
    hears = Recogniser([*script(), *(clip.text for clip in clips)])
    heard = [(clip.text, hears.understood(place(np.array(clip.samples)), RATE, clip.text)) for clip in clips]
    missed = [(text, taken) for text, taken in heard if taken != words(text)]
    report(f"{name}: the script's sentences", clips, missed)


def report(
    name: str, clips: Sequence[Spoken], missed: Sequence[tuple[str, str]], more: str = "", goal: str = ""
) -> None:
    """Print how many sentences were heard exactly, and those that were not."""
    exact = len(clips) - len(missed)
    line(name, f"exact {exact:4d} of {len(clips):4d}  {exact / len(clips):6.1%}  {more}", goal)
    for text, heard in missed:
        print(f"  {text!r} was taken for {heard!r}")


if __name__ == "__main__":
    main()
