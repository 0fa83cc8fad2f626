"""Say how a person who holds still breathes: what the breath disc shows and the figure does."""

from math import cos, pi

#: In for 4 s, out for 6 s: a longer breath out is easier on what is tight.
BREATHE_IN_S = 4.0
BREATHE_OUT_S = 6.0
BREATH_S = BREATHE_IN_S + BREATHE_OUT_S


def breath_at(elapsed_s: float) -> tuple[bool, float]:
    """Return whether it is breathed in at a second, and the share of that which has gone by."""
    into_s = elapsed_s % BREATH_S
    if into_s < BREATHE_IN_S:
        return True, into_s / BREATHE_IN_S
    return False, (into_s - BREATHE_IN_S) / BREATHE_OUT_S


def risen(inhales: bool, share: float) -> float:
    """Return how much is breathed in, from 0 to 1, at a share of a breath in or out."""
    gone = (1 - cos(pi * share)) / 2
    return gone if inhales else 1 - gone
