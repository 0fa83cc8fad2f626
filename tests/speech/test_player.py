"""The player process gets its sounds, is replaced when it fails, and is told again what is still ahead."""

import threading

import pytest

from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.plan import Tone
from stretchtimer.speech.player import ALIVE_S, POLICY, Player, PlayerSettings
from stretchtimer.speech.supervisor import READY_S, STARTS_BEFORE_REST
from tests.speech.pretended import Workers


class Client:
    def __init__(self) -> None:
        self.damaged = []

    def on_damaged(self, path) -> None:
        self.damaged.append(path)


class Scene:
    def __init__(self) -> None:
        self.clock = ManualClock(steady=100.0)
        self.workers = Workers()
        self.client = Client()
        self.player = Player(self.workers, self.client, self.clock.steady_s, threading.RLock())

    def ready(self, device: str = "PulseAudio") -> None:
        self.workers.last.say({"event": "ready"})
        self.workers.last.say({"event": "device", "name": device, "reason": ""})

    def plays(self) -> list[int]:
        return [message["id"] for message in self.workers.last.commands("play")]

    def wait(self, seconds: float, alive: bool = False) -> None:
        end = self.clock.steady + seconds
        while self.clock.steady < end - 1e-9:
            self.clock.advance(min(0.1, end - self.clock.steady))
            if alive:
                self.workers.last.say({"event": "alive", "blocks": 1})
            self.player.tend()


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_no_process_runs_before_a_sound_is_wanted(scene):
    scene.player.configure(PlayerSettings())
    scene.player.load(["/a.wav"])
    scene.player.stop()
    scene.player.cancel(1)
    scene.player.tend()
    assert scene.workers.started == []


def test_a_new_process_gets_settings_then_sounds_then_clips(scene):
    scene.player.configure(PlayerSettings(volume=0.5, pre_roll_s=0.3, offset_s=0.1))
    scene.player.load(["/a.wav", "/b.wav", "/a.wav"])
    scene.player.play("/b.wav", 101.0)
    told = scene.workers.last.told
    assert [message["command"] for message in told] == ["configure", "wake", "play", "load"]
    assert told[0] == {"command": "configure", "volume": 0.25, "pre_roll_s": 0.3, "offset_s": 0.1}
    assert told[3]["paths"] == ["/a.wav", "/b.wav"]


def test_sounds_carry_their_moment_and_sides(scene):
    scene.player.wake()
    one = scene.player.play("/a.wav", 101.0, (1.0, 0.5))
    two = scene.player.play(Tone.START, 102.0)
    plays = scene.workers.last.commands("play")
    assert plays[0] == {
        "command": "play",
        "id": one,
        "path": "/a.wav",
        "at": 101.0,
        "left": 1.0,
        "right": 0.5,
        "latest_s": 0.3,
    }
    assert plays[1] == {"command": "play", "id": two, "tone": "start", "at": 102.0, "latest_s": 0.3}


def test_clips_are_loaded_once(scene):
    scene.player.wake()
    scene.player.load(["/a.wav"])
    scene.player.load(["/a.wav", "/b.wav"])
    scene.player.load_more("/b.wav")
    scene.player.load_more("/c.wav")
    assert [m["paths"] for m in scene.workers.last.commands("load")] == [["/a.wav"], ["/b.wav"], ["/c.wav"]]


def test_a_killed_player_is_replaced_at_once_and_told_what_is_ahead(scene):
    scene.player.load(["/a.wav"])
    sounding = scene.player.play("/a.wav", 100.0)
    ahead = scene.player.play("/a.wav", 101.0)
    late = scene.player.play(Tone.TICK, 99.9)
    past = scene.player.play(Tone.TICK, 99.0)
    gone = scene.player.play("/a.wav", 102.0)
    scene.player.cancel(gone)
    scene.ready()
    scene.workers.last.say({"event": "started", "id": sounding, "at": 100.0})
    scene.workers.last.end("signal 9 ended it")
    assert len(scene.workers.started) == 2
    assert scene.plays() == [late, ahead]
    assert past not in scene.plays()
    assert scene.workers.last.commands("load")


def test_a_player_without_a_sign_of_life_is_replaced(scene):
    scene.player.play("/a.wav", 103.0)
    scene.ready()
    scene.wait(2.5, alive=True)
    assert len(scene.workers.started) == 1
    scene.wait(ALIVE_S + 0.2)
    assert scene.workers.started[0].killed
    assert len(scene.workers.started) == 2


def test_a_player_that_sleeps_need_not_give_signs(scene):
    id_ = scene.player.play("/a.wav", 100.1)
    scene.ready()
    scene.workers.last.say({"event": "started", "id": id_, "at": 100.1})
    scene.workers.last.say({"event": "ended", "id": id_, "at": 100.2})
    scene.workers.last.say({"event": "asleep"})
    scene.wait(60)
    assert len(scene.workers.started) == 1
    scene.player.play("/a.wav", 161.0)
    assert len(scene.plays()) == 2
    scene.wait(ALIVE_S - 0.2)
    assert len(scene.workers.started) == 1, "it may take a while to open the device"
    scene.wait(0.4)
    assert len(scene.workers.started) == 2, "once it is told to play it has to live"


