"""Voice, tones or screen: what sounds when clips are there, late, damaged or impossible, and what it says."""

import tempfile
from pathlib import Path

import pytest

from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.plan import Tone, estimated_length_s
from stretchtimer.domain.ports import Sound, SoundMode
from stretchtimer.domain.preferences import Preferences
from stretchtimer.speech.casting import Casting
from stretchtimer.speech.engine_registry import EngineName
from stretchtimer.speech.pcm import write_clip
from stretchtimer.speech.pronunciation import Pronunciations
from stretchtimer.speech.renderer import AT_ONCE
from stretchtimer.speech.silent import SilentSound
from stretchtimer.speech.sound import NOTE_S, SAY_PATIENCE_S, VoiceAndTones, Workers
from tests.speech import pretended
from tests.speech.cues import speech, tone
from tests.speech.pretended import sine

READY = {
    "event": "ready",
    "fingerprint": "espeak 1",
    "voices": [{"id": "gmw/en-us", "name": "English (America)", "language": "en-us"}],
}


class Scene:
    """The whole room with pretended processes and a clock that stands still."""

    def __init__(self, folder: Path, **preferences) -> None:
        self.clock = ManualClock(steady=100.0)
        self.voices = pretended.Workers()
        self.players = pretended.Workers()
        self.speakers = pretended.Workers()
        self.preferences = Preferences(**preferences)
        self.sound = VoiceAndTones(
            folder / "clips",
            self.preferences,
            Casting(pronunciations={EngineName.SYSTEM: Pronunciations({"use a": "yooz a"})}),
            side_words=("left", "right"),
            clock=self.clock,
            workers=Workers(self.voices, self.players, self.speakers),
        )

    def ready(self) -> None:
        self.voices.last.say(READY)

    def render(self, *spoken: str, length_s: float = 0.2) -> None:
        """Let the voice process finish these texts, or all it was asked for."""
        for order in list(self.voices.last.told):
            if not order.get("done") and (not spoken or order["text"] in spoken):
                order["done"] = True
                samples = sine(length_s)
                path = Path(f"{order['stem']}-{len(samples)}.wav")
                write_clip(path, samples)
                clip = {"path": str(path), "frames": len(samples)}
                self.voices.last.say({"event": "clip", "id": order["id"], **clip})

    def have(self, *texts: str) -> None:
        """Have clips of these texts, and a player that plays."""
        self.sound.prepare(texts)
        self.ready()
        while not self.sound.prepared(texts):
            self.render()

    def player_ready(self, device: str = "PulseAudio") -> None:
        self.players.last.say({"event": "ready"})
        self.players.last.say({"event": "device", "name": device, "reason": ""})

    def fail(self, kind: str, reason: str, text: str) -> None:
        id_ = next(m["id"] for m in reversed(self.voices.last.told) if m["text"] == text)
        self.voices.last.say({"event": "failed", "id": id_, "kind": kind, "error": reason})

    def plays(self) -> list[dict]:
        """Return what sounds, in order, as it stands: cancelled ones are gone."""
        told = self.players.last.told
        cancelled = {m["id"] for m in told if m["command"] == "cancel"}
        return [m for m in told if m["command"] == "play" and m["id"] not in cancelled]

    def sounding(self) -> list[tuple[str, float]]:
        """Return for each sound its tone or "voice", and its moment."""
        return [(play.get("tone", "voice"), play["at"]) for play in self.plays()]


@pytest.fixture
def scene(tmp_path) -> Scene:
    return Scene(tmp_path)


def is_sound(candidate: Sound) -> Sound:
    return candidate


def test_both_kinds_fulfil_the_protocol(scene):
    assert is_sound(scene.sound)
    assert is_sound(SilentSound())


def test_nothing_runs_before_it_is_needed(scene):
    scene.sound.configure(scene.preferences)
    assert scene.sound.length_s("Halfway.") == estimated_length_s("Halfway.", 170)
    scene.sound.silence()
    assert scene.sound.poll().mode is SoundMode.VOICE
    assert scene.voices.started == scene.players.started == []


def test_lengths_are_those_of_the_clips(scene):
    scene.have("Halfway.")
    assert scene.sound.length_s("Halfway.") == pytest.approx(0.2)
    assert scene.sound.length_s("  ") == 0.0
    assert scene.sound.clip("Halfway.").exists()
    assert scene.sound.clip("Hold.") is None


