"""The voice process is kept busy, ended when it hangs, replaced when it dies, and forgiven later."""

import threading

import pytest

from stretchtimer.domain.clock import ManualClock
from stretchtimer.speech.clip_cache import Utterance
from stretchtimer.speech.engine_registry import EngineName
from stretchtimer.speech.renderer import AT_ONCE, POLICIES, RENDER_S, Renderer
from stretchtimer.speech.supervisor import READY_S
from stretchtimer.speech.voice_engine import VoiceSettings
from tests.speech.pretended import Workers


def words(*texts: str) -> list[Utterance]:
    return [Utterance(text, VoiceSettings()) for text in texts]


class Client:
    def __init__(self) -> None:
        self.facts = []
        self.clips = []
        self.failed = []
        self.room = True

    def on_voice_ready(self, engine, facts) -> None:
        assert engine is EngineName.SYSTEM
        self.facts.append(facts)

    def place_for(self, utterance) -> str | None:
        return f"/clips/{utterance.spoken}" if self.room else None

    def on_clip(self, utterance, clip) -> None:
        self.clips.append((utterance.spoken, clip))

    def on_not_written(self, utterance, stem, reason) -> None:
        self.failed.append((utterance.spoken, stem, reason))

    def on_render_failed(self, utterance, kind, reason) -> None:
        self.failed.append((utterance.spoken, kind, reason))


