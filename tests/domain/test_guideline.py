"""A hold outside the guideline gets a friendly word, one within it none."""

import pytest

from stretchtimer.domain.guideline import GUIDELINE_S, guideline_hint, guideline_text


def test_the_guideline_is_said_in_seconds():
    assert guideline_text() == "Guideline: 20–30 seconds"


@pytest.mark.parametrize("hold_s", GUIDELINE_S)
def test_what_lies_within_it_gets_no_word(hold_s):
    assert guideline_hint(hold_s) == ""


def test_what_lies_outside_is_fine_too():
    assert guideline_hint(19) == "Shorter than the 20–30 second guideline. That is fine on a sore day."
    assert guideline_hint(31) == "Longer than the 20–30 second guideline. Ease off if it stops feeling mild."