def test_a_player_that_never_gets_ready_is_replaced(scene):
    scene.player.play("/a.wav", 110.0)
    scene.wait(READY_S + 0.2)
    assert len(scene.workers.started) == 2


def test_a_player_that_lets_a_moment_pass_is_replaced(scene):
    scene.player.play("/a.wav", 101.0)
    scene.ready()
    scene.wait(3.0, alive=True)
    assert len(scene.workers.started) == 2
    assert scene.plays() == []


def test_sounds_that_were_heard_or_left_out_are_over(scene, caplog):
    one = scene.player.play("/a.wav", 100.0)
    two = scene.player.play("/a.wav", 100.0)
    scene.ready()
    scene.workers.last.say({"event": "started", "id": one, "at": 100.0})
    scene.workers.last.say({"event": "ended", "id": one, "at": 100.4})
    scene.workers.last.say({"event": "dropped", "id": two, "late_ms": 400})
    assert "400 ms too late" in caplog.text
    scene.workers.last.end("signal 9 ended it")
    assert scene.plays() == []


def test_stopping_forgets_what_is_ahead(scene):
    scene.player.play("/a.wav", 101.0)
    scene.ready()
    scene.player.stop()
    scene.workers.last.end("signal 9 ended it")
    assert scene.plays() == []


def test_no_device_is_trouble_until_there_is_one(scene, caplog):
    caplog.set_level("INFO")
    scene.player.wake()
    scene.ready("null")
    assert "no sound device" in scene.player.trouble
    scene.workers.last.say({"event": "device", "name": "null", "reason": "gone"})
    assert scene.player.trouble == "the sound device is gone"
    scene.workers.last.say({"event": "device", "name": "PulseAudio", "reason": ""})
    assert scene.player.trouble == ""
    assert "sound is back on PulseAudio" in caplog.text


def test_a_player_that_keeps_dying_rests_and_is_tried_again(scene):
    scene.player.play("/a.wav", 200.0)
    for start in range(STARTS_BEFORE_REST):
        assert scene.player.trouble == ""
        assert len(scene.workers.started) == start + 1
        scene.workers.last.end("code 1")
    assert scene.player.trouble == "code 1"
    scene.wait(POLICY.rests_s[0] - 0.2)
    assert len(scene.workers.started) == STARTS_BEFORE_REST
    scene.wait(0.4)
    assert len(scene.workers.started) == STARTS_BEFORE_REST + 1
    scene.ready()
    assert scene.player.trouble == ""
    assert scene.plays() == [1]


def test_a_player_that_died_asleep_is_started_again_only_for_the_next_sound(scene):
    id_ = scene.player.play("/a.wav", 100.1)
    scene.ready()
    scene.workers.last.say({"event": "ended", "id": id_, "at": 100.2})
    scene.workers.last.say({"event": "asleep"})
    scene.workers.last.end("signal 9 ended it")
    scene.wait(5)
    assert len(scene.workers.started) == 1
    again = scene.player.play("/a.wav", 106.0)
    assert len(scene.workers.started) == 2
    assert scene.plays() == [again]


def test_what_failed_long_ago_is_no_trouble_when_the_device_sleeps(scene):
    scene.player.wake()
    for _ in range(STARTS_BEFORE_REST):
        scene.workers.last.end("code 1")
    assert scene.player.trouble == "code 1"
    scene.wait(POLICY.rests_s[0] + 0.1)
    scene.ready()
    scene.workers.last.say({"event": "asleep"})
    assert scene.player.device == ""
    assert scene.player.trouble == ""


def test_a_damaged_clip_is_passed_on(scene):
    scene.player.wake()
    scene.workers.last.say({"event": "damaged", "path": "/a.wav"})
    assert scene.client.damaged == ["/a.wav"]


def test_a_bug_in_the_player_is_an_end(scene):
    scene.player.play("/a.wav", 120.0)
    scene.ready()
    scene.workers.last.say({"event": "fatal", "error": "KeyError: 'at'"})
    assert scene.workers.started[0].killed
    assert len(scene.workers.started) == 2


def test_closing_ends_the_process_for_good(scene):
    scene.player.play("/a.wav", 101.0)
    scene.ready()
    scene.player.close()
    old = scene.workers.last
    old.end("signal 9 ended it")
    scene.wait(5)
    assert old.killed
    assert len(scene.workers.started) == 1


def test_what_plays_is_known_while_it_plays(scene):
    assert scene.player.device == ""
    scene.player.wake()
    assert scene.player.device == ""
    scene.ready()
    assert scene.player.device == "PulseAudio"
    scene.workers.last.say({"event": "asleep"})
    assert scene.player.device == ""
    scene.player.wake()
    scene.ready()
    scene.workers.last.say({"event": "fatal", "error": "gone"})
    assert scene.player.device == ""
