"""Edit a routine before it is kept: a draft is a value, every edit gives another draft.

A draft may break rules while the person works on it; `problems` says which, where and what to do. A routine
that ships and keeps its name is saved in its own place, so that it can be restored; under another name it
becomes a copy, and the one that ships stays as it is. A person's own routine keeps its id whatever its name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from stretchtimer.domain.errors import RoutineError
from stretchtimer.domain.folding import as_name
from stretchtimer.domain.guideline import guideline_hint
from stretchtimer.domain.naming import copy_name, free_id, suggested_name
from stretchtimer.domain.routine import (
    MAX_ITEMS,
    MAX_NAME,
    MAX_NOTE,
    MAX_REPEATS,
    MAX_REST_S,
    Item,
    Pacing,
    Routine,
    Sides,
    clamp_hold,
    new_item,
    stretch_of,
)
from stretchtimer.domain.stretch import Catalogue, Side, Stretch
from stretchtimer.domain.translation import gettext as _


class DraftField(StrEnum):
    """What of a draft a problem is about."""

    NAME = "name"
    STRETCHES = "stretches"
    HOLD = "hold"
    REPEATS = "repeats"
    REST = "rest"
    VARIANT = "variant"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken rule. `index` is the line's, None for the routine itself.

    `sentence` stands at the field, `summary` says the same where the field is not in sight. `missing` is true
    for what was only not given yet.
    """

    index: int | None
    field: DraftField
    sentence: str
    summary: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One stretch of a draft. `key` stays the same wherever the line moves."""

    key: int
    item: Item


@dataclass(frozen=True, slots=True)
class Draft:
    """A routine being edited. `origin` is the routine as it is kept, None for a new one.

    `suggested` is the name that a new one came with: keeping it is no change.
    """

    name: str = ""
    lines: tuple[DraftLine, ...] = ()
    origin: Routine | None = None
    suggested: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the items in order."""
        return tuple(line.item for line in self.lines)

    def index_of(self, key: int | None) -> int | None:
        """Return where a line stands, None when it is not there."""
        return next((index for index, line in enumerate(self.lines) if line.key == key), None)


def draft_of(routine: Routine) -> Draft:
    """Return the draft that changes nothing of a routine."""
    return Draft(routine.name, tuple(DraftLine(*pair) for pair in enumerate(routine.items)), routine)


def new_draft(routines: Iterable[Routine]) -> Draft:
    """Return an empty draft with a name that no routine has, so that it can be saved without typing."""
    taken = (routine.name for routine in routines)
    name = suggested_name(_("My routine"), _("My routine {number}"), taken)
    return Draft(name, suggested=name)


def renamed(draft: Draft, name: str) -> Draft:
    """Give the routine a name."""
    return replace(draft, name=name)


def added(draft: Draft, stretch: Stretch, index: int | None = None) -> Draft:
    """Add a stretch in its usual way with its usual hold, before the line at `index`, else at the end."""
    key = max((line.key for line in draft.lines), default=-1) + 1
    line = DraftLine(key, new_item(stretch))
    place = len(draft.lines) if index is None else index
    return replace(draft, lines=(*draft.lines[:place], line, *draft.lines[place:]))


def removed(draft: Draft, index: int) -> Draft:
    """Take a line out."""
    return replace(draft, lines=draft.lines[:index] + draft.lines[index + 1 :])


def moved(draft: Draft, index: int, to: int) -> Draft:
    """Move a line so that it stands at `to`, which is moved into the list."""
    lines = list(draft.lines)
    line = lines.pop(index)
    lines.insert(min(max(to, 0), len(lines)), line)
    return replace(draft, lines=tuple(lines))


def with_hold(draft: Draft, index: int, hold_s: float) -> Draft:
    """Hold a stretch for these seconds on each side."""
    return _with(draft, index, replace(draft.items[index], hold_s=hold_s))


def with_sides(draft: Draft, index: int, sides: Sides, first_side: Side | None = None) -> Draft:
    """Do a stretch on these sides; `first_side` None leaves the order of both to the settings."""
    kept = first_side if sides is Sides.BOTH else None
    return _with(draft, index, replace(draft.items[index], sides=sides, first_side=kept))


def with_repeats(draft: Draft, index: int, repeats: int) -> Draft:
    """Do a stretch this many times."""
    return _with(draft, index, replace(draft.items[index], repeats=repeats))


def with_rest(draft: Draft, index: int, rest_after_s: float) -> Draft:
    """Rest for these seconds after a stretch."""
    return _with(draft, index, replace(draft.items[index], rest_after_s=rest_after_s))


def with_variant(draft: Draft, index: int, variant: str | None) -> Draft:
    """Do a stretch in one of its other ways, None for its usual one."""
    return _with(draft, index, replace(draft.items[index], variant=variant))


def with_pacing(draft: Draft, index: int, pacing: Pacing) -> Draft:
    """Move at this pace."""
    return _with(draft, index, replace(draft.items[index], pacing=pacing))


def with_note(draft: Draft, index: int, note: str) -> Draft:
    """Have words of the person's own spoken before a stretch."""
    return _with(draft, index, replace(draft.items[index], note=note))


def _with(draft: Draft, index: int, item: Item) -> Draft:
    line = replace(draft.lines[index], item=item)
    return replace(draft, lines=(*draft.lines[:index], line, *draft.lines[index + 1 :]))


def changed(draft: Draft) -> bool:
    """Tell whether a draft differs from the routine as it is kept."""
    if draft.origin is None:
        return bool(draft.lines) or draft.name.strip() not in ("", draft.suggested)
    return draft.name != draft.origin.name or draft.items != draft.origin.items


