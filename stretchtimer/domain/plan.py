"""Describe a plan: a routine worked out, every phase with its length, every cue with its moment."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import accumulate
from typing import Protocol

from stretchtimer.domain.stretch import Family, Side, Stretch


class PhaseKind(StrEnum):
    """What the person does now."""

    GET_READY = "get_ready"
    HOLD = "hold"
    MOVE = "move"
    SWITCH = "switch"
    REST = "rest"
    DONE = "done"

    @property
    def is_work(self) -> bool:
        """Tell whether the phase counts as time in a stretch."""
        return self in (PhaseKind.HOLD, PhaseKind.MOVE)


class Level(StrEnum):
    """How much is said."""

    LEARN = "learn"
    GUIDE = "guide"
    BRIEF = "brief"
    TONES = "tones"
    MUTE = "mute"

    @property
    def speaks(self) -> bool:
        """Tell whether any words are spoken."""
        return self in (Level.LEARN, Level.GUIDE, Level.BRIEF)


class Pace(StrEnum):
    """How much time there is to change position."""

    RELAXED = "relaxed"
    STANDARD = "standard"
    BRISK = "brisk"

    @property
    def factor(self) -> float:
        """Return what the table times are multiplied by."""
        return {Pace.RELAXED: 1.5, Pace.STANDARD: 1.0, Pace.BRISK: 0.75}[self]


class CueKind(StrEnum):
    """Whether a cue is words or a tone."""

    SPEECH = "speech"
    TONE = "tone"


class Tone(StrEnum):
    """The tones there are; a tone cue's text is one of these."""

    START = "start"
    END = "end"
    SWITCH = "switch"
    SOFT = "soft"
    TICK = "tick"
    OUT = "out"
    IN = "in"
    DONE = "done"

    @property
    def length_s(self) -> float:
        """Return how long the tone sounds, in seconds; the sound is made to this length."""
        return 0.12 if self is Tone.TICK else 0.26


class Role(StrEnum):
    """What a cue is for."""

    TONE = "tone"
    RELEASE = "release"
    NEEDS = "needs"
    ANNOUNCE = "announce"
    CHANGE_OVER = "change_over"
    STEP = "step"
    START = "start"
    FEEL = "feel"
    BREATH = "breath"
    EASE = "ease"
    HALFWAY = "halfway"
    TIME_REMAINING = "time_left"
    COUNT = "count"
    BEAT = "beat"
    SWITCH = "switch"
    REST = "rest"
    NOTE = "note"
    CLOSING = "closing"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Cue:
    """Something spoken or sounded. `at_s` counts from the start of its phase, `length_s` is its sound's."""

    at_s: float
    length_s: float
    kind: CueKind
    text: str
    role: Role

    @property
    def end_s(self) -> float:
        """Return the moment the cue has been heard, from the start of its phase."""
        return self.at_s + self.length_s


