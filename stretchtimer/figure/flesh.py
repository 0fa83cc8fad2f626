"""Put flesh on a skeleton: every part of the body as shapes."""

from dataclasses import dataclass

from stretchtimer.figure.bones import SIDES, Skeleton
from stretchtimer.figure.extremities import foot_part, hand_part
from stretchtimer.figure.head import head_part
from stretchtimer.figure.shapes import Limb, Part, Row, smooth
from stretchtimer.figure.trunk import neck_part, pelvis_part, shirt_part

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


@dataclass(frozen=True, slots=True)
class LimbForm:
    """One of the limbs that there are: what it is called and wears, its rows, and how its joints look."""

    name: str
    limb: str
    material: str
    rows: tuple[Row, ...]
    joins: tuple[str, str]
    fade: tuple[float, float]
    shade: tuple[float, float] | None = None
    rim: bool = False

    def on(self, skeleton: Skeleton, side: str) -> Limb:
        """Return the limb of a side."""
        joins = tuple(f"{name}.{side}" if name in _PAIRED else name for name in self.joins)
        bone = skeleton.bones[f"{self.name}.{side}"]
        return Limb(self.material, bone, self.rows, (joins[0], joins[1]), self.fade, self.shade, self.rim)


_PAIRED = {"thigh", "shin", "foot", "upper-arm", "forearm", "hand"}
_LIMBS = (
    LimbForm("thigh", "leg", "bottom", THIGH_ROWS, ("pelvis", "shin"), (0.5, 0.22), (0.55, 0.25), rim=True),
    LimbForm("shin", "leg", "bottom", SHIN_ROWS, ("thigh", "foot"), (0.22, 0.0)),
    LimbForm("upper-arm", "arm", "skin", ARM_ROWS, ("shirt", "forearm"), (0.3, 0.25)),
    LimbForm("forearm", "arm", "skin", FOREARM_ROWS, ("upper-arm", "hand"), (0.25, 0.16)),
)
_SLEEVE = LimbForm("upper-arm", "arm", "top", SLEEVE_ROWS, ("shirt", ""), (0.7, 0.0), (0.6, 0.0), rim=True)


def parts_of(skeleton: Skeleton, breath: float = 0.0) -> list[Part]:
    """Return the parts of a body in no order; `breath` (0 to 1) widens the chest a little."""
    parts = [pelvis_part(skeleton), shirt_part(skeleton, breath), neck_part(skeleton), head_part(skeleton)]
    for side in SIDES:
        for kind in _LIMBS:
            limb = kind.on(skeleton, side)
            shapes = [limb, _SLEEVE.on(skeleton, side)] if kind.name == "upper-arm" else [limb]
            spine = ((limb.bone.start, limb.rows[1][1]), (limb.bone.end, limb.rows[-1][1]))
            parts.append(Part.of(f"{kind.name}.{side}", shapes, spine, f"{kind.limb}.{side}"))
        parts.append(foot_part(skeleton.feet[side], side))
        parts.append(hand_part(skeleton.hands[side], side))
    return parts
