"""Heart in the whole room: the pack first, her engine for other words, and nobody is left in silence."""

from pathlib import Path

import pytest

from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.ports import SoundMode
from stretchtimer.domain.preferences import Preferences
from stretchtimer.speech.casting import Casting
from stretchtimer.speech.engine_registry import EngineName
from stretchtimer.speech.pcm import RATE, write_clip
from stretchtimer.speech.renderer import POLICIES
from stretchtimer.speech.sound import SAY_PATIENCE_S, VoiceAndTones, Workers
from stretchtimer.speech.voice_pack import damage_sentence
from tests.speech import pretended
from tests.speech.cues import speech
from tests.speech.packs import pack
from tests.speech.pretended import sine
from tests.speech.test_sound import READY

OWN = "Use the blue strap."


class Scene:
    """The room with a pack, three pretended voice processes and a clock that stands still."""

    def __init__(self, folder: Path, natural: bool = False, trouble: str = "", **preferences) -> None:
        self.clock = ManualClock(steady=100.0)
        self.packs, self.naturals, self.systems, self.players = (pretended.Workers() for _each in range(4))
        self.pack = pack(folder / "voice", hold=0.5, rest=0.25, three=0.2)
        self.preferences = Preferences(**{"rate_wpm": self.pack.rate_wpm, **preferences})
        self.sound = VoiceAndTones(
            folder / "clips",
            self.preferences,
            Casting(None if trouble else self.pack, natural, trouble=trouble),
            clock=self.clock,
            workers=Workers(self.systems, self.players, pack=self.packs, natural=self.naturals),
        )

    def ready(self, *workers: pretended.Workers) -> None:
        for each in workers:
            each.last.say({**READY, "fingerprint": str(id(each))})

    def asked(self, workers: pretended.Workers) -> list[str]:
        return [order["text"] for one in workers.started for order in one.told if "text" in order]

    def render(self, workers: pretended.Workers, length_s: float = 0.2) -> None:
        """Let a voice process finish all that it was asked for."""
        for order in list(workers.last.told):
            if "text" in order and not order.get("done"):
                order["done"] = True
                samples = sine(length_s)
                path = Path(f"{order['stem']}-{len(samples)}.wav")
                write_clip(path, samples)
                workers.last.say(
                    {"event": "clip", "id": order["id"], "path": str(path), "frames": len(samples)}
                )

    def fail(self, workers: pretended.Workers, text: str, reason: str) -> None:
        id_ = next(order["id"] for order in workers.last.told if order.get("text") == text)
        workers.last.say({"event": "failed", "id": id_, "kind": "voice", "error": reason})

    def plays(self) -> list[dict]:
        told = self.players.last.told
        cancelled = {m["id"] for m in told if m["command"] == "cancel"}
        return [m for m in told if m["command"] == "play" and m["id"] not in cancelled]


@pytest.fixture
def scene(tmp_path):
    scene = Scene(tmp_path)
    yield scene
    scene.sound.close()


@pytest.fixture
def whole(tmp_path):
    """Return the room with the extra installed."""
    scene = Scene(tmp_path, natural=True)
    yield scene
    scene.sound.close()


def test_packed_words_have_their_length_before_any_process_runs(scene):
    assert scene.sound.length_s("Hold.") == 0.5
    assert scene.packs.started == scene.systems.started == scene.naturals.started == []


def test_packed_words_start_no_other_voice(scene):
    scene.sound.prepare(["Hold.", "Rest."])
    scene.ready(scene.packs)
    scene.render(scene.packs)
    scene.sound.poll()
    assert scene.asked(scene.packs) == ["Hold.", "Rest."]
    assert scene.sound.prepared(["Hold.", "Rest."])
    assert scene.systems.started == scene.naturals.started == []


def test_a_persons_own_words_are_the_systems_without_the_extra(scene):
    scene.sound.prepare(["Hold.", OWN])
    scene.ready(scene.packs, scene.systems)
    scene.render(scene.packs)
    assert not scene.sound.prepared(["Hold.", OWN])
    scene.render(scene.systems)
    assert scene.sound.prepared(["Hold.", OWN])
    assert scene.asked(scene.systems) == [OWN]
    assert scene.sound.poll().mode is SoundMode.VOICE


def test_with_the_extra_she_speaks_them_herself(whole):
    whole.sound.prepare(["Hold.", "Rest.", OWN])
    whole.ready(whole.packs, whole.naturals)
    whole.render(whole.packs)
    whole.render(whole.naturals, length_s=0.7)
    assert whole.sound.prepared(["Hold.", "Rest.", OWN])
    assert whole.sound.length_s(OWN) == pytest.approx(0.7)
    assert not whole.systems.started


def test_first_words_do_not_wait_for_an_engine_that_takes_long_to_start(whole):
    whole.sound.prepare([OWN, "Hold."])
    whole.ready(whole.packs, whole.systems)
    whole.render(whole.packs)
    whole.render(whole.systems, length_s=0.4)
    assert whole.sound.speakable([OWN, "Hold."])
    assert not whole.sound.prepared([OWN, "Hold."])
    assert whole.sound.length_s(OWN) == pytest.approx(0.4)
    whole.ready(whole.naturals)
    whole.render(whole.naturals, length_s=0.7)
    assert whole.sound.prepared([OWN, "Hold."])
    assert whole.sound.length_s(OWN) == pytest.approx(0.7)  # from now on she speaks them


def test_words_that_are_asked_for_at_once_are_spoken_by_whoever_is_first(whole):
    whole.sound.say(OWN)
    whole.ready(whole.systems)
    whole.render(whole.systems)
    [play] = [play for play in whole.plays() if "path" in play]
    assert play["at"] == 100.0
    whole.ready(whole.naturals)
    whole.render(whole.naturals)
    assert len([play for play in whole.plays() if "path" in play]) == 1


