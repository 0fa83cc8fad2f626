"""Say what stands on the sheet about every stretch of a routine; no part of it is a window."""

from collections.abc import Sequence
from dataclasses import dataclass

from stretchtimer.domain.routine import Item, Routine, Sides, stretch_of
from stretchtimer.domain.stretch import Catalogue, Side, Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext
from stretchtimer.ui.text.stretch_facts import filled, named_side


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One stretch. `dose` is hold, sides and repeats, `sides` which comes first or is the only one.

    `steps` are all that there are to do, for that side; `easier` other ways to do it.
    """

    number: int
    stretch_id: str
    variant: str | None
    side: Side | None
    name: str
    dose: str
    sides: str
    steps: Sequence[str]
    easier: Sequence[str]
    note: str


def rows(routine: Routine, catalogue: Catalogue) -> Sequence[SheetRow]:
    """Return the rows of a routine, in order."""
    return [_row(number, item, catalogue) for number, item in enumerate(routine.items, start=1)]


def _row(number: int, item: Item, catalogue: Catalogue) -> SheetRow:
    stretch = stretch_of(item, catalogue)
    side = _first_side(item) if stretch.one_sided else None
    lines = stretch.words.steps or stretch.words.key_steps
    return SheetRow(
        number=number,
        stretch_id=item.stretch_id,
        variant=item.variant,
        side=side,
        name=stretch.name,
        dose=_dose(item, stretch),
        sides=_sides(item, stretch, side) if side is not None else "",
        steps=[filled(line, side or Side.RIGHT) for line in lines],
        # an easier variant is the easier way, unless it is how the stretch is done anyway
        easier=() if item.variant not in (None, stretch.usual) else stretch.easier,
        note=item.note,
    )


def _first_side(item: Item) -> Side:
    only = {Sides.LEFT: Side.LEFT, Sides.RIGHT: Side.RIGHT}
    return only.get(item.sides) or item.first_side or Side.RIGHT


def _dose(item: Item, stretch: Stretch) -> str:
    """Return hold, sides, repeats and rest: "Hold 30 s, each side, 2 times, then rest 10 s"."""
    said = _("Move for {seconds:.0f} s") if stretch.moving else _("Hold {seconds:.0f} s")
    parts = [said.format(seconds=item.hold_s)]
    if stretch.one_sided:
        words = {Sides.BOTH: _("each side"), Sides.LEFT: _("left side"), Sides.RIGHT: _("right side")}
        parts.append(words[item.sides])
    if item.repeats > 1:
        parts.append(ngettext("{n} time", "{n} times", item.repeats).format(n=item.repeats))
    if item.rest_after_s:
        parts.append(_("then rest {seconds:.0f} s").format(seconds=item.rest_after_s))
    return ", ".join(parts)


def _sides(item: Item, stretch: Stretch, side: Side) -> str:
    """Return what a side means, in the words of the stretch; the steps below are for that one."""
    if not stretch.side_words:
        return ""
    named = named_side(stretch, side)
    said = _("First: {side}. Then the other side.") if item.sides is Sides.BOTH else _("{side}.")
    return said.format(side=named)


def headline(routine: Routine, total_s: float) -> str:
    """Return how long and how many: "10 stretches, about 10 minutes"."""
    count, minutes = len(routine.items), max(1, round(total_s / 60))
    stretches = ngettext("{n} stretch", "{n} stretches", count).format(n=count)
    length = ngettext("about {n} minute", "about {n} minutes", minutes).format(n=minutes)
    return f"{stretches}, {length}"
