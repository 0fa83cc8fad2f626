"""Decide what each control shows where the row is narrow: labels go first, then keys, at last controls."""

from collections.abc import Mapping, Sequence

from stretchtimer.ui.widgets.button_face import Parts

#: What is given up, one after the other, until the row fits; None puts the control into the menu.
GIVE_UP: Sequence[tuple[str, Parts | None]] = (
    ("full_screen", Parts.KEY),
    ("repeat_side", Parts.KEY),
    ("say_again", Parts.KEY),
    ("voice", Parts.KEY),
    ("back", Parts.KEY),
    ("skip", Parts.KEY),
    ("full_screen", Parts.NONE),
    ("repeat_side", Parts.NONE),
    ("voice", Parts.NONE),
    ("say_again", Parts.NONE),
    ("longer", Parts.LABEL),
    ("back", Parts.NONE),
    ("pause", Parts.LABEL),
    ("end", Parts.KEY),
    ("hurts", Parts.LABEL),
    ("skip", Parts.NONE),
    ("full_screen", None),
    ("repeat_side", None),
    ("voice", None),
    ("say_again", None),
    ("longer", None),
    ("back", None),
)

Shown = dict[str, Parts | None]


def fit(
    widths: Mapping[str, Mapping[Parts, float]], room: float, gap: float, menu_width: float
) -> dict[str, Parts | None]:
    """Return what every control shows so that the row fits `room`; None: it is in the menu.

    `widths` holds the width of each control for the parts it may show. What was given up first comes back
    where giving up something wide left room for it. Where even the least does not fit, it is returned.
    """

    def needed(shown: Shown) -> float:
        row = [widths[name][parts] for name, parts in shown.items() if parts is not None]
        menu = [menu_width] if len(row) < len(shown) else []
        return sum(row) + sum(menu) + gap * (len(row) + len(menu) - 1)

    shown: Shown = dict.fromkeys(widths, Parts.ALL)
    given_up: list[tuple[str, Parts | None]] = []
    for name, parts in GIVE_UP:
        if needed(shown) <= room:
            break
        given_up.append((name, shown[name]))
        shown[name] = parts
    for name, parts in reversed(given_up):
        restored = {**shown, name: parts}
        if needed(restored) <= room:
            shown = restored
    return shown
