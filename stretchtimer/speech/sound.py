"""Speak and sound the cues of a session: the voice while it can, tones while it cannot, or nothing.

No call blocks and nothing raises: two processes do the work, and `poll` tells in one sentence what fails.
Neither process runs before it is needed.
"""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from stretchtimer.domain.clock import Clock, SystemClock
from stretchtimer.domain.plan import Cue, CueKind, Role, Tone
from stretchtimer.domain.ports import SoundMode, SoundStatus, Voice
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.translation import gettext as _
from stretchtimer.speech.casting import Casting
from stretchtimer.speech.clip_cache import Clip, ClipCache, Utterance
from stretchtimer.speech.clip_orders import Speaking
from stretchtimer.speech.clip_supply import ClipSupply
from stretchtimer.speech.engine_registry import EngineName
from stretchtimer.speech.live_voice import LiveVoice
from stretchtimer.speech.mixer import LATEST_S
from stretchtimer.speech.panning import Pan, gains_of
from stretchtimer.speech.player import Player, PlayerSettings
from stretchtimer.speech.voice_engine import VoiceSettings
from stretchtimer.speech.voice_pack import VoicePack
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
    """How the processes are started; tests start others.

    `renderer` makes clips with the voices of the system, `pack` and `natural` with those engines; `speaker`
    is for voices that cannot be written. Without a `pack` of its own it is the pack that speaks.
    """

    renderer: StartWorker
    player: StartWorker
    speaker: StartWorker = field(default_factory=lambda: partial(WorkerProcess, worker_command(LIVE_WORKER)))
    pack: StartWorker | None = None
    natural: StartWorker = field(default_factory=lambda: renders_with(EngineName.NATURAL))

    @classmethod
    def usual(cls) -> "Workers":
        """Return those that speak and play on the sound device."""
        return cls(
            renderer=renders_with(EngineName.SYSTEM),
            player=partial(WorkerProcess, worker_command(PLAYER_WORKER)),
        )

    def renderers(self, pack: VoicePack | None) -> Mapping[EngineName, StartWorker]:
        """Return what starts the process that makes clips with each engine."""
        folder = str(pack.sound.parent) if pack else ""
        return {
            EngineName.PACK: self.pack or renders_with(EngineName.PACK, folder),
            EngineName.NATURAL: self.natural,
            EngineName.SYSTEM: self.renderer,
        }


def renders_with(engine: EngineName, *arguments: str) -> StartWorker:
    """Return what starts a process that makes clips with an engine."""
    return partial(WorkerProcess, worker_command(RENDER_WORKER, engine, *arguments))


@dataclass(frozen=True, slots=True)
class _Awaited:
    """Words that are wanted at a moment but have no clip yet; a tone stands in their place."""

    text: str
    utterances: tuple[Utterance, ...]
    at_s: float
    tone_id: int
    tone_at_s: float


