"""Clips come out of a pack at the speed that is asked for, to the sample, or a sentence says why not."""

from pathlib import Path

import numpy as np
import pytest

from stretchtimer.speech.pack_engine import PackEngine
from stretchtimer.speech.pcm import DamagedSoundError
from stretchtimer.speech.voice_engine import RenderError, VoiceSettings
from stretchtimer.speech.voice_pack import HEART
from tests.speech.packs import RATE_WPM, pack
from tests.speech.pretended import sine


def speak(engine: PackEngine, text: str, rate_wpm: int = RATE_WPM):
    return engine.speak_into(Path(), text, VoiceSettings(HEART, rate_wpm))


def test_a_clip_is_what_was_put_in(tmp_path):
    engine = PackEngine(pack(tmp_path, hold=0.6))
    samples, tone = np.array(speak(engine, "Hold.")), np.array(sine(0.6))
    assert len(samples) == len(tone)
    assert np.corrcoef(samples, tone)[0, 1] > 0.99  # shifted by a sample it would be less


@pytest.mark.parametrize("rate_wpm", [100, 120, 150, RATE_WPM, 180, 200, 220])
def test_at_any_speed_it_is_as_long_as_the_plan_expects(tmp_path, rate_wpm):
    one = pack(tmp_path, hold=0.6, one=0.3)
    for text in ("Hold.", "One."):
        assert len(speak(PackEngine(one), text, rate_wpm)) == one.frames(text, rate_wpm)


def test_what_is_not_in_it_cannot_be_spoken(tmp_path):
    engine = PackEngine(pack(tmp_path, hold=0.2))
    with pytest.raises(RenderError, match="no such text"):
        speak(engine, "Hold")
    with pytest.raises(RenderError, match="by itself"):
        engine.say("Hold.", VoiceSettings(HEART), 1.0)


def test_a_damaged_pack_says_so(tmp_path):
    one = pack(tmp_path, hold=0.2)
    one.sound.write_bytes(bytes(one.sound.stat().st_size))
    with pytest.raises(RenderError, match=r"heart\.pack"):
        speak(PackEngine(one), "Hold.")


def test_a_stream_that_is_shorter_than_promised_is_damaged(tmp_path, monkeypatch):
    one = pack(tmp_path, hold=0.2)
    monkeypatch.setattr("stretchtimer.speech.pack_engine.decode_stream", lambda _data: sine(0.1))
    with pytest.raises(RenderError, match="samples"):
        speak(PackEngine(one), "Hold.")
    assert issubclass(DamagedSoundError, ValueError)
