"""Where an engine cannot write files it speaks when words are due: honest, stopped at once."""

import json
import shutil
import subprocess
import sys
import threading
import time
from contextlib import closing
from functools import partial

import pytest

from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.plan import Cue, CueKind, Role
from stretchtimer.domain.ports import SoundMode
from stretchtimer.domain.preferences import Preferences
from stretchtimer.speech.clip_cache import Utterance
from stretchtimer.speech.diagnosis import diagnose
from stretchtimer.speech.live_voice import HANGS_S, POLICY, LiveVoice
from stretchtimer.speech.mixer import LATEST_S
from stretchtimer.speech.sound import LIVE_WORKER, PLAYER_WORKER, SAY_LATEST_S, VoiceAndTones, Workers
from stretchtimer.speech.supervisor import STARTS_BEFORE_REST
from stretchtimer.speech.voice_engine import VoiceSettings
from stretchtimer.speech.worker_process import WorkerProcess, worker_command
from tests.e2e.harness import PATIENCE_S, wait_until
from tests.e2e.harness_attempts import MOST, Attempt, judge
from tests.speech import pretended
from tests.speech.cues import speech
from tests.speech.hearing import poll_until

APPROXIMATE = (
    "This voice cannot be made ahead (dummy cannot write files), so it speaks with approximate timing."
)
#: A sentence, and how long it takes to speak at the least.
LONG = "Lie on your back with both knees bent and both feet flat on the floor, and let your shoulders sink."
LONG_S = 5.0


class Scene:
    """A live voice with a pretended process and a clock that stands still."""

    def __init__(self) -> None:
        self.clock = ManualClock(steady=100.0)
        self.workers = pretended.Workers()
        self.voice = LiveVoice(self.workers, self.clock.steady_s, threading.RLock())

    def speak(self, text: str = "Hold.", at_s: float = 101.0) -> Utterance:
        utterance = Utterance(text, VoiceSettings("anna", 160, 60))
        self.voice.speak(utterance, at_s, 0.3)
        return utterance

    def ready(self) -> None:
        self.workers.last.say({"event": "ready", "fingerprint": "f", "voices": []})


@pytest.fixture
def scene():
    return Scene()


def test_a_text_is_handed_over_with_its_moment_and_settings(scene):
    scene.voice.volume = 0.7
    scene.speak()
    settings = {"voice": "anna", "rate": 160, "pitch": 60, "volume": 0.7}
    assert scene.workers.last.told == [{"id": 1, "text": "Hold.", "at": 101.0, "latest_s": 0.3, **settings}]


def test_how_long_a_text_takes_is_learnt_from_speaking_it(scene):
    utterance = scene.speak()
    assert scene.voice.length_s(utterance) is None
    scene.workers.last.say({"event": "spoken", "id": 1, "seconds": 0.62})
    assert scene.voice.length_s(utterance) == 0.62


def test_stopping_ends_the_process_and_has_the_next_one_ready(scene):
    scene.speak()
    speaking = scene.workers.last
    scene.voice.stop()
    assert speaking.killed
    assert len(scene.workers.started) == 2
    scene.voice.stop()  # nothing is being said: nothing to end
    assert not scene.workers.last.killed
    speaking.say({"event": "spoken", "id": 1, "seconds": 9.0})  # of a process that is gone
    assert scene.voice.length_s(Utterance("Hold.", VoiceSettings("anna", 160, 60))) is None


def test_a_process_that_hangs_is_ended_and_another_speaks_next(scene):
    scene.speak(at_s=101.0)
    scene.ready()
    scene.clock.advance(1.0 + HANGS_S + 0.9)
    scene.voice.tend()
    assert not scene.workers.last.killed
    scene.clock.advance(0.3)
    scene.voice.tend()
    assert scene.workers.last.killed
    scene.speak(at_s=110.0)
    assert scene.workers.last.told[0]["text"] == "Hold."


def test_a_process_that_never_gets_ready_is_ended(scene):
    scene.speak(at_s=200.0)
    scene.clock.advance(POLICY.ready_s)
    scene.voice.tend()
    assert not scene.workers.last.killed
    scene.clock.advance(0.1)
    scene.voice.tend()
    assert scene.workers.last.killed
    scene.speak(at_s=200.0)
    assert len(scene.workers.started) == 2


