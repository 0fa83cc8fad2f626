"""Bring the two sides and the repeats of a stretch together that other programs list one by one."""

from dataclasses import dataclass, field, replace

from stretchtimer.domain.routine import MAX_REPEATS, Item, Sides
from stretchtimer.domain.stretch import Side

#: A rest up to this length, between sides or repeats, is the time to change over, which every plan has.
CHANGE_OVER_S = 15.0


@dataclass(slots=True)
class Laid:
    """An item on its way into a routine. `rests` are the numbers of the lines its rest came from."""

    item: Item
    rests: list[int] = field(default_factory=list)


class Laying:
    """Lay items one after another, together where they belong together."""

    def __init__(self) -> None:
        self.laid: list[Laid] = []
        #: Lines whose rest became part of a change-over.
        self.lost_rests: set[int] = set()

    def add(self, item: Item, line: int) -> None:
        """Lay an item; `line` is where it stands in the file."""
        self.laid.append(Laid(item, [line] if item.rest_after_s else []))
        while len(self.laid) > 1 and self._combine(self.laid[-2], self.laid[-1]):
            pass

    def rest(self, seconds: float, line: int) -> None:
        """Rest after what was laid last."""
        last = self.laid[-1]
        last.item = replace(last.item, rest_after_s=last.item.rest_after_s + seconds)
        last.rests.append(line)

    def _combine(self, first: Laid, second: Laid) -> bool:
        """Make one of two if they are sides or repeats of the same; tell whether they were."""
        if first.item.rest_after_s > CHANGE_OVER_S:
            return False
        together = _together(first.item, second.item)
        if together is None:
            return False
        self.lost_rests.update(first.rests)
        second.item = together
        del self.laid[-2]
        return True


def _together(first: Item, second: Item) -> Item | None:
    """Return one item that does what two do one after the other; it rests as the second does."""
    plain = replace(first, rest_after_s=second.rest_after_s)
    if plain == replace(second, repeats=first.repeats):
        repeats = first.repeats + second.repeats
        return replace(plain, repeats=repeats) if repeats <= MAX_REPEATS else None
    if {first.sides, second.sides} == {Sides.LEFT, Sides.RIGHT} and plain == replace(
        second, sides=first.sides
    ):
        return replace(plain, sides=Sides.BOTH, first_side=Side(first.sides.value))
    return None
