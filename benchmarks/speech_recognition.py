"""See whether the words are in the sound: `python -m benchmarks.speech_recognition`.

A speech recogniser (pocketsphinx with its own English model) hears every clip of every routine and level and
has to tell which text of the whole script it was; a closed grammar, so it measures clarity, not dictation.
"""

import argparse
import re
import tempfile
from pathlib import Path

import numpy as np
from pocketsphinx import Decoder, get_model_path

from benchmarks.speech_rig import line, plan, prepared, routines, spoken
from stretchtimer.domain.plan import Level
from stretchtimer.domain.preferences import Preferences
from stretchtimer.speech.pcm import RATE, read_clip
from stretchtimer.speech.sound import VoiceAndTones

HEARING_RATE = 16_000
PADDING_S = 0.25
HISS = 20.0  # of 32768

#: Words of the script that the recogniser's dictionary lacks.
SPELLED = {
    "shins": "SH IH N Z",
    "tailbone": "T EY L B OW N",
    "tingles": "T IH NG G AH L Z",
    "uncross": "AH N K R AO S",
}


def words(text: str) -> str:
    """Return a text as the recogniser's words."""
    plain = text.lower().replace("’", "'").replace("-", " ")
    return " ".join(re.sub(r"[^a-z' ]", " ", plain).split())


def decoder(sentences: list[str]) -> Decoder:
    """Return a recogniser that knows these sentences alone."""
    model = Path(get_model_path("en-us"))
    hears = Decoder(
        hmm=str(model / "en-us"),
        dict=str(model / "cmudict-en-us.dict"),
        lm=None,
        loglevel="FATAL",
        samprate=HEARING_RATE,
        # Narrow beams and the second pass cut sentences short (`speech.md` section D).
        beam=1e-120,
        pbeam=1e-120,
        wbeam=1e-100,
        bestpath=False,
    )
    for word in sorted(set(" ".join(sentences).split())):
        if hears.lookup_word(word) is None:
            if word not in SPELLED:
                raise SystemExit(f"The recogniser does not know “{word}”: add it to SPELLED.")
            hears.add_word(word, SPELLED[word], True)
    rules = " | ".join(sentences)
    hears.add_jsgf_string("script", f"#JSGF V1.0;\ngrammar script;\npublic <line> = {rules};\n")
    hears.activate_search("script")
    return hears


def understood(hears: Decoder, clip: Path) -> str:
    """Return what a clip was taken for."""
    samples = np.array(read_clip(clip), float)
    count = round(len(samples) * HEARING_RATE / RATE)
    # Through the spectrum: what does not fit into the lower rate is left out, not folded back.
    spectrum = np.fft.rfft(samples)[: count // 2 + 1]
    lower = np.fft.irfft(spectrum, count) * count / len(samples)
    pad = np.zeros(round(PADDING_S * HEARING_RATE))
    whole = np.concatenate([pad, lower, pad])
    # The model knows rooms, not digital silence: without a faint hiss it takes words for none.
    whole += np.random.default_rng(1).normal(0.0, HISS, len(whole))
    hears.start_utt()
    hears.process_raw(whole.clip(-32768, 32767).astype("<i2").tobytes(), full_utt=True)
    hears.end_utt()
    hypothesis = hears.hyp()
    return hypothesis.hypstr if hypothesis else ""


def main() -> None:
    """Hear everything and print how much was understood, for each routine and level."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voice", default="")
    parser.add_argument("--rate", type=int, default=150)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sound = VoiceAndTones(Path(folder, "clips"), Preferences(voice=options.voice, rate_wpm=options.rate))
        script = {
            (name, level): spoken(plan(routine, level))
            for name, routine in routines().items()
            for level in Level
            if level.speaks
        }
        texts = list(dict.fromkeys(text for of in script.values() for text in of))
        prepared(sound, texts)
        hears = decoder(list(dict.fromkeys(map(words, texts))))
        taken = {text: understood(hears, clip) for text in texts if (clip := sound.clip(text))}
        sound.close()
    right = {text for text, heard in taken.items() if heard == words(text)}
    for (name, level), of in script.items():
        line(f"{name}, {level}", f"{sum(text in right for text in of)} of {len(of)} understood")
    line("all distinct texts", f"{len(right)} of {len(texts)} understood")
    for text in texts:
        if text not in right:
            print(f"  {text!r} was taken for {taken.get(text)!r}")


if __name__ == "__main__":
    main()