def problems(draft: Draft, catalogue: Catalogue, routines: Iterable[Routine]) -> Iterator[Problem]:
    """Yield every broken rule, in the order of the page; `routines` are all that are kept."""
    yield from _name_problems(draft, routines)
    if not draft.lines:
        sentence = _("Add at least one stretch.")
        yield Problem(None, DraftField.STRETCHES, sentence, sentence, missing=True)
    if len(draft.lines) > MAX_ITEMS:
        sentence = _("Keep a routine to {limit} stretches at most.").format(limit=MAX_ITEMS)
        yield Problem(None, DraftField.STRETCHES, sentence, sentence)
    for index, item in enumerate(draft.items):
        yield from _item_problems(index, item, catalogue)


def _name_problems(draft: Draft, routines: Iterable[Routine]) -> Iterator[Problem]:
    name = draft.name.strip()
    if not name:
        sentence = _("Give the routine a name.")
        yield Problem(None, DraftField.NAME, sentence, sentence, missing=True)
        return
    wrong = []
    if len(name) > MAX_NAME:
        wrong.append(_("Shorten the name to {limit} letters.").format(limit=MAX_NAME))
    if not name.isprintable():
        wrong.append(_("The name holds a character that cannot be shown. Delete it."))
    own_id = draft.origin.id if draft.origin is not None else None
    if any(routine.id != own_id and _same(routine.name, name) for routine in routines):
        wrong.append(_("You already have a routine called {name}.").format(name=name))
    for sentence in wrong:
        yield Problem(None, DraftField.NAME, sentence, sentence)


def _item_problems(index: int, item: Item, catalogue: Catalogue) -> Iterator[Problem]:
    try:
        stretch = stretch_of(item, catalogue)
    except RoutineError as error:
        yield Problem(index, DraftField.VARIANT, str(error), str(error))
        return
    # written so that NaN is a problem too
    if not stretch.min_s <= item.hold_s <= stretch.max_s:
        sentence = _("Hold must be between {low:.0f} and {high:.0f} seconds.")
        summary = _("{stretch} has a {n:g}-second hold.")
        yield Problem(
            index,
            DraftField.HOLD,
            sentence.format(low=stretch.min_s, high=stretch.max_s),
            summary.format(stretch=stretch.name, n=item.hold_s),
        )
    if not 1 <= item.repeats <= MAX_REPEATS:
        sentence = _("Repeat between 1 and {limit} times.").format(limit=MAX_REPEATS)
        yield Problem(index, DraftField.REPEATS, sentence, f"{stretch.name}: {sentence}")
    if not 0 <= item.rest_after_s <= MAX_REST_S:
        sentence = _("Rest must be between 0 and {limit:.0f} seconds.").format(limit=MAX_REST_S)
        yield Problem(index, DraftField.REST, sentence, f"{stretch.name}: {sentence}")
    note = item.note.strip()
    if len(note) > MAX_NOTE:
        sentence = _("Shorten the note to {limit} letters.").format(limit=MAX_NOTE)
        yield Problem(index, DraftField.NOTE, sentence, f"{stretch.name}: {sentence}")
    if not note.isprintable():
        sentence = _("The note holds a character that cannot be shown. Delete it.")
        yield Problem(index, DraftField.NOTE, sentence, f"{stretch.name}: {sentence}")


def hint(item: Item, stretch: Stretch) -> str:
    """Return a word about a hold outside the guideline; empty within it, and for a movement."""
    return "" if stretch.moving else guideline_hint(item.hold_s)


def finished(draft: Draft, routines: Iterable[Routine]) -> Routine:
    """Return the routine to keep; `routines` are all that are kept. The draft must have no problems."""
    name = draft.name.strip()
    items = tuple(replace(item, note=item.note.strip()) for item in draft.items)
    origin = draft.origin
    if origin is not None and (not origin.builtin or _same(origin.name, name)):
        return replace(origin, name=name, items=items)
    fresh = Routine(_free_id(name, routines), name, items)
    if origin is None:
        return fresh
    return replace(fresh, start=origin.start, stays_down=origin.stays_down)


def playable(draft: Draft, catalogue: Catalogue) -> Routine | None:
    """Return what a draft would be with its numbers moved into their limits, to tell how long it takes.

    None where nothing of it can be played.
    """
    items = []
    for item in draft.items[:MAX_ITEMS]:
        try:
            stretch = stretch_of(item, catalogue)
        except RoutineError:
            continue
        items.append(
            replace(
                item,
                hold_s=clamp_hold(item.hold_s, stretch),
                repeats=min(max(item.repeats, 1), MAX_REPEATS),
                rest_after_s=min(max(item.rest_after_s, 0.0), MAX_REST_S),
            )
        )
    if not items:
        return None
    plain = Routine("draft", "draft", tuple(items))
    if draft.origin is None:
        return plain
    return replace(plain, start=draft.origin.start, stays_down=draft.origin.stays_down)


def duplicate(routine: Routine, routines: Iterable[Routine]) -> Routine:
    """Return a copy of a routine under a name and an id of its own; `routines` are all that are kept."""
    kept = list(routines)
    name = copy_name(routine.name, (other.name for other in kept), MAX_NAME)
    return replace(routine, id=_free_id(name, kept), name=name, builtin=False)


def _free_id(name: str, routines: Iterable[Routine]) -> str:
    return free_id(name, {routine.id for routine in routines}, fallback="routine")


def _same(one: str, other: str) -> bool:
    return as_name(one) == as_name(other)
