"""Find where the trunk comes nearest to the floor."""

from math import sqrt

from stretchtimer.figure.bones import Skeleton
from stretchtimer.figure.vectors import in_frame, length

#: Rings of the trunk that may touch the floor: joint, frame, up the frame, half width, half depth, forward.
_RINGS = (
    ("pelvis", "pelvis", -0.20, 0.53, 0.385, -0.06),
    ("pelvis", "pelvis", 0.08, 0.60, 0.415, -0.07),
    ("sacrum", "lumbar", -0.05, 0.57, 0.375, -0.035),
    ("sacrum", "lumbar", 0.20, 0.50, 0.34, 0.01),
    ("waist", "middle", 0.05, 0.47, 0.322, 0.03),
    ("waist", "middle", 0.45, 0.55, 0.36, 0.05),
    ("chest", "upper", 0.05, 0.60, 0.383, 0.058),
    ("chest", "upper", 0.36, 0.56, 0.32, 0.02),
)

_SEAT_R = 0.40


def lowest_of_trunk(skeleton: Skeleton) -> float:
    """Return the height of the lowest point of trunk and head, in head heights above the floor."""
    lowest = 9.0
    for joint, name, up, width, depth, forward in _RINGS:
        left, upward, front = skeleton.frames[name]
        y = skeleton.joints[joint][1] + upward[1] * up + front[1] * forward
        wide, deep = left[1] * width, front[1] * depth
        lowest = min(lowest, y - sqrt(wide * wide + deep * deep))
    seat = in_frame(skeleton.joints["pelvis"], skeleton.frames["pelvis"], 0.0, -0.02, -0.06)
    lowest = min(lowest, seat[1] - _SEAT_R)
    left, upward, front = skeleton.frames["head"]
    centre = in_frame(skeleton.joints["head"], skeleton.frames["head"], 0.0, 0.05, -0.02)
    radius = length((left[1] * 0.355, upward[1] * 0.43, front[1] * 0.425))
    return min(lowest, centre[1] - radius)
