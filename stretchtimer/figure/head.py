"""Put flesh on the head: skull, hair with its knot, ear and face."""

from stretchtimer.figure.bones import Skeleton
from stretchtimer.figure.shapes import Cap, FaceShape, Lump, Part, PartLayer, egg
from stretchtimer.figure.vectors import Vec, along, in_frame

#: The skull's centre in the head's frame (up, front) and its half axes.
UP, FRONT = 0.05, -0.02
SKULL = (0.335, 0.415, 0.405)
#: The hair covers the skull where a point of it lies above this plane of the head's frame.
HAIR_WAY, HAIR_FROM = (0.0, 0.70, -0.714), -0.19


def head_part(skeleton: Skeleton) -> Part:
    """Return the head."""
    centre, frame = skeleton.joints["head"], skeleton.frames["head"]

    def at(left: float, up: float, front: float) -> Vec:
        return in_frame(centre, frame, left, up, front)

    skull = egg(at(0, UP, FRONT), frame, *SKULL)
    jaw = egg(at(0, -0.23, 0.135), frame, 0.215, 0.20, 0.215)
    nose = egg(at(0, -0.115, 0.40), frame, 0.045, 0.05, 0.055)
    nape = egg(at(0, -0.12, -0.16), frame, 0.28, 0.22, 0.21)
    back = egg(at(0, 0.08, -0.07), frame, 0.368, 0.425, 0.355)
    knot = egg(at(0, 0.56, -0.15), frame, 0.165, 0.16, 0.165)
    ears = [egg(at(sign * 0.335, -0.06, -0.05), frame, 0.035, 0.095, 0.062) for sign in (1, -1)]
    bare = (
        Lump("skin", (nose, skull, jaw)),
        Cap("hair", skull, HAIR_WAY, HAIR_FROM),
        FaceShape("skin", centre, frame, skull, (ears[0], ears[1])),
    )
    return Part(
        "head",
        (
            # the hair behind covers the head once the face is turned well away
            PartLayer(along(back[0], frame[2], -0.03), (Lump("hair", (back, nape)),)),
            PartLayer(skull[0], bare),
            PartLayer(knot[0], (Lump("hair", (knot, knot)),)),
        ),
        ((skull[0], 0.37),),
    )