def test_a_speech_cue_is_its_clip_at_its_moment(scene):
    scene.have("Halfway.")
    scene.sound.schedule(speech("Halfway."), 101.5)
    assert scene.sounding() == [("voice", 101.5)]
    assert scene.plays()[0]["path"] == str(scene.sound.clip("Halfway."))


def test_a_tone_needs_no_voice(scene):
    scene.sound.schedule(tone(Tone.START), 101.0)
    assert scene.sounding() == [("start", 101.0)]
    assert scene.voices.started == []


def test_the_player_has_the_clips_before_they_are_due(scene):
    scene.have("Halfway.", "Hold.")
    scene.sound.wake()
    loaded = scene.players.last.commands("load")[0]["paths"]
    assert loaded == [str(scene.sound.clip("Halfway.")), str(scene.sound.clip("Hold."))]
    scene.sound.prepare(["Halfway.", "Rest."])
    scene.render()
    assert scene.players.last.commands("load")[-1]["paths"] == [str(scene.sound.clip("Rest."))]


def test_words_are_given_to_the_voice_as_they_are_to_be_said(scene):
    scene.sound.prepare(["Use a strap."])
    scene.ready()
    assert scene.voices.last.told[0]["text"] == "yooz a strap."


def test_what_is_prepared_last_comes_first(scene):
    scene.sound.prepare(["a1", "a2", "a3", "a4", "a5"])
    scene.sound.prepare(["b1", "a4"])
    scene.ready()
    for _ in range(6):
        scene.render()
    assert [order["text"] for order in scene.voices.last.told] == ["b1", "a4", "a1", "a2", "a3", "a5"]


def test_words_without_a_clip_are_a_soft_tone_on_time(scene):
    scene.have("Halfway.")
    scene.sound.schedule(speech("Hold."), 101.5)
    assert scene.sounding() == [("soft", 101.5)]
    scene.clock.advance(1.49)
    scene.render("Hold.")
    assert scene.sounding() == [("soft", 101.5)], "too short before its moment"


def test_words_whose_clip_comes_in_time_take_the_tones_place(scene):
    scene.have("Halfway.")
    scene.sound.schedule(speech("Hold."), 101.5)
    scene.clock.advance(1.0)
    scene.render("Hold.")
    assert scene.sounding() == [("voice", 101.5)]


def test_saying_stops_what_sounds_and_speaks_now(scene):
    scene.have("Left side.")
    scene.sound.schedule(tone(Tone.END), 103.0)
    scene.sound.say("Left side.")
    commands = [m["command"] for m in scene.players.last.told]
    assert commands[-2:] == ["stop", "play"]
    assert scene.plays()[-1]["at"] == 100.0
    assert scene.plays()[-1]["latest_s"] > 1.0


def test_saying_new_words_waits_for_them_a_moment(scene):
    scene.sound.say("Four minutes to go.")
    scene.ready()
    assert scene.sounding() == [("soft", 100.0 + SAY_PATIENCE_S)]
    scene.clock.advance(0.3)
    scene.render()
    assert scene.sounding() == [("voice", 100.3)]


def test_new_words_that_take_too_long_are_a_soft_tone_and_never_late(scene):
    scene.sound.say("Four minutes to go.")
    scene.ready()
    scene.clock.advance(SAY_PATIENCE_S)
    scene.render()
    assert scene.sounding() == [("soft", 100.0 + SAY_PATIENCE_S)]


def test_silence_forgets_words_that_were_waited_for(scene):
    scene.sound.say("Four minutes to go.")
    scene.ready()
    scene.sound.silence()
    scene.render()
    assert ("voice", 100.0) not in scene.sounding()
    assert scene.players.last.told[-1]["command"] == "stop"


def test_empty_words_make_no_sound(scene):
    scene.sound.schedule(speech(" "), 101.0)
    scene.sound.say("")
    assert scene.sound.prepared([""])
    assert all(started.commands("play") == [] for started in scene.players.started)


def test_another_rate_makes_clips_anew(scene):
    scene.have("Halfway.")
    scene.sound.configure(scene.preferences.changed("rate_wpm", 180))
    assert not scene.sound.prepared(["Halfway."])
    assert scene.sound.length_s("Halfway.") == estimated_length_s("Halfway.", 180)
    scene.render()
    assert scene.voices.last.told[-1]["rate"] == 180
    assert scene.sound.prepared(["Halfway."])


