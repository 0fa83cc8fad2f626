"""Have a clip for every text: from the folder where it is known, from the voice where it is not.

The caller's lock guards everything here.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from stretchtimer.domain.plan import estimated_length_s
from stretchtimer.domain.ports import Voice
from stretchtimer.speech.available_voices import AvailableVoices
from stretchtimer.speech.clip_cache import Clip, ClipCache, Utterance, key_of
from stretchtimer.speech.pronunciation import Pronunciations
from stretchtimer.speech.renderer import Renderer
from stretchtimer.speech.voice_engine import VoiceSettings
from stretchtimer.speech.worker_process import Message, StartWorker

_log = logging.getLogger(__name__)

MOST_WANTED = 3000
FORGIVE_S = 60.0
#: After so many texts in a row that could not be written, they are spoken as they are due.
FAILURES_BEFORE_LIVE = 2
#: What is spoken to try a voice.
TRIAL = "one"

OnClip = Callable[[str, Clip], None]


class ClipSupply:
    """Turn texts into clips. `on_clip(text, clip)` is called for every clip that is finished.

    `note` is a sentence about what changed last, for the caller to show once and clear. `available` knows the
    voices.
    """

    def __init__(
        self,
        cache: ClipCache,
        pronunciations: Pronunciations,
        start_worker: StartWorker,
        on_clip: OnClip,
        clock: Callable[[], float],
        lock: "threading.RLock",
    ) -> None:
        self._cache = cache
        self._pronunciations = pronunciations
        self._on_clip = on_clip
        self._clock = clock
        self._renderer = Renderer(start_worker, self, clock, lock)
        self._settings = VoiceSettings()
        self.available = AvailableVoices()
        # what tells whether the voice that is set is here
        self._trial: Utterance | None = None
        self._wanted: dict[str, None] = {}
        self._failed: dict[Utterance, float] = {}
        self._texts_of: dict[Utterance, str] = {}
        self._failures = 0
        self._failure = ""
        self.note = ""

    def configure(self, settings: VoiceSettings) -> None:
        """Speak with these settings from now on; what was wanted is made anew."""
        if settings != self._settings:
            self._settings = settings
            self._renderer.clear_queue()
            self._failed.clear()
            self._failures = 0
            self._trial = None
            self._order(self._wanted)

    def prepare(self, texts: Sequence[str]) -> None:
        """Make the clips of these texts, first ones first, and then those asked for earlier."""
        self._wanted = dict.fromkeys([*texts, *list(self._wanted)[:MOST_WANTED]])
        # Texts that failed a while ago get another chance.
        now = self._clock()
        lately = {u: since_s for u, since_s in self._failed.items() if now - since_s < FORGIVE_S}
        if len(lately) < len(self._failed):
            self._failures = 0
        self._failed = lately
        self._order(self._wanted)

    def order(self, text: str) -> bool:
        """Make one clip before all others; tell whether it can be expected."""
        utterance = self.utterance(text)
        if utterance in self._failed or self.trouble or self.live or not utterance.spoken:
            return False
        self._order([text])
        return True

    def settled(self, texts: Iterable[str]) -> bool:
        """Tell whether every text has its clip, or will not have one for now."""
        utterances = map(self.utterance, texts)
        return bool(self.trouble or self.live) or not any(
            utterance.spoken and utterance not in self._failed and not _has_clip(self._cache, utterance)
            for utterance in utterances
        )

    def find(self, text: str) -> Clip | None:
        """Return the clip of a text, None while there is none."""
        utterance = self.utterance(text)
        return self._cache.find(self._cache.key(utterance)) if utterance.spoken else None

    def length_s(self, text: str) -> float:
        """Return how long a text is when spoken: its clip's length, or an estimate."""
        utterance = self.utterance(text)
        if not utterance.spoken:
            return 0.0
        length_s = self._cache.length_s(self._cache.key(utterance))
        return estimated_length_s(text, self._settings.rate_wpm) if length_s is None else length_s

    def damaged(self, path: Path) -> None:
        """Forget a clip whose file turned out damaged and make it anew."""
        self._cache.forget(key_of(path))
        self._order(self._wanted)

    def voices(self) -> Sequence[Voice]:
        """Return the voices there are; empty until it is known whether the one that is set is among them."""
        if not self.available.named:
            self._renderer.wake()
        return () if self._trial and not (self.trouble or self.live) else self.available.named

    @property
    def trouble(self) -> str:
        """Return why no clips can be made now, "" when they can."""
        return self._renderer.trouble

    @property
    def live(self) -> str:
        """Return why texts have to be spoken as they are due, "" where they are written ahead."""
        return self._failure if self._failures >= FAILURES_BEFORE_LIVE and not self.trouble else ""

    @property
    def lacks_words(self) -> bool:
        """Tell whether something wanted cannot be spoken now."""
        utterances = map(self.utterance, self._wanted)
        return bool(self.trouble or (self._failed and not self.live)) and any(
            utterance in self._failed or (utterance.spoken and not _has_clip(self._cache, utterance))
            for utterance in utterances
        )

    def tend(self) -> None:
        """Look after the voice process."""
        self._renderer.tend()

    def close(self) -> None:
        """End the voice process."""
        self._renderer.close()
        self._cache.close()

    # What the renderer tells.

    def on_voice_ready(self, facts: Message) -> None:
        """Learn what speaks; clips of another engine do not count any more."""
        back = self.available.learn(facts)
        if back:
            self._renderer.clear_queue()  # what was to be spoken by the one that stood in
        changed = self._cache.use_engine(str(facts.get("fingerprint", ""))) or back
        self._order(self._wanted if changed else ())

    def place_for(self, utterance: Utterance) -> str | None:
        """Return where to write a clip."""
        return self._cache.stem(self._cache.key(utterance))

    def on_clip(self, utterance: Utterance, clip: Clip) -> None:
        """Take a finished clip."""
        self._trial = None if utterance == self._trial else self._trial
        self._failed.pop(utterance, None)
        self._failures = 0
        self._cache.add(self._cache.key(utterance), clip)
        text = self._texts_of.pop(utterance, None)
        if text is not None:
            self._on_clip(text, clip)

    def on_render_failed(self, utterance: Utterance, kind: str, reason: str) -> None:
        """Find another way for a text that has no clip, or give it up for a while."""
        self._trial = None if utterance == self._trial else self._trial
        if kind == "unknown_voice" and utterance.settings.voice:
            self.do_without(utterance.settings.voice)
        else:
            self._failed[utterance] = self._clock()
            self._texts_of.pop(utterance, None)
            _log.warning("no clip of %r: %s", utterance.spoken, reason or self._cache.warning)
            if kind == "voice":
                self._failures, self._failure = self._failures + 1, reason
            if self.live:
                self._renderer.clear_queue()

    def on_not_written(self, utterance: Utterance, stem: str, reason: str) -> None:
        """Write a clip elsewhere, or give it up for a while where nothing can be written."""
        if stem and self._cache.move_away(stem, reason):
            self._renderer.order([utterance])
        else:
            self.on_render_failed(utterance, "storage", reason)

    def do_without(self, voice: str) -> None:
        """Speak with the usual voice because the chosen one is not here."""
        if self.available.lacks(voice):
            self._trial = None
            self.note = self.available.sentence(voice)
            self._renderer.clear_queue()
        self._order({**self._wanted, **dict.fromkeys(self._texts_of.values())})

    def utterance(self, text: str) -> Utterance:
        """Return a text as it is given to the voice, and the settings it is spoken with."""
        return Utterance(self._pronunciations.spoken(text), self.available.spoken(self._settings))

    def _order(self, texts: Iterable[str]) -> None:
        if self.live:
            return
        missing: list[Utterance] = []
        for text in texts:
            utterance = self.utterance(text)
            if (
                utterance.spoken
                and utterance not in self._failed
                and self._cache.find(self._cache.key(utterance)) is None
            ):
                missing.append(utterance)
                self._texts_of[utterance] = text
        if self.available.has_to_try(self._settings.voice):
            # after the first words, which somebody may wait for
            self._trial = Utterance(TRIAL, self._settings)
            missing.insert(1, self._trial)
        if missing:
            self._renderer.order(missing)


def _has_clip(cache: ClipCache, utterance: Utterance) -> bool:
    return cache.length_s(cache.key(utterance)) is not None
