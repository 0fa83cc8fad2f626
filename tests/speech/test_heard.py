"""What a person hears: cues on time and whole, silence at once, and sound again after everything that fails.

The real processes play on a real sound server, which is recorded.
"""

import os
import signal
import sys
import time

import numpy as np
import pytest

from stretchtimer.domain.plan import Cue, CueKind, Role, Tone
from stretchtimer.domain.ports import SoundMode
from stretchtimer.speech.pcm import read_clip
from stretchtimer.speech.tones import tone_samples
from tests.e2e.harness import wait_until
from tests.speech.hearing import find, poll_until, silent_after_s

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="starts a PulseAudio server")

TEXTS = ("Hold.", "Halfway.", "Switch sides. Left knee in.", "Three", "Two", "One")


def speech(text: str) -> Cue:
    return Cue(0.0, 1.0, CueKind.SPEECH, text, Role.STEP)


def tone(which: Tone) -> Cue:
    return Cue(0.0, which.length_s, CueKind.TONE, which.value, Role.TONE)


def playing(sound) -> None:
    """Wait until the room plays on the device."""
    sound.wake()
    wait_until(lambda: (sound.poll(), sound._player.device == "PulseAudio")[1], "the device was open")
    poll_until(sound, time.perf_counter() + 0.6)


def pid(supervisor) -> int:
    return supervisor._worker._process.pid


def test_cues_are_heard_on_time_and_whole(heard, room):
    sound = room(*TEXTS)
    playing(sound)
    at_s = time.perf_counter() + 0.5
    due = []
    for text in TEXTS[:5]:
        poll_until(sound, at_s - 1.0)
        sound.schedule(tone(Tone.SWITCH), at_s)
        sound.schedule(speech(text), at_s + 0.35)
        due += [(tone_samples(Tone.SWITCH), at_s), (read_clip(sound.clip(text)), at_s + 0.35)]
        at_s += 0.5 + sound.length_s(text)
    poll_until(sound, at_s)
    found = [(find(heard, samples, moment_s), moment_s) for samples, moment_s in due]
    assert min(place.likeness for place, _moment in found) > 0.9
    errors_ms = [abs(place.at_s - moment_s) * 1000 for place, moment_s in found]
    assert np.percentile(errors_ms, 95) <= 25, errors_ms
    assert np.median(errors_ms) <= 10, errors_ms


def test_a_pause_is_silent_at_once(heard, room):
    sound = room(TEXTS[2])
    playing(sound)
    took_ms = []
    for _ in range(6):
        begins_s = time.perf_counter() + 0.15
        sound.schedule(speech(TEXTS[2]), begins_s)
        poll_until(sound, begins_s + 0.5)
        stopped_s = time.perf_counter()
        sound.silence()
        poll_until(sound, stopped_s + 0.3)
        assert not heard.is_silent(stopped_s - 0.2, stopped_s)
        took_ms.append(silent_after_s(heard, stopped_s, 0.3) * 1000)
    assert np.percentile(took_ms, 95) <= 60, took_ms


def test_a_device_that_goes_and_comes_back_is_played_on_again(heard, null_sink, room):
    sound = room("Hold.")
    playing(sound)
    sound.schedule(speech("Hold."), time.perf_counter() + 30.0)
    null_sink.pull_out()
    gone_s = time.perf_counter()
    status = wait_until(lambda: (s := sound.poll()).mode is SoundMode.SCREEN and s, "the room noticed")
    assert time.perf_counter() - gone_s < 1.0
    assert "No sound" in status.sentence
    null_sink.plug_in()
    status = wait_until(lambda: (s := sound.poll()).mode is SoundMode.VOICE and s, "sound was back")
    assert status.sentence == "The voice is back."
    with null_sink.recording() as again:
        poll_until(sound, time.perf_counter() + 0.5)
        at_s = time.perf_counter() + 0.4
        sound.schedule(speech("Hold."), at_s)
        poll_until(sound, at_s + 0.8)
        assert find(again, read_clip(sound.clip("Hold.")), at_s).likeness > 0.9


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_a_lost_player_is_replaced_and_what_is_ahead_is_heard(heard, room, how):
    sound = room("Halfway.")
    playing(sound)
    at_s = time.perf_counter() + 2.5
    sound.schedule(speech("Halfway."), at_s)
    lost = pid(sound._player)
    os.kill(lost, how)
    poll_until(sound, at_s + 0.8)
    assert pid(sound._player) != lost
    place = find(heard, read_clip(sound.clip("Halfway.")), at_s)
    assert place.likeness > 0.9
    assert abs(place.at_s - at_s) < 0.025
    assert sound.poll().mode is SoundMode.VOICE


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_a_lost_voice_leaves_clips_and_tones_and_speaks_again(heard, room, how):
    sound = room("Halfway.")
    playing(sound)
    os.kill(pid(sound._supply._renderer), how)
    at_s = time.perf_counter() + 0.4
    sound.schedule(speech("Halfway."), at_s)
    poll_until(sound, at_s + 0.8)
    assert find(heard, read_clip(sound.clip("Halfway.")), at_s).likeness > 0.9
    asked_s = time.perf_counter()
    sound.say("Left side, eighteen seconds left.")
    poll_until(sound, asked_s + 1.2)
    assert heard.wait_for_sound(asked_s) < asked_s + 1.0
    wait_until(
        lambda: (sound.poll(), sound.clip("Left side, eighteen seconds left."))[1], "the voice spoke again"
    )


def test_the_first_word_comes_at_once(heard, room, null_sink):
    sound = room("Hold.")
    began_s = time.perf_counter()
    sound.say("Hold.")
    cached_s = heard.wait_for_sound(began_s) - began_s
    sound.close()
    cold = room()
    began_s = time.perf_counter() + 0.3
    poll_until(cold, began_s)
    cold.say("Well done.")
    poll_until(cold, began_s + 1.2)
    cold_s = heard.wait_for_sound(began_s) - began_s
    assert cached_s <= 0.3
    assert cold_s <= 1.0
    assert find(heard, read_clip(cold.clip("Well done.")), began_s + cold_s).likeness > 0.9