def test_volume_delay_and_pre_roll_reach_the_player(scene):
    scene.sound.wake()
    changed = scene.preferences.changed("volume", 100).changed("offset_ms", 120).changed("pre_roll_ms", 500)
    scene.sound.configure(changed)
    assert scene.players.last.commands("configure")[-1] == {
        "command": "configure",
        "volume": 1.0,
        "pre_roll_s": 0.5,
        "offset_s": 0.12,
    }


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Left leg first.", (1.0, 0.5)),
        ("Now the right side.", (0.5, 1.0)),
        ("Left, then right.", (1.0, 1.0)),
        ("Leftover.", (1.0, 1.0)),
    ],
)
def test_words_about_a_side_can_be_heard_from_it(tmp_path, text, sides):
    scene = Scene(tmp_path, pan_sides=True)
    scene.have(text)
    scene.sound.schedule(speech(text), 101.0)
    assert (scene.plays()[0]["left"], scene.plays()[0]["right"]) == sides


def test_sides_are_left_alone_unless_wanted(scene):
    scene.have("Left leg first.")
    scene.sound.schedule(speech("Left leg first."), 101.0)
    assert (scene.plays()[0]["left"], scene.plays()[0]["right"]) == (1.0, 1.0)


def test_voices_come_from_the_voice_process(scene):
    assert scene.sound.voices() == ()
    scene.ready()
    assert [voice.id for voice in scene.sound.voices()] == ["gmw/en-us"]


def test_without_a_voice_there_are_tones_and_a_sentence_and_it_comes_back(scene, caplog):
    caplog.set_level("INFO")
    scene.sound.prepare(["Halfway."])
    scene.voices.last.say({"event": "fatal", "error": "no espeak-ng"})
    status = scene.sound.poll()
    assert status.mode is SoundMode.TONES
    assert "no espeak-ng" in status.sentence
    assert not status.recovered
    assert scene.sound.prepared(["Halfway."])
    scene.sound.schedule(speech("Halfway."), 101.0)
    scene.sound.schedule(tone(Tone.END), 102.0)
    assert scene.sounding() == [("soft", 101.0), ("end", 102.0)]
    scene.player_ready()
    scene.clock.advance(6.0)
    scene.players.last.say({"event": "alive"})
    scene.sound.poll()
    scene.ready()
    scene.render()
    status = scene.sound.poll()
    assert (status.mode, status.sentence) == (SoundMode.VOICE, "The voice is back.")
    assert status.recovered
    assert "tones" in caplog.text
    scene.clock.advance(NOTE_S)
    scene.players.last.say({"event": "alive"})
    assert scene.sound.poll().sentence == ""


def test_a_dead_voice_does_not_matter_while_all_clips_are_there(scene):
    scene.have("Halfway.")
    scene.sound.say("New words.")
    for _ in range(4):
        scene.voices.last.say({"event": "fatal", "error": "no espeak-ng"})
    assert scene.sound.poll().mode is SoundMode.VOICE


def test_without_a_device_there_is_the_screen_and_a_sentence_and_it_comes_back(scene):
    scene.have("Halfway.")
    scene.sound.wake()
    scene.player_ready("null")
    status = scene.sound.poll()
    assert status.mode is SoundMode.SCREEN
    assert "no sound device" in status.sentence
    scene.players.last.say({"event": "device", "name": "PulseAudio", "reason": ""})
    assert scene.sound.poll().mode is SoundMode.VOICE


def test_an_unknown_voice_is_replaced_by_the_usual_one_with_a_sentence(tmp_path):
    scene = Scene(tmp_path, voice="klingon")
    scene.sound.prepare(["Halfway."])
    scene.ready()
    assert scene.voices.last.told[0]["voice"] == "klingon"
    scene.fail("unknown_voice", "klingon", "Halfway.")
    assert scene.voices.last.told[-1]["voice"] == ""
    scene.render()
    status = scene.sound.poll()
    assert status.mode is SoundMode.VOICE
    assert "klingon" in status.sentence
    assert scene.sound.length_s("Halfway.") == pytest.approx(0.2)
    scene.sound.configure(scene.preferences.changed("voice", "en-us+f3"))
    assert scene.voices.last.told[-1]["voice"] == "en-us+f3"


