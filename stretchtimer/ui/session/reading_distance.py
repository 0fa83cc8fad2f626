"""Tell whether the countdown can be read from the floor, and suggest full screen once where it cannot."""

from math import atan, degrees

from PySide6.QtGui import QScreen

from stretchtimer.domain.shown import Shown
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import SessionView
from stretchtimer.ui.session.geometry import CAP

#: The least height of a digit, seen from where the head lies.
LEAST_ARC_MINUTES, DISTANCE_MM = 50.0, 3000.0
#: A screen that tells a size which no screen has is taken for this one, in pixels an inch.
_USUAL_DPI, _LEAST_DPI, _MOST_DPI = 96.0, 50.0, 400.0
_MM_PER_INCH = 25.4


def arc_minutes(digits_px: float, screen: QScreen | None) -> float:
    """Return how high digits of a font size are on a screen, for somebody on the floor."""
    dpi = screen.physicalDotsPerInchY() if screen is not None else _USUAL_DPI
    if not _LEAST_DPI <= dpi <= _MOST_DPI:
        dpi = _USUAL_DPI
    return 60 * degrees(atan(CAP * digits_px / dpi * _MM_PER_INCH / DISTANCE_MM))


class FullScreenTip:
    """Suggest full screen while the person gets ready for the first time, and never again."""

    def __init__(self) -> None:
        self._told = self._over = False

    def sentence(self, view: SessionView, digits_arc_minutes: float, full_screen: bool) -> str:
        """Return what to say at a moment, empty where there is nothing to suggest."""
        fits = full_screen or digits_arc_minutes >= LEAST_ARC_MINUTES
        if view.shown is Shown.PREPARE and not (fits or self._over):
            self._told = True
            return _("F fills the screen, to be read from the floor.")
        self._over = self._over or self._told
        return ""