def test_without_an_engine_it_is_tried_again_after_a_while(scene):
    scene.speak()
    scene.workers.last.say({"event": "fatal", "error": "no voice"})
    assert scene.voice.trouble == "no voice"
    scene.speak()
    assert len(scene.workers.started) == 1
    scene.clock.advance(POLICY.rests_s[0])
    scene.speak(at_s=120.0)
    assert len(scene.workers.started) == 2


def test_a_process_that_is_looked_after_is_told_to_stay(scene):
    scene.speak()
    scene.ready()
    scene.workers.last.say({"event": "spoken", "id": 1, "seconds": 0.62})
    for _ in range(8):
        scene.clock.advance(0.25)
        scene.voice.tend()
    assert scene.workers.last.told[1:] == [{"stay": True}] * 4


def test_a_process_that_keeps_dying_is_left_alone_for_a_while(scene):
    for _start in range(STARTS_BEFORE_REST):
        assert scene.voice.trouble == ""
        scene.speak()
        scene.workers.last.end("no voice")
    assert scene.voice.trouble == "no voice"
    scene.speak()
    assert len(scene.workers.started) == STARTS_BEFORE_REST
    scene.clock.advance(POLICY.rests_s[0])
    utterance = scene.speak(at_s=120.0)
    scene.workers.last.say({"event": "spoken", "id": 4, "seconds": 0.5})
    assert scene.voice.trouble == ""
    assert scene.voice.length_s(utterance) == 0.5


def test_a_process_that_had_nothing_to_say_may_go(scene):
    scene.speak()
    scene.ready()
    scene.workers.last.say({"event": "failed", "id": 1, "error": "it came too late"})
    scene.workers.last.end("it ended with code 0")
    assert scene.voice.trouble == ""
    scene.speak()
    assert len(scene.workers.started) == 2


def dummy_worker(name: str):
    return partial(WorkerProcess, worker_command("tests.speech.dummy_engine", name))


@pytest.fixture
def dummy_room(tmp_path):
    """Return the room with an engine that cannot write files, in real processes."""
    player = partial(WorkerProcess, worker_command(PLAYER_WORKER, "--file", str(tmp_path / "heard.wav")))
    workers = Workers(dummy_worker("render"), player, dummy_worker("speak"))
    sound = VoiceAndTones(tmp_path / "clips", Preferences(), workers=workers)
    yield sound
    sound.close()


def test_an_engine_that_cannot_write_files_speaks_when_words_are_due(dummy_room):
    sound, texts = dummy_room, ("Hold.", "Halfway.", "Release gently.")
    sound.prepare(texts)
    wait_until(lambda: (sound.poll(), sound.prepared(texts))[1], "it was clear that there will be none")
    status = sound.poll()
    assert (status.mode, status.sentence) == (SoundMode.VOICE, APPROXIMATE)
    assert [voice.name for voice in sound.voices()] == ["John Doe", "Jane Doe", "Jimmy Doe"]
    assert not any(voice.pitch for voice in sound.voices())
    estimated_s = sound.length_s("Hold.")
    lead_s = 0.6
    while sound.length_s("Hold.") == estimated_s and lead_s < PATIENCE_S:  # a slow machine may be too late
        at_s = time.perf_counter() + lead_s
        sound.schedule(speech("Hold."), at_s)
        poll_until(sound, at_s + SAY_LATEST_S + 0.6)
        lead_s *= 2
    assert sound.length_s("Hold.") > 0.4, "the dummy driver's loop takes half a second"
    sound.say("Release gently.")
    sound.silence()
    assert sound.poll().sentence == APPROXIMATE


def test_only_words_that_keep_time_are_never_late(tmp_path):
    clock, speakers = ManualClock(steady=100.0), pretended.Workers()
    voices = pretended.Workers()
    workers = Workers(voices, pretended.Workers(), speakers)
    sound = VoiceAndTones(tmp_path / "clips", Preferences(), clock=clock, workers=workers)
    sound.prepare(["Hold.", "Two.", "One."])
    voices.last.say({"event": "ready", "fingerprint": "dummy", "voices": []})
    for id_ in (1, 2):
        voices.last.say({"event": "failed", "id": id_, "kind": "voice", "error": "it cannot write"})
    for role in (Role.STEP, Role.COUNT, Role.BEAT):
        sound.schedule(Cue(0.0, 0.5, CueKind.SPEECH, "Two.", role), 101.0)
    assert [order["latest_s"] for order in speakers.last.told] == [SAY_LATEST_S, LATEST_S, LATEST_S]
    sound.close()


