"""Hold the words that belong to no single stretch (the phrase bank)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """The spoken phrases of one language.

    Every tuple is a bank: its phrases are taken in turn, so that none comes twice running where it holds
    more than one. Placeholders in braces are filled in by the one who speaks: `{seconds}`, `{side}`,
    `{stretch}`, `{minutes}`, `{needs}`, `{last}`, `{note}`.
    """

    left: str
    right: str
    next: str
    first: str
    needs: str
    needs_joined: str
    halfway: tuple[str, ...]
    count: tuple[str, str, str]
    brief_hold: str
    hold_again: str
    brief_release: str
    release: tuple[str, ...]
    twenty_remaining: str
    safety: tuple[str, ...]
    roll: str
    kneel_down: str
    lie_down: str
    sit_round: str
    stand_up: str
    rest: tuple[str, ...]
    closing: tuple[str, ...]
    closing_standing: tuple[str, ...]
    get_up_lying: str
    get_up_sitting: str
    get_up_kneeling: str
    get_up_then: str
    brief_closing: str
    warm_up: tuple[str, ...]
    warm_up_end: str
    paused: tuple[str, ...]
    resume: tuple[str, ...]
    skipped: tuple[str, ...]
    hurts: tuple[str, ...]
    hurts_stop: str
    variant_offer: str
    skip_offer: str
    repeat: str
    note: str
    status_side: str
    status_seconds: str
    status_second: str
    status_about_seconds: str
    status_about_minutes: str
    status_next: str
    status_last: str
    status_minutes: str
    status_minute: str
    status_under_minute: str
    status_over_hour: str
    numbers: tuple[str, ...]

    def banks(self) -> tuple[tuple[str, ...], ...]:
        """Return the banks whose phrases are taken in turn."""
        closings = (self.closing, self.closing_standing)
        return (self.halfway, self.safety, self.release, self.rest, *closings, self.skipped)


def in_turn(bank: Sequence[str], recent: Collection[str] = ()) -> str:
    """Return the phrase of a bank that follows the one heard last, the first where none was.

    An empty bank says nothing.
    """
    return next(iter(all_in_turn(bank, recent)), "")


def all_in_turn(bank: Sequence[str], recent: Collection[str] = ()) -> tuple[str, ...]:
    """Return the phrases of a bank that may come next, the one whose turn it is in front.

    The one heard last is not among them, unless it is the only one.
    """
    last = next((place for place, phrase in enumerate(bank) if phrase in recent), None)
    if last is None or len(bank) == 1:
        return tuple(bank)
    return (*bank[last + 1 :], *bank[:last])
