"""Keep cues apart in time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stretchtimer.domain.plan import Cue, CueKind, Role, Tone

#: Between a tone and the words that follow it, and the least between any two cues.
GAP_S = 0.05
#: The least silence between two lines within a hold.
HOLD_GAP_S = 2.0


def tone_cue(which: Tone, at_s: float) -> Cue:
    """Return a tone as a cue."""
    return Cue(at_s, which.length_s, CueKind.TONE, which.value, Role.TONE)


def end_s(cues: Iterable[Cue]) -> float:
    """Return the moment the last of some cues has been heard, 0 where there are none."""
    return max((cue.end_s for cue in cues), default=0.0)


def spoken_cues(cues: Iterable[Cue], *roles: Role) -> list[Cue]:
    """Return the spoken ones of some cues, of some roles or of any."""
    return [cue for cue in cues if cue.kind is CueKind.SPEECH and (not roles or cue.role in roles)]


def speech_s(cues: Iterable[Cue]) -> float:
    """Return how long some cues speak."""
    return sum(cue.length_s for cue in spoken_cues(cues))


def are_apart(one: Cue, other: Cue, gap_s: float) -> bool:
    """Tell whether two cues have a gap between them."""
    return one.end_s + gap_s <= other.at_s or other.end_s + gap_s <= one.at_s


def spread_evenly(spoken: Sequence[Cue], from_s: float, until_s: float, gap_s: float) -> list[Cue]:
    """Return sentences laid between two moments, the last ending at the second.

    Few sentences stand at the end, where the person has arrived; many share the room evenly.
    """
    if not spoken:
        return []
    slack_s = until_s - from_s - sum(cue.length_s + gap_s for cue in spoken)
    between_s = gap_s + (max(slack_s, 0.0) / len(spoken) if len(spoken) > 2 else 0.0)
    laid: list[Cue] = []
    last_s = until_s
    for cue in reversed(spoken):
        laid.append(replace(cue, at_s=last_s - cue.length_s))
        last_s = laid[-1].at_s - between_s
    return laid[::-1]


def push_apart(cues: Iterable[Cue], free_s: float, gap_s: float) -> list[Cue]:
    """Return cues in their order, none before a moment or on another; those that stand well stay."""
    laid: list[Cue] = []
    for cue in cues:
        laid.append(replace(cue, at_s=max(cue.at_s, free_s)))
        free_s = laid[-1].end_s + gap_s
    return laid
