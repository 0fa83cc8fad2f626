"""The player process carries commands out to the sample, tells what happens, and ends with its input."""

import json
import queue
import subprocess
import sys
import threading
import time
import wave
from array import array
from itertools import count

import pytest

from stretchtimer.domain.plan import Tone
from stretchtimer.speech.pcm import RATE, write_clip
from stretchtimer.speech.player_worker import LoadedClips, PlayerWorker
from stretchtimer.speech.tones import tone_samples
from tests.patience import PATIENCE_S
from tests.speech.pretended import sine

#: Sounds at a moment that no test lives to see.
NEVER_S = 3600.0


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
        self._said: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, name="hears the player")
        self._reader.start()
        self.hear("ready")
        self.tell("configure", volume=1.0, pre_roll_s=0.0, offset_s=0.0)

    def tell(self, command: str, **facts) -> None:
        self.process.stdin.write(json.dumps({"command": command, **facts}) + "\n")
        self.process.stdin.flush()

    def _read(self) -> None:
        for line in self.process.stdout:
            self._said.put(line)

    def hear(self, event: str, **facts) -> dict:
        while True:
            message = json.loads(self._said.get(timeout=PATIENCE_S))
            self.heard.append(message["event"])
            if message["event"] == event and facts.items() <= message.items():
                return message

    def stop(self) -> int:
        self.process.stdin.close()
        self._reader.join()
        self.process.stdout.close()
        return self.process.wait(PATIENCE_S)

    def sound(self) -> "array[int]":
        """End the process and return all that has sounded so far."""
        # what a block sounds is told before the block is written: the next block comes after that
        self.tell("play", id=0, tone="tick", at=time.perf_counter(), latest_s=PATIENCE_S)
        self.hear("started", id=0)
        assert self.stop() == 0
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


def in_time(player, numbers, **sound) -> tuple[int, float]:
    """Have a sound played ever further ahead, until the process was in time; return its number and moment."""
    lead_s = 0.2
    while lead_s < PATIENCE_S:
        at_s, number = time.perf_counter() + lead_s, next(numbers)
        player.tell("play", id=number, at=at_s, latest_s=PATIENCE_S, **sound)
        if player.hear("started", id=number)["at"] == pytest.approx(at_s, abs=1 / RATE):
            return number, at_s
        player.hear("ended", id=number)
        lead_s *= 2
    return pytest.fail(f"a sound was not in time {lead_s / 2:g} s ahead")


def test_sounds_are_heard_at_their_moments_to_the_sample(player, tmp_path):
    clip, tone = sine(0.15), tone_samples(Tone.START)
    write_clip(tmp_path / "a.wav", clip)
    player.tell("load", paths=[str(tmp_path / "a.wav")])
    player.tell("wake")
    player.hear("device", name="file")
    numbers = count(1)
    _first, first_s = in_time(player, numbers, path=str(tmp_path / "a.wav"))
    second, second_s = in_time(player, numbers, tone="start")
    player.hear("ended", id=second)
    heard = player.sound()
    # what came too late to count stands before each
    second_place = last_place_of(tone, heard)
    first_place = last_place_of(clip, heard[:second_place])
    assert abs(second_place - first_place - round((second_s - first_s) * RATE)) <= 1


def last_place_of(sound, heard) -> int:
    place = heard.tobytes().rindex(sound.tobytes())
    assert place % 2 == 0
    return place // 2


def test_a_clip_that_cannot_be_read_is_told_and_a_soft_tone_sounds(player, tmp_path):
    (tmp_path / "bad.wav").write_bytes(bytes(1000))
    player.tell("load", paths=[str(tmp_path / "bad.wav")])
    assert player.hear("damaged")["path"] == str(tmp_path / "bad.wav")
    now_s = time.perf_counter()
    player.tell("play", id=1, path=str(tmp_path / "none.wav"), at=now_s, latest_s=PATIENCE_S)
    assert player.hear("damaged")["path"] == str(tmp_path / "none.wav")
    player.hear("ended", id=1)
    heard, soft = player.sound(), tone_samples(Tone.SOFT)
    start = place_of(soft, heard)
    assert heard[start : start + len(soft)] == soft


def test_stopping_ends_what_sounds_and_forgets_the_rest(player):
    now_s = time.perf_counter()
    player.tell("play", id=1, tone="done", at=now_s, latest_s=PATIENCE_S)
    player.tell("play", id=2, tone="done", at=now_s + NEVER_S)
    player.hear("started", id=1)
    player.tell("stop")
    player.hear("ended", id=1)
    player.hear("alive")
    player.tell("play", id=3, tone="tick", at=now_s, latest_s=PATIENCE_S)
    player.hear("ended", id=3)
    assert player.heard.count("started") == 2
    heard = player.sound().tobytes()
    assert tone_samples(Tone.DONE).tobytes() not in heard
    assert tone_samples(Tone.TICK).tobytes() in heard


def test_a_sound_is_forgotten_alone_or_with_all_others(tmp_path):
    worker = PlayerWorker(tmp_path / "heard.wav")
    for number in (1, 2, 3):
        worker.carry_out({"command": "play", "id": number, "tone": "tick", "at": 1e9 + number})
    worker.carry_out({"command": "cancel", "id": 1})
    assert worker.mixer.next_s() == 1e9 + 2
    worker.carry_out({"command": "stop"})
    assert worker.mixer.next_s() is None
    worker.device.close()


def test_late_sounds_are_left_out_and_the_delay_of_speakers_is_made_up_for(player):
    player.tell("play", id=1, tone="tick", at=time.perf_counter() - 5.0)
    assert player.hear("dropped", id=1)["late_ms"] > 300
    player.tell("configure", volume=1.0, pre_roll_s=0.0, offset_s=0.25)
    lead_s, at_s, started_s = 0.5, 0.0, 0.0
    while started_s - at_s != pytest.approx(-0.25, abs=0.001) and lead_s < PATIENCE_S:
        at_s = time.perf_counter() + lead_s
        player.tell("play", id=2, tone="tick", at=at_s, latest_s=PATIENCE_S)
        started_s, lead_s = player.hear("started", id=2)["at"], lead_s * 2
    assert started_s - at_s == pytest.approx(-0.25, abs=0.001)


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
    assert not worker.device.awake
    worker.device.close()
