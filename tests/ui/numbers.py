"""Read the numbers of a sentence, for tests that are about them and not about its words."""

import re


def numbers_in(text: str) -> list[int]:
    """Return the whole numbers of a text in their order."""
    return [int(digits) for digits in re.findall(r"\d+", text)]
