"""Decide on which side words are louder: a text about one side alone sounds from there."""

from collections.abc import Callable

Gains = tuple[float, float]
Pan = Callable[[str], Gains]

CENTRE: Gains = (1.0, 1.0)
#: The far side stays half as loud in amplitude, so that one earphone hears every word.
FAR = 0.5
_PUNCTUATION = ".,;:!?…“”‘’'\"()"


def gains_of(text: str, left_word: str, right_word: str) -> Gains:
    """Return the gains left and right of a text, given the language's words for the sides."""
    words = {word.strip(_PUNCTUATION).lower() for word in text.split()}
    left, right = (bool(word) and word.lower() in words for word in (left_word, right_word))
    if left == right:
        return CENTRE
    return (1.0, FAR) if left else (FAR, 1.0)
