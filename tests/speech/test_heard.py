"""What a person hears: cues on time and whole, silence when asked, sound again after everything that fails.

The real processes play on a real sound server, which is recorded. A bare player plays beside them and is the
measure of what this machine allows (`tests.e2e.harness_attempts`); how fast the room reacts is measured by
`benchmarks/speech_timing.py` and `benchmarks/speech_faults.py`.
"""

import os
import signal
import sys
import time
from contextlib import closing

import pytest

from stretchtimer.domain.plan import Tone
from stretchtimer.domain.ports import SoundMode
from stretchtimer.domain.preferences import Preferences
from stretchtimer.speech.engine_registry import EngineName
from stretchtimer.speech.mixer import LATEST_S
from stretchtimer.speech.pcm import read_clip
from stretchtimer.speech.sound import SAY_LATEST_S, SAY_PATIENCE_S, VoiceAndTones
from stretchtimer.speech.tones import tone_samples
from tests.e2e.harness import wait_until
from tests.e2e.harness_attempts import MOST, Attempt, judge
from tests.speech.cues import speech, tone
from tests.speech.hearing import LIKE, find, first_sound_s, heard_at, last_sound_s, poll_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="starts a PulseAudio server")

TEXTS = ("Hold.", "Switch sides. Left knee in.", "Three", "Two", "One")
LONG = "Lie on your back with both knees bent and both feet flat on the floor, and let your shoulders sink."
#: The room starts up from nothing in this many times what a bare player takes, at most.
BARE_STARTS = 3


def playing(sound) -> None:
    """Wait until the room plays on the device."""
    sound.wake()
    wait_until(lambda: (sound.poll(), sound._player.device == "PulseAudio")[1], "the device was open")
    poll_until(sound, time.perf_counter() + 0.3)


def pid(supervised) -> int | None:
    worker = supervised._supervisor._worker
    process = worker and worker._process
    return process.pid if process else None


def hold_is_heard(sound, heard, lead_s: float) -> Attempt:
    """Schedule a word so far ahead and tell how it was heard."""
    at_s = time.perf_counter() + lead_s
    sound.schedule(speech("Hold."), at_s)
    poll_until(sound, at_s + 0.5)
    return heard_at(heard, [(read_clip(sound.clip("Hold.")), at_s)])


def test_cues_are_heard_on_time_and_whole(heard, room):
    sound = room(*TEXTS)
    playing(sound)

    def attempt() -> Attempt:
        at_s = time.perf_counter() + 0.6
        due = []
        for text in TEXTS:
            for cue, samples, moment_s in (
                (tone(Tone.SWITCH), tone_samples(Tone.SWITCH), at_s),
                (speech(text), read_clip(sound.clip(text)), at_s + 0.35),
            ):
                sound.schedule(cue, moment_s)
                due.append((samples, moment_s))
            at_s += 0.5 + sound.length_s(text)
        poll_until(sound, at_s)
        return heard_at(heard, due)

    judge(attempt() for _ in range(MOST))


def test_what_sounds_is_cut_by_silence_and_what_is_ahead_forgotten(heard, room):
    sound = room(LONG)
    playing(sound)
    length_s = sound.length_s(LONG)

    def attempt() -> Attempt:
        begins_s = time.perf_counter() + 0.4
        sound.schedule(speech(LONG), begins_s)
        sound.schedule(tone(Tone.DONE), begins_s + length_s)
        poll_until(sound, begins_s + 1.0)
        sound.silence()
        stopped_s = time.perf_counter()
        ends_s = begins_s + length_s + Tone.DONE.length_s
        poll_until(sound, ends_s)
        found = []
        if heard.is_silent(begins_s, stopped_s):
            found.append("nothing was heard to be silenced")
        if (last_s := last_sound_s(heard, stopped_s, ends_s)) > (stopped_s + begins_s + length_s) / 2:
            found.append(f"heard until {last_s - stopped_s:.1f} s after silence")
        beside = heard.trust(begins_s, ends_s)
        return Attempt(found, beside.deserved, str(beside))

    judge(attempt() for _ in range(MOST))


def test_a_device_that_goes_and_comes_back_is_played_on_again(heard, null_sink, room):
    sound = room("Hold.")
    playing(sound)
    sound.schedule(speech("Hold."), time.perf_counter() + 600.0)  # something is always ahead in a session
    null_sink.pull_out()
    status = wait_until(lambda: (s := sound.poll()).mode is SoundMode.SCREEN and s, "the room noticed")
    assert "No sound" in status.sentence
    null_sink.plug_in()
    status = wait_until(lambda: (s := sound.poll()).mode is SoundMode.VOICE and s, "sound was back")
    assert status.sentence == "The voice is back."
    with null_sink.recording() as again:
        judge(hold_is_heard(sound, again, 0.6) for _ in range(MOST))


