"""Have a clip for every text: from the folder where it is known, from the voice that speaks it where not.

The caller's lock guards everything here.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from stretchtimer.domain.plan import estimated_length_s
from stretchtimer.domain.ports import Voice
from stretchtimer.speech.clip_cache import Clip, Utterance, key_of
from stretchtimer.speech.clip_orders import ClipOrders, OnClip, Speaking
from stretchtimer.speech.engine_registry import EngineName
from stretchtimer.speech.voice_engine import VoiceSettings

MOST_WANTED = 3000
#: So many texts of those to come wait for no engine that takes seconds to start.
FIRST_WORDS = 2


class ClipSupply:
    """Turn texts into clips. `on_clip(utterance, text, clip)` is called for every clip that is finished."""

    def __init__(
        self, speaking: Speaking, on_clip: OnClip, clock: Callable[[], float], lock: "threading.RLock"
    ) -> None:
        self._cache = speaking.cache
        self.casting = speaking.casting
        self.orders = ClipOrders(speaking, on_clip, clock, lock)

    def prepare(self, texts: Sequence[str]) -> None:
        """Make the clips of these texts, first ones first, and then those asked for earlier."""
        self.orders.wanted = dict.fromkeys([*texts, *list(self.orders.wanted)[:MOST_WANTED]])
        self.orders.forgive()
        self.orders.make_wanted()
        for text in texts[:FIRST_WORDS]:
            if self._cached_s(text) is None:
                self.orders.make(dict.fromkeys(self.orders.speakers(text)[1:], text))

    def order(self, text: str, settings: VoiceSettings | None = None) -> bool:
        """Make one clip before all others; tell whether it can be expected."""
        utterances = self.orders.speakers(text, settings)
        if self.live or not any(each.spoken and self.orders.will_come(each) for each in utterances):
            return False
        self.orders.make(dict.fromkeys(utterances, text))
        return True

    def settled(self, texts: Iterable[str]) -> bool:
        """Tell whether every text has its clip, or will not have one for now."""
        utterances = map(self.utterance, texts)
        return bool(self.live) or not any(
            each.spoken
            and self.orders.will_come(each)
            and self._cache.length_s(self._cache.key(each)) is None
            for each in utterances
        )

    def speakable(self, texts: Iterable[str]) -> bool:
        """Tell whether every text has a clip, if only of a voice that stands in, or will not have one."""
        return self.settled(text for text in texts if self._cached_s(text) is None)

    def find(self, text: str, settings: VoiceSettings | None = None) -> Clip | None:
        """Return the clip of a text, None while there is none."""
        keys = (self._cache.key(each) for each in self.orders.speakers(text, settings) if each.spoken)
        return next((clip for key in keys if (clip := self._cache.find(key)) is not None), None)

    def length_s(self, text: str) -> float:
        """Return how long a text is when spoken: its clip's length, or an estimate."""
        utterance = self.utterance(text)
        if not utterance.spoken:
            return 0.0
        for length_s in (self._cached_s(text), self.casting.length_s(utterance)):
            if length_s is not None:
                return length_s
        return estimated_length_s(text, self.orders.settings.rate_wpm)

    def damaged(self, path: Path) -> None:
        """Forget a clip whose file turned out damaged and make it anew."""
        self._cache.forget(key_of(path))
        self.orders.make_wanted()

    def voices(self) -> Sequence[Voice]:
        """Return the voices there are; empty until it is known whether the one that is set is among them."""
        if not self.casting.system.named:
            return self.casting.voices() if self.orders.wake(EngineName.SYSTEM) else ()
        waits = self.orders.trial is not None and not (self.orders.trouble or self.live)
        return () if waits else self.casting.voices()

    @property
    def live(self) -> str:
        """Return why texts have to be spoken as they are due, "" where they are written ahead."""
        return self.orders.live

    @property
    def lacks_words(self) -> bool:
        """Tell whether something wanted cannot be spoken now."""
        utterances = ((text, self.utterance(text)) for text in self.orders.wanted)
        return any(
            utterance.spoken and not self.orders.will_come(utterance) and self._is_lacking(utterance, text)
            for text, utterance in utterances
        )

    def utterance(self, text: str) -> Utterance:
        """Return a text as it is given to the voice that speaks it, and the settings it is spoken with."""
        return self.orders.speakers(text)[0]

    def close(self) -> None:
        """End the voice processes."""
        self.orders.close()
        self._cache.close()

    def _cached_s(self, text: str) -> float | None:
        """Return the length of a text's clip, or of what stands in for it, None while there is neither."""
        lengths = (self._cache.length_s(self._cache.key(each)) for each in self.orders.speakers(text))
        return next((length_s for length_s in lengths if length_s is not None), None)

    def _is_lacking(self, utterance: Utterance, text: str) -> bool:
        """Tell whether a text that will not come is spoken by nobody."""
        if self.orders.failed(utterance):
            return not self.live
        return self._cached_s(text) is None
