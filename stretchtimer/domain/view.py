"""Describe what is shown now: one frozen value that front ends draw, or read out, and none changes."""

from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.stretch import Side


class SideCell(StrEnum):
    """The state of one of the two side cells."""

    NONE = "none"
    NOW = "now"
    DONE = "done"
    TODO = "todo"


@dataclass(frozen=True, slots=True)
class Segment:
    """One hold on the session bar. `group` numbers the stretch, `filled` runs from 0 to 1."""

    group: int
    filled: float
    current: bool


@dataclass(frozen=True, slots=True)
class Breath:
    """The breath disc. `size` runs from 0 (breathed out) to 1 (breathed in)."""

    word: str
    size: float


@dataclass(frozen=True, slots=True)
class PoseMoment:
    """Which body to draw: the figure is a function of this value alone.

    `elapsed_s` of `length_s` are the phase's seconds, `beat_s` the length of one breath's half in a moving
    stretch, whose beats are numbered by `int(elapsed_s / beat_s)`. `before` is the moment that the phase
    begins with the body of (None: standing, or the chair of the routine).
    """

    kind: PhaseKind
    stretch_id: str | None
    variant: str | None
    side: Side | None
    elapsed_s: float
    length_s: float
    beat_s: float = 0.0
    before: "PoseMoment | None" = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What *It hurts* offers beside going on as before and ending.

    That is an easier variant (None where there is none), and to leave the stretch where one is at hand.
    `rest` is the body that has let go of it.
    """

    stretch: str
    variant_id: str | None
    variant_name: str
    can_leave: bool
    advice: str
    rest: PoseMoment


class NoticeKind(StrEnum):
    """What a sentence of a notice is about."""

    TROUBLE = "trouble"
    RECOVERED = "recovered"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class SessionView:
    """Everything the session screen shows at one moment. Texts are ready to show.

    `screen` is its canvas and shape. `digits_s` are the whole seconds that remain of the phase, `fraction`
    its share that remains (1 to 0); `number` of `count` is the stretch; `remaining_s` is the time until the
    session is over. `lead_in` is the short count before a pause ends. `side_words` say which side is at work,
    or where a movement goes on this beat, or how to rest while an offer stands. `line` is the sentence under
    them: the instruction while getting ready, the easing sentence while paused. `feel` says where a hold
    should be felt, empty elsewhere.
    """

    screen: ScreenState
    word: str
    digits_s: int
    fraction: float
    stretch: str
    side: Side | None
    left_cell: SideCell
    right_cell: SideCell
    side_words: str
    line: str
    feel: str
    next: str
    number: int
    count: int
    routine: str
    remaining_s: float
    segments: tuple[Segment, ...]
    breath: Breath | None
    paused: bool
    lead_in: bool
    finished: bool
    offer: Offer | None
    voice_on: bool
    notice: str
    pose: PoseMoment
    notice_kind: NoticeKind = NoticeKind.TROUBLE

    @property
    def announcement(self) -> str:
        """Return what a screen reader says when a phase begins."""
        advice = self.offer.advice.rstrip(".") if self.offer else ""
        parts = (self.word.capitalize(), self.stretch, self.side_words.rstrip("."), advice)
        return ". ".join(part for part in parts if part) + "."
