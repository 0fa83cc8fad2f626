"""Write a routine as one small readable text, and read it back.

The text is TOML. `format` is 1. `id` names the routine, `name` and `summary` are shown, `start` is the
position the person begins in; `stays_down = true` leaves them lying at the end. Each `[[items]]` is one
stretch, in order:

    stretch       the stretch's id, such as "knee-to-chest"
    hold_s        seconds, per side
    variant       another way to do it; left out for the stretch itself
    sides         "both", "left" or "right"; both where left out
    first_side    "left" or "right"; as the settings say where left out
    repeats       how many times; 1 where left out
    rest_after_s  seconds of rest after it; 0 where left out
    pacing        "normal" or "slow", for movements; normal where left out
    note          spoken before the stretch

Fields that this version does not know are kept when the routine is saved again.
"""

from collections.abc import Mapping, MutableMapping
from dataclasses import replace
from typing import Any

from stretchtimer.domain.errors import NewerDataError, RoutineError, StretchTimerError
from stretchtimer.domain.naming import MAX_ID
from stretchtimer.domain.routine import MAX_ITEMS, MAX_NAME, MAX_SUMMARY, Item, Pacing, Routine, Sides
from stretchtimer.domain.stretch import Family
from stretchtimer.domain.translation import gettext as _
from stretchtimer.storage.fields import Fields
from stretchtimer.storage.item_entries import read_item
from stretchtimer.storage.toml_file import changed, parse

FORMAT = 1

_HEADER = f"""\
# A routine of Stretch Timer.
# hold_s counts seconds per side. A stretch may also have: variant, sides, first_side, repeats,
# rest_after_s, pacing and note.

format = {FORMAT}
"""


def read_routine(table: Mapping[str, Any], where: str, advice: str = "") -> Routine:
    """Return the routine of a parsed text, its rules not checked; `where` names the text in sentences.

    `advice` says what to do about a wrong field; by default what suits a file of the data folder. Raise
    RoutineError about the first field that is missing or wrong, NewerDataError for a newer format.
    """
    fields = Fields(table, where, RoutineError, advice or _("Correct the file, or move it away."))
    if fields.whole("format", low=1) > FORMAT:
        raise NewerDataError(
            _(
                "{where} was written by a newer version of Stretch Timer. Update Stretch Timer to use it; "
                "the file was left as it is."
            ).format(where=where)
        )
    routine = Routine(
        id=fields.text("id", limit=MAX_ID),
        name=fields.text("name", limit=MAX_NAME),
        items=tuple(read_item(item, strict=False) for item in fields.tables("items")),
        start=fields.choice("start", Family, Family.STANDING),
        summary=fields.text("summary", "", limit=MAX_SUMMARY),
        stays_down=fields.flag("stays_down") if "stays_down" in fields else False,
    )
    if len(routine.items) > MAX_ITEMS:
        raise fields.error_about("items", _("holds more than {limit} stretches").format(limit=MAX_ITEMS))
    return routine


def routine_text(routine: Routine, old: str = "") -> str:
    """Return a routine's text; `old` is the text it replaces, whose unknown fields and comments stay.

    Raise RoutineError where a text of the routine is too long or holds control characters.
    """
    wanted = replace(routine, builtin=False)

    def change(document: MutableMapping[str, Any]) -> None:
        _put(document, _routine_fields(routine))
        document["items"] = _items(document, routine)

    def holds(table: dict[str, Any]) -> bool:
        try:
            return read_routine(table, routine.id) == wanted
        except StretchTimerError:
            return False

    text = changed(old or _HEADER, change, holds)
    # what could not be read back would be lost: say so now, while the person still has it on the screen
    read_routine(parse(text), _("Routine “{name}”").format(name=routine.name))
    return text


def _items(document: Mapping[str, Any], routine: Routine) -> Any:
    """Return the list of items; each goes on in the table that described it before, where there is one."""
    import tomlkit
    from tomlkit.items import Table

    before = [table for table in document.get("items", ()) if isinstance(table, MutableMapping)]
    items = tomlkit.aot()
    for item in routine.items:
        table = _taken(before, item)
        if not isinstance(table, Table):
            unlaid, table = table, tomlkit.table()
            table.update(unlaid)
        _put(table, _item_fields(item))
        items.append(table)
    return items


def _taken(before: list[MutableMapping[str, Any]], item: Item) -> MutableMapping[str, Any]:
    """Take the table out that describes an item most closely: the same way of the same stretch, else any."""
    for keys in (("stretch", "variant"), ("stretch",)):
        fields = _item_fields(item)
        for index, table in enumerate(before):
            if all(table.get(key) == fields[key] for key in keys):
                return before.pop(index)
    return {}


def _put(table: MutableMapping[str, Any], fields: Mapping[str, object]) -> None:
    """Put fields into a table; what has its usual value is left out, what is unchanged is not touched."""
    for key, value in fields.items():
        if value is None:
            table.pop(key, None)
        elif key not in table or table[key] != value:
            table[key] = value


def _routine_fields(routine: Routine) -> dict[str, object]:
    return {
        "format": FORMAT,
        "id": routine.id,
        "name": routine.name,
        "summary": routine.summary or None,
        "start": routine.start.value,
        "stays_down": routine.stays_down or None,
    }


def _item_fields(item: Item) -> dict[str, object]:
    return {
        "stretch": item.stretch_id,
        "variant": item.variant,
        "hold_s": _number(item.hold_s),
        "sides": None if item.sides is Sides.BOTH else item.sides.value,
        "first_side": item.first_side and item.first_side.value,
        "repeats": None if item.repeats == 1 else item.repeats,
        "rest_after_s": _number(item.rest_after_s) or None,
        "pacing": None if item.pacing is Pacing.NORMAL else item.pacing.value,
        "note": item.note or None,
    }


def _number(seconds: float) -> float:
    """Return whole seconds as a whole number, the way a person writes them."""
    return int(seconds) if seconds == int(seconds) else seconds
