"""Say what a row shows in words."""

from stretchtimer.domain.routine import Item, Pacing, Sides
from stretchtimer.domain.stretch import Side, Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext

#: What the sides of a one-sided stretch can be, in the order of the drop-down.
SIDES = (
    (Sides.BOTH, None),
    (Sides.BOTH, Side.RIGHT),
    (Sides.BOTH, Side.LEFT),
    (Sides.RIGHT, None),
    (Sides.LEFT, None),
)


def sides(chosen: tuple[Sides, Side | None], named: bool = True) -> str:
    """Return the words of one of `SIDES`; `named` where nothing else says that it is about sides."""
    return {
        SIDES[0]: _("Both sides") if named else _("Both"),
        SIDES[1]: _("Right first"),
        SIDES[2]: _("Left first"),
        SIDES[3]: _("Right only"),
        SIDES[4]: _("Left only"),
    }[chosen]


def one_pose(stretch: Stretch) -> str:
    """Return what stands in the place of the sides of a stretch that has none."""
    return _("Moving") if stretch.moving else _("One pose")


def pacing(chosen: Pacing) -> str:
    """Return the words of a pace."""
    return _("Pace: slow") if chosen is Pacing.SLOW else _("Pace: normal")


def way(name: str) -> str:
    """Return the words of a way to do a stretch."""
    return _("Way: {name}").format(name=name)


def repeats(count: int) -> str:
    """Return "×2"."""
    return f"×{count}"


def rest(seconds: float) -> str:
    """Return "10 s", or "None"."""
    return _("{n} s").format(n=round(seconds)) if seconds else _("None")


def others(item: Item) -> str:
    """Return repeats and rest in a few words, empty where both are as usual."""
    said = [repeats(item.repeats)] if item.repeats != 1 else []
    if item.rest_after_s:
        said.append(_("rest {n} s").format(n=round(item.rest_after_s)))
    return " · ".join(said)


def accessible(number: int, count: int, item: Item, stretch: Stretch) -> str:
    """Return a whole row for a screen reader."""
    parts = [_("{number} of {count}").format(number=number, count=count), stretch.name]
    if stretch.one_sided:
        parts.append(sides((item.sides, item.first_side)).lower())
    elif stretch.moving:
        parts.append(_("moving"))
    held = round(item.hold_s)
    parts.append(ngettext("{n} second", "{n} seconds", held).format(n=held))
    if item.repeats != 1:
        parts.append(ngettext("{n} time", "{n} times", item.repeats).format(n=item.repeats))
    if item.rest_after_s:
        resting = round(item.rest_after_s)
        words = ngettext("rest {n} second", "rest {n} seconds", resting)
        parts.append(words.format(n=resting))
    if item.note:
        parts.append(_("note: {note}").format(note=item.note))
    return ", ".join(parts)
