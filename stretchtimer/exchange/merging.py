"""Merge the two sides and the repeats of a stretch that other programs list one by one."""

from dataclasses import dataclass, field, replace

from stretchtimer.domain.routine import MAX_REPEATS, Item, Sides
from stretchtimer.domain.stretch import Side

#: A rest up to this length, between sides or repeats, is the time to change over, which every plan has.
CHANGE_OVER_S = 15.0


@dataclass(slots=True)
class MergedItem:
    """An item on its way into a routine. `rests` are the numbers of the lines its rest came from."""

    item: Item
    rests: list[int] = field(default_factory=list)


class ItemMerger:
    """Line items up one after another, and merge those that belong together."""

    def __init__(self) -> None:
        self.items: list[MergedItem] = []
        #: Lines whose rest became part of a change-over.
        self.absorbed_rests: set[int] = set()

    def add(self, item: Item, line: int) -> None:
        """Append an item; `line` is where it stands in the file."""
        self.items.append(MergedItem(item, [line] if item.rest_after_s else []))
        while len(self.items) > 1 and self._merge_last(self.items[-2], self.items[-1]):
            pass

    def rest(self, seconds: float, line: int) -> None:
        """Rest after the last item."""
        last = self.items[-1]
        last.item = replace(last.item, rest_after_s=last.item.rest_after_s + seconds)
        last.rests.append(line)

    def _merge_last(self, first: MergedItem, second: MergedItem) -> bool:
        """Make one of two if they are sides or repeats of the same; tell whether they were."""
        if first.item.rest_after_s > CHANGE_OVER_S:
            return False
        merged = _merged(first.item, second.item)
        if merged is None:
            return False
        self.absorbed_rests.update(first.rests)
        second.item = merged
        del self.items[-2]
        return True


def _merged(first: Item, second: Item) -> Item | None:
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
