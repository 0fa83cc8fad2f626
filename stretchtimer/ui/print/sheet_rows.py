"""Say what stands on the sheet about every stretch of a routine; no part of it is a window."""

from collections.abc import Sequence
from dataclasses import dataclass

from stretchtimer.domain.routine import Item, Routine, Sides, stretch_of
from stretchtimer.domain.stretch import Catalogue, Side, Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext
from stretchtimer.ui.text.stretch_facts import filled


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One stretch. `amount` is hold and repeats, `which` the sides, `steps` how to do it in short."""

    number: int
    stretch_id: str
    variant: str | None
    side: Side | None
    name: str
    amount: str
    which: str
    steps: str
    note: str


def rows(routine: Routine, catalogue: Catalogue) -> Sequence[SheetRow]:
    """Return the rows of a routine, in order."""
    return [_row(number, item, catalogue) for number, item in enumerate(routine.items, start=1)]


def _row(number: int, item: Item, catalogue: Catalogue) -> SheetRow:
    stretch = stretch_of(item, catalogue)
    side = None
    if stretch.one_sided:
        side = Side.LEFT if item.sides is Sides.LEFT else item.first_side or Side.RIGHT
        side = Side.RIGHT if item.sides is Sides.RIGHT else side
    lines = stretch.words.key_steps or stretch.words.steps
    return SheetRow(
        number=number,
        stretch_id=item.stretch_id,
        variant=item.variant,
        side=side,
        name=stretch.name,
        amount=_amount(item, stretch),
        which=_which(item, stretch),
        steps=" ".join(filled(line, side or Side.RIGHT) for line in lines),
        note=item.note,
    )


def _amount(item: Item, stretch: Stretch) -> str:
    if stretch.moving:
        text = _("Move for {seconds:.0f} s").format(seconds=item.hold_s)
    else:
        text = _("Hold {seconds:.0f} s").format(seconds=item.hold_s)
    if item.repeats > 1:
        text += " × " + str(item.repeats)
    return text


def _which(item: Item, stretch: Stretch) -> str:
    parts = []
    if stretch.one_sided:
        words = {Sides.BOTH: _("each side"), Sides.LEFT: _("left side"), Sides.RIGHT: _("right side")}
        parts.append(words[item.sides])
    if item.rest_after_s:
        parts.append(_("then rest {seconds:.0f} s").format(seconds=item.rest_after_s))
    return ", ".join(parts)


def headline(routine: Routine, total_s: float) -> str:
    """Return how long and how many: "10 stretches, about 10 minutes"."""
    count, minutes = len(routine.items), max(1, round(total_s / 60))
    stretches = ngettext("{n} stretch", "{n} stretches", count).format(n=count)
    length = ngettext("about {n} minute", "about {n} minutes", minutes).format(n=minutes)
    return f"{stretches}, {length}"