class ReleaseCue(StrEnum):
    """How a phase that follows a stretch begins: what is said about letting go of it."""

    NOTHING = "nothing"
    RELEASE = "release"
    RELEASE_LAST = "release_last"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Departure:
    """The stretch a person comes from, and what is still to be said about letting go of it.

    `phase`, without its cues, and `phase_s`, the second of it, are what the figure did last; None where that
    is the end of the phase before in the plan.
    """

    stretch: Stretch
    side: Side | None
    release: ReleaseCue
    phase: "Phase | None" = None
    phase_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of a plan: what it is for, and, once laid out, how long it takes and what is said in it.

    A hold or a move is work. A way (get ready, switch, rest) leads to the next one. The closing is the last.
    """

    kind: PhaseKind
    # Laid out by `CueLayout` from all that follows.
    #: How long it takes.
    length_s: float = 0.0
    #: What is said and sounded in it, in order.
    cues: tuple[Cue, ...] = ()

    # What it is for: the planner knows.
    #: The stretch that is held, or got ready for; None in a rest between two stretches and in the closing.
    stretch: Stretch | None = None
    #: The side of that hold; None where both sides work at once.
    side: Side | None = None
    #: The routine's item, -1 for the warm-up and the closing.
    item: int = -1
    #: The number of the hold that it is, or leads to; the closing carries the number after the last.
    place: int = 0
    #: Which hold of its item that is, from 0.
    ordinal: int = 0
    #: The seconds that were asked for: the length of work, the least length of any other phase.
    asked_s: float = 0.0
    #: Of a way: what getting into position takes of it.
    settle_s: float = 0.0
    #: Of a get ready: the position that the person comes from.
    comes_from: Family | None = None
    #: Of a way: the seconds of the hold that it leads to.
    hold_s: float = 0.0
    #: Of a move: one breath's half; 0 where it has no tempo, and in any other phase.
    beat_s: float = 0.0
    #: The side that a move begins with.
    first_side: Side = Side.RIGHT
    #: No hold of the other side follows in this item.
    alone: bool = False
    #: What the person comes from; work has it only where it begins anew.
    departure: Departure | None = None
    #: Of a way: the item's note, to be said in it.
    note: str = ""
    #: Of the closing: the person stays lying, so nothing is said about getting up.
    stays_down: bool = False
    #: Of the session's first way: the sentences about the things to have at hand.
    needs: tuple[str, ...] = ()
    #: The phrase of each bank that was said last before it: another one comes next.
    recent_phrases: tuple[str, ...] = ()

    # What the person made of it while the session ran.
    #: The second at which it was left for good; None where it runs to its end.
    broken_off_s: float | None = None
    #: Every step of the stretch is said, whatever the level: the person asked for it.
    every_step: bool = False
    #: The second until which a reply is spoken: words of a phase that is no work wait for it.
    quiet_s: float = 0.0

    @property
    def pair_s(self) -> float:
        """Return the seconds of a pair of a move, such as a visit to each side; 0 without a tempo."""
        tempo = self.stretch.tempo if self.stretch else None
        return 2 * tempo.beats_per_cycle * self.beat_s if tempo else 0.0


@dataclass(frozen=True, slots=True)
class PlanPosition:
    """A moment of a plan: the phase it lies in, that phase's start, and the seconds since then."""

    index: int
    start_s: float
    elapsed_s: float
    phase: Phase

    @property
    def remaining_s(self) -> float:
        """Return the seconds until the phase is over."""
        return max(0.0, self.phase.length_s - self.elapsed_s)


#: Whoever skips quickly is on the way from something as many phases ago at the most.
REMEMBERED = 12


