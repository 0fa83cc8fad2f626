"""Draw random routines, plan options, lengths of words and commands."""

import hashlib
from dataclasses import dataclass

from hypothesis import strategies as st

from stretchtimer.domain.command import Command
from stretchtimer.domain.plan import Level, Pace
from stretchtimer.domain.planner import PlanOptions
from stretchtimer.domain.routine import Item, Pacing, Routine, Sides
from stretchtimer.domain.stretch import Catalogue, Family, Side, Stretch


@dataclass(frozen=True)
class DrawnLengths:
    """Give every text a length of its own between two bounds; the same text always the same."""

    shortest_s: float
    longest_s: float
    seed: int

    def __call__(self, text: str) -> float:
        """Return the seconds of a text."""
        drawn = hashlib.blake2b(f"{self.seed}{text}".encode(), digest_size=4).digest()
        share = int.from_bytes(drawn) / 0xFFFFFFFF
        return self.shortest_s + share * (self.longest_s - self.shortest_s)


def lengths() -> st.SearchStrategy[DrawnLengths]:
    """Draw lengths of words, from all very short to some that are longer than many a phase."""
    bound = st.sampled_from([0.05, 0.3, 0.6, 1.5, 3.0, 6.0, 12.0])
    return st.builds(
        lambda one, other, seed: DrawnLengths(min(one, other), max(one, other), seed),
        bound,
        bound,
        st.integers(0, 9999),
    )


def plan_options() -> st.SearchStrategy[PlanOptions]:
    """Draw how a session is given."""
    return st.builds(
        PlanOptions,
        level=st.sampled_from(Level),
        pace=st.sampled_from(Pace),
        first_side=st.sampled_from(Side),
        calm=st.booleans(),
        warm_up=st.booleans(),
    )


@st.composite
def items(draw: st.DrawFn, stretches: tuple[Stretch, ...]) -> Item:
    """Draw one item of a routine."""
    stretch = draw(st.sampled_from(stretches))
    variant = draw(st.sampled_from([None, *stretch.variants]))
    stretch = stretch.as_variant(variant)
    hold_s = draw(
        st.sampled_from([stretch.min_s, min(stretch.default_s, stretch.max_s), stretch.max_s])
        | st.integers(int(stretch.min_s), int(stretch.max_s))
        | st.floats(stretch.min_s, stretch.max_s)
    )
    return Item(
        stretch.id,
        float(hold_s),
        variant=variant,
        sides=draw(st.sampled_from(Sides)),
        first_side=draw(st.sampled_from([None, *Side])),
        repeats=draw(st.sampled_from([1, 1, 1, 2, 3])),
        rest_after_s=draw(st.sampled_from([0.0, 0.0, 0.5, 10.0, 45.5])),
        pacing=draw(st.sampled_from(Pacing)),
        note=draw(st.sampled_from(["", "", " ", "Use the blue strap, and stay with {side}."])),
    )


@st.composite
def routines(draw: st.DrawFn, catalogue: Catalogue, most: int = 5) -> Routine:
    """Draw a routine of a catalogue's stretches."""
    return Routine(
        id="drawn",
        name="Drawn",
        items=tuple(draw(st.lists(items(tuple(catalogue)), min_size=1, max_size=most))),
        start=draw(st.sampled_from(Family)),
    )


@dataclass(frozen=True)
class Act:
    """Something a person does, some seconds after the last thing."""

    wait_s: float
    command: Command


def acts(most: int = 12) -> st.SearchStrategy[list[Act]]:
    """Draw what a person does in a session."""
    waits = st.sampled_from([0.0, 0.0, 0.3, 1.0, 2.0, 3.0, 5.0]) | st.floats(0.0, 45.0)
    return st.lists(st.builds(Act, waits, st.sampled_from(Command)), max_size=most)
