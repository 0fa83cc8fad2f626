"""Read one item of a routine, the same in the files that ship and in the person's own."""

from stretchtimer.domain.naming import MAX_ID
from stretchtimer.domain.routine import MAX_NOTE, MAX_REPEATS, MAX_REST_S, Item, Pacing, Sides
from stretchtimer.domain.stretch import Side
from stretchtimer.storage.fields import Fields

#: No hold is longer, whatever the stretch; its own limits are the routine's rule.
MAX_HOLD_S = 3600.0


def read_item(entry: Fields, strict: bool = True) -> Item:
    """Return the item of a table; `strict` raises the error about fields this version does not know."""
    item = Item(
        stretch_id=entry.text("stretch", limit=MAX_ID),
        hold_s=entry.number("hold_s", high=MAX_HOLD_S),
        variant=entry.text("variant", limit=MAX_ID) if "variant" in entry else None,
        sides=entry.choice("sides", Sides, Sides.BOTH),
        first_side=entry.choice("first_side", Side) if "first_side" in entry else None,
        repeats=entry.whole("repeats", 1, low=1, high=MAX_REPEATS),
        rest_after_s=entry.number("rest_after_s", 0.0, high=MAX_REST_S),
        pacing=entry.choice("pacing", Pacing, Pacing.NORMAL),
        note=entry.text("note", "", limit=MAX_NOTE),
    )
    if strict:
        entry.finish()
    return item
