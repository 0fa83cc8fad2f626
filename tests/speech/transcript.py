"""Compare what an open-vocabulary recogniser wrote down with what was said, word by word.

What differs in spelling alone is the same: case, punctuation, hyphens, digits for number words, British and
American words. Words that only sound alike are errors, but for the few of `ALIKE`.
"""

import re

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_ONES += [f"{start}teen" for start in ("thir", "four", "fif", "six", "seven", "eigh", "nine")]
_TENS = [f"{start}ty" for start in ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine")]
_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"}
#: One word in two spellings.
SPELLINGS = {
    "centre": "center",
    "centred": "centered",
    "grey": "gray",
    "ok": "okay",
    "metre": "meter",
    "metres": "meters",
    "colour": "color",
    "favour": "favor",
    "alright": "all right",
}
#: Different words that no ear tells apart and that no listener would follow differently.
ALIKE = {"mins": "minutes", "secs": "seconds", "catcow": "cat cow"}


def spoken_words(text: str) -> list[str]:
    """Return the words of a text as they sound, in one spelling."""
    plain = re.sub(r"(?<=\d)[,.](?=\d{3}\b)", "", re.sub("[’']", "", text.lower()))
    plain = re.sub(r"[^a-z0-9 ]", " ", plain)
    return [part for word in plain.split() for part in _in_one_spelling(word).split()]


def _in_one_spelling(word: str) -> str:
    if word.isdecimal() and int(word) < 1000:
        return _in_words(int(word))
    for table in (_ORDINALS, SPELLINGS, ALIKE):
        word = table.get(word, word)
    return word


def _in_words(number: int) -> str:
    """Return a number below a thousand as it is said."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        return " ".join([_TENS[number // 10 - 2], *([_ONES[number % 10]] if number % 10 else [])])
    rest = f" and {_in_words(number % 100)}" if number % 100 else ""
    return f"{_ONES[number // 100]} hundred{rest}"


def word_errors(said: str, heard: str) -> int:
    """Return how many words must be put in, left out or changed to make the one of the other."""
    a, b = spoken_words(said), spoken_words(heard)
    row = list(range(len(b) + 1))
    for i, word in enumerate(a, 1):
        before, row = row, [i]
        for j, other in enumerate(b, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (word != other)))
    return row[-1]