def test_words_asked_for_at_once_are_spoken_live_when_no_clip_comes(tmp_path):
    clock, voices, speakers = ManualClock(steady=100.0), pretended.Workers(), pretended.Workers()
    workers = Workers(voices, pretended.Workers(), speakers)
    sound = VoiceAndTones(tmp_path / "clips", Preferences(), clock=clock, workers=workers)
    sound.say("Hold.")
    sound.prepare(["Halfway."])
    voices.last.say({"event": "ready", "fingerprint": "dummy", "voices": []})
    for order in voices.last.told:
        voices.last.say({"event": "failed", "id": order["id"], "kind": "voice", "error": "it cannot write"})
    assert speakers.started == []
    clock.advance(0.2)
    sound.poll()
    assert [(order["text"], order["at"]) for order in speakers.last.told] == [("Hold.", 100.2)]
    sound.close()


def test_doctor_says_that_the_voice_cannot_be_made_ahead(tmp_path):
    player = partial(WorkerProcess, worker_command(PLAYER_WORKER, "--file", str(tmp_path / "heard.wav")))
    workers = Workers(dummy_worker("render"), player, dummy_worker("speak"))
    voice = next(finding for finding in diagnose(tmp_path / "clips", workers) if finding.name == "Voice")
    assert voice.ok
    assert voice.sentence == (
        "The voice speaks with approximate timing (dummy cannot write files): "
        "dummy through pyttsx3 2.99, 3 voices."
    )


def test_a_text_whose_moment_is_gone_is_not_spoken():
    process = subprocess.Popen(
        worker_command("tests.speech.dummy_engine", "speak"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    usual = {"voice": "", "rate": 150, "pitch": 50, "volume": 1.0}
    with process:
        assert json.loads(process.stdout.readline())["event"] == "ready"
        gone_s = time.perf_counter() - 1.0
        for id_, latest_s in ((1, LATEST_S), (2, PATIENCE_S)):
            order = {"id": id_, "text": "Hold.", "at": gone_s, "latest_s": latest_s, **usual}
            process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        answers = [json.loads(process.stdout.readline()) for _ in range(2)]
        process.stdin.close()
    assert [(answer["event"], answer["id"]) for answer in answers] == [("failed", 1), ("spoken", 2)]


@pytest.mark.skipif(sys.platform != "linux", reason="starts a PulseAudio server")
@pytest.mark.skipif(shutil.which("aplay") is None, reason="pyttsx3 speaks live through aplay (alsa-utils)")
def test_live_words_are_heard_after_their_moment_and_are_cut_by_silence(heard, tmp_path, monkeypatch):
    monkeypatch.delenv("ALSA_CONFIG_PATH", raising=False)  # espeak plays through aplay
    # the real engine speaks; that its words cannot be written ahead is pretended
    player = partial(WorkerProcess, worker_command(PLAYER_WORKER))
    speaker = partial(WorkerProcess, worker_command(LIVE_WORKER))
    workers = Workers(dummy_worker("render"), player, speaker)

    def attempt(sound: VoiceAndTones) -> Attempt:
        at_s = time.perf_counter() + 1.0
        sound.schedule(speech(LONG), at_s)
        until_s = at_s + SAY_LATEST_S
        poll_until(sound, until_s)
        onsets_s = heard.onsets_s(at_s - 0.9, until_s)
        sound.silence()
        poll_until(sound, at_s + LONG_S)
        beside = heard.trust(at_s - 0.9, at_s + LONG_S)
        found = [] if onsets_s else ["nothing was heard"]
        found += [f"heard {at_s - moment_s:.2f} s too soon" for moment_s in onsets_s[:1] if moment_s < at_s]
        if not heard.is_silent((until_s + at_s + LONG_S) / 2, at_s + LONG_S):
            found.append("silence did not cut it")
        return Attempt(found, beside.deserved, str(beside))

    with closing(VoiceAndTones(tmp_path / "clips", Preferences(), workers=workers)) as sound:
        sound.prepare(["Hold."])
        wait_until(lambda: (sound.poll(), sound.prepared(["Hold."]))[1], "no clip would come")
        judge(attempt(sound) for _ in range(MOST))