def test_her_engine_leaves_after_its_work_and_is_not_told_to_stay(whole):
    whole.sound.prepare(["Hold.", "Rest.", OWN])
    whole.ready(whole.packs, whole.naturals)
    whole.render(whole.packs)
    whole.render(whole.naturals)
    for _look in range(10):
        whole.clock.advance(1.0)
        whole.sound.poll()
    assert {"stay": True} in whole.packs.last.told
    assert {"stay": True} not in whole.naturals.last.told
    whole.naturals.last.end("it ended with code 0")
    assert whole.sound.poll().mode is SoundMode.VOICE
    assert len(whole.naturals.started) == 1


def test_an_engine_that_cannot_start_leaves_the_words_to_the_system(whole):
    whole.sound.prepare(["Hold.", "Rest.", OWN])
    whole.ready(whole.packs)
    whole.render(whole.packs)
    whole.naturals.last.say({"event": "fatal", "error": "ImportError: onnxruntime"})
    assert whole.sound.poll().mode is SoundMode.VOICE
    whole.ready(whole.systems)
    whole.render(whole.systems)
    assert whole.sound.prepared([OWN])
    assert POLICIES[EngineName.NATURAL].ready_s > POLICIES[EngineName.PACK].ready_s


def test_a_text_that_she_cannot_say_is_said_by_the_system(whole):
    whole.sound.prepare(["Hold.", "Rest.", OWN, "Second."])
    whole.ready(whole.packs, whole.naturals)
    whole.render(whole.packs)
    whole.fail(whole.naturals, OWN, "IndexError")
    whole.ready(whole.systems)
    whole.render(whole.systems)
    assert whole.sound.prepared([OWN])
    assert whole.asked(whole.naturals) == [OWN, "Second."]
    assert whole.asked(whole.systems) == [OWN]


def test_a_damaged_clip_is_replaced_and_told(scene):
    scene.sound.prepare(["Hold.", "Rest."])
    scene.ready(scene.packs)
    scene.fail(scene.packs, "Hold.", "a part of heart.pack is not what it was")
    scene.render(scene.packs)
    scene.ready(scene.systems)
    scene.render(scene.systems)
    assert scene.sound.prepared(["Hold.", "Rest."])
    status = scene.sound.poll()
    assert (status.mode, status.stand_in) == (
        SoundMode.VOICE,
        damage_sentence("a part of heart.pack is not what it was"),
    )


def test_without_a_pack_it_is_told_and_the_system_speaks(tmp_path):
    scene = Scene(tmp_path, trouble="The natural voice is gone.")
    scene.sound.prepare(["Hold."])
    scene.ready(scene.systems)
    scene.render(scene.systems)
    assert scene.sound.prepared(["Hold."])
    assert scene.sound.poll().stand_in == "The natural voice is gone."
    scene.sound.close()


def test_clips_of_all_voices_are_there_again_after_a_restart(whole, tmp_path):
    whole.sound.prepare(["Hold.", "Rest.", OWN])
    whole.ready(whole.packs, whole.naturals)
    whole.render(whole.packs)
    whole.render(whole.naturals)
    whole.sound.close()
    again = Scene(tmp_path, natural=True)
    again.sound.prepare(["Hold.", "Rest.", OWN])
    assert again.sound.prepared(["Hold.", "Rest.", OWN])
    assert again.packs.started == again.naturals.started == again.systems.started == []
    again.sound.close()


def test_the_extra_that_was_removed_is_missed_by_nobody(whole, tmp_path):
    whole.sound.configure(whole.preferences.changed("voice", "heart"))
    whole.sound.prepare(["Hold.", "Rest.", OWN])
    whole.ready(whole.packs, whole.naturals)
    whole.render(whole.packs)
    whole.render(whole.naturals)
    whole.sound.close()
    without = Scene(tmp_path, voice="heart")
    without.sound.prepare(["Hold.", OWN])
    without.ready(without.systems)
    without.render(without.systems)
    assert without.sound.prepared(["Hold.", OWN])
    assert without.sound.poll().mode is SoundMode.VOICE
    assert "English (America)" in without.sound.voices()[0].about
    without.sound.close()


def test_voices_are_named_although_the_system_has_none(scene):
    assert scene.sound.voices() == ()
    scene.systems.last.say({"event": "fatal", "error": "no espeak"})
    assert [voice.id for voice in scene.sound.voices()] == ["heart"]
    assert scene.sound.poll().mode is SoundMode.VOICE


def test_a_voice_is_heard_without_being_chosen(scene):
    scene.sound.prepare(["Hold."])
    scene.ready(scene.packs)
    scene.render(scene.packs)
    scene.sound.audition("Hold.", "gmw/en-us")
    scene.ready(scene.systems)
    [order] = [told for told in scene.systems.last.told if "text" in told]
    assert (order["text"], order["voice"]) == ("Hold.", "gmw/en-us")
    scene.render(scene.systems)
    [heard] = [play for play in scene.plays() if "path" in play]
    scene.sound.say("Hold.")
    assert [play["path"] for play in scene.plays() if "path" in play][-1] != heard["path"]


def test_what_cannot_be_made_in_time_is_answered_by_a_tone(scene):
    scene.sound.audition("Hold.", "")
    [tone] = scene.plays()
    assert tone["at"] == pytest.approx(100.0 + SAY_PATIENCE_S)
    scene.sound.schedule(speech("Rest."), 101.0)
    assert scene.sound.length_s("Three.") == pytest.approx(0.2, abs=1 / RATE)
