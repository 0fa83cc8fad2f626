"""Doctor is told what works and how to mend what does not."""

import tempfile
import threading

import pytest

from stretchtimer.speech.casting import Casting
from stretchtimer.speech.diagnosis import diagnose
from stretchtimer.speech.sound import Workers
from stretchtimer.speech.voice_pack import damage_sentence
from tests.speech.packs import pack

#: A worker that does not answer is given up after this.
PATIENCE_S = 0.3

FACTS = {
    "event": "ready",
    "driver": "espeak",
    "through": "pyttsx3 2.99",
    "voices": [{}, {}],
    "fingerprint": "",
    "library": {"origin": "packaged", "version": "1.52.0", "path": ""},
}


class Answering:
    """A worker that answers its start and each message with what it was given, at last always the same."""

    def __init__(self, at_start: dict, *answers: dict) -> None:
        self._at_start, self._answers = at_start, list(answers)
        self.killed = False

    def __call__(self, on_message, on_end):
        self._on_message = on_message
        if self._at_start:
            threading.Thread(target=on_message, args=(self._at_start,)).start()
        return self

    def send(self, _message) -> None:
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if answer:
            threading.Thread(target=self._on_message, args=(answer,)).start()

    def kill(self) -> None:
        self.killed = True


SPEAKS = (FACTS, {"event": "clip", "id": 1, "path": "/x-9.wav", "frames": 9})
PLAYS = ({"event": "ready"}, {"event": "device", "name": "PulseAudio", "reason": ""})


def found(
    tmp_path, voice=SPEAKS, player=PLAYS, speaks=({"event": "failed", "id": 1, "error": ""},), chosen=""
):
    speaker = Answering({"event": "ready"}, *speaks)
    workers = Workers(Answering(*voice), Answering(*player), speaker)
    findings = diagnose(tmp_path / "clips", workers, patience_s=PATIENCE_S, voice=chosen)
    assert workers.renderer.killed
    assert workers.player.killed
    return {finding.name: finding for finding in findings}


def test_all_is_well(tmp_path):
    findings = found(tmp_path)
    assert list(findings) == ["Voice", "Speech library", "Sound", "Clips"]
    assert all(finding.ok and not finding.mend for finding in findings.values())
    assert "2 voices" in findings["Voice"].sentence
    assert "1.52.0" in findings["Speech library"].sentence
    assert "PulseAudio" in findings["Sound"].sentence


CLIP = {"event": "clip", "id": 1, "path": "/x-9.wav", "frames": 9}
FAILED = {"event": "failed", "id": 1, "kind": "voice", "error": "it is damaged"}


def found_of_heart(tmp_path, packed=CLIP, natural: dict | None = None, trouble="") -> dict:
    """Return what is found with a pack and, where it answers, the extra."""
    workers = Workers(
        Answering(*SPEAKS),
        Answering(*PLAYS),
        pack=Answering({"event": "ready"}, packed),
        natural=Answering({"event": "ready"}, natural or CLIP),
    )
    heart = Casting(None if trouble else pack(tmp_path / "voice", hold=0.2), bool(natural), trouble=trouble)
    findings = diagnose(tmp_path / "clips", workers, PATIENCE_S, "heart", heart)
    return {finding.name: finding for finding in findings}


def test_the_natural_voice_is_tried_and_who_speaks_other_words_is_said(tmp_path):
    findings = found_of_heart(tmp_path)
    assert list(findings)[:3] == ["Natural voice", "Own words", "Voice"]
    assert all(finding.ok for finding in findings.values())
    assert "Heart speaks: 1 clips" in findings["Natural voice"].sentence
    assert 'pip install "stretchtimer[voice]"' in findings["Own words"].sentence
    assert "as well" in found_of_heart(tmp_path, natural=CLIP)["Own words"].sentence


def test_what_is_wrong_with_the_natural_voice_is_said(tmp_path):
    findings = found_of_heart(tmp_path, packed=FAILED, natural=FAILED)
    assert not findings["Natural voice"].ok
    assert "it is damaged" in findings["Natural voice"].sentence
    assert not findings["Own words"].ok
    assert findings["Own words"].mend
    gone = found_of_heart(tmp_path, trouble="It is gone.")
    assert (gone["Natural voice"].ok, gone["Natural voice"].sentence) == (False, "It is gone.")
    assert gone["Voice"].ok


