"""Find times, counts and rests in a line that a person typed, and leave the name."""

import re
from dataclasses import dataclass, field

from stretchtimer.domain.breath import BREATH_S
from stretchtimer.domain.translation import gettext as _
from stretchtimer.exchange.text import seconds_said, tidy_text

_NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "sixty": 60, "ninety": 90,
}  # fmt: skip
_COUNTED = r"(?:reps?|repetitions?|cycles?|rounds?|rolls?|rotations?)"
_SEC = r"(?:seconds?|secs?|s|\")"
_MIN = r"(?:minutes?|mins?|m|')"
_UNIT = rf"(?:{_SEC}|{_MIN}|{_COUNTED}|breaths?|times|sets?|x)"
_START = r"(?<![\w.,:])"
_NUM = rf"{_START}(\d{{1,9}})"
_END = r"(?!\w)"
_DURATION = (
    rf"{_START}(?:(?P<clock_m>\d{{1,3}}):(?P<clock_s>[0-5]\d)(?:\s*{_MIN}{_END})?"
    rf"|(?P<minutes>\d{{1,9}}(?:[.,]\d{{1,3}})?)\s?-?{_MIN}{_END}"
    rf"(?:\s?(?:and\s)?(?P<and_s>\d{{1,2}})\s?-?{_SEC}{_END})?"
    rf"|(?P<seconds>\d{{1,9}}(?:[.,]\d{{1,3}})?)\s?-?{_SEC}(?!\w))"
)
_WORD_NUMBER = re.compile(
    rf"\b({'|'.join(sorted(_NUMBER_WORDS, key=len, reverse=True))})(?=[ -]{_UNIT}{_END})", re.I
)
_TIMES_SIGN = re.compile(r"(?<=\d)\s?[xX*]\s?(?=\d)|(?<=\d)\s?[xX*](?!\w)|(?<!\w)[xX*]\s?(?=\d)")
_RANGE = re.compile(rf"{_START}(\d{{1,4}})\s?(?:-|to)\s?(\d{{1,4}})(?=\s?-?{_UNIT}{_END}|\s*$)", re.I)
_THEN = r"(?:\b(?:with|then|and)\s)?"
_BETWEEN = r"(?:\s(?:in )?between[^,;]*)?"
_RESTS = (
    re.compile(rf"{_THEN}\b(?:rest|break|pause)s?(?:\s(?:of|for))?:?\s?{_DURATION}{_BETWEEN}", re.I),
    re.compile(rf"{_THEN}{_DURATION}\s(?:of\s)?(?:rest|break|pause)s?\b{_BETWEEN}", re.I),
)
_TIME = re.compile(_DURATION, re.I)
_SETS = re.compile(
    rf"{_NUM}\s?(?:x\s)?sets?{_END}(?:\s(?:of|x){_END})?|\bsets?[:\s]\s?(?P<after>\d{{1,9}}){_END}", re.I
)
_TIMES_OF = re.compile(rf"{_NUM} x (?=\d)", re.I)
_COUNT = re.compile(
    rf"{_NUM}[\s-]?{_COUNTED}{_END}|\b(?:reps?|repetitions?)[:\s]\s?(?P<after>\d{{1,9}}){_END}", re.I
)
_BREATHS = re.compile(rf"{_NUM}\s?(?:deep\s|slow\s)?breaths?{_END}", re.I)
_TIMES = re.compile(
    rf"{_NUM}\s?(?:x|times){_END}|(?<!\w)x (?P<after>\d{{1,9}}){_END}|\b(?P<twice>twice)\b", re.I
)
_SLOW = re.compile(r"[(,]?\s?\b(?:slow|slowly)\b\)?", re.I)
_BARE = re.compile(rf"{_NUM}(?=\s*(?:$|each\b|per\b|both\b|every\b|either\b|[,;()]))", re.I)
_AROUND = re.compile(
    r"^(?:hold|for|of|at|do|and)\s|\s(?:hold(?:ing|s)?(?:\s(?:it|each))?|for|of|at|then|and|with)$", re.I
)


