"""Give an example of what may be written about a stretch of one's own, in the position it is done in."""

from collections.abc import Mapping
from dataclasses import dataclass

from stretchtimer.domain.stretch import Family
from stretchtimer.domain.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Example:
    """What could stand in the fields: two steps, where it is felt, when to stop."""

    steps: tuple[str, str]
    feel: str
    stop_if: str


def example(family: Family | None, one_sided: bool) -> Example:
    """Return the example of a position, lying where it is not said; one-sided, it names the side."""
    into, each, together, feel_each, feel_together, stop_if = _lines()[family or Family.SUPINE]
    step, feel = (each, feel_each) if one_sided else (together, feel_together)
    return Example((into, step), feel, stop_if)


def _lines() -> Mapping[Family, tuple[str, str, str, str, str, str]]:
    """Return the first step, then step and feeling for each side and for both, and when to stop."""
    return {
        Family.SUPINE: (
            _("Lie on your back, knees bent."),
            _("Draw your {side} knee in."),
            _("Lift your hips a little."),
            _("Feel a mild pull in your {side} buttock."),
            _("Feel it in both buttocks."),
            _("Stop if your knee hurts."),
        ),
        Family.QUADRUPED: (
            _("Start on your hands and knees."),
            _("Slide your {side} arm forward."),
            _("Move your hips back towards your heels."),
            _("Feel a mild pull along your {side} side."),
            _("Feel a mild pull along your back."),
            _("Stop if your wrists hurt."),
        ),
        Family.HALF_KNEELING: (
            _("Kneel on a cushion."),
            _("Put your {side} foot in front of you."),
            _("Rest your hands on your thighs."),
            _("Feel a mild pull at the front of your {other} hip."),
            _("Feel a mild pull along your thighs."),
            _("Stop if your knee hurts."),
        ),
        Family.SEATED: (
            _("Sit on the mat, legs long."),
            _("Bend your {side} knee."),
            _("Lean forward from your hips."),
            _("Feel a mild pull behind your {other} thigh."),
            _("Feel a mild pull behind both thighs."),
            _("Stop if your back hurts."),
        ),
        Family.STANDING: (
            _("Stand with your back to a wall."),
            _("Slide your {side} arm up."),
            _("Slide both arms up."),
            _("Feel a mild pull in your {side} shoulder."),
            _("Feel a mild pull in your shoulders."),
            _("Stop if your shoulder hurts."),
        ),
        Family.CHAIR: (
            _("Sit on a chair that does not roll."),
            _("Put your {side} ankle on your {other} knee."),
            _("Lean forward, hands on your shins."),
            _("Feel a mild pull in your {side} buttock."),
            _("Feel a mild pull in your lower back."),
            _("Stop if your hip hurts."),
        ),
    }
