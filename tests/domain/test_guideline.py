"""A hold is compared with what is usually advised."""

import pytest

from stretchtimer.domain.guideline import beside_guideline


@pytest.mark.parametrize("hold_s", [20.0, 25.0, 30.0])
def test_nothing_is_said_within_the_guideline(hold_s):
    assert beside_guideline(hold_s) == ""


@pytest.mark.parametrize(("hold_s", "word"), [(19.9, "Shorter"), (30.1, "Longer")])
def test_a_hold_outside_is_told_which_way(hold_s, word):
    assert beside_guideline(hold_s).startswith(f"{word} than the 20–30 second guideline.")
