"""Say a stretch's facts in the words of the library."""

from collections.abc import Mapping

from stretchtimer.domain.own_stretch import is_own
from stretchtimer.domain.stretch import Family, Side, Stretch
from stretchtimer.domain.tempo import fit
from stretchtimer.domain.translation import gettext as _


def targets(stretch: Stretch) -> str:
    """Return the body areas as "Lower back, hips", empty for a stretch that names none."""
    first, *others = stretch.targets or ("",)
    return ", ".join([first, *(other[:1].lower() + other[1:] for other in others)])


def position(stretch: Stretch) -> str:
    """Return the position a stretch is done in."""
    return positions()[stretch.family] if stretch.position_known else _("Not said")


def positions() -> Mapping[Family, str]:
    """Return the words for every position, in the order they are offered."""
    return {
        Family.SUPINE: _("On your back"),
        Family.QUADRUPED: _("Hands and knees"),
        Family.HALF_KNEELING: _("Half kneeling"),
        Family.SEATED: _("Sitting on the mat"),
        Family.STANDING: _("Standing"),
        Family.CHAIR: _("On a chair"),
    }


def sides(stretch: Stretch) -> str:
    """Return whether each side is held on its own."""
    if stretch.moving:
        return _("Side to side") if stretch.tempo and stretch.tempo.beats_per_cycle > 1 else _("A movement")
    return _("Each side in turn") if stretch.one_sided else _("One pose")


def amount_name(stretch: Stretch) -> str:
    """Return what `amount` is: advice for one hold, or how often a movement goes round."""
    return _("Rounds") if stretch.moving else _("Guideline")


def amount(stretch: Stretch) -> str:
    """Return what is usually advised for one hold, else what the stretch allows; a movement's rounds."""
    if stretch.moving:
        rounds = fit(stretch, stretch.default_s).cycles // 2
        return _("{n} in {seconds:.0f} s").format(n=rounds, seconds=stretch.default_s)
    if is_own(stretch.id):
        return _("As you like")
    low, high = stretch.guideline_s or (stretch.min_s, stretch.max_s)
    span = f"{low:.0f}" if low == high else f"{low:.0f}–{high:.0f}"
    if stretch.one_sided:
        return _("{seconds} s each side").format(seconds=span)
    return _("{seconds} s").format(seconds=span)


def filled(text: str, side: Side = Side.RIGHT) -> str:
    """Return a line with its placeholders for a side filled in, to be read."""
    name, other = side_name(side), side_name(side.other)
    for placeholder, word in (("{side}", name.lower()), ("{Side}", name), ("{other}", other.lower())):
        text = text.replace(placeholder, word)
    return text.replace("{Other}", other)


def named_side(stretch: Stretch, side: Side) -> str:
    """Return a side as a stretch names it: "Right foot forward, stretches the left hip"."""
    parts = (filled(stretch.side_words, side) or side_name(side), filled(stretch.felt_words, side))
    return ", ".join(part for part in parts if part)


def side_name(side: Side) -> str:
    """Return a side's name as a sentence begins with it."""
    return _("Right") if side is Side.RIGHT else _("Left")
