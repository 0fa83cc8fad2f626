"""Read the exercises of Workrave: one XML file, all exercises together one routine.

Source: the program's `exercises.xml` and `Exercise.cc`: a sequence shows its images in turn until its
duration (15 s where not given) is over, an image 1 s where not given; `mirrorx` is the other side.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stretchtimer.domain.translation import gettext as _
from stretchtimer.exchange.foreign import ForeignFile, ForeignRoutine, ForeignStep
from stretchtimer.exchange.json_values import entry_text, seconds_of
from stretchtimer.exchange.limits import MAX_STEPS, RefusedError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAME = "Workrave"
USUAL_S, USUAL_IMAGE_S = 15.0, 1.0
#: A shorter turn on one side is a movement between the sides, not a hold.
SHORTEST_TURN_S = 5.0
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read(content: bytes, where: str) -> ForeignFile:
    """Return the exercises of a file; raise RefusedError where it is damaged, unsafe or something else."""
    root = _parsed(content, where)
    if root.tag not in ("exercises", "exercise"):
        said = _("{file} is XML, but it holds no exercises of Workrave. Choose its exercises.xml.")
        raise RefusedError(said.format(file=where))
    exercises = [root] if root.tag == "exercise" else root.findall("exercise")
    if not exercises:
        said = _("{file} is of Workrave, but there is no exercise in it. Choose another file.")
        raise RefusedError(said.format(file=where))
    steps = tuple(_step(exercise) for exercise in exercises[: MAX_STEPS + 1])
    return ForeignFile(NAME, (ForeignRoutine(_("Workrave exercises"), steps),))


def _parsed(content: bytes, where: str) -> "Element":
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        # a document type may hold entities that grow without end, and default values that do
        root: Element = fromstring(content, forbid_dtd=True)
    except ParseError as error:
        said = _("{file} is damaged in line {line}. Export it once more, or ask for it again.")
        raise RefusedError(said.format(file=where, line=error.position[0])) from None
    except DefusedXmlException:
        said = _(
            "{file} declares entities or a document type, which can be a trap, so it is not read. "
            "Take those lines out, or type the routine."
        )
        raise RefusedError(said.format(file=where)) from None
    except (ValueError, LookupError):
        said = _("{file} is written in an encoding that cannot be read. Save it as UTF-8.")
        raise RefusedError(said.format(file=where)) from None
    return root


def _step(exercise: "Element") -> ForeignStep:
    name = _text(exercise, "title")
    sequence = exercise.find("sequence")
    duration_s = _seconds(sequence, USUAL_S)
    source_text = entry_text(name, duration_s)
    if duration_s is None:
        return ForeignStep(
            source_text, name, refusal=_("Its duration is not a length of time, so it is left out.")
        )
    if sequence is None:
        return ForeignStep(source_text, name)
    turns = list(_turns(sequence))
    if len({mirrored for mirrored, _seconds_of_turn in turns}) < 2:
        return ForeignStep(source_text, name, duration_s)
    turn_s = turns[0][1]
    both_s = turn_s + turns[1][1]
    if turn_s < SHORTEST_TURN_S or len(turns) > 2:
        return ForeignStep(source_text, name, duration_s / 2, both_sides=True)
    return ForeignStep(
        source_text, name, turn_s, repeats=max(1, round(min(duration_s / both_s, 100))), both_sides=True
    )


def _turns(sequence: "Element") -> Iterator[tuple[bool, float]]:
    """Yield the images of one round as turns: whether they are mirrored, and how long they are together."""
    side: bool | None = None
    length_s = 0.0
    for image in sequence.findall("image")[:MAX_STEPS]:
        mirrored = image.get("mirrorx") == "yes"
        if side is not None and mirrored is not side:
            yield side, length_s
            length_s = 0.0
        side = mirrored
        length_s += _seconds(image, USUAL_IMAGE_S) or USUAL_IMAGE_S
    if side is not None:
        yield side, length_s


def _seconds(element: "Element | None", usual_s: float) -> float | None:
    value = None if element is None else element.get("duration")
    if value is None:
        return usual_s
    try:
        return seconds_of(float(value))
    except ValueError:
        return None


def _text(exercise: "Element", tag: str) -> str:
    """Return an English text of an exercise, or the first one where there is none."""
    texts = {(found.get(_LANGUAGE) or "")[:2]: found.text or "" for found in reversed(exercise.findall(tag))}
    return texts.get("") or texts.get("en") or next(iter(texts.values()), "")
