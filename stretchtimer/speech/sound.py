"""Speak and sound the cues of a session: the voice while it can, tones while it cannot, or nothing.

No call blocks and nothing raises: two processes do the work, and `poll` tells in one sentence what fails.
Neither process runs before it is needed.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from stretchtimer.domain.clock import Clock, SystemClock
from stretchtimer.domain.plan import Cue, CueKind, Role, Tone
from stretchtimer.domain.ports import SoundMode, SoundStatus, Voice
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.translation import gettext as _
from stretchtimer.speech.clip_cache import Clip, ClipCache
from stretchtimer.speech.clip_supply import ClipSupply
from stretchtimer.speech.live_voice import LiveVoice
from stretchtimer.speech.mixer import LATEST_S
from stretchtimer.speech.panning import Pan, gains_of
from stretchtimer.speech.player import Player, PlayerSettings
from stretchtimer.speech.pronunciation import Pronunciations
from stretchtimer.speech.voice_engine import VoiceSettings
from stretchtimer.speech.worker_process import StartWorker, WorkerProcess, worker_command

_log = logging.getLogger(__name__)

#: How long words that have to be made first are waited for, before a soft tone answers instead.
SAY_PATIENCE_S = 0.8
SAY_LATEST_S = 1.5
NOTE_S = 6.0
#: A clip that comes this shortly before its moment is not put in the tone's place any more.
TOO_SHORT_S = 0.04

RENDER_WORKER = "stretchtimer.speech.render_worker"
LIVE_WORKER = "stretchtimer.speech.live_voice_worker"
PLAYER_WORKER = "stretchtimer.speech.player_worker"


@dataclass(frozen=True, slots=True)
class Workers:
    """How the processes are started; tests start others. `speaker` is for voices that cannot be written."""

    renderer: StartWorker
    player: StartWorker
    speaker: StartWorker = field(default_factory=lambda: partial(WorkerProcess, worker_command(LIVE_WORKER)))

    @classmethod
    def usual(cls) -> "Workers":
        """Return those that speak and play on the sound device."""
        return cls(
            renderer=partial(WorkerProcess, worker_command(RENDER_WORKER)),
            player=partial(WorkerProcess, worker_command(PLAYER_WORKER)),
        )


@dataclass(frozen=True, slots=True)
class _Awaited:
    """Words that are wanted at a moment but have no clip yet; a tone stands in their place."""

    text: str
    at_s: float
    tone_id: int
    tone_at_s: float


class VoiceAndTones:
    """Speak with pyttsx3, sound with miniaudio; fulfils `domain.ports.Sound`.

    `clips` is the folder of the spoken clips. `side_words` are the words for left and right in the spoken
    language; a text with one of them alone can sound from that side.
    """

    def __init__(
        self,
        clips: Path,
        preferences: Preferences,
        pronunciations: Pronunciations | None = None,
        side_words: tuple[str, str] = ("", ""),
        clock: Clock | None = None,
        workers: Workers | None = None,
    ) -> None:
        workers = workers or Workers.usual()
        self._clock = (clock or SystemClock()).steady_s
        self._lock = threading.RLock()
        self._side_words = side_words
        #: How loud a text is at each ear.
        self.sides: Pan = partial(gains_of, left_word="", right_word="")
        self._offset_s = 0.0
        self._voice = ""
        self._closed = False
        self._awaited: list[_Awaited] = []
        self._prepared: set[str] = set()
        self._status = _StatusReport(self._clock)
        self._cache = ClipCache(clips)
        self._supply = ClipSupply(
            self._cache,
            pronunciations or Pronunciations(),
            workers.renderer,
            self._on_clip,
            self._clock,
            self._lock,
        )
        self._live = LiveVoice(workers.speaker, self._clock, self._lock, self._supply.do_without)
        self._player = Player(workers.player, self, self._clock, self._lock)
        self.configure(preferences)

    def configure(self, preferences: Preferences) -> None:
        """Use these settings from now on; a changed voice or rate makes clips anew."""
        with self._lock:
            left, right = self._side_words if preferences.pan_sides else ("", "")
            self.sides = partial(gains_of, left_word=left, right_word=right)
            self._offset_s = preferences.offset_ms / 1000
            self._voice = preferences.voice
            self._live.volume = preferences.volume / 100
            self._player.configure(
                PlayerSettings(
                    volume=preferences.volume / 100,
                    pre_roll_s=preferences.pre_roll_ms / 1000,
                    offset_s=self._offset_s,
                )
            )
            self._supply.configure(VoiceSettings(preferences.voice, preferences.rate_wpm, preferences.pitch))

    def prepare(self, texts: Sequence[str]) -> None:
        """Start making the clips of these texts, first ones first; texts asked for earlier come after."""
        with self._lock:
            if self._closed:
                return
            self._prepared = set(texts)
            self._supply.prepare(texts)
            clips = map(self._supply.find, dict.fromkeys(texts))
            self._player.load(str(clip.path) for clip in clips if clip)

    def prepared(self, texts: Sequence[str]) -> bool:
        """Tell whether every one of the texts has its clip, or will never have one."""
        with self._lock:
            return self._supply.settled(texts)

    def length_s(self, text: str) -> float:
        """Return how long a text is when spoken: measured from its clip, estimated while there is none."""
        with self._lock:
            spoken_s = self._live.length_s(self._supply.utterance(text)) if self._supply.live else None
            return self._supply.length_s(text) if spoken_s is None else spoken_s

    def clip(self, text: str) -> Path | None:
        """Return the file of a spoken text, None while there is none."""
        with self._lock:
            clip = self._supply.find(text)
            return clip.path if clip else None

    def wake(self) -> None:
        """Open the sound device ahead of the first cue; it sleeps again after half a minute of silence."""
        with self._lock:
            if not self._closed:
                self._player.wake()

    @property
    def awake(self) -> bool:
        """Tell whether the device is open since it was woken, or known not to be there."""
        with self._lock:
            return self._closed or bool(self._player.device or self._player.trouble)

    def schedule(self, cue: Cue, at_s: float) -> None:
        """Sound a cue at a moment of the steady clock; late by more than 0.3 s, it is dropped."""
        with self._lock:
            if self._closed:
                return
            if cue.kind is CueKind.TONE:
                self._player.play(Tone(cue.text), at_s)
            elif (clip := self._supply.find(cue.text)) is not None:
                self._player.play(str(clip.path), at_s, self.sides(cue.text))
            elif self._supply.live:
                # how long the words before it take is a guess: only what keeps time is never late
                late_s = LATEST_S if cue.role in (Role.COUNT, Role.BEAT) else SAY_LATEST_S
                self._speak_live(cue.text, at_s, late_s)
            else:
                self._await(cue.text, at_s, at_s)

    def say(self, text: str) -> None:
        """Speak at once, over nothing: what is sounding stops first."""
        with self._lock:
            if self._closed:
                return
            self.silence()
            now = self._clock()
            clip = self._supply.find(text)
            if clip is not None:
                self._player.play(str(clip.path), now, self.sides(text), SAY_LATEST_S)
            elif self._supply.live:
                self._speak_live(text, now, SAY_LATEST_S)
            else:
                self._player.wake()
                self._await(text, now, now + SAY_PATIENCE_S)

    def silence(self) -> None:
        """Stop what is sounding and forget what is scheduled."""
        with self._lock:
            self._awaited.clear()
            self._live.stop()
            self._player.stop()

    def poll(self) -> SoundStatus:
        """Look after the helper processes and return what works; call it a few times a second."""
        with self._lock:
            if not self._closed:
                self._supply.tend()
                self._live.tend()
                self._player.tend()
                self._speak_awaited()
            if self._supply.note:
                self._status.announce(self._supply.note)
                self._supply.note = ""
            return self._status.report(*self._mode(), self._supply.available.sentence(self._voice))

    def voices(self) -> Sequence[Voice]:
        """Return the voices that can be chosen; empty until the voice process has answered."""
        with self._lock:
            return () if self._closed else self._supply.voices()

    def close(self) -> None:
        """Stop all helper processes."""
        with self._lock:
            self._closed = True
            self._awaited.clear()
            self._live.close()
            self._player.close()
            self._supply.close()

    def on_damaged(self, path: str) -> None:
        """Make a clip anew whose file the player could not read."""
        _log.warning("the clip %s is damaged and is made anew", path)
        self._supply.damaged(Path(path))

    def _await(self, text: str, at_s: float, tone_at_s: float) -> None:
        """Put a soft tone in the words' place and hope for the words until then."""
        if not text.strip():
            return
        tone_id = self._player.play(Tone.SOFT, tone_at_s)
        if self._supply.order(text):
            self._awaited.append(_Awaited(text, at_s, tone_id, tone_at_s))

    def _speak_live(self, text: str, at_s: float, latest_s: float) -> None:
        """Speak a text at its moment, or at once, without a clip."""
        utterance = self._supply.utterance(text)
        if utterance.spoken:
            self._live.speak(utterance, at_s - self._offset_s, latest_s)

    def _speak_awaited(self) -> None:
        """Speak what a clip was hoped for, now that it turns out that there will be none."""
        while self._supply.live and self._awaited:
            awaited, now = self._awaited.pop(0), self._clock()
            if now < awaited.tone_at_s - TOO_SHORT_S:
                self._player.cancel(awaited.tone_id)
                self._speak_live(awaited.text, max(now, awaited.at_s), SAY_LATEST_S)

    def _on_clip(self, text: str, clip: Clip) -> None:
        """Play a clip that was waited for, in the tone's place; have it ready if it is for later."""
        now = self._clock()
        for awaited in [awaited for awaited in self._awaited if awaited.text == text]:
            self._awaited.remove(awaited)
            if now < awaited.tone_at_s - TOO_SHORT_S:
                self._player.cancel(awaited.tone_id)
                self._player.play(str(clip.path), max(now, awaited.at_s), self.sides(text), SAY_LATEST_S)
        if text in self._prepared:
            self._player.load_more(str(clip.path))

    def _mode(self) -> tuple[SoundMode, str]:
        if self._player.trouble:
            return SoundMode.SCREEN, _(
                "No sound can be played ({reason}). The screen goes on, and sound comes back by itself."
            ).format(reason=self._player.trouble)
        if self._supply.live and not self._live.trouble:
            return SoundMode.VOICE, _(
                "This voice cannot be made ahead ({reason}), so it speaks with approximate timing."
            ).format(reason=self._supply.live)
        if not self._supply.live and not self._supply.lacks_words:
            return SoundMode.VOICE, ""
        if self._cache.warning:
            return SoundMode.TONES, self._cache.warning
        return SoundMode.TONES, _(
            "The voice does not speak now ({reason}). Tones go on, and the voice comes back by itself."
        ).format(reason=self._supply.trouble or self._live.trouble or _("some words cannot be spoken"))


class _StatusReport:
    """Log every change of what works, and tell for a while that something works again."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._mode = SoundMode.VOICE
        self._note = ""
        self._recovered = False
        self._until_s = 0.0

    def announce(self, note: str, recovered: bool = False) -> None:
        """Report a sentence for a while; `recovered` tells that it is good news."""
        self._note, self._recovered, self._until_s = note, recovered, self._clock() + NOTE_S

    def report(self, mode: SoundMode, sentence: str, stand_in: str) -> SoundStatus:
        """Return the status with the sentence for it."""
        if mode is not self._mode:
            _log.warning("sound: %s, %s", mode.value, sentence or "all of it")
            back = mode is SoundMode.VOICE
            self.announce(_("The voice is back.") if back else "", recovered=back)
            self._mode = mode
        if self._clock() >= self._until_s:
            self._note = ""
        recovered = self._recovered and bool(self._note) and not sentence
        return SoundStatus(mode, sentence or self._note, stand_in, recovered)