class Scene:
    """A renderer with pretended processes and a clock that stands still."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.workers = Workers()
        self.client = Client()
        self.renderer = Renderer(
            EngineName.SYSTEM, self.workers, self.client, self.clock.steady_s, threading.RLock()
        )

    @property
    def running(self) -> bool:
        return bool(self.workers.started) and not self.workers.last.killed

    def ready(self) -> None:
        self.workers.last.say({"event": "ready", "fingerprint": "f", "voices": []})

    def texts(self) -> list[str]:
        return [message["text"] for message in self.workers.last.told]

    def deliver(self, *texts: str) -> None:
        for text in texts:
            id_ = next(m["id"] for m in self.workers.last.told if m["text"] == text)
            self.workers.last.say({"event": "clip", "id": id_, "path": f"/clips/{text}-9.wav", "frames": 9})

    def wait(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.renderer.tend()


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_no_process_runs_before_something_is_ordered(scene):
    scene.renderer.tend()
    assert scene.workers.started == []
    assert not scene.running


def test_clips_are_made_in_order_a_few_at_once(scene):
    scene.renderer.order(words("a", "b", "c", "d", "e"))
    assert scene.texts() == []
    scene.ready()
    assert scene.texts() == ["a", "b", "c"][:AT_ONCE]
    scene.deliver("a")
    assert scene.texts() == ["a", "b", "c", "d"]
    scene.deliver("b", "c", "d", "e")
    assert [text for text, _clip in scene.client.clips] == ["a", "b", "c", "d", "e"]
    assert scene.client.clips[0][1].frames == 9


def test_what_is_ordered_last_comes_first_and_nothing_twice(scene):
    scene.renderer.order(words("a", "b", "c", "d", "e"))
    scene.ready()
    scene.renderer.order(words("e", "f", "a"))
    scene.deliver("a", "b", "c")
    assert scene.texts() == ["a", "b", "c", "e", "f", "d"]


def test_a_process_that_never_gets_ready_is_replaced(scene):
    scene.renderer.order(words("a"))
    scene.wait(READY_S + 0.1)
    assert scene.workers.started[0].killed
    assert len(scene.workers.started) == 2
    scene.ready()
    scene.deliver("a")
    assert scene.renderer.trouble == ""


def test_a_process_that_hangs_is_replaced_and_the_text_tried_again(scene):
    scene.renderer.order(words("a", "b"))
    scene.ready()
    scene.wait(RENDER_S + 0.1)
    assert scene.workers.started[0].killed
    scene.ready()
    assert scene.texts() == ["a"], "one at a time, to find the guilty one"
    scene.deliver("a")
    assert scene.texts() == ["a", "b"]
    scene.deliver("b")
    assert len(scene.client.clips) == 2


def test_a_text_that_ends_the_process_twice_is_given_up_the_others_are_not(scene):
    scene.renderer.order(words("poison", "b"))
    scene.ready()
    scene.workers.last.end("signal 11 ended it")
    scene.ready()
    assert scene.texts() == ["poison"]
    scene.workers.last.end("signal 11 ended it")
    scene.ready()
    assert scene.client.failed == [("poison", "voice", "signal 11 ended it")]
    scene.deliver("b")
    assert scene.renderer.trouble == ""


def test_three_failures_running_are_a_rest_and_then_it_tries_again(scene):
    scene.renderer.order(words("a", "b", "c"))
    for _ in range(3):
        assert scene.renderer.trouble == ""
        scene.workers.last.end("code 1")
    assert scene.renderer.trouble == "code 1"
    assert not scene.running
    started = len(scene.workers.started)
    scene.wait(POLICIES[EngineName.SYSTEM].rests_s[0] - 0.1)
    scene.renderer.wake()
    assert len(scene.workers.started) == started
    scene.wait(0.2)
    assert len(scene.workers.started) == started + 1
    scene.ready()
    assert scene.renderer.trouble
    scene.deliver("a")
    assert scene.renderer.trouble == ""


def test_rests_grow_longer(scene):
    scene.renderer.order(words("a"))
    waited = []
    for _ in range(6):
        while scene.running:
            scene.workers.last.say({"event": "fatal", "error": "no espeak"})
        before = scene.clock.steady
        while not scene.running:
            scene.wait(0.5)
        waited.append(scene.clock.steady - before)
    assert waited == [5.0, 10.0, 20.0, 30.0, 30.0, 30.0]
    assert scene.renderer.trouble == "no espeak"


def test_a_process_that_is_looked_after_is_told_to_stay(scene):
    scene.renderer.order(words("a"))
    scene.renderer.tend()
    assert [message.get("stay") for message in scene.workers.last.told] == []  # it is not ready yet
    scene.ready()
    scene.deliver("a")
    for _ in range(16):
        scene.wait(0.125)
    assert [message["stay"] for message in scene.workers.last.told[1:]] == [True] * 4


def test_a_process_that_leaves_when_idle_is_no_failure(scene):
    scene.renderer.order(words("a"))
    scene.ready()
    scene.deliver("a")
    scene.workers.last.end("code 0")
    scene.renderer.tend()
    assert len(scene.workers.started) == 1
    assert scene.renderer.trouble == ""
    scene.renderer.order(words("b"))
    assert len(scene.workers.started) == 2


def test_a_refused_text_is_told_with_its_kind(scene):
    scene.renderer.order(words("a"))
    scene.ready()
    scene.workers.last.say({"event": "failed", "id": 1, "kind": "unknown_voice", "error": "xx"})
    assert scene.client.failed == [("a", "unknown_voice", "xx")]


def test_without_room_for_a_clip_it_is_not_ordered(scene):
    scene.client.room = False
    scene.renderer.order(words("a"))
    scene.ready()
    assert scene.texts() == []
    assert scene.client.failed == [("a", "", "")]


def test_words_of_a_process_that_was_replaced_do_not_count(scene):
    scene.renderer.order(words("a"))
    scene.ready()
    old = scene.workers.last
    scene.wait(RENDER_S + 0.1)
    old.say({"event": "clip", "id": 1, "path": "/x-9.wav", "frames": 9})
    old.end("code 1")
    assert scene.client.clips == []
    assert len(scene.workers.started) == 2


def test_an_answer_to_no_question_is_passed_over(scene):
    scene.renderer.order(words("a"))
    scene.ready()
    scene.workers.last.say({"event": "clip", "id": 77, "path": "/x-9.wav", "frames": 9})
    assert scene.client.clips == []


def test_closing_ends_the_process_and_forgets(scene):
    scene.renderer.order(words("a", "b", "c", "d"))
    scene.ready()
    scene.renderer.close()
    scene.wait(100)
    assert scene.workers.last.killed
    assert len(scene.workers.started) == 1


def test_queued_orders_can_be_dropped(scene):
    scene.renderer.order(words("a", "b"))
    scene.renderer.clear_queue()
    scene.ready()
    assert scene.texts() == []
