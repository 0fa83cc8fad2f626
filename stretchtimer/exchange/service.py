"""Let routines in and out: preview first, keep what was agreed to, never in the place of another."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from stretchtimer.domain.own_stretch import PREFIX, OwnStretch, StretchShelf
from stretchtimer.domain.ports import RoutineStore
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.stretch import Stretch
from stretchtimer.exchange.hand_over import hand_over
from stretchtimer.exchange.naming import unique_name
from stretchtimer.exchange.preview import Preview
from stretchtimer.exchange.reading import preview_file, preview_text


class ExchangeService:
    """Import into, and export from, one person's routines and stretches."""

    def __init__(self, routines: RoutineStore, shelf: StretchShelf, new_id: Callable[[], str]) -> None:
        self._routines, self._shelf, self._new_id = routines, shelf, new_id

    def preview_file(self, path: Path) -> Preview:
        """Return what a file would bring; nothing is kept. Raise StretchTimerError with a sentence."""
        return preview_file(path, self._shelf.catalogue)

    def preview_text(self, text: str) -> Preview:
        """Return what a typed or pasted text would bring; nothing is kept."""
        return preview_text(text, self._shelf.catalogue)

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
                if stretch.id not in self._shelf.catalogue.stretches:
                    self._shelf.save(_as_own(stretch))
            names = [routine.name for routine in self._routines.all()]
            routine = replace(
                proposed.routine,
                id=f"{PREFIX}{self._new_id()}",
                name=unique_name(proposed.routine.name, names),
                builtin=False,
            )
            self._routines.save(routine, proposed.kept_text)
            yield routine

    def hand_over(self, routine: Routine, path: Path, replace: bool = False) -> None:
        """Write a routine with the own stretches it needs to a hand-over file; raise StretchTimerError."""
        catalogue = self._shelf.catalogue
        asked = dict.fromkeys(item.stretch_id for item in routine.items)
        own = [catalogue[stretch_id] for stretch_id in asked if self._shelf.own(stretch_id)]
        hand_over(routine, path, own, self._routines.text(routine.id), replace)


def _as_own(stretch: Stretch) -> OwnStretch:
    return OwnStretch(
        id=stretch.id,
        name=stretch.name,
        family=stretch.family,
        one_sided=stretch.one_sided,
        default_s=stretch.default_s,
        steps=stretch.words.steps,
    )
