"""Hold the words that belong to no single stretch (`stretches.md` section 4, phrase bank)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """The spoken phrases of one language.

    Every tuple is a bank: its phrases are taken in turn, so that none comes twice running where it holds
    more than one. `{...}` marks are filled in by the one who speaks: `{seconds}`, `{side}`, `{stretch}`,
    `{minutes}`.
    """

    left: str
    right: str
    halfway: tuple[str, ...]
    count: tuple[str, str, str]
    brief_hold: str
    brief_release: str
    release: tuple[str, ...]
    thirty_left: str
    twenty_left: str
    safety: tuple[str, ...]
    roll: str
    rest: tuple[str, ...]
    closing: tuple[str, ...]
    brief_closing: str
    warm_up: tuple[str, ...]
    warm_up_end: str
    paused: tuple[str, ...]
    resume: tuple[str, ...]
    skipped: tuple[str, ...]
    hurts: tuple[str, ...]
    variant_offer: str
    repeat: str
    sample: str
    status_side: str
    status_seconds: str
    status_second: str
    status_next: str
    status_last: str
    status_minutes: str
    status_minute: str
    status_under_minute: str
    numbers: tuple[str, ...]

    def banks(self) -> tuple[tuple[str, ...], ...]:
        """Return the banks whose phrases are taken in turn."""
        return (self.halfway, self.safety, self.release, self.rest, self.closing, self.skipped)


def in_turn(bank: Sequence[str], heard: Collection[str] = ()) -> str:
    """Return the phrase of a bank that follows the one heard last, the first where none was.

    An empty bank says nothing.
    """
    last = next((place for place, phrase in enumerate(bank) if phrase in heard), -1)
    return bank[(last + 1) % len(bank)] if bank else ""
