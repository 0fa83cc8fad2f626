"""Break the voice and the sound many times and tell what is noticed: `python -m benchmarks.speech_faults`.

Each time the voice process is killed or stopped, the player is killed, or the sound device is taken away, a
session goes on: cues are scheduled, new words are asked for, the room is looked after every 30 ms. Printed
are how soon something sounds or a sentence shows, how soon all is well again, and the longest that any call
of the room kept its caller waiting.
"""

import argparse
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from benchmarks.speech_rig import line, process_of, recorded_device, spread, voice_in
from stretchtimer.domain.plan import Tone
from stretchtimer.domain.ports import SoundMode, SoundStatus
from stretchtimer.domain.preferences import Preferences
from stretchtimer.speech.sound import PLAYER_WORKER, RENDER_WORKER, VoiceAndTones
from tests.e2e.harness_sound import Recording, SoundServer
from tests.speech.cues import speech, tone
from tests.speech.hearing import prepared

GIVE_UP_S = 20.0
_NUMBERS = count(1)


@dataclass
class Session:
    """A caller of the room that counts how long each call takes."""

    sound: VoiceAndTones
    waits_ms: list[float] = field(default_factory=list)
    awaited: str = ""
    came_s: float = 0.0

    def call(self, what: Callable[..., object], *arguments: object) -> object:
        """Call the room and remember how long it took."""
        began_s = time.perf_counter()
        result = what(*arguments)
        self.waits_ms.append((time.perf_counter() - began_s) * 1000)
        return result

    def poll(self) -> SoundStatus:
        """Look after the room."""
        status = self.call(self.sound.poll)
        assert isinstance(status, SoundStatus)
        if self.awaited and self.sound.clip(self.awaited):
            self.awaited, self.came_s = "", time.perf_counter()
        time.sleep(0.03)
        return status

    def new_words(self) -> str:
        """Return words that have no clip yet."""
        return f"Left side, {next(_NUMBERS)} seconds left."

    def until(self, condition: Callable[[], object]) -> float:
        """Poll until a condition holds and return when that was; give up after a while."""
        give_up_s = time.perf_counter() + GIVE_UP_S
        while not condition() and time.perf_counter() < give_up_s:
            self.poll()
        return time.perf_counter()


def main() -> None:
    """Run every fault many times and print what was noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    times = parser.parse_args().times
    with recorded_device() as (server, folder):
        voice_lost(server, folder, times, signal.SIGKILL, "voice process killed")
        voice_lost(server, folder, times, signal.SIGSTOP, "voice process hung")
        player_lost(server, folder, times)
        device_lost(server, folder, times)


def opened(folder: Path) -> Session:
    """Open the room with a clip, playing."""
    sound = voice_in(folder / "clips", Preferences(volume=100))
    prepared(sound, ["Halfway."])
    session = Session(sound)
    sound.say("Halfway.")
    end_s = time.perf_counter() + 1.5
    session.until(lambda: time.perf_counter() > end_s)
    return session


def voice_lost(server: SoundServer, folder: Path, times: int, how: signal.Signals, name: str) -> None:
    """Lose the voice process while new words are asked for."""
    noticed, back, tones_lost = [], [], 0
    with server.recording() as heard:
        session = opened(folder)
        sound = session.sound
        for _ in range(times):
            # Words asked for now need the process; so there is one to lose.
            before = session.new_words()
            sound.say(before)
            session.until(lambda before=before: sound.clip(before))
            sound.silence()
            quiet_s = time.perf_counter() + 0.3
            session.until(lambda quiet_s=quiet_s: time.perf_counter() > quiet_s)
            os.kill(process_of(RENDER_WORKER), how)
            lost_s = time.perf_counter()
            session.awaited = session.new_words()
            session.call(sound.say, session.awaited)
            session.call(sound.schedule, tone(Tone.END), lost_s + 1.3)
            heard_s = first_sound(heard, session, lost_s, lost_s + 1.2)
            noticed.append((heard_s - lost_s) * 1000 if heard_s else None)
            tones_lost += first_sound(heard, session, lost_s + 1.29, lost_s + 1.7) is None
            session.until(lambda: not session.awaited)
            back.append((session.came_s - lost_s) * 1000)
        sound.close()
    line(f"{name}: new words or a tone heard after", spread(noticed), "<= 1000")
    line(f"{name}: next tone lost", f"{tones_lost} of {times}", "0")
    line(f"{name}: voice speaks new words again", spread(back))
    line(f"{name}: longest wait of the caller", f"{max(session.waits_ms):.1f} ms", "<= 16")


def first_sound(heard: Recording, session: Session, start_s: float, end_s: float) -> float | None:
    """Return when something is heard first in a span, None if never; the session goes on."""
    session.until(lambda: time.perf_counter() > end_s)
    onsets = heard.onsets_s(start_s, end_s)
    return onsets[0] if onsets else None


def player_lost(server: SoundServer, folder: Path, times: int) -> None:
    """Kill the player while a cue is ahead."""
    late, lost = [], 0
    with server.recording() as heard:
        session = opened(folder)
        sound = session.sound
        for _ in range(times):
            at_s = time.perf_counter() + 0.9
            session.call(sound.schedule, speech("Halfway."), at_s)
            os.kill(process_of(PLAYER_WORKER), signal.SIGKILL)
            heard_s = first_sound(heard, session, at_s - 0.3, at_s + 1.0)
            lost += heard_s is None
            late.append((heard_s - at_s) * 1000 if heard_s else None)
        sound.close()
    line("player killed 0.9 s before a cue: cue heard", spread(late), "p95 <= 25")
    line("player killed: cues lost", f"{lost} of {times}", "0")
    line("player killed: longest wait of the caller", f"{max(session.waits_ms):.1f} ms", "<= 16")


def device_lost(server: SoundServer, folder: Path, times: int) -> None:
    """Take the sound device away and give it back."""
    noticed, back, lost = [], [], 0
    session = opened(folder)
    sound = session.sound
    for _ in range(times):
        at_s = time.perf_counter() + 25.0
        session.call(sound.schedule, tone(Tone.END), at_s)  # something is always ahead in a session
        session.until(lambda: sound.poll().mode is SoundMode.VOICE)
        server.pull_out()
        gone_s = time.perf_counter()
        noticed.append((session.until(lambda: sound.poll().mode is SoundMode.SCREEN) - gone_s) * 1000)
        server.plug_in()
        there_s = time.perf_counter()
        back.append((session.until(lambda: sound.poll().mode is SoundMode.VOICE) - there_s) * 1000)
        with server.recording() as heard:
            asked_s = time.perf_counter() + 0.4
            session.call(sound.schedule, speech("Halfway."), asked_s)
            lost += first_sound(heard, session, asked_s - 0.2, asked_s + 0.7) is None
        session.call(sound.silence)
    sound.close()
    line("device removed: sentence shows after", spread(noticed), "<= 1000")
    line("device returned: sound is back after", spread(back))
    line("device returned: next cue lost", f"{lost} of {times}", "0")
    line("device removed: longest wait of the caller", f"{max(session.waits_ms):.1f} ms", "<= 16")


if __name__ == "__main__":
    main()
