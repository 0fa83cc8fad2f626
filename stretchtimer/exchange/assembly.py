"""Assemble proposed routines from what another program tells, and say what became of each entry."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from stretchtimer.domain.escaping import escape_for_message
from stretchtimer.domain.naming import free_id
from stretchtimer.domain.own_stretch import MAX_NAME as MAX_OWN_NAME
from stretchtimer.domain.routine import MAX_ITEMS, MAX_NAME, MAX_NOTE, MAX_SUMMARY, Item, Pacing, Routine
from stretchtimer.domain.stretch import Catalogue, Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.exchange import fitting
from stretchtimer.exchange.foreign import ForeignFile, ForeignRoutine, ForeignStep
from stretchtimer.exchange.limits import MAX_ALL_STEPS, MAX_LINE, MAX_ROUTINES, MAX_SHOWN, MAX_STEPS
from stretchtimer.exchange.matching import NameMatcher, described_match
from stretchtimer.exchange.merging import ItemMerger
from stretchtimer.exchange.missing_stretches import MissingStretches
from stretchtimer.exchange.preview import LineOutcome, Preview, PreviewLine, ProposedRoutine
from stretchtimer.exchange.sides import Sided, without_side
from stretchtimer.exchange.text import cleaned, has_hidden, join


@dataclass(slots=True)
class _Read:
    """A step whose name was looked up, and the sentences on it."""

    step: ForeignStep
    outcome: LineOutcome = LineOutcome.MATCHED
    stretch_id: str = ""
    variant: str | None = None
    sided: Sided = field(default_factory=lambda: Sided(""))
    note: str = ""
    sentences: list[str] = field(default_factory=list)
    adjustments: list[str] = field(default_factory=list)

    def line(self) -> PreviewLine:
        """Return what is shown about it."""
        outcome = self.outcome
        if outcome is LineOutcome.MATCHED and self.adjustments:
            outcome = LineOutcome.ADJUSTED
        text = escape_for_message(self.step.source_text, MAX_SHOWN)
        return PreviewLine(text, outcome, join([*self.sentences, *dict.fromkeys(self.adjustments)]))


class Assembly:
    """Assemble the routines of one file."""

    def __init__(self, catalogue: Catalogue, names: NameMatcher) -> None:
        self._catalogue = catalogue
        self._names = names
        self._own = MissingStretches(catalogue)
        self._warnings: list[str] = []

    def preview(self, file: ForeignFile) -> Preview:
        """Return what a file would bring."""
        self._warnings.extend(file.warnings)
        routines = file.routines[:MAX_ROUTINES]
        if len(file.routines) > MAX_ROUTINES:
            said = _("Only the first {limit} routines of the file are read.")
            self._warnings.append(said.format(limit=MAX_ROUTINES))
        # all names first: an own stretch has sides everywhere if one line anywhere asks for a side
        looked_up = [self._look_up(routine) for routine in self._limited(routines)]
        ids: set[str] = set()
        proposed = tuple(self._proposed(routine, steps, ids) for routine, steps in looked_up)
        return Preview(file.format_name, proposed, tuple(self._warnings))

    def _limited(self, routines: Sequence[ForeignRoutine]) -> list[ForeignRoutine]:
        remaining = MAX_ALL_STEPS
        kept = []
        for routine in routines:
            steps = routine.steps[: min(MAX_STEPS, remaining)]
            remaining -= len(steps)
            if len(steps) < len(routine.steps):
                said = _("“{routine}” is too long: its first {count} entries are read.")
                name = cleaned(routine.name, MAX_NAME)
                self._warnings.append(said.format(routine=name, count=len(steps)))
            kept.append(ForeignRoutine(routine.name, steps, routine.summary))
        return kept

    def _look_up(self, routine: ForeignRoutine) -> tuple[ForeignRoutine, list[_Read]]:
        read: dict[int, _Read] = {}
        for step in routine.steps:
            if id(step) not in read:
                read[id(step)] = self._read(step, routine)
        return routine, [read[id(step)] for step in routine.steps]

    def _read(self, step: ForeignStep, routine: ForeignRoutine) -> _Read:
        read = _Read(step, note=cleaned(step.note, MAX_NOTE), adjustments=list(step.remarks))
        if step.refusal:
            read.outcome = LineOutcome.NOT_UNDERSTOOD
            read.sentences.append(step.refusal)
            return read
        if step.is_rest or self._names.is_rest(step.name) or self._names.is_change_over(step.name):
            return read
        name = cleaned(step.name, MAX_LINE)
        if has_hidden(step.name):
            read.adjustments.append(_("Characters that cannot be seen were left out of the name."))
        sided = without_side(name)
        if not sided.name:
            # a timer called “Figure four” may have the steps “Left” and “Right”
            sided = Sided(without_side(cleaned(routine.name, MAX_LINE)).name, sided.side, sided.both)
        read.sided = Sided(sided.name, step.side or sided.side, step.both_sides or sided.both)
        if not read.sided.name:
            read.outcome = LineOutcome.NOT_UNDERSTOOD
            read.sentences.append(_("It has no name. Write which stretch it is."))
            return read
        self._name(read, name)
        return read

    def _name(self, read: _Read, whole: str) -> None:
        """Find the stretch that a name means, or make one of the person's own."""
        # “left” may belong to the name after all
        match = self._names.match(read.sided.name) or self._names.match(whole)
        if match is not None:
            usual = self._catalogue[match.stretch_id].usual
            read.stretch_id, read.variant = match.stretch_id, match.variant or usual
            if match.unused_words:
                read.note = cleaned(join([match.unused_words, read.note]), MAX_NOTE)
                read.adjustments.append(described_match(read.sided.name, match))
            elif match.spelling:
                read.sentences.append(described_match(escape_for_message(read.sided.name), match))
            return
        name = cleaned(read.sided.name, MAX_OWN_NAME)
        if len(name) < len(read.sided.name):
            read.adjustments.append(_("The name was shortened."))
        read.outcome = LineOutcome.OWN
        read.stretch_id = self._own.ask(name, read.sided.both or read.sided.side is not None)
        said = _("“{name}” is not in the library and becomes a stretch of your own.")
        read.sentences.append(said.format(name=name))

    def _stretch(self, read: _Read) -> Stretch:
        if read.stretch_id in self._own:
            return self._own[read.stretch_id]
        return self._catalogue[read.stretch_id].as_variant(read.variant)

    def _proposed(self, foreign: ForeignRoutine, steps: list[_Read], ids: set[str]) -> ProposedRoutine:
        merger = ItemMerger()
        order: dict[int, int] = {}
        lines: list[_Read] = []
        for read in steps:
            first_time = id(read) not in order
            if first_time:
                order[id(read)] = len(lines)
                lines.append(read)
            self._add(read, merger, order[id(read)], first_time)
        for number in merger.absorbed_rests:
            lines[number].adjustments.append(
                _("Changing over has a time of its own: no rest is added for it.")
            )
        name = self._routine_name(foreign.name)
        items = tuple(fitting.fit_rest(merged.item) for merged in merger.items)
        if len(items) > MAX_ITEMS:
            said = _("“{routine}” has more than {limit} stretches: the first {limit} are kept.")
            self._warnings.append(said.format(routine=name, limit=MAX_ITEMS))
            items = items[:MAX_ITEMS]
        routine_id = free_id(name, ids)
        ids.add(routine_id)
        routine = Routine(routine_id, name, items, summary=cleaned(foreign.summary, MAX_SUMMARY))
        used = self._own.used_in(item.stretch_id for item in items)
        return ProposedRoutine(routine, tuple(read.line() for read in lines), used)

    def _add(self, read: _Read, merger: ItemMerger, line: int, first_time: bool) -> None:
        step = read.step
        if read.outcome is LineOutcome.NOT_UNDERSTOOD:
            return
        if not read.stretch_id:
            self._add_rest(read, merger, line, first_time)
            return
        stretch = self._stretch(read)
        fitted = fitting.fit(step, stretch, read.sided)
        item = Item(
            read.stretch_id,
            fitted.hold_s,
            read.variant,
            fitted.sides,
            repeats=fitted.repeats,
            rest_after_s=step.rest_after_s,
            pacing=Pacing.SLOW if step.slow and stretch.moving else Pacing.NORMAL,
            note=read.note,
        )
        if first_time:
            read.sentences.insert(0, fitting.described(item, stretch))
            read.adjustments.extend(fitted.adjustments)
        merger.add(item, line)

    def _add_rest(self, read: _Read, merger: ItemMerger, line: int, first_time: bool) -> None:
        seconds = fitting.rest_of(read.step)
        if self._names.is_change_over(read.step.name):
            if first_time:
                read.adjustments.append(_("Changing over has a time of its own here, so this is left out."))
        elif not merger.items:
            if first_time:
                read.adjustments.append(_("There is nothing to rest from yet, so this is left out."))
        else:
            if first_time:
                read.sentences.append(fitting.described_rest(seconds))
                read.adjustments.extend(fitting.rest_adjustments(read.step))
            merger.rest(seconds, line)

    def _routine_name(self, name: str) -> str:
        short = cleaned(name, MAX_NAME)
        if short and (has_hidden(name) or len(short) < len(name.strip())):
            self._warnings.append(_("The routine's name was cleaned: “{name}”.").format(name=short))
        return short or _("Imported routine")
