"""Work a routine out: every phase with its length, every cue with its moment, before the session starts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from stretchtimer.domain.laying import Layer
from stretchtimer.domain.phrases import PhraseBook
from stretchtimer.domain.plan import (
    Cue,
    CueKind,
    CueLengths,
    Leaving,
    Level,
    Opening,
    Pace,
    Phase,
    PhaseKind,
    Plan,
    estimated_length_s,
)
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.routine import Item, Routine, Sides, check, stretch_of
from stretchtimer.domain.script import Script
from stretchtimer.domain.stretch import Catalogue, Family, Side, Stretch
from stretchtimer.domain.tempo import fit
from stretchtimer.domain.transition import (
    BETWEEN_REPEATS_S,
    CLOSING_S,
    RELEASE_S,
    settle_s,
    transition_s,
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a session is given: the preferences that a plan depends on, and the day's first side."""

    level: Level = Level.GUIDE
    pace: Pace = Pace.STANDARD
    first_side: Side = Side.RIGHT
    calm: bool = False
    warm_up: bool = False

    @classmethod
    def of(cls, preferences: Preferences, day: int) -> "Manner":
        """Return the manner that preferences ask for on a day (ordinal number)."""
        return cls(
            level=preferences.level,
            pace=preferences.pace,
            first_side=preferences.first_side(day),
            calm=preferences.calm,
            warm_up=preferences.warm_up,
        )


