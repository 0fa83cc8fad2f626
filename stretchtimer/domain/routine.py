"""Describe a routine: a named list of stretches with their hold times; and put routines in order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from stretchtimer.domain.errors import RoutineError, UnknownRoutineError
from stretchtimer.domain.stretch import Catalogue, Family, Side, Stretch
from stretchtimer.domain.translation import gettext as _

MAX_ITEMS = 60
MAX_NAME = 80
#: A summary is one line of a list.
MAX_SUMMARY = 200
#: A note is spoken; a longer one would not be listened to.
MAX_NOTE = 200
MAX_REPEATS = 10
MAX_REST_S = 300.0
#: The shipped routines that say whom they are for: someone new, someone on a sore day. They are listed first.
QUICK_RESET, GENTLE = "quick-reset", "gentle"
FIRST_LISTED = (QUICK_RESET, GENTLE)


class Sides(StrEnum):
    """Which sides of a one-sided stretch an item asks for."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


class Pacing(StrEnum):
    """How fast a moving stretch moves in an item."""

    NORMAL = "normal"
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class Item:
    """One stretch of a routine. `hold_s` counts per side, `rest_after_s` after its last repeat."""

    stretch_id: str
    hold_s: float
    variant: str | None = None
    sides: Sides = Sides.BOTH
    first_side: Side | None = None
    repeats: int = 1
    rest_after_s: float = 0.0
    pacing: Pacing = Pacing.NORMAL
    note: str = ""


@dataclass(frozen=True, slots=True)
class Routine:
    """An ordered, named list of items.

    `start` is the position the person begins in. One that `stays_down` leaves them lying at its end.
    """

    id: str
    name: str
    items: tuple[Item, ...]
    start: Family = Family.STANDING
    summary: str = ""
    stays_down: bool = False
    builtin: bool = False

    def with_hold(self, index: int, hold_s: float) -> "Routine":
        """Return the routine with one item's hold changed."""
        items = list(self.items)
        items[index] = replace(items[index], hold_s=hold_s)
        return replace(self, items=tuple(items))


def new_item(stretch: Stretch) -> Item:
    """Return a stretch as it comes into a routine: done in its usual way, with its usual hold."""
    return Item(stretch.id, stretch.default_s, variant=stretch.usual)


def in_way(routine: Routine, plain: Stretch, variant: str | None) -> Routine:
    """Return a routine that does a stretch one way, within its limits; the same one where nothing changes.

    Done in a position of its own, on a chair say, it stays as it is for ways in the usual position: it was
    chosen for the place.
    """
    way = plain.as_variant(variant)

    def done(item: Item) -> Item:
        before = plain.variants.get(item.variant or "")
        placed = before is not None and before.family not in (None, plain.family)
        if item.stretch_id != plain.id or item.variant == variant or (placed and way.family is plain.family):
            return item
        return replace(item, variant=variant, hold_s=clamp_hold(item.hold_s, way))

    items = tuple(done(item) for item in routine.items)
    return routine if items == routine.items else replace(routine, items=items, builtin=False)


def stretch_of(item: Item, catalogue: Catalogue) -> Stretch:
    """Return the stretch an item asks for, as its variant."""
    return catalogue[item.stretch_id].as_variant(item.variant)


def clamp_hold(hold_s: float, stretch: Stretch) -> float:
    """Return `hold_s` moved into what the stretch allows."""
    return min(max(hold_s, stretch.min_s), stretch.max_s)


def problems(routine: Routine, catalogue: Catalogue) -> Iterator[tuple[int | None, str]]:
    """Yield every broken rule as (item index or None for the routine itself, sentence)."""
    if not routine.name.strip():
        yield None, _("Give the routine a name.")
    if len(routine.name) > MAX_NAME:
        yield None, _("Shorten the routine's name to {limit} letters.").format(limit=MAX_NAME)
    if not routine.items:
        yield None, _("Add at least one stretch.")
    if len(routine.items) > MAX_ITEMS:
        yield None, _("Keep a routine to {limit} stretches at most.").format(limit=MAX_ITEMS)
    for index, item in enumerate(routine.items):
        for sentence in _item_problems(item, catalogue):
            yield index, sentence


def _item_problems(item: Item, catalogue: Catalogue) -> Iterator[str]:
    try:
        stretch = stretch_of(item, catalogue)
    except RoutineError as error:
        yield str(error)
        return
    # written so that NaN fails too
    if not stretch.min_s <= item.hold_s <= stretch.max_s:
        yield _("Hold for {stretch} must be between {low:.0f} and {high:.0f} seconds.").format(
            stretch=stretch.name, low=stretch.min_s, high=stretch.max_s
        )
    if not 1 <= item.repeats <= MAX_REPEATS:
        yield _("Repeat {stretch} between 1 and {limit} times.").format(
            stretch=stretch.name, limit=MAX_REPEATS
        )
    if not 0 <= item.rest_after_s <= MAX_REST_S:
        yield _("Rest after {stretch} must be between 0 and {limit:.0f} seconds.").format(
            stretch=stretch.name, limit=MAX_REST_S
        )


def check(routine: Routine, catalogue: Catalogue) -> None:
    """Raise RoutineError naming the routine, the item and the rule that is broken first."""
    for index, sentence in problems(routine, catalogue):
        where = _("Routine “{name}”").format(name=routine.name or routine.id)
        if index is not None:
            where += ", " + _("stretch {number}").format(number=index + 1)
        raise RoutineError(f"{where}: {sentence}")


def in_order(builtin: Mapping[str, Routine], own: Mapping[str, Routine]) -> list[Routine]:
    """Return shipped routines first, changed ones in their place, then the person's own by name.

    Of the shipped ones those come first that say whom they are for.
    """
    names = [name for name in FIRST_LISTED if name in builtin]
    names += [name for name in builtin if name not in FIRST_LISTED]
    first = [replace(own.get(name, builtin[name]), builtin=True) for name in names]
    rest = [replace(routine, builtin=False) for name, routine in own.items() if name not in builtin]
    return first + sorted(rest, key=lambda routine: (routine.name.casefold(), routine.id))


def unknown_routine(routine_id: str) -> UnknownRoutineError:
    """Return the sentence for a routine that is not there."""
    return UnknownRoutineError(
        _("There is no routine “{name}” to delete. Choose one from the list.").format(name=routine_id)
    )