def test_a_full_disk_sends_the_clips_elsewhere(scene, tmp_path):
    scene.sound.prepare(["Halfway."])
    scene.ready()
    scene.fail("storage", "No space left on device", "Halfway.")
    assert not scene.voices.last.told[-1]["stem"].startswith(str(tmp_path))
    scene.render()
    assert scene.sound.prepared(["Halfway."])
    assert scene.sound.poll().mode is SoundMode.VOICE
    scene.sound.close()


def test_a_disk_that_is_full_for_several_clips_at_once_sends_them_all_elsewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "spare"))
    (tmp_path / "spare").mkdir()
    scene = Scene(tmp_path / "person")
    texts = [f"Number {number}." for number in range(AT_ONCE)]
    scene.sound.prepare(texts)
    scene.ready()
    under_way = list(scene.voices.last.told)
    assert len(under_way) == AT_ONCE
    for order in under_way:
        order["done"] = True
        scene.voices.last.say(
            {"event": "failed", "id": order["id"], "kind": "storage", "error": "No space left on device"}
        )
    scene.render()
    assert scene.sound.prepared(texts)
    assert scene.sound.poll().mode is SoundMode.VOICE
    assert {Path(scene.sound.clip(text)).parent.parent for text in texts} == {tmp_path / "spare"}
    scene.sound.close()
    assert list((tmp_path / "spare").iterdir()) == []


def test_without_any_room_there_are_tones_and_a_sentence(scene):
    scene.sound.prepare(["Halfway."])
    scene.ready()
    scene.fail("storage", "No space left on device", "Halfway.")
    scene.fail("storage", "No space left on device", "Halfway.")
    status = scene.sound.poll()
    assert status.mode is SoundMode.TONES
    assert "Free some space" in status.sentence
    scene.sound.close()


def test_a_text_that_cannot_be_spoken_is_tried_again_a_minute_later(scene):
    scene.sound.prepare(["…"])
    scene.ready()
    scene.fail("voice", "there are no words in the text", "…")
    assert scene.sound.prepared(["…"])
    assert scene.sound.poll().mode is SoundMode.TONES
    told = len(scene.voices.last.told)
    scene.sound.prepare(["…"])
    assert len(scene.voices.last.told) == told
    scene.clock.advance(61)
    scene.sound.prepare(["…"])
    assert len(scene.voices.last.told) == told + 1


def test_a_damaged_clip_is_made_anew(scene):
    scene.have("Halfway.")
    path = scene.sound.clip("Halfway.")
    scene.sound.wake()
    scene.players.last.say({"event": "damaged", "path": str(path)})
    assert not path.exists()
    assert not scene.sound.prepared(["Halfway."])
    scene.render()
    assert scene.sound.prepared(["Halfway."])
    assert scene.players.last.commands("load")[-1]["paths"] == [str(path)]


def test_another_engine_makes_all_clips_anew(scene):
    scene.have("Halfway.")
    scene.voices.last.end("code 0")
    scene.sound.prepare(["Halfway.", "Hold."])
    scene.voices.last.say({**READY, "fingerprint": "espeak 2"})
    scene.render()
    assert {order["text"] for order in scene.voices.last.told} == {"Halfway.", "Hold."}


def test_after_closing_nothing_starts_again(scene):
    scene.have("Halfway.")
    scene.sound.wake()
    scene.sound.close()
    scene.sound.prepare(["Hold."])
    scene.sound.schedule(speech("Halfway."), 101.0)
    scene.sound.say("Halfway.")
    scene.sound.wake()
    scene.sound.voices()
    scene.clock.advance(100)
    scene.sound.poll()
    assert len(scene.voices.started) == len(scene.players.started) == 1
    assert scene.voices.last.killed
    assert scene.players.last.killed


def test_silence_always_works():
    silent = SilentSound(Preferences(rate_wpm=180), "Sound is off.")
    silent.configure(Preferences(rate_wpm=200))
    silent.prepare(["a"])
    silent.wake()
    silent.schedule(speech("a"), 0.0)
    silent.say("a")
    silent.silence()
    silent.close()
    assert silent.prepared(["a"])
    assert silent.length_s("Halfway.") == estimated_length_s("Halfway.", 200)
    assert silent.length_s("") == 0.0
    assert silent.voices() == ()
    assert silent.poll().mode is SoundMode.SCREEN
    assert silent.poll().sentence == "Sound is off."
