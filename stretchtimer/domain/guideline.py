"""Say how a hold compares with what is usually advised, which is never a rule."""

from stretchtimer.domain.translation import gettext as _

#: What is usually advised for one hold, in seconds; a stretch may have a range of its own.
GUIDELINE_S = (20.0, 30.0)


def beside_guideline(hold_s: float) -> str:
    """Return a sentence about a hold outside the guideline; empty within it."""
    low, high = GUIDELINE_S
    if low <= hold_s <= high:
        return ""
    if hold_s < low:
        sentence = _("Shorter than the {low:.0f}–{high:.0f} second guideline. That is fine on a sore day.")
    else:
        sentence = _(
            "Longer than the {low:.0f}–{high:.0f} second guideline. Ease off if it stops feeling mild."
        )
    return sentence.format(low=low, high=high)