@pytest.mark.parametrize(("how", "lead_s"), [(signal.SIGKILL, 1.5), (signal.SIGSTOP, 2.5)])
def test_a_lost_player_is_replaced_and_what_is_ahead_is_heard(heard, room, how, lead_s):
    sound = room("Hold.")
    playing(sound)

    def attempt(lead_s: float) -> Attempt:
        at_s = time.perf_counter() + lead_s
        sound.schedule(speech("Hold."), at_s)
        lost = pid(sound._player)
        os.kill(lost, how)
        wait_until(lambda: (sound.poll(), pid(sound._player) not in (None, lost))[1], "there was another")
        poll_until(sound, at_s + 0.5)
        return heard_at(heard, [(read_clip(sound.clip("Hold.")), at_s)])

    # On a slow machine a process takes its time to start: what it is started for must not be over by then.
    judge(attempt(lead_s * 3**times) for times in range(MOST))
    assert sound.poll().mode is SoundMode.VOICE


def renderer_of(sound):
    """Return what has the clips of the system's voices made."""
    return sound._supply.orders._renderers[EngineName.SYSTEM]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_a_lost_voice_leaves_clips_and_tones_and_speaks_again(heard, room, how):
    sound = room("Hold.")
    playing(sound)
    lost = pid(renderer_of(sound))
    os.kill(lost, how)
    judge(hold_is_heard(sound, heard, 0.4) for _ in range(MOST))
    asked_s = time.perf_counter()
    sound.say("Left side, eighteen seconds left.")
    assert first_sound_s(sound, heard, asked_s) >= asked_s
    wait_until(
        lambda: (sound.poll(), sound.clip("Left side, eighteen seconds left."))[1], "the voice spoke again"
    )
    assert pid(renderer_of(sound)) != lost


def heard_after_saying(sound, heard, text: str, within_s: float) -> tuple[float | None, float]:
    """Have a room without a process speak; return when that was heard and how long the clip took to come."""
    asked_s, made_s, onsets_s = time.perf_counter(), [], []
    sound.say(text)

    def over() -> bool:
        sound.poll()
        if not made_s and sound.clip(text):
            made_s.append(time.perf_counter() - asked_s)
        onsets_s[:] = heard.onsets_s(asked_s, max(asked_s, heard.heard_until_s))
        return bool(made_s) and (bool(onsets_s) or time.perf_counter() > asked_s + within_s)

    wait_until(over, "the clip was there")
    return (onsets_s[0] if onsets_s else None), made_s[0]


def started(null_sink, found: list[str], within_s: float) -> Attempt:
    """Judge what was heard of a start from nothing, which is in vain when it takes too long.

    What a bare player takes to start on the same device tells whether the room could make it.
    """
    bare_s = null_sink.bare_start_s() if found else 0.0
    return Attempt(found, bare_s * BARE_STARTS < within_s, f"a bare player took {bare_s:.2f} s to start")


def is_heard(heard, samples, onset_s: float | None) -> bool:
    return onset_s is not None and find(heard, samples, onset_s).likeness >= LIKE


def test_the_first_word_is_spoken_from_its_clip_without_the_voice(heard, null_sink, room, tmp_path):
    room("Hold.").close()

    def attempt() -> Attempt:
        with closing(VoiceAndTones(tmp_path / "clips", Preferences(volume=100))) as sound:
            onset_s, _made_s = heard_after_saying(sound, heard, "Hold.", SAY_LATEST_S + 0.5)
            well = is_heard(heard, read_clip(sound.clip("Hold.")), onset_s)
            assert not renderer_of(sound)._supervisor.running, (
                "the voice was started for a word that is there"
            )
        return started(null_sink, [] if well else ["the word was not heard"], SAY_LATEST_S)

    judge(attempt() for _ in range(MOST))


def test_new_words_are_heard_once_they_are_made_or_a_soft_tone_if_that_takes_long(heard, null_sink, tmp_path):
    tone_by_s = SAY_PATIENCE_S + LATEST_S

    def attempt(number: int) -> Attempt:
        with closing(VoiceAndTones(tmp_path / f"clips-{number}", Preferences(volume=100))) as sound:
            onset_s, made_s = heard_after_saying(sound, heard, "Well done.", tone_by_s + 0.5)
            well = is_heard(heard, read_clip(sound.clip("Well done.")), onset_s)
            if made_s > SAY_PATIENCE_S:
                well = well or is_heard(heard, tone_samples(Tone.SOFT), onset_s)
        found = [] if well else [f"words that were made in {made_s:.2f} s were not heard"]
        return started(null_sink, found, tone_by_s)

    judge(attempt(number) for number in range(MOST))
