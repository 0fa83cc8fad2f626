"""Put a stretch into a routine or into a new one, and its way into those that hold it."""

from collections.abc import Sequence
from dataclasses import replace

from stretchtimer.domain.folding import as_name
from stretchtimer.domain.ports import RoutineStore
from stretchtimer.domain.routine import (
    MAX_ITEMS,
    MAX_NAME,
    Item,
    Routine,
    clamp_hold,
    in_way,
)
from stretchtimer.domain.stretch import Stretch


def offered(routines: Sequence[Routine]) -> tuple[list[Routine], list[Routine]]:
    """Return the routines that can take one more stretch: the person's own, and those that ship."""
    room = [routine for routine in routines if len(routine.items) < MAX_ITEMS]
    return [r for r in room if not r.builtin], [r for r in room if r.builtin]


def item_of(stretch: Stretch) -> Item:
    """Return the item of a stretch the way it is shown, with the hold the person wants it to have."""
    return Item(stretch.id, clamp_hold(stretch.default_s, stretch), variant=stretch.variant)


def add(store: RoutineStore, routine: Routine, stretch: Stretch) -> Routine:
    """Add a stretch at the end of a routine with its hold; raise StorageError where it cannot be kept."""
    changed = replace(routine, items=(*routine.items, item_of(stretch)), builtin=False)
    store.save(changed)
    return changed


def add_to_new(store: RoutineStore, stretch: Stretch) -> Routine:
    """Make a routine that is named after its first stretch."""
    routines = store.all()
    names = {as_name(routine.name) for routine in routines}
    ids = {routine.id for routine in routines}
    name, number = stretch.name, 1
    while as_name(name) in names or f"my-{stretch.id}-{number}" in ids:
        number += 1
        name = f"{stretch.name[: MAX_NAME - 4]} {number}"
    routine = Routine(f"my-{stretch.id}-{number}"[:64], name, ())
    return add(store, routine, stretch)


def adopters(routines: Sequence[Routine], plain: Stretch, variant: str | None) -> list[Routine]:
    """Return the routines that would change if they did a stretch one way."""
    return [routine for routine in routines if in_way(routine, plain, variant) is not routine]


def adopt(store: RoutineStore, plain: Stretch, variant: str | None) -> list[Routine]:
    """Do a stretch one way in the routines that hold it; return those that changed, as they were.

    Raise StorageError where one cannot be kept.
    """
    before = adopters(store.all(), plain, variant)
    for routine in before:
        store.save(in_way(routine, plain, variant))
    return before


def put_back(store: RoutineStore, before: Sequence[Routine]) -> None:
    """Let routines be as they were; one that shipped unchanged is restored."""
    for routine in before:
        if routine.builtin:
            store.delete(routine.id)
        else:
            store.save(routine)


def users(routines: Sequence[Routine], stretch_id: str) -> list[Routine]:
    """Return the routines that a stretch is part of."""
    return [r for r in routines if any(item.stretch_id == stretch_id for item in r.items)]
