"""Read routines as people type them, one stretch to a line.

    Knee to chest 3 x 30 s each side
    Cat-cow 10 reps
    10x 3s 5s ; Bridge          times, seconds, seconds between; name
    Rest 10 s

A line that ends with a colon, or begins with “Name:”, names the routine. What follows a # is not read.
"""

import re

from stretchtimer.domain.translation import gettext as _
from stretchtimer.exchange.amounts import Amounts, amounts_of
from stretchtimer.exchange.foreign import ForeignFile, ForeignRoutine, ForeignStep
from stretchtimer.exchange.limits import MAX_LINE, MAX_STEPS
from stretchtimer.exchange.matching import NameMatcher, spelled_numbers
from stretchtimer.exchange.merging import CHANGE_OVER_S
from stretchtimer.exchange.sides import without_side
from stretchtimer.exchange.text import cleaned, seconds_said

_BULLET = re.compile(r"^(?:[-*•·–—]+|\(?\d{1,2}[.)](?!\d)|\[[ xX]?\])\s*")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_TITLE = re.compile(r"^(?:name|routine|title|workout|program|programme)\s*:\s*(?P<name>.+)$", re.IGNORECASE)
#: A longer line without any number is prose.
MAX_NAME_WORDS = 12


def read(text: str, names: NameMatcher, name: str) -> ForeignFile:
    """Return the routine of a text; `name` is what it is called where it does not say."""
    lines = [line for line in text.splitlines() if line.strip()]
    warnings = []
    if len(lines) > MAX_STEPS:
        warnings.append(_("Only the first {limit} lines are read.").format(limit=MAX_STEPS))
    title = ""
    steps: list[ForeignStep] = []
    for raw in lines[:MAX_STEPS]:
        line = cleaned(_COMMENT.sub("", raw[: 4 * MAX_LINE]), MAX_LINE)
        line = _BULLET.sub("", line)
        heading = _heading(line, names)
        if heading and not title:
            title = heading
        elif line and not heading:
            steps.append(_step(raw, line, names))
    routine = ForeignRoutine(title or name, tuple(steps))
    return ForeignFile(_("Text"), (routine,) if steps else (), tuple(warnings))


def _heading(line: str, names: NameMatcher) -> str:
    found = _TITLE.match(line)
    if found:
        return found["name"]
    if line.endswith(":") and not amounts_of(line).any and names.match(line.rstrip(":")) is None:
        return line.rstrip(": ")
    return ""


def _step(raw: str, line: str, names: NameMatcher) -> ForeignStep:
    source_text = raw.strip()[: 2 * MAX_LINE]
    amounts = amounts_of(spelled_numbers(line))
    if not amounts.name or names.is_rest(amounts.name):
        return _nameless(source_text, amounts)
    if not amounts.any and names.is_change_over(amounts.name):
        return ForeignStep(source_text, amounts.name)
    if not amounts.any and names.match(without_side(amounts.name).name) is None:
        said = _(
            "No stretch in the library is called that, and there is no time or count. "
            "For a stretch of your own, write both."
        )
        return ForeignStep(source_text, amounts.name, refusal=said)
    if len(amounts.name.split()) > MAX_NAME_WORDS:
        said = _("That is too long for a name. Write one stretch to a line: name, then time or count.")
        return ForeignStep(source_text, amounts.name, refusal=said)
    return _named(source_text, amounts)


def _nameless(source_text: str, amounts: Amounts) -> ForeignStep:
    """Return a rest, or say that a time has no name."""
    if amounts.rest_s is not None or amounts.name:
        rest_s = amounts.rest_s if amounts.rest_s is not None else next(iter(amounts.durations_s), None)
        if rest_s is None and amounts.bare is not None:
            rest_s = float(amounts.bare)
        return ForeignStep(source_text, hold_s=rest_s, is_rest=True)
    return ForeignStep(source_text, refusal=_("It has no name. Write which stretch it is."))


def _named(source_text: str, amounts: Amounts) -> ForeignStep:
    remarks = list(amounts.remarks)
    hold_s = next(iter(amounts.durations_s), None)
    between_s = sum(amounts.durations_s[1:])
    rest_s = amounts.rest_s or 0.0
    if between_s:
        said = _("Changing over has a time of its own, so the {seconds} between are left out.")
        if between_s > CHANGE_OVER_S:
            said = _("A rest of {seconds} comes after the last repeat alone.")
            rest_s = max(rest_s, between_s)
        remarks.append(said.format(seconds=seconds_said(between_s)))
    return ForeignStep(
        source_text,
        amounts.name,
        hold_s,
        amounts.count,
        amounts.times,
        amounts.bare,
        max(amounts.sets, 1),
        rest_after_s=rest_s,
        slow=amounts.slow,
        remarks=tuple(remarks),
    )