def test_damage_anywhere_in_the_pack_is_one_sentence_and_what_mends_it(tmp_path):
    one = pack(tmp_path / "voice", hold=0.2, rest=0.2)
    one.sound.write_bytes(one.sound.read_bytes()[:-1] + b"\0")
    workers = Workers(Answering(*SPEAKS), Answering(*PLAYS), pack=Answering({"event": "ready"}, CLIP))
    finding = diagnose(tmp_path / "clips", workers, PATIENCE_S, "heart", Casting(one))[0]
    assert not finding.ok
    assert finding.sentence == damage_sentence(f"a part of {one.sound} is not what it was")
    assert "damaged: a part of" in finding.sentence
    assert finding.sentence.endswith("was. Install the program again.")


UNKNOWN = {"event": "failed", "id": 1, "kind": "unknown_voice", "error": "klingon"}
VOICES = [{"id": "gmw/en-us", "name": "English (America)", "language": "en-us"}]


@pytest.mark.parametrize(
    ("answers", "speaks"),
    [
        ((UNKNOWN, SPEAKS[1]), {}),
        (
            ({"event": "failed", "id": 1, "kind": "voice", "error": "it cannot write files"},),
            {"event": "spoken", "id": 1, "seconds": 0.5, "unknown_voice": True},
        ),
    ],
)
def test_a_chosen_voice_that_is_not_here_is_said_with_what_speaks(tmp_path, answers, speaks):
    facts = {**FACTS, "voices": VOICES, "usual": "en-us"}
    findings = found(tmp_path, voice=(facts, *answers), speaks=(speaks,), chosen="klingon")
    assert findings["Voice"].ok
    assert not findings["Chosen voice"].ok
    assert findings["Chosen voice"].sentence == (
        "The voice “klingon” is not on this computer, so “English (America)” speaks. "
        "Choose another in Settings."
    )


def test_nothing_speaks_instead_where_nothing_speaks(tmp_path):
    findings = found(tmp_path, voice=(FACTS, UNKNOWN), chosen="klingon")
    assert not findings["Voice"].ok
    assert "Chosen voice" not in findings


def test_a_folder_without_room_is_said(tmp_path, monkeypatch):
    def full(**_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    finding = found(tmp_path)["Clips"]
    assert not finding.ok
    assert "No space left on device" in finding.sentence


def test_the_systems_library_is_named(tmp_path):
    library = {"origin": "system", "version": "1.53", "path": ""}
    findings = found(tmp_path, voice=({**FACTS, "library": library}, SPEAKS[1]))
    assert "1.53 of this system" in findings["Speech library"].sentence


@pytest.mark.parametrize(
    ("voice", "reason"),
    [
        (({"event": "fatal", "error": "no eSpeak"}, {}), "no eSpeak"),
        (({}, {}), "does not answer"),
        ((FACTS, {"event": "failed", "id": 1, "kind": "voice", "error": "no sound"}), "no sound"),
    ],
)
def test_a_voice_that_does_not_speak_has_a_reason_and_a_way_out(tmp_path, voice, reason):
    finding = found(tmp_path, voice=voice)["Voice"]
    assert not finding.ok
    assert reason in finding.sentence
    assert finding.mend


@pytest.mark.parametrize(
    ("player", "reason"),
    [
        (({"event": "ready"}, {"event": "device", "name": "null", "reason": "x"}), "no sound device"),
        (({"event": "ready"}, {"event": "device", "name": "null", "reason": "gone"}), "device is gone"),
        (({"event": "fatal", "error": "no miniaudio"}, {}), "no miniaudio"),
        (({}, {}), "does not answer"),
    ],
)
def test_a_device_that_does_not_play_has_a_reason_and_a_way_out(tmp_path, player, reason):
    finding = found(tmp_path, player=player)["Sound"]
    assert not finding.ok
    assert reason in finding.sentence
    assert finding.mend


def test_a_folder_that_cannot_be_used_is_said(tmp_path):
    (tmp_path / "clips").write_text("in the way")
    finding = found(tmp_path)["Clips"]
    assert not finding.ok
    assert finding.mend


@pytest.mark.skipif("sys.platform != 'linux'", reason="the packaged voice is for Linux")
def test_on_linux_there_is_always_a_voice(tmp_path):
    findings = {finding.name: finding for finding in diagnose(tmp_path / "clips")}
    assert findings["Voice"].ok, findings["Voice"].sentence
    assert not findings["Sound"].ok  # the tests' environment has no device
