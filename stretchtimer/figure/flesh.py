"""Put flesh on a skeleton: every part of the body as shapes."""

from stretchtimer.figure.bones import SIDES, Skeleton
from stretchtimer.figure.extremities import foot_part, hand_part
from stretchtimer.figure.head import head_part
from stretchtimer.figure.shapes import Limb, Part, Shape, smooth, taper
from stretchtimer.figure.trunk import neck_part, trunk_part

_N = 8
THIGH_ROWS = smooth(
    (
        (0, 0.43, -0.05),
        (0.10, 0.428, -0.045),
        (0.25, 0.405, -0.02),
        (0.42, 0.362, 0.01),
        (0.60, 0.312, 0.02),
        (0.78, 0.264, 0.012),
        (0.90, 0.243, 0.006),
        (1, 0.232, 0),
    ),
    _N,
)
SHIN_ROWS = smooth(
    (
        (0, 0.232, 0),
        (0.08, 0.226, -0.012),
        (0.18, 0.228, -0.044),
        (0.30, 0.232, -0.066),
        (0.42, 0.216, -0.058),
        (0.58, 0.178, -0.034),
        (0.75, 0.140, -0.012),
        (0.88, 0.120, 0),
        (1, 0.112, 0),
    ),
    _N,
)
ARM_ROWS = smooth(
    (
        (0, 0.212, 0),
        (0.12, 0.21, 0),
        (0.3, 0.19, 0),
        (0.5, 0.172, 0),
        (0.7, 0.156, 0),
        (0.86, 0.143, 0),
        (1, 0.136, 0),
    ),
    7,
)
FOREARM_ROWS = smooth(
    (
        (0, 0.136, 0),
        (0.1, 0.146, 0),
        (0.24, 0.154, 0),
        (0.42, 0.142, 0),
        (0.62, 0.118, 0),
        (0.82, 0.096, 0),
        (1, 0.086, 0),
    ),
    7,
)
SLEEVE_ROWS = smooth(((0, 0.232, 0), (0.14, 0.229, 0), (0.3, 0.216, 0), (0.44, 0.212, 0)), 5)
_LIMBS = (
    ("thigh", "bottom", THIGH_ROWS, taper(_N, 0.5, 0.22), taper(_N, 0.55, 0.25), "leg"),
    ("shin", "bottom", SHIN_ROWS, taper(_N, 0.22, 0), (), "leg"),
    ("upper-arm", "skin", ARM_ROWS, taper(7, 0, 0.25), (), "arm"),
    ("forearm", "skin", FOREARM_ROWS, taper(7, 0.25, 0.16), (), "arm"),
)
_SLEEVE_EDGE, _SLEEVE_SHADE = taper(5, 0.7, 0), taper(5, 0.6, 0)


def parts_of(skeleton: Skeleton, breath: float = 0.0) -> list[Part]:
    """Return the parts of a body in no order; `breath` (0 to 1) widens the chest a little."""
    parts = [trunk_part(skeleton, "pelvis", 0.0), trunk_part(skeleton, "shirt", breath), neck_part(skeleton)]
    parts.append(head_part(skeleton))
    for side in SIDES:
        for name, tone, rows, edge, shade, limb in _LIMBS:
            bone = skeleton.bones[f"{name}.{side}"]
            shapes: list[Shape] = [Limb(tone, bone, rows, edge, shade)]
            if name == "upper-arm":
                shapes.append(Limb("top", bone, SLEEVE_ROWS, _SLEEVE_EDGE, _SLEEVE_SHADE))
            spine = [(bone.start, rows[1][1]), (bone.end, rows[-1][1])]
            parts.append(Part.of(f"{name}.{side}", shapes, spine, f"{limb}.{side}"))
        parts.append(foot_part(skeleton.feet[side], side))
        parts.append(hand_part(skeleton.hands[side], side))
    return parts
