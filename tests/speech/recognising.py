"""Listen with a speech recogniser: which planned words are in a sound at their moments, and what else is.

pocketsphinx with its own English model and a closed grammar of whole sentences: it
tells which sentence of the script was said, or that none was.
"""

import re
import wave
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
from pocketsphinx import Decoder, get_model_path

from stretchtimer.domain.plan import Cue, CueKind, Role
from stretchtimer.speech.mixer import LATEST_S
from tests.e2e.harness_sound import RATE, Recording

HEARING_RATE = 16_000
PADDING_S = 0.25
HISS = 20.0  # of 32768
#: What counts as a sound, of 32768, and how much silence parts two.
LOUD = 100
APART_S = 0.1
#: Sound that follows another this closely has no onset of its own in a recording.
ONSET_GAP_S = 0.16
#: A tone begins at once; a word may begin with a consonant that is too soft to be told from silence.
WITHIN_S = {"tone": 0.04, "speech": 0.15}
#: How much earlier or later than planned any part of a cue may sound in a recording.
AROUND_S = 0.04

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


class Recogniser:
    """Know some sentences, and tell which of them a sound is. Every sound is listened to once.

    A sound that is not what was expected is listened to once more, closely: at half the speed.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._sentences = list(dict.fromkeys(map(words, texts)))
        # Narrow beams and the second pass cut sentences short.
        self._quick = _decoder(self._sentences, ds=2, beam=1e-80, pbeam=1e-80, wbeam=1e-60)
        self._close: Decoder | None = None
        self._taken: dict[tuple[bytes, str], str] = {}

    def understood(self, samples: np.ndarray, rate: int, expected: str = "") -> str:
        """Return the sentence that a sound is taken for, "" for none."""
        key = (samples.tobytes(), words(expected))
        if key not in self._taken:
            sound = _as_heard(samples.astype(float), rate)
            taken = _listen(self._quick, sound)
            if taken != words(expected):
                if self._close is None:
                    self._close = _decoder(self._sentences, beam=1e-120, pbeam=1e-120, wbeam=1e-100)
                taken = _listen(self._close, sound)
            self._taken[key] = taken
        return self._taken[key]


def _decoder(sentences: list[str], **how: float) -> Decoder:
    model = Path(get_model_path("en-us"))
    decoder = Decoder(
        hmm=str(model / "en-us"),
        dict=str(model / "cmudict-en-us.dict"),
        lm=None,
        loglevel="FATAL",
        samprate=HEARING_RATE,
        bestpath=False,
        **how,
    )
    for word in sorted(set(" ".join(sentences).split())):
        if decoder.lookup_word(word) is None:
            assert word in SPELLED, f"The recogniser does not know “{word}”: add it to SPELLED."
            decoder.add_word(word, SPELLED[word], True)
    rules = " | ".join(sentences)
    decoder.add_jsgf_string("script", f"#JSGF V1.0;\ngrammar script;\npublic <line> = {rules};\n")
    decoder.activate_search("script")
    return decoder


def _as_heard(samples: np.ndarray, rate: int) -> bytes:
    """Return a sound at the recogniser's rate, in a quiet room."""
    if not samples.any():
        return b""
    count = round(len(samples) * HEARING_RATE / rate)
    # Through the spectrum: what does not fit into the lower rate is left out, not folded back.
    spectrum = np.fft.rfft(samples)[: count // 2 + 1]
    lower = np.fft.irfft(spectrum, count) * count / len(samples)
    pad = np.zeros(round(PADDING_S * HEARING_RATE))
    whole = np.concatenate([pad, lower, pad])
    # The model knows rooms, not digital silence: without a faint hiss it takes words for none.
    whole += np.random.default_rng(1).normal(0.0, HISS, len(whole))
    return whole.clip(-32768, 32767).astype("<i2").tobytes()


def _listen(decoder: Decoder, sound: bytes) -> str:
    if not sound:
        return ""
    decoder.start_utt()
    decoder.process_raw(sound, full_utt=True)
    decoder.end_utt()
    hypothesis = decoder.hyp()
    return hypothesis.hypstr if hypothesis else ""


@dataclass(frozen=True)
class Listened:
    """What was heard of a plan: of so many spoken cues, those not understood, and sounds nobody planned.

    `missed` gives the moment, the words and what they were taken for; `extra` the moments.
    """

    planned: int
    missed: list[tuple[float, str, str]]
    extra: list[float]

    @property
    def heard(self) -> int:
        """Return how many cues were understood, each at its own moment and so in order."""
        return self.planned - len(self.missed)


def listen(
    cues: Iterable[tuple[float, Cue]],
    samples: np.ndarray,
    rate: int,
    hears: Recogniser,
    around_s: float = 0.0,
) -> Listened:
    """Compare a sound that begins with a plan's first moment with the plan's cues.

    `around_s` is how much earlier or later than planned they may sound.
    """
    missed, planned, stray = [], 0, np.abs(samples.astype(np.int32)) > LOUD
    for at_s, cue in cues:
        first = max(0, round((at_s - around_s) * rate))
        last = round((at_s + cue.length_s + around_s) * rate)
        margin = round(around_s * rate)  # a device may also hold back a little of what it plays
        stray[max(0, first - margin) : last + margin + 1] = False
        if cue.kind is CueKind.SPEECH:
            planned += 1
            taken = hears.understood(samples[first:last], rate, cue.text)
            if taken != words(cue.text):
                missed.append((at_s, cue.text, taken))
    return Listened(planned, missed, list(_begins_s(np.flatnonzero(stray), rate)))


def _begins_s(loud: np.ndarray, rate: int) -> Iterable[float]:
    """Yield the moments at which the sounds of these samples begin."""
    last = -rate
    for sample in loud:
        if sample - last > APART_S * rate:
            yield float(sample / rate)
        last = sample


@dataclass(frozen=True)
class SessionHeard:
    """What a recording of a session holds: cues whose beginning is not at its moment, and the words."""

    late: list[tuple[float, str, float]]
    first_late_s: float
    words: Listened

    @property
    def faults(self) -> list[str]:
        """Return what was not heard as planned."""
        first = abs(self.first_late_s) > LATEST_S
        late = [f"the first cue is {self.first_late_s:.2f} s late"] if first else []
        late += [f"{kind} at {at_s:g} s is {off_s:g} s late" for at_s, kind, off_s in self.late]
        missed = [f"{text!r} at {at_s:g} s was {taken!r}" for at_s, text, taken in self.words.missed]
        extra = [f"something else is heard at {at_s:g} s" for at_s in self.words.extra]
        return late + missed + extra

    @property
    def only_the_first(self) -> bool:
        """Tell whether only the first words were left out, as they are when the sound device opens late."""
        first = abs(self.first_late_s) > LATEST_S
        return first and not (self.late or self.words.extra) and len(self.words.missed) == 1


def in_recording(cues: list[dict], recording: Recording, after_s: float, total_s: float) -> SessionHeard:
    """Compare the cues of `plan --json` with the recording of a session that began after a moment."""
    until_s = recording.heard_until_s
    onsets = np.array(recording.onsets_s(after_s, until_s))
    apart = list(_apart(cues))
    # the first word may wait for the sound device, and words begin softly: tones tell when the session began
    tones = np.array([cue["at_s"] for cue in apart if cue["kind"] == "tone"])
    roughly_s = max(
        (onset - at_s for onset in onsets for at_s in tones),
        key=lambda began_s: sum(_off_s(onsets, began_s + cue["at_s"]) < WITHIN_S["tone"] for cue in apart),
    )
    began_s = median(_nearest(onsets, roughly_s + at_s) - at_s for at_s in tones)
    late = [
        (cue["at_s"], cue["kind"], round(_nearest(onsets, began_s + cue["at_s"]) - began_s - cue["at_s"], 3))
        for cue in apart[1:]
        if _off_s(onsets, began_s + cue["at_s"]) > WITHIN_S[cue["kind"]]
    ]
    first_late_s = float(_nearest(onsets, began_s + cues[0]["at_s"]) - began_s - cues[0]["at_s"])
    planned = [
        (cue["at_s"], Cue(0.0, cue["length_s"], CueKind(cue["kind"]), cue["text"], Role.STEP)) for cue in cues
    ]
    if abs(first_late_s) <= LATEST_S:
        planned[0] = (planned[0][0] + first_late_s, planned[0][1])
    hears = Recogniser(cue["text"] for cue in cues if cue["kind"] == "speech")
    samples = recording.between(began_s, began_s + total_s + 0.3)
    return SessionHeard(late, first_late_s, listen(planned, samples, RATE, hears, AROUND_S))


def _nearest(onsets: np.ndarray, moment_s: float) -> float:
    """Return the onset that is nearest to a moment."""
    return float(onsets[np.abs(onsets - moment_s).argmin()])


def _off_s(onsets: np.ndarray, moment_s: float) -> float:
    """Return how far from a moment the nearest onset is."""
    return abs(_nearest(onsets, moment_s) - moment_s)


def _apart(cues: list[dict]) -> Iterable[dict]:
    """Yield the cues before which there is silence, so that they have an onset of their own."""
    heard_until_s = -1.0
    for cue in cues:
        if cue["at_s"] - heard_until_s > ONSET_GAP_S:
            yield cue
        heard_until_s = cue["at_s"] + cue["length_s"]


def read_mono(path: Path) -> tuple[np.ndarray, int]:
    """Return the samples and the rate of a WAV file with one channel."""
    with wave.open(str(path), "rb") as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2"), file.getframerate()
