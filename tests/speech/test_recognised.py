"""All eight routines, written to audio files as the program speaks them, are understood word by word."""

import sys

import numpy as np
import pytest

from stretchtimer.domain.plan import Level
from stretchtimer.domain.planner import PlanOptions
from stretchtimer.domain.preferences import Preferences
from stretchtimer.speech.file_export import export_plan
from stretchtimer.speech.sound import VoiceAndTones
from tests.domain import shipped
from tests.speech import packs
from tests.speech.hearing import prepared
from tests.speech.recognising import Recogniser, listen, read_mono

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="hears, among others, the voice that every Linux machine has"
)

#: One level is enough here; `benchmarks/speech_recognition.py` hears all.
MANNER = PlanOptions(level=Level.GUIDE)


#: Who speaks, and how fast: the natural voice, and the one that every Linux machine has besides.
VOICES = {"heart": Preferences(), "en-us": Preferences(voice="en-us", rate_wpm=150)}


@pytest.fixture(scope="module", params=VOICES)
def plans_and_voice(request, tmp_path_factory):
    """Return the measured plans of all routines and the voice that has their clips."""
    sound = VoiceAndTones(tmp_path_factory.mktemp("clips"), VOICES[request.param], packs.shipped())
    planner = shipped.planner(MANNER, sound.length_s)
    rough = [planner.plan(shipped.routine(name)) for name in shipped.ROUTINES]
    texts = list(dict.fromkeys(text for plan in rough for text in planner.texts(plan)))
    prepared(sound, texts)
    yield {name: planner.plan(shipped.routine(name)) for name in shipped.ROUTINES}, sound
    sound.close()


@pytest.fixture(scope="module")
def hears(plans_and_voice):
    """Return a recogniser that knows everything that is said, and has to tell one from the other."""
    plans, _sound = plans_and_voice
    return Recogniser(cue.text for plan in plans.values() for _at_s, cue in plan.cues())


@pytest.mark.parametrize("name", shipped.ROUTINES)
def test_every_word_of_a_routine_is_understood_at_its_moment_and_nothing_else_sounds(
    name, plans_and_voice, hears, tmp_path
):
    plans, sound = plans_and_voice
    assert export_plan(plans[name], sound.clip, tmp_path / "routine.wav")
    heard = listen(plans[name].cues(), *read_mono(tmp_path / "routine.wav"), hears)
    assert heard.planned > 20
    assert (heard.missed, heard.extra) == ([], [])


def test_a_wrong_word_a_lost_word_and_a_stray_sound_are_noticed(plans_and_voice, hears, tmp_path):
    plans, sound = plans_and_voice
    plan = plans["quick-reset"]
    wrong = {"Two.": "Three.", "Halfway.": "Two."}
    assert export_plan(plan, lambda text: sound.clip(wrong.get(text, text)), tmp_path / "wrong.wav")
    samples, rate = read_mono(tmp_path / "wrong.wav")
    samples = np.array(samples)
    at_s, first = next((at_s, cue) for at_s, cue in plan.cues() if cue.text == "And hold.")
    samples[round(at_s * rate) : round((at_s + first.length_s) * rate)] = 0
    quiet_s = at_s + first.length_s + 0.5
    samples[round(quiet_s * rate) : round((quiet_s + 0.2) * rate)] = 3000
    heard = listen(plan.cues(), samples, rate, hears)
    assert {text for _at_s, text, _taken in heard.missed} == {"Two.", "Halfway.", "And hold."}
    assert any(abs(moment_s - quiet_s) < 0.01 for moment_s in heard.extra)
