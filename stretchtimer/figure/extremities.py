"""Put flesh on hands and feet: fingers, thumb, toes, heel and sole."""

from stretchtimer.figure.bones import BALL, FINGERS, PALM, TOES, Foot, Hand, fingers_of, toes_of
from stretchtimer.figure.shapes import Ball, Lump, Part, egg
from stretchtimer.figure.vectors import Vec, add, along, in_frame, scale, unit


def foot_part(foot: Foot, side: str) -> Part:
    """Return a foot: heel, sole, five toes."""
    outer = scale(foot.inner, -1.0)
    frame = (outer, foot.toe, foot.sole)

    def at(toe: float, sole: float, out: float = 0.0) -> Vec:
        return in_frame(foot.ankle, frame, out, toe, sole)

    eggs = (
        egg(at(0.0, -0.04), frame, 0.108, 0.108, 0.108),
        egg(at(-0.12, 0.125), frame, 0.112, 0.13, 0.145),
        egg(at(0.14, 0.085), frame, 0.122, 0.18, 0.148),
        egg(at(0.36, 0.140), frame, 0.145, 0.18, 0.110),
        egg(at(BALL - 0.03, 0.182), frame, 0.152, 0.13, 0.086),
    )
    ball, toes = toes_of(foot)
    chains: list[tuple[Ball, ...]] = []
    for out, size, reach in _TOES:
        root = along(along(ball, outer, out * 0.9), foot.toe, -0.02)
        tip = along(along(ball, outer, out), toes, reach)
        chains.append(((root, size + 0.012), (tip, size)))
    spine = [(at(-0.05, 0.05), 0.13), (at(BALL + 0.15, 0.19), 0.09)]
    return Part.of(f"foot.{side}", [Lump("skin", eggs, tuple(chains))], spine, f"leg.{side}")


#: The toes from the big one: out of the middle, radius, reach.
_TOES = (
    (-0.098, 0.062, TOES - 0.06),
    (-0.025, 0.048, TOES - 0.055),
    (0.035, 0.045, TOES - 0.085),
    (0.085, 0.042, TOES - 0.12),
    (0.125, 0.04, TOES - 0.165),
)
#: The fingers from the index: towards the thumb, length, radius.
_FINGERS = ((0.083, 0.94, 0.043), (0.028, 1.04, 0.045), (-0.028, 0.98, 0.043), (-0.08, 0.78, 0.038))


def hand_part(hand: Hand, side: str) -> Part:
    """Return a hand: palm, four fingers, thumb."""
    frame = (hand.thumb, hand.palm, hand.facing)

    def at(palm: float, facing: float = 0.0, thumb: float = 0.0) -> Vec:
        return in_frame(hand.wrist, frame, thumb, palm, facing)

    palm = (
        egg(hand.wrist, frame, 0.085, 0.085, 0.075),
        egg(at(0.16), frame, 0.112, 0.11, 0.072),
        egg(at(PALM - 0.04), frame, 0.122, 0.10, 0.062),
    )
    knuckles, first, second = fingers_of(hand)
    chains: list[tuple[Ball, ...]] = []
    for aside, span, radius in _FINGERS:
        root = along(along(knuckles, hand.thumb, aside), hand.palm, -0.05)
        middle = along(along(knuckles, hand.thumb, aside * 1.12), first, FINGERS * 0.52 * span)
        tip = along(along(middle, hand.thumb, aside * 0.05), second, FINGERS * 0.48 * span)
        chains.append(((root, radius + 0.006), (middle, radius), (tip, radius - 0.006)))
    thumb_way = unit(
        add(scale(hand.palm, 1.0), add(scale(hand.thumb, 0.62), scale(hand.facing, 0.25 + 0.4 * hand.curl)))
    )
    root, middle = at(0.08, 0.0, 0.07), at(0.2, 0.01, 0.135)
    chains.append(((root, 0.06), (middle, 0.052), (along(middle, thumb_way, 0.15), 0.042)))
    spine = [(hand.wrist, 0.08), (along(knuckles, first, 0.12), 0.07)]
    return Part.of(f"hand.{side}", [Lump("skin", palm, tuple(chains), open=True)], spine, f"arm.{side}")