class Planner:
    """Work routines out in one manner, and lay single phases anew while a session runs."""

    def __init__(
        self,
        catalogue: Catalogue,
        phrases: PhraseBook,
        manner: Manner,
        lengths: CueLengths = estimated_length_s,
    ) -> None:
        self.catalogue = catalogue
        self.manner = manner
        self.script = Script(phrases, manner.level)
        self._layer = Layer(self.script, manner.level, manner.calm, lengths)

    def plan(self, routine: Routine) -> Plan:
        """Return the routine's plan; raise RoutineError where the routine breaks a rule."""
        check(routine, self.catalogue)
        phases = tuple(self.lay_in_turn(self._phases(routine)))
        manner = self.manner
        return Plan(routine.id, routine.name, manner.level, manner.pace, routine.start, phases)

    def lay(self, phase: Phase) -> Phase:
        """Return a phase with its length and cues worked out from what it is for."""
        return self._layer.lay(phase)

    def lay_in_turn(self, phases: Iterable[Phase], after: Phase | None = None) -> Iterator[Phase]:
        """Yield phases that follow each other, laid; no phrase of a bank comes twice running.

        `after` is the laid phase that they follow.
        """
        heard = self.script.heard(after) if after else ()
        for phase in phases:
            laid = self.lay(phase if phase.heard == heard else replace(phase, heard=heard))
            heard = self.script.heard(laid)
            yield laid

    def relay(self, phase: Phase, elapsed_s: float, length_s: float | None = None) -> Phase:
        """Return a phase that is under way laid anew: what was said stays said and is not said again.

        A phase other than a hold takes `length_s`; without it, no less than it did.
        """
        return self._layer.relay(phase, elapsed_s, length_s)

    def lead_in(self) -> tuple[Cue, ...]:
        """Return what is heard in the seconds between a pause and its going on."""
        return self._layer.lead_in()

    def length_s(self, text: str) -> float:
        """Return how long a text is when spoken."""
        return self._layer.lengths(text)

    def texts(self, plan: Plan) -> list[str]:
        """Return everything a plan may say, in order, each text once.

        Which lines fit depends on their lengths, and those are known only once the clips are made: so what
        would fit if every line were short is asked for.
        """
        short = replace(self._layer, lengths=_short)
        cues = (cue for phase in plan.phases for cue in short.lay(phase).cues)
        texts = dict.fromkeys(cue.text for cue in cues if cue.kind is CueKind.SPEECH)
        return list(dict.fromkeys(other for text in texts for other in self.script.in_place_of(text)))

    def _phases(self, routine: Routine) -> Iterator[Phase]:
        """Yield the phases of a routine, not laid yet."""
        leaving: Leaving | None = None
        place = 0
        if self.manner.warm_up:
            yield (warm_up := self._warm_up())
            leaving = left(warm_up, Opening.RELEASE_LAST)
            place = 1
        for index, item in enumerate(routine.items):
            lead = self.ready(stretch_of(item, self.catalogue), leaving, routine.start)
            for hold in self.holds(item, index):
                hold = replace(hold, place=place)
                if hold.ordinal:
                    lead = self.between(hold, leaving)
                yield leading(lead, hold, note="" if hold.ordinal else item.note)
                yield hold
                leaving = left(hold)
                place += 1
            leaving = leaving and replace(leaving, opening=Opening.RELEASE_LAST)
            if item.rest_after_s and leaving:
                yield Phase(
                    PhaseKind.REST, item=index, place=place, asked_s=item.rest_after_s, leaving=leaving
                )
                leaving = replace(leaving, opening=Opening.NOTHING)
        yield Phase(PhaseKind.DONE, place=place, asked_s=CLOSING_S, leaving=leaving)

    def _warm_up(self) -> Phase:
        warm_up = self.catalogue.warm_up
        return Phase(PhaseKind.MOVE, stretch=warm_up, asked_s=warm_up.default_s)

    def _order(self, item: Item, stretch: Stretch) -> Iterator[Side | None]:
        """Yield the side of every hold of an item; repeats alternate, so that each side rests."""
        if not stretch.one_sided:
            sides: tuple[Side | None, ...] = (None,)
        elif item.sides is Sides.BOTH:
            first = item.first_side or self.manner.first_side
            sides = (first, first.other)
        else:
            sides = (Side(item.sides.value),)
        for _repeat in range(item.repeats):
            yield from sides

    def holds(self, item: Item, index: int) -> Iterator[Phase]:
        """Yield the holds, or the move, of a routine's item in order; not placed and not laid yet."""
        stretch = stretch_of(item, self.catalogue)
        sides = list(self._order(item, stretch))
        for ordinal, side in enumerate(sides):
            yield Phase(
                PhaseKind.MOVE if stretch.moving else PhaseKind.HOLD,
                stretch=stretch,
                side=side,
                item=index,
                ordinal=ordinal,
                asked_s=item.hold_s,
                beat_s=fit(stretch, item.hold_s, item.pacing).beat_s if stretch.tempo else 0.0,
                first_side=item.first_side or self.manner.first_side,
                alone=all(later is side for later in sides[ordinal:]),
            )

    def ready(self, stretch: Stretch, leaving: Leaving | None, start: Family) -> Phase:
        """Return the way into a stretch, from another or from where the routine begins; not laid yet."""
        previous = leaving.stretch if leaving else None
        family = previous.family if previous else start
        return Phase(
            PhaseKind.GET_READY,
            stretch=stretch,
            asked_s=transition_s(previous, start, stretch) * self.manner.pace.factor,
            settle_s=settle_s(family, stretch) * self.manner.pace.factor,
            leaving=leaving,
        )

    def between(self, hold: Phase, leaving: Leaving | None) -> Phase:
        """Return the way into another hold of the same stretch: the other side, or the same again."""
        switches = hold.side is not None and leaving is not None and hold.side != leaving.side
        table_s = hold.stretch.switch_s if switches and hold.stretch else BETWEEN_REPEATS_S
        return Phase(
            PhaseKind.SWITCH if switches else PhaseKind.REST,
            stretch=hold.stretch,
            asked_s=table_s * self.manner.pace.factor,
            settle_s=max(0.0, table_s - RELEASE_S) * self.manner.pace.factor,
            leaving=leaving,
        )


def _short(text: str) -> float:
    """Return a length with which every line fits."""
    del text
    return 0.05


def left(hold: Phase, opening: Opening = Opening.RELEASE) -> Leaving | None:
    """Return what a person comes from after a hold."""
    return Leaving(hold.stretch, hold.side, opening) if hold.stretch else None


def leading(lead: Phase, hold: Phase, note: str = "") -> Phase:
    """Return a transition that leads to a hold."""
    return replace(
        lead,
        side=hold.side,
        item=hold.item,
        place=hold.place,
        ordinal=hold.ordinal,
        first_side=hold.first_side,
        alone=hold.alone,
        note=note,
    )
