"""Make stretches of a person's own for names that the catalogue lacks."""

from collections.abc import Iterator
from dataclasses import replace

from stretchtimer.domain.folding import as_name
from stretchtimer.domain.own_stretch import OwnStretch, SideLines, as_stretch, new_id
from stretchtimer.domain.stretch import Catalogue, Stretch

#: The lines about sides come from whoever keeps the stretch.
_UNSAID = SideLines("", "", "", "")


def proposed_stretch(own: OwnStretch) -> Stretch:
    """Return an own stretch as a preview shows it: all that is spoken of it is its name and its steps."""
    return as_stretch(own, _UNSAID)


class MissingStretches:
    """Collect the stretches that a file needs beside those of the catalogue, one for each name."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._taken = {*catalogue.stretches, catalogue.warm_up.id}
        self._names: dict[str, str] = {}
        self._made: dict[str, OwnStretch] = {}

    def ask(self, name: str, one_sided: bool) -> str:
        """Return the id of the stretch of this name; asked for by side once, it has sides everywhere."""
        key = as_name(name)
        stretch_id = self._names.get(key)
        if stretch_id is None:
            stretch_id = new_id(name, self._taken)
            self._taken.add(stretch_id)
            self._names[key] = stretch_id
            self._made[stretch_id] = OwnStretch(stretch_id, name)
        if one_sided:
            self._made[stretch_id] = replace(self._made[stretch_id], one_sided=True)
        return stretch_id

    def __getitem__(self, stretch_id: str) -> Stretch:
        """Return a stretch that was asked for."""
        return proposed_stretch(self._made[stretch_id])

    def __contains__(self, stretch_id: str) -> bool:
        """Tell whether a stretch of this id was asked for."""
        return stretch_id in self._made

    def used_in(self, ids: Iterator[str]) -> tuple[Stretch, ...]:
        """Return the collected ones among some ids, each once, in order."""
        return tuple(self[stretch_id] for stretch_id in dict.fromkeys(ids) if stretch_id in self._made)
