"""A voice that is set but not here is said for as long as that is so, with what speaks instead."""

from array import array

import pytest

from stretchtimer.domain.ports import SoundMode
from stretchtimer.speech import live_voice_worker
from stretchtimer.speech.available_voices import AvailableVoices, stand_in_sentence, usual_voice
from stretchtimer.speech.voice_engine import EngineFacts, UnknownVoiceError, VoiceSettings
from tests.speech.test_sound import READY, Scene

FACTS = {**READY, "usual": "en-us"}
SENTENCE = (
    "The voice “klingon” is not on this computer, so “English (America)” speaks. Choose another in Settings."
)


@pytest.fixture
def scene(tmp_path):
    scene = Scene(tmp_path, voice="klingon")
    yield scene
    scene.sound.close()


def refuse(scene, text: str) -> None:
    scene.fail("unknown_voice", "klingon", text)


def test_it_is_said_until_another_voice_is_chosen(scene):
    scene.sound.prepare(["Halfway."])
    scene.voices.last.say(FACTS)
    refuse(scene, "Halfway.")
    scene.render()
    assert scene.sound.poll().sentence == SENTENCE
    scene.clock.advance(3600)
    status = scene.sound.poll()
    assert status.mode is SoundMode.VOICE
    assert status.sentence == ""
    assert status.stand_in == SENTENCE
    scene.sound.configure(scene.preferences.changed("voice", ""))
    assert scene.sound.poll().stand_in == ""


def test_it_is_said_although_all_clips_of_that_voice_are_still_there(scene, tmp_path):
    scene.sound.prepare(["Halfway."])
    scene.voices.last.say(FACTS)
    scene.render()
    scene.sound.close()
    again = Scene(tmp_path, voice="klingon")
    again.sound.prepare(["Halfway."])
    assert again.sound.voices() == ()
    again.voices.last.say(FACTS)
    assert again.sound.voices() == ()  # nobody knows yet
    refuse(again, "one")
    assert [voice.id for voice in again.sound.voices()] == ["gmw/en-us"]
    assert again.sound.poll().stand_in == SENTENCE
    again.sound.close()


def test_a_voice_that_the_engine_knows_without_naming_it_is_here(scene):
    assert scene.sound.voices() == ()
    scene.voices.last.say(FACTS)
    scene.render("one")
    assert [voice.id for voice in scene.sound.voices()] == ["gmw/en-us"]
    assert scene.sound.poll().stand_in == ""


def test_a_voice_that_is_named_is_not_tried(tmp_path):
    scene = Scene(tmp_path, voice="gmw/en-us")
    assert scene.sound.voices() == ()
    scene.voices.last.say(FACTS)
    assert len(scene.sound.voices()) == 1
    assert [order for order in scene.voices.last.told if "text" in order] == []
    scene.sound.close()


def test_a_voice_that_came_back_speaks_again(scene):
    scene.sound.prepare(["Halfway."])
    scene.voices.last.say(FACTS)
    refuse(scene, "Halfway.")
    scene.render()
    scene.voices.last.end("it ended with code 0")
    scene.sound.prepare(["Halfway.", "Hold."])
    klingon = {"id": "klingon", "name": "Klingon", "language": "tlh"}
    scene.voices.last.say({**FACTS, "voices": [*FACTS["voices"], klingon]})
    assert scene.sound.poll().stand_in == ""
    assert {order["voice"] for order in scene.voices.last.told if "text" in order} == {"klingon"}


def test_a_voice_without_a_name_is_the_usual_one():
    assert usual_voice({"voices": []}) == ""
    assert usual_voice({"usual": "en-us", "voices": []}) == "en-us"
    assert "so the usual one speaks" in stand_in_sentence("klingon", "")


class Late:
    """An engine that speaks live and knows one voice."""

    facts = EngineFacts("late", "pyttsx3 2.99")

    def __init__(self) -> None:
        self.said = []

    def speak_into(self, path, text, settings) -> "array[int]":
        raise NotImplementedError

    def say(self, text, settings, volume) -> None:
        del volume
        if settings.voice:
            raise UnknownVoiceError(settings.voice)
        self.said.append(text)


def test_a_voice_that_speaks_live_is_replaced_too():
    engine = Late()
    assert live_voice_worker._say(engine, "Hold.", VoiceSettings("klingon"), 1.0)
    assert not live_voice_worker._say(engine, "Release.", VoiceSettings(), 1.0)
    assert engine.said == ["Hold.", "Release."]


def test_what_spoke_live_instead_is_said(scene):
    scene.sound.prepare(["Halfway.", "Hold."])
    scene.voices.last.say(FACTS)
    for text in ("Halfway.", "Hold."):
        scene.fail("voice", "late cannot write files", text)
    speakers = scene.speakers
    scene.sound.say("Hold.")
    assert speakers.last.told[-1]["voice"] == "klingon"
    spoken = {"event": "spoken", "id": speakers.last.told[-1]["id"], "seconds": 0.5}
    speakers.last.say({**spoken, "unknown_voice": True})
    assert scene.sound.poll().stand_in == SENTENCE
    scene.sound.say("Hold.")
    assert speakers.last.told[-1]["voice"] == ""


def test_the_voice_for_people_who_chose_none_is_marked_once():
    voices = AvailableVoices()
    voices.learn(
        {
            "usual": "en-us",
            "voices": [
                {"id": "gmw/en", "name": "British", "language": "en-gb"},
                {"id": "gmw/en-US", "name": "American", "language": "en-us"},
                {"id": "gmw/en-US-nyc", "name": "New York", "language": "en-us"},
            ],
        }
    )
    assert [voice.name for voice in voices.named if voice.usual] == ["American"]
    voices.learn({"usual": "", "voices": [{"id": "x", "name": "X", "language": ""}]})
    assert not any(voice.usual for voice in voices.named)