@dataclass(slots=True)
class Amounts:
    """What a line asks for; `durations_s` in order, `name` is the rest of it."""

    name: str
    durations_s: list[float] = field(default_factory=list)
    sets: int = 1
    times: int | None = None
    count: int | None = None
    bare: int | None = None
    rest_s: float | None = None
    slow: bool = False
    remarks: list[str] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """Tell whether a time or a count was found."""
        found = (self.times, self.count, self.bare, self.rest_s)
        return bool(self.durations_s) or self.sets != 1 or any(one is not None for one in found)

    def cut(self, found: re.Match[str]) -> None:
        """Take what was found out of the name."""
        self.name = f"{self.name[: found.start()]} , {self.name[found.end() :]}"


def amounts_of(line: str) -> Amounts:
    """Return the amounts of a line. “10x 3s 5s ; label” is ten times three seconds, each then five."""
    text = _WORD_NUMBER.sub(lambda found: str(_NUMBER_WORDS[found[1].lower()]), tidy_text(line))
    amounts = Amounts(_spaced(text))
    _take_range(amounts)
    _take_rest(amounts)
    _take_repeats(amounts)
    _take_times(amounts)
    found = _SLOW.search(amounts.name)
    if found:
        amounts.slow = True
        amounts.cut(found)
    amounts.name = _name(amounts.name)
    return amounts


def _spaced(text: str) -> str:
    return " ".join(_TIMES_SIGN.sub(" x ", text).split())


def _take_range(amounts: Amounts) -> None:
    found = _RANGE.search(amounts.name)
    if found:
        less = min(int(found[1]), int(found[2]))
        amounts.name = f"{amounts.name[: found.start()]}{less}{amounts.name[found.end() :]}"
        said = _("Of “{range}” the smaller number was taken.")
        amounts.remarks.append(said.format(range=found[0]))


def _take_rest(amounts: Amounts) -> None:
    for pattern in _RESTS:
        found = pattern.search(amounts.name)
        if found:
            amounts.rest_s = _seconds(found)
            amounts.cut(found)
            return


def _take_repeats(amounts: Amounts) -> None:
    """Take “3 sets of” and “3 x” before another number."""
    for pattern in (_SETS, _TIMES_OF):
        found = pattern.search(amounts.name)
        if found:
            amounts.sets *= _whole(found)
            amounts.name = f"{amounts.name[: found.start()]}{amounts.name[found.end() :]}".strip()


def _take_times(amounts: Amounts) -> None:
    found = _BREATHS.search(amounts.name)
    if found:
        seconds = BREATH_S * _whole(found)
        amounts.durations_s.append(seconds)
        said = _("{count} breaths are {seconds}.")
        amounts.remarks.append(said.format(count=_whole(found), seconds=seconds_said(seconds)))
        amounts.cut(found)
    while (found := _TIME.search(amounts.name)) and len(amounts.durations_s) < 20:
        amounts.durations_s.append(_seconds(found))
        amounts.cut(found)
    found = _COUNT.search(amounts.name)
    if found:
        amounts.count = _whole(found)
        amounts.cut(found)
    found = _TIMES.search(amounts.name)
    if found:
        amounts.times = 2 if found["twice"] else _whole(found)
        amounts.cut(found)
    found = _BARE.search(amounts.name)
    if found and amounts.count is None and not amounts.durations_s:
        amounts.bare = _whole(found)
        amounts.cut(found)


def _seconds(found: re.Match[str]) -> float:
    if found["clock_m"]:
        return int(found["clock_m"]) * 60.0 + int(found["clock_s"])
    if found["minutes"]:
        return float(found["minutes"].replace(",", ".")) * 60 + int(found["and_s"] or 0)
    return float(found["seconds"].replace(",", "."))


def _whole(found: re.Match[str]) -> int:
    return int(found[1] or found["after"])


def _name(text: str) -> str:
    """Return the rest of a line without the marks and little words that stood around its amounts."""
    pieces = [piece.strip(" ,;:-=.@+") for piece in re.split(r"\s,\s", f" {text} ")]
    name = ", ".join(piece for piece in pieces if piece and piece not in ("()", "[]"))
    name = re.sub(r"[(\[][\s,]*[)\]]", " ", name)
    for _round in range(3):
        name = _AROUND.sub("", " ".join(name.split())).strip(" ,;:-=@+")
    return re.sub(r"\s*,(?:\s*,)+", ",", name)
