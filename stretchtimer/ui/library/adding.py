"""Put a stretch into a routine, or into a new one."""

from collections.abc import Sequence
from dataclasses import replace

from stretchtimer.domain.folding import as_name
from stretchtimer.domain.ports import RoutineStore
from stretchtimer.domain.routine import MAX_ITEMS, MAX_NAME, Routine, new_item
from stretchtimer.domain.stretch import Stretch


def offered(routines: Sequence[Routine]) -> tuple[list[Routine], list[Routine]]:
    """Return the routines that can take one more stretch: the person's own, and those that ship."""
    room = [routine for routine in routines if len(routine.items) < MAX_ITEMS]
    return [r for r in room if not r.builtin], [r for r in room if r.builtin]


def add(store: RoutineStore, routine: Routine, stretch: Stretch) -> Routine:
    """Add a stretch at the end of a routine with its hold; raise StorageError where it cannot be kept."""
    changed = replace(routine, items=(*routine.items, new_item(stretch)), builtin=False)
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


def users(routines: Sequence[Routine], stretch_id: str) -> list[Routine]:
    """Return the routines that a stretch is part of."""
    return [r for r in routines if any(item.stretch_id == stretch_id for item in r.items)]
