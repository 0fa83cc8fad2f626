"""Word the guideline for one hold, which is advice and never a rule."""

from stretchtimer.domain.translation import gettext as _

#: What is usually advised for one hold, in seconds.
GUIDELINE_S = (20.0, 30.0)


def guideline_text() -> str:
    """Return the guideline itself."""
    low, high = GUIDELINE_S
    return _("Guideline: {low:.0f}–{high:.0f} seconds").format(low=low, high=high)


def guideline_hint(hold_s: float) -> str:
    """Return a word about a hold outside the guideline, empty within it."""
    low, high = GUIDELINE_S
    if hold_s < low:
        sentence = _("Shorter than the {low:.0f}–{high:.0f} second guideline. That is fine on a sore day.")
    elif hold_s > high:
        sentence = _(
            "Longer than the {low:.0f}–{high:.0f} second guideline. Ease off if it stops feeling mild."
        )
    else:
        return ""
    return sentence.format(low=low, high=high)
