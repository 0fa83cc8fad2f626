"""Let routines in and out: preview first, keep what was agreed to, never in the place of another."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from stretchtimer.domain.naming import unique_name
from stretchtimer.domain.own_stretch import PREFIX, own_of
from stretchtimer.domain.ports import RoutineStore, StretchStore
from stretchtimer.domain.routine import MAX_NAME, Routine
from stretchtimer.exchange.hand_over import hand_over
from stretchtimer.exchange.preview import Preview
from stretchtimer.exchange.reading import preview_file, preview_text


class ExchangeService:
    """Import into, and export from, one person's routines and stretches."""

    def __init__(self, routines: RoutineStore, stretches: StretchStore, new_id: Callable[[], str]) -> None:
        self._routines, self._stretches, self._new_id = routines, stretches, new_id

    def preview_file(self, path: Path) -> Preview:
        """Return what a file would bring; nothing is kept. Raise StretchTimerError with a sentence."""
        return preview_file(path, self._stretches.catalogue)

    def preview_text(self, text: str) -> Preview:
        """Return what a typed or pasted text would bring; nothing is kept."""
        return preview_text(text, self._stretches.catalogue)

    def keep(self, preview: Preview) -> list[Routine]:
        """Keep every usable routine of a preview under a name and an id of its own, and return them.

        Raise StorageError where one cannot be kept; those before it are.
        """
        return list(self.keeping(preview))

    def keeping(self, preview: Preview) -> Iterator[Routine]:
        """Keep routines as `keep` does, and yield each as soon as it is kept."""
        for proposed in preview.routines:
            if not proposed.usable:
                continue
            for stretch in proposed.own_stretches:
                if stretch.id not in self._stretches.catalogue.stretches:
                    self._stretches.save(own_of(stretch))
            names = [routine.name for routine in self._routines.all()]
            routine = replace(
                proposed.routine,
                id=f"{PREFIX}{self._new_id()}",
                name=unique_name(proposed.routine.name, names, MAX_NAME),
                builtin=False,
            )
            self._routines.save(routine, proposed.kept_text)
            yield routine

    def hand_over(self, routine: Routine, path: Path, replace: bool = False) -> None:
        """Write a routine with the own stretches it needs to a hand-over file; raise StretchTimerError."""
        catalogue = self._stretches.catalogue
        asked = dict.fromkeys(item.stretch_id for item in routine.items)
        own = [catalogue[stretch_id] for stretch_id in asked if self._stretches.own(stretch_id)]
        hand_over(routine, path, own, self._routines.text(routine.id), replace)
