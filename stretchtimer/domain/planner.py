"""Work a routine out: every phase with its length, every cue with its moment, before the session starts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from stretchtimer.domain.cue_layout import CueLayout
from stretchtimer.domain.need import need_lines, needs_of
from stretchtimer.domain.phrases import PhraseBook
from stretchtimer.domain.plan import (
    Cue,
    CueKind,
    CueLengths,
    Departure,
    Level,
    Pace,
    Phase,
    PhaseKind,
    Plan,
    ReleaseCue,
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
class PlanOptions:
    """What a plan depends on beside the routine: some of the preferences, and the day's first side."""

    level: Level = Level.GUIDE
    pace: Pace = Pace.STANDARD
    first_side: Side = Side.RIGHT
    calm: bool = False
    warm_up: bool = False

    @classmethod
    def of(cls, preferences: Preferences, day: int) -> "PlanOptions":
        """Return the options that preferences ask for on a day (ordinal number)."""
        return cls(
            level=preferences.level,
            pace=preferences.pace,
            first_side=preferences.first_side(day),
            calm=preferences.calm,
            warm_up=preferences.warm_up,
        )


class Planner:
    """Work routines out with some options, and lay single phases out anew while a session runs."""

    def __init__(
        self,
        catalogue: Catalogue,
        phrases: PhraseBook,
        options: PlanOptions,
        lengths: CueLengths = estimated_length_s,
    ) -> None:
        self.catalogue = catalogue
        self.options = options
        self.script = Script(phrases, options.level)
        self._phrases = phrases
        self._layout = CueLayout(self.script, options.level, options.calm, lengths)

    def plan(self, routine: Routine) -> Plan:
        """Return the routine's plan; raise RoutineError where the routine breaks a rule."""
        check(routine, self.catalogue)
        phases = tuple(self.lay_out_all(self._phases(routine)))
        options = self.options
        return Plan(routine.id, routine.name, options.level, options.pace, routine.start, phases)

    def lay_out(self, phase: Phase) -> Phase:
        """Return a phase with its length and cues worked out from what it is for."""
        return self._layout.lay_out(phase)

    def lay_out_all(self, phases: Iterable[Phase], after: Phase | None = None) -> Iterator[Phase]:
        """Yield phases that follow each other, laid; no phrase of a bank comes twice running.

        `after` is the laid phase that they follow.
        """
        recent_phrases = self.script.recent_phrases(after) if after else ()
        for phase in phases:
            laid = self.lay_out(
                phase
                if phase.recent_phrases == recent_phrases
                else replace(phase, recent_phrases=recent_phrases)
            )
            recent_phrases = self.script.recent_phrases(laid)
            yield laid

    def lay_out_rest(self, phase: Phase, elapsed_s: float, length_s: float | None = None) -> Phase:
        """Return a phase that is under way laid anew: what was said stays said and is not said again.

        A phase other than a hold takes `length_s`; without it, no less than it did.
        """
        return self._layout.lay_out_rest(phase, elapsed_s, length_s)

    def lead_in(self) -> tuple[Cue, ...]:
        """Return what is heard in the seconds between a pause and its going on."""
        return self._layout.lead_in()

    def length_s(self, text: str) -> float:
        """Return how long a text is when spoken."""
        return self._layout.lengths(text)

    def texts(self, plan: Plan) -> list[str]:
        """Return everything a plan may say, in order, each text once.

        Which lines fit depends on their lengths, and those are known only once the clips are made: so what
        would fit if every line were short is asked for.
        """
        short = replace(self._layout, lengths=_short)
        cues = (cue for phase in plan.phases for cue in short.lay_out(phase).cues)
        texts = dict.fromkeys(cue.text for cue in cues if cue.kind is CueKind.SPEECH)
        return list(dict.fromkeys(other for text in texts for other in self.script.in_place_of(text)))

    def _phases(self, routine: Routine) -> Iterator[Phase]:
        """Yield the phases of a routine, not laid yet."""
        departure: Departure | None = None
        place = 0
        if self.options.warm_up:
            yield (warm_up := self._warm_up())
            departure = departure_of(warm_up, ReleaseCue.RELEASE_LAST)
            place = 1
        for index, item in enumerate(routine.items):
            lead = self.ready(stretch_of(item, self.catalogue), departure, routine.start)
            for hold in self.holds(item, index):
                hold = replace(hold, place=place)
                if hold.ordinal:
                    lead = self.between(hold, departure)
                elif not index:
                    lead = replace(lead, needs=self._needs(routine))
                yield leading(lead, hold, note="" if hold.ordinal else item.note)
                yield hold
                departure = departure_of(hold)
                place += 1
            departure = departure and replace(departure, release=ReleaseCue.RELEASE_LAST)
            if item.rest_after_s and departure:
                yield Phase(
                    PhaseKind.REST, item=index, place=place, asked_s=item.rest_after_s, departure=departure
                )
                departure = replace(departure, release=ReleaseCue.NOTHING)
        yield Phase(PhaseKind.DONE, place=place, asked_s=CLOSING_S, departure=departure)

    def _warm_up(self) -> Phase:
        warm_up = self.catalogue.warm_up
        return Phase(PhaseKind.MOVE, stretch=warm_up, asked_s=warm_up.default_s)

    def _needs(self, routine: Routine) -> tuple[str, ...]:
        """Return the sentences about what a person has to have at hand."""
        return need_lines(needs_of(stretch_of(item, self.catalogue) for item in routine.items), self._phrases)

    def _order(self, item: Item, stretch: Stretch) -> Iterator[Side | None]:
        """Yield the side of every hold of an item; repeats alternate, so that each side rests."""
        if not stretch.one_sided:
            sides: tuple[Side | None, ...] = (None,)
        elif item.sides is Sides.BOTH:
            first = item.first_side or self.options.first_side
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
                first_side=item.first_side or self.options.first_side,
                alone=all(later is side for later in sides[ordinal:]),
            )

    def ready(self, stretch: Stretch, departure: Departure | None, start: Family) -> Phase:
        """Return the way into a stretch, from another or from where the routine begins; not laid yet."""
        previous = departure.stretch if departure else None
        family = previous.family if previous else start
        return Phase(
            PhaseKind.GET_READY,
            stretch=stretch,
            asked_s=transition_s(previous, start, stretch) * self.options.pace.factor,
            settle_s=settle_s(family, stretch) * self.options.pace.factor,
            departure=departure,
        )

    def between(self, hold: Phase, departure: Departure | None) -> Phase:
        """Return the way into another hold of the same stretch: the other side, or the same again."""
        switches = hold.side is not None and departure is not None and hold.side != departure.side
        table_s = hold.stretch.switch_s if switches and hold.stretch else BETWEEN_REPEATS_S
        return Phase(
            PhaseKind.SWITCH if switches else PhaseKind.REST,
            stretch=hold.stretch,
            asked_s=table_s * self.options.pace.factor,
            settle_s=max(0.0, table_s - RELEASE_S) * self.options.pace.factor,
            departure=departure,
        )


def _short(text: str) -> float:
    """Return a length with which every line fits."""
    del text
    return 0.05


def departure_of(hold: Phase, release: ReleaseCue = ReleaseCue.RELEASE) -> Departure | None:
    """Return what a person comes from after a hold."""
    return Departure(hold.stretch, hold.side, release) if hold.stretch else None


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
