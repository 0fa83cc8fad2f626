"""Have clips made: by the engine that speaks each text, and by the next one where that fails.

The caller's lock guards everything here.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from stretchtimer.speech.casting import Casting
from stretchtimer.speech.clip_cache import Clip, ClipCache, Utterance
from stretchtimer.speech.engine_registry import EngineName
from stretchtimer.speech.renderer import Renderer
from stretchtimer.speech.voice_engine import VoiceSettings
from stretchtimer.speech.worker_process import Message, StartWorker

_log = logging.getLogger(__name__)

FORGIVE_S = 60.0
#: After so many texts in a row that could not be written, they are spoken as they are due.
FAILURES_BEFORE_LIVE = 2
#: What is spoken to try a voice.
TRIAL = "one"

OnClip = Callable[[Utterance, str, Clip], None]


@dataclass(frozen=True, slots=True)
class Speaking:
    """What clips are made with: where they are kept, who speaks, and what starts each engine's process."""

    cache: ClipCache
    casting: Casting
    starts: Mapping[EngineName, StartWorker]


class ClipOrders:
    """Order clips and take them in. `on_clip(utterance, text, clip)` is called for every one.

    `wanted` are the texts that are made anew when the voice changes. `note` is a sentence about what changed
    last, for the caller to show once and clear. `trial` is what tells whether the voice that is set is here,
    None while nothing has to tell that.
    """

    def __init__(
        self, speaking: Speaking, on_clip: OnClip, clock: Callable[[], float], lock: "threading.RLock"
    ) -> None:
        self._cache, self._casting = speaking.cache, speaking.casting
        self._on_clip = on_clip
        self._clock = clock
        self._renderers = {
            engine: Renderer(engine, start, self, clock, lock) for engine, start in speaking.starts.items()
        }
        self._failed: dict[Utterance, float] = {}
        self._texts_of: dict[Utterance, str] = {}
        self._failures = 0
        self._failure = ""
        self.settings = VoiceSettings()
        self.trial: Utterance | None = None
        self.wanted: dict[str, None] = {}
        self.note = ""

    def configure(self, settings: VoiceSettings) -> None:
        """Speak with these settings from now on; what was wanted is made anew."""
        if settings != self.settings:
            self.settings = settings
            self._clear_queues()
            self._failed.clear()
            self._failures = 0
            self.trial = None
            self.make_wanted()

    def speakers(self, text: str, settings: VoiceSettings | None = None) -> tuple[Utterance, ...]:
        """Return how a text is spoken, and how it is by whom stands in where that takes long to make."""
        settings = settings or self.settings
        utterance = self._casting.utterance(text, settings)
        if utterance.engine is not EngineName.NATURAL:
            return (utterance,)
        return (utterance, self._casting.of_system(text, settings))

    def forgive(self) -> None:
        """Give texts that failed a while ago another chance."""
        now = self._clock()
        lately = {u: since_s for u, since_s in self._failed.items() if now - since_s < FORGIVE_S}
        if len(lately) < len(self._failed):
            self._failures = 0
        self._failed = lately

    def make_wanted(self) -> None:
        """Have the clips made that the wanted texts lack, in their order."""
        self.make_all(self.wanted)

    def make_all(self, texts: Iterable[str]) -> None:
        """Have the clips made that some texts lack, in their order."""
        self.make({self.speakers(text)[0]: text for text in texts})

    def make(self, texts: Mapping[Utterance, str]) -> None:
        """Have the clips made that are missing of these, before all others; each with the text it is for."""
        if self.live:
            return
        missing: dict[EngineName, list[Utterance]] = {}
        for utterance, text in texts.items():
            if (
                utterance.spoken
                and utterance not in self._failed
                and self._cache.find(self._cache.key(utterance)) is None
            ):
                missing.setdefault(utterance.engine, []).append(utterance)
                self._texts_of[utterance] = text
        if self._casting.has_to_try(self.settings.voice):
            # after the first words, which somebody may wait for
            self.trial = Utterance(TRIAL, self.settings)
            missing.setdefault(EngineName.SYSTEM, []).insert(1, self.trial)
        for engine, utterances in missing.items():
            self._renderers[engine].order(utterances)

    def will_come(self, utterance: Utterance) -> bool:
        """Tell whether a clip can be expected for now."""
        return utterance not in self._failed and not self._renderers[utterance.engine].trouble

    def failed(self, utterance: Utterance) -> bool:
        """Tell whether a clip was given up lately."""
        return utterance in self._failed

    def wake(self, engine: EngineName) -> str:
        """Start an engine to learn what it can do; return why it cannot, "" while it may."""
        self._renderers[engine].wake()
        return self._renderers[engine].trouble

    @property
    def trouble(self) -> str:
        """Return why some clips cannot be made now, "" where all engines that were needed work."""
        return next((renderer.trouble for renderer in self._renderers.values() if renderer.trouble), "")

    @property
    def live(self) -> str:
        """Return why texts have to be spoken as they are due, "" where they are written ahead."""
        fails = self._failures >= FAILURES_BEFORE_LIVE
        return self._failure if fails and not self._renderers[EngineName.SYSTEM].trouble else ""

    def tend(self) -> None:
        """Look after the voice processes."""
        for renderer in self._renderers.values():
            renderer.tend()
        if self._renderers[EngineName.NATURAL].trouble and self._casting.lose_natural():
            self.make_wanted()

    def close(self) -> None:
        """End the voice processes."""
        for renderer in self._renderers.values():
            renderer.close()

    def do_without(self, voice: str) -> None:
        """Speak with the usual voice because the chosen one is not here."""
        if self._casting.system.lacks(voice):
            self.trial = None
            self.note = self._casting.sentence(voice)
            self._clear_queues()
        self.make_all({**self.wanted, **dict.fromkeys(self._texts_of.values())})

    # What the renderers tell.

    def on_voice_ready(self, engine: EngineName, facts: Message) -> None:
        """Learn what speaks; clips of another engine do not count any more."""
        back = engine is EngineName.SYSTEM and self._casting.system.learn(facts)
        if back:
            self._clear_queues()  # what was to be spoken by the one that stood in
        changed = engine is not EngineName.PACK and self._cache.use_engine(
            engine, str(facts.get("fingerprint", ""))
        )
        self.make_all(self.wanted if changed or back else ())

    def place_for(self, utterance: Utterance) -> str | None:
        """Return where to write a clip."""
        return self._cache.stem(self._cache.key(utterance))

    def on_clip(self, utterance: Utterance, clip: Clip) -> None:
        """Take a finished clip."""
        self.trial = None if utterance == self.trial else self.trial
        self._failed.pop(utterance, None)
        if utterance.engine is EngineName.SYSTEM:
            self._failures = 0
        self._cache.add(self._cache.key(utterance), clip)
        text = self._texts_of.pop(utterance, None)
        if text is not None:
            self._on_clip(utterance, text, clip)

    def on_render_failed(self, utterance: Utterance, kind: str, reason: str) -> None:
        """Find another way for a text that has no clip, or give it up for a while."""
        self.trial = None if utterance == self.trial else self.trial
        if kind == "unknown_voice" and utterance.settings.voice:
            self.do_without(utterance.settings.voice)
            return
        _log.warning("no clip of %r: %s", utterance.spoken, reason or self._cache.warning)
        text = self._texts_of.pop(utterance, None)
        if kind == "voice" and utterance.engine is not EngineName.SYSTEM:
            self._casting.refuse(utterance.engine, text or utterance.spoken, reason)
            self.make_all(() if text is None else (text,))
            return
        self._failed[utterance] = self._clock()
        if kind == "voice":
            self._failures, self._failure = self._failures + 1, reason
        if self.live:
            self._clear_queues()

    def on_not_written(self, utterance: Utterance, stem: str, reason: str) -> None:
        """Write a clip elsewhere, or give it up for a while where nothing can be written."""
        if stem and self._cache.move_away(stem, reason):
            self._renderers[utterance.engine].order([utterance])
        else:
            self.on_render_failed(utterance, "storage", reason)

    def _clear_queues(self) -> None:
        for renderer in self._renderers.values():
            renderer.clear_queue()