class VoiceAndTones:
    """Speak with a voice pack or an engine, sound with miniaudio; fulfils `domain.ports.Sound`.

    `clips` is the folder of the spoken clips, `casting` says who speaks. `side_words` are the words for left
    and right in the spoken language; a text with one of them alone can sound from that side.
    """

    def __init__(
        self,
        clips: Path,
        preferences: Preferences,
        casting: Casting | None = None,
        side_words: tuple[str, str] = ("", ""),
        clock: Clock | None = None,
        workers: Workers | None = None,
    ) -> None:
        workers, casting = workers or Workers.usual(), casting or Casting()
        self._clock = (clock or SystemClock()).steady_s
        self._lock = threading.RLock()
        self._side_words = side_words
        #: How loud a text is at each ear.
        self.sides: Pan = partial(gains_of, left_word="", right_word="")
        self._settings = VoiceSettings()
        self._closed = False
        self._awaited: list[_Awaited] = []
        self._prepared: set[str] = set()
        self._status = _StatusReport(self._clock)
        self._cache = ClipCache(clips, engines=casting.fingerprints)
        speaking = Speaking(self._cache, casting, workers.renderers(casting.pack))
        self._supply = ClipSupply(speaking, self._on_clip, self._clock, self._lock)
        self._live = LiveVoice(workers.speaker, self._clock, self._lock, self._supply.orders.do_without)
        self._player = Player(workers.player, self, self._clock, self._lock)
        self.configure(preferences)

    def configure(self, preferences: Preferences) -> None:
        """Use these settings from now on; a changed voice or rate makes clips anew."""
        with self._lock:
            left, right = self._side_words if preferences.pan_sides else ("", "")
            self.sides = partial(gains_of, left_word=left, right_word=right)
            self._settings = VoiceSettings(preferences.voice, preferences.rate_wpm, preferences.pitch)
            self._live.volume = preferences.volume / 100
            self._live.offset_s = preferences.offset_ms / 1000
            self._player.configure(
                PlayerSettings(
                    volume=preferences.volume / 100,
                    pre_roll_s=preferences.pre_roll_ms / 1000,
                    offset_s=preferences.offset_ms / 1000,
                )
            )
            self._supply.orders.configure(self._settings)

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

    def speakable(self, texts: Sequence[str]) -> bool:
        """Tell whether each of the texts can be spoken, if only by a voice that stands in, or never will."""
        with self._lock:
            return self._supply.speakable(texts)

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
                self._live.speak(self._supply.utterance(cue.text), at_s, late_s)
            else:
                self._await(cue.text, at_s, at_s)

    def say(self, text: str) -> None:
        """Speak at once, over nothing: what is sounding stops first."""
        self.audition(text, self._settings.voice)

    def audition(self, text: str, voice: str) -> None:
        """Speak at once in a voice that may be another than the one that is set."""
        with self._lock:
            if self._closed:
                return
            self.silence()
            now, settings = self._clock(), replace(self._settings, voice=voice)
            clip = self._supply.find(text, settings)
            if clip is not None:
                self._player.play(str(clip.path), now, self.sides(text), SAY_LATEST_S)
            elif self._supply.live:
                self._live.speak(self._supply.utterance(text), now, SAY_LATEST_S)
            else:
                self._player.wake()
                self._await(text, now, now + SAY_PATIENCE_S, settings)

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
                self._supply.orders.tend()
                self._live.tend()
                self._player.tend()
                self._speak_awaited()
            if self._supply.orders.note:
                self._status.announce(self._supply.orders.note)
                self._supply.orders.note = ""
            mode, sentence = _what_works(self._player, self._supply, self._live, self._cache)
            return self._status.report(mode, sentence, self._supply.casting.sentence(self._settings.voice))

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

    def _await(self, text: str, at_s: float, tone_at_s: float, settings: VoiceSettings | None = None) -> None:
        """Put a soft tone in the words' place and hope for the words until then."""
        if not text.strip():
            return
        tone_id = self._player.play(Tone.SOFT, tone_at_s)
        if self._supply.order(text, settings):
            utterances = self._supply.orders.speakers(text, settings)
            self._awaited.append(_Awaited(text, utterances, at_s, tone_id, tone_at_s))

    def _speak_awaited(self) -> None:
        """Speak what a clip was hoped for, now that it turns out that there will be none."""
        while self._supply.live and self._awaited:
            awaited, now = self._awaited.pop(0), self._clock()
            if now < awaited.tone_at_s - TOO_SHORT_S:
                self._player.cancel(awaited.tone_id)
                self._live.speak(self._supply.utterance(awaited.text), max(now, awaited.at_s), SAY_LATEST_S)

    def _on_clip(self, utterance: Utterance, text: str, clip: Clip) -> None:
        """Play a clip that was waited for, in the tone's place; have it ready if it is for later."""
        now = self._clock()
        for awaited in [awaited for awaited in self._awaited if utterance in awaited.utterances]:
            self._awaited.remove(awaited)
            if now < awaited.tone_at_s - TOO_SHORT_S:
                self._player.cancel(awaited.tone_id)
                self._player.play(str(clip.path), max(now, awaited.at_s), self.sides(text), SAY_LATEST_S)
        if text in self._prepared:
            self._player.load_more(str(clip.path))


def _what_works(
    player: Player, supply: ClipSupply, live: LiveVoice, cache: ClipCache
) -> tuple[SoundMode, str]:
    """Return what of the sound works, and the sentence for less than all of it."""
    if player.trouble:
        return SoundMode.SCREEN, _(
            "No sound can be played ({reason}). The screen goes on, and sound comes back by itself."
        ).format(reason=player.trouble)
    if supply.live and not live.trouble:
        return SoundMode.VOICE, _(
            "This voice cannot be made ahead ({reason}), so it speaks with approximate timing."
        ).format(reason=supply.live)
    if not supply.live and not supply.lacks_words:
        return SoundMode.VOICE, ""
    if cache.warning:
        return SoundMode.TONES, cache.warning
    return SoundMode.TONES, _(
        "The voice does not speak now ({reason}). Tones go on, and the voice comes back by itself."
    ).format(reason=supply.orders.trouble or live.trouble or _("some words cannot be spoken"))


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
