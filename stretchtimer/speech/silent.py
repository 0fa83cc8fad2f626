"""Make no sound at all: for `Mute`, for tests, for machines without anything."""

from collections.abc import Sequence

from stretchtimer.domain.plan import Cue, estimated_length_s
from stretchtimer.domain.ports import SoundMode, SoundStatus, Voice
from stretchtimer.domain.preferences import Preferences


class SilentSound:
    """Accept everything and sound nothing; fulfils `domain.ports.Sound` and always works.

    `sentence` says why nothing sounds. Lengths are estimates, so plans keep their shape.
    """

    def __init__(self, preferences: Preferences | None = None, sentence: str = "") -> None:
        self._rate_wpm = (preferences or Preferences()).rate_wpm
        self._sentence = sentence

    def configure(self, preferences: Preferences) -> None:
        """Use the rate for the estimates."""
        self._rate_wpm = preferences.rate_wpm

    def prepare(self, texts: Sequence[str]) -> None:
        """Make nothing."""

    def prepared(self, texts: Sequence[str]) -> bool:
        """Tell that no text will ever have a clip."""
        del texts
        return True

    def speakable(self, texts: Sequence[str]) -> bool:
        """Tell that no text will ever be spoken."""
        del texts
        return True

    def length_s(self, text: str) -> float:
        """Return an estimate."""
        return estimated_length_s(text, self._rate_wpm) if text.strip() else 0.0

    def wake(self) -> None:
        """Open nothing."""

    @property
    def awake(self) -> bool:
        """Tell that there is nothing to wait for."""
        return True

    def schedule(self, cue: Cue, at_s: float) -> None:
        """Sound nothing."""

    def say(self, text: str) -> None:
        """Say nothing."""

    def audition(self, text: str, voice: str) -> None:
        """Say nothing in any voice."""

    def silence(self) -> None:
        """Stay silent."""

    def poll(self) -> SoundStatus:
        """Return that the screen alone works."""
        return SoundStatus(SoundMode.SCREEN, self._sentence)

    def voices(self) -> Sequence[Voice]:
        """Return none."""
        return ()

    def close(self) -> None:
        """Stop nothing."""
