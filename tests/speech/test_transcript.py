"""What is written down differently but sounds the same is no error; everything else is."""

import pytest

from tests.speech.transcript import spoken_words, word_errors


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Lie on your back, knees bent.", "lie on your back knees bent"),
        ("Next, cat-cow.", "Next, cat cow."),
        ("Thirty-eight seconds left.", "38 seconds left."),
        ("One hundred and five seconds.", "105 seconds"),
        ("Twenty minutes to go.", "20 minutes to go"),
        ("Hold for ten.", "Hold for 10."),
        ("Next, child’s pose.", "next childs pose"),
        ("A hand's width to the left.", "a hands width to the left"),
        ("Come to the centre.", "Come to the center."),
        ("First, the right leg.", "1st, the right leg."),
    ],
)
def test_another_spelling_is_no_error(said, heard):
    assert word_errors(said, heard) == 0


@pytest.mark.parametrize(
    ("said", "heard", "errors"),
    [
        ("Your back rounds a little.", "Your backgrounds a little.", 2),
        ("Hold.", "", 1),
        ("", "Thank you.", 2),
        ("Left knee up.", "Right knee up.", 1),
        ("Your heel down.", "Your heal down.", 1),
        ("Ten.", "Ten. Ten.", 1),
        ("Fifty seconds.", "15 seconds.", 1),
    ],
)
def test_other_words_are_errors(said, heard, errors):
    assert word_errors(said, heard) == errors


def test_numbers_are_said_as_they_are_read_out():
    said = " ".join(spoken_words("0, 9, 19, 45, 120, 1,000"))
    assert said == "zero nine nineteen forty five one hundred and twenty 1000"