@dataclass(frozen=True, slots=True)
class Plan:
    """A routine worked out. Phases follow each other without holes from 0 to `total_s`.

    `start` is the position the person begins in. `starts_s` are the starts of all phases and, last, the end
    of the plan; `holds` the phases that count as time in a stretch.
    """

    routine_id: str
    routine_name: str
    level: Level
    pace: Pace
    start: Family
    phases: tuple[Phase, ...]
    starts_s: tuple[float, ...] = field(init=False, repr=False, compare=False)
    holds: tuple[Phase, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out what is asked for many times a second."""
        starts_s = accumulate((phase.length_s for phase in self.phases), initial=0.0)
        object.__setattr__(self, "starts_s", tuple(starts_s))
        object.__setattr__(self, "holds", tuple(phase for phase in self.phases if phase.kind.is_work))

    @property
    def total_s(self) -> float:
        """Return the length of the whole plan."""
        return self.starts_s[-1]

    def at(self, position_s: float) -> int:
        """Return the index of the phase at a moment; a boundary belongs to the later one."""
        return max(0, min(bisect_right(self.starts_s, position_s), len(self.phases)) - 1)

    def locate(self, position_s: float) -> PlanPosition:
        """Return the phase at a moment with what has gone by of it."""
        index = self.at(position_s)
        start_s = self.starts_s[index]
        return PlanPosition(index, start_s, position_s - start_s, self.phases[index])

    def departure_at(self, index: int, depth: int = REMEMBERED) -> Departure | None:
        """Return what a person comes from at a phase, with what the figure did before it.

        What it did `depth` phases ago is forgotten: nobody is on the way out of it any more.
        """
        departure = self.phases[index].departure
        if departure is None or departure.phase is not None:
            return departure
        before = next((i for i in range(index - 1, -1, -1) if self.phases[i].length_s > 0), None)
        if before is None or not depth:
            return departure
        return replace(
            departure, phase=self.figure_phase(before, depth - 1), phase_s=self.phases[before].length_s
        )

    def figure_phase(self, index: int, depth: int = REMEMBERED) -> Phase:
        """Return a phase as the figure needs it: without its cues, but with what it did before."""
        phase = self.phases[index]
        departure = phase.departure if phase.kind.is_work else self.departure_at(index, depth)
        return replace(phase, cues=(), departure=_forgetful(departure, depth))

    def hold_index(self, index: int) -> int | None:
        """Return the index of the hold that a phase is or leads to, None at the end."""
        phases = self.phases
        return next((i for i in range(index, len(phases)) if phases[i].kind.is_work), None)

    def hold_at(self, index: int) -> Phase | None:
        """Return the hold that a phase is or leads to, None at the end."""
        hold = self.hold_index(index)
        return None if hold is None else self.phases[hold]

    def hold_before(self, index: int) -> int | None:
        """Return the index of the last hold before a phase, None where there is none."""
        return next((i for i in range(index - 1, -1, -1) if self.phases[i].kind.is_work), None)

    def next_item(self, index: int) -> int:
        """Return the index of the first phase after the stretch that a phase is or leads to."""
        phases, hold = self.phases, self.hold_index(index)
        if hold is None:
            return len(phases) - 1
        item = phases[hold].item
        return next(i for i in range(hold, len(phases)) if phases[i].item != item)

    @property
    def next_place(self) -> int:
        """Return a place that no hold has."""
        return max((hold.place for hold in self.holds), default=-1) + 1

    @property
    def count(self) -> int:
        """Return the number of stretches; a warm-up is none."""
        return len({hold.item for hold in self.holds if hold.item >= 0})

    def number_at(self, index: int) -> int:
        """Return the number of the stretch that a phase is or leads to, from 1; a warm-up leads to 1."""
        hold = self.hold_at(index)
        if hold is None:
            return self.count
        return max(1, len({before.item for before in self.holds if 0 <= before.item <= hold.item}))

    @property
    def work_s(self) -> float:
        """Return the time in stretches."""
        return sum(phase.length_s for phase in self.holds)

    def cues(self) -> Iterator[tuple[float, Cue]]:
        """Yield every cue with its moment from the start of the plan, in order."""
        for start_s, phase in zip(self.starts_s, self.phases, strict=False):
            for cue in phase.cues:
                yield start_s + cue.at_s, cue


def _forgetful(departure: Departure | None, depth: int) -> Departure | None:
    """Return what a person comes from, without what the figure did `depth` phases ago."""
    if departure is None or departure.phase is None:
        return departure
    if not depth:
        return replace(departure, phase=None, phase_s=0.0)
    earlier = _forgetful(departure.phase.departure, depth - 1)
    return replace(departure, phase=replace(departure.phase, departure=earlier))


class CueLengths(Protocol):
    """Tell how long a text is when spoken."""

    def __call__(self, text: str) -> float:
        """Return seconds; an estimate where the clip has not been made yet."""
        ...


#: Seconds a letter of English takes at 150 words per minute, measured over the whole script with the default
#: voice; estimates only stand until the clips have been made.
ESTIMATE_S_PER_LETTER = 0.0632
ESTIMATE_S_PER_CUE = 0.20


def estimated_length_s(text: str, rate_wpm: float = 150.0) -> float:
    """Estimate how long a text is when spoken at `rate_wpm`."""
    return (ESTIMATE_S_PER_CUE + ESTIMATE_S_PER_LETTER * len(text)) * 150.0 / rate_wpm
