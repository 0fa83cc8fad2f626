"""Make stretches of a person's own for names that the catalogue lacks."""

from collections.abc import Iterator

from stretchtimer.domain.stretch import Catalogue, Family, Kind, Stretch, Words
from stretchtimer.exchange.naming import free_id

PREFIX = "own-"
MAX_NAME = 60
#: Nothing is known about such a stretch: the limits keep out slips of the hand.
MIN_S, DEFAULT_S, MAX_S = 3.0, 30.0, 300.0
#: As long as the slowest of the catalogue's stretches on the back take (`stretches.md` 1.1).
SETUP_S, SWITCH_S = 8.0, 10.0


def own_stretch(
    stretch_id: str,
    name: str,
    kind: Kind = Kind.BOTH,
    family: Family = Family.SUPINE,
    default_s: float = DEFAULT_S,
    min_s: float = MIN_S,
    max_s: float = MAX_S,
    start: str = "",
    steps: tuple[str, ...] = (),
) -> Stretch:
    """Return a stretch without spoken words but its name and its steps; what is left out stays unsaid."""
    return Stretch(
        id=stretch_id,
        name=name,
        kind=kind,
        family=family,
        default_s=default_s,
        min_s=min_s,
        max_s=max_s,
        setup_s=SETUP_S,
        words=Words(next="", steps=steps, key_steps=steps[:2], hold="", release="", brief=""),
        start=start,
        switch_s=SWITCH_S if kind is Kind.ONE_SIDED else 0.0,
    )


class OwnStretches:
    """Collect the stretches that a file needs beside those of the catalogue, one for each name."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._taken = {*catalogue.stretches, catalogue.warm_up.id}
        self._names: dict[str, str] = {}
        self._made: dict[str, Stretch] = {}

    def ask(self, name: str, one_sided: bool) -> str:
        """Return the id of the stretch of this name; asked for by side once, it has sides everywhere."""
        key = name.casefold()
        stretch_id = self._names.get(key)
        if stretch_id is None:
            stretch_id = free_id(name, self._taken, PREFIX)
            self._taken.add(stretch_id)
            self._names[key] = stretch_id
            self._made[stretch_id] = own_stretch(stretch_id, name)
        if one_sided and not self._made[stretch_id].one_sided:
            self._made[stretch_id] = own_stretch(stretch_id, self._made[stretch_id].name, Kind.ONE_SIDED)
        return stretch_id

    def __getitem__(self, stretch_id: str) -> Stretch:
        """Return a stretch that was asked for."""
        return self._made[stretch_id]

    def __contains__(self, stretch_id: str) -> bool:
        """Tell whether a stretch of this id was asked for."""
        return stretch_id in self._made

    def used_in(self, ids: Iterator[str]) -> tuple[Stretch, ...]:
        """Return the collected ones among some ids, each once, in order."""
        return tuple(self._made[name] for name in dict.fromkeys(ids) if name in self._made)
