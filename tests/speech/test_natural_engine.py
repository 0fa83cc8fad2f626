"""The natural voice is handed words and nothing else, and whatever it does, another voice can take over."""

import socket
import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from stretchtimer.speech import natural_engine
from stretchtimer.speech.natural_engine import FULL_SPEED_WPM, NaturalEngine
from stretchtimer.speech.pcm import RATE
from stretchtimer.speech.voice_engine import RenderError, UnknownVoiceError, VoiceSettings


class Hibari:
    """The package in name: a tone of a second for every text, at its own 24,000 samples."""

    made: list[dict] = []  # noqa: RUF012  of the class, as it is the package's

    def __init__(self, **asked) -> None:
        self.made.append(asked)
        self.asked = []

    def __call__(self, text: str, **asked):
        self.asked.append((text, asked))
        if text == "111":
            raise IndexError("index 510 is out of bounds")
        seconds = 0.0 if text == "é" else 1.0
        return np.sin(np.arange(int(seconds * 24_000)) * 2 * np.pi * 440 / 24_000).astype(np.float32) * 0.5


@pytest.fixture
def engine(monkeypatch):
    package = ModuleType("hibari")
    package.Hibari = Hibari  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "hibari", package)
    monkeypatch.setattr(natural_engine, "version", lambda part: f"{len(part)}.0")
    Hibari.made.clear()
    return NaturalEngine()


def speak(engine: NaturalEngine, text: str, **settings):
    return engine.speak_into(Path(), text, VoiceSettings(**settings))


def test_only_the_voice_that_it_carries_is_asked_for(engine):
    speak(engine, "Hold.", voice="heart")
    speak(engine, "Hold.", voice="")
    for voice in ("af_bella", "../heart", "https://example.org/voice"):
        with pytest.raises(UnknownVoiceError):
            speak(engine, "Hold.", voice=voice)
    assert Hibari.made == [{"voice": "heart", "threads": 1}]
    assert [asked for _text, asked in engine._speak.asked] == [
        {"speed": 150 / FULL_SPEED_WPM, "seed": 0},
        {"speed": 150 / FULL_SPEED_WPM, "seed": 0},
    ]


def test_brackets_of_a_persons_text_are_not_read_as_phonemes(engine):
    speak(engine, "Lift the [left](/rˈIt/) leg [slowly].")
    [(text, _asked)] = engine._speak.asked
    assert "[" not in text
    assert "]" not in text
    assert "left" in text


def test_its_samples_come_in_the_form_kept_here(engine):
    samples = np.array(speak(engine, "Hold."), float)
    assert len(samples) == RATE
    spectrum = np.abs(np.fft.rfft(samples))
    assert spectrum.argmax() == 440
    assert abs(samples).max() == pytest.approx(0.5 * 32_767, rel=0.02)


@pytest.mark.parametrize("text", ["111", "é", "…", ""])
def test_what_it_cannot_speak_is_another_voices(engine, text):
    with pytest.raises(RenderError):
        speak(engine, text)


def test_it_writes_ahead_and_never_speaks_live(engine):
    with pytest.raises(RenderError):
        engine.say("Hold.", VoiceSettings(), 1.0)


def test_its_fingerprint_names_all_that_changes_its_sound(engine):
    assert engine.facts.fingerprint.endswith("hibari hibari-tts 10.0 onnxruntime 11.0 numpy 5.0")


@pytest.mark.skipif(find_spec("hibari") is None, reason="the extra “voice” is not installed")
def test_the_real_one_speaks_the_same_samples_again_without_a_network(monkeypatch):
    def refuse(*_arguments, **_more):
        raise AssertionError("it asked for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    engine = NaturalEngine()
    once, again = speak(engine, "Breathe."), speak(engine, "Breathe.")
    assert once == again
    assert len(once) > RATE // 4
