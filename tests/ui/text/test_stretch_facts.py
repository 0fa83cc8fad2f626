"""A stretch's facts in words."""

import pytest

from stretchtimer.domain.stretch import Side
from stretchtimer.storage.resources import load_catalogue
from stretchtimer.ui.text.stretch_facts import named_side

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(
    ("stretch", "side", "words"),
    [
        ("runners-lunge", Side.RIGHT, "Right foot forward, stretches the left hip"),
        ("runners-lunge", Side.LEFT, "Left foot forward, stretches the right hip"),
        ("knee-to-chest", Side.LEFT, "Left knee in"),
        ("childs-pose", Side.LEFT, "Left"),
    ],
)
def test_a_side_is_named_as_the_stretch_does_with_what_is_stretched_where_that_differs(stretch, side, words):
    assert named_side(CATALOGUE[stretch], side) == words
