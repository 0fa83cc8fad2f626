"""The voice process speaks what it is told, in order, says only messages, and survives what it can."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from stretchtimer.speech.clip_shape import LOUDNESS, loudness_of
from stretchtimer.speech.pcm import RATE, read_clip
from tests.patience import PATIENCE_S

NAMES = ("knee to chest", "cat cow", "child's pose", "figure four", "butterfly", "low lunge")
LINES = ("Next, {}. Right leg first.", "Hold {}.", "Rest here in {} and breathe.", "Well done. That was {}.")
SIXTY = [line.format(name) for name in NAMES for line in LINES] + [f"{n} seconds left." for n in range(1, 37)]


class Voice:
    """The real process, spoken to by lines."""

    def __init__(self, folder: Path, leaves_after_s: float = 600.0) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "stretchtimer.speech.render_worker", "system", "", str(leaves_after_s)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.ready = self.hear()

    def order(self, id_: int, text: str, **changes) -> None:
        usual = {"voice": "", "rate": 150, "pitch": 50, "stem": str(self.folder / f"clip{id_}")}
        self.process.stdin.write(json.dumps({"id": id_, "text": text, **usual, **changes}) + "\n")
        self.process.stdin.flush()

    def hear(self) -> dict:
        return json.loads(self.process.stdout.readline())

    def answer(self, text: str, **changes) -> dict:
        self.order(1, text, **changes)
        return self.hear()

    def stop(self) -> int:
        self.process.stdin.close()
        code = self.process.wait(PATIENCE_S)
        rest = self.process.stdout.read()
        self.process.stdout.close()
        assert rest == ""
        return code


@pytest.fixture(scope="module")
def voice(tmp_path_factory):
    voice = Voice(tmp_path_factory.mktemp("clips"))
    yield voice
    assert voice.stop() == 0


def test_it_leaves_when_nothing_is_heard(tmp_path):
    voice = Voice(tmp_path, leaves_after_s=0.05)
    assert voice.process.wait(PATIENCE_S) == 0
    assert voice.stop() == 0


def test_asked_to_stay_it_answers_nothing(voice):
    voice.process.stdin.write('{"stay": true}\n')
    assert voice.answer("Hold.")["event"] == "clip"


def test_it_tells_what_speaks(voice):
    ready = voice.ready
    assert ready["event"] == "ready"
    assert ready["through"] == "pyttsx3 2.99"
    assert len(ready["voices"]) > 0
    assert set(ready["voices"][0]) == {"id", "name", "language"}
    if sys.platform == "linux":
        assert ready["library"]["version"] in ready["fingerprint"]


def test_sixty_cues_come_in_order_whole_and_equally_loud(voice):
    for id_, text in enumerate(SIXTY):
        voice.order(id_, text)
    for id_ in range(len(SIXTY)):
        clip = voice.hear()
        assert (clip["event"], clip["id"]) == ("clip", id_)
        path = Path(clip["path"])
        assert path.name == f"clip{id_}-{clip['frames']}.wav"
        samples = read_clip(path)
        assert len(samples) == clip["frames"] > 0.2 * RATE
        assert 0.8 < loudness_of(samples) / LOUDNESS < 1.15
    assert not list(voice.folder.glob("*.part*"))


@pytest.mark.parametrize(
    ("text", "changes", "kind"),
    [
        ("", {}, "voice"),
        ("…", {}, "voice"),
        ("Hold.", {"voice": "no-such-voice"}, "unknown_voice"),
        ("Hold.", {"stem": "/nowhere/clip"}, "storage"),
    ],
)
def test_what_cannot_be_done_is_told_and_the_next_text_is_spoken(voice, text, changes, kind):
    failed = voice.answer(text, **changes)
    assert (failed["event"], failed["kind"]) == ("failed", kind)
    assert failed["error"]
    assert voice.answer("Hold.")["event"] == "clip"


def test_voice_and_rate_are_heeded(voice):
    text = "Slide your hands forward and rest your forehead."
    slow, fast = (voice.answer(text, rate=rate)["frames"] for rate in (120, 200))
    assert slow > 1.3 * fast
    if voice.ready["driver"] == "espeak":
        usual = read_clip(Path(voice.answer(text)["path"]))
        assert read_clip(Path(voice.answer(text, voice="en-us+klatt2")["path"])) != usual
        assert voice.answer(text, voice="gmw/en-us")["event"] == "clip"


def test_pitch_is_heeded_where_the_engine_has_one(voice):
    if not voice.ready["pitch"]:
        pytest.skip("this engine speaks at one pitch")
    text = "Slide your hands forward and rest your forehead."
    low, usual, high = (
        pitch_hz(read_clip(Path(voice.answer(text, pitch=pitch)["path"]))) for pitch in (20, 50, 80)
    )
    assert low * 1.15 < usual < high / 1.15
    assert pitch_hz(read_clip(Path(voice.answer(text)["path"]))) == pytest.approx(usual, rel=0.02)


def pitch_hz(samples) -> float:
    """Return the pitch of a voice: of its loud tenths of a second, the middle one's."""
    values, size = np.array(samples, float), RATE // 10
    parts = [values[at : at + size] for at in range(0, len(values) - size, size)]
    loud = np.median([np.abs(part).max() for part in parts])
    shortest, longest = RATE // 300, RATE // 60
    pitches = []
    for part in (part for part in parts if np.abs(part).max() >= loud):
        likeness = np.correlate(part, part, "full")[size - 1 :]
        pitches.append(RATE / (shortest + int(likeness[shortest:longest].argmax())))
    return float(np.median(pitches))


def test_without_an_engine_it_says_why(tmp_path):
    (tmp_path / "pyttsx3.py").write_text("def init(): raise RuntimeError('no eSpeak installed')")
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
                "from stretchtimer.speech.render_worker import main; main()"
            ),
        ],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    message = json.loads(run.stdout) if run.stdout else {}
    # With no input left to come the process may also end before the engine has failed.
    assert (run.returncode, message.get("event")) in ((3, "fatal"), (0, None))
    if message:
        assert message["error"] == "RuntimeError: no eSpeak installed"
