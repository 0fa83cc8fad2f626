"""The player process carries commands out to the sample, tells what happens, and ends with its input."""

import json
import subprocess
import sys
import time
import wave
from array import array

import pytest

from stretchtimer.domain.plan import Tone
from stretchtimer.speech.pcm import RATE, write_clip
from stretchtimer.speech.player_worker import LoadedClips, PlayerWorker
from stretchtimer.speech.tones import tone_samples
from tests.speech.pretended import sine

PATIENCE_S = 20


class PlayerProcess:
    """The real process, playing into a file."""

    def __init__(self, path) -> None:
        self.path = path
        self.process = subprocess.Popen(
            [sys.executable, "-m", "stretchtimer.speech.player_worker", "--file", str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.heard = []
        self.hear("ready")
        self.tell("configure", volume=1.0, pre_roll_s=0.0, offset_s=0.0)

    def tell(self, command: str, **facts) -> None:
        self.process.stdin.write(json.dumps({"command": command, **facts}) + "\n")
        self.process.stdin.flush()

    def hear(self, event: str, **facts) -> dict:
        while True:
            message = json.loads(self.process.stdout.readline())
            self.heard.append(message["event"])
            if message["event"] == event and facts.items() <= message.items():
                return message

    def stop(self) -> int:
        self.process.stdin.close()
        self.process.stdout.read()
        self.process.stdout.close()
        return self.process.wait(PATIENCE_S)

    def sound(self) -> "array[int]":
        with wave.open(str(self.path)) as file:
            samples = array("h")
            samples.frombytes(file.readframes(file.getnframes()))
        return samples[0::2]


@pytest.fixture
def player(tmp_path):
    player = PlayerProcess(tmp_path / "heard.wav")
    yield player
    if player.process.poll() is None:
        player.process.kill()
        player.stop()


def place_of(sound, heard) -> int:
    first = next(i for i, value in enumerate(sound) if value)
    return next(i for i in range(len(heard)) if heard[i]) - first


def test_sounds_are_heard_at_their_moments_to_the_sample(player, tmp_path):
    clip = sine(0.15)
    write_clip(tmp_path / "a.wav", clip)
    player.tell("load", paths=[str(tmp_path / "a.wav")])
    player.tell("wake")
    player.hear("device", name="file")
    at_s = time.perf_counter() + 0.2
    player.tell("play", id=1, path=str(tmp_path / "a.wav"), at=at_s)
    player.tell("play", id=2, tone="start", at=at_s + 0.3)
    assert player.hear("started", id=1)["at"] == pytest.approx(at_s, abs=1 / RATE)
    player.hear("ended", id=2)
    assert player.stop() == 0
    heard = player.sound()
    first = place_of(clip, heard)
    assert heard[first : first + len(clip)] == clip
    tone = tone_samples(Tone.START)
    second = first + round(0.3 * RATE)
    start = next(
        place for place in (second - 1, second, second + 1) if heard[place : place + len(tone)] == tone
    )
    assert abs(start - second) <= 1


def test_a_clip_that_cannot_be_read_is_told_and_a_soft_tone_sounds(player, tmp_path):
    (tmp_path / "bad.wav").write_bytes(bytes(1000))
    player.tell("load", paths=[str(tmp_path / "bad.wav")])
    assert player.hear("damaged")["path"] == str(tmp_path / "bad.wav")
    player.tell("play", id=1, path=str(tmp_path / "none.wav"), at=time.perf_counter() + 0.1)
    assert player.hear("damaged")["path"] == str(tmp_path / "none.wav")
    player.hear("ended", id=1)
    player.stop()
    heard, soft = player.sound(), tone_samples(Tone.SOFT)
    start = place_of(soft, heard)
    assert heard[start : start + len(soft)] == soft


def test_stopping_ends_what_sounds_and_forgets_the_rest(player):
    now = time.perf_counter()
    player.tell("play", id=1, tone="done", at=now)
    player.tell("play", id=2, tone="done", at=now + 0.6)
    player.tell("play", id=3, tone="done", at=now + 0.2)
    player.hear("started", id=1)
    player.tell("cancel", id=3)
    player.tell("stop")
    player.hear("ended", id=1)
    player.tell("play", id=4, tone="tick", at=time.perf_counter() + 0.7)
    player.hear("ended", id=4)
    assert player.heard.count("started") == 2
    assert "alive" in player.heard


def test_late_sounds_are_left_out_and_the_delay_of_speakers_is_made_up_for(player):
    now = time.perf_counter()
    player.tell("play", id=1, tone="tick", at=now - 5.0)
    assert player.hear("dropped", id=1)["late_ms"] > 300
    player.tell("configure", volume=1.0, pre_roll_s=0.0, offset_s=0.25)
    player.tell("play", id=2, tone="tick", at=now + 1.0)
    assert player.hear("started", id=2)["at"] == pytest.approx(now + 0.75, abs=0.001)


def test_a_command_that_makes_no_sense_is_a_bug_and_said_so(player):
    player.tell("play", id=1, tone="boing", at=0.0)
    assert "boing" in player.hear("fatal")["error"]
    player.process.wait(PATIENCE_S)
    assert player.stop() == 3


def test_the_clips_used_last_stay_loaded(tmp_path):
    for name in "abc":
        write_clip(tmp_path / f"{name}.wav", sine(0.1))
    clips = LoadedClips(most_samples=2 * 2205)
    for name in "ab":
        clips.get(str(tmp_path / f"{name}.wav"))
    (tmp_path / "a.wav").unlink()
    (tmp_path / "b.wav").unlink()
    clips.get(str(tmp_path / "a.wav"))
    clips.get(str(tmp_path / "c.wav"))
    assert clips.get(str(tmp_path / "a.wav")) == sine(0.1)
    with pytest.raises(FileNotFoundError):
        clips.get(str(tmp_path / "b.wav"))


def test_a_worker_that_sleeps_says_nothing(tmp_path):
    worker = PlayerWorker(tmp_path / "heard.wav")
    worker.report({"event": "ready"})
    assert worker.next_event() == {"event": "ready"}
    assert not worker.output.awake
    worker.output.close()
